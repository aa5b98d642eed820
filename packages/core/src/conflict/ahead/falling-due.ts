import type { Day } from '../../ledger/values/civil-day.ts';
import { conditionDeadline, partsEnd } from '../../lifecycle/play/deadlines.ts';
import type { ConditionPlan, PartPlan } from '../../lifecycle/play/plan.ts';
import { NEVER, type Run } from '../../lifecycle/play/run.ts';
import type { Simulation } from '../../lifecycle/play/simulation.ts';

/** The first and the last day on which a promise can fall due. */
export interface DueDays {
  readonly first: Day;
  readonly last: Day;
}

/** Between which days a promise can fall due that waits for conditions; today where it waits for none. */
export function dueDaysOf(
  { on, scenario }: Simulation,
  run: Run,
  conditions: readonly (readonly ConditionPlan[])[],
): DueDays {
  let first = on;
  let last = on;
  for (const lines of conditions) {
    let met = NEVER;
    for (const { trigger, bounds } of lines) {
      const absent = trigger.kind === 'absence' ? run.endOf(trigger.by, scenario) + 1 : undefined;
      const { starting } = bounds;
      const start = absent ?? (starting ? run.dayOf(starting, scenario) : on);
      // What is counted from something that has not happened yet may come about on any day.
      met = Math.min(met, start < NEVER ? start : on);
      last = Math.max(last, Math.min(conditionDeadline(run, bounds, scenario), absent ?? NEVER));
    }
    first = Math.max(first, met);
  }
  return { first, last: Math.min(last, lastToFallDue({ scenario }, run)) };
}

/** The last day on which a promise that waits can fall due: once the days of all it asks for are over it lapses. */
export function lastToFallDue({ scenario }: Pick<Simulation, 'scenario'>, run: Run): Day {
  return run.state !== 'conditional' || run.suspension ? NEVER : partsEnd(run, scenario);
}

/** Whether a part is not owed, as its deadline is over before the promise falls due, while others are not. */
export function lapsesBefore({ scenario }: Simulation, run: Run, part: PartPlan, due: Day): boolean {
  const { version, parts, state, suspension } = run;
  if (parts[version.parts.indexOf(part)].lapsed) return true;
  if (state !== 'conditional' || suspension) return false;
  const isTooLate = (one: PartPlan) => run.deadline(one, scenario) < due;
  return isTooLate(part) && version.parts.some((one) => one.kind === 'will' && !isTooLate(one));
}
