import { type DayNumber, dayNumber } from './days.ts';

/** The time that a slider goes over, and the days on it at which something changes. */
export interface DayScale {
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** In order, each once, all within. */
  readonly stops: readonly DayNumber[];
}

/** A scale over these days, and over others that must lie on it; undefined where there are none. */
export function dayScale(
  days: readonly string[],
  also: readonly (string | null)[] = [],
): DayScale | undefined {
  const stops = days.map(dayNumber).filter((day) => day !== undefined);
  const more = also.flatMap((day) => (day === null ? [] : (dayNumber(day) ?? [])));
  const all = [...stops, ...more];
  if (all.length === 0) return undefined;
  let [first, last] = [all[0]!, all[0]!];
  for (const day of all) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  // A day before all, at which nothing has happened yet.
  return { first: first - 1, last, stops };
}

/** The nearest stop before a day, or after it; undefined where there is none. */
export function nextStop({ stops }: DayScale, day: DayNumber, step: 1 | -1): DayNumber | undefined {
  return step === 1 ? stops.find((stop) => stop > day) : stops.findLast((stop) => stop < day);
}

/** How thickly stops lie along a scale, in so many parts of equal length, each from 0 to 1. */
export function density({ first, last, stops }: DayScale, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  const length = last - first + 1;
  for (const stop of stops) {
    const part = Math.min(parts - 1, Math.floor(((stop - first) / length) * parts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => count / most);
}
