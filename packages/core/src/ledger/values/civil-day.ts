/** A civil day: whole days since 1970-01-01 in the proleptic Gregorian calendar, negative before it. */
export type Day = number;

/** A day of the calendar, taken apart. */
export interface CivilDay {
  /** Astronomical: 0 is 1 BC. */
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** Stands for an open start: before every day that can be written. */
export const EARLIEST: Day = -10_000_000;

/** Stands for an open end: after every day that can be written. */
export const LATEST: Day = 10_000_000;

const DAYS_OF_400_YEARS = 146_097;
/** Days from 0000-03-01, where the cycle of 400 years is counted from, to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The day with this year (any integer), month (1..12) and day of the month (1..{@link daysInMonth}).
 * The caller has checked the ranges. Algorithm: Howard Hinnant, `days_from_civil`.
 *
 * ```ts
 * dayOf(1970, 1, 1) // => 0
 * dayOf(2025, 3, 13) // => 20160
 * ```
 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * DAYS_OF_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear - DAYS_TO_EPOCH;
}

/**
 * The year, month and day of the month of a day. Algorithm: Howard Hinnant, `civil_from_days`.
 *
 * ```ts
 * civilOf(20160) // => { year: 2025, month: 3, day: 13 }
 * ```
 */
export function civilOf(day: Day): CivilDay {
  const shifted = day + DAYS_TO_EPOCH;
  const cycle = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_OF_400_YEARS;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * The number of days (28..31) of a month (1..12) of a year.
 *
 * ```ts
 * daysInMonth(2024, 2) // => 29
 * daysInMonth(1900, 2) // => 28
 * ```
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The same day of the month, `months` later (earlier when negative), or the last day of that month if it is shorter.
 * Open ends stay open, and the result never passes them.
 *
 * ```ts
 * isoDay(addMonths(dayOf(2025, 1, 31), 1)) // => '2025-02-28'
 * isoDay(addMonths(dayOf(2024, 3, 31), -1)) // => '2024-02-29'
 * ```
 */
export function addMonths(day: Day, months: number): Day {
  if (day <= EARLIEST || day >= LATEST) return day;
  const from = civilOf(day);
  const total = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const to = dayOf(year, month, Math.min(from.day, daysInMonth(year, month)));
  return Math.max(EARLIEST, Math.min(LATEST, to));
}

/**
 * `YYYY-MM-DD`. Years outside 0000..9999, which a ledger cannot say but a long duration can reach, get ISO 8601's
 * sign and six digits.
 *
 * ```ts
 * isoDay(20160) // => '2025-03-13'
 * ```
 */
export function isoDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${paddedYear(year)}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/**
 * One day as {@link isoDay}, several as an EDTF interval; {@link EARLIEST} and {@link LATEST} are its open ends.
 *
 * ```ts
 * isoRange(20160, 20160) // => '2025-03-13'
 * isoRange(20160, 20178) // => '2025-03-13/2025-03-31'
 * isoRange(EARLIEST, 20159) // => '../2025-03-12'
 * isoRange(20160, LATEST) // => '2025-03-13/..'
 * ```
 */
export function isoRange(first: Day, last: Day): string {
  if (first === last) return isoDay(first);
  return `${first <= EARLIEST ? '..' : isoDay(first)}/${last >= LATEST ? '..' : isoDay(last)}`;
}

/**
 * Days for people to read: what both ends share is said once.
 *
 * ```ts
 * humanRange(20160, 20160) // => '13 Mar 2025'
 * humanRange(20160, 20178) // => '13..31 Mar 2025'
 * humanRange(20177, 20180) // => '30 Mar..2 Apr 2025'
 * humanRange(EARLIEST, 20159) // => 'until 12 Mar 2025'
 * humanRange(20160, LATEST) // => 'from 13 Mar 2025'
 * humanRange(EARLIEST, LATEST) // => 'any day'
 * ```
 */
export function humanRange(first: Day, last: Day): string {
  const openStart = first <= EARLIEST;
  const openEnd = last >= LATEST;
  if (openStart && openEnd) return 'any day';
  if (openStart) return `until ${humanDay(last)}`;
  if (openEnd) return `from ${humanDay(first)}`;
  if (first === last) return humanDay(first);
  const from = civilOf(first);
  const to = civilOf(last);
  if (from.year !== to.year) return `${humanDay(first)}..${humanDay(last)}`;
  const start = from.month === to.month ? from.day : `${from.day} ${MONTHS[from.month - 1]}`;
  return `${start}..${humanDay(last)}`;
}

/**
 * One day for people to read.
 *
 * ```ts
 * humanDay(20160) // => '13 Mar 2025'
 * ```
 */
export function humanDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${paddedYear(year)}`;
}

function paddedYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}
