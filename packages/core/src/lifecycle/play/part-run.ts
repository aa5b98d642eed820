import type { Day } from '../../ledger/values/civil-day.ts';

/** What one sentence of a promise has come to. */
export interface PartRun {
  /** The day it was complete, the day after its deadline passed without that, the day it failed, the day its window was over. */
  done: Day;
  missed: Day;
  failed: Day;
  over: Day;
  opened: boolean;
  /** Whether its deadline passed before the promise fell due: it is not owed. */
  lapsed: boolean;
  /** Whether something was done for it after its deadline had passed. */
  late: boolean;
  /** Whether it was missed under a suspension and done since, which shows with the resumption. */
  unseen: boolean;
}
