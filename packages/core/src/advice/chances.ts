import { bestOption, type Option } from './decision.ts';
import type { Inputs } from './inputs.ts';
import { middles, solve } from './setting.ts';

/** A stretch of chances over which one option is best. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly best: Option;
}

const STEPS = 200;

/**
 * Which option is best at which chance, between two chances that are thought possible: the other inputs as they are.
 * Undefined where the values cannot be worked out.
 */
export function stretchesOf(inputs: Inputs, low: number, high: number): readonly Stretch[] | undefined {
  const pick = middles(inputs);
  const bestAt = (chance: number) => {
    const values = solve(pick, chance);
    return values && bestOption(values);
  };
  let best = bestAt(low);
  if (!best) return undefined;
  const stretches: Stretch[] = [];
  let from = low;
  let last = low;
  for (let step = 1; step <= STEPS && high > low; step++) {
    const chance = low + ((high - low) * step) / STEPS;
    const there = bestAt(chance)!;
    if (there !== best) {
      const cut = changeBetween(last, chance, best, bestAt);
      stretches.push({ from, to: cut, best });
      from = cut;
      best = there;
    }
    last = chance;
  }
  // At a tie rounding alone may cut off a stretch of no length.
  return [...stretches, { from, to: high, best }].filter(({ from, to }) => to - from > 1e-9 || low === high);
}

function changeBetween(
  low: number,
  high: number,
  best: Option,
  bestAt: (chance: number) => Option | undefined,
): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 50; step++) {
    const middle = (from + to) / 2;
    if (bestAt(middle) === best) from = middle;
    else to = middle;
  }
  return to;
}
