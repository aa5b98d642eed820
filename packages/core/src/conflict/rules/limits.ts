import type { LimitEntry } from '../../ledger/entry.ts';
import type { Amount, Argument } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { civilOf, dayOf } from '../../ledger/values/civil-day.ts';
import {
  compareDecimals,
  type Decimal,
  decimalOf,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import type { Unit } from '../../ledger/values/unit.ts';
import { amountInBase, baseUnitOf } from '../../lifecycle/play/match.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { Clashes } from './clashes.ts';
import type { Span } from './days.ts';
import type { PastDeed } from './past.ts';
import type { LimitPattern } from './rule-book.ts';
import { type Ban, nameIn, type Statement, type Task } from './task.ts';

/** A bound on how much may be done within some days. */
export interface Cap {
  readonly limit: LimitEntry | Ban;
  /** What is left of it on the day, after what has happened; in the base unit, or a number. */
  readonly left: Decimal;
  /** Whether that must not be reached; else it may, and only more than that may not be done. */
  readonly isBelow: boolean;
  readonly whole: Decimal;
  readonly unit: Unit | undefined;
  readonly first: Day;
  readonly last: Day;
  readonly counts: (statement: Statement) => boolean;
}

/** Which end of what is uncertain about the past is taken for what has been used. */
export type Used = 'least' | 'most';

/** How many a deed was done to, where a reading of who there is says it. */
export type Touched = (deed: PastDeed) => number | undefined;

const unknown: Touched = () => undefined;

/** How many years or months of a limit are told apart; what can be done after them fits. */
const MOST_PERIODS = 60;

/**
 * The bounds that limits and `never AMOUNT` set from a day on, as far as they concern some tasks.
 *
 * @param taken days on which tasks are forbidden: a task without a deadline may have to be done before them, and before
 *   those of a `never AMOUNT`
 */
export function capsOf(
  clashes: Clashes,
  tasks: readonly Task[],
  bans: readonly Ban[],
  past: readonly PastDeed[],
  used: Used,
  touched: Touched = unknown,
  taken: readonly Span[] = [],
): Cap[] {
  const limits = new Map<LimitEntry, LimitPattern[]>();
  for (const task of tasks) {
    for (const pattern of clashes.limits.of(task)) {
      if (!fitsPattern(clashes, task, pattern)) continue;
      const patterns = limits.get(pattern.limit) ?? [];
      if (!patterns.includes(pattern)) patterns.push(pattern);
      limits.set(pattern.limit, patterns);
    }
  }
  const sums = bans.filter(({ amount }) => amount);
  const ends = [...tasks.map(({ last }) => last), ...[...taken, ...sums].map(({ first }) => first)];
  const horizon = Math.max(clashes.on, ...ends.filter((day) => day !== NEVER));
  const caps: Cap[] = [];
  for (const limit of limits.keys()) caps.push(...capsOfLimit(clashes, limit, past, used, touched, horizon));
  for (const ban of sums) caps.push(capOfBan(clashes, ban, past, used, touched));
  return caps;
}

function capsOfLimit(
  clashes: Clashes,
  limit: LimitEntry,
  past: readonly PastDeed[],
  reading: Used,
  touched: Touched,
  horizon: Day,
): Cap[] {
  const { atMost } = limit;
  if (atMost === undefined) return [];
  const unit = typeof atMost === 'number' ? undefined : baseUnitOf(atMost.unit);
  const whole = typeof atMost === 'number' ? decimalOf(atMost) : amountInBase(atMost.low, atMost.unit);
  const countsOn = (statement: Statement, day: Day): boolean =>
    clashes.limits
      .of(statement)
      .some((pattern) => pattern.limit === limit && fitsPattern(clashes, statement, pattern, day)) &&
    (typeof atMost === 'number' || addsUp(clashes, atMost, amountIn(statement)));
  const counts = (statement: Statement): boolean => countsOn(statement, statement.heldOn ?? clashes.on);
  // Who held an office, or was in a group, is asked of the day of the deed.
  const counted = (deed: PastDeed): boolean => {
    const { first, last } = deed.occurrence;
    const [one, other] = [countsOn(deed, first), countsOn(deed, last)];
    return reading === 'least' ? one && other : one || other;
  };
  // Within some days all counts that was done, also what was undone.
  const done = limit.period === 'any time' ? past : asDone(past);
  return periodsOf(limit, clashes.on, horizon).map(({ first, last }) => {
    const used = usedWithin(done, counted, unit, { first, last }, reading, touched);
    return { limit, left: subtractDecimals(whole, used), isBelow: false, whole, unit, first, last, counts };
  });
}

function capOfBan(
  clashes: Clashes,
  ban: Ban,
  past: readonly PastDeed[],
  reading: Used,
  touched: Touched,
): Cap {
  const unit = unitOf(ban);
  const counted = (deed: PastDeed): boolean => unitOf(deed) === unit && clashes.fails(deed, ban);
  const used = usedWithin(past, counted, unit, { first: ban.since, last: ban.last }, reading, touched);
  return {
    limit: ban,
    left: subtractDecimals(ban.amount!, used),
    isBelow: !ban.isAbove,
    whole: ban.amount!,
    unit,
    first: ban.first,
    last: ban.last,
    counts: (statement) => unitOf(statement) === unit && clashes.hits(statement, ban) !== 'none',
  };
}

/** The days within which a limit adds up: for ever, a date, or one calendar year or month after the other. */
function periodsOf({ period }: LimitEntry, on: Day, horizon: Day): { first: Day; last: Day }[] {
  if (period === 'any time') return [{ first: -Infinity, last: NEVER }];
  if (typeof period === 'object') return [{ first: period.first, last: period.last }];
  const spans: { first: Day; last: Day }[] = [];
  let { year, month } = civilOf(on);
  for (let count = 0; count < MOST_PERIODS; count++) {
    const first = period === 'year' ? dayOf(year, 1, 1) : dayOf(year, month, 1);
    if (first > horizon) break;
    if (period === 'year') year++;
    else if (++month > 12) {
      month = 1;
      year++;
    }
    spans.push({ first, last: (period === 'year' ? dayOf(year, 1, 1) : dayOf(year, month, 1)) - 1 });
  }
  return spans;
}

/** The past with what was undone as it was when it was done. */
function asDone(past: readonly PastDeed[]): readonly PastDeed[] {
  if (!past.some(({ undone }) => undone)) return past;
  return past.map((deed) => (deed.undone ? { ...deed, shape: deed.undone } : deed));
}

/** How much has been done within some days: at least, or at most. */
function usedWithin(
  past: readonly PastDeed[],
  counts: (deed: PastDeed) => boolean,
  unit: Unit | undefined,
  { first, last }: Span,
  reading: Used,
  touched: Touched,
): Decimal {
  let used = ZERO;
  for (const deed of past) {
    const { occurrence, amount } = deed;
    if (deed.stopped || !counts(deed)) continue;
    const surely = occurrence.first >= first && occurrence.last <= last;
    const perhaps = occurrence.first <= last && occurrence.last >= first;
    if (!(reading === 'least' ? surely : perhaps)) continue;
    if (unit && amount) used = plus(used, reading === 'least' ? amount.low : amount.high);
    else if (!unit) used = plus(used, decimalOf(peopleIn(deed, reading, touched)));
  }
  return used;
}

function peopleIn(deed: PastDeed, reading: Used, touched: Touched): number {
  const count = (deed.undone ? undefined : touched(deed)) ?? (reading === 'least' ? deed.low : deed.high);
  return Number.isFinite(count) ? Math.max(1, count) : 1;
}

/** Whether what has been used of a limit is uncertain. */
export function isUsedUncertain(clashes: Clashes, past: readonly PastDeed[]): boolean {
  return asDone(past).some(
    ({ shape, given, occurrence, amount, low, high }) =>
      clashes.limits.of({ shape, given }).length > 0 &&
      (occurrence.first !== occurrence.last ||
        low !== high ||
        (amount && compareDecimals(amount.low, amount.high) !== 0)),
  );
}

function plus(a: Decimal, b: Decimal): Decimal {
  return subtractDecimals(a, { digits: -b.digits, scale: b.scale });
}

function unitOf(statement: Statement): Unit | undefined {
  const amount = amountIn(statement);
  return amount && baseUnitOf(amount.unit);
}

function amountIn({ given }: Statement): Amount | undefined {
  for (const argument of given) if (argument?.kind === 'amount') return argument;
  return undefined;
}

/** Whether an amount adds up to what a limit allows: in the same unit, and of the thing that it speaks of or a part. */
export function addsUp({ relations, on }: Clashes, atMost: Amount, amount: Amount | undefined): boolean {
  if (!amount || baseUnitOf(amount.unit) !== baseUnitOf(atMost.unit)) return false;
  if (!atMost.of || atMost.of === amount.of) return true;
  return amount.of !== undefined && relations.lies(amount.of, atMost.of, on);
}

/** Whether a deed is one that a limit adds up, as offices are held and groups are made up on a day. */
export function fitsPattern(
  clashes: Clashes,
  statement: Statement,
  { shape, pattern }: LimitPattern,
  day: Day = statement.heldOn ?? clashes.on,
): boolean {
  if (shape !== statement.shape) return false;
  return pattern.every((wanted: Argument, slot) => {
    const given = statement.given[slot];
    if (wanted.kind === 'variable' || given === undefined || given === wanted) return true;
    const outer = nameIn(wanted);
    const inner = nameIn(given);
    return outer !== undefined && inner !== undefined && clashes.relations.lies(inner, outer, day);
  });
}
