import { expect, test } from 'vitest';
import { fullTerms } from '../../../src/ledger/deal-terms.ts';
import type { Entry, PromiseEntry } from '../../../src/ledger/entry.ts';
import { dutyText, promiseText } from '../../../src/query/words/promise-text.ts';
import { judged } from '../judged.ts';

const PARTIES = `party @a "Anna"
party @b "Ben"
person @carl "Carl"
office @a/head "Head"
  of @a
  holder @carl
group @bikes "bikes"
  size 9
`;

/** The sentence for @p. */
function sentence(text: string): string {
  const { ledger, judgement } = judged(PARTIES + text, '2026-06-01');
  const entry = ledger.find('p') as Entry as PromiseEntry;
  const standing = judgement.promises.find((one) => one.entry === entry);
  return promiseText(ledger, entry, standing?.terms ?? fullTerms(entry), standing?.changed);
}

const cases: [what: string, ledger: string, expected: string][] = [
  [
    'an amount in braces',
    `2026-03-01 promise @p
  from @a
  to @b
  if   @{b}は@{a}に{more than 5 EUR}を渡す
  will @{a}は@{b}に{800000 JPY}を支払う
`,
    'On 1 Mar 2026 Anna promised Ben: if BenはAnnaにmore than 5 EURを渡す, AnnaはBenに800,000 JPYを支払う.',
  ],
  [
    'a promise',
    `2026-03-01 promise @p
  from @a
  to @b
  will @a lends 3 of @bikes to @b
  by 2026-03`,
    'On 1 Mar 2026 Anna promised Ben: Anna lends 3 of bikes to Ben, by 31 Mar 2026.',
  ],
  [
    'with conditions and alternatives',
    `2026-03/2026-04 promise @p
  from @a through @carl as @a/head
  to @b
  if @b asks @a by 2026-05-01
  or if no @b walks home by 2026-04-01
  if @q is kept
  will @a lends the bike to @b
  or will @a drives @b home
  never @a sells the bike until 2027
  within 10 days
  unless @b moves away
2026-03-01 promise @q
  from @b
  to @a
  will @b waits`,
    'Some day in 1 Mar..30 Apr 2026 Anna (through Carl as Head) promised Ben: if Ben asks Anna by 1 May 2026 or ' +
      'no Ben walks home by 1 Apr 2026, if @q is kept, Anna lends the bike to Ben or Anna drives Ben home; ' +
      'never: Anna sells the bike until 31 Dec 2027, within 10 days; unless Ben moves away.',
  ],
  [
    'durations in the words that they were written in',
    `2026-03-01 promise @p
  from @a
  to @b
  if no @b asks by 12 months after @b calls
  will @a lends the bike to @b
  within 6 weeks
  will @a waits within 1 week`,
    'On 1 Mar 2026 Anna promised Ben: if no Ben asks by 12 months after Ben calls, Anna lends the bike to Ben; ' +
      'Anna waits within 1 week, within 6 weeks.',
  ],
  [
    'amounts with commas, and nothing else',
    `2026-03-01 promise @p
  from @a
  to @b
  if @b pays 12345.50 EUR to @a
  will @a pays 2000000 EUR to @b
  will @b cites file 20000 of @bikes-30000
  never @a pays more than 30000 EUR to @carl`,
    'On 1 Mar 2026 Anna promised Ben: if Ben pays 12,345.50 EUR to Anna, Anna pays 2,000,000 EUR to Ben; ' +
      'Ben cites file 20000 of @bikes-30000; never: Anna pays more than 30,000 EUR to Carl.',
  ],
  [
    'a threat, with braces in its sentence',
    `../2026-03-01 threat @p
  from @a
  to @b
  will @{a}takes away@{2 of bikes}`,
    'By 1 Mar 2026 Anna threatened Ben: Annatakes away2 of bikes.',
  ],
  [
    'words alone',
    `2026-03-01 promise @p
  from @a
  to @b
  text "I lend you the bike."`,
    'On 1 Mar 2026 Anna promised Ben: “I lend you the bike.”',
  ],
  [
    'what is to hold',
    `2026-03-01 promise @p
  from @a
  to @b
  always @a guards the bike until 2027`,
    'On 1 Mar 2026 Anna promised Ben that this always holds: Anna guards the bike until 31 Dec 2027.',
  ],
  [
    'what is not to happen',
    `2026-03-01 promise @p
  from @a
  to @b
  never @a sells the bike`,
    'On 1 Mar 2026 Anna promised Ben that this never happens: Anna sells the bike.',
  ],
  [
    'what is not to happen on a condition',
    `2026-03-01 promise @p
  from @a
  to @b
  whenever @b is away
  if @b asks
  never @a sells the bike
  until 2026
  text "Not I."`,
    'On 1 Mar 2026 Anna promised Ben that, whenever Ben is away, if Ben asks, this never happens: Anna sells the bike, ' +
      'until 31 Dec 2026. “Not I.”',
  ],
  [
    'a duty that was changed',
    `2026-03-01 promise @p
  from @a
  to @b
  always @a guards the bike
2026-03-05 amended @p by @a, @b
  if @b pays
  always @a guards the bike and the shed`,
    'On 1 Mar 2026 Anna promised Ben that this always holds: Anna guards the bike. Now, since 5 Mar 2026, if Ben pays, this always holds: ' +
      'Anna guards the bike and the shed.',
  ],
  [
    'what its deal adds',
    `2026-03-01 deal @d "Deal"
  between @a, @b
  by 2026-07-01
  unless @b moves away
2026-03-01 promise @p
  from @a
  part of @d
  will @a lends the bike to @b`,
    'On 1 Mar 2026 Anna promised Ben: Anna lends the bike to Ben, by 1 Jul 2026; unless Ben moves away.',
  ],
  [
    'what was promised, and what that is now',
    `2026-03-01 promise @p
  from @a
  to @b
  will @a lends the bike to @b
  by 2026-03-10
2026-03-05 amended @p by @a, @b
  by 2026-05-01`,
    'On 1 Mar 2026 Anna promised Ben: Anna lends the bike to Ben, by 10 Mar 2026. Now, since 5 Mar 2026: ' +
      'Anna lends the bike to Ben, by 1 May 2026.',
  ],
  [
    'on a day that is not known exactly, the last of two',
    `2026-03-01 promise @p
  from @a
  to @b
  never @a sings
2026-03-05 amended @p by @a, @b
  until 2026-05-01
2026-03-07/2026-03-09 amended @p by @a, @b
  never @a sings or dances`,
    'On 1 Mar 2026 Anna promised Ben that this never happens: Anna sings. Now, since 7..9 Mar 2026, this never ' +
      'happens: Anna sings or dances, until 1 May 2026.',
  ],
  [
    'to whom it is owed now',
    `2026-03-01 promise @p
  from @a
  to @b
  will @a sweeps the yard
2026-03-05 assigned @p by @b to @carl`,
    'On 1 Mar 2026 Anna promised Ben: Anna sweeps the yard. Now, since 5 Mar 2026, from Anna to Carl.',
  ],
];

