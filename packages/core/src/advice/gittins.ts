import { type Belief, optionValues, type Stakes } from './decision.ts';

/**
 * The Gittins index of something that succeeds with an unknown chance, Beta(α, β) of which is believed: the certain
 * payment per period beside which trying it is worth just as much (Gittins 1979). It lies above the mean, because trying
 * tells something. Exact to 10⁻⁷.
 *
 * ```ts
 * gittinsIndex({ alpha: 1, beta: 1 }, 0.9).toFixed(4) // => '0.7029'
 * gittinsIndex({ alpha: 2, beta: 2 }, 0.9).toFixed(4) // => '0.6346'
 * ```
 */
export function gittinsIndex(belief: Belief, discount: number): number {
  let low = belief.alpha / (belief.alpha + belief.beta);
  let high = 1;
  while (high - low > 1e-8) {
    const middle = (low + high) / 2;
    const values = optionValues(arm(middle, discount), belief);
    if (values.continue > values.leave) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function arm(leave: number, discount: number): Stakes {
  return { kept: 1, broken: 0, idle: undefined, conditionCost: 0, leave, exitCost: 0, discount, blocked: 0 };
}
