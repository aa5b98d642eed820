import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BestFirst } from '../../../src/conflict/solving/best-first.ts';
import { type Choice, cheapestCovers } from '../../../src/conflict/solving/cheapest-covers.ts';

/** What choices cost, where things count once and those that a choice is about not at all. */
function costOf(choices: readonly Choice[], chosen: readonly number[]): number[] {
  const parts = choices[0]?.least.length ?? 0;
  return Array.from({ length: parts }, (_, part) => {
    const things = new Set<unknown>();
    let sum = 0;
    for (const place of chosen) {
      const cost = choices[place].least[part];
      if (typeof cost === 'number') sum += cost;
      else for (const thing of cost) things.add(thing);
    }
    return sum + things.size;
  });
}

function cheapest(size: number, choices: readonly Choice[], most = 50) {
  return cheapestCovers(size, choices, (chosen) => costOf(choices, chosen), most);
}

/** The same by trying every set of choices. */
function byTrying(size: number, choices: readonly Choice[]): number[][] {
  const covers: number[][] = [];
  for (let bits = 0; bits < 1 << choices.length; bits++) {
    const chosen = choices.map((_, place) => place).filter((place) => (bits >> place) & 1);
    const meets = (places: readonly number[]) =>
      new Set(places.flatMap((place) => choices[place].meets)).size;
    if (meets(chosen) < size) continue;
    if (new Set(chosen.map((place) => choices[place].about)).size < chosen.length) continue;
    if (chosen.every((place) => meets(chosen.filter((other) => other !== place)) < size)) covers.push(chosen);
  }
  return covers.sort((a, b) => compare(costOf(choices, a), costOf(choices, b)) || compare(a, b));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

const CHOICE = fc.record({
  meets: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
  about: fc.nat(5),
  least: fc.tuple(
    fc.nat(1),
    fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
    fc.integer({ min: 1, max: 2 }),
  ),
});

describe('the cheapest minimal choices that meet all', () => {
  test('are those that trying every set finds, in the order of their costs and places', () => {
    fc.assert(
      fc.property(fc.array(CHOICE, { maxLength: 9 }), (choices) => {
        const size = Math.max(0, ...choices.flatMap(({ meets }) => meets)) + 1;
        expect(cheapest(size, choices, 1000)).toEqual({ covers: byTrying(size, choices), isComplete: true });
      }),
      { numRuns: 3000 },
    );
  });

  test('are as many as are asked for, the first of all', () => {
    fc.assert(
      fc.property(fc.array(CHOICE, { maxLength: 9 }), fc.nat(4), (choices, most) => {
        const size = Math.max(0, ...choices.flatMap(({ meets }) => meets)) + 1;
        expect(cheapest(size, choices, most).covers).toEqual(byTrying(size, choices).slice(0, most));
      }),
      { numRuns: 1000 },
    );
  });

  test('begin with the one that meets everything, among more than can be listed', () => {
    const pairs = Array.from({ length: 60 }, (_, one) =>
      ['a', 'b'].map((side): Choice => ({ meets: [one], about: `${side}${one}`, least: [1] })),
    ).flat();
    const all: Choice = { meets: Array.from({ length: 60 }, (_, one) => one), about: 'hub', least: [1] };
    const { covers, isComplete } = cheapest(60, [...pairs, all], 50);
    expect(isComplete).toBe(false);
    expect(covers).toHaveLength(50);
    expect(covers[0]).toEqual([120]);
    expect(covers[1]).toEqual(Array.from({ length: 60 }, (_, one) => 2 * one));
    expect(covers[2]).toEqual([...Array.from({ length: 59 }, (_, one) => 2 * one), 119]);
  });

  test('are not there where one thing is met by nothing', () => {
    expect(cheapest(2, [{ meets: [0], about: 'a', least: [1] }])).toEqual({ covers: [], isComplete: true });
  });

  test('of what is too much to look through, one is given, and that there may be others', () => {
    // What they cost is known of whole sets only, so that nothing says which to follow up.
    const size = 60;
    const choices = Array.from(
      { length: 40 },
      (_, place): Choice => ({
        meets: Array.from({ length: size }, (__, one) => one).filter(
          (one) => (one * 7 + place * 11) % 13 < 4,
        ),
        about: place,
        least: [0],
      }),
    );
    const paid = (chosen: readonly number[]) => [chosen.reduce((sum, place) => sum + ((place * 17) % 23), 0)];
    const { covers, isComplete } = cheapestCovers(size, choices, paid, 50);
    expect(isComplete).toBe(false);
    for (const cover of covers)
      expect(new Set(cover.flatMap((place) => choices[place].meets)).size).toBe(size);
    expect(covers.length).toBeGreaterThan(0);
  });
});

test('things come out in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), (numbers) => {
      const queue = new BestFirst<number>((a, b) => a - b);
      for (const one of numbers) queue.add(one);
      expect(queue.size).toBe(numbers.length);
      expect(numbers.map(() => queue.take())).toEqual([...numbers].sort((a, b) => a - b));
      expect(queue.take()).toBeUndefined();
    }),
  );
});
