import type { Day } from '../ledger/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  subtractDecimals,
} from '../ledger/decimal.ts';
import type { ActEntry, Bound } from '../ledger/entry.ts';
import { isOneOf } from './act-standing.ts';
import { baseOf } from './match.ts';
import type { Only } from './only.ts';
import type { Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import { spare } from './spare.ts';

/** One of several promisees lets go of a part, for itself. */
export function letGo(sim: Simulation, run: Run, act: ActEntry, only: Only, day: Day): void {
  const { letGo } = run.ownBooks;
  for (const bound of run.to) {
    if (!act.by.some((actor) => isOneOf(sim, [bound], actor, day))) continue;
    letGo.set(bound.party, [...(letGo.get(bound.party) ?? []), only]);
  }
}

/** Takes off what all promisees have let go of by now, those who released everything among them. */
export function spareJointly(
  sim: Simulation,
  run: Run,
  act: ActEntry,
  what: 'released' | 'excused',
  hasReleased: (bound: Bound) => boolean,
  day: Day,
): void {
  const [first, ...others] = run.to
    .filter((bound) => !hasReleased(bound))
    .map(({ party }) => totalsOf(run.books.letGo.get(party) ?? []));
  const { sparedByAll } = run.ownBooks;
  const parts: Only[] = [];
  for (const [key, own] of first) {
    let joint: Only | undefined = own;
    for (const other of others) {
      const beside = other.get(key);
      joint = joint && beside && lesserOf(joint, beside);
    }
    const before = sparedByAll.get(key);
    const more = joint && (before ? without(joint, before) : joint);
    if (!joint || !more) continue;
    sparedByAll.set(key, joint);
    parts.push(more);
  }
  if (parts.length > 0) spare(sim, run, act, what, day, parts);
  else if (act.only) run.note(day, `${what} in part by one of its promisees`, act);
}

/** What somebody has let go of in all: of each unit, of each group, and each member. */
function totalsOf(parts: readonly Only[]): Map<string, Only> {
  const totals = new Map<string, Only>();
  for (const part of parts) {
    const one = inBase(part);
    const key = keyOf(one);
    const before = totals.get(key);
    totals.set(key, before ? sumOf(before, one) : one);
  }
  return totals;
}

function keyOf(only: Only): string {
  if (only.kind === 'amount') return `amount ${only.unit.code}`;
  return only.kind === 'quantity' ? `some ${only.group.index}` : `one ${only.index}`;
}

function inBase(only: Only): Only {
  if (only.kind !== 'amount') return only;
  const { unit, factor } = baseOf(only.unit);
  return amountOf(only, multiplyDecimals(only.low, factor), unit);
}

function amountOf(only: Only & { kind: 'amount' }, amount: Decimal, unit = only.unit): Only {
  return { ...only, low: amount, high: amount, unit };
}

function sumOf(a: Only, b: Only): Only {
  if (a.kind === 'amount' && b.kind === 'amount') return amountOf(a, addDecimals(a.low, b.low));
  if (a.kind === 'quantity' && b.kind === 'quantity')
    return { ...a, low: a.low + b.low, high: a.high + b.high };
  return a;
}

function lesserOf(a: Only, b: Only): Only {
  if (a.kind === 'amount' && b.kind === 'amount') return compareDecimals(a.low, b.low) <= 0 ? a : b;
  if (a.kind === 'quantity' && b.kind === 'quantity')
    return { ...a, low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
  return a;
}

/** What is more than before; undefined where nothing is. */
function without(now: Only, before: Only): Only | undefined {
  if (now.kind === 'amount' && before.kind === 'amount') {
    const more = subtractDecimals(now.low, before.low);
    return more.digits > 0n ? amountOf(now, more) : undefined;
  }
  if (now.kind !== 'quantity' || before.kind !== 'quantity') return undefined;
  const high = now.high === before.high ? 0 : now.high - before.high;
  return high > 0 ? { ...now, low: Math.max(0, now.low - before.low), high } : undefined;
}
