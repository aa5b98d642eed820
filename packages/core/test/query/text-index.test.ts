import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextIndex } from '../../src/query/text-index.ts';

/** Few letters, so that much is found; line breaks, as texts that are searched through have. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '約'), maxLength: 8 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '約'), minLength: 1, maxLength: 3 });

/** More texts than are searched as one. */
const texts = fc
  .array(text, { minLength: 1, maxLength: 40 })
  .chain((some) => fc.constantFrom(1, 60).map((times) => Array.from({ length: times }, () => some).flat()));

test('finds the texts that hold all words, those among which it looks alone', () => {
  fc.assert(
    fc.property(texts, fc.array(word, { maxLength: 3 }), fc.nat(12), (all, words, every) => {
      const index = new TextIndex(all);
      const numbers = all.map((_, number) => number);
      const among = numbers.filter((number) => every === 0 || number % every === 0);
      const expected = (some: number[]) =>
        some.filter((number) => words.every((one) => all[number]!.includes(one)));
      expect([...index.find(words)]).toEqual(expected(numbers));
      expect([...index.find(words, Uint32Array.from(among))]).toEqual(expected(among));
    }),
    { numRuns: 200 },
  );
});

test('a word does not begin in one text and end in the next', () => {
  expect([...new TextIndex(['xa', 'bx']).find(['ab'])]).toEqual([]);
});

test('of no texts, none is found', () => {
  expect([...new TextIndex([]).find(['a']), ...new TextIndex([]).find([])]).toEqual([]);
});
