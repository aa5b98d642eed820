import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longRun, PRISONERS, RULES, type Rule, sharesOf } from '../../src/advice/memory-one.ts';

const named = (name: string) => RULES.find((rule) => rule.name === name)!;
const RANDOM: Rule = { name: 'random', first: 0.5, after: [0.5, 0.5, 0.5, 0.5] };

describe('exact values', () => {
  test('Extort-2 against always-cooperate and against random', () => {
    const against = (other: Rule) => longRun(named('extortionate'), other, PRISONERS, 0);
    expect(against(named('always keep'))[0]).toBeCloseTo(3.5, 10);
    expect(against(named('always keep'))[1]).toBeCloseTo(2.25, 10);
    expect(against(RANDOM)[0]).toBeCloseTo(2.470588, 6);
    expect(against(RANDOM)[1]).toBeCloseTo(1.735294, 6);
  });

  test('with mistakes: two tit for tat, two win-stay-lose-shift', () => {
    const [titForTat, winStay] = [named('tit for tat'), named('win-stay-lose-shift')];
    expect(longRun(titForTat, titForTat, PRISONERS, 0.01)[0]).toBeCloseTo(2.25, 10);
    expect(longRun(winStay, winStay, PRISONERS, 0.01)[0]).toBeCloseTo(2.951092, 6);
  });

  test('without mistakes, what no chance mixes depends on how it began', () => {
    const suspicious: Rule = { ...named('tit for tat'), first: 0 };
    expect(sharesOf(named('tit for tat'), named('tit for tat'), 0)).toEqual([1, 0, 0, 0, 0]);
    expect(sharesOf(named('tit for tat'), suspicious, 0)).toEqual([0, 0.5, 0.5, 0, 0]);
    expect(sharesOf(suspicious, suspicious, 0)).toEqual([0, 0, 0, 1, 0]);
    const undecided: Rule = { ...named('grim'), first: 0.25 };
    expect(longRun(undecided, named('grim'), PRISONERS, 0)[0]).toBeCloseTo(0.25 * 3 + 0.75, 10);
  });

  test('one that walks away keeps its partner only as long as nothing goes wrong', () => {
    const outside = { ...PRISONERS, outside: 1.5 };
    expect(longRun(named('walk away'), named('always keep'), outside, 0)).toEqual([3, 3]);
    expect(longRun(named('walk away'), named('always break'), outside, 0)).toEqual([1.5, 1.5]);
    expect(longRun(named('tit for tat'), named('walk away'), outside, 0.01)[1]).toBeCloseTo(1.5, 10);
  });
});

/** A fixed sequence of numbers below 1, so that a run can be had again. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function simulated(one: Rule, other: Rule, noise: number, rounds: number, seed: number): number {
  const next = chances(seed);
  const acts = (chance: number) => next() < chance * (1 - noise) + (1 - chance) * noise;
  let mine = acts(one.first);
  let theirs = acts(other.first);
  const { temptation, reward, punishment, sucker } = PRISONERS;
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    sum += mine ? (theirs ? reward : sucker) : theirs ? temptation : punishment;
    const looks = (rule: Rule, own: boolean, their: boolean) =>
      rule.after[own ? (their ? 0 : 1) : their ? 2 : 3];
    [mine, theirs] = [acts(looks(one, mine, theirs)), acts(looks(other, theirs, mine))];
  }
  return sum / rounds;
}

const chance = fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10);
const rule: fc.Arbitrary<Rule> = fc.record({
  name: fc.constant('any'),
  first: chance,
  after: fc.tuple(chance, chance, chance, chance),
});

test('the long run is what long simulation comes to', () => {
  fc.assert(
    fc.property(rule, rule, fc.nat(), (one, other, seed) => {
      const [mine] = longRun(one, other, PRISONERS, 0.02);
      expect(Math.abs(mine - simulated(one, other, 0.02, 200_000, seed))).toBeLessThan(0.1);
    }),
    { numRuns: 20, seed: 7 },
  );
});

describe('laws', () => {
  test('both see the same rounds: what one gets, the other gives', () => {
    fc.assert(
      fc.property(rule, rule, fc.constantFrom(0, 0.05), (one, other, noise) => {
        const [mine, theirs] = longRun(one, other, PRISONERS, noise);
        const [swapped, mineSwapped] = longRun(other, one, PRISONERS, noise);
        expect(mine).toBeCloseTo(mineSwapped, 9);
        expect(theirs).toBeCloseTo(swapped, 9);
      }),
    );
  });

  test('shares add up to 1, and one more round changes none of them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        fc.constantFrom(...RULES),
        fc.constantFrom(0, 0.01),
        (one, other, noise) => {
          const shares = sharesOf(one, other, noise);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          for (const share of shares) expect(share).toBeGreaterThanOrEqual(-1e-12);
        },
      ),
    );
  });

  test('an extortionate rule takes twice the other’s surplus, whatever the other does', () => {
    fc.assert(
      fc.property(rule, (other) => {
        const [mine, theirs] = longRun(named('extortionate'), other, PRISONERS, 0);
        expect(mine - PRISONERS.punishment).toBeCloseTo(2 * (theirs - PRISONERS.punishment), 8);
      }),
    );
  });
});
