import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestedCovers, type Room } from '../../../src/conflict/solving/nested-covers.ts';

/** Who is where: 0 in the first year, 1 in the second, 2 in either of them, 3 in any of three. */
interface Load {
  readonly weight: number;
  readonly where: number;
}

const loads = fc.array(
  fc.record({ weight: fc.integer({ min: 1, max: 6 }), where: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 1, maxLength: 9 },
);
const sizes = fc.tuple(
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 9 }),
);
/** The years in which a load may be. */
const YEARS = [[0], [1], [0, 1], [0, 1, 2]];

function room(given: readonly Load[], [first, second, third]: readonly number[]): Room<number> {
  const inside = (where: number) =>
    given.flatMap((load, of) =>
      load.where === where ? [{ of, weight: BigInt(load.weight), claim: of }] : [],
    );
  const one = { size: BigInt(first), loads: inside(0), inner: [] };
  const two = { size: BigInt(second), loads: inside(1), inner: [] };
  const both = { size: BigInt(first + second), loads: inside(2), inner: [one, two] };
  return { size: BigInt(first + second + third), loads: inside(3), inner: [both] };
}

/** Whether loads find room, each in some of its years: handed out bit by bit, those with the fewest years first. */
function doFit(set: readonly Load[], years: readonly number[]): boolean {
  const left = [...years];
  for (const { weight, where } of [...set].sort((a, b) => a.where - b.where)) {
    for (let bit = 0; bit < weight; bit++) {
      const year = YEARS[where].find((one) => left[one] > 0);
      if (year === undefined) return false;
      left[year]--;
    }
  }
  return true;
}

test('counts and lists the minimal sets that find no room within nested windows', () => {
  fc.assert(
    fc.property(loads, sizes, (given, [first, second, third]) => {
      const around = room(given, [first, second, third]);
      const rooms = [around, ...around.inner, ...around.inner[0].inner];
      const order = given.map((_, index) => index);
      const covers = rooms.map((one) => nestedCovers(one, order, 1000));
      const listed = covers.flatMap((one) => one.first.map((set) => set.join()));
      expect(listed.sort()).toEqual(tried(given, [first, second, third]));
      for (const { count, first: sets } of covers) expect(count).toBe(BigInt(sets.length));
    }),
    { numRuns: 300 },
  );
});

function tried(given: readonly Load[], years: readonly number[]): string[] {
  const fit = (set: readonly number[]) =>
    doFit(
      set.map((index) => given[index]),
      years,
    );
  const found: string[] = [];
  for (let mask = 1; mask < 1 << given.length; mask++) {
    const set = given.map((_, index) => index).filter((index) => mask & (1 << index));
    if (!fit(set) && set.every((index) => fit(set.filter((other) => other !== index))))
      found.push(set.join());
  }
  return found.sort();
}

test('of loads that take the same room, each set has one', () => {
  const load = (of: string, weight: bigint, claim: string) => ({ of, weight, claim });
  const year = { size: 5n, loads: [load('a', 4n, 'x'), load('b', 4n, 'x')], inner: [] };
  const both = { size: 10n, loads: [load('c', 8n, 'y')], inner: [year] };
  expect(nestedCovers(both, ['a', 'b', 'c'], 20)).toEqual({
    count: 2n,
    first: [
      ['a', 'c'],
      ['b', 'c'],
    ],
  });
});

test('counts hundreds without trying them, and lists the first', () => {
  const month = (of: number) => ({ of, weight: 1n, claim: of });
  const months = Array.from({ length: 200 }, (_, index) => month(index));
  const year = { size: 90n, loads: months.slice(0, 100), inner: [] };
  const { count, first } = nestedCovers(
    { size: 180n, loads: months.slice(100), inner: [year] },
    months.map(({ of }) => of),
    3,
  );
  // Of the 181 that are one too many, at most 90 are of the first hundred.
  const choose = (n: bigint, k: bigint): bigint => (k === 0n ? 1n : (choose(n - 1n, k - 1n) * n) / k);
  let expected = 0n;
  for (let inside = 81n; inside <= 90n; inside++)
    expected += choose(100n, inside) * choose(100n, 181n - inside);
  expect(count).toBe(expected);
  expect(first.map((set) => set.filter((of) => of < 100).length)).toEqual([90, 90, 90]);
});
