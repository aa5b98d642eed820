import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestOf,
  bestOption,
  OPTIONS,
  optionValues,
  type Stakes,
  valuesAtChance,
} from '../../src/advice/decision.ts';

const WORKED: Stakes = {
  kept: 3,
  broken: 0,
  idle: 1,
  conditionCost: 0.2,
  leave: 1.5,
  exitCost: 0,
  discount: 0.9,
  blocked: 0,
};

describe('the worked choice', () => {
  test.each([
    [9, 3, 23.0254, 23.0754, 'condition'],
    [2, 4, 15.1176, 15.5843, 'condition'],
    [3, 9, 14.2614, 14.8114, 'leave'],
  ] as const)('with the record Beta(%d, %d)', (alpha, beta, goOn, condition, best) => {
    const values = optionValues(WORKED, { alpha, beta });
    expect(values.continue).toBeCloseTo(goOn, 4);
    expect(values.condition).toBeCloseTo(condition, 4);
    expect(values.leave).toBeCloseTo(15, 10);
    expect(values.renegotiate).toBe(undefined);
    expect(bestOption(values)).toBe(best);
  });

  test('asking for new terms costs, and leaves the best of the rest where it is refused', () => {
    const terms = { kept: 4, broken: 1, cost: 0.3, accepted: 0.4 };
    const belief = { alpha: 9, beta: 3 };
    const now = optionValues(WORKED, belief);
    const then = optionValues({ ...WORKED, kept: 4, broken: 1 }, belief);
    expect(optionValues(WORKED, belief, terms).renegotiate).toBeCloseTo(
      0.4 * bestOf(then) + 0.6 * bestOf(now) - 0.3,
      10,
    );
  });
});

/** Every sequence of what they do, and the best of every plan, over so many periods. */
function enumerated(stakes: Stakes, alpha: number, beta: number, periods: number): number {
  const leave = stakes.leave / (1 - stakes.discount) - stakes.exitCost;
  const p = ((1 - stakes.blocked) * alpha) / (alpha + beta);
  const goOn = p * stakes.kept + (1 - p) * stakes.broken;
  const first = p * stakes.kept + (1 - p) * (stakes.idle ?? Number.NEGATIVE_INFINITY) - stakes.conditionCost;
  if (periods === 0) return Math.max(leave, Math.max(goOn, first) / (1 - stakes.discount));
  const kept = enumerated(stakes, alpha + 1, beta, periods - 1);
  const broken = enumerated(stakes, alpha, beta + 1, periods - 1);
  return Math.max(leave, Math.max(goOn, first) + stakes.discount * (p * kept + (1 - p) * broken));
}

const payoff = fc.integer({ min: -40, max: 60 }).map((tenths) => tenths / 10);
const stakes: fc.Arbitrary<Stakes> = fc.record({
  kept: payoff,
  broken: payoff,
  idle: fc.option(payoff, { nil: undefined }),
  conditionCost: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  leave: payoff,
  exitCost: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
  discount: fc.constantFrom(0, 0.1, 0.2, 0.3),
  blocked: fc.constantFrom(0, 0, 0.25, 1),
});
const belief = fc.record({
  alpha: fc.integer({ min: 1, max: 60 }).map((fifths) => fifths / 5),
  beta: fc.integer({ min: 1, max: 60 }).map((fifths) => fifths / 5),
});

test('the values are those found by enumerating every plan', () => {
  fc.assert(
    fc.property(stakes, belief, (one, { alpha, beta }) => {
      const values = optionValues(one, { alpha, beta });
      // 0.3 ** 14 × what is at stake is far below the tolerance.
      expect(Math.abs(bestOf(values) - enumerated(one, alpha, beta, 14))).toBeLessThan(2e-6);
    }),
    { numRuns: 60 },
  );
});

describe('laws', () => {
  const anything = fc.tuple(
    stakes,
    belief,
    fc.constantFrom(0.3, 0.6, 0.9),
    fc.integer({ min: 1, max: 20 }).map((tenths) => tenths / 10),
  );

  test('a higher value outside never lowers that of leaving, nor any other', () => {
    fc.assert(
      fc.property(anything, ([base, record, discount, more]) => {
        const before = optionValues({ ...base, discount }, record);
        const after = optionValues({ ...base, discount, leave: base.leave + more }, record);
        expect(after.leave).toBeGreaterThan(before.leave);
        for (const option of OPTIONS)
          if (before[option] !== undefined)
            expect(after[option]).toBeGreaterThanOrEqual(before[option] - 2e-6);
      }),
    );
  });

  test('more for a promise kept or broken never makes staying worth less', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('kept', 'broken'), ([base, record, discount, more], which) => {
        const before = optionValues({ ...base, discount }, record);
        const after = optionValues({ ...base, discount, [which]: base[which] + more }, record);
        expect(after.continue).toBeGreaterThanOrEqual(before.continue - 2e-6);
      }),
    );
  });

  test('where keeping is worth no less than the rest, a better record never makes staying worth less', () => {
    fc.assert(
      fc.property(anything, ([base, record, discount, more]) => {
        const kept = Math.max(base.kept, base.broken, base.idle ?? base.broken);
        const one = { ...base, discount, kept };
        const before = optionValues(one, record);
        const after = optionValues(one, { alpha: record.alpha + more, beta: record.beta });
        expect(after.continue).toBeGreaterThanOrEqual(before.continue - 2e-6);
      }),
    );
  });

  test('a dearer condition never makes conditioning better, nor does it touch leaving', () => {
    fc.assert(
      fc.property(anything, ([base, record, discount, more]) => {
        const before = optionValues({ ...base, discount, idle: 1 }, record);
        const after = optionValues(
          { ...base, discount, idle: 1, conditionCost: base.conditionCost + more },
          record,
        );
        expect(after.condition).toBeLessThanOrEqual(before.condition! + 2e-6);
        expect(after.leave).toBe(before.leave);
      }),
    );
  });

  test('to learn is worth no less than never to change, and no more than to know', () => {
    fc.assert(
      fc.property(anything, ([base, record, discount]) => {
        const one = { ...base, discount, blocked: 0 };
        const mean = record.alpha / (record.alpha + record.beta);
        const learning = bestOf(optionValues(one, record));
        expect(learning).toBeGreaterThanOrEqual(bestOf(valuesAtChance(one, mean)) - 2e-6);
        // The value of knowing is convex in the chance: it is at most the chord between never and always.
        const never = bestOf(valuesAtChance(one, 0));
        const always = bestOf(valuesAtChance(one, 1));
        expect(learning).toBeLessThanOrEqual(mean * always + (1 - mean) * never + 2e-6);
      }),
    );
  });

  test('a record so long that nothing is left to learn is as good as a known chance', () => {
    const known = valuesAtChance(WORKED, 0.75);
    const learned = optionValues(WORKED, { alpha: 75e6, beta: 25e6 });
    expect(learned.continue).toBeCloseTo(known.continue, 4);
    expect(learned.condition).toBeCloseTo(known.condition!, 4);
  });
});

test('a discount of 1 or more has no value', () => {
  expect(() => optionValues({ ...WORKED, discount: 1 }, { alpha: 1, beta: 1 })).toThrow(RangeError);
});
