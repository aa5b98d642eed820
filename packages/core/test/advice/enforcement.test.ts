import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enforcementOf, holdsOver, type Incentives, inParts } from '../../src/advice/enforcement.ts';

/** The prisoner's dilemma 5, 3, 1, 0: G = 5 − 3, Λ = 3 − 1. */
const PRISONERS: Incentives = {
  gain: 2,
  loss: 2,
  detection: 1,
  discount: 0.9,
  hostage: 0,
  audience: 0,
  falseAlarm: 0,
};

describe('the prisoner’s dilemma', () => {
  test.each([
    [1, 0.5],
    [2, Math.SQRT1_2],
    [4, 0.8408964153],
  ])('critical discount where a breach is answered after %d periods', (detection, critical) => {
    expect(enforcementOf({ ...PRISONERS, detection }).criticalDiscount).toBeCloseTo(critical, 9);
  });

  test.each([
    [0.5, undefined],
    [0.55, 3],
    [0.6, 3],
    [0.7, 2],
    [0.8, 2],
    [0.9, 2],
  ])('shortest punishment at a discount of %d', (discount, periods) => {
    expect(enforcementOf({ ...PRISONERS, discount }).shortestPunishment).toBe(periods);
  });

  test.each([
    [0.2, 1.5],
    [0.3, 1.1428571429],
    [0.4, 0.6666666667],
    [0.5, 0],
  ])('smallest hostage at a discount of %d', (discount, hostage) => {
    expect(enforcementOf({ ...PRISONERS, discount }).smallestHostage).toBeCloseTo(hostage, 9);
  });

  test('other games: 10, 5, 1, 0, and the trust game of 1, 2 and 0', () => {
    expect(enforcementOf({ ...PRISONERS, gain: 5, loss: 4 }).criticalDiscount).toBeCloseTo(0.5556, 4);
    expect(enforcementOf({ ...PRISONERS, gain: 1, loss: 1 }).criticalDiscount).toBe(0.5);
  });
});

describe('much that is forfeited at once, and a breach that gains for long', () => {
  // It holds where the future counts for almost nothing, and where it counts for almost all; not between.
  const dip: Incentives = { ...PRISONERS, loss: 0.3, hostage: 2.1, detection: 6 };
  const holds = (discount: number) => enforcementOf({ ...dip, discount }).holds;

  test('the critical discount is that from which on it holds', () => {
    expect([0.01, 0.5, 0.9, 0.99].map(holds)).toEqual([true, false, false, true]);
    const critical = enforcementOf({ ...dip, discount: 0.8 }).criticalDiscount!;
    expect([holds(critical - 1e-6), holds(critical + 1e-6), holds(0.995)]).toEqual([false, true, true]);
    expect(enforcementOf({ ...dip, discount: 0.99 }).criticalDiscount).toBeCloseTo(critical, 9);
  });

  test('the smallest continuation is that from which on it holds', () => {
    const least = enforcementOf({ ...dip, discount: 0.99 }).smallestContinuation!;
    const going = (chance: number) => holds(0.99 * chance);
    expect([going(least - 1e-6), going(least + 1e-6)]).toEqual([false, true]);
  });

  test('over a range of weights it may hold at both ends and not between', () => {
    expect(holdsOver(dip, 0.01, 0.99)).toEqual({ always: false, ever: true });
    expect(holdsOver(dip, 0.98, 0.99)).toEqual({ always: true, ever: true });
    expect(holdsOver(dip, 0.5, 0.5)).toEqual({ always: false, ever: false });
  });
});

test('what nothing can make hold has no numbers', () => {
  const hopeless = enforcementOf({ ...PRISONERS, loss: 0, discount: 0.9 });
  expect(hopeless).toMatchObject({
    holds: false,
    criticalDiscount: undefined,
    longestDetection: undefined,
    shortestPunishment: undefined,
    fewestTranches: undefined,
    smallestContinuation: undefined,
  });
  expect(hopeless.smallestHostage).toBe(2);
});

