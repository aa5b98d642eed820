import type { Bounds, Clock, ConditionPlan } from '../../lifecycle/play/plan.ts';
import { NEVER, type Run, type Scenario } from '../../lifecycle/play/run.ts';
import type { Countdown, Sign } from '../rules/task.ts';

const NONE: readonly Countdown[] = [];
const UNBOUNDED: Bounds = {
  by: undefined,
  within: undefined,
  starting: undefined,
  until: undefined,
  untilMet: undefined,
};

/** Tells which days of a promise are counted from what has not happened yet, and from what. */
export class Countdowns {
  readonly #run: Run;
  readonly #scenario: Scenario;
  readonly #waits: readonly (readonly Sign[])[];
  readonly #signsOf: (line: ConditionPlan) => readonly Sign[];

  /** @param waits what may meet each of its conditions that is not met yet */
  constructor(
    run: Run,
    scenario: Scenario,
    waits: readonly (readonly Sign[])[],
    signsOf: (line: ConditionPlan) => readonly Sign[],
  ) {
    this.#run = run;
    this.#scenario = scenario;
    this.#waits = waits;
    this.#signsOf = signsOf;
  }

  /** The deadlines of a `will`. */
  endsOf({ by, within, starting, until }: Bounds): readonly Countdown[] {
    // How long a suspension goes on is not known.
    if (this.#run.suspension) return NONE;
    const ends = this.#after(by ?? (within ? undefined : until));
    const opens = starting ? this.#run.dayOf(starting, this.#scenario) : -Infinity;
    if (!within || this.#waits.length === 0 || opens === NEVER) return ends;
    return [...ends, { lines: this.#waits, opens, duration: within }];
  }

  /** The days on the last of which a window opens. */
  beginsOf({ starting }: Bounds): readonly Countdown[] {
    if (this.#run.suspension) return NONE;
    const opens = this.#after(starting);
    if (this.#waits.length === 0) return opens;
    return [...opens, { lines: this.#waits, opens: -Infinity, duration: undefined }];
  }

  #after(clock: Clock | undefined): readonly Countdown[] {
    if (clock?.kind !== 'after' || this.#run.dayOf(clock, this.#scenario) < NEVER) return NONE;
    const line = this.#signsOf({ trigger: clock.trigger, bounds: UNBOUNDED });
    return [{ lines: [line], opens: -Infinity, duration: clock.duration }];
  }
}
