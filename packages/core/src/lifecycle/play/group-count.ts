import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { CountRange, Relations } from '../relations.ts';
import type { Touch } from './match.ts';

/** How many members of a group events have touched, over every reading of sizes and overlaps. */
export interface TouchedCount {
  readonly touched: CountRange;
  /** How many are left untouched. */
  readonly left: CountRange;
  /** How many the group has, with those who were touched and have left since. */
  readonly size: CountRange;
  /** How many of those touched are by name, and have left since. */
  readonly gone: number;
  /** Whether all are touched: on every reading, and on some. */
  readonly allSurely: boolean;
  readonly allPossibly: boolean;
}

/** How many sizes of a group are looked at one by one; beyond, only the first ones and the last. */
const MOST_SIZES = 64;
const NOBODY: CountRange = { low: 0, high: 0 };

/**
 * Counts the members of `group` among those touched (semantics.md: Groups). Sizes are ranges; a number of a wider
 * group may have been members of this one, as far as sizes allow; a number of a group within it surely were.
 */
export function countTouched(
  relations: Relations,
  group: Name,
  touches: readonly Touch[],
  day: Day,
): TouchedCount {
  const sorting = new Sorting(relations, group, day);
  for (const touch of touches) sorting.take(touch);
  return countSorted(relations, group, sorting.sorted, day);
}

/** Counts the same again and again while touches are added. */
export class GrowingCount {
  readonly #relations: Relations;
  readonly #group: Name;
  /** What was sorted before is sorted still, until somebody comes or goes. */
  #sorting: Sorting | undefined;
  #changes = 0;
  #taken = 0;

  constructor(relations: Relations, group: Name) {
    this.#relations = relations;
    this.#group = group;
  }

