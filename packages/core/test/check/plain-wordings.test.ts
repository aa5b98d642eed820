import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** The codes of what is wrong with a sentence that is promised, in a ledger that has others. */
function codesOf(sentence: string, ...others: readonly string[]): string[] {
  const text = [
    'party @ann',
    'party @ben',
    'party @cy',
    'group @hens',
    '  size 12',
    '2026-01-01 promise @p',
    '  from @ann',
    '  to   @ben',
    `  will ${sentence}`,
    ...others.map((other) => `  will ${other}`),
    '',
  ].join('\n');
  return diagnose(Ledger.read([sourceText('p.troth', text)])).map(({ code }) => code);
}

test.each([
  '@ann asks if @ben agrees with @cy',
  '@ann finds out if @ben pays @cy',
  '@ann, @ben and @cy sing songs',
  '@ann and @ben meet',
  '@ann sells @ben and @cy as one lot',
  '@ann meets @ben and @cy in Paris',
  "@ann invites @ben and @cy 's sisters",
  '@ann hands over 3 of @hens to @ben',
  '@ann goes by train to @ben',
  '@ann cuts emissions by 40% within the house of @ben',
  '@ann works on Sundays',
  '@ann divides the hens between @ben and @cy',
  '@ann pays 3 EUR to 2 of @hens',
  '@ann reports to @ben on the treaty of 1951',
  '@ann rents the bike of @ben by the day',
  '@ann pays @ben by the hour',
  '@ann pays @ben by the week of work',
  '@ann misses @ben by a day',
  '@ann waits for @ben within the hour',
  '@ann arrives before the end of the meeting',
  '@ann stays with @ben until the end of the story',
  '@ann sings by the Christmas tree',
  '@ann stands by the March hare',
  '@ann upgrades @ben from 1.2.0 to 2.0.0',
  '@ann reports to @ben on 2025-26',
  '@ann walks @ben home to cyprus',
  'annual fees are paid by @ann',
  '@ann gives no more than @ben',
  '@ann signs the treaty of 1951-52',
  '@ann is responsible for starting @hens',
  '@ann is met by @ben',
  '@ann decides when @ben sings',
  '@ann meets @ben in Paris',
  '@ann names the ship after @ben',
  '@ann stands before @ben in court',
  '@ann reads the daily paper to @ben',
  '@ann opens the shop on every day of the fair',
  '@ann sings to anyone but @ann and @ben',
  '@ann sings to anyone in @ben',
  '@ann sings to anyone or @ben',
  '@ann pays the wages per month of work to @ben',
  '@ann stands between @ben and {5 EUR}',
  '@ann sings by 30 days after war breaks out',
  '@ann sings by 3 days after 雨が降る',
])('is a sentence like any other: %s', (sentence) => {
  expect(codesOf(sentence)).toEqual([]);
});

