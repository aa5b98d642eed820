import type { PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { waitsUntil } from '../lifecycle/play/deadlines.ts';
import { NEVER, type Run } from '../lifecycle/play/run.ts';
import type { Simulation } from '../lifecycle/play/simulation.ts';

/** Whether a condition is met, may still be, or no longer can by its own deadline. */
export type ConditionLeft = 'met' | 'open' | 'over';

/**
 * How far the conditions of a promise that waits for them have come, by `if` and its alternatives. Met in one scenario
 * counts as met, and it is over only if it is in all.
 */
export function conditionsLeft(judgement: Judgement, entry: PromiseEntry): ConditionLeft[][] {
  const { judging } = judgement;
  const { plans, outcomes } = judging.outcomes(entry);
  const left: ConditionLeft[][] = [];
  for (const { states, scenario } of outcomes) {
    if (!states.includes('conditional')) continue;
    // Outcomes of one state stand for all: how far its conditions have come may differ between the ends of ranges.
    for (const reading of ['least', 'most'] as const) {
      const simulation = judging.replays.of(plans, { ...scenario, reading });
      const run = simulation.runOf(entry);
      // At one end of a range it may wait for nothing any more.
      if (run?.state !== 'conditional') continue;
      run.version.conditions.forEach((lines, index) => {
        const known = left[index];
        left[index] = lines.map((line, way) => {
          const now = leftOf(run, line, simulation);
          return known?.[way] ? further(known[way], now) : now;
        });
      });
    }
  }
  return left;
}

function leftOf(
  run: Run,
  { trigger, bounds }: Run['version']['conditions'][number][number],
  { scenario, on }: Simulation,
): ConditionLeft {
  if (run.metOn(trigger) !== NEVER) return 'met';
  return waitsUntil(run, trigger, bounds, scenario) < on ? 'over' : 'open';
}

function further(a: ConditionLeft, b: ConditionLeft): ConditionLeft {
  if (a === 'met' || b === 'met') return 'met';
  return a === 'open' ? a : b;
}
