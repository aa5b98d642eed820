import type { Day } from '../ledger/civil-day.ts';
import { multiplyDecimals } from '../ledger/decimal.ts';
import type { ActEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { isOneOf } from './act-standing.ts';
import { baseOf } from './match.ts';
import type { Run } from './run.ts';
import type { Simulation } from './simulation.ts';

/** Puts a new promisee in the place of those who assign, or beside them where it is a part that they assign. */
export function assign(sim: Simulation, run: Run, act: ActEntry, day: Day): void {
  if (!act.to) return;
  run.changedBy = act;
  const party = { party: act.to, through: undefined, as: undefined };
  if (act.only?.kind === 'amount') {
    run.ownBooks.shares.set(act, multiplyDecimals(act.only.low, baseOf(act.only.unit).factor));
    run.to = [...run.to, party];
    run.note(day, `assigned in part to @${act.to.text}`, act);
    return;
  }
  const own = run.to.filter((bound) => act.by.some((actor) => isOneOf(sim, [bound], actor, day)));
  // By a power of somebody else it is done for all of them.
  const leaving = own.length > 0 ? own : run.to;
  const { assignments, letGo, replaced } = run.ownBooks;
  // Who takes over a claim takes it as it is.
  for (const { party: before } of leaving) {
    const gone = letGo.get(before);
    if (gone) letGo.set(act.to, [...(letGo.get(act.to) ?? []), ...gone]);
    replaced.add(before);
  }
  const staying = run.to.filter((bound) => !leaving.includes(bound) && bound.party !== act.to);
  for (const before of assignments)
    if (!promiseesOf(before).some((name) => staying.some((bound) => bound.party === name)))
      assignments.delete(before);
  assignments.add(act);
  replaced.delete(act.to);
  run.to = [...staying, party];
  run.note(day, `assigned to @${act.to.text}`, act);
}

/** Who are promisees by an assignment, or by an amendment after one. */
function promiseesOf({ to, terms }: ActEntry): readonly Name[] {
  return to ? [to] : (terms?.to.map(({ party }) => party) ?? []);
}

/** Takes the promisees that an amendment gives; what was assigned before is assigned no more, and they stand in its place. */
export function replacePromisees(run: Run, act: ActEntry): void {
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
}

/** Takes the promisors that an amendment gives; to whom others delegated performs for these no more. */
export function replacePromisors(run: Run): void {
  run.from = run.version.terms.from;
  const { delegations } = run.books;
  const isTheirs = (act: ActEntry) => act.by.some((actor) => run.from.some(({ party }) => party === actor));
  for (const act of delegations) if (!isTheirs(act)) delegations.delete(act);
}
