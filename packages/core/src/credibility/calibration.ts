import { betaQuantile } from './beta.ts';
import { type Forecast, type Foresight, forecasts } from './foresight.ts';
import { LEAST_RECORD } from './posterior.ts';
import { brierOf, brierScore, logOf, logScore, type MeanRange, meanRange, type Scored } from './score.ts';
import { LEAST_FORETOLD } from './tuning.ts';

/** How well a record foretold its own promises, each by those that had ended before it. */
export interface Calibration {
  /** How many promises were foretold with a number, and how many had too little record before them. */
  readonly count: number;
  readonly tooLittle: number;
  /** Undefined where fewer than ten were foretold. */
  readonly scores: CalibrationScores | undefined;
  readonly bins: readonly ReliabilityBin[];
}

export interface CalibrationScores {
  readonly brier: MeanRange;
  readonly logScore: MeanRange;
  /** The share that was kept, and the scores of always saying that, which is known only afterwards. */
  readonly base: { readonly rate: number; readonly brier: number; readonly logScore: number };
  /** How much of the base rate's Brier score the record does away with: 1 all, 0 nothing, under 0 it does worse. */
  readonly skill: number;
  /** The part of the Brier score per promise by which the base rate does worse, with its range. */
  readonly gain: MeanRange;
}

/** Promises that were given about the same chance. */
export interface ReliabilityBin {
  /** The chances it is made of: `from` to `to`. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The mean chance they were given. */
  readonly chance: number;
  /** The share that was kept, and the range in which it lies with 90% (Jeffreys). */
  readonly kept: number;
  readonly low: number;
  readonly high: number;
  /** The share that was kept by the base rate: over 1, more than usual. */
  readonly lift: number;
}

const BINS = 10;

/** Foretells each finished promise by those before it, and compares with what came. */
export function calibrationOf(foresight: Foresight): Calibration {
  const all = forecasts(foresight);
  const told = all.filter(({ effective }) => effective >= LEAST_RECORD);
  return {
    count: told.length,
    tooLittle: all.length - told.length,
    scores: told.length < LEAST_FORETOLD ? undefined : scoresOf(told),
    bins: told.length < LEAST_FORETOLD ? [] : binsOf(told),
  };
}

function scoresOf(told: readonly Forecast[]): CalibrationScores {
  const rate = rateOf(told);
  const asBase = told.map(({ kept }): Scored => ({ chance: rate, kept }));
  const base = { rate, brier: brierScore(asBase), logScore: logScore(asBase) };
  return {
    brier: meanRange(told.map(brierOf)),
    logScore: meanRange(told.map(logOf)),
    base,
    skill: base.brier > 0 ? 1 - brierScore(told) / base.brier : 0,
    gain: meanRange(told.map((one, at) => brierOf(asBase[at]) - brierOf(one))),
  };
}

function binsOf(told: readonly Forecast[]): ReliabilityBin[] {
  const base = rateOf(told);
  const bins: ReliabilityBin[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const within = told.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin);
    if (within.length === 0) continue;
    const kept = within.reduce((sum, one) => sum + one.kept, 0);
    const broken = within.length - kept;
    bins.push({
      from: bin / BINS,
      to: (bin + 1) / BINS,
      count: within.length,
      chance: within.reduce((sum, { chance }) => sum + chance, 0) / within.length,
      kept: kept / within.length,
      // Where all went one way, that end is not left out (Brown, Cai and DasGupta 2001).
      low: kept > 0 ? betaQuantile(0.05, kept + 0.5, broken + 0.5) : 0,
      high: broken > 0 ? betaQuantile(0.95, kept + 0.5, broken + 0.5) : 1,
      lift: base > 0 ? kept / within.length / base : 1,
    });
  }
  return bins;
}

function rateOf(told: readonly Scored[]): number {
  return told.reduce((sum, { kept }) => sum + kept, 0) / told.length;
}
