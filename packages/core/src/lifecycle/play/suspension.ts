import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { PowerPlan } from './plan.ts';

/** What keeps a promise suspended, and whether its clocks stand still. */
export interface Suspension {
  /** Since when its clocks have stood still; undefined while they run. */
  readonly stopped: Day | undefined;
  /** Each act that suspended it and has not ended with its condition. */
  readonly holds: readonly Hold[];
}

/** An act that keeps a promise suspended: who did it, on what day, and by which power. */
export interface Hold {
  readonly by: readonly Name[];
  readonly since: Day;
  readonly power: PowerPlan | undefined;
  readonly clockRuns: boolean;
}

/** From the day on which a suspension stopped the clocks to the one from which they ran again. */
export interface Stop {
  readonly from: Day;
  readonly to: Day;
}
