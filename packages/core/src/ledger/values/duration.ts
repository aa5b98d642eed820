import { addMonths, type Day, EARLIEST, LATEST } from './civil-day.ts';
import { readCount } from './decimal.ts';

/** A length of time in calendar terms; months, unlike days, have no fixed length. Both are whole and 0 or more. */
export interface Duration {
  readonly days: number;
  readonly months: number;
  /** The unit that it is written in, so that it is shown as its writer put it: 6 weeks, not 42 days. */
  readonly unit?: DurationUnit;
}

export type DurationUnit = 'day' | 'week' | 'month' | 'year';

/** What one of each unit is. */
const UNITS: Readonly<Record<DurationUnit, Duration>> = {
  day: { days: 1, months: 0 },
  week: { days: 7, months: 0 },
  month: { days: 0, months: 1 },
  year: { days: 0, months: 12 },
};

/**
 * Reads a DURATION (language.md: Pieces) from its two words. The count is a whole number, with commas and digits of
 * any script; the unit is `day`, `week`, `month` or `year`, singular or plural. Anything else is null.
 *
 * ```ts
 * readDuration('2', 'weeks') // => { days: 14, months: 0, unit: 'week' }
 * readDuration('1', 'year') // => { days: 0, months: 12, unit: 'year' }
 * readDuration('2', 'fortnights') // => null
 * ```
 */
export function readDuration(count: string, unit: string): Duration | null {
  const number = readCount(count);
  const singular = unit.replace(/s$/, '');
  if (number === null || !isUnit(singular)) return null;
  const { days, months } = UNITS[singular];
  return { days: number * days, months: number * months, unit: singular };
}

function isUnit(word: string): word is DurationUnit {
  return Object.hasOwn(UNITS, word);
}

/**
 * The day that lies `times` durations after `day` (before it when `times` is negative): first the months, clamped to
 * the end of a shorter month, then the days. Counting several from one day does not drift as adding one by one would.
 * Open ends stay open, and the result never passes them.
 *
 * ```ts
 * import { dayOf, isoDay } from './civil-day.ts';
 * isoDay(addDuration(dayOf(2025, 1, 31), { days: 0, months: 1 })) // => '2025-02-28'
 * isoDay(addDuration(dayOf(2025, 1, 31), { days: 0, months: 1 }, 2)) // => '2025-03-31'
 * isoDay(addDuration(dayOf(2025, 3, 13), { days: 30, months: 0 }, -1)) // => '2025-02-11'
 * ```
 */
export function addDuration(day: Day, duration: Duration, times = 1): Day {
  if (day <= EARLIEST || day >= LATEST) return day;
  const later = duration.months === 0 ? day : addMonths(day, duration.months * times);
  if (later <= EARLIEST || later >= LATEST) return later;
  return Math.max(EARLIEST, Math.min(LATEST, later + duration.days * times));
}

/**
 * A duration as the language writes it: in the unit that it was written in, else in days, months and whole years.
 *
 * ```ts
 * formatDuration({ days: 14, months: 0, unit: 'week' }) // => '2 weeks'
 * formatDuration({ days: 14, months: 0 }) // => '14 days'
 * formatDuration({ days: 0, months: 12, unit: 'month' }) // => '12 months'
 * formatDuration({ days: 0, months: 12 }) // => '1 year'
 * ```
 */
export function formatDuration({ days, months, unit }: Duration): string {
  if (unit !== undefined) {
    const one = UNITS[unit];
    return counted(one.days > 0 ? days / one.days : months / one.months, unit);
  }
  if (months === 0) return counted(days, 'day');
  const long = months % 12 === 0 ? counted(months / 12, 'year') : counted(months, 'month');
  return days === 0 ? long : `${long} and ${counted(days, 'day')}`;
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
