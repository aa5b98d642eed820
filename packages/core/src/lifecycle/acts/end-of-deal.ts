import type { ActEntry, PromiseEntry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { termsAsMade } from '../play/planner.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { type Ground, holdsPower, isHeldBy } from './act-standing.ts';
import { isKnownPower } from './known-power.ts';

/**
 * Whether an end of a deal is meant for others of its promises: for those that whoever acts has the power to end on that
 * day. It would be no end of this one, but a withdrawal or a release.
 */
export function isEndOfOthers(sim: Simulation, run: Run, act: ActEntry, ground: Ground, day: Day): boolean {
  const { target } = act;
  if (act.act !== 'end' || ground.kind === 'power' || target?.entry?.kind !== 'deal') return false;
  const dealt = sim.world.dealt.get(target) ?? [];
  return dealt.some((other) => other !== run.plan.entry && mayEnd(sim, other, act, day));
}

/** The deals that a ledger ends, whether that counts or not: how each of their promises stands may rest on the others. */
export function endedDeals(ledger: Ledger): ReadonlySet<Name> {
  const ended = new Set<Name>();
  for (const entry of ledger.entriesOf('act'))
    if (entry.kind === 'act' && entry.act === 'end' && entry.target?.entry?.kind === 'deal')
      ended.add(entry.target);
  return ended;
}

function mayEnd(sim: Simulation, promise: PromiseEntry, act: ActEntry, day: Day): boolean {
  const { world } = sim;
  const run = sim.runOf(promise);
  // What the act has ended already may have been what its power waited for.
  if (run?.state === 'ended' && run.decidedBy === act) return true;
  if (run)
    return run.version.powers.some(
      (power) => power.power.act === 'end' && holdsPower(sim, run, act, power, day),
    );
  return termsAsMade(world, promise).powers.some(
    (power) =>
      power.act === 'end' &&
      !power.while &&
      isKnownPower(world, promise, power) &&
      isHeldBy(world.relations, power, act.by, day),
  );
}
