import { addMonths, type Day, dayOf, daysInMonth, EARLIEST, isoDay, LATEST } from './civil-day.ts';
import { type DateMistake, dateMistake } from './date-mistakes.ts';
import { offsetAt } from './time-zone.ts';

/** A DATE of the language (language.md: Pieces): the days it may mean, by what it is used for. */
export interface DateValue {
  /** As a happening: some day of `first..last`. */
  readonly first: Day;
  readonly last: Day;
  /** As a start: some day of `first..startLast`. */
  readonly startLast: Day;
  /** As a deadline or end: some day of `endFirst..last`. */
  readonly endFirst: Day;
  /** Seconds after midnight in the ledger's zone, 0..86399; -1 when no time was given. */
  readonly time: number;
  /** Marked with `?` or `%`. */
  readonly doubtful: boolean;
}

/** Why a text is not a date. */
export interface DateProblem {
  readonly problem:
    | DateMistake['problem']
    | 'bad-month'
    | 'bad-day'
    | 'bad-time'
    | 'missing-offset'
    | 'time-in-interval'
    | 'reversed';
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to write instead, where that can be known; always a date that can be read. */
  readonly instead?: string;
  /** The dates it may be where the order of day and month cannot be known. */
  readonly either?: readonly string[];
}

const CIVIL = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;
const TIMED = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:(Z)|([+-])(\d\d):(\d\d))?$/;
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');
const SECONDS_OF_DAY = 86_400;

const plainDays = new Map<Day, DateValue>();

/**
 * Reads a DATE: the subset of EDTF level 1 that language.md describes, years 0000 to 9999. A time is converted to the
 * civil date and clock of `zone`, an IANA name; without a zone it stays as written. A zone that is not {@link isZone}
 * throws a RangeError.
 *
 * ```ts
 * isoDay((readDate('2025-03', null) as DateValue).last) // => '2025-03-31'
 * isoDay((readDate('2025-03~', null) as DateValue).last) // => '2025-04-30'
 * isoDay((readDate('2025-03-13T02:00Z', 'America/New_York') as DateValue).first) // => '2025-03-12'
 * (readDate('13/03/2025', null) as DateProblem).instead // => '2025-03-13'
 * ```
 */
export function readDate(text: string, zone: string | null): DateValue | DateProblem {
  const value = readShape(text, zone);
  if (value !== null) return value;
  const mistake = dateMistake(text);
  if (mistake.instead === undefined) return mistake;
  const meant = readShape(mistake.instead, zone);
  if (meant === null) return { problem: mistake.problem, message: mistake.message };
  return isDateProblem(meant) ? meant : mistake;
}

/** Whether reading a date failed. */
export function isDateProblem(result: DateValue | DateProblem): result is DateProblem {
  return 'problem' in result;
}

/**
 * A cheap test whether a word begins a date, right or wrong: entries that begin with one are dated ones. No keyword
 * looks like a date.
 *
 * ```ts
 * looksLikeDate('../2025-03-12') // => true
 * looksLikeDate('13/03/2025') // => true
 * looksLikeDate('promise') // => false
 * ```
 */
export function looksLikeDate(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return true;
  if (code > 127) return /^\p{Nd}/u.test(word);
  return /^(?:\.\.(?:\/|\d|$)|[-+~/]\d)/.test(word);
}

/**
 * The date that means exactly this day; always the same object for the same day.
 *
 * ```ts
 * plainDay(20160).last // => 20160
 * plainDay(20160) === plainDay(20160) // => true
 * ```
 */
export function plainDay(day: Day): DateValue {
  let value = plainDays.get(day);
  if (value === undefined) {
    value = { first: day, last: day, startLast: day, endFirst: day, time: -1, doubtful: false };
    plainDays.set(day, value);
  }
  return value;
}

/** Null when the text has not the shape of a date at all. */
function readShape(text: string, zone: string | null): DateValue | DateProblem | null {
  const slash = text.indexOf('/');
  if (slash < 0) return readCivil(text) ?? readTimed(text, zone);
  return readInterval(text.slice(0, slash), text.slice(slash + 1));
}

function readCivil(text: string): DateValue | DateProblem | null {
  const match = CIVIL.exec(text);
  if (match === null) return null;
  const [, yearText, monthText, dayText, mark] = match;
  const year = Number(yearText);
  const about = mark === '~' || mark === '%';
  const doubtful = mark === '?' || mark === '%';
  if (monthText === undefined) return span(dayOf(year, 1, 1), 12, about, doubtful);
  const month = Number(monthText);
  if (month < 1 || month > 12) return monthProblem(year, month, dayText, mark);
  if (dayText === undefined) return span(dayOf(year, month, 1), 1, about, doubtful);
  const dayOfMonth = Number(dayText);
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    const message = `${MONTH_NAMES[month - 1]} ${yearText} has ${daysInMonth(year, month)} days, and no day ${dayText}.`;
    return { problem: 'bad-day', message };
  }
  const day = dayOf(year, month, dayOfMonth);
  if (mark === '') return plainDay(day);
  const margin = about ? 1 : 0;
  const first = day - margin;
  const last = day + margin;
  return { first, last, startLast: last, endFirst: first, time: -1, doubtful };
}

/** A whole month or year: a start means its first day, an end its last; `~` adds the ones before and after. */
function span(first: Day, months: number, about: boolean, doubtful: boolean): DateValue {
  const next = addMonths(first, months);
  if (!about) return { first, last: next - 1, startLast: first, endFirst: next - 1, time: -1, doubtful };
  return {
    first: addMonths(first, -months),
    last: addMonths(next, months) - 1,
    startLast: next,
    endFirst: first - 1,
    time: -1,
    doubtful,
  };
}

