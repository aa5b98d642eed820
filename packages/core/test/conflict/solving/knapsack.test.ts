import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalCovers } from '../../../src/conflict/solving/knapsack.ts';
import { minimalSets } from '../../../src/conflict/solving/minimal-sets.ts';

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

/** The same of promises that wait: a claim for each, itself or of another, and whether it waits. */
function triedWaiting(
  given: readonly { readonly weight: number; readonly claim: number; readonly isWaiting: boolean }[],
  room: number,
): number[][] {
  const takes = (set: readonly number[]): number => {
    const claims = new Map(set.map((index) => [given[index].claim, given[index].weight]));
    return [...claims.values()].reduce((total, weight) => total + weight, 0);
  };
  const found: number[][] = [];
  for (let mask = 1; mask < 1 << given.length; mask++) {
    const set = given.map((_, index) => index).filter((index) => mask & (1 << index));
    const isMinimal =
      takes(set) > room && set.every((index) => takes(set.filter((other) => other !== index)) <= room);
    const waiting = set.filter((index) => given[index].isWaiting);
    const comesTrue =
      takes(waiting) <= room &&
      set.every(
        (index) => given[index].isWaiting || takes([...waiting, index]) <= room || takes([index]) > room,
      );
    if (isMinimal && comesTrue) found.push(set);
  }
  return found;
}

test('of what waits, counts and lists the sets that can come true without taking the room of the others', () => {
  const claims = fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      isLasting: fc.boolean(),
      waiting: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(claims, rooms, (made, room) => {
      const given = made.flatMap(({ weight, isLasting, waiting }, claim) => [
        ...(isLasting ? [{ weight, claim, isWaiting: false }] : []),
        ...Array.from({ length: waiting }, () => ({ weight, claim, isWaiting: true })),
      ]);
      fc.pre(given.length > 0 && given.length <= 12);
      const items = given.map(({ weight, ...one }, of) => ({ of, weight: BigInt(weight), ...one }));
      const expected = triedWaiting(given, room);
      const covers = minimalCovers(items, BigInt(room), 10_000);
      expect(covers.count).toBe(BigInt(expected.length));
      expect(sorted(covers.first)).toEqual(sorted(expected));
    }),
    { numRuns: 2000 },
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
