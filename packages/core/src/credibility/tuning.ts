import { type Foresight, forecasts, type Tuned } from './foresight.ts';
import { brierScore, logOf, logScore, type MeanRange, meanRange } from './score.ts';
import { DAYS_PER_YEAR, type Weights } from './weights.ts';

/** Weights that are tried: after how many years a promise counts half, … */
const HALF_LIVES = [1, 2, 4, 8, 16, 32, Infinity].map((years) => years * DAYS_PER_YEAR);
/** … how much one counts that is unlike in one way, … */
const TRANSFERS = [0, 0.25, 0.5, 0.75, 1];
/** … and how many promises the start counts as. */
const PRIOR_WEIGHTS = [1, 2, 4, 8, 16, 32];

/** One set of weights, and how well they foretold. */
export interface Trial extends Tuned {
  readonly logScore: number;
  readonly brier: number;
}

/** Which weights foretell the promises of a record best, each by those before it. */
export interface Tuning {
  /** How many promises were foretold. */
  readonly count: number;
  /** With the weights of the ledger. */
  readonly now: Pick<Trial, 'logScore' | 'brier'> & Pick<Weights, 'halfLife' | 'transfer'>;
  /** Best first: by the log score, then what is nearest to the defaults. */
  readonly best: readonly Trial[];
  /** How much better the best foretells each promise than the ledger's weights do, in logarithms. */
  readonly gain: MeanRange;
}

/** Fewer promises than this tell nothing of weights. */
export const LEAST_FORETOLD = 10;

/**
 * Tries weights on a grid: each finished promise is foretold by those before it (prequential, Dawid 1984), and the set
 * with the best log score wins. Undefined where fewer than ten can be foretold.
 */
export function tuningOf(foresight: Foresight): Tuning | undefined {
  const now = forecasts(foresight);
  if (now.length < LEAST_FORETOLD) return undefined;
  const trials: Trial[] = [];
  for (const halfLife of HALF_LIVES)
    for (const transfer of TRANSFERS)
      for (const priorWeight of PRIOR_WEIGHTS) {
        const tuned = { halfLife, transfer, priorWeight };
        const foretold = forecasts(foresight, tuned);
        trials.push({ ...tuned, logScore: logScore(foretold), brier: brierScore(foretold) });
      }
  trials.sort((a, b) => b.logScore - a.logScore || farness(a) - farness(b));
  const best = forecasts(foresight, trials[0]);
  const { halfLife, transfer } = foresight.weights;
  return {
    count: now.length,
    now: { halfLife, transfer, logScore: logScore(now), brier: brierScore(now) },
    best: trials,
    gain: meanRange(best.map((one, at) => logOf(one) - logOf(now[at]))),
  };
}

/** Where a weight makes no difference, the default is as good as any. */
function farness({ halfLife, transfer, priorWeight }: Tuned): number {
  const life = halfLife < Infinity ? Math.abs(Math.log2(halfLife / (8 * DAYS_PER_YEAR))) : 4;
  return life + Math.abs(transfer - 0.5) * 4 + Math.abs(Math.log2(priorWeight / 4));
}
