/** The days a date may mean, ISO. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/**
 * The days that a year, a month and a day of a table may mean: a missing day or month leaves all of the month or year.
 * Undefined without a year.
 *
 * ```ts
 * writtenDays('1990', '2', '') // => { first: '1990-02-01', last: '1990-02-28' }
 * writtenDays('1969, or so', '', '') // => { first: '1969-01-01', last: '1969-12-31' }
 * writtenDays('', '2', '3') // => undefined
 * ```
 */
export function writtenDays(year: string, month: string, day: string): DayRange | undefined {
  const [number] = /^\d{4}/.exec(year) ?? [];
  if (number === undefined) return undefined;
  const inYear = Number(month);
  if (!(inYear >= 1 && inYear <= 12)) return { first: `${number}-01-01`, last: `${number}-12-31` };
  const days = new Date(Date.UTC(Number(number), inYear, 0)).getUTCDate();
  const prefix = `${number}-${String(inYear).padStart(2, '0')}`;
  const inMonth = Number(day);
  if (!(inMonth >= 1 && inMonth <= days)) return { first: `${prefix}-01`, last: `${prefix}-${days}` };
  const whole = `${prefix}-${String(inMonth).padStart(2, '0')}`;
  return { first: whole, last: whole };
}

/**
 * Two ranges of which the first is known to come before the second or on its day, cut so that every choice of days
 * keeps that order. Where they overlap still, the second is given its last day.
 *
 * ```ts
 * orderedDays({ first: '1990-01-01', last: '1990-12-31' }, { first: '1990-07-29', last: '1990-07-29' })
 * // => [{ first: '1990-01-01', last: '1990-07-29' }, { first: '1990-07-29', last: '1990-07-29' }]
 * ```
 */
export function orderedDays(before: DayRange, after: DayRange): [DayRange, DayRange] {
  const one = { first: before.first, last: lesser(before.last, after.last) };
  const other = { first: greater(after.first, before.first), last: after.last };
  return one.last > other.first ? [one, { first: other.last, last: other.last }] : [one, other];
}

/**
 * A range as the language writes dates: a year, a month, a day, or an interval.
 *
 * ```ts
 * dateText({ first: '1990-02-01', last: '1990-02-28' }) // => '1990-02'
 * ```
 */
export function dateText({ first, last }: DayRange): string {
  if (first === last) return first;
  const year = first.slice(0, 4);
  if (first === `${year}-01-01` && last === `${year}-12-31`) return year;
  const whole = writtenDays(year, first.slice(5, 7), '')!;
  return first === whole.first && last === whole.last ? first.slice(0, 7) : `${first}/${last}`;
}

function lesser(a: string, b: string): string {
  return a < b ? a : b;
}

function greater(a: string, b: string): string {
  return a > b ? a : b;
}