const tenths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 10);
const incentives: fc.Arbitrary<Incentives> = fc.record({
  gain: tenths(1, 60),
  loss: tenths(1, 60),
  detection: fc.constantFrom(0.5, 1, 1.5, 2, 4),
  discount: fc.constantFrom(0.2, 0.4, 0.5, 0.7, 0.9, 0.97),
  hostage: fc.constantFrom(0, 0, 0.5, 2),
  audience: fc.constantFrom(0, 0, 1),
  falseAlarm: fc.constantFrom(0, 0, 0.05),
});
const slightly = 1e-6;

describe('each of the terms is the least with which it holds', () => {
  const check = (
    holds: (one: Incentives, far: number) => readonly [at: boolean, short: boolean] | undefined,
  ) =>
    fc.assert(
      fc.property(incentives, (one) => {
        const found = holds(one, slightly);
        if (found) expect(found).toEqual([true, false]);
      }),
    );

  test('hostage', () => {
    check((one, far) => {
      const { smallestHostage } = enforcementOf(one);
      const at = (hostage: number) => enforcementOf({ ...one, hostage }).holds;
      return smallestHostage > far ? [at(smallestHostage + far), at(smallestHostage - far)] : undefined;
    });
  });

  test('discount', () => {
    check((one, far) => {
      const { criticalDiscount } = enforcementOf(one);
      if (criticalDiscount === undefined || criticalDiscount < far || criticalDiscount > 1 - far)
        return undefined;
      const at = (discount: number) => enforcementOf({ ...one, discount }).holds;
      return [at(criticalDiscount + far), at(criticalDiscount - far)];
    });
  });

  test('detection', () => {
    check((one, far) => {
      const { longestDetection } = enforcementOf(one);
      if (longestDetection === undefined || longestDetection === Number.POSITIVE_INFINITY) return undefined;
      const at = (detection: number) => enforcementOf({ ...one, detection }).holds;
      return [at(longestDetection * (1 - far)), at(longestDetection * (1 + far))];
    });
  });

  test('tranches', () => {
    check((one) => {
      const { fewestTranches } = enforcementOf(one);
      if (fewestTranches === undefined || fewestTranches === 1) return undefined;
      const at = (parts: number) => enforcementOf(inParts(one, parts)).holds;
      return [at(fewestTranches), at(fewestTranches - 1)];
    });
  });

  test('punishment', () => {
    check((one) => {
      const { shortestPunishment } = enforcementOf(one);
      if (!shortestPunishment) return undefined;
      const future = one.discount * (1 - one.falseAlarm);
      const gained = (one.gain * (1 - future ** one.detection)) / (1 - future) - one.hostage - one.audience;
      const lost = (periods: number) =>
        (future ** one.detection * one.loss * (1 - future ** periods)) / (1 - future) + 1e-9;
      return [gained <= lost(shortestPunishment), gained <= lost(shortestPunishment - 1)];
    });
  });
});

test('laws: more at stake, a quicker answer, a larger hostage never make it hold less', () => {
  fc.assert(
    fc.property(incentives, tenths(1, 30), (one, more) => {
      if (!enforcementOf(one).holds) return;
      expect(enforcementOf({ ...one, loss: one.loss + more }).holds).toBe(true);
      expect(enforcementOf({ ...one, hostage: one.hostage + more }).holds).toBe(true);
      expect(enforcementOf({ ...one, detection: one.detection / (1 + more) }).holds).toBe(true);
      expect(enforcementOf({ ...one, falseAlarm: one.falseAlarm / 2 }).holds).toBe(true);
    }),
  );
});

test('a false alarm counts as a smaller discount', () => {
  const once = enforcementOf({ ...PRISONERS, discount: 0.9, falseAlarm: 0.1 });
  const smaller = enforcementOf({ ...PRISONERS, discount: 0.81 });
  expect(once.lost).toBeCloseTo(smaller.lost, 10);
  expect(once.criticalDiscount).toBeCloseTo(0.5 / 0.9, 10);
});
