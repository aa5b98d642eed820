import type { ConditionPlan, Trigger } from '../../lifecycle/play/plan.ts';
import { implies, isSinceAsLong } from './implied.ts';
import type { Obligation } from './obligation.ts';

/**
 * What some promises wait for, without what excuses one of them when it comes, or closes its window: then that one asks
 * for nothing any more. What is taken not to happen cannot be what a conflict needs.
 *
 * @returns each promise with the alternatives left for each of its conditions
 */
export function withoutLifting(set: readonly Obligation[]): readonly Obligation[] {
  const lifts = set.flatMap((owner) => liftsOf(owner).map((lift) => ({ owner, lift })));
  if (lifts.length === 0) return set;
  return set.map((obligation) => {
    const { entry, conditions, needsByLine, sim } = obligation;
    const lifted = ({ trigger }: ConditionPlan) =>
      lifts.some(
        ({ owner, lift }) =>
          isSinceAsLong(trigger, entry, owner.entry) && implies(sim.world.relations, trigger, lift, sim.on),
      );
    const conditionNeeds = needsByLine.map((lines, index) =>
      lines.flatMap((needs, line) => (lifted(conditions[index][line]) ? [] : needs)),
    );
    return { ...obligation, conditionNeeds };
  });
}

/** What excuses a promise whenever it comes, and what closes all of its windows where it has nothing to do. */
function liftsOf(obligation: Obligation): readonly Trigger[] {
  const { version } = obligation.run;
  const unless = excusesOf(obligation);
  const closing = version.parts.map(({ kind, ways }) =>
    kind === 'will' ? undefined : ways[0].bounds.untilMet,
  );
  const [first] = closing;
  return first && closing.every((one) => one === first) ? [...unless, first] : unless;
}

/** What excuses a promise whenever it comes. */
export function excusesOf({ run: { version } }: Obligation): readonly Trigger[] {
  return version.unless
    .filter(({ bounds }) => !bounds.by && !bounds.within && !bounds.starting && !bounds.until)
    .map(({ trigger }) => trigger);
}
