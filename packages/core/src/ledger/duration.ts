import { addMonths, type Day, EARLIEST, LATEST } from './civil-day.ts';
import { readCount } from './decimal.ts';

/** A length of time in calendar terms; months, unlike days, have no fixed length. Both are whole and 0 or more. */
export interface Duration {
  readonly days: number;
  readonly months: number;
}

/**
 * Reads a DURATION (language.md: Pieces) from its two words. The count is a whole number, with commas and digits of
 * any script; the unit is `day`, `week`, `month` or `year`, singular or plural. Anything else is null.
 *
 * ```ts
 * readDuration('2', 'weeks') // => { days: 14, months: 0 }
 * readDuration('1', 'year') // => { days: 0, months: 12 }
 * readDuration('2', 'fortnights') // => null
 * ```
 */
export function readDuration(count: string, unit: string): Duration | null {
  const number = readCount(count);
  if (number === null) return null;
  switch (unit) {
    case 'day':
    case 'days':
      return { days: number, months: 0 };
    case 'week':
    case 'weeks':
      return { days: number * 7, months: 0 };
    case 'month':
    case 'months':
      return { days: 0, months: number };
    case 'year':
    case 'years':
      return { days: 0, months: number * 12 };
    default:
      return null;
  }
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
 * A duration as the language writes it; whole years as years.
 *
 * ```ts
 * formatDuration({ days: 14, months: 0 }) // => '14 days'
 * formatDuration({ days: 0, months: 6 }) // => '6 months'
 * formatDuration({ days: 0, months: 12 }) // => '1 year'
 * ```
 */
export function formatDuration(duration: Duration): string {
  const { days, months } = duration;
  if (months === 0) return counted(days, 'day');
  const long = months % 12 === 0 ? counted(months / 12, 'year') : counted(months, 'month');
  return days === 0 ? long : `${long} and ${counted(days, 'day')}`;
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
