import { MENTION, WORD } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import {
  type Condition,
  type Deadline,
  type Limits,
  STATE_WORDS,
  UNLIMITED,
  type WindowEnd,
} from '../condition.ts';
import { isPromise } from '../entry.ts';
import type { Name } from '../name.ts';
import { isoDay } from '../values/civil-day.ts';
import { looksLikeDate } from '../values/date-value.ts';
import { addDuration, type Duration } from '../values/duration.ts';
import { meantDuration } from './meant-duration.ts';
import { meantState, severalStates } from './meant-state.ts';
import { isDate, isMeantAsDate, readDateToken } from './read-date.ts';
import { afterName, nameAt } from './read-selection.ts';
import { readSentence } from './read-sentence.ts';
import type { Reading } from './reading.ts';

const BY = word('by');
const WITHIN = word('within');
const STARTING = word('starting');
const UNTIL = word('until');
const AFTER = word('after');
const NO = word('no');
const IS = word('is');
const ALL = word('all');
const ANY = word('any');
const OF = word('of');

/** The duration two tokens make, such as `30 days`. */
export function durationAt(reading: Reading, token: number, to: number): Duration | undefined {
  const { lexer } = reading;
  if (token + 1 >= to || lexer.kinds[token] !== WORD || lexer.kinds[token + 1] !== WORD) return undefined;
  return reading.values.duration(lexer.values[token], lexer.values[token + 1]) ?? undefined;
}

/** Reads a DURATION that fills a field. */
export function readDurationField(reading: Reading, from: number, to: number): Duration | undefined {
  const duration = durationAt(reading, from, to);
  if (duration && from + 2 === to) return duration;
  reading.report({
    code: 'bad-duration',
    message: `\`${reading.textOf(from, to)}\` is not a duration.`,
    help: durationHelp(reading, from, to),
    place: reading.place(from, to),
  });
  return undefined;
}

function durationHelp(reading: Reading, from: number, to: number): string {
  const text = reading.textOf(from, to);
  if (isDate(reading, from, to)) return `A date stands after \`by\`: \`by ${text}\`.`;
  const duration = durationAt(reading, from, to);
  if (duration && from + 4 === to && reading.isWord(from + 2, AFTER) && isDate(reading, from + 3, to))
    return `What is counted from a day is a day itself: \`by ${isoDay(addDuration(reading.values.date(reading.lexer.values[to - 1])!.last, duration))}\`.`;
  if (duration && reading.isWord(from + 2, AFTER))
    return `What is counted from a deed stands after \`by\`: \`by ${text}\`.`;
  if (duration && /^\S+ \S+ (?:of|from|since) /u.test(text))
    return `What is counted from a deed stands after \`by\`: \`by ${text.replace(/ (?:of|from|since) /u, ' after ')}\`.`;
  const meant = meantDuration(text);
  if (meant !== undefined) return `Write \`${meant}\`.`;
  if (/hours?|minutes?|business|working/iu.test(text))
    return 'Only whole calendar days are counted: write days, weeks, months or years, as `14 days`.';
  return 'Write a whole number and days, weeks, months or years: `30 days`, `6 months`.';
}

/** `no … by 1 day after no … by 1 day after …`: more than anyone writes, fewer than there is room for. */
const DEEPEST_NESTING = 50;

/** Reads a DATE or `DURATION after CONDITION` that fills a field. */
export function readDeadline(reading: Reading, from: number, to: number, what: string): Deadline | undefined {
  const duration = durationAt(reading, from, to);
  if (duration && from + 2 < to && reading.isWord(from + 2, AFTER)) {
    if (from + 4 === to && isDate(reading, from + 3, to)) return reportCounted(reading, from, to, duration);
    if (reading.nesting === DEEPEST_NESTING) return reportTooDeep(reading, from, to);
    reading.nesting++;
    const condition = readCondition(reading, from + 3, to);
    reading.nesting--;
    return condition && { kind: 'after', duration, condition };
  }
  if (duration && from + 2 === to) return reportDuration(reading, from, to, what);
  if (duration && COUNTED_OTHERWISE.test(reading.textOf(from + 2, to)))
    return from + 4 === to && isDate(reading, from + 3, to)
      ? reportCounted(reading, from, to, duration)
      : reportOtherwise(reading, from, to);
  const date = readDateToken(reading, from, to, what);
  if (date && from + 1 < to) reportRest(reading, from + 1, to);
  return date && reading.values.deadline(reading.lexer.values[from])!;
}

