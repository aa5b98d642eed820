import { MENTION, WORD } from '../../syntax/lexer.ts';
import {
  type DateProblem,
  type DateValue,
  isDateProblem,
  looksLikeDate,
  readDate,
} from '../values/date-value.ts';
import type { Reading } from './reading.ts';

/** Reads one token as a DATE; reports and gives undefined where it is none. */
export function readDateToken(
  reading: Reading,
  token: number,
  to: number,
  what: string,
): DateValue | undefined {
  const { lexer } = reading;
  if (token >= to || lexer.kinds[token] !== WORD) {
    reportNoDate(reading, token, to, what);
    return undefined;
  }
  const date = reading.values.date(lexer.values[token]);
  if (date) return date;
  reportBadDate(reading, token, to);
  return undefined;
}

function reportBadDate(reading: Reading, token: number, to: number): void {
  // `13 March 2026` is one date in several words.
  if (to > token + 1 && (reportDateInWords(reading, token, to) || reportEndOf(reading, token, to))) return;
  reportDateProblem(reading, token, token + 1);
}

/** Reports words that make a date in another notation; says whether they do. */
export function reportDateInWords(reading: Reading, from: number, to: number): boolean {
  const all = readDate(reading.textOf(from, to), reading.values.zone);
  if (!isDateProblem(all) || all.problem === 'no-date') return false;
  reportDateProblem(reading, from, to);
  return true;
}

/** `the end of March 2026`: a month or year as a deadline means its last day anyway. */
function reportEndOf(reading: Reading, from: number, to: number): boolean {
  const text = reading.textOf(from, to);
  const span = /^(?:the\s+)?end\s+of\s+(.*)$/isu.exec(text)?.[1];
  if (span === undefined) return false;
  const read = readDate(span, reading.values.zone);
  if (isDateProblem(read) && read.problem === 'no-date') return false;
  const date = isDateProblem(read) ? read.instead : span;
  reading.report({
    code: 'bad-date',
    message: `\`${text}\` is not a date.`,
    help: date
      ? `Write \`${date}\`: as a deadline or end a month or year means its last day.`
      : (read as DateProblem).message,
    place: reading.place(from, to),
    ...(date ? { replacement: date } : {}),
  });
  return true;
}

function reportDateProblem(reading: Reading, from: number, to: number): void {
  const text = reading.textOf(from, to);
  const { problem, message, instead, either } = readDate(text, reading.values.zone) as DateProblem;
  const written = instead === undefined ? either : [instead];
  reading.report({
    code: 'bad-date',
    message:
      problem === 'no-date'
        ? `\`${text}\` is not a date.`
        : `\`${text}\` cannot be read as a date. ${message}`,
    help: written
      ? `Write ${written.map((date) => `\`${date}\``).join(' or ')}.`
      : 'Write a day as `2025-03-13`, a month as `2025-03`, a year as `2025`.',
    place: reading.place(from, to),
    ...(instead ? { replacement: instead } : {}),
  });
}

function reportNoDate(reading: Reading, token: number, to: number, what: string): void {
  reading.report({
    code: 'bad-date',
    message: `${what} needs a date here.`,
    help:
      token < to && reading.lexer.kinds[token] === MENTION
        ? `What is counted from a deed or a state begins with how long after it: ${what.replace(/`$/, '')} 1 day after ${reading.textOf(token, to)}\`.`
        : 'Write a day as `2025-03-13`, a month as `2025-03`, a year as `2025`.',
    place: reading.place(token, Math.min(token + 1, to)),
  });
}

/** Whether a token reads as a date. */
export function isDate(reading: Reading, token: number, to: number): boolean {
  const { lexer } = reading;
  return token < to && lexer.kinds[token] === WORD && reading.values.date(lexer.values[token]) !== null;
}

/** Whether a token reads as a date, or is one that cannot be: `2026-02-30`, `2026-13-01`, a time without its offset. */
export function isMeantAsDate(reading: Reading, token: number, to: number): boolean {
  if (isDate(reading, token, to)) return true;
  if (token >= to || reading.lexer.kinds[token] !== WORD) return false;
  const text = reading.textOf(token, token + 1);
  if (!looksLikeDate(text)) return false;
  const date = readDate(text, reading.values.zone);
  return isDateProblem(date) && IMPOSSIBLE.has(date.problem);
}

/** What is wrong with a date that is written like one. */
const IMPOSSIBLE: ReadonlySet<DateProblem['problem']> = new Set([
  'bad-month',
  'bad-day',
  'bad-time',
  'missing-offset',
  'time-in-interval',
  'reversed',
]);
