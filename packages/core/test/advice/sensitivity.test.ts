import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakEvensOf } from '../../src/advice/break-even.ts';
import {
  bestOf,
  bestOption,
  type Option,
  optionValues,
  type Stakes,
  valuesAtChance,
} from '../../src/advice/decision.ts';
import { drawsOf } from '../../src/advice/draws.ts';
import { flipsOf } from '../../src/advice/flips.ts';
import { type InputRange, inputsOf } from '../../src/advice/inputs.ts';
import { valueOfKnowing } from '../../src/advice/knowing.ts';
import { atChance, middles, solve } from '../../src/advice/setting.ts';
import { betaQuantile } from '../../src/credibility/beta.ts';
import type { NumberInput } from '../../src/ledger/choice-input.ts';

const tenths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 10);
const belief = fc.record({ alpha: tenths(5, 120), beta: tenths(5, 120) });
const numbers: fc.Arbitrary<Partial<Record<NumberInput, number>>> = fc.record(
  {
    kept: tenths(20, 60),
    broken: tenths(-20, 15),
    leave: tenths(0, 40),
    discount: fc.constantFrom(0.2, 0.5, 0.8),
    idle: tenths(-10, 25),
    'condition-cost': tenths(0, 5),
    'exit-cost': tenths(0, 20),
    blocked: fc.constantFrom(0, 0, 0.2),
    accepted: tenths(0, 10),
    'new-kept': tenths(10, 60),
    'new-broken': tenths(-20, 20),
    'renegotiation-cost': tenths(0, 10),
  },
  { requiredKeys: ['kept', 'broken', 'leave', 'discount'] },
);

function given(values: Partial<Record<NumberInput, number>>) {
  const ranges = Object.entries(values).map(([field, value]): [NumberInput, InputRange] => [
    field as NumberInput,
    { field: field as NumberInput, low: value, mode: value, high: value, from: 'asked', input: undefined },
  ]);
  return new Map(ranges);
}