function reportDuration(reading: Reading, from: number, to: number, what: string): undefined {
  const text = reading.textOf(from, to);
  reading.report({
    code: 'bad-date',
    message: `\`${text}\` is a duration, and ${what} needs a date.`,
    help: `Write \`within ${text}\`, or what they are counted from: \`by ${text} after @ben asks\`.`,
    place: reading.place(from, to),
  });
  return undefined;
}

/** Words that are written for `after`, and one for which there is no other. */
const COUNTED_OTHERWISE = /^(?:of|from|since|following|before)\s/u;

const BACKWARDS = 'before';

function reportOtherwise(reading: Reading, from: number, to: number): undefined {
  const isBefore = reading.textOf(from + 2, from + 3) === BACKWARDS;
  const text = reading.textOf(from, to);
  const meant = `${reading.textOf(from, from + 2)} after ${reading.textOf(from + 3, to)}`;
  reading.report({
    code: 'bad-date',
    message: isBefore
      ? `\`${text}\` is counted backwards, and days are counted from what has happened only.`
      : `\`${text}\` is not a date: what is counted from something that happens is told by \`after\`.`,
    help: isBefore ? 'Write the day itself, as `2025-03-13`.' : `Write \`${meant}\`.`,
    place: reading.place(from, to),
    ...(isBefore ? {} : { replacement: meant }),
  });
}

/** `30 days after 2026-03-01` is a day that can be written as one, and so is one before it. */
function reportCounted(reading: Reading, from: number, to: number, duration: Duration): undefined {
  const text = reading.textOf(from, to);
  const isBefore = reading.textOf(from + 2, from + 3) === BACKWARDS;
  const { first, last } = reading.values.date(reading.lexer.values[to - 1])!;
  const day = isoDay(isBefore ? addDuration(first, duration, -1) : addDuration(last, duration));
  reading.report({
    code: 'bad-date',
    message: isBefore
      ? `\`${text}\` is counted backwards, and days are counted from what has happened only.`
      : `\`${text}\` is counted from a day, and \`after\` takes what happens on a day that is not known yet.`,
    help: `Write the day itself: \`${day}\`.`,
    place: reading.place(from, to),
    replacement: day,
  });
  return undefined;
}

function reportTooDeep(reading: Reading, from: number, to: number): undefined {
  reading.report({
    code: 'unexpected-text',
    message: `${DEEPEST_NESTING} conditions stand inside each other here, and this is one more.`,
    help: 'Make some of them promises of their own, and write `@promise is done`.',
    place: reading.place(from, to),
  });
}

/** Reads what stands after `until`: a deadline, or a condition. */
export function readWindowEnd(reading: Reading, from: number, to: number): WindowEnd | undefined {
  if (isRelative(reading, from, to) || (isDate(reading, from, to) && from + 1 === to)) {
    return readDeadline(reading, from, to, '`until`');
  }
  if (looksDated(reading, from, to)) return readDeadline(reading, from, to, '`until`');
  const condition = readCondition(reading, from, to);
  return condition && { kind: 'condition', condition };
}

/** One word that begins like a date was meant as one, well written or not. */
function looksDated(reading: Reading, from: number, to: number): boolean {
  return from + 1 === to && reading.lexer.kinds[from] === WORD && looksLikeDate(reading.textOf(from, to));
}

function isRelative(reading: Reading, from: number, to: number): boolean {
  return from + 3 < to && durationAt(reading, from, to) !== undefined && reading.isWord(from + 2, AFTER);
}

