import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aalenJohansen, kaplanMeier, medianOf, type Stay, shareAt } from '../../src/credibility/survival.ts';

/** Weeks in remission under 6-MP (Freireich and others 1963); + still in remission when last seen. */
const FREIREICH = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map(
    (week): Stay => ({ days: Number.parseInt(week, 10), end: week.endsWith('+') ? undefined : 'relapse' }),
  );

describe('kaplanMeier', () => {
  test('gives the figures of the 6-MP trial', () => {
    const steps = kaplanMeier(FREIREICH);
    expect(steps.map(({ days, share }) => `${days}: ${share.toFixed(6)}`)).toEqual([
      '6: 0.857143',
      '7: 0.806723',
      '10: 0.752941',
      '13: 0.690196',
      '16: 0.627451',
      '22: 0.537815',
      '23: 0.448179',
    ]);
    expect(steps.map(({ atRisk, ended }) => [atRisk, ended])).toEqual([
      [21, 3],
      [17, 1],
      [15, 1],
      [12, 1],
      [11, 1],
      [7, 1],
      [6, 1],
    ]);
    expect(medianOf(steps)).toBe(23);
  });

  test('its variance is Greenwood’s', () => {
    // At 6 weeks: S = 6/7, var = S²·3/(21·18) = .00583; on the scale of log(−log).
    const { share, low, high } = kaplanMeier(FREIREICH)[0]!;
    const error = Math.sqrt(3 / (21 * 18)) * share;
    const spread = (1.6448536269514722 * error) / (share * Math.abs(Math.log(share)));
    expect(low).toBeCloseTo(share ** Math.exp(spread), 12);
    expect(high).toBeCloseTo(share ** Math.exp(-spread), 12);
    // With 95%, as statistics packages print it: .620 to .952.
    const wider = (spread * 1.959964) / 1.6448536269514722;
    expect([share ** Math.exp(wider), share ** Math.exp(-wider)].map((end) => end.toFixed(3))).toEqual([
      '0.620',
      '0.952',
    ]);
  });
});

const stays: fc.Arbitrary<Stay[]> = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 30 }),
    end: fc.constantFrom(undefined, 'broken', 'released', 'expired'),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('aalenJohansen', () => {
  test('with one way to end is what no longer stands', () => {
    const survival = kaplanMeier(FREIREICH);
    const relapsed = aalenJohansen(FREIREICH, 'relapse');
    expect(relapsed.map(({ share }) => (1 - share).toFixed(12))).toEqual(
      survival.map(({ share }) => share.toFixed(12)),
    );
  });

  test('worked by hand: four, of which one is released first', () => {
    const four: Stay[] = [
      { days: 1, end: 'released' },
      { days: 2, end: 'broken' },
      { days: 3, end: undefined },
      { days: 4, end: 'broken' },
    ];
    // After 1: ¼ released. After 2: ¾·⅓ = ¼ broken. After 4: all that stood, ½, is broken too.
    expect(aalenJohansen(four, 'released').map(({ days, share }) => [days, share])).toEqual([[1, 0.25]]);
    expect(aalenJohansen(four, 'broken').map(({ days, share }) => [days, share])).toEqual([
      [2, 0.25],
      [4, 0.75],
    ]);
  });

  test('with one way to end its variance is Greenwood’s', () => {
    const survival = kaplanMeier(FREIREICH);
    aalenJohansen(FREIREICH, 'relapse').forEach(({ share, low, high }, at) => {
      // The scale differs: compare the standard errors that the ranges come from.
      const errorOf = (of: { share: number; low: number; high: number }) =>
        (Math.log(Math.log(of.low) / Math.log(of.high)) / 2 / 1.6448536269514722) *
        of.share *
        Math.abs(Math.log(of.share));
      expect(errorOf({ share, low, high })).toBeCloseTo(errorOf(survival[at]!), 10);
    });
  });

  test('all ways and what still stands add up to one, and shares only rise', () => {
    fc.assert(
      fc.property(stays, (all) => {
        const survival = kaplanMeier(all);
        for (const { days, share } of survival) {
          const ended = ['broken', 'released', 'expired'].map(
            (way) => shareAt(aalenJohansen(all, way), days, 0)!.share,
          );
          expect(share + ended.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
        }
        for (const way of ['broken', 'released', 'expired']) {
          const steps = aalenJohansen(all, way);
          for (const [at, { share, low, high }] of steps.entries()) {
            expect(share).toBeGreaterThanOrEqual(at > 0 ? steps[at - 1]!.share : 0);
            expect(low).toBeLessThanOrEqual(share + 1e-12);
            expect(high).toBeGreaterThanOrEqual(share - 1e-12);
          }
        }
      }),
    );
  });
});
