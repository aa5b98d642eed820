import type { Day } from '../ledger/civil-day.ts';
import { type Argument, nameOf } from '../ledger/sentence.ts';
import { allWillsDone, isLate } from './completion.ts';
import type { Match } from './match.ts';
import type { WayPlan } from './plan.ts';
import type { Failure, Run } from './run.ts';

/** An occurrence that restores what a `never` or `always` failed on. */
export function restore(run: Run, way: WayPlan, match: Match, day: Day): void {
  const standing = run.books.exclusions.get(way.index);
  if (standing)
    run.ownBooks.exclusions.set(
      way.index,
      standing.filter((one) => !restores(match, one)),
    );
  const open = run.unrestored(way);
  if (open.length === 0) return;
  run.ownBooks.failures.set(way.index, restoreFrom(open, match));
  if (run.state !== 'broken' || run.after !== 'outstanding') return;
  if (
    !run.version.parts.every(
      (part) => part.kind === 'will' || part.ways.every((one) => run.unrestored(one).length === 0),
    )
  )
    return;
  if (!allWillsDone(run) && isLate(run)) return;
  run.after = 'repaired';
  run.note(day, 'repaired: restored for all who failed', match.occurrence.entry);
}

/** Whether an occurrence restores what another failed: it undoes that very deed, for the same members. */
function restores(match: Match, failed: Match): boolean {
  const deed = failed.occurrence.origin ?? failed.occurrence.arguments;
  const undone = match.occurrence.origin;
  if (undone && !undone.every((argument, slot) => isCompatible(argument, deed[slot]))) return false;
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
