import type { Day } from '../../ledger/values/civil-day.ts';
import { type CountRange, type Relations, rangeLess } from '../relations.ts';
import { countTouched } from './group-count.ts';
import { areRelated, isNamed, type Touch } from './match.ts';

/**
 * What is left of what was touched once `back` of it is as it was before: fewer of the group, not none of it. What is
 * back was touched, where some touch may have been of it.
 */
export function touchedLess(
  relations: Relations,
  touches: readonly Touch[],
  back: Touch,
  day: Day,
): readonly Touch[] {
  // Of what is back no day is noted: it was of a group on the day it was touched.
  const lies = (inner: Touch, outer: Touch) =>
    relations.lies(inner.who, outer.who, inner.on ?? outer.on ?? day);
  // Where all of a group were touched, whoever else is told of it was touched with them.
  const whole = touches.find((touch) => touch.all && !isNamed(touch) && lies(back, touch));
  if (whole) {
    const areOthers = touches.every(({ distinct }) => distinct);
    // Who is back may have been touched elsewhere, too.
    const others = touches
      .filter((touch) => !lies(touch, whole))
      .flatMap((touch) =>
        areOthers || !mayShare(relations, touch, back, day)
          ? [touch]
          : perhapsLess(relations, touch, back, day),
      );
    const names = back.all ? namesLeft(relations, whole, back, day) : undefined;
    return [
      ...others,
      ...(names ?? some(whole, rangeLess(countOf(relations, whole, day), countOf(relations, back, day)))),
    ];
  }
  const within = touches.filter((touch) => lies(touch, back));
  const beside = touches.filter((touch) => !within.includes(touch) && mayShare(relations, touch, back, day));
  const apart = touches.filter((touch) => !within.includes(touch) && !beside.includes(touch));
  const isOfAll = back.all && !isNamed(back);
  // Who is back by name, or with a whole group, is back however often they were touched.
  if (isOfAll || (isNamed(back) && within.length > 0)) {
    const areOthers = !isOfAll && beside.every(({ distinct }) => distinct);
    const left = areOthers ? beside : beside.flatMap((touch) => perhapsLess(relations, touch, back, day));
    return [...apart, ...left];
  }
  const all = [...within, ...beside];
  // Where the others may be any of a wider group, it is as if it were some of its own: one of those may stand for them.
  if (within.length > 0 && beside.length > 0 && all.every(({ distinct }) => distinct)) {
    const { touched } = countTouched(relations, back.who, within, day);
    if (touched.low >= back.high && beside.every((touch) => lies(back, touch)))
      return [...apart, ...beside, ...some({ ...back, distinct: true }, rangeLess(touched, back))];
  }
  const widest = [...all, back].find((outer) => [...all, back].every((touch) => lies(touch, outer)));
  if (!widest) return [...apart, ...all.flatMap((touch) => perhapsLess(relations, touch, back, day))];
  const { touched } = countTouched(relations, widest.who, all, day);
  const distinct = all.every((touch) => touch.distinct);
  return [...apart, ...some({ ...widest, distinct }, rangeLess(touched, back))];
}

/** Of all of a group whose members are listed, those who are left by name. */
function namesLeft(relations: Relations, whole: Touch, back: Touch, day: Day): readonly Touch[] | undefined {
  const on = whole.on ?? day;
  const everyone = relations.everyone(whole.who, on);
  if (!isNamed(back) && !relations.everyone(back.who, on)) return undefined;
  return everyone
    ?.filter((who) => !relations.lies(who, back.who, on))
    .map((who) => ({ ...whole, who, low: 1, high: 1, by: undefined }));
}

/** Whether a touch may be of some of those who are back. */
function mayShare(relations: Relations, touch: Touch, back: Touch, day: Day): boolean {
  if (!areRelated(relations, touch.who, back.who)) return false;
  if (isNamed(touch)) return !isNamed(back) && relations.mayLie(touch.who, back.who, touch.on ?? day);
  return !isNamed(back) || relations.mayLie(back.who, touch.who, touch.on ?? day);
}

/** What is left of a touch where those who are back may have been among it, or not. */
function perhapsLess(relations: Relations, touch: Touch, back: Touch, day: Day): readonly Touch[] {
  const { low, high } = countOf(relations, touch, day);
  const left = { low: Math.max(0, low - countOf(relations, back, day).high), high };
  if (!isNamed(touch)) return some(touch, left);
  const around = relations.groupsAround(back.who);
  const who = relations.groupsAround(touch.who).find((group) => group === back.who || around.includes(group));
  return who ? some({ ...touch, who }, left) : [touch];
}

/** How many something touched: of all of a group, as many as that has. */
function countOf(relations: Relations, touch: Touch, day: Day): CountRange {
  return touch.all && !isNamed(touch) ? relations.size(touch.who, touch.on ?? day) : touch;
}

/** So many of whom something touched. Which deed touched those that are left is not known. */
function some(touch: Touch, count: CountRange): readonly Touch[] {
  return count.high > 0 ? [{ ...touch, ...count, all: false, by: undefined }] : [];
}
