import { latinDigits } from './decimal.ts';

/** What a word that has not the shape of a date was probably meant to be. */
export interface DateMistake {
  readonly problem: 'no-date' | 'wrong-shape' | 'ambiguous-order' | 'year-range' | 'unspecified-digit';
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** The date in the right shape, where it can be known; not yet checked to exist. */
  readonly instead?: string;
  /** The dates it may be where the order of day and month cannot be known. */
  readonly either?: readonly string[];
}

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?$/;
/** Longer than any date in any notation. */
const MOST_CHARACTERS = 80;
const NO_DATE: DateMistake = {
  problem: 'no-date',
  message: 'This is not a date; one is written as 2025-03-13, 2025-03 or 2025.',
};
const NO_YEAR: DateMistake = {
  problem: 'wrong-shape',
  message: 'It does not say the year; a date is written year-month-day, as 2025-03-13.',
};
const RIGHT_SHAPE = /^\d{4}(-\d\d(-\d\d)?)?[~?%]?$/;
const ORDER = 'A date is written year-month-day, with two digits for month and day.';

/**
 * Explains a text that is not of the shape of a date (language.md: DATE): other orders and separators, month names,
 * missing zeros, other digits, approximations and intervals in other notations.
 *
 * ```ts
 * dateMistake('13.03.2025').instead // => '2025-03-13'
 * dateMistake('March 2025').instead // => '2025-03'
 * dateMistake('Q3 2026').message // => 'A quarter or half of a year is written as an interval, 2026-07/2026-09, and as a deadline by its last month, 2026-09.'
 * dateMistake('soon').problem // => 'no-date'
 * ```
 */
export function dateMistake(text: string): DateMistake {
  if (text.length > MOST_CHARACTERS) return NO_DATE;
  const latin = latinDigits(text.trim());
  if (latin !== text && isRightShape(latin)) {
    return wrongShape('A date is written with the digits 0 to 9 and no spaces.', latin);
  }
  return single(latin) ?? intervalMistake(latin) ?? yearMistake(latin) ?? NO_DATE;
}

function isRightShape(text: string): boolean {
  return text.split('/').every((half) => half === '..' || RIGHT_SHAPE.test(half));
}

function single(text: string): DateMistake | null {
  return (
    signMistake(text) ??
    timeMistake(text) ??
    unspecifiedMistake(text) ??
    quarterMistake(text) ??
    markMistake(text) ??
    numericMistake(text) ??
    namedMistake(text)
  );
}

