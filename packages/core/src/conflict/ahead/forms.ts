import { standInsOf, withStandIn } from '../../lifecycle/acts/stand-ins.ts';
import type { Run } from '../../lifecycle/play/run.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { ObjectSlots } from '../rules/object-slots.ts';
import type { Ban, Task } from '../rules/task.ts';
import type { Requirement } from './obligation.ts';

/**
 * A task or ban of a promise, and as each does it to whom the promise is delegated: from that day on, what they do counts
 * as done by the promisor.
 */
export function formsOf<T extends Task | Ban>(
  { books, plan, version }: Run,
  relations: Relations,
  slots: ObjectSlots,
  own: T,
): readonly T[] {
  if (books.delegations.size === 0) return [own];
  const forms: T[] = [];
  forms.push({ ...own, forms });
  for (const one of standInsOf(relations, version.terms.from, plan.acts, 'delegate')) {
    const given = withStandIn(own.given, one);
    if (!books.delegations.has(one.act) || given === own.given) continue;
    const since = Math.max(own.since, one.act.date.first);
    const { earlier } = own;
    const of = earlier && { ...slots.restated(earlier.of, withStandIn(earlier.of.given, one)), since };
    forms.push({ ...slots.restated(own, given), since, ...(of && { earlier: { ...earlier, of } }), forms });
  }
  return forms.length > 1 ? forms : [own];
}

/** More than so many who may perform something do it each alone or all together. */
const MOST_SHARING = 4;

/** Whoever may perform something does all of it, or some of them a part each. */
export function sharedOut(forms: readonly Task[]): Requirement[] {
  const alone = forms.map((task): Requirement => ({ kind: 'task', task }));
  if (forms.length === 1 || forms[0].need.kind === 'deed') return alone;
  let sets: (readonly Task[])[] = [[]];
  if (forms.length > MOST_SHARING) sets = [forms];
  else for (const form of forms) sets = sets.flatMap((set) => [set, [...set, form]]);
  const together = sets.filter(({ length }) => length > 1);
  return [...alone, ...together.map(([task, ...beside]): Requirement => ({ kind: 'task', task, beside }))];
}
