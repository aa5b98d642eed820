import type { ActEntry, Terms } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Relations } from '../relations.ts';
import { isByAll, isHeldBy } from './act-standing.ts';

/** Whether an amendment of these terms stands whatever happens before it. */
export function isByBoth(relations: Relations, act: ActEntry, { from, to }: Terms): boolean {
  return daysOf(relations, act).every((day) => isByAll(relations, [from, to], act.by, day));
}

/** Whether it is without effect whatever happens before it: it is neither by both sides nor by a power. */
export function isRefused(relations: Relations, act: ActEntry, { from, to, powers }: Terms): boolean {
  return daysOf(relations, act).every(
    (day) =>
      !isByAll(relations, [from, to], act.by, day) &&
      !powers.some((power) => power.act === 'amend' && isHeldBy(relations, power, act.by, day)),
  );
}

/** The days of an act that may make a difference to who acts for whom. */
function daysOf(relations: Relations, { date: { first, last } }: ActEntry): readonly Day[] {
  return first === last ? [first] : [first, ...relations.changesWithin(first, last), last];
}