test.each(cases)('%s', (_, ledger, expected) => {
  expect(sentence(ledger)).toBe(expected);
});

test('cases that were amended say what the amendment says for them', () => {
  const { ledger, judgement } = judged(
    `${PARTIES}group @all "all"
  member @a
2026-01-01 promise @rent
  from  @a
  to    @b
  every 1 month
  will  @a pays 500 EUR to @b
  starting 2026-01-01
  until 2026-03-31
2026-01-05 amended @rent[on 2026-02-01] by @a, @b
  will @a pays 600 EUR to @b
2026-01-06 amended @rent[on 2026-03-01] by @a, @b
  within 2 weeks
2026-01-01 promise @quiet
  from each ?x of @all
  to   @b
  will ?x keeps quiet
2026-01-05 amended @quiet by @a, @b
  will ?x is as quiet as can be
`,
    '2026-06-01',
  );
  const texts = judgement.promises.map(({ entry, terms, changed }) =>
    promiseText(ledger, entry, terms, changed),
  );
  expect(texts.map((text) => text.replace(/^On 1 Jan 2026 Anna promised Ben: /, ''))).toEqual([
    'Anna pays 500 EUR to Ben, by 31 Jan 2026.',
    'Anna pays 500 EUR to Ben, by 28 Feb 2026. Now, since 5 Jan 2026: Anna pays 600 EUR to Ben, by 28 Feb 2026.',
    'Anna pays 500 EUR to Ben, by 31 Mar 2026. Now, since 6 Jan 2026: Anna pays 500 EUR to Ben, by 15 Mar 2026.',
    'Anna keeps quiet. Now, since 5 Jan 2026: Anna is as quiet as can be.',
  ]);
});

/** What the one line about @p says of its date. */
function madeOn(date: string): string {
  const { ledger } = judged(
    `${PARTIES}${date} promise @p\n  from @a\n  to @b\n  never @a sings\n`,
    '2026-06-01',
  );
  const entry = ledger.find('p') as Entry as PromiseEntry;
  return dutyText(ledger, entry, entry.terms);
}

test('a day that is only bounded does not read as the term of the promise', () => {
  expect(['2026-03-01', '2026-03', '../2026-03-01', '2026-03-01/..', '../..'].map(madeOn)).toEqual([
    'Anna → Ben, 1 Mar 2026: never: Anna sings',
    'Anna → Ben, 1..31 Mar 2026: never: Anna sings',
    'Anna → Ben, made by 1 Mar 2026: never: Anna sings',
    'Anna → Ben, made on 1 Mar 2026 or later: never: Anna sings',
    'Anna → Ben, on a day that is not known: never: Anna sings',
  ]);
});
