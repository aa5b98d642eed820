import { betaQuantile } from './beta.ts';
import type { Posterior } from './record.ts';
import type { Prior } from './weights.ts';

/** Under how many promises, weighed, a record is too little to give a number. */
export const LEAST_RECORD = 3;

/** The Beta distribution of a prior and weighed promises: `kept` and `broken` are sums of weights. */
export function posteriorOf(prior: Pick<Prior, 'mean' | 'weight'>, kept: number, broken: number): Posterior {
  const alpha = prior.weight * prior.mean + kept;
  const beta = prior.weight * (1 - prior.mean) + broken;
  const mean = alpha / (alpha + beta);
  // A prior that is sure leaves nothing to range over until the record speaks against it.
  if (alpha === 0 || beta === 0)
    return { alpha, beta, mean, low: mean, high: mean, effective: kept + broken };
  return {
    alpha,
    beta,
    mean,
    low: betaQuantile(0.05, alpha, beta),
    high: betaQuantile(0.95, alpha, beta),
    effective: kept + broken,
  };
}
