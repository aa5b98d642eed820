/** A forecast and what came of it, each 0..1. */
export interface Scored {
  readonly chance: number;
  readonly kept: number;
}

/**
 * The mean squared distance between forecasts and what came of them (Brier 1950): 0 is perfect, always saying ½ gives
 * ¼.
 *
 * ```ts
 * const kept = [0, 1, 1, 0];
 * brierScore([0.1, 0.9, 0.8, 0.3].map((chance, at) => ({ chance, kept: kept[at] }))).toFixed(4) // => '0.0375'
 * ```
 */
export function brierScore(scored: readonly Scored[]): number {
  return meanOf(scored.map(brierOf));
}

/**
 * The mean logarithm of the chance that was given to what came: 0 is perfect, always saying ½ gives −0.693. Of what was
 * kept in part, each part counts by its share.
 *
 * ```ts
 * logScore([{ chance: 0.5, kept: 1 }, { chance: 0.5, kept: 0 }]).toFixed(3) // => '-0.693'
 * ```
 */
export function logScore(scored: readonly Scored[]): number {
  return meanOf(scored.map(logOf));
}

/** A mean and the ends of the range in which it lies with 90%, by its standard error. */
export interface MeanRange {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The .95 quantile of the normal distribution. */
export const NORMAL_95 = 1.6448536269514722;

/** The mean of at least two numbers with its range. */
export function meanRange(values: readonly number[]): MeanRange {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, low: mean - NORMAL_95 * error, high: mean + NORMAL_95 * error };
}

/** The squared distance of one forecast. */
export function brierOf({ chance, kept }: Scored): number {
  // Of what was kept in part, the share is a chance of its own: its spread is part of the distance.
  return kept * (1 - chance) ** 2 + (1 - kept) * chance ** 2;
}

/** The logarithm that one forecast gives to what came; what was taken for impossible counts as a chance of 1e-9. */
export function logOf({ chance, kept }: Scored): number {
  return (kept > 0 ? kept * safeLog(chance) : 0) + (kept < 1 ? (1 - kept) * safeLog(1 - chance) : 0);
}

function safeLog(chance: number): number {
  return Math.log(Math.max(chance, 1e-9));
}

function meanOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