/** Reports words after a value that is complete without them. */
export function reportRest(reading: Reading, from: number, to: number, help = REST_HELP): void {
  const rest = reading.textOf(from, to);
  reading.report({
    code: 'unexpected-text',
    message: `\`${rest}\` stands after a value that is complete without it.`,
    help,
    place: reading.place(from, to),
  });
}

const REST_HELP = 'Remove it, or put it on a line of its own with the field it belongs to.';

/** The clauses at the end of a line, and where they start. */
export interface Cut {
  readonly limits: Limits;
  /** The token after the sentence or condition. */
  readonly end: number;
}

/**
 * Cuts a line at the leftmost `by`, `within`, `starting` or `until` from which all the rest reads as clauses, each at
 * most once (language.md: CLAUSE).
 */
function cutClauses(reading: Reading, from: number, to: number): Cut {
  const end = findClauses(reading, from, to);
  return { limits: readClauses(reading, end, to), end };
}

/** Where the clauses at the end of a line start; `to` when there are none. */
export function findClauses(reading: Reading, from: number, to: number): number {
  const { kinds, values } = reading.lexer;
  for (let token = from + 1; token < to; token++) {
    if (kinds[token] !== WORD) continue;
    const value = values[token];
    if (value !== BY && value !== WITHIN && value !== STARTING && value !== UNTIL) continue;
    if (readsAsClauses(reading, token, to)) return token;
  }
  return to;
}

function readsAsClauses(reading: Reading, from: number, to: number): boolean {
  const { values, kinds } = reading.lexer;
  let seen = 0;
  let token = from;
  while (token < to) {
    const clause = kinds[token] === WORD ? values[token] : -1;
    const bit = clauseBit(clause);
    if ((seen & bit) !== 0) return false;
    seen |= bit;
    if (clause === WITHIN) {
      if (!durationAt(reading, token + 1, to)) return false;
      token += 3;
    } else if (clause === BY || clause === STARTING || clause === UNTIL) {
      if (isRelative(reading, token + 1, to)) return true;
      if (isMeantAsDate(reading, token + 1, to)) token += 2;
      else return clause === UNTIL && token + 1 < to;
    } else return false;
  }
  return true;
}

function clauseBit(clause: number): number {
  return clause === BY ? 1 : clause === WITHIN ? 2 : clause === STARTING ? 4 : clause === UNTIL ? 8 : 0;
}

/** Reads clauses that `findClauses` has found. */
export function readClauses(reading: Reading, from: number, to: number): Limits {
  if (from === to) return UNLIMITED;
  const { values } = reading.lexer;
  let { by, within, starting, until } = UNLIMITED;
  let token = from;
  while (token < to) {
    const clause = values[token++];
    if (clause === WITHIN) {
      within = durationAt(reading, token, to);
      token += 2;
      continue;
    }
    const dated = isMeantAsDate(reading, token, to) && !isRelative(reading, token, to);
    const end = dated ? token + 1 : to;
    if (clause === UNTIL) until = readWindowEnd(reading, token, end);
    else if (clause === BY) by = readDeadline(reading, token, end, '`by`');
    else starting = readDeadline(reading, token, end, '`starting`');
    token = end;
  }
  return { by, within, starting, until };
}

/** A condition with the clauses at the end of its line. */
export interface ReadCondition {
  readonly condition: Condition;
  readonly limits: Limits;
}

/** Reads a condition line of its own: `if CONDITION`, `or if CONDITION`, `unless CONDITION`. */
export function readConditionLine(reading: Reading, from: number, to: number): ReadCondition | undefined {
  const cut = reading.isWord(from, NO) ? afterAbsence(reading, from, to) : cutClauses(reading, from, to);
  const condition = readCondition(reading, from, cut.end);
  return condition && { condition, limits: cut.limits };
}

