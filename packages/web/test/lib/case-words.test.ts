import { expect, test } from 'vitest';
import { caseWords, nameWords } from '../../src/lib/case-words.ts';

const NAMES = {
  '@anna': { kind: 'party', title: 'Anna' },
  '@ben': { kind: 'party', title: 'Ben' },
  '@asked': { kind: 'event', title: 'Ben asks' },
  '@untitled': { kind: 'event', title: null },
  '@rent': { kind: 'promise', title: 'Rent' },
} as const;

test.each([
  ['@help[of @anna to @ben on @asked]', 'Anna → Ben, Ben asks'],
  ['@help[of @anna]', 'Anna'],
  ['@help[to @ben]', 'to Ben'],
  ['@rent[on 2026-03-01]', '1 Mar 2026'],
  ['@help[on 1941-12-07 #2]', '7 Dec 1941, no. 2'],
  ['@help[on @untitled]', '@untitled'],
  ['@help[of @nobody to @ben]', '@nobody → Ben'],
  ['@help', ''],
])('%s is %s', (id, words) => {
  expect(caseWords(id, NAMES)).toBe(words);
});

test.each([
  ['@rent[on 2026-03-01]', 'Rent (1 Mar 2026)'],
  ['@rent', 'Rent'],
  ['@untitled', '@untitled'],
  ['@untitled[on 2026-03-01]', '@untitled[on 2026-03-01]'],
  ['@constructor', '@constructor'],
])('%s is called %s', (id, words) => {
  expect(nameWords(id, NAMES)).toBe(words);
});
