import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import gammaln from '@stdlib/math-base-special-gammaln';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile } from '../../src/credibility/beta.ts';
import { logGamma } from '../../src/credibility/gamma.ts';

/** Numbers of every size within bounds, given as powers of ten. */
const sized = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((power) => 10 ** power);
const chance = fc.oneof(
  fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  sized(-12, -1),
  sized(-12, -1).map((small) => 1 - small),
);
const RUNS = { numRuns: 3000, seed: 20_251_020 };

describe('logGamma', () => {
  test('agrees with stdlib', () => {
    fc.assert(
      fc.property(sized(-300, 12), (x) => {
        const expected = gammaln(x);
        expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(expected)));
      }),
      RUNS,
    );
  });
});

describe('betaCdf', () => {
  test.each([
    ['ordinary', -1, 2],
    ['tiny', -8, 0],
    ['huge', 2, 7],
    ['any', -6, 6],
  ])('agrees with stdlib for %s parameters', (_, low, high) => {
    fc.assert(
      fc.property(chance, sized(low, high), sized(low, high), (x, a, b) => {
        expect(Math.abs(betaCdf(x, a, b) - betainc(x, a, b))).toBeLessThanOrEqual(1e-11);
      }),
      RUNS,
    );
  });

  test('of both halves is one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), sized(-3, 9), sized(-3, 9), (x, a, b) => {
        expect(Math.abs(betaCdf(x, a, b) + betaCdf(1 - x, b, a) - 1)).toBeLessThanOrEqual(1e-9);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  test('is exact where it has a closed form', () => {
    for (const x of [0.001, 0.2, 0.5, 0.77, 0.9999]) {
      expect(betaCdf(x, 1, 1)).toBeCloseTo(x, 14);
      expect(betaCdf(x, 3, 1)).toBeCloseTo(x ** 3, 14);
      expect(betaCdf(x, 1, 4)).toBeCloseTo(1 - (1 - x) ** 4, 14);
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
    }
    expect([betaCdf(-1, 2, 3), betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaCdf(7, 2, 3)]).toEqual([0, 0, 1, 1]);
  });
});

describe('betaQuantile', () => {
  test('gives the figures of the design', () => {
    expect(betaQuantile(0.05, 9, 3).toFixed(10)).toBe('0.5299132007');
    expect(betaQuantile(0.95, 9, 3).toFixed(10)).toBe('0.9211799543');
    expect(betaQuantile(0.025, 1.5, 0.5).toFixed(10)).toBe('0.1467463163');
  });

  test.each([
    ['ordinary', -1, 2],
    ['huge', 2, 5],
    ['any', -2, 4],
  ])('agrees with stdlib for %s parameters', (_, low, high) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        sized(low, high),
        sized(low, high),
        (p, a, b) => {
          const expected = betaincinv(p, a, b);
          const own = betaQuantile(p, a, b);
          // Where stdlib's own answer is off, the chance below it tells.
          const isOff = Math.abs(betainc(expected, a, b) - p) > 1e-10;
          if (!isOff) expect(Math.abs(own - expected)).toBeLessThanOrEqual(1e-10);
        },
      ),
      { ...RUNS, numRuns: 2000 },
    );
  });

  test('undoes betaCdf, wherever a share can tell', () => {
    fc.assert(
      fc.property(chance, sized(-8, 9), sized(-8, 9), (p, a, b) => {
        const x = betaQuantile(p, a, b);
        expect(x >= 0 && x <= 1).toBe(true);
        if (x < 1e-290 || x > 1 - 1e-6) return;
        expect(Math.abs(betaCdf(x, a, b) - p)).toBeLessThanOrEqual(1e-9);
      }),
      RUNS,
    );
  });

  test('is exact at the ends, and of one parameter', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect(betaQuantile(0.3, 5, 1)).toBeCloseTo(0.3 ** (1 / 5), 14);
    expect(betaQuantile(0.3, 1, 5)).toBeCloseTo(1 - 0.7 ** (1 / 5), 14);
    expect(betaQuantile(0.05, 1e-5, 1e-5)).toBe(0);
    expect(betaQuantile(0.95, 1e-5, 1e-5)).toBe(1);
  });
});

test('without anything that speaks against it all lies at 1, and without anything for it at 0', () => {
  expect([0.05, 0.95].map((share) => betaQuantile(share, 9, 0))).toEqual([1, 1]);
  expect([0.05, 0.95].map((share) => betaQuantile(share, 0, 9))).toEqual([0, 0]);
  expect([betaCdf(0.5, 9, 0), betaCdf(0.5, 0, 9)]).toEqual([0, 1]);
});
