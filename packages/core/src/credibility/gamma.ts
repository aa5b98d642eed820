const HALF_LOG_TWO_PI = 0.9189385332046728;

/** From here on Stirling's series gives all digits that a number holds. */
const LARGE = 12;

/** Stirling's series: 1/12, −1/360, 1/1260, −1/1680, 1/1188, −691/360360, 1/156. */
const SERIES = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/**
 * The natural logarithm of the gamma function of a positive number, to about 14 digits: Stirling's series
 * (Abramowitz and Stegun 6.1.41), after stepping up to where it is exact enough.
 *
 * ```ts
 * logGamma(5).toFixed(12) // => '3.178053830348'
 * (Math.exp(logGamma(0.5)) ** 2).toFixed(12) // => '3.141592653590'
 * logGamma(1e-300).toFixed(6) // => '690.775528'
 * ```
 */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  while (at < LARGE) {
    product *= at;
    at += 1;
  }
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + stirlingError(at) - Math.log(product);
}

/** What Stirling's formula without its series leaves out of `logGamma(x)`; for `x` of 10 and more. */
export function stirlingError(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (const term of SERIES) sum = sum * square + term;
  return sum / x;
}
