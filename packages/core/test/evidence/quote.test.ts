import { describe, expect, test } from 'vitest';
import { nearPassage } from '../../src/evidence/near-passage.ts';
import { foldedText, matchQuote } from '../../src/evidence/quote.ts';
import { vouched } from './vouched.ts';

function match(quote: string, text: string) {
  return matchQuote(quote, foldedText(text));
}

const EXACT = { status: 'exact' };
const MISSING = { status: 'missing' };
const altered = (nearest: string) => ({ status: 'altered', nearest });

describe('exact', () => {
  test('letter for letter', () => {
    expect(match('will release nine', 'They will release nine.')).toEqual(EXACT);
    expect(match('They will release nine.', 'They will release nine.')).toEqual(EXACT);
  });

  test('whatever the white space', () => {
    expect(match('will  release\nnine', 'They will\r\n\trelease\u00a0nine.')).toEqual(EXACT);
    expect(match(' nine ', 'nine')).toEqual(EXACT);
  });

  test('after NFC: composed and decomposed letters are the same', () => {
    expect(match('Cafe\u0301 society', 'the Caf\u00e9 society')).toEqual(EXACT);
    expect(match('Caf\u00e9 society', 'the Cafe\u0301 society')).toEqual(EXACT);
    expect(match('\u30ab\u3099', '\u30ac')).toEqual(EXACT);
  });

  test('in scripts without spaces, anywhere', () => {
    expect(match('釈放する', '九人を釈放すると述べた')).toEqual(EXACT);
  });

  test('at the second place where the first cuts a word', () => {
    expect(match('able to pay', 'He was unable to pay, then able to pay.')).toEqual(EXACT);
  });
});

describe('altered', () => {
  test.each([
    ['will release nine', 'They will not release nine of them.', 'will not release nine'],
    ['will not release nine', 'They will release nine of them.', 'will release nine'],
    ['will pay', 'We will not pay.', 'will not pay'],
    ['will release nine', 'They will release eight.', 'will release eight'],
    ['able to pay in full', 'He was unable to pay in full.', 'unable to pay in full'],
    ['It’s over', "It's over now.", "It's over"],
    ['Will Release Nine', 'They will release nine.', 'will release nine'],
    ['Cafe au lait', 'a café au lait', 'café au lait'],
    ['released nine', 'He releases nine.', 'releases nine'],
    ['two men, both armed', 'Two men — both armed — left.', 'Two men — both armed'],
  ])('%s: %s', (quote, text, nearest) => {
    expect(match(quote, text)).toEqual(altered(nearest));
  });

  test('the nearest of several', () => {
    const text = 'They may release nine some day. They will not release nine now. They would release none.';
    expect(match('They may release nine', text)).toEqual(EXACT);
    expect(match('They can release nine some day', text)).toEqual(altered('They may release nine some day'));
  });

  test('no mark may be added to or taken from its last letter', () => {
    expect(match('x', 'x\u0308 y')).not.toEqual(EXACT);
  });
});

describe('missing', () => {
  test.each([
    ['will release nine', 'It will rain tomorrow.'],
    ['will release nine', ''],
    ['nine', 'ninety'.slice(0, 2)],
    ['', 'anything'],
    ['  ', 'anything'],
    ['pay will', 'The dog sleeps.'],
  ])('%s: %s', (quote, text) => {
    expect(match(quote, text)).toEqual(MISSING);
  });

  test('all of its words, far from each other', () => {
    const far = `They will ${'do many other things of note and '.repeat(5)} release ${'some of '.repeat(20)} nine.`;
    expect(match('will release nine', far)).toEqual(MISSING);
  });
});

test('says by how many characters the nearest passage differs', () => {
  expect(nearPassage('will release nine', 'They will not release nine.')).toEqual({
    passage: 'will not release nine',
    changes: 4,
  });
});

test('a near passage in megabytes of text is found in a moment', () => {
  const words = 'the of and to in government said officials prison deal men would report have leaders'.split(
    ' ',
  );
  let seed = 7;
  const pieces: string[] = [];
  for (let count = 0; count < 500_000; count++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    pieces.push(words[(seed >> 8) % words.length]);
  }
  pieces[400_000] = 'they will not release nine gang leaders to El Salvador';
  const text = foldedText(pieces.join(' '));
  expect(text.length).toBeGreaterThan(2_500_000);
  const start = performance.now();
  expect(matchQuote('will release nine gang leaders to El Salvador', text)).toEqual(
    altered('will not release nine gang leaders to El Salvador'),
  );
  expect(matchQuote('quantum chromodynamics explains zebras', text)).toEqual(MISSING);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a quote of a hundred thousand characters does not hold everything up', () => {
  const long = 'They will release nine of them on Monday. '.repeat(2500);
  const start = performance.now();
  expect(matchQuote(long, foldedText(long))).toEqual(EXACT);
  expect(matchQuote(long.replace('nine', 'ten'), foldedText(long)).status).toBe('altered');
  expect(performance.now() - start).toBeLessThan(10_000);
});

describe('a file that is not the one its SHA-256 was taken of', () => {
  const ledger = `party @anna
source @paper
  published 2026-01-01
  file paper.txt
  sha256 ${'0'.repeat(64)}
2026-01-01 event @e
  did @anna sings
  source @paper
    quote "not release nine"
    quote "will release nine"
`;
  const statusesBy = (digest: string) => {
    const file = {
      kind: 'found',
      digest: () => digest,
      text: () => ({ text: 'will not release nine' }),
    } as const;
    const [statement] = vouched(ledger, 'e', undefined, { 'paper.txt': file }).statements;
    return statement?.supports.reports.flatMap(({ quotes }) => quotes.map(({ status }) => status));
  };

  test('proves no quote, and still tells one that is altered', () => {
    expect(statusesBy('0'.repeat(64))).toEqual(['exact', 'altered']);
    expect(statusesBy('f'.repeat(64))).toEqual(['unchecked', 'altered']);
  });
});
