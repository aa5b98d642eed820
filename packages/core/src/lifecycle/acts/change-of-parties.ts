import type { ActEntry, Bound } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Amount } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import { baseOf, type Counted, countedOf } from '../play/match.ts';
import { owedBesideShares, owedOfShare } from '../play/owed.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { isOneOf } from './act-standing.ts';
import { standInsOf, withStandIn } from './stand-ins.ts';

/** Puts a new promisee in the place of those who assign, or beside them where it is a part that they assign. */
export function assign(sim: Simulation, run: Run, act: ActEntry, day: Day): void {
  if (!act.to) return;
  run.changedBy = act;
  const own = run.to.filter((bound) => act.by.some((actor) => isOneOf(sim, [bound], actor, day)));
  if (act.only?.kind === 'amount') {
    assignPart(run, act, act.to, own, act.only);
    run.note(day, `assigned in part to @${act.to.text}`, act);
    return;
  }
  // By a power of somebody else it is done for all of them.
  const leaving = own.length > 0 ? own : run.to;
  if (own.length === 0) run.ownBooks.shares.clear();
  const { letGo } = run.ownBooks;
  // Who takes over a claim takes it as it is.
  for (const { party: before } of leaving) {
    const gone = letGo.get(before);
    if (gone) letGo.set(act.to, [...(letGo.get(act.to) ?? []), ...gone]);
  }
  const staying = run.to.filter((bound) => !leaving.includes(bound) && bound.party !== act.to);
  assignWhole(run, act, act.to, leaving, staying);
  run.to = [...staying, bound(act.to)];
  recountFor(sim, run, act);
  run.note(day, `assigned to @${act.to.text}`, act);
}

function bound(party: Name): Bound {
  return { party, through: undefined, as: undefined };
}

/**
 * An amount comes out of the share of who assigns it, where that has one, else out of what is left beside all shares: it is
 * no more than is still owed there.
 */
function assignPart(run: Run, act: ActEntry, to: Name, own: readonly Bound[], only: Amount): void {
  const { shares } = run.ownBooks;
  const { unit, factor } = baseOf(only.unit);
  const amount = multiplyDecimals(only.low, factor);
  const from = own.map(({ party }) => shareOf(run, party)).find((one) => one !== undefined);
  const left = from ? owedOfShare(run, from) : owedBesideShares(run, unit);
  const given = compareDecimals(left, amount) < 0 ? left : amount;
  if (given.digits <= 0n) return;
  if (from) shares.set(from, subtractDecimals(shares.get(from)!, given));
  const before = shareOf(run, to);
  const isOwed = run.to.some(({ party }) => party === to);
  if (isOwed && !before) return;
  shares.set(act, given);
  if (before) handOver(run, before, act);
  if (!isOwed) run.to = [...run.to, bound(to)];
}

/** Shares go to the new promisee as they are; for who has none, it stands in the sentences from now on. */
function assignWhole(
  run: Run,
  act: ActEntry,
  to: Name,
  leaving: readonly Bound[],
  staying: readonly Bound[],
): void {
  const { assignments, replaced, paid } = run.ownBooks;
  const isOwed = run.to.some(({ party }) => party === to);
  const before = shareOf(run, to);
  const shares = leaving.flatMap(({ party }) => shareOf(run, party) ?? []);
  if (shares.length === leaving.length) {
    for (const share of shares) handOver(run, share, isOwed && !before ? restOf(run) : act);
    if (before && !shares.includes(before)) handOver(run, before, act);
    return;
  }
  const rest = restOf(run);
  for (const { party } of leaving) replaced.add(party);
  for (const one of assignments)
    if (!promiseesOf(one).some((name) => staying.some((other) => other.party === name)))
      assignments.delete(one);
  assignments.add(act);
  replaced.delete(to);
  const given = paid.get(rest);
  paid.delete(rest);
  if (given) paid.set(act, given);
  for (const share of new Set(before ? [...shares, before] : shares)) handOver(run, share, act);
}

/** The assignment by which a promisee has a share of what is owed. */
function shareOf(run: Run, party: Name): ActEntry | undefined {
  return [...run.books.shares.keys()].find(({ to }) => to === party);
}

/** The assignment by which what is left beside all shares is owed to whom it is; undefined where it was not assigned. */
function restOf({ books: { assignments } }: Run): ActEntry | undefined {
  return [...assignments].at(-1);
}

/** Adds a share, and what it was paid, to that of another assignment, or to what is left beside all shares. */
function handOver(run: Run, from: ActEntry, to: ActEntry | undefined): void {
  const { shares, paid, assignments } = run.ownBooks;
  if (to && !assignments.has(to)) shares.set(to, addDecimals(shares.get(to) ?? ZERO, shares.get(from)!));
  shares.delete(from);
  const given = paid.get(from);
  paid.delete(from);
  if (given) paid.set(to, addDecimals(paid.get(to) ?? ZERO, given));
}

/** Who are promisees by an assignment, or by an amendment after one. */
function promiseesOf({ to, terms }: ActEntry): readonly Name[] {
  return to ? [to] : (terms?.to.map(({ party }) => party) ?? []);
}

/**
 * Who it is owed to now decides whether a deed is asked for or one for each member of a group: one assigned to a group is
 * done once it is done for all of it.
 */
function recountFor({ world }: Simulation, run: Run, act: ActEntry): void {
  const { versions, acts } = run.plan;
  for (const { terms, parts } of versions) {
    const standIns = standInsOf(world.relations, terms.to, acts, 'assign').filter((one) => one.act === act);
    for (const way of parts.flatMap(({ kind, ways }) => (kind === 'will' ? ways : []))) {
      for (const standIn of standIns) {
        const changed = withStandIn(way.demand.arguments, standIn);
        if (changed === way.demand.arguments) continue;
        const next = countedOf(changed);
        if (whoIsCounted(next) !== whoIsCounted(run.tally(way).counted)) run.recount(way, next);
      }
    }
  }
}

/** The group of whose members a number, or all, is asked for. */
function whoIsCounted(counted: Counted): Name | undefined {
  return counted.kind === 'members' ? counted.group : undefined;
}

/** Takes the promisees that an amendment gives; what was assigned before is assigned no more, and they stand in its place. */
export function replacePromisees(sim: Simulation, run: Run, act: ActEntry): void {
  const { assignments, shares } = run.books;
  const before = run.to;
  run.to = run.version.terms.to;
  if (assignments.size === 0 && shares.size === 0) return;
  const { replaced } = run.ownBooks;
  for (const { party } of before) replaced.add(party);
  for (const { party } of run.to) replaced.delete(party);
  assignments.clear();
  assignments.add(act);
  shares.clear();
  recountFor(sim, run, act);
}

/** Takes the promisors that an amendment gives; to whom others delegated performs for these no more. */
export function replacePromisors(run: Run): void {
  run.from = run.version.terms.from;
  const { delegations } = run.books;
  const isTheirs = (act: ActEntry) => act.by.some((actor) => run.from.some(({ party }) => party === actor));
  for (const act of delegations) if (!isTheirs(act)) delegations.delete(act);
}
