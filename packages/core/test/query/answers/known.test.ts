import { expect, test } from 'vitest';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { answer, QUESTIONS, type Question } from '../../../src/query/answers/answer.ts';
import { openDesk } from '../../../src/query/answers/desk.ts';
import type { Parameters } from '../../../src/query/answers/parameters.ts';
import type { SearchAnswer } from '../../../src/query/answers/search.ts';
import { sourceText } from '../../../src/text/source-text.ts';

/** What is known by 1 February, and as much beside it, with a canary in it, that is known later. */
const LEDGER = `party @anna "Anna"
party @ben "Ben"
person @eve "Eve"
source @early "Early"
  published 2026-01-02
source @late "Canary"
  published 2026-03-01
office @mayor "Mayor"
  of     @anna
  holder @eve from 2025
    source @late
group @crew "Crew"
  size   7777777
    source @late
  member @eve
    source @late
2026-01-01 promise @p "Sing"
  from   @anna
  to     @ben
  will   @anna sings
  by     2026-01-31
  stake  @ben "canary" 5 EUR
    source @late
  source @early
  source @late p4 via "a canary"
2026-01-20 event @seen "Seen"
  did @anna sings for @p
  source @early
  source @late denies via "a canary"
2026-01-20 event @unseen "Canary event"
  did @anna sings for @p
  source @late
2026-01-22 rated @p broken
  by @ben
  because "canary"
  source @late
2026-01-23 claim @claim by @ben "canary"
  about @p
  source @late
2026-01-24 response @reply
  to @p, @seen
  from @ben
  text "canary"
  source @late
2026-01-11 promise @unheard "Canary promise" #canary
  from @anna
  to @ben
  will @anna dances
  source @late
2026-01-11 promise @other "Dance no more"
  from @ben
  to @anna
  never @anna dances
  source @early
2026-01-12 request @request "Canary request"
  from @ben
  to @anna
  will @anna dances
  source @late
`;

const IDS = ['@p', '@seen', '@anna', '@ben', '@eve', '@mayor', '@crew', '@early'];
const ABOUT_ONE: readonly Question[] = [
  'promise',
  'history',
  'party',
  'record',
  'source',
  'entry',
  'retraction',
];
const desk = openDesk([sourceText('a.troth', LEDGER)], { today: () => dayOf(2026, 3, 5) });

/** An answer, without the lines of the file and the names in them. */
function told(question: Question, parameters: Parameters): string {
  return JSON.stringify(answer(desk, question, parameters), (key, value) =>
    key === 'lines' || key === 'names' ? undefined : value,
  );
}

// Every source is listed, as all names are; `out` says which were not published yet.
const LISTING: readonly Question[] = ['sources', 'files'];
const asked: [Question, Parameters][] = [
  ...(Object.keys(QUESTIONS) as Question[])
    .filter((question) => !LISTING.includes(question))
    .map((question): [Question, Parameters] => [question, {}]),
  ...ABOUT_ONE.flatMap((question) => IDS.map((id): [Question, Parameters] => [question, { id }])),
  ['changes', { axis: 'on', from: '2026-01-01', to: '2026-01-31' }],
  ['search', { text: 'sing' }],
];

test.each(asked)('%s %j does not tell what was not known by a day', (question, parameters) => {
  const text = told(question, { ...parameters, known: '2026-02-01' });
  expect(text).not.toMatch(/canary|7,?777,?777|"holds"|"belongs to"|(?:holder|member) Eve/i);
});

function searched(text: string, known?: string): SearchAnswer {
  const found = answer(desk, 'search', { text, ...(known && { known }) });
  if (found.kind === 'refusal') throw new Error(found.message);
  return found.body;
}

test.each(['canary', '7777777', '@late', 'p4'])('a search finds nothing by %s before it is known', (text) => {
  expect(searched(text, '2026-02-01').matching).toBe(0);
  expect(searched(text, '2026-03-01').matching).toBeGreaterThan(0);
  expect(searched(text).matching).toBeGreaterThan(0);
});

test.each([
  ['dances', ['@other']],
  ['@early', ['@early', '@seen', '@other', '@p']],
  ['holder', []],
  ['mayor', ['@mayor']],
])('a search for %s finds the entries that say it as far as they are known', (text, ids) => {
  expect(searched(text, '2026-02-01').found.map(({ id }) => id)).toEqual(ids);
});

test.each(['@anna', '@mayor', '@crew', '@eve'])('tenures of %s are told once they are known', (id) => {
  expect(told('party', { id })).toMatch(/"holds"|"belongs to"/);
});
