import { type Day, dayOf, offsetAt } from '@troth/core';

/** Which day it is at an instant in a zone; for null, in that of the machine. */
export function todayIn(now: Date, zone: string | null): Day {
  if (zone === null) return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  const instant = Math.floor(now.getTime() / 1000);
  return Math.floor((instant + offsetAt(instant, zone)) / 86_400);
}
