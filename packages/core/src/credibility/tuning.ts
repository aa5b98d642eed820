import {
  type ExpectedError,
  expectedError,
  type Forms,
  formsOf,
  type Target,
  targetsOf,
} from './expected-error.ts';
import { type Foresight, forecasts, type Tuned } from './foresight.ts';
import { type LikelyResemblance, meanResemblance, resemblancesOf, spanOf } from './resemblance.ts';
import { brierScore, logOf, logScore, type MeanRange, meanRange } from './score.ts';
import { DAYS_PER_YEAR } from './weights.ts';

/** Weights that are tried: after how many years a promise counts half, … */
const HALF_LIVES = [1, 2, 3, 4, 6, 8, 12, 16, 32, Infinity].map((years) => years * DAYS_PER_YEAR);
/** … how much one counts that is unlike in one way, … */
const TRANSFERS = [0, 0.25, 0.5, 0.75, 1];
/** … how alike those of one bundle are taken to end, … */
const ICCS = [0, 0.15, 0.3, 0.6, 1];
/** … and how many promises the start counts as. */
const PRIOR_WEIGHTS = [1, 2, 3, 4, 6, 8, 16, 32];

/** One set of weights, with what is expected of it, and how well it foretold. */
export interface Trial extends Tuned, Omit<ExpectedError, 'score'> {
  readonly logScore: number;
  readonly brier: number;
}

/** Which weights suit the promises of a record: chances as near as can be, in ranges that hold what they say. */
export interface Tuning {
  /** How many promises were foretold. */
  readonly count: number;
  /** How many sets of weights were tried. */
  readonly tried: number;
  /** With the weights of the ledger. */
  readonly now: Omit<Trial, 'priorWeight'>;
  /** Best first. */
  readonly best: readonly Trial[];
  /** By how much chance and range of the best are better than by the ledger's weights, in logarithms, for each chance. */
  readonly gain: MeanRange;
  /** How much better the best foretold each promise than the ledger's weights did, in logarithms. */
  readonly foretold: MeanRange;
}

/** Fewer promises than this tell nothing of weights. */
export const LEAST_FORETOLD = 10;

/** How many sets of weights are worked out in full. */
const MOST_LISTED = 10;

/**
 * Tries weights on a grid. From the outcomes it first works out how alike promises of one promisor end: always, of one
 * kind, near in time, in one bundle. From that follows, for each set of weights, how far the chance of a next promise is
 * expected to be off and how wide its range has to be. The set wins whose chances and ranges together are best (the score
 * of Dawid and Sebastiani 1999), of those whose ranges claim no more than they can hold. The outcomes of single promises
 * alone could not show that: they tell how good chances are, not how wide their ranges have to be.
 *
 * Undefined where fewer than ten can be foretold.
 *
 * @param day the day asked about, in days
 */
export function tuningOf(foresight: Foresight, day: number): Tuning | undefined {
  const foretold = forecasts(foresight);
  if (foretold.length < LEAST_FORETOLD) return undefined;
  const likely = resemblancesOf(foresight, day);
  const targets = targetsOf(foresight, day, spanOf(foresight, day));
  const ranked = rankedTrials(targets, likely);
  const listed = ranked.slice(0, MOST_LISTED);
  const told = listed.map(({ tuned }) => forecasts(foresight, tuned));
  const best = listed.map(({ tuned, expected: { score, ...expected } }, at) => ({
    ...tuned,
    ...expected,
    logScore: logScore(told[at]),
    brier: brierScore(told[at]),
  }));
  const { halfLife, transfer, icc } = foresight.weights;
  const weighting = { halfLife, transfer, icc };
  const before = targets.map((target) => formsOf(target, weighting));
  const { score, ...expected } = expectedError(before, meanResemblance(likely), ownPrior);
  return {
    count: foretold.length,
    tried: ranked.length,
    now: { ...weighting, ...expected, logScore: logScore(foretold), brier: brierScore(foretold) },
    best,
    gain: gainOver(targets, likely, before, best[0]),
    foretold: meanRange(told[0].map((one, at) => logOf(one) - logOf(foretold[at]))),
  };
}

function ownPrior({ past, row }: Target): number {
  return past.priors[row].weight;
}

interface Ranked {
  readonly tuned: Tuned;
  readonly expected: ExpectedError;
}

/** Every set of weights: those whose ranges claim no more than they can hold before the rest, the best first. */
function rankedTrials(targets: readonly Target[], likely: readonly LikelyResemblance[]): Ranked[] {
  const resemblance = meanResemblance(likely);
  const ranked: Ranked[] = [];
  for (const halfLife of HALF_LIVES)
    for (const transfer of TRANSFERS)
      for (const icc of ICCS) {
        const forms = targets.map((target) => formsOf(target, { halfLife, transfer, icc }));
        for (const priorWeight of PRIOR_WEIGHTS)
          ranked.push({
            tuned: { halfLife, transfer, icc, priorWeight },
            expected: expectedError(forms, resemblance, () => priorWeight),
          });
      }
  const claimsTooMuch = ({ expected }: Ranked) => (expected.width < 1 ? 1 : 0);
  return ranked.sort(
    (a, b) =>
      claimsTooMuch(a) - claimsTooMuch(b) ||
      a.expected.score - b.expected.score ||
      farness(a.tuned) - farness(b.tuned),
  );
}

/** Where a weight makes no difference, the default is as good as any. */
function farness({ halfLife, transfer, icc, priorWeight }: Tuned): number {
  const life = halfLife < Infinity ? Math.abs(Math.log2(halfLife / (8 * DAYS_PER_YEAR))) : 4;
  return life + Math.abs(transfer - 0.5) * 4 + Math.abs(icc - 0.3) * 4 + Math.abs(Math.log2(priorWeight / 4));
}

/** The gain of a set of weights over others, by whose forms the targets are in `before`: its mean over resemblances, and the range in which it lies with 90%. */
function gainOver(
  targets: readonly Target[],
  likely: readonly LikelyResemblance[],
  before: readonly Forms[],
  best: Tuned,
): MeanRange {
  const after = targets.map((target) => formsOf(target, best));
  const gains = likely
    .filter(({ chance }) => chance > 1e-6)
    .map((one) => ({
      chance: one.chance,
      gain:
        expectedError(before, one, ownPrior).score - expectedError(after, one, () => best.priorWeight).score,
    }))
    .sort((a, b) => a.gain - b.gain);
  const mean = gains.reduce((sum, { chance, gain }) => sum + chance * gain, 0);
  return { mean, low: quantile(gains, 0.05), high: quantile(gains, 0.95) };
}

/** Of rising gains, the one below which lies a share of the chances. */
function quantile(
  gains: readonly { readonly chance: number; readonly gain: number }[],
  share: number,
): number {
  let below = 0;
  for (const { chance, gain } of gains) {
    below += chance;
    if (below >= share) return gain;
  }
  return gains[gains.length - 1].gain;
}
