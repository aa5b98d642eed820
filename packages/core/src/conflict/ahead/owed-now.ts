import type { Argument } from '../../ledger/sentence.ts';
import { standInsOf, withStandIn } from '../../lifecycle/acts/stand-ins.ts';
import { countedOf } from '../../lifecycle/play/match.ts';
import type { Run } from '../../lifecycle/play/run.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { ObjectSlots } from '../rules/object-slots.ts';
import type { Ban, Statement, Task } from '../rules/task.ts';

/** What is asked for or forbidden for the promisee to whom it is owed now, and what it was before. */
export function owedNow<T extends Task | Ban>(run: Run, relations: Relations, slots: ObjectSlots, own: T): T {
  const given = assignedIn(run, relations, own.given);
  if (given === own.given) return own;
  const until = Math.max(...[...run.books.assignments].map(({ date }) => date.last));
  const now = { ...slots.restated(own, given), earlier: { of: own, until } };
  // What was to be done to all of a group that has assigned it to somebody is to be done to that one.
  const isForOne = own.kind === 'task' && own.need.kind !== 'amount' && !isOfMembers(now) && isOfMembers(own);
  return isForOne ? { ...now, need: { kind: 'deed' } } : now;
}

/** A deed that was assigned to a group is about its members. */
export function aboutMembers(slots: ObjectSlots, task: Task): Task {
  const counted = countedOf(task.given);
  if (!task.earlier || counted.kind !== 'members' || counted.slot === task.slot) return task;
  const statement = slots.statement(task.shape, task.given, counted);
  return { ...task, ...statement, quantity: counted.quantity };
}

/** A sentence for the promisee to whom it is owed now. */
function assignedIn(
  { books, plan, version }: Run,
  relations: Relations,
  made: readonly Argument[],
): readonly Argument[] {
  let given = made;
  for (const one of standInsOf(relations, version.terms.to, plan.acts, 'assign'))
    if (books.assignments.has(one.act)) given = withStandIn(given, one);
  return given;
}

function isOfMembers({ object }: Statement): boolean {
  return object?.entry?.kind === 'group';
}
