import type { ActEntry } from '../../ledger/entry.ts';
import { type Argument, nameOf } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Failure } from './books.ts';
import { isRestored } from './breach.ts';
import { allWillsDone, isLate } from './completion.ts';
import { isNumber, type Match, type Touch } from './match.ts';
import type { WayPlan } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import { touchedLess } from './touched-less.ts';
import { hasFailed } from './windows.ts';

/** An occurrence that restores what a `never` or `always` failed on. */
export function restore(sim: Simulation, run: Run, way: WayPlan, match: Match, day: Day): void {
  const standing = run.books.exclusions.get(way.index);
  if (standing) {
    run.ownBooks.exclusions.set(way.index, restoredIn(sim, standing, match, day));
    if (match.occurrence.disputed && standing.some((one) => undoes(match, one))) run.disputed = true;
  }
  const open = run.unrestored(way);
  if (!open.some((failure) => undoes(match, failure.match))) return;
  if (match.occurrence.disputed) run.disputed = true;
  uncount(sim, run, way, match, day);
  run.ownBooks.failures.set(way.index, stillOpen(sim, run, way, open, match, day));
  if (!hangsOnFailures(run) || !isRestored(run)) return;
  run.after = 'repaired';
  run.note(day, 'repaired: restored for all who failed', match.occurrence.entry);
}

/** Whether a breach is outstanding, and no `will` that is late keeps it so. */
function hangsOnFailures(run: Run): boolean {
  return run.state === 'broken' && run.after === 'outstanding' && (allWillsDone(run) || !isLate(run));
}

/** What is undone does not count towards a number or an amount, nor towards a failure that is not one yet. */
function uncount(sim: Simulation, run: Run, way: WayPlan, match: Match, day: Day): void {
  const hasFailedBefore = run.parts[way.part]?.failed !== NEVER;
  if (hasFailedBefore && !isNumber(way.demand.counted)) return;
  const tally = run.tally(way);
  tally.remove(match, sim.scenario.reading, day);
  if (tally.isRange(day)) sim.seen.range = true;
  if (!hasFailedBefore) run.note(day, 'undone, in part or whole', match.occurrence.entry);
}

/** What is left of deeds that fail or exclude something, once some of whom they touched are as they were before. */
function restoredIn({ world }: Simulation, deeds: readonly Match[], match: Match, day: Day): Match[] {
  const undone = deeds.filter((one) => undoes(match, one));
  const touches = undone.flatMap(({ touch }) => touch ?? []);
  const left = match.touch ? touchedLess(world.relations, touches, match.touch, day) : NOBODY;
  const others = deeds.filter((one) => !undone.includes(one) || (one.touch && left.includes(one.touch)));
  const changed = left.filter((touch) => !touches.includes(touch));
  return [...others, ...changed.map((touch) => ({ ...undone[0], touch }))];
}

/** The failures, as far as they are left: of a line about a number none while it holds again, whoever is restored. */
function stillOpen(
  sim: Simulation,
  run: Run,
  way: WayPlan,
  open: readonly Failure[],
  match: Match,
  day: Day,
): Failure[] {
  if (isNumber(way.demand.counted)) {
    const isOpen = hasFailed(sim, run, way, day);
    return open.map((one) => ({ ...one, isOpen: isOpen && one.isOpen }));
  }
  const left = restoredIn(
    sim,
    open.map((one) => one.match),
    match,
    day,
  );
  return isAnyoneLeft(sim, run, way, left, day) ? left.map((one) => ({ match: one, isOpen: true })) : [];
}

/** A release of all for whom a line failed and has not been restored forgives the breach; for the others the line stands. */
export function forgiveFailures(sim: Simulation, run: Run, act: ActEntry, day: Day): void {
  if (!hangsOnFailures(run) || isRestored(run)) return;
  for (const { kind, ways } of run.version.parts) {
    if (kind === 'will') continue;
    for (const way of ways) {
      const open = run.unrestored(way);
      const deeds = open.filter(({ isOpen }) => isOpen).map(({ match }) => match);
      if (deeds.length === 0) continue;
      const isNumeric = isNumber(way.demand.counted);
      if (isNumeric ? hasFailed(sim, run, way, day) : isAnyoneLeft(sim, run, way, deeds, day)) return;
    }
  }
  run.after = 'forgiven';
  run.note(day, 'forgiven: released for all who failed', act);
}

/** Whether what is left of the deeds that failed a line touches anyone it is about, on the reading that is played. */
function isAnyoneLeft(sim: Simulation, run: Run, way: WayPlan, deeds: readonly Match[], day: Day): boolean {
  if (way.demand.counted.kind !== 'members' || deeds.length === 0) return deeds.length > 0;
  const touches = deeds.flatMap(({ touch }) => touch ?? []);
  const { low, high } = run.tally(way).failedBy(touches, day);
  if (low === 0 && high > 0) sim.seen.range = true;
  return (sim.scenario.reading === 'least' ? low : high) > 0;
}

const NOBODY: readonly Touch[] = [];

/** Whether an occurrence undoes the very deed of another. */
function undoes(match: Match, failed: Match): boolean {
  const deed = failed.occurrence.origin ?? failed.occurrence.arguments;
  const undone = match.occurrence.origin;
  return !undone || undone.every((argument, slot) => isCompatible(argument, deed[slot]));
}

function isCompatible(a: Argument | undefined, b: Argument | undefined): boolean {
  const left = a && nameOf(a);
  const right = b && nameOf(b);
  return !left || !right || left === right || left.entry?.kind === 'group' || right.entry?.kind === 'group';
}
