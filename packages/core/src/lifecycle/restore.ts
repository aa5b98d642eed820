import type { Day } from '../ledger/civil-day.ts';
import { type Argument, nameOf } from '../ledger/sentence.ts';
import { isRestored } from './breach.ts';
import { allWillsDone, isLate } from './completion.ts';
import type { Match } from './match.ts';
import type { WayPlan } from './plan.ts';
import type { Failure, Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import { touchedLess } from './touched-less.ts';
import { hasFailed, keepsNumber } from './windows.ts';

/** An occurrence that restores what a `never` or `always` failed on. */
export function restore(sim: Simulation, run: Run, way: WayPlan, match: Match, day: Day): void {
  const standing = run.books.exclusions.get(way.index);
  if (standing)
    run.ownBooks.exclusions.set(
      way.index,
      standing.flatMap((one) => restoredIn(sim, one, match, day)),
    );
  const open = run.unrestored(way);
  if (open.length === 0) return;
  run.ownBooks.failures.set(way.index, stillOpen(sim, run, way, open, match, day));
  if (run.state !== 'broken' || run.after !== 'outstanding') return;
  if (!isRestored(run)) return;
  if (!allWillsDone(run) && isLate(run)) return;
  run.after = 'repaired';
  run.note(day, 'repaired: restored for all who failed', match.occurrence.entry);
}

/** What is left of a deed that excludes what is not asked for yet. */
function restoredIn({ world }: Simulation, excluded: Match, match: Match, day: Day): Match[] {
  if (!undoes(match, excluded)) return [excluded];
  if (!match.touch || !excluded.touch) return [];
  const left = touchedLess(world.relations, [excluded.touch], match.touch, day);
  return left.map((touch) => ({ ...excluded, touch }));
}

/** The failures, as far as they are left: of `always 3 of @g` none while so many are there, whoever they are. */
function stillOpen(
  sim: Simulation,
  run: Run,
  way: WayPlan,
  open: readonly Failure[],
  match: Match,
  day: Day,
): Failure[] {
  if (!keepsNumber(way)) return restoreFrom(open, match);
  if (!open.some((failure) => undoes(match, failure.match))) return [...open];
  run.tally(way).remove(match, day);
  return hasFailed(sim, run, way, 'always', day) ? [...open] : open.map((one) => ({ ...one, left: 0 }));
}

/** Whether an occurrence undoes the very deed of another. */
function undoes(match: Match, failed: Match): boolean {
  const deed = failed.occurrence.origin ?? failed.occurrence.arguments;
  const undone = match.occurrence.origin;
  return !undone || undone.every((argument, slot) => isCompatible(argument, deed[slot]));
}

/** Whether an occurrence restores what another failed: it undoes that very deed, for the same members. */
function restores(match: Match, failed: Match): boolean {
  if (!undoes(match, failed)) return false;
  if (!match.touch || !failed.touch) return true;
  return match.touch.who === failed.touch.who || (match.touch.all && match.touch.who.entry?.kind === 'group');
}

function isCompatible(a: Argument | undefined, b: Argument | undefined): boolean {
  const left = a && nameOf(a);
  const right = b && nameOf(b);
  return !left || !right || left === right || left.entry?.kind === 'group' || right.entry?.kind === 'group';
}

/** What is left of failures after a restoration of so many members. */
function restoreFrom(failures: readonly Failure[], match: Match): Failure[] {
  let count = !match.touch || match.touch.all ? Infinity : match.touch.low;
  const left: Failure[] = [];
  for (const failure of failures) {
    const taken = restores(match, failure.match) ? Math.min(failure.left, count) : 0;
    count -= taken;
    if (failure.left > taken) left.push({ ...failure, left: failure.left - taken });
  }
  return left;
}
