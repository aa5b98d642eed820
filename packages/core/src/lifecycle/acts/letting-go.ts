import type { ActEntry, Bound } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  subtractDecimals,
} from '../../ledger/values/decimal.ts';
import { baseOf } from '../play/match.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { actsFor } from '../speaker.ts';
import { type Ground, isOneOf } from './act-standing.ts';
import type { Only } from './only.ts';
import { lessenShares } from './release-shares.ts';
import { setAside } from './set-aside.ts';
import { spare } from './spare.ts';

/** What promisees do who let go of what they are promised. */
type LettingGo = 'released' | 'excused';

/** With several promisees all must release or excuse, each for itself; a group by itself or by all its named members. */
export function letGoBy(
  sim: Simulation,
  run: Run,
  act: ActEntry,
  ground: Ground,
  what: LettingGo,
  day: Day,
): void {
  if (act.only) {
    if (ground.kind === 'power' || run.to.length === 1 || run.books.shares.size > 0) {
      const isOwn = ground.kind !== 'power' && run.books.shares.size > 0;
      spare(sim, run, act, what, day, isOwn ? lessenShares(sim, run, act, day) : undefined);
    } else {
      letGoInPart(sim, run, act, act.only, day);
      spareJointly(sim, run, act, what, day);
    }
    return;
  }
  for (const actor of act.by) {
    for (const bound of run.to) {
      if (actsFor(sim.world.relations, bound, actor, day)) run.ownBooks[what].add(ownParty(bound, actor));
    }
  }
  const { released } = run.books;
  const isReleased = (party: Name) => released.has(party);
  const hasReleased = (bound: Bound) => isAmong(sim, bound, isReleased, released.size, day);
  if (ground.kind === 'power') setAside(run, act, what, day);
  // A breach is forgiven by those who release, and not by those who excuse what is left.
  else if (run.to.every((bound) => hasLetGo(sim, run, bound, day)))
    setAside(run, act, what, day, what === 'released' && run.to.every(hasReleased));
  else {
    run.note(day, `${what} by one of its promisees`, act);
    if (run.books.shares.size > 0) spare(sim, run, act, what, day, lessenShares(sim, run, act, day));
    else if (run.books.letGo.size > 0) spareJointly(sim, run, act, what, day);
  }
}

/** A member of a promisee group acts for itself; anyone else who may act for a promisee, for that promisee. */
function ownParty(bound: Bound, actor: Name): Name {
  return bound.party.entry?.kind === 'group' ? actor : bound.party;
}

function hasLetGo(sim: Simulation, run: Run, bound: Bound, day: Day): boolean {
  const { released, excused } = run.books;
  const is = (party: Name) => run.books.hasLetGo(party);
  return isAmong(sim, bound, is, released.size + excused.size, day);
}

/**
 * Whether a promisee is one of some, or a group of which all are.
 *
 * @param most how many of these there are at most: fewer than a group has cannot be all of it
 */
function isAmong(
  { world }: Simulation,
  { party }: Bound,
  is: (party: Name) => boolean,
  most: number,
  day: Day,
): boolean {
  if (is(party)) return true;
  if (party.entry?.kind !== 'group') return false;
  const everyone = world.relations.everyone(party, day);
  return everyone !== undefined && everyone.length <= most && everyone.every(is);
}

/** One of several promisees lets go of a part, for itself. */
function letGoInPart(sim: Simulation, run: Run, act: ActEntry, only: Only, day: Day): void {
  const { letGo } = run.ownBooks;
  for (const bound of run.to) {
    if (!act.by.some((actor) => isOneOf(sim, [bound], actor, day))) continue;
    letGo.set(bound.party, [...(letGo.get(bound.party) ?? []), only]);
  }
}

const NOTHING_YET: ReadonlyMap<string, Only> = new Map();

/** Takes off what all promisees have let go of by now, those who let go of everything among them. */
function spareJointly(sim: Simulation, run: Run, act: ActEntry, what: LettingGo, day: Day): void {
  const letGo = run.to
    .filter((bound) => !hasLetGo(sim, run, bound, day))
    .map(({ party }) => run.books.letGo.get(party) ?? []);
  const [first = NOTHING_YET, ...others] = letGo.map(totalsOf);
  const { sparedByAll } = run.ownBooks;
  const parts = whoAllLetGo(sim, run, letGo, day);
  for (const [key, own] of first) {
    let joint: Only | undefined = own;
    for (const other of others) {
      const beside = other.get(key);
      joint = joint && beside && lesserOf(joint, beside);
    }
    const before = sparedByAll.get(key);
    const more = joint && (before ? beyond(joint, before) : joint);
    if (!joint || !more) continue;
    sparedByAll.set(key, joint);
    parts.push(more);
  }
  if (parts.length > 0) spare(sim, run, act, what, day, parts);
  else if (act.only) run.note(day, `${what} in part by one of its promisees`, act);
}

/** The members and groups that each promisee has let go of, by name or with a group around them, and that are new. */
function whoAllLetGo({ world }: Simulation, run: Run, letGo: readonly (readonly Only[])[], day: Day): Only[] {
  const named = letGo.map((parts) => parts.flatMap((one) => (one.kind === 'name' ? [one] : [])));
  const { sparedByAll } = run.ownBooks;
  const isLetGo = (one: Name) =>
    named.every((names) => names.some((other) => world.relations.lies(one, other, day)));
  const found = new Set(named.flat().filter((one) => isLetGo(one) && !sparedByAll.has(keyOf(one))));
  for (const one of found) sparedByAll.set(keyOf(one), one);
  return [...found];
}

/** What somebody has let go of in all: of each unit, and how many of each group. */
function totalsOf(parts: readonly Only[]): Map<string, Only> {
  const totals = new Map<string, Only>();
  for (const part of parts) {
    if (part.kind === 'name') continue;
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
function beyond(now: Only, before: Only): Only | undefined {
  if (now.kind === 'amount' && before.kind === 'amount') {
    const more = subtractDecimals(now.low, before.low);
    return more.digits > 0n ? amountOf(now, more) : undefined;
  }
  if (now.kind !== 'quantity' || before.kind !== 'quantity') return undefined;
  const high = now.high === before.high ? 0 : now.high - before.high;
  return high > 0 ? { ...now, low: Math.max(0, now.low - before.low), high } : undefined;
}
