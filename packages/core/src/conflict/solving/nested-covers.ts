import type { Covers, Item } from './knapsack.ts';

/** Some room, those who can only be in it, and smaller ones within it. */
export interface Room<T> {
  /** 0 or more. */
  readonly size: bigint;
  /** Those that may be anywhere in it, each with its claim and a weight above 0; none of them waits. */
  readonly loads: readonly Item<T>[];
  readonly inner: readonly Room<T>[];
}

/** How many sums are looked at before counting is given up. */
const MOST_SUMS = 2_000_000;
/** How many choices are made before listing is given up. */
const MOST_STEPS = 500_000;

/**
 * Counts the minimal sets of loads that take more than a room has, among those that fit into each room within it, and
 * lists the first of them. Loads can be split; so a set fits when no room has to hold more than its size (Hall's
 * condition for windows of which any two are apart or one within the other).
 *
 * A set that takes too much is minimal when it no longer does without its smallest load. So for each weight that may be
 * the smallest, those sets are counted whose sum is above the size, and no longer is without it: all of loads of at
 * least that weight, less those of larger ones only.
 *
 * ```ts
 * const load = (of: string, weight: bigint) => ({ of, weight, claim: of });
 * const year = { size: 10n, loads: [load('a', 6n), load('b', 6n)], inner: [] };
 * nestedCovers({ size: 20n, loads: [load('c', 8n), load('d', 8n)], inner: [year] }, ['a', 'b', 'c', 'd'], 20)
 * // => { count: 2n, first: [['a', 'c', 'd'], ['b', 'c', 'd']] }
 * ```
 *
 * @param order those whose sets are listed, in the order in which they are looked at
 * @param most how many sets are listed at most
 */
export function nestedCovers<T>(room: Room<T>, order: readonly T[], most: number): Covers<T> {
  return { count: countCovers(room), first: new Listing(room, order, most).found };
}

/** A room with its claims, each with how many loads may stand for it. */
interface Claims {
  readonly size: bigint;
  readonly claims: readonly { readonly weight: bigint; ways: bigint }[];
  readonly inner: readonly Claims[];
}

type Sums = Map<bigint, bigint>;

function countCovers<T>(room: Room<T>): bigint | undefined {
  const root = claimsOf(room);
  const weights = [...new Set(weightsIn(root))].sort((a, b) => (a < b ? 1 : -1));
  const budget = { sums: MOST_SUMS };
  let count = 0n;
  let larger: Sums = new Map([[0n, 1n]]);
  for (const least of weights) {
    const sums = sumsIn(root, least, root.size + weights[0], budget);
    if (!sums) return undefined;
    const top = root.size + least;
    count += within(sums, root.size, top) - within(larger, root.size, top);
    larger = sums;
  }
  return count;
}

function claimsOf<T>({ size, loads, inner }: Room<T>): Claims {
  const claims = new Map<unknown, { readonly weight: bigint; ways: bigint }>();
  for (const { claim, weight } of loads) {
    const known = claims.get(claim);
    if (known) known.ways++;
    else claims.set(claim, { weight, ways: 1n });
  }
  return { size, claims: [...claims.values()], inner: inner.map(claimsOf) };
}

function weightsIn({ claims, inner }: Claims): bigint[] {
  return [...claims.map(({ weight }) => weight), ...inner.flatMap(weightsIn)];
}

/** How many sets of loads of at least some weight have each sum up to a bound; undefined when these are too many. */
function sumsIn(
  { claims, inner }: Claims,
  least: bigint,
  bound: bigint,
  budget: { sums: number },
): Sums | undefined {
  let sums: Sums = new Map([[0n, 1n]]);
  for (const room of inner) {
    const more = sumsIn(room, least, room.size < bound ? room.size : bound, budget);
    if (!more) return undefined;
    sums = combined(sums, more, bound);
    budget.sums -= sums.size * more.size;
    if (budget.sums < 0) return undefined;
  }
  for (const { weight, ways } of claims) {
    if (weight < least) continue;
    sums = combined(
      sums,
      new Map([
        [0n, 1n],
        [weight, ways],
      ]),
      bound,
    );
    budget.sums -= sums.size;
    if (budget.sums < 0) return undefined;
  }
  return sums;
}

