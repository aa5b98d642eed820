import { addDecimals, type Decimal, subtractDecimals, ZERO } from '../../ledger/values/decimal.ts';
import { standInsOf, withStandIn } from '../../lifecycle/acts/stand-ins.ts';
import type { Run } from '../../lifecycle/play/run.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { ObjectSlots } from '../rules/object-slots.ts';
import { pairOf } from '../rules/pair-of.ts';
import type { Task } from '../rules/task.ts';

/**
 * Of an amount that was assigned in part, a task for each who is owed a share of it, and one for what is left to those it
 * was promised to; none where nothing was.
 */
export function inShares(relations: Relations, run: Run, slots: ObjectSlots, task: Task): readonly Task[] {
  const { shares, paid } = run.books;
  if (shares.size === 0 || task.need.kind !== 'amount') return [];
  const tasks: Task[] = [];
  let rest = subtractDecimals(task.need.demand, task.need.done);
  for (const amount of paid.values()) rest = addDecimals(rest, amount);
  for (const { act, by, of } of standInsOf(relations, run.version.terms.to, run.plan.acts, 'assign')) {
    const share = shares.get(act);
    if (!share) continue;
    rest = subtractDecimals(rest, share);
    const owed = slots.restated(task, withStandIn(task.given, { act, by, of }));
    const to = run.to.filter(({ party }) => party === by);
    tasks.push({ ...owed, pair: pairOf(run.from, to), need: shareOf(task.need, share, paid.get(act)) });
  }
  const own = run.to.filter(({ party }) => ![...shares.keys()].some(({ to }) => to === party));
  tasks.push({ ...task, pair: pairOf(run.from, own), need: shareOf(task.need, rest, paid.get(undefined)) });
  return tasks.filter(({ need }) => need.kind === 'amount' && isOwed(need));
}

type Sum = Extract<Task['need'], { kind: 'amount' }>;

function shareOf(need: Sum, demand: Decimal, done: Decimal = ZERO): Sum {
  return { ...need, demand, done };
}

function isOwed({ demand, done, isAbove }: Sum): boolean {
  const { digits } = subtractDecimals(demand, done);
  return isAbove ? digits >= 0n : digits > 0n;
}