function monthProblem(year: number, month: number, dayText: string | undefined, mark = ''): DateProblem {
  if (dayText === undefined && month > 20 && month < 42) {
    return {
      problem: 'bad-month',
      message: `There is no month ${month}; a season or quarter is written as an interval.`,
    };
  }
  const message = `There is no month ${String(month).padStart(2, '0')}.`;
  const other = Number(dayText);
  if (!(other >= 1 && other <= 12 && month >= 1 && month <= daysInMonth(year, other))) {
    return { problem: 'bad-month', message };
  }
  return { problem: 'bad-month', message, instead: isoDay(dayOf(year, other, month)) + mark };
}

function readInterval(startText: string, endText: string): DateValue | DateProblem | null {
  const start = readEnd(startText, EARLIEST);
  const end = readEnd(endText, LATEST);
  if (start === null || end === null) return null;
  if (isDateProblem(start) || isDateProblem(end)) return intervalProblem(startText, start, endText, end);
  if (unmarked(startText, start).first > unmarked(endText, end).last) {
    const instead = `${endText}/${startText}`;
    return { problem: 'reversed', message: 'This interval ends before it starts.', instead };
  }
  // A day within the month or year on the other side leaves no room for that side's own reading.
  return {
    first: start.first,
    last: end.last,
    startLast: Math.min(end.last, Math.max(start.startLast, end.startLast)),
    endFirst: Math.max(start.first, Math.min(start.endFirst, end.endFirst)),
    time: -1,
    doubtful: start.doubtful || end.doubtful,
  };
}

function readEnd(text: string, open: Day): DateValue | DateProblem | null {
  if (text === '..') return plainDay(open);
  const timed = TIMED.exec(text);
  if (timed === null) return readCivil(text);
  const message = 'The ends of an interval have no time; only a single date can.';
  return { problem: 'time-in-interval', message, instead: timed[1] as string };
}

function unmarked(text: string, value: DateValue): DateValue {
  const plain = readCivil(text.replace(/[~%]$/, ''));
  return plain === null || isDateProblem(plain) ? value : plain;
}

function intervalProblem(
  startText: string,
  start: DateValue | DateProblem,
  endText: string,
  end: DateValue | DateProblem,
): DateProblem {
  const { problem, message } = (isDateProblem(start) ? start : end) as DateProblem;
  const startMeant = isDateProblem(start) ? start.instead : startText;
  const endMeant = isDateProblem(end) ? end.instead : endText;
  if (startMeant === undefined || endMeant === undefined) return { problem, message };
  const meant = readInterval(startMeant, endMeant);
  if (meant === null || isDateProblem(meant)) return { problem, message };
  return { problem, message, instead: `${startMeant}/${endMeant}` };
}

function readTimed(text: string, zone: string | null): DateValue | DateProblem | null {
  const match = TIMED.exec(text);
  if (match === null) return null;
  const [, dayText = '', hour, minute, second = '0', utc, sign, offsetHour = '0', offsetMinute = '0'] = match;
  const civil = readCivil(dayText) as DateValue | DateProblem;
  if (isDateProblem(civil)) {
    const { problem, message, instead } = civil;
    return instead === undefined
      ? civil
      : { problem, message, instead: instead + text.slice(dayText.length) };
  }
  const time = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const badTime = timeProblem(civil.first, text, Number(hour), Number(minute), Number(second));
  if (badTime !== null) return badTime;
  if (utc === undefined && sign === undefined)
    return offsetProblem(text, civil.first * SECONDS_OF_DAY + time, zone);
  const offset = Number(offsetHour) * 3600 + Number(offsetMinute) * 60;
  if (offset > 14 * 3600 || Number(offsetMinute) > 59) {
    return { problem: 'bad-time', message: 'An offset from UTC is at most 14:00, with minutes up to 59.' };
  }
  if (zone === null) return at(civil.first, time);
  const instant = civil.first * SECONDS_OF_DAY + time - (sign === '-' ? -offset : offset);
  const local = instant + offsetAt(instant, zone);
  const day = Math.floor(local / SECONDS_OF_DAY);
  return at(day, local - day * SECONDS_OF_DAY);
}

function at(day: Day, time: number): DateValue {
  return { first: day, last: day, startLast: day, endFirst: day, time, doubtful: false };
}

function timeProblem(
  day: Day,
  text: string,
  hour: number,
  minute: number,
  second: number,
): DateProblem | null {
  if (hour === 24 && minute === 0 && second === 0) {
    const message = 'Midnight at the end of a day is 00:00 of the next.';
    const next = isoDay(day + 1);
    // Not past the last year that can be written, nor when the offset is missing too.
    if (next.length > 10 || !/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return { problem: 'bad-time', message };
    return { problem: 'bad-time', message, instead: `${next}T00${text.slice(13)}` };
  }
  if (hour < 24 && minute < 60 && second < 60) return null;
  return { problem: 'bad-time', message: 'A time goes from 00:00 to 23:59, with seconds up to 59.' };
}

/** The zone tells the offset, unless its clocks change within a day of that time. */
function offsetProblem(text: string, local: number, zone: string | null): DateProblem {
  const problem = 'missing-offset';
  const message = 'A time needs its offset from UTC, as in 2025-03-13T14:00+01:00, or Z.';
  if (zone === null) return { problem, message };
  const offset = offsetAt(local - SECONDS_OF_DAY, zone);
  if (offset !== offsetAt(local + SECONDS_OF_DAY, zone) || offset % 60 !== 0) return { problem, message };
  const hours = String(Math.floor(Math.abs(offset) / 3600)).padStart(2, '0');
  const minutes = String((Math.abs(offset) / 60) % 60).padStart(2, '0');
  return { problem, message, instead: `${text}${offset < 0 ? '-' : '+'}${hours}:${minutes}` };
}