function combined(one: Sums, other: Sums, bound: bigint): Sums {
  const sums: Sums = new Map();
  for (const [a, count] of one)
    for (const [b, times] of other) {
      const sum = a + b;
      if (sum <= bound) sums.set(sum, (sums.get(sum) ?? 0n) + count * times);
    }
  return sums;
}

/** How many sets have a sum above one and up to another. */
function within(sums: Sums, above: bigint, top: bigint): bigint {
  let count = 0n;
  for (const [sum, ways] of sums) if (sum > above && sum <= top) count += ways;
  return count;
}

/** A room while sets are chosen. */
interface Filling {
  readonly size: bigint;
  readonly outer: Filling | undefined;
  readonly inner: Filling[];
  /** Of the loads that may be anywhere in it, the sum from each place of the order on. */
  readonly rests: bigint[];
  sum: bigint;
}

/** Chooses sets in the order of their loads, and leaves off as soon as what is left cannot take too much. */
class Listing<T> {
  readonly found: T[][] = [];
  readonly #chosen: Item<T>[] = [];
  readonly #places: { readonly load: Item<T>; readonly room: Filling }[] = [];
  readonly #root: Filling;
  readonly #most: number;
  #steps = 0;

  constructor(room: Room<T>, order: readonly T[], most: number) {
    this.#most = most;
    const rooms = new Map<T, { readonly load: Item<T>; readonly room: Filling }>();
    this.#root = this.#filling(room, undefined, rooms);
    for (const one of order) {
      const place = rooms.get(one);
      if (place) this.#places.push(place);
    }
    this.#sumUp(this.#root);
    this.#choose(0);
  }

  #filling(
    { size, loads, inner }: Room<T>,
    outer: Filling | undefined,
    rooms: Map<T, { readonly load: Item<T>; readonly room: Filling }>,
  ): Filling {
    const filling: Filling = { size, outer, inner: [], rests: [], sum: 0n };
    for (const load of loads) rooms.set(load.of, { load, room: filling });
    for (const one of inner) filling.inner.push(this.#filling(one, filling, rooms));
    return filling;
  }

  #sumUp(filling: Filling): void {
    let rest = 0n;
    filling.rests[this.#places.length] = rest;
    for (let index = this.#places.length - 1; index >= 0; index--) {
      const { load, room } = this.#places[index];
      if (room === filling) rest += load.weight;
      filling.rests[index] = rest;
    }
    for (const one of filling.inner) this.#sumUp(one);
  }

  #choose(from: number): void {
    if (this.found.length >= this.#most || ++this.#steps > MOST_STEPS) return;
    const { sum, size } = this.#root;
    if (sum > size) {
      if (this.#chosen.every(({ weight }) => sum - weight <= size))
        this.found.push(this.#chosen.map(({ of }) => of));
      return;
    }
    for (let index = from; index < this.#places.length && sum + more(this.#root, index) > size; index++) {
      const { load, room } = this.#places[index];
      if (this.#chosen.some(({ claim }) => claim === load.claim) || !fits(room, load.weight)) continue;
      this.#chosen.push(load);
      fill(room, load.weight);
      this.#choose(index + 1);
      fill(room, -load.weight);
      this.#chosen.pop();
    }
  }
}

/** How much loads from a place on can add to a room, with no more in the rooms within it than they hold. */
function more({ inner, rests }: Filling, from: number): bigint {
  let sum = rests[from];
  for (const one of inner) {
    const left = one.size - one.sum;
    const inside = more(one, from);
    sum += inside < left ? inside : left;
  }
  return sum;
}

/** Whether a load fits into a room and those around it, but for the outermost. */
function fits(room: Filling, weight: bigint): boolean {
  for (let one = room; one.outer; one = one.outer) if (one.sum + weight > one.size) return false;
  return true;
}

function fill(room: Filling, weight: bigint): void {
  for (let one: Filling | undefined = room; one; one = one.outer) one.sum += weight;
}
