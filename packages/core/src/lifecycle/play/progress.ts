import type { Day } from '../../ledger/values/civil-day.ts';
import { compareDecimals, type Decimal, formatDecimal, ZERO } from '../../ledger/values/decimal.ts';
import type { Unit } from '../../ledger/values/unit.ts';
import type { CountRange } from '../relations.ts';
import { baseOf } from './match.ts';
import type { PartPlan, WayPlan } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import type { Tally } from './tally.ts';

/** How far a promise has come, in numbers that can be joined over scenarios. */
export type Progress =
  | { readonly kind: 'count'; readonly done: CountRange; readonly need: CountRange }
  | {
      readonly kind: 'amount';
      readonly low: Decimal;
      readonly high: Decimal;
      readonly need: Decimal;
      readonly unit: Unit;
      /** Whether it is what failed of what is to be kept true, and not what was done. */
      readonly isFailure: boolean;
    }
  | { readonly kind: 'parts'; readonly done: CountRange; readonly parts: CountRange }
  | { readonly kind: 'members'; readonly failed: CountRange; readonly stand: CountRange }
  | { readonly kind: 'breaches'; readonly count: CountRange };

/** The progress of a run at the end of a day; null where nothing is counted. */
export function progressOf(run: Run, day: Day): Progress | null {
  const { parts } = run.version;
  if (parts.length === 0) return null;
  if (parts.length > 1) {
    const done = parts.filter((_, index) => run.parts[index].done !== NEVER || isOver(run, index)).length;
    // Once it is due, what had lapsed by then is not owed.
    const isOwed = run.state !== 'conditional' && run.state !== 'lapsed';
    const owed = isOwed ? run.parts.filter(({ lapsed }) => !lapsed).length : parts.length;
    return { kind: 'parts', done: { low: done, high: done }, parts: { low: owed, high: owed } };
  }
  return partProgress(run, parts[0], day);
}

function isOver(run: Run, index: number): boolean {
  return (
    run.version.parts[index].kind !== 'will' &&
    run.parts[index].over !== NEVER &&
    run.parts[index].failed === NEVER
  );
}

function partProgress(run: Run, part: PartPlan, day: Day): Progress | null {
  const way = mostAdvanced(run, part);
  // Since it was assigned, it may be counted by another sentence.
  const { counted } = run.hasTally(way) ? run.tally(way) : way.demand;
  if (counted.kind === 'deed') {
    if (part.kind === 'will' || run.breaches === 0) return null;
    return { kind: 'breaches', count: { low: run.breaches, high: run.breaches } };
  }
  const tally = run.tally(way);
  if (part.kind === 'will') {
    if (counted.kind === 'amount') {
      const progress = amountProgress(tally, counted.amount.unit);
      return counted.amount.above ? progress : upToNeed(progress);
    }
    const need = tally.need(day);
    const isComplete = run.parts[run.version.parts.indexOf(part)].done !== NEVER;
    const done = isComplete ? atLeast(tally.done(day), need.low) : tally.done(day);
    // What was done beyond what was asked for adds nothing.
    return {
      kind: 'count',
      done: { low: Math.min(done.low, need.high), high: Math.min(done.high, need.high) },
      need,
    };
  }
  if (counted.kind === 'members') {
    const whole = tally.count(day);
    if (!whole) return null;
    if (part.kind === 'never' && counted.quantity) {
      return {
        kind: 'count',
        done: whole.touched,
        need: { low: counted.quantity.low, high: counted.quantity.low },
      };
    }
    return { kind: 'members', failed: tally.failed(day), stand: tally.stand(day) };
  }
  const progress = amountProgress(tally, counted.amount.unit);
  if (part.kind === 'never') return progress;
  return tally.amount.digits === 0n ? null : { ...progress, isFailure: true };
}

/** Where all is done, no less than was asked for is, whoever it was done to. */
function atLeast({ low, high }: CountRange, least: number): CountRange {
  return { low: Math.max(low, least), high: Math.max(high, least) };
}

/** What was paid before the demand shrank to less adds nothing. */
function upToNeed(progress: Progress & { readonly kind: 'amount' }): Progress {
  const { low, high, need } = progress;
  return { ...progress, low: lower(low, need), high: lower(high, need) };
}

