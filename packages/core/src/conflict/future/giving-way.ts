import type { Day } from '../../ledger/values/civil-day.ts';
import type { Trigger } from '../../lifecycle/play/plan.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import { dueDaysOf } from '../ahead/falling-due.ts';
import { impliesDeed, isSinceAsLong } from '../ahead/implied.ts';
import type { Obligation } from '../ahead/obligation.ts';
import { excusesOf } from '../ahead/without-lifting.ts';

/**
 * Whether one promise of a set asks for nothing any more once another is kept, since that is made instead of it, or is
 * what excuses it: then no conflict needs both.
 */
export function givesWay(set: readonly Obligation[]): boolean {
  return set.some((one) => set.some((by) => by !== one && (isReplaced(one, by) || isExcused(one, by))));
}

/** Whether a promise is superseded when another falls due, before it has to be kept. */
function isReplaced(old: Obligation, by: Obligation): boolean {
  const { insteadOf } = by.run.version.terms;
  if (insteadOf.length === 0 || old.run.state === 'broken') return false;
  if (!insteadOf.some((name) => by.sim.world.select(name).includes(old.entry))) return false;
  const promisees = new Set(by.run.to.map(({ party }) => party));
  if (!old.run.to.every(({ party }) => promisees.has(party))) return false;
  return dueDaysOf(by.sim, by.run, by.conditions).first <= firstToEnd(old);
}

/** Whether what a promise has to do is excused by another that is kept; what must not be done fails by the same deed. */
function isExcused(one: Obligation, by: Obligation): boolean {
  const excuses = excusesOf(one);
  if (excuses.length === 0 || one.run.version.parts.some(({ kind }) => kind !== 'will')) return false;
  if (firstDone(by) > firstToEnd(one)) return false;
  return excuses.some((excuse) => isSinceAsLong(excuse, by.entry, one.entry) && comesWith(by, excuse));
}

/** Whether a promise cannot be kept without some condition coming true. */
function comesWith({ entry, run, sim }: Obligation, trigger: Trigger): boolean {
  if (trigger.kind === 'state')
    return (
      (trigger.state === 'kept' || trigger.state === 'done') &&
      trigger.promises.length === 1 &&
      trigger.promises[0] === entry
    );
  if (trigger.kind === 'absence') return false;
  return run.version.parts.some(
    ({ kind, ways }) =>
      kind === 'will' &&
      ways.every(({ demand }) => impliesDeed(sim.world.relations, demand, trigger.demand, sim.on)),
  );
}

/** The first day on which a deadline or window of a promise ends, in the last of its ways. */
function firstToEnd({ duties }: Obligation): Day {
  let first = NEVER;
  for (const ways of duties) {
    const ends = ways.map((one) =>
      one.kind === 'task' ? one.task.last : one.kind === 'ban' ? one.ban.last : NEVER,
    );
    first = Math.min(first, Math.max(...ends));
  }
  return first;
}

/** The first day on which all that a promise has to do can be done. */
function firstDone({ sim, duties }: Obligation): Day {
  let first: Day = sim.on;
  for (const ways of duties) {
    const starts = ways.map((one) => (one.kind === 'task' ? one.task.first : sim.on));
    first = Math.max(first, Math.min(...starts));
  }
  return first;
}