describe('flips', () => {
  test('on this side of each the best option stays best, on the other another is', () => {
    fc.assert(
      fc.property(numbers, belief, (values, word) => {
        const inputs = given(values);
        const now = solve(middles(inputs), word)!;
        const best = bestOption(now);
        const at = (field: NumberInput | 'record', value: number) =>
          field === 'record'
            ? solve(middles(inputs), atChance(word, value))!
            : solve(middles(inputs, { [field]: value }), word)!;
        for (const { field, flips } of flipsOf(inputs, word)!) {
          for (const { now: from, at: where, to } of flips) {
            const step = (where - from) * 1e-3 || 1e-6;
            const before = at(field, where - step);
            expect(before[best]!, `${field} ${from} → ${where}`).toBeGreaterThan(bestOf(before) - 1e-5);
            const there = at(field, where);
            expect(Math.abs(there[to]! - there[best]!)).toBeLessThan(1e-4);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('none is missed that a fine grid finds', () => {
    fc.assert(
      fc.property(numbers, belief, (values, word) => {
        const inputs = given(values);
        const best = bestOption(solve(middles(inputs), word)!);
        for (const { field, now, low, high, flips } of flipsOf(inputs, word)!) {
          if (field === 'record' || flips.length > 0) continue;
          for (let step = 0; step <= 8; step++) {
            for (const end of [low, high]) {
              const there = solve(middles(inputs, { [field]: now + ((end - now) * step) / 8 }), word)!;
              expect(there[best]!).toBeGreaterThan(bestOf(there) - 1e-5);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('draws', () => {
  const inputs = inputsOf(
    { inputs: [] },
    new Map([
      ['kept', { low: 2, mode: 3, high: 4 }],
      ['broken', { low: 0, mode: undefined, high: 1 }],
      ['leave', { low: 1.2, mode: 1.5, high: 2.5 }],
      ['discount', { low: 0.9, mode: 0.9, high: 0.9 }],
      ['chance', { low: 0.2, mode: undefined, high: 0.8 }],
    ] as const),
  );

  test('the same seed gives the same draws, and shares add up to 1', () => {
    const draws = drawsOf(inputs, 0.5, 1000)!;
    expect(drawsOf(inputs, 0.5, 1000)).toEqual(draws);
    expect(drawsOf(inputs, 0.5, 1000, 2)).not.toEqual(draws);
    const shares = Object.values(draws.shares).filter((share) => share !== undefined);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(draws.shares.condition).toBe(undefined);
    expect(draws.knowing).toBeGreaterThan(0);
  });

  test('are those of the distributions that the ranges stand for', () => {
    // With a chance of 1 the value of going on is kept / (1 − δ): that of a triangular distribution.
    const sure = new Map([...inputs].filter(([field]) => field !== 'chance'));
    const { ranges } = drawsOf(sure, 1, 20_000)!;
    // A triangular 2..3..4 has its 5% point at 2 + √0.1.
    expect(ranges.continue!.low / 10).toBeCloseTo(2 + Math.sqrt(0.1), 1);
    expect(ranges.continue!.high / 10).toBeCloseTo(4 - Math.sqrt(0.1), 1);
  });

  const asked = (inputs: string) =>
    inputsOf(
      { inputs: [] },
      new Map(
        inputs.split(', ').map((input) => {
          const [field, range] = input.split(' ') as [NumberInput, string];
          const [low, high = low] = range.split('..').map(Number);
          return [field, { low: low!, mode: low === high ? low : undefined, high: high! }];
        }),
      ),
    );
  const FIXED = 'kept 3, broken 0, idle 1, condition-cost 0.2, discount 0.9';

  test('what knowing a stated chance is worth: one who does not know it never finds out', () => {
    // Known, 15 to 0.35, then 8 + 20p, then 30p from 0.8 on: 19.425 on average. Not known, 8 + 20 · ½ = 18.
    const draws = drawsOf(asked(`${FIXED}, leave 1.5, chance 0..1`), 0.5, 20_000)!;
    expect(Math.abs(draws.knowing - 1.425)).toBeLessThan(0.05);
  });

  test('what knowing an input is worth beside a record: the rest is learned all the same', () => {
    const word = { alpha: 9, beta: 3 };
    const at = (leave: number) => bestOf(solve(middles(asked(`${FIXED}, leave ${leave}`)), word)!);
    const known = Array.from({ length: 400 }, (_, slice) => at((4 * (slice + 0.5)) / 400));
    const exact = known.reduce((sum, value) => sum + value, 0) / known.length - at(2);
    expect(exact).toBeGreaterThan(3);
    const draws = drawsOf(asked(`${FIXED}, leave 0..4`), word, 10_000)!;
    expect(Math.abs(draws.knowing - exact)).toBeLessThan(0.1);
  });

  test('ranges that the values do not rest on are not drawn from', () => {
    const word = { alpha: 9, beta: 3 };
    const beside = `${FIXED}, leave 1.5, chance 0.1..0.2, their-gain 1..2`;
    expect(drawsOf(asked(beside), word, 10)).toBe(undefined);
    expect(drawsOf(asked(beside), 0.15, 10)).not.toBe(undefined);
  });

  test('one number for every input: there is nothing to draw', () => {
    expect(drawsOf(given({ kept: 3, broken: 0, leave: 1, discount: 0.5 }), { alpha: 1, beta: 1 }, 1000)).toBe(
      undefined,
    );
  });
});

test('what knowing their chance is worth, against adding it up over 4,000 chances', () => {
  const stakes: fc.Arbitrary<Stakes> = fc.record({
    kept: tenths(10, 60),
    broken: tenths(-20, 20),
    idle: fc.option(tenths(-10, 25), { nil: undefined }),
    conditionCost: tenths(0, 5),
    leave: tenths(-10, 40),
    exitCost: tenths(0, 10),
    discount: fc.constantFrom(0, 0.5, 0.8),
    blocked: fc.constantFrom(0, 0.3),
  });
  const terms = fc.option(
    fc.record({
      kept: tenths(10, 60),
      broken: tenths(-20, 20),
      cost: tenths(0, 10),
      accepted: tenths(0, 10),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(stakes, belief, terms, (one, word, asked) => {
      const exact = valueOfKnowing(one, word, asked);
      const slices = 4000;
      let known = 0;
      for (let slice = 0; slice < slices; slice++) {
        const chance = betaQuantile((slice + 0.5) / slices, word.alpha, word.beta);
        known += bestOf(valuesAtChance(one, chance, asked)) / slices;
      }
      expect(Math.abs(exact - Math.max(0, known - bestOf(optionValues(one, word, asked))))).toBeLessThan(
        2e-2,
      );
    }),
    { numRuns: 12 },
  );
});

test('break-evens are where two options are worth the same in a period', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const { kept, broken, leave, discount, idle = 1 } = values as Record<NumberInput, number>;
      const stakes = { kept, broken, leave, discount, idle, conditionCost: 0.3, exitCost: 2, blocked: 0 };
      const { leaveBelow, conditionBelow, conditionFrom } = breakEvensOf(stakes);
      const worth: Record<Exclude<Option, 'renegotiate'>, (chance: number) => number> = {
        continue: (chance) => chance * kept + (1 - chance) * broken,
        condition: (chance) => chance * kept + (1 - chance) * idle - 0.3,
        leave: () => leave - 2 * (1 - discount),
      };
      expect(worth.continue(leaveBelow!)).toBeCloseTo(worth.leave(0), 9);
      if (conditionBelow !== undefined)
        expect(worth.continue(conditionBelow)).toBeCloseTo(worth.condition(conditionBelow), 9);
      if (conditionFrom !== undefined) expect(worth.condition(conditionFrom)).toBeCloseTo(worth.leave(0), 9);
    }),
  );
});