  /** @param touches those of the last count, and perhaps more after them */
  count(touches: readonly Touch[], day: Day): TouchedCount {
    const changes = this.#relations.changesBy(day);
    if (!this.#sorting || changes !== this.#changes) {
      this.#sorting = new Sorting(this.#relations, this.#group, day);
      this.#changes = changes;
      this.#taken = 0;
    }
    for (; this.#taken < touches.length; this.#taken++) this.#sorting.take(touches[this.#taken]);
    return countSorted(this.#relations, this.#group, this.#sorting.sorted, day);
  }
}

function countSorted(relations: Relations, group: Name, sorted: Sorted, day: Day): TouchedCount {
  const declared = relations.size(group, day);
  const { left: gone } = sorted;
  // More may be told of than there are: then all of them were touched.
  const fewest = Math.max(declared.low, sorted.surely.low - gone.all);
  const size = { low: Math.min(fewest, declared.high), high: declared.high };
  let touched: CountRange = { low: Infinity, high: 0 };
  let left: CountRange = { low: Infinity, high: 0 };
  let allSurely = size.high > 0;
  let allPossibly = false;
  for (const count of sizesOf(size)) {
    for (const reach of reachesOf(sorted, count + gone.all)) {
      touched = { low: Math.min(touched.low, reach.low), high: Math.max(touched.high, reach.high) };
      // Of those touched, as few and as many as possible have left since.
      const most = reach.high - gone.touched;
      const least = Math.max(sorted.named, reach.low - gone.all);
      left = { low: Math.min(left.low, less(count, most)), high: Math.max(left.high, less(count, least)) };
      if (least < count) allSurely = false;
      if (most >= count && count > 0) allPossibly = true;
    }
  }
  const whole = { low: size.low + gone.touched, high: size.high + gone.touched };
  return {
    touched: closed(touched),
    left: closed(left),
    size: whole,
    gone: gone.touched,
    allSurely,
    allPossibly,
  };
}

function closed(range: CountRange): CountRange {
  return range.low === Infinity && range.high === 0 ? NOBODY : range;
}

function less(size: number, touched: number): number {
  return size === Infinity ? Infinity : Math.max(0, size - touched);
}

function* sizesOf(size: CountRange): Generator<number> {
  const last = Math.min(size.high, size.low + MOST_SIZES);
  for (let count = size.low; count <= last; count++) yield count;
  if (size.high > last) yield size.high;
}

/** What was touched, by how it relates to the group. */
interface Sorted {
  /** Members by name and numbers of the group or of groups within it; people who may belong to it at the upper end. */
  readonly surely: CountRange;
  /** Of those touched by name, how many are in the group. */
  readonly named: number;
  /** Who was in the group on the day of a deed and has left since: all of them, and those touched by name. */
  readonly left: { readonly all: number; readonly touched: number };
  /** All of the group, as part of all of a wider one. */
  readonly whole: boolean;
  readonly around: readonly Around[];
}

/** A number of a group around this one, or of one beside it within a wider one. */
interface Around {
  readonly count: CountRange;
  readonly size: CountRange;
  /** Whether the group lies wholly within it. */
  readonly wider: boolean;
  /** At most how many the smallest group has that both lie within. */
  readonly common: number;
  readonly distinct: boolean;
}

/** Sorts touches one by one, as they stand on a day. */
class Sorting {
  readonly #relations: Relations;
  readonly #group: Name;
  readonly #day: Day;
  /** Whether it is known of all who are in the group, and so of all who were and have left. */
  readonly #isListed: boolean;
  readonly #people: People = { named: new Set(), left: new Set(), perhaps: new Set() };
  /** Who was in the group on the days of deeds and no longer is. */
  readonly #left = new Set<Name>();
  /** After how many changes those in the group were looked at. */
  readonly #seen: Set<number>;
  readonly #around = new Map<Name, Around>();
  #inside = NOBODY;
  #distinctInside = true;
  #whole = false;

  constructor(relations: Relations, group: Name, day: Day) {
    this.#relations = relations;
    this.#group = group;
    this.#day = day;
    this.#isListed = relations.isListed(group);
    this.#seen = new Set([relations.changesBy(day)]);
  }

  take(touch: Touch): void {
    const { who, distinct, on = this.#day } = touch;
    const relations = this.#relations;
    const group = this.#group;
    if (this.#isListed) this.#noteLeft(on);
    const touched = peopleIn(relations, group, touch, on);
    if (touched) {
      const now = this.#isListed ? this.#day : on;
      for (const one of touched) placeOne(relations, group, one, on, now, this.#people);
      return;
    }
    const within = relations.lies(who, group, on);
    const wider = !within && relations.lies(group, who, on);
    if (touch.all && (wider || who === group)) {
      this.#whole = true;
      return;
    }
    const size = relations.size(who, on);
    const count = touch.all ? size : { low: touch.low, high: Math.min(touch.high, size.high) };
    if (within) {
      this.#inside = join(this.#inside, count, distinct);
      this.#distinctInside &&= distinct;
      return;
    }
    const before = this.#around.get(who)?.count ?? NOBODY;
    const common = wider ? size.high : commonSize(relations, group, who, on);
    this.#around.set(who, { count: join(before, count, distinct), size, wider, common, distinct });
  }

  #noteLeft(on: Day): void {
    const changes = this.#relations.changesBy(on);
    if (this.#seen.has(changes)) return;
    this.#seen.add(changes);
    for (const one of this.#relations.leftBetween(this.#group, on, this.#day)) this.#left.add(one);
  }

  get sorted(): Sorted {
    const { named, left, perhaps } = this.#people;
    const surely = named.size + left.size;
    return {
      surely: join({ low: surely, high: surely + perhaps.size }, this.#inside, this.#distinctInside),
      named: named.size,
      left: { all: this.#left.size, touched: left.size },
      whole: this.#whole,
      around: [...this.#around.values()],
    };
  }
}

/** Who was touched by name: those who are in the group, those who have left since, and those who may have been in it. */
interface People {
  readonly named: Set<Name>;
  readonly left: Set<Name>;
  readonly perhaps: Set<Name>;
}

function placeOne(
  relations: Relations,
  group: Name,
  one: Name,
  then: Day,
  now: Day,
  { named, left, perhaps }: People,
): void {
  if (!relations.lies(one, group, then)) perhaps.add(one);
  else if (relations.lies(one, group, now)) named.add(one);
  else left.add(one);
}

/** Whom something touched by name, itself or in a part or office of theirs, or as one of those who are all listed; undefined where that is not known. */
function peopleIn(
  relations: Relations,
  group: Name,
  { who, all, on }: Touch,
  day: Day,
): readonly Name[] | undefined {
  if (who.entry?.kind !== 'group') {
    const members = relations.membersAround(who, group, day);
    return members.length > 0 ? members : [who];
  }
  const areListed = all && on !== undefined && relations.isListed(who) && relations.isListed(group);
  return areListed ? relations.members(who, day).filter((one) => relations.lies(one, group, day)) : undefined;
}

function commonSize(relations: Relations, a: Name, b: Name, day: Day): number {
  const others = relations.groupsAround(b);
  const common = relations.groupsAround(a).filter((group) => others.includes(group));
  return Math.min(Infinity, ...common.map((group) => relations.size(group, day).high));
}

/** Two events touched different members where the deed can be done once only to each; else perhaps the same. */
function join(a: CountRange, b: CountRange, distinct: boolean): CountRange {
  return { low: distinct ? a.low + b.low : Math.max(a.low, b.low), high: a.high + b.high };
}

/** How many of a group of `size` were touched, for the smallest and the largest size of each group around it. */
function reachesOf(sorted: Sorted, size: number): CountRange[] {
  if (sorted.whole) return [{ low: size, high: size }];
  let reaches: CountRange[] = [sorted.surely];
  for (const around of sorted.around) {
    const smallest = Math.max(around.size.low, around.wider ? size : 0, around.count.low);
    const sizes = smallest < around.size.high ? [smallest, around.size.high] : [around.size.high];
    reaches = reaches.flatMap((reach) =>
      sizes.map((wide) => join(reach, sharesOf(around, size, wide), around.distinct)),
    );
  }
  return reaches.map((reach) => ({ low: Math.min(reach.low, size), high: Math.min(reach.high, size) }));
}

/** How many of the members touched in a group of `wide` may have been among `size` of this one. */
function sharesOf(around: Around, size: number, wide: number): CountRange {
  const room = around.wider ? wide : around.common;
  const outside = room === Infinity ? Infinity : Math.max(0, room - size);
  const low = outside === Infinity ? 0 : Math.max(0, around.count.low - outside);
  return { low, high: Math.min(around.count.high, size) };
}