/** `no SENTENCE` takes the first `by`; clauses may follow its date. */
function afterAbsence(reading: Reading, from: number, to: number): Cut {
  const by = firstBy(reading, from, to);
  if (by === to || isRelative(reading, by + 1, to)) return { limits: UNLIMITED, end: to };
  const end = Math.min(by + 2, to);
  return end < to && readsAsClauses(reading, end, to)
    ? { limits: readClauses(reading, end, to), end }
    : { limits: UNLIMITED, end: to };
}

function firstBy(reading: Reading, from: number, to: number): number {
  for (let token = from + 1; token < to; token++) if (reading.isWord(token, BY)) return token;
  return to;
}

/** Reads a CONDITION that takes all of `from..to`. */
export function readCondition(reading: Reading, from: number, to: number): Condition | undefined {
  if (reading.isWord(from, NO)) return readAbsence(reading, from, to);
  const state = readState(reading, from, to);
  if (state) return state;
  const sentence = readSentence(reading, from, to);
  return sentence && { kind: 'deed', sentence };
}

function readAbsence(reading: Reading, from: number, to: number): Condition | undefined {
  const by = firstBy(reading, from, to);
  if (by === to) {
    reading.report({
      code: 'absence-without-day',
      message: 'A condition that something does not happen needs the day by which it would have.',
      help: 'End it with a date: `no @anna pays @ben by 2025-06-30`.',
      place: reading.place(from, to),
    });
    return undefined;
  }
  const sentence = readSentence(reading, from + 1, by);
  const deadline = readDeadline(reading, by + 1, to, 'A condition with `no`');
  return sentence && deadline && { kind: 'absence', sentence, by: deadline };
}

/** `@p is broken`, `all of @deal is done`, `any of @deal is broken`. */
function readState(reading: Reading, from: number, to: number): Condition | undefined {
  const { lexer } = reading;
  let token = from;
  let which: 'all' | 'any' = 'all';
  if (
    (reading.isWord(token, ALL) || reading.isWord(token, ANY)) &&
    reading.isWord(token + 1, OF) &&
    token + 2 < to
  ) {
    which = reading.isWord(token, ANY) ? 'any' : 'all';
    token += 2;
  }
  if (lexer.kinds[token] !== MENTION) return undefined;
  const is = afterName(reading, token, to);
  if (is + 1 >= to || !reading.isWord(is, IS)) return undefined;
  for (let i = is + 1; i < to; i++) if (lexer.kinds[i] !== WORD) return undefined;
  if (!standsForPromise(reading, reading.mention(token))) return undefined;
  const name = nameAt(reading, token, to);
  const state =
    is + 2 === to
      ? reading.values.state(lexer.values[is + 1])
      : reading
          .textOf(is + 1, to)
          .replace(/\s+/g, ' ')
          .toLowerCase();
  if (!STATE_WORDS.includes(state)) {
    reading.report({
      code: 'unknown-state',
      message: `\`${state}\` is not a state a promise can be in.`,
      help: CLAUSES.test(state)
        ? 'A condition takes all the rest of its line: write what bounds it in time before it, or on a line of its own.'
        : `${severalStates(state, name.text)}${meantState(state)}Write one of: ${STATE_WORDS.join(', ')}.`,
      place: reading.place(is + 1, to),
    });
  }
  return {
    kind: 'state',
    promise: name,
    state,
    which,
    start: reading.startOf(token),
    end: reading.endOf(is - 1),
    ...(which === 'all' && token > from ? { isAllSaid: true as const } : {}),
  };
}

/** A state, and clauses after it. */
const CLAUSES = new RegExp(`^(?:${STATE_WORDS.join('|')}) (?:by|within|starting|until) `);

/** Whether a name is a promise's or a deal's; when nothing is declared under it yet, the entry is read again later. */
export function standsForPromise(reading: Reading, name: Name): boolean {
  if (!name.entry) reading.waitsFor = name;
  return isPromise(name.entry) || name.entry?.kind === 'deal' || name.entry?.kind === 'request';
}
