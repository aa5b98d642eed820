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
])('is a sentence like any other: %s', (sentence) => {
  expect(codesOf(sentence)).toEqual([]);
});

test.each([
  ['@ann sings if @ben asks', 'joined-lines'],
  ['@ann sings and @ben dances', 'joined-lines'],
  ['@ann sings by the end of May', 'odd-clause'],
  ['@ann lends half of @hens', 'odd-number'],
  ['not @ann sings', 'odd-negation'],
])('is read otherwise than it seems: %s', (sentence, code) => {
  expect(codesOf(sentence)).toEqual([code]);
});
