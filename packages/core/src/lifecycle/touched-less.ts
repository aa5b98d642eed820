import type { Day } from '../ledger/civil-day.ts';
import { countTouched } from './group-count.ts';
import { isNamed, type Touch } from './match.ts';
import type { CountRange, Relations } from './relations.ts';

/** What is left of what was touched once `back` of it is as it was before: fewer of the group, not none of it. */
export function touchedLess(
  relations: Relations,
  touches: readonly Touch[],
  back: Touch,
  day: Day,
): readonly Touch[] {
  // Of what is back no day is noted: it was of a group on the day it was touched.
  const lies = (inner: Touch, outer: Touch) =>
    relations.lies(inner.who, outer.who, inner.on ?? outer.on ?? day);
  const sizeOf = (touch: Touch) =>
    touch.all && !isNamed(touch) ? relations.size(touch.who, touch.on ?? day) : touch;
  // Where all of a group were touched, whoever else is told of it was touched with them.
  const whole = touches.find((touch) => touch.all && !isNamed(touch) && lies(back, touch));
  if (whole) {
    const others = touches.filter((touch) => !lies(touch, whole));
    return [...others, ...some(whole, without(sizeOf(whole), sizeOf(back)))];
  }
  const within = touches.filter((touch) => lies(touch, back));
  if (within.length > 0) {
    const others = touches.filter((touch) => !within.includes(touch));
    if (back.all || isNamed(back)) return others;
    const { touched } = countTouched(relations, back.who, within, day);
    const distinct = within.every((touch) => touch.distinct);
    return [...others, ...some({ ...back, distinct }, without(touched, back))];
  }
  const around = touches.findIndex((touch) => lies(back, touch));
  if (around < 0) return touches;
  return touches.flatMap((touch, index) => (index === around ? some(touch, without(touch, back)) : [touch]));
}

function without(from: CountRange, less: CountRange): CountRange {
  return { low: Math.max(0, from.low - less.high), high: Math.max(0, from.high - less.low) };
}

/** So many of whom something touched. Which deed touched those that are left is not known. */
function some(touch: Touch, count: CountRange): readonly Touch[] {
  return count.high > 0 ? [{ ...touch, ...count, all: false, by: undefined }] : [];
}
