import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** The codes of what is wrong with a sentence that is promised. */
function codesOf(sentence: string): string[] {
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
  '@ann stands by @ben until @ben is well',
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
])('is a sentence like any other: %s', (sentence) => {
  expect(codesOf(sentence)).toEqual([]);
});

test.each([
  ['@ann sings if @ben asks', 'joined-lines'],
  ['@ann sings and @ben dances', 'joined-lines'],
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
  ['@ann sings by 2026-13-01', 'odd-clause'],
  ['@ann sings within a couple weeks', 'odd-clause'],
  ['@ann sings within an hour', 'odd-clause'],
  ['@ann sings by two weeks', 'odd-clause'],
  ['@ann sings until the end of the year', 'odd-clause'],
  ['@ann sings until the 5th of May', 'odd-clause'],
  ['@ann lends half of @hens', 'odd-number'],
  ['not @ann sings', 'odd-negation'],
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
