import { nameOf } from '../ledger/sentence.ts';
import type { Trigger } from '../lifecycle/plan.ts';
import type { Relations } from '../lifecycle/relations.ts';
import type { Obligation } from './obligation.ts';

/**
 * Whether what some promises wait for, when it comes, excuses one of them or closes its window: whenever all of them are
 * due, that one asks for nothing any more. What is taken not to happen cannot be what a conflict needs.
 */
export function areLiftedByConditions(set: readonly Obligation[]): boolean {
  const waits = set.flatMap(({ conditions }) => conditions);
  if (waits.length === 0) return false;
  return set.some((obligation) => {
    const { relations } = obligation.sim.world;
    const lifts = liftsOf(obligation);
    return lifts.some((lift) =>
      waits.some((lines) =>
        lines.every(({ trigger }) => implies(relations, trigger, lift, obligation.sim.on)),
      ),
    );
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
