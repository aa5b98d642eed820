/** Something of a whole number that takes up room. */
export interface Item<T> {
  readonly of: T;
  readonly weight: bigint;
}

/** The minimal sets of items that together take more room than there is. */
export interface Covers<T> {
  /** How many there are; undefined where counting them was given up. */
  readonly count: bigint | undefined;
  /** The first of them, in the order of the items. */
  readonly first: readonly (readonly T[])[];
}

/** How many different sums are told apart before counting is given up. */
const MOST_SUMS = 200_000;
const MOST_STEPS = 500_000;

/**
 * Counts the minimal sets of items that do not fit into some room together, and lists the first of them.
 *
 * A set is minimal when it no longer does without its smallest item. So for each item that may be the smallest, the
 * sets of larger ones are counted whose sum is within the room, and no longer is with it.
 *
 * ```ts
 * const items = [60n, 70n, 30n].map((weight) => ({ of: `${weight}`, weight }));
 * minimalCovers(items, 100n, 20) // => { count: 1n, first: [['60', '70']] }
 * ```
 *
 * @param room 0 or more
 * @param most how many sets are listed at most
 */
export function minimalCovers<T>(items: readonly Item<T>[], room: bigint, most: number): Covers<T> {
  return { count: countCovers(items, room), first: listCovers(items, room, most) };
}

function countCovers<T>(items: readonly Item<T>[], room: bigint): bigint | undefined {
  const sorted = [...items].sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : 0));
  let sums = new Map<bigint, bigint>([[0n, 1n]]);
  let count = 0n;
  for (const { weight } of sorted) {
    const next = new Map(sums);
    for (const [sum, ways] of sums) {
      const more = sum + weight;
      if (more > room) count += ways;
      else next.set(more, (next.get(more) ?? 0n) + ways);
    }
    if (next.size > MOST_SUMS) return undefined;
    sums = next;
  }
  return count;
}

function listCovers<T>(items: readonly Item<T>[], room: bigint, most: number): T[][] {
  const rest = restsOf(items);
  const found: T[][] = [];
  const chosen: Item<T>[] = [];
  let steps = 0;
  const choose = (from: number, sum: bigint): void => {
    if (found.length >= most || ++steps > MOST_STEPS) return;
    if (sum > room) {
      if (chosen.every(({ weight }) => sum - weight <= room)) found.push(chosen.map(({ of }) => of));
      return;
    }
    for (let index = from; index < items.length && sum + rest[index] > room; index++) {
      chosen.push(items[index]);
      choose(index + 1, sum + items[index].weight);
      chosen.pop();
    }
  };
  choose(0, 0n);
  return found;
}

/** The sums of all weights from each item on. */
function restsOf<T>(items: readonly Item<T>[]): bigint[] {
  const rests = [0n];
  for (let index = items.length - 1; index >= 0; index--) rests.unshift(rests[0] + items[index].weight);
  return rests;
}