function amountProgress(tally: Tally, unit: Unit): Progress & { readonly kind: 'amount' } {
  return {
    kind: 'amount',
    low: tally.amount,
    high: tally.amount,
    need: tally.amountNeeded(),
    unit,
    isFailure: false,
  };
}

function mostAdvanced(run: Run, part: PartPlan): WayPlan {
  if (part.ways.length === 1) return part.ways[0];
  return part.ways.find((way) => run.hasTally(way) && !run.tally(way).isEmpty) ?? part.ways[0];
}

/** The progress over two scenarios. */
export function joinProgress(a: Progress | null, b: Progress | null): Progress | null {
  if (!a || !b) return orNone(a ?? b);
  if (a.kind === 'count' && b.kind === 'count')
    return { kind: 'count', done: hull(a.done, b.done), need: hull(a.need, b.need) };
  if (a.kind === 'amount' && b.kind === 'amount')
    return { ...a, low: lower(a.low, b.low), high: higher(a.high, b.high) };
  if (a.kind === 'parts' && b.kind === 'parts')
    return { kind: 'parts', done: hull(a.done, b.done), parts: hull(a.parts, b.parts) };
  if (a.kind === 'members' && b.kind === 'members') {
    return { kind: 'members', failed: hull(a.failed, b.failed), stand: hull(a.stand, b.stand) };
  }
  if (a.kind === 'breaches' && b.kind === 'breaches')
    return { kind: 'breaches', count: hull(a.count, b.count) };
  return a;
}

/** What another scenario says nothing of: a breach or failure that it may not have been. */
function orNone(progress: Progress | null): Progress | null {
  if (progress?.kind === 'amount' && progress.isFailure) return { ...progress, low: ZERO };
  if (progress?.kind !== 'breaches') return progress;
  return { ...progress, count: { low: 0, high: progress.count.high } };
}

function hull(a: CountRange, b: CountRange): CountRange {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function lower(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(a, b) <= 0 ? a : b;
}

function higher(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(a, b) >= 0 ? a : b;
}

/** A progress in words: `1 of 9`, `400 of 1000 CAD`, `1 of 2 parts`, `0..1 failed, 1..8 stand`, `2 breaches`. */
export function formatProgress(progress: Progress): string {
  switch (progress.kind) {
    case 'count':
      return `${formatCount(progress.done)} of ${formatCount(progress.need)}`;
    case 'amount':
      return `${formatAmounts(progress.low, progress.high, progress.unit)} of ${inUnit(progress.need, progress.unit)} ${progress.unit.code}${progress.isFailure ? ' failed' : ''}`;
    case 'parts':
      return `${formatCount(progress.done)} of ${formatCount(progress.parts)} ${progress.parts.high === 1 ? 'part' : 'parts'}`;
    case 'members':
      return `${formatCount(progress.failed)} failed, ${formatCount(progress.stand)} stand`;
    case 'breaches':
      return `${formatCount(progress.count)} ${progress.count.high === 1 && progress.count.low === 1 ? 'breach' : 'breaches'}`;
  }
}

/** A range of counts: `3`, `2..9`, `200..`. */
export function formatCount({ low, high }: CountRange): string {
  if (low === high) return String(low);
  return high === Infinity ? `${low}..` : `${low}..${high}`;
}

function formatAmounts(low: Decimal, high: Decimal, unit: Unit): string {
  const first = inUnit(low, unit);
  const last = inUnit(high, unit);
  return first === last ? first : `${first}..${last}`;
}

/** How many digits after the point a unit that divides another is printed with, where it does not come out even. */
const DIGITS = 10;

/** An amount of the base unit in one of its multiples. */
function inUnit(amount: Decimal, unit: Unit): string {
  const { factor } = baseOf(unit);
  if (factor.digits === 1n && factor.scale === 0) return formatDecimal(amount);
  const scaled =
    (amount.digits * 10n ** BigInt(factor.scale + DIGITS)) / (factor.digits * 10n ** BigInt(amount.scale));
  const text = formatDecimal({ digits: scaled, scale: DIGITS });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
