import { conflictsOf, dayOf, judge, Ledger, sourceText } from '@troth/core';
import { expect, test } from 'vitest';

// What is said of why promises cannot be kept, where that is more than the rule between them.

const START = `party @court "Court"
party @press "Press"
party @town "Town"
person @kim "Kim"
person @lee "Lee"
office @town/mayor "Mayor"
  of     @town
  holder @kim until 2026-03-31
  holder @lee from 2026-04-01
thing @estate "Estate"
thing @orchard "Orchard"
  part of @estate
deed ?who fines ?person
  once per ?person
deed ?who sells ?what
  once per ?what
deed ?who closes ?what
  excludes ?anyone opens ?what
`;

function promise(id: string, deed: string): string {
  return `2026-02-20 promise ${id}
  from @court
  to   @press
  will ${deed}
`;
}

function why(...texts: readonly string[]): readonly string[] {
  const judgement = judge(Ledger.read([sourceText('p.troth', START + texts.join(''))]), {
    on: dayOf(2026, 3, 1),
  });
  return conflictsOf(judgement).conflicts.map((conflict) => conflict.why);
}

const FINED = '“who fines person” can be done only once per person (p.troth:13).';

test('who holds an office, and when', () => {
  const both = ['@town/mayor', '@kim', '@lee'].map((who, at) =>
    promise(`@p${at}`, at === 0 ? `@town fines ${who}` : `@court fines ${who}`),
  );
  expect(why(...both)).toEqual([
    `${FINED} @kim holds @town/mayor until 31 Mar 2026 (p.troth:6). @lee holds @town/mayor from 1 Apr 2026 (p.troth:6).`,
  ]);
});

test('what was done once to a whole, and on which day', () => {
  const sold = '2026-02-10 event\n  did @town sells @estate\n';
  expect(why(sold, promise('@p', '@court sells @orchard'))).toEqual([
    '“who sells what” can be done only once per what (p.troth:15). @orchard lies within @estate (p.troth:11). ' +
      'Counted as done: what happened on 10 Feb 2026 (p.troth:19).',
  ]);
});

test('what excludes a deed, and was done', () => {
  const closed = '2026-02-10 event @closing\n  did @town closes @orchard\n';
  expect(why(closed, promise('@p', '@court opens @orchard'))).toEqual([
    '“who closes what” excludes “anyone opens what” (p.troth:17). Counted as done: @closing (p.troth:19).',
  ]);
});

const LOANS = `limit "Year"
  on @court pays ?sum to ?whom
  at most 10k EUR
  in 2026
limit "Month"
  on @court pays ?sum to ?whom
  at most 3000 EUR
  per month
`;

function payment(id: string, amount: string, when: string): string {
  return `2026-02-20 promise ${id}
  from @court
  to   @press
  will @court pays ${amount} to @press
${when}`;
}

test('the limits that are short, and who asks for something in their time', () => {
  const soon = payment('@soon', '2000 EUR', '  by 2026-03-31\n');
  const then = payment('@then', '2000 EUR', '  starting 2026-03-10\n  by 2026-03-31\n');
  const later = payment('@later', '2000 EUR', '  starting 2026-05-01\n  by 2026-05-31\n');
  expect(why(LOANS, soon, then, later)).toEqual([
    '“Month” (p.troth:23) allows 3000 EUR per month; @soon asks for 2000 and @then asks for 2000.',
  ]);
});

test('a limit on people, and not how many people there are', () => {
  const crew =
    'group @crew "Crew"\n  size 5\nlimit "Fines"\n  on ?who fines ?person\n  at most 3\n  in 2026\n';
  const fines = ['@court', '@town'].map(
    (who, at) => `${promise(`@p${at}`, `${who} fines 2 of @crew`)}  by 2026-12-31\n`,
  );
  expect(why(crew, ...fines)).toEqual([
    '“Fines” (p.troth:21) allows 3 in 2026; @p0 asks for 2 and @p1 asks for 2.',
  ]);
});

const GROUP = 'group @herd "herd"\n  size 3\nparty @zoo "Zoo"\ndeed ?who sends ?animal\n  once per ?animal\n';

test('once only for some of a group, where nothing else is in the way, and a day that is not certain', () => {
  const sent = '2026-02-10/2026-02-25 event\n  did @zoo sends 1 of @herd\n';
  expect(why(GROUP, sent, promise('@p', '@court sends @herd'))).toEqual([
    '“who sends animal” can be done only once per animal (p.troth:22). ' +
      'Counted as done: what happened some day in 10..25 Feb 2026 (p.troth:24).',
  ]);
});

test('how much a sum allows, and what is asked of it', () => {
  const ban = (sum: string) => promise('@cap', '').replace('will ', `never @court pays ${sum} to @town`);
  const pays = ['@one', '@two'].map((id, at) => promise(id, `@court pays ${at + 2}0 EUR to @town`));
  expect(why(ban('50 EUR'), ...pays)).toEqual([
    '@cap allows less than 50 EUR; @one asks for 20 and @two asks for 30.',
  ]);
  expect(why(ban('more than 40 EUR'), ...pays)).toEqual([
    '@cap allows at most 40 EUR; @one asks for 20 and @two asks for 30.',
  ]);
});

test('a limit on deeds asks for one of each, whatever the sum, and says when nothing is left', () => {
  const limit = 'limit "Loans"\n  on @court lends ?sum to ?whom\n  at most 1\n  at any time\n';
  const lends = promise('@one', '@court lends 10 EUR to @press');
  expect(why(limit, lends, promise('@two', '@court lends 20 EUR to @town'))).toEqual([
    '“Loans” (p.troth:19) allows 1; @one asks for one and @two asks for one.',
  ]);
  expect(why(limit, lends, '2026-02-21 event\n  did @court lends 5 EUR to @town\n')).toEqual([
    '“Loans” (p.troth:19) allows 1, of which nothing is left; @one asks for one.',
  ]);
});

test('how many there may be, without an upper end', () => {
  const herd = GROUP.replace('size 3', 'size 3..');
  expect(
    why(herd, promise('@one', '@court sends 2 of @herd'), promise('@two', '@zoo sends 2 of @herd')),
  ).toEqual([
    '“who sends animal” can be done only once per animal (p.troth:22). ' +
      '@herd has 3 or more (p.troth:19); @one asks for 2 and @two asks for 2.',
  ]);
});

test('which deed another has to wait for', () => {
  const waits = promise(
    '@one',
    '@court sells @estate\n  starting 10 days after @town opens @orchard\n  by 2026-03-05',
  );
  expect(why(waits)).toEqual(['What @one asks for has to wait until 10 days after “@town opens @orchard”.']);
});

test('a group of which nothing says how many it has, and the size that would be enough', () => {
  expect(why('group @hens "Hens"\n', promise('@eggs', '@court lends 12 of @hens to @press'))).toEqual([
    'How many @hens has is not said (p.troth:19), so there may be too few; @eggs asks for 12. `size 12..` below the group would say that there are enough.',
  ]);
});
