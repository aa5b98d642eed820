import type { ActEntry, PromiseEntry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { termsAsMade } from '../play/planner.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import type { World } from '../world.ts';
import { type Ground, isHeldBy } from './act-standing.ts';
import { isKnownPower } from './known-power.ts';

/**
 * Whether an end of a deal is meant for others of its promises: for those that whoever acts has the power to end. It would
 * be no end of this one, but a withdrawal or a release.
 */
export function isEndOfOthers(
  { world }: Simulation,
  run: Run,
  act: ActEntry,
  ground: Ground,
  day: Day,
): boolean {
  const { target } = act;
  if (act.act !== 'end' || ground.kind === 'power' || target?.entry?.kind !== 'deal') return false;
  const held = run.version.powers.some(
    ({ power }) => power.act === 'end' && isHeldBy(world.relations, power, act.by, day),
  );
  return !held && (world.dealt.get(target) ?? []).some((other) => mayEnd(world, other, act.by, day));
}

/** The deals that a ledger ends, whether that counts or not: how each of their promises stands may rest on the others. */
export function endedDeals(ledger: Ledger): ReadonlySet<Name> {
  const ended = new Set<Name>();
  for (const entry of ledger.entriesOf('act'))
    if (entry.kind === 'act' && entry.act === 'end' && entry.target?.entry?.kind === 'deal')
      ended.add(entry.target);
  return ended;
}

function mayEnd(world: World, promise: PromiseEntry, by: readonly Name[], day: Day): boolean {
  return termsAsMade(world, promise).powers.some(
    (power) =>
      power.act === 'end' && isKnownPower(world, promise, power) && isHeldBy(world.relations, power, by, day),
  );
}
