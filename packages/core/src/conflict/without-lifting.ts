import { nameOf } from '../ledger/sentence.ts';
import type { ConditionPlan, Trigger } from '../lifecycle/plan.ts';
import type { Relations } from '../lifecycle/relations.ts';
import type { Obligation } from './obligation.ts';

/**
 * What some promises wait for, without what excuses one of them when it comes, or closes its window: then that one asks
 * for nothing any more. What is taken not to happen cannot be what a conflict needs.
 *
 * @returns each promise with the alternatives left for each of its conditions
 */
export function withoutLifting(set: readonly Obligation[]): readonly Obligation[] {
  const lifts = set.flatMap(liftsOf);
  if (lifts.length === 0) return set;
  return set.map((obligation) => {
    const { conditions, needsByLine, sim } = obligation;
    const lifted = ({ trigger }: ConditionPlan) =>
      lifts.some((lift) => implies(sim.world.relations, trigger, lift, sim.on));
    const conditionNeeds = needsByLine.map((lines, index) =>
      lines.flatMap((needs, line) => (lifted(conditions[index][line]) ? [] : needs)),
    );
    return { ...obligation, conditionNeeds };
  });
}

/** What excuses a promise whenever it comes, and what closes all of its windows where it has nothing to do. */
function liftsOf({ run: { version } }: Obligation): readonly Trigger[] {
  const unless = version.unless
    .filter(({ bounds }) => !bounds.by && !bounds.within && !bounds.starting && !bounds.until)
    .map(({ trigger }) => trigger);
  const closing = version.parts.map(({ kind, ways }) =>
    kind === 'will' ? undefined : ways[0].bounds.untilMet,
  );
  const [first] = closing;
  return first && closing.every((one) => one === first) ? [...unless, first] : unless;
}

/** Whether one condition cannot come true without another. */
function implies(relations: Relations, one: Trigger, other: Trigger, on: number): boolean {
  if (one.kind === 'state') {
    if (other.kind !== 'state' || one.state !== other.state || one.which !== other.which) return false;
    return (
      one.promises.length > 0 &&
      one.promises.length === other.promises.length &&
      one.promises.every((promise) => other.promises.includes(promise))
    );
  }
  if (one.kind !== 'deed' || other.kind !== 'deed' || one.demand.shape !== other.demand.shape) return false;
  const { demand } = one;
  if (demand.counted.kind !== 'deed' || other.demand.counted.kind !== 'deed') return false;
  return demand.arguments.every((argument, slot) => {
    const within = nameOf(argument);
    const around = nameOf(other.demand.arguments[slot]);
    return within !== undefined && around !== undefined && relations.lies(within, around, on);
  });
}
