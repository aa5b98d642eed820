import type { Name } from '../../ledger/name.ts';
import type { Obligation, Requirement } from '../ahead/obligation.ts';
import { hasFailed, isMeant, isServed, mayServe } from '../people/cell-facts.ts';
import type { Cell, Population } from '../people/pool.ts';
import type { Reading } from '../people/readings.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { PastDeed } from '../rules/past.ts';
import type { Ban, Task } from '../rules/task.ts';

/**
 * What of a promise is still open on a reading of who was touched. It is broken where its promisor has put what it asks
 * for out of reach, or a number that had to remain or was not to be reached has failed; then only its other `never` and
 * `always` lines go on. Null where nothing does.
 */
export function openOn(
  clashes: Clashes,
  populations: readonly Population[],
  readings: readonly Reading[],
  obligation: Obligation,
): Obligation | null {
  const count = (is: (cell: Cell) => boolean): number => {
    let sum = 0;
    populations.forEach(({ cells }, index) => {
      cells.forEach((cell, at) => {
        if (readings[index][at] > 0 && is(cell)) sum += readings[index][at];
      });
    });
    return sum;
  };
  const isBroken = (one: Requirement): boolean => {
    if (one.kind === 'task') return isOutOfReach(clashes, obligation, one.task, count);
    return one.kind === 'ban' && isFailed(clashes, one.ban, count);
  };
  // What is out of reach breaks a promise only once it is due.
  if (obligation.run.state === 'conditional') return obligation;
  const standing = obligation.duties.filter((ways) => !ways.every(isBroken));
  if (standing.length === obligation.duties.length) return obligation;
  const duties = standing.filter((ways) => ways.every(({ kind }) => kind === 'ban'));
  return duties.length > 0 ? { ...obligation, duties } : null;
}

type Count = (is: (cell: Cell) => boolean) => number;

/** Whether the promisor's own deeds, since it promised, leave too few to do a task to. */
function isOutOfReach(clashes: Clashes, obligation: Obligation, task: Task, count: Count): boolean {
  if (!task.object) return false;
  const { need } = task;
  const isFree = (cell: Cell): boolean => isMeant(cell, task) && !isServed(clashes, cell, task);
  const isBarred = ({ touched }: Cell, isOne: (deed: PastDeed) => boolean): boolean =>
    touched.some((deed) => isOne(deed) && bars(clashes, deed, task));
  const isOwnDeed = (deed: PastDeed): boolean => isOwn(clashes, deed, obligation);
  const taken = count((cell) => isFree(cell) && isBarred(cell, isOwnDeed));
  if (need.kind !== 'some') return taken > 0;
  const served = count((cell) => isMeant(cell, task) && isServed(clashes, cell, task));
  const done = need.done ?? served;
  // What the promisor did for another promise has been used up by it.
  const given = count(
    (cell) =>
      isMeant(cell, task) && cell.touched.some((deed) => isOwnDeed(deed) && mayServe(clashes, deed, task)),
  );
  if (taken + Math.max(0, given - done) === 0) return false;
  const left = count((cell) => isFree(cell) && !isBarred(cell, () => true));
  return left < need.demand - done;
}

function bars(clashes: Clashes, deed: PastDeed, task: Task): boolean {
  return clashes.once(deed, task) !== 'none' || clashes.before(task, deed) !== 'none';
}

/** Whether a promisor did it, since it promised. */
function isOwn({ relations, on }: Clashes, deed: PastDeed, { run, from }: Obligation): boolean {
  if (deed.occurrence.last < run.birth) return false;
  const doer: Name | undefined = deed.given.find((argument) => argument?.kind === 'name') as Name | undefined;
  return doer !== undefined && from.some(({ party }) => relations.lies(doer, party, on));
}

/** Whether a number that had to remain, or was not to be reached, has failed. */
function isFailed(clashes: Clashes, ban: Ban, count: Count): boolean {
  if (!ban.quantity || !ban.isOpen) return false;
  const failed = count((cell) => isMeant(cell, ban) && hasFailed(clashes, cell, ban));
  if (failed === 0) return false;
  if (ban.kind === 'never') return failed >= Math.max(1, ban.quantity.low);
  return count((cell) => isMeant(cell, ban)) - failed < ban.quantity.low;
}
