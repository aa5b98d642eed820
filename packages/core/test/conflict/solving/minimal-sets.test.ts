import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalSets } from '../../../src/conflict/solving/minimal-sets.ts';

const SIZE = 8;

/** Every set of elements below `SIZE`, as the bits of a number, small ones first. */
const ALL = [...Array(2 ** SIZE).keys()].sort((a, b) => countOf(a) - countOf(b));

function countOf(set: number): number {
  return set.toString(2).replaceAll('0', '').length;
}

function bitsOf(set: readonly number[]): number {
  return set.reduce((bits, element) => bits | (1 << element), 0);
}

test('every minimal set is found, few or many', () => {
  const families = fc.array(fc.integer({ min: 1, max: 2 ** SIZE - 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(families, fc.integer({ min: 0, max: 2 ** SIZE - 1 }), (family, guess) => {
      const isWithin = (inner: number, outer: number) => (inner & outer) === inner;
      const minimal = ALL.filter((set) => family.includes(set)).filter(
        (set, index, sorted) => !sorted.slice(0, index).some((other) => isWithin(other, set)),
      );
      const fits = (set: readonly number[]) => !minimal.some((one) => isWithin(one, bitsOf(set)));
      const partOf = (set: readonly number[]) => set.filter((element) => guess & (1 << element));
      const { sets, isComplete } = minimalSets(SIZE, fits, [], guess === 0 ? undefined : partOf);
      expect(sets.map(bitsOf).sort()).toEqual([...minimal].sort());
      expect(isComplete).toBe(true);
    }),
  );
});

test('where it is not known whether a set fits, the search is not complete', () => {
  const { isComplete } = minimalSets(SIZE, (set) => (set.length < 4 ? true : undefined), []);
  expect(isComplete).toBe(false);
});
