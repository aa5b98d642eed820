import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalCovers } from '../../src/conflict/knapsack.ts';
import { minimalSets } from '../../src/conflict/minimal-sets.ts';

const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });
const rooms = fc.integer({ min: 0, max: 30 });

/** Every minimal set of indices whose weights exceed the room, by trying all subsets. */
function tried(given: readonly number[], room: number): number[][] {
  const found: number[][] = [];
  for (let mask = 1; mask < 1 << given.length; mask++) {
    const set = given.map((_, index) => index).filter((index) => mask & (1 << index));
    const sum = set.reduce((total, index) => total + given[index], 0);
    if (sum > room && set.every((index) => sum - given[index] <= room)) found.push(set);
  }
  return found;
}

const sorted = (sets: readonly (readonly number[])[]) => sets.map((set) => set.join()).sort();

test('counts and lists the minimal sets that take too much room', () => {
  fc.assert(
    fc.property(weights, rooms, (given, room) => {
      const items = given.map((weight, of) => ({ of, weight: BigInt(weight) }));
      const expected = tried(given, room);
      const covers = minimalCovers(items, BigInt(room), 1000);
      expect(covers.count).toBe(BigInt(expected.length));
      expect(sorted(covers.first)).toEqual(sorted(expected));
    }),
    { numRuns: 1000 },
  );
});

test('lists the first of many sets and counts all', () => {
  const items = Array.from({ length: 30 }, (_, of) => ({ of, weight: 10n }));
  const covers = minimalCovers(items, 100n, 20);
  // Any eleven of thirty.
  expect(covers.count).toBe(54627300n);
  expect(covers.first).toHaveLength(20);
  expect(covers.first[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('a search by questions finds the same minimal sets', () => {
  fc.assert(
    fc.property(weights, rooms, fc.boolean(), (given, room, isTold) => {
      const fits = (set: readonly number[]) => set.reduce((total, index) => total + given[index], 0) <= room;
      const expected = tried(given, room);
      const found = minimalSets(given.length, fits, isTold ? expected.slice(0, 1) : []);
      expect(found.isComplete).toBe(true);
      expect(sorted(found.sets)).toEqual(sorted(expected));
    }),
    { numRuns: 1000 },
  );
});
