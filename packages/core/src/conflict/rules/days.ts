import type { Day } from '../../ledger/values/civil-day.ts';

/** Days on which something must not be done, both ends inclusive. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** The first day of a span that none of others covers; undefined when they cover it all. */
export function firstFree(first: Day, last: Day, taken: readonly Span[]): Day | undefined {
  let day = first;
  for (let moved = true; moved; ) {
    moved = false;
    for (const span of taken) {
      if (span.first <= day && day <= span.last) {
        day = span.last + 1;
        moved = true;
      }
    }
    if (day > last) return undefined;
  }
  return day <= last ? day : undefined;
}

/** The last day of a span that none of others covers; undefined when they cover it all. */
export function lastFree(first: Day, last: Day, taken: readonly Span[]): Day | undefined {
  let day = last;
  for (let moved = true; moved; ) {
    moved = false;
    for (const span of taken) {
      if (span.first <= day && day <= span.last) {
        day = span.first - 1;
        moved = true;
      }
    }
    if (day < first) return undefined;
  }
  return day >= first ? day : undefined;
}
