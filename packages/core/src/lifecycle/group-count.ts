import type { Day } from '../ledger/civil-day.ts';
import type { Name } from '../ledger/name.ts';
import type { Touch } from './match.ts';
import type { CountRange, Relations } from './relations.ts';

/** How many members of a group events have touched, over every reading of sizes and overlaps. */
export interface TouchedCount {
  readonly touched: CountRange;
  /** How many are left untouched. */
  readonly left: CountRange;
  /** How many the group has. */
  readonly size: CountRange;
  /** Whether all are touched: on every reading, and on some. */
  readonly allSurely: boolean;
  readonly allPossibly: boolean;
}

/** How many sizes of a group are looked at one by one; beyond, only the first ones and the last. */
const MOST_SIZES = 64;

/**
 * Counts the members of `group` among those touched (semantics.md: Groups). Sizes are ranges; a number of a wider
 * group may have been members of this one, as far as sizes allow; a number of a group within it surely were.
 *
 * @param distinct whether separate events touched different members, where none is named
 */
export function countTouched(
  relations: Relations,
  group: Name,
  touches: readonly Touch[],
  distinct: boolean,
  day: Day,
): TouchedCount {
  const declared = relations.size(group, day);
  const parties = sortTouches(relations, group, touches, distinct, day);
  const size = { low: Math.max(declared.low, atLeastHas(parties)), high: declared.high };
  let touchedLow = Infinity;
  let touchedHigh = 0;
  let leftLow = Infinity;
  let leftHigh = 0;
  let allSurely = true;
  let allPossibly = false;
  for (const count of sizesOf(size)) {
    for (const reach of reachesOf(parties, count)) {
      touchedLow = Math.min(touchedLow, reach.low);
      touchedHigh = Math.max(touchedHigh, reach.high);
      leftLow = Math.min(leftLow, less(count, reach.high));
      leftHigh = Math.max(leftHigh, less(count, reach.low));
      if (reach.low < count) allSurely = false;
      if (reach.high >= count && count > 0) allPossibly = true;
    }
  }
  return {
    touched: { low: touchedLow === Infinity ? 0 : touchedLow, high: touchedHigh },
    left: { low: leftLow === Infinity ? 0 : leftLow, high: leftHigh },
    size,
    allSurely: allSurely && size.high > 0,
    allPossibly,
  };
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
interface Touched {
  readonly distinct: boolean;
  /** Members by name, surely of the group; and people who may be. */
  readonly named: number;
  readonly perhaps: number;
  /** Numbers of the group itself or of groups within it. */
  readonly inside: CountRange;
  /** All of the group, as part of all of a wider one. */
  readonly whole: boolean;
  /** Numbers of groups around it, or beside it within one group. */
  readonly around: readonly Around[];
}

interface Around {
  readonly count: CountRange;
  readonly size: CountRange;
  /** Whether the group lies wholly within it. */
  readonly wider: boolean;
}

function sortTouches(
  relations: Relations,
  group: Name,
  touches: readonly Touch[],
  distinct: boolean,
  day: Day,
): Touched {
  const named = new Set<Name>();
  const perhaps = new Set<Name>();
  let inside: CountRange = { low: 0, high: 0 };
  let whole = false;
  const around = new Map<Name, { count: CountRange; wider: boolean }>();
  for (const touch of touches) {
    const { who } = touch;
    if (who.entry?.kind !== 'group') {
      (relations.lies(who, group, day) ? named : perhaps).add(who);
      continue;
    }
    const within = relations.lies(who, group, day);
    const wider = !within && relations.lies(group, who, day);
    const size = relations.size(who, day);
    if (touch.all && (wider || who === group)) {
      whole = true;
      continue;
    }
    const count = touch.all ? size : { low: touch.low, high: Math.min(touch.high, size.high) };
    if (within) inside = join(inside, count, distinct);
    else around.set(who, { count: join(around.get(who)?.count ?? NOBODY, count, distinct), wider });
  }
  const groups = [...around].map(([who, { count, wider }]) => ({ count, wider, size: relations.size(who, day) }));
  return { distinct, named: named.size, perhaps: perhaps.size, inside, whole, around: groups };
}

const NOBODY: CountRange = { low: 0, high: 0 };

/** Two events touched different members where the deed can be done once only to each; else perhaps the same. */
function join(a: CountRange, b: CountRange, distinct: boolean): CountRange {
  return { low: distinct ? a.low + b.low : Math.max(a.low, b.low), high: a.high + b.high };
}

function atLeastHas(touched: Touched): number {
  return touched.distinct ? touched.named + touched.inside.low : Math.max(touched.named, touched.inside.low);
}

/** How many of a group of `size` were touched, for the smallest and the largest size of each group around it. */
function reachesOf(touched: Touched, size: number): CountRange[] {
  if (touched.whole) return [{ low: size, high: size }];
  let reaches: CountRange[] = [join({ low: touched.named, high: touched.named + touched.perhaps }, touched.inside, touched.distinct)];
  for (const around of touched.around) {
    const sizes = [Math.max(around.size.low, around.wider ? size : 0, around.count.low), around.size.high];
    reaches = reaches.flatMap((reach) =>
      sizes
        .filter((wide, index) => wide <= around.size.high && (index === 0 || wide !== sizes[0]))
        .map((wide) => join(reach, sharesOf(around, size, wide), touched.distinct)),
    );
  }
  return reaches.map((reach) => ({ low: Math.min(reach.low, size), high: Math.min(reach.high, size) }));
}

/** How many of `around.count` members of a group of `wide` may have been among `size` of it. */
function sharesOf(around: Around, size: number, wide: number): CountRange {
  const outside = around.wider ? wide - size : Infinity;
  const low = outside === Infinity || Number.isNaN(outside) ? 0 : Math.max(0, around.count.low - Math.max(0, outside));
  return { low, high: Math.min(around.count.high, size) };
}
