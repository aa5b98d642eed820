import type { Name } from '../../ledger/name.ts';
import type { Clashes } from '../rules/clashes.ts';
import { asOf, type PastDeed } from '../rules/past.ts';
import type { Ban, Task } from '../rules/task.ts';
import type { Cell } from './pool.ts';

/** Whether members of a cell are in a group, or are the one named. */
export function isAbout(cell: Cell, object: Task['object']): boolean {
  return object !== undefined && (cell.member === object || cell.groups.has(object));
}

/** Whether a task or ban is about members of a cell, who are not spared by name or with a group. */
export function isMeant(cell: Cell, { object, spared }: Task | Ban): boolean {
  return isAbout(cell, object) && !isSpared(cell, spared);
}

/** The same of a ban while it is in force. */
export function isCovered(clashes: Clashes, cell: Cell, ban: Ban): boolean {
  return isAboutThen(clashes, cell, ban) && !isSpared(cell, ban.spared);
}

function isSpared({ member, groups }: Cell, spared: ReadonlySet<Name>): boolean {
  if (spared.size === 0) return false;
  return (member !== undefined && spared.has(member)) || [...spared].some((name) => groups.has(name));
}

/** Whether members of a cell are those whom a ban is about while it is in force: who is in a group may change. */
function isAboutThen({ relations, on }: Clashes, cell: Cell, { object, heldOn }: Ban): boolean {
  const { member } = cell;
  if (heldOn === undefined || !object || !member) return isAbout(cell, object);
  if (relations.lies(member, object, heldOn)) return true;
  return isAbout(cell, object) && !relations.lies(member, object, on);
}

/** Whether a past deed has done a task to the members of a cell, since it was promised. */
export function isServed(clashes: Clashes, cell: Cell, task: Task): boolean {
  return dependsOnWhom(clashes, task) && isTouchedFor(clashes, cell, task);
}

/** Whether something like what a task asks for has been done to the members of a cell, since it was promised. */
export function isTouchedFor(clashes: Clashes, { touched }: Cell, task: Task): boolean {
  return touched.some((deed) => mayServe(clashes, deed, task));
}

/**
 * Whether it matters to a task who was touched. Where it is known how many of a number are done, and it can be done to
 * one of them again, it does not.
 */
export function dependsOnWhom({ book }: Clashes, { shape, slot: own, need }: Task): boolean {
  if (need.kind !== 'some' || need.done === undefined) return true;
  return book.onceRules(shape).some(({ slot }) => slot === own);
}

/** Whether a past deed has done a task, since it was promised, to those whom it touched. */
export function mayServe(clashes: Clashes, deed: PastDeed, task: Task): boolean {
  const serves = (form: Task): boolean =>
    deed.occurrence.last >= form.since && clashes.serves(deed, asOf(deed, form));
  return task.forms ? task.forms.some(serves) : serves(task);
}

/** Whether a past deed has failed a ban for those whom it touched. */
export function mayFail(clashes: Clashes, deed: PastDeed, ban: Ban): boolean {
  return clashes.fails(deed, ban) && (ban.kind === 'always' || deed.occurrence.last >= ban.since);
}

/** Whether what happened has already failed a ban for the members of a cell. */
export function hasFailed(clashes: Clashes, cell: Cell, ban: Ban): boolean {
  return cell.touched.some((deed) => mayFail(clashes, deed, ban));
}
