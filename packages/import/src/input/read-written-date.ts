import { isDateProblem, readDate } from '@troth/core';

/** Which part comes first in dates such as 03/04/2017. */
export type DayOrder = 'day first' | 'month first';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/;
const WORDS_DAY_FIRST = /^(?:[a-z]+, )?(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4})$/;
const WORDS_MONTH_FIRST = /^(?:[a-z]+, )?([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})$/;

/**
 * Reads a date in the shapes that people and programs write, as the language writes it; undefined where it is none.
 * Read are ISO dates and times, years and spans of years, 20170304, 4 March 2017 and March 4, 2017, and numbers with
 * slashes or dots. Where nothing says which number is the day, the date is the span from the one reading to the other.
 *
 * ```ts
 * readWrittenDate('March 4th, 2017') // => '2017-03-04'
 * readWrittenDate('04/03/2017', 'day first') // => '2017-03-04'
 * readWrittenDate('04/03/2017') // => '2017-03-04/2017-04-03'
 * readWrittenDate('1986–87') // => '1986/1987'
 * readWrittenDate('soon') // => undefined
 * ```
 */
export function readWrittenDate(written: string, order?: DayOrder): string | undefined {
  const text = written.trim().toLowerCase().replace(/[‐-―]/g, '-').replace(/\s+/g, ' ');
  const candidate = fromNumbers(text, order) ?? fromWords(text) ?? fromIso(text) ?? fromYears(text);
  return candidate !== undefined && isDate(candidate) ? candidate : undefined;
}

/**
 * Which part comes first in the dates of a column: what one of them shows that has a number over 12. Undefined where
 * none does, or where they contradict each other.
 *
 * ```ts
 * dayOrderOf(['04/03/2017', '25/03/2017']) // => 'day first'
 * ```
 */
export function dayOrderOf(column: readonly string[]): DayOrder | undefined {
  const orders = new Set<DayOrder>();
  for (const text of column) {
    const [, first, second] = NUMERIC.exec(text.trim()) ?? [];
    if (Number(first) > 12) orders.add('day first');
    if (Number(second) > 12) orders.add('month first');
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

function fromNumbers(text: string, order: DayOrder | undefined): string | undefined {
  const [, first, second, year] = NUMERIC.exec(text) ?? [];
  if (!first || !second || !year) return undefined;
  const dayFirst = iso(year, second, first);
  const monthFirst = iso(year, first, second);
  if (order === 'day first' || Number(first) > 12) return dayFirst;
  if (order === 'month first' || Number(second) > 12) return monthFirst;
  if (first === second) return dayFirst;
  return [dayFirst, monthFirst].sort().join('/');
}

function fromWords(text: string): string | undefined {
  const [, day, month, year] = WORDS_DAY_FIRST.exec(text) ?? [];
  if (day && month && year) return named(year, month, day);
  const [, first, second, last] = WORDS_MONTH_FIRST.exec(text) ?? [];
  if (first && second && last) return named(last, first, second);
  const [, only, of] = /^([a-z]{3,9})\.?,? (\d{4})$/.exec(text) ?? [];
  return only && of ? named(of, only) : undefined;
}

function named(year: string, month: string, day?: string): string | undefined {
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
  return number > 0 ? iso(year, String(number), day) : undefined;
}

function fromIso(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ t].*)?$/.exec(text) ?? [];
  // 1986-87 is a span of years; no month is over 12.
  if (year && month && Number(month) <= 12) return iso(year, month, day);
  const [, y, m, d] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  return y && m && d ? iso(y, m, d) : undefined;
}

function fromYears(text: string): string | undefined {
  const [, from, to] = /^(\d{4}) ?[-/] ?(\d{4}|\d\d)$/.exec(text) ?? [];
  if (from && to) return `${from}/${from.slice(0, 4 - to.length)}${to}`;
  // Whatever else the language reads as a date: 1912, 1912~, ../1912, 2017-03-01/2017-04.
  return /^[\d.]/.test(text) ? text : undefined;
}

function iso(year: string, month: string, day?: string): string {
  const parts = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])];
  return parts.join('-');
}

function isDate(text: string): boolean {
  return !isDateProblem(readDate(text, null));
}
