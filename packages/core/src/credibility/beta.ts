import { logGamma, stirlingError } from './gamma.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Below it the gamma function is worked out directly, above it by differences that lose no digits. */
const LARGE = 12;

const TINY = 1e-300;
const PRECISION = 2.5e-16;
const MOST_ROUNDS = 1_000_000;
const MOST_STEPS = 200;

/**
 * The chance that a share that is Beta(a, b) distributed is at most `x`: the regularised incomplete beta function, to
 * about 12 digits for parameters from 1e-300 to 1e10.
 *
 * The continued fraction of Didonato and Morris (1992, formula 9) by Lentz's method, its factor by Loader's
 * saddle-point form (2000) where both parameters are large.
 *
 * @param x 0..1; what lies outside counts as the nearer end
 * @param a positive; 0: all lies at 0
 * @param b positive; 0: all lies at 1
 *
 * ```ts
 * betaCdf(0.5, 2, 2).toFixed(12) // => '0.500000000000'
 * betaCdf(0.25, 1, 1).toFixed(12) // => '0.250000000000'
 * (1 - betaCdf(0.5, 9, 3)).toFixed(4) // => '0.9673'
 * ```
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (a === 0 || b === 0) return a === 0 ? 1 : 0;
  return Math.exp(logBelow({ x, y: 1 - x, logX: Math.log(x), logY: Math.log1p(-x) }, a, b));
}

/**
 * The share below which a Beta(a, b) distributed one lies with chance `p`, to about 12 digits; 0 or 1 where it is too
 * close to them for a number to tell.
 *
 * Newton's method on the logarithm of the chance over the log-odds of the share. That function rises and is concave, so
 * the method finds its zero from anywhere.
 *
 * @param p 0..1
 * @param a positive; 0: all lies at 0
 * @param b positive; 0: all lies at 1
 *
 * ```ts
 * betaQuantile(0.05, 9, 3).toFixed(10) // => '0.5299132007'
 * betaQuantile(0.95, 9, 3).toFixed(10) // => '0.9211799543'
 * betaQuantile(0.025, 1.5, 0.5).toFixed(10) // => '0.1467463163'
 * ```
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (a === 0 || b === 0) return a === 0 ? 0 : 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  if (p > 0.5) return sharesAt(-oddsBelow(Math.log1p(-p), b, a)).x;
  return sharesAt(oddsBelow(Math.log(p), a, b)).x;
}

/** A share `x` and the rest `y`, both with all their digits however close to 0. */
interface Shares {
  readonly x: number;
  readonly y: number;
  readonly logX: number;
  readonly logY: number;
}

/** The share with these log-odds. */
function sharesAt(odds: number): Shares {
  const small = Math.exp(-Math.abs(odds));
  const less = { share: small / (1 + small), log: -Math.abs(odds) - Math.log1p(small) };
  const more = { share: 1 / (1 + small), log: -Math.log1p(small) };
  const [x, y] = odds < 0 ? [less, more] : [more, less];
  return { x: x.share, y: y.share, logX: x.log, logY: y.log };
}

/** The log-odds of the share below which lies a chance, given by its logarithm. */
function oddsBelow(logChance: number, a: number, b: number): number {
  let odds = Math.log(a) - Math.log(b);
  for (let step = 0; step < MOST_STEPS; step++) {
    const shares = sharesAt(odds);
    const below = logBelow(shares, a, b);
    // The density over log-odds is the factor of the continued fraction itself.
    const slope = Math.exp(logFactor(shares, a, b) - below);
    const move = (logChance - below) / slope;
    odds += move;
    if (Math.abs(move) <= 1e-15 * Math.max(1, Math.abs(odds))) break;
  }
  return odds;
}

/** The logarithm of the chance that a Beta(a, b) distributed share is at most `x`. */
function logBelow(shares: Shares, a: number, b: number): number {
  const { x, y } = shares;
  const factor = logFactor(shares, a, b);
  if (x <= (a + 1) / (a + b + 2)) return Math.min(0, factor + Math.log(fraction(x, y, a, b)));
  return Math.log1p(-Math.min(1, Math.exp(factor) * fraction(y, x, b, a)));
}

/** The logarithm of `x^a · y^b / B(a, b)`. */
function logFactor({ x, y, logX, logY }: Shares, a: number, b: number): number {
  if (a < LARGE || b < LARGE) return a * logX + b * logY - logBeta(a, b);
  const both = a + b;
  return (
    stirlingError(both) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, both * x) -
    deviance(b, both * y) +
    0.5 * (Math.log(a) - Math.log(both) + Math.log(b)) -
    HALF_LOG_TWO_PI
  );
}

/** The logarithm of the beta function. */
function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < LARGE) return logGamma(small) + logGamma(large) - logGamma(a + b);
  const both = a + b;
  const fall =
    -(large - 0.5) * Math.log1p(small / large) -
    small * Math.log(both) +
    small +
    stirlingError(large) -
    stirlingError(both);
  return logGamma(small) + fall;
}

/** `k·ln(k/m) + m − k` without loss of digits where `k` is close to `m` (Loader 2000). */
function deviance(k: number, m: number): number {
  if (Math.abs(k - m) >= 0.1 * (k + m)) return m > 0 ? k * Math.log(k / m) + m - k : Infinity;
  const ratio = (k - m) / (k + m);
  let sum = (k - m) * ratio;
  let term = 2 * k * ratio;
  const square = ratio * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= square;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The continued fraction of the incomplete beta function; `y` is `1 − x` with all its digits. */
function fraction(x: number, y: number, a: number, b: number): number {
  const distance = a > b ? (a + b) * y - b : a - (a + b) * x;
  let c = (a / (a + 1)) * (distance + 1);
  let d = 0;
  let value = c;
  for (let n = 1; n <= MOST_ROUNDS; n++) {
    const step = n * (b - n) * x;
    const last = a + (2 * n - 1);
    const above = ((a + (n - 1)) / last) * ((a + b + (n - 1)) / last) * step * x;
    const below = n + step / last + ((a + n) / (last + 2)) * (distance + 1 + n * (1 + y));
    d = 1 / awayFromZero(below + above * d);
    c = awayFromZero(below + above / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) <= PRECISION) break;
  }
  return 1 / value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
