import type { Day } from '../../ledger/values/civil-day.ts';
import { isAboutSame } from '../play/lines.ts';
import type { PartRun } from '../play/part-run.ts';
import type { PartPlan, Version, WayPlan } from '../play/plan.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { isSpared } from '../play/spared.ts';

/** What held before an amendment. */
export interface Before {
  readonly version: Version;
  readonly parts: readonly PartRun[];
  /** Which of its lines each line of now takes the place of; -1 where it is new. */
  readonly lines: readonly number[];
}

/**
 * Lets what counted against a `never` or `always` count against the line that an amendment gives in its place, where that
 * is about the same deed: a sum that is not to be reached does not begin anew since it is given another end. What the
 * line is about for the first time opens its window anew, for what is excluded already.
 */
export function countOn(sim: Simulation, run: Run, before: Before, given: readonly string[], day: Day): void {
  const { parts } = run.version;
  if (parts === before.version.parts) return;
  for (let index = 0; index < parts.length; index++) {
    if (parts[index].kind === 'will' || !given.includes(parts[index].kind)) continue;
    const old = before.lines[index];
    const goesOn = old >= 0 && isFollowedBy(sim, run, before.version.parts[old], parts[index]);
    run.parts[index].opened = goesOn && before.parts[old].opened;
    if (goesOn) askAnew(sim, run, before.version.parts[old].ways[0], parts[index].ways[0], day);
  }
}

/** Nobody is released from the line that is given; what was done to those who were counts for nothing. */
function askAnew(
  { world: { relations } }: Simulation,
  run: Run,
  old: WayPlan,
  next: WayPlan,
  day: Day,
): void {
  run.carry(old, next);
  const { spared } = run.tally(next);
  run.tally(next).askAnew(day);
  if (spared.length === 0) return;
  const failures = run
    .unrestored(next)
    .filter(({ match }) => !match.touch || !isSpared(relations, spared, match.touch, day));
  run.ownBooks.failures.set(next.index, failures);
}

/** Whether one line asks for the same as another before it, from no later day on. */
function isFollowedBy({ scenario }: Simulation, run: Run, old: PartPlan, next: PartPlan): boolean {
  const [before, after] = [old.ways[0], next.ways[0]];
  return isAboutSame(old, next) && run.opens(after.bounds, scenario) <= run.opens(before.bounds, scenario);
}