test.each([
  ['@ann sings if @ben asks', 'joined-lines'],
  ['@ann sings and @ben dances', 'joined-lines'],
  ['@ann sings no later than 2026-05-31', 'odd-clause'],
  ['@ann sings not later than 2026', 'odd-clause'],
  ['@ann pays 5 EUR to @ben 2026-05-31', 'odd-clause'],
  ['@ann sings starting @ben asks', 'odd-clause'],
  ['@ann sings by the end of May', 'odd-clause'],
  ['@ann sings by end of the month', 'odd-clause'],
  ['@ann sings before the end of 2026', 'odd-clause'],
  ['@ann sings by next week', 'odd-clause'],
  ['@ann sings before Friday', 'odd-clause'],
  ['@ann sings by the 10th of March', 'odd-clause'],
  ['@ann sings by 10 March 2026', 'odd-clause'],
  ['@ann sings on 31.03.2026', 'odd-clause'],
  ['@ann sings by 31.03.26', 'odd-clause'],
  ['@ann sings by 31.03.2026.', 'odd-clause'],
  ['@ann sings by 31.03.', 'odd-clause'],
  ['@ann pays 5 EUR to @ben every month', 'odd-clause'],
  ['@ann pays 5 EUR to @ben each week', 'odd-clause'],
  ['@ann pays 5 EUR to @ben every other week until 2026-12-31', 'odd-clause'],
  ['@ann pays 5 EUR to @ben per month', 'odd-clause'],
  ['@ann pays 5 EUR to @ben monthly', 'odd-clause'],
  ['@ann pays 5 EUR/month to @ben', 'odd-clause'],
  ['@ann pays 5 EUR per month to @ben', 'odd-clause'],
  ['@ann pays 5 EUR each calendar month to @ben', 'odd-clause'],
  ['@ann lends between 3 and 5 of @hens', 'odd-number'],
  ['@ann pays between 5 and 6 EUR to @ben', 'odd-number'],
  ['@ann sings by 30 days after delivery', 'odd-clause'],
  ['@ann sings by 30 days after completion of the works', 'odd-clause'],
  ['@ann sings by 30 days after after 2026-05-31', 'odd-clause'],
  ['@ann lends minimum 3 of @hens', 'odd-number'],
  ['@ann sings when @ben dances', 'joined-lines'],
  ['@ann sings while @ben is there', 'joined-lines'],
  ['@ann sings as long as @ben dances', 'joined-lines'],
  ['@ann sings in 2026', 'odd-clause'],
  ['@ann sings during 2026-05', 'odd-clause'],
  ['@ann sings before 2027', 'odd-clause'],
  ['@ann sings once @ben dances', 'joined-lines'],
  ['@ann pays 5 EUR to @ben after @ben delivers the goods', 'joined-lines'],
  ['@ann sings before @ben arrives', 'joined-lines'],
  ['@ann sings by 2026-13-01', 'bad-date'],
  ['@ann sings within a couple weeks', 'odd-clause'],
  ['@ann sings within an hour', 'odd-clause'],
  ['@ann sings by two weeks', 'odd-clause'],
  ['@ann sings until the end of the year', 'odd-clause'],
  ['@ann sings until the 5th of May', 'odd-clause'],
  ['@ann lends half of @hens', 'odd-number'],
  ['@ann lends up to {3 of @hens}', 'bad-braces'],
  ['not @ann sings', 'odd-negation'],
  ['anyone except @ben sings', 'odd-anyone'],
  ['@ann sings to anyone other than @ben', 'odd-anyone'],
  ['@ann sings to anyone but @ann or @ben', 'odd-anyone'],
  ['@ann sings to anyone of @hens', 'odd-anyone'],
  ['@ann sings to anybody', 'odd-anyone'],
  ['someone sings to @ben', 'odd-anyone'],
  ['ann lends the bike to @ben', 'missing-at'],
  ['The Hens sing for @ann', 'missing-at'],
  ['@ann lends the bike to Ben for a week', 'missing-at'],
])('is read otherwise than it seems: %s', (sentence, code) => {
  expect(codesOf(sentence)).toEqual([code]);
});

test('the month that a sentence ends with is no duration', () => {
  const text =
    'party @ann\nparty @ben\n2026-01-01 promise @p\n  from @ann\n  to @ben\n  will @ann sings by the end of the month\n';
  expect(
    diagnose(Ledger.read([sourceText('p.troth', text)])).map(({ message, help }) => [message, help]),
  ).toEqual([
    [
      '`by the end of the month` is read as words of the deed, not as a time.',
      'At the end of the line write `by`, `until` or `starting` and a date, as `by 2026-03-31` or `by 2026-03`, or ' +
        '`within` and a duration, as `within 10 days`.',
    ],
  ]);
});

test.each([
  ['@ann gives @ben and @cy apples'],
  ['@ann lends @ben and @cy tools'],
  ['@ann lends @ben and @cy tools for a week'],
  ['@ann gives apples to @ben and @cy by turns'],
  ['@ann pays @ben and @cy perhaps 5 EUR'],
  ['@ann moves @ben and @cy towards @hens'],
  ['@ann tells the code to @ben but @cy as a hint'],
  ['@ann shares the hens between @ben and @ann as agreed'],
  // A verb of the ledger that needs something after it is not the noun at the end.
  ['@ann shows @ben and @cy orders', '@ann orders the bike'],
  ['@ann meets @ben and @cy in Paris', '@hens in Paris lay eggs'],
  ['@ann, @ben and @cy meet', '@ann and @ben sing'],
])('names several to whom it is done: %s', (sentence, ...others) => {
  expect(codesOf(sentence, ...others)).toEqual([]);
});

test.each([
  ['@ann sings or @ben opens the hall'],
  ['@ann asks @ben and @ann pays 5 EUR'],
  ['@ann pays @ben and @cy pays @ann'],
  ['@ann lends the bike to @ben but @cy sells the bike', '@ben sells the house'],
  ['@ann gives @ben apples and @cy sings', '@ben sings'],
  ['@ann meets @ben and @cy and @ben sells the bike', '@ben sells the house'],
  ['@ann assists @ben and pays 10 EUR to @cy', '@ben pays 5 EUR to @cy'],
  ['@ann assists @ben or pays 10 EUR to @cy', '@ann pays 10 EUR to @cy'],
])('holds a second sentence: %s', (sentence, ...others) => {
  expect(codesOf(sentence, ...others)).toContain('joined-lines');
});

test('a deed may be declared with two verbs', () => {
  const text = [
    'party @ann',
    'party @ben',
    'deed ?a sings and ?b dances',
    '2026-01-01 promise @p',
    '  from @ann',
    '  to   @ben',
    '  will @ann sings and @ben dances',
    '',
  ].join('\n');
  expect(diagnose(Ledger.read([sourceText('p.troth', text)])).map(({ code }) => code)).toEqual([]);
});