/** `2026‑03‑01` with another dash, `2026年3月1日`. */
function signMistake(text: string): DateMistake | null {
  const plain = text.replace(/[‐‑‒–—−﹣－]/g, '-');
  if (plain !== text && /-/.test(plain) && RIGHT_SHAPE.test(plain))
    return wrongShape('A date is written with the hyphen of the keyboard.', plain);
  const [, year, month, day] =
    /^(\d{4})[年년]\s*(?:(\d{1,2})[月월]\s*(?:(\d{1,2})[日일])?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  return wrongShape(ORDER, month === undefined ? year : isoText(year, month, day));
}

function timeMistake(text: string): DateMistake | null {
  const match =
    /^(\d{4}-\d\d-\d\d)[Tt ]\s*(\d{1,2}):(\d\d)(:\d\d)?([.,]\d+)?\s*([Zz]|[+-]\d{1,2}:?(?:\d\d)?)?([~?%]?)$/.exec(
      text,
    );
  if (match === null) return null;
  const [, day = '', hour = '', minute = '', second = '', fraction = '', offset = '', mark = ''] = match;
  if (mark !== '') return wrongShape('Only a date without a time can be marked with ~, ? or %.', day + mark);
  const time = `${day}T${hour.padStart(2, '0')}:${minute}${second}${meantOffset(offset)}`;
  if (fraction !== '') return wrongShape('A time has whole seconds.', time);
  return wrongShape('A time is written as in 2025-03-13T14:00+01:00.', time);
}

function meantOffset(offset: string): string {
  const [, sign, hours = '', minutes = ''] = /^([+-])(\d{1,2}?):?(\d\d)?$/.exec(offset) ?? [];
  if (sign === undefined) return offset.toUpperCase();
  return `${sign}${hours.padStart(2, '0')}:${minutes || '00'}`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** `2026-Q3`, `Q3 2026`, `the third quarter of 2026`, `the first half of 2026`. */
function quarterMistake(text: string): DateMistake | null {
  const [, ordinal, span, ofYear] =
    /^(?:the\s+)?(first|second|third|fourth)\s+(quarter|half)\s+(?:of\s+)?(\d{4})$/i.exec(text) ?? [];
  const [, letter, number, behind] = /^([QH])([1-4])[-/ ]?(\d{4})$/i.exec(text) ?? [];
  const [, before, sign, count] = /^(\d{4})[-/ ]?([QH])([1-4])$/i.exec(text) ?? [];
  const year = ofYear ?? behind ?? before;
  if (year === undefined) return null;
  const months = /^q/i.test(span ?? letter ?? sign ?? '') ? 3 : 6;
  const place = ordinal === undefined ? Number(number ?? count) : ORDINALS.indexOf(ordinal.toLowerCase()) + 1;
  if (place * months > 12) return null;
  const first = (place - 1) * months + 1;
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  const last = month(first + months - 1);
  return {
    problem: 'wrong-shape',
    message: `A quarter or half of a year is written as an interval, ${month(first)}/${last}, and as a deadline by its last month, ${last}.`,
  };
}

function unspecifiedMistake(text: string): DateMistake | null {
  const match = /^(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(?:\d\d|XX))?)?$/i.exec(text);
  if (match === null || !/X/i.test(text)) return null;
  const [, year = '', month = 'XX'] = match;
  const digits = year.replaceAll(/X/gi, '');
  const years = `${digits.padEnd(4, '0')}/${digits.padEnd(4, '9')}`;
  const known = digits.length < 4 ? years : /X/i.test(month) ? year : `${year}-${month}`;
  return {
    problem: 'unspecified-digit',
    message: 'An unknown part of a date is left out, or given as an interval; X cannot stand for it.',
    instead: known,
  };
}

function markMistake(text: string): DateMistake | null {
  const about = /^(?:~|c\.?|ca\.?|circa|about)\s*(\d{4}\S*)$/i.exec(text)?.[1];
  if (about !== undefined && RIGHT_SHAPE.test(`${about}~`)) {
    return wrongShape('An approximate date has ~ after it.', `${about}~`);
  }
  const both = /^(.*\d)(?:\?~|~\?)$/.exec(text)?.[1];
  if (both === undefined || !RIGHT_SHAPE.test(both)) return null;
  return wrongShape('A date that is both approximate and doubtful has % after it.', `${both}%`);
}

function numericMistake(text: string): DateMistake | null {
  const compact = /^(\d{4})(\d\d)(\d\d)([~?%]?)$/.exec(text);
  if (compact !== null) return wrongShape(ORDER, `${compact[1]}-${compact[2]}-${compact[3]}${compact[4]}`);
  const match = /^(\d{1,4})([/.\- ])\s?(\d{1,4})(?:\2\s?(\d{1,4}))?([~?%]?)$/.exec(text);
  if (match === null) return null;
  const [, one = '', separator = '', two = '', three, mark = ''] = match;
  if (one.length === 4) {
    if (two.length > 2 || (three !== undefined && three.length > 2)) return null;
    return wrongShape(ORDER, isoText(one, two, three) + mark);
  }
  if (one.length > 2) return null;
  if (three === undefined) return two.length === 4 ? wrongShape(ORDER, isoText(two, one) + mark) : null;
  if (two.length > 2) return null;
  if (three.length <= 2) return { problem: 'wrong-shape', message: `${ORDER} The year has four.` };
  return three.length === 4 ? yearLast(one, two, three, separator, mark) : null;
}

/** Dots mean day first everywhere they are used; slashes and hyphens mean either, unless the numbers decide. */
function yearLast(one: string, two: string, year: string, separator: string, mark: string): DateMistake {
  const dayFirst = isoText(year, two, one) + mark;
  const monthFirst = isoText(year, one, two) + mark;
  if (dayFirst === monthFirst || separator === '.' || Number(one) > 12) return wrongShape(ORDER, dayFirst);
  if (Number(two) > 12) return wrongShape(ORDER, monthFirst);
  return {
    problem: 'ambiguous-order',
    message: `${ORDER} This may be ${dayFirst} or ${monthFirst}.`,
    either: [dayFirst, monthFirst],
  };
}

function namedMistake(text: string): DateMistake | null {
  const mark = /[~?%]$/.exec(text)?.[0] ?? '';
  const words = text
    .slice(0, text.length - mark.length)
    .toLowerCase()
    .split(/[\s\-./,]+/)
    .filter((word) => word !== '' && word !== 'of' && word !== 'the')
    .filter((word) => !WEEKDAY.test(word))
    .map((word) => word.replace(/^(\d{1,2})(st|nd|rd|th)$/, '$1'));
  const name = words.find((word) => /^[a-z]+$/.test(word));
  const numbers = words.filter((word) => /^\d+$/.test(word));
  if (name === undefined || name.length < 3 || numbers.length + 1 !== words.length) return null;
  const month = MONTH_NAMES.findIndex((full) => full.startsWith(name)) + 1;
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  const [year] = years;
  if (month > 0 && years.length === 0 && days.length === 1 && numbers.length === 1) return NO_YEAR;
  if (month === 0 || year === undefined || years.length > 1 || years.length + days.length !== numbers.length)
    return null;
  return days.length > 1 ? null : wrongShape(ORDER, isoText(year, String(month), days[0]) + mark);
}

function intervalMistake(text: string): DateMistake | null {
  const slash = /^([^/]*)\/([^/]*)$/.exec(text);
  if (slash !== null) {
    const [, left = '', right = ''] = slash;
    if (left === '' && right === '') return null;
    const open = left === '' || right === '';
    return halves(left, right, open ? 'An open end of an interval is written as two dots.' : null);
  }
  const other = /^(.*?)(?:\s*(?:\.\.|[–—]|\s-\s|\sto\s|\suntil\s)\s*)(.*)$/.exec(text);
  if (other === null || (other[1] === '' && other[2] === '')) return null;
  return halves(other[1] as string, other[2] as string, 'An interval of dates is written with a slash.');
}

function halves(left: string, right: string, message: string | null): DateMistake | null {
  const start = meantHalf(left);
  const end = meantHalf(abbreviatedEnd(left, right) ?? right);
  const mistake = (typeof start === 'object' && start) || (typeof end === 'object' && end) || null;
  const startText = typeof start === 'object' ? start?.instead : start;
  const endText = typeof end === 'object' ? end?.instead : end;
  if (start === null || end === null) return null;
  const { problem, message: reason } = mistake ?? { problem: 'wrong-shape', message: ORDER };
  if (startText === undefined || endText === undefined) return { problem, message: message ?? reason };
  return { problem, message: message ?? reason, instead: `${startText}/${endText}` };
}

function meantHalf(text: string): string | DateMistake | null {
  if (text === '' || text === '..') return '..';
  return RIGHT_SHAPE.test(text) ? text : single(text);
}

/** ISO 8601 lets the end of an interval leave out what it shares with the start: `2025-03-13/15`. */
function abbreviatedEnd(left: string, right: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(left) && /^\d\d(-\d\d)?$/.test(right))
    return left.slice(0, -right.length) + right;
  return /^\d{4}-\d\d$/.test(left) && /^\d\d$/.test(right) ? left.slice(0, 5) + right : null;
}

function yearMistake(text: string): DateMistake | null {
  if (!/^([-+]\d{4,}|\d{5,}|Y-?\d+)(-\d|[~?%]?$)/.test(text)) return null;
  return { problem: 'year-range', message: 'A year has four digits, from 0000 to 9999.' };
}

function isoText(year: string, month: string, day?: string): string {
  const start = `${year}-${month.padStart(2, '0')}`;
  return day === undefined ? start : `${start}-${day.padStart(2, '0')}`;
}

function wrongShape(message: string, instead: string): DateMistake {
  return { problem: 'wrong-shape', message, instead };
}
