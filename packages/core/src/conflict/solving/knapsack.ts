/** Something of a whole number that takes up room. */
export interface Item<T> {
  readonly of: T;
  readonly weight: bigint;
  /** What takes up the room: items of one claim, of the same weight, take it once. Each its own where left out. */
  readonly claim?: unknown;
  /** Whether it takes room only because it waits for what does. */
  readonly isWaiting?: boolean;
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
 * A set is minimal when it no longer does without its smallest item. So for each claim that may be the smallest, the
 * sets of larger ones are counted whose sum is within the room, and no longer is with it. What waits has to come true
 * without itself taking the room of one that does not wait; so where some of a set wait, two others are in it: without
 * either of them there is room for the rest.
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

/** How many items may stand for one claim. */
interface Claimed {
  readonly weight: bigint;
  lasting: bigint;
  waiting: bigint;
}

function countCovers<T>(items: readonly Item<T>[], room: bigint): bigint | undefined {
  const claims = claimsOf(items).sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : 0));
  const isMixed = claims.some(({ waiting }) => waiting > 0n);
  // Of each sum, how many sets there are in each state.
  let sums = new Map<bigint, readonly bigint[]>([[0n, isMixed ? [1n, 0n, 0n, 0n, 0n, 0n] : [1n]]]);
  let count = 0n;
  for (const { weight, lasting, waiting } of claims) {
    const next = new Map(sums);
    for (const [sum, ways] of sums) {
      const longer = isMixed ? lengthened(ways, lasting, waiting) : [ways[0] * lasting];
      const more = sum + weight;
      if (more > room) count += isMixed ? countable(longer) : longer[0];
      else next.set(more, added(next.get(more), longer));
    }
    if (next.size > MOST_SUMS) return undefined;
    sums = next;
  }
  return count;
}

function claimsOf<T>(items: readonly Item<T>[]): Claimed[] {
  const claims = new Map<unknown, Claimed>();
  for (const item of items) {
    const { claim = item, weight } = item;
    let claimed = claims.get(claim);
    if (!claimed) {
      claimed = { weight, lasting: 0n, waiting: 0n };
      claims.set(claim, claimed);
    }
    if (item.isWaiting) claimed.waiting++;
    else claimed.lasting++;
  }
  return [...claims.values()];
}

/** How many items of a set that do not wait are told apart: none, one, or more. */
const TOLD_APART = 3;

/**
 * The sets that come of sets of six states (none waits, beside no, one or more items that do not; or some do) when one of
 * several items is added to each.
 */
function lengthened(ways: readonly bigint[], lasting: bigint, waiting: bigint): bigint[] {
  const longer: bigint[] = ways.map(() => 0n);
  ways.forEach((count, state) => {
    const isFull = state % TOLD_APART === TOLD_APART - 1;
    longer[isFull ? state : state + 1] += count * lasting;
    longer[state < TOLD_APART ? state + TOLD_APART : state] += count * waiting;
  });
  return longer;
}

/** Of sets in six states, those of which none waits, or beside which two do not. */
function countable([none, one, more, , , besideTwo]: readonly bigint[]): bigint {
  return none + one + more + besideTwo;
}

function added(ways: readonly bigint[] | undefined, more: readonly bigint[]): readonly bigint[] {
  return ways ? more.map((count, state) => count + ways[state]) : more;
}

function listCovers<T>(items: readonly Item<T>[], room: bigint, most: number): T[][] {
  const rest = restsOf(items);
  const found: T[][] = [];
  const chosen: Item<T>[] = [];
  let steps = 0;
  const choose = (from: number, sum: bigint): void => {
    if (found.length >= most || ++steps > MOST_STEPS) return;
    if (sum > room) {
      if (isCover(chosen, sum, room)) found.push(chosen.map(({ of }) => of));
      return;
    }
    for (let index = from; index < items.length && sum + rest[index] > room; index++) {
      const item = items[index];
      if (item.claim !== undefined && chosen.some(({ claim }) => claim === item.claim)) continue;
      chosen.push(item);
      choose(index + 1, sum + item.weight);
      chosen.pop();
    }
  };
  choose(0, 0n);
  return found;
}

function isCover<T>(items: readonly Item<T>[], sum: bigint, room: bigint): boolean {
  if (!items.every(({ weight }) => sum - weight <= room)) return false;
  const lasting = items.filter(({ isWaiting }) => !isWaiting).length;
  return lasting === items.length || lasting > 1;
}

/** The sums of all weights from each item on. */
function restsOf<T>(items: readonly Item<T>[]): bigint[] {
  const rests = [0n];
  for (let index = items.length - 1; index >= 0; index--) rests.unshift(rests[0] + items[index].weight);
  return rests;
}
