import { describe, expect, test } from 'vitest';
import { expectedError, formsOf, type Target, targetsOf } from '../../src/credibility/expected-error.ts';
import { foresightOf } from '../../src/credibility/foresight.ts';
import { recordOf } from '../../src/credibility/record.ts';
import {
  meanResemblance,
  type Resemblance,
  resemblancesOf,
  spanOf,
} from '../../src/credibility/resemblance.ts';
import { tuningOf } from '../../src/credibility/tuning.ts';
import { judged } from '../query/judged.ts';
import { ledgerOf, made } from './made-record.ts';

const tuned = (text: string, on = '2026-12-31') => {
  const { judgement } = judged(text, on);
  return tuningOf(foresightOf(judgement, { party: undefined }), judgement.on);
};

/** The same run of numbers in 0..1 every time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Parties that each keep a promise with a chance of their own, and how large that is. */
function world(parties: number, promises: number, seed: number, chanceOf: (unit: number) => number) {
  const next = chances(seed);
  const parts = ['ledger "World"\n  format 1\n'];
  const truths: number[] = [];
  parts.push('prior default\n  mean .5\n  weight 30\nparty @to\nparty @judge\n');
  for (let party = 0; party < parties; party++) {
    const truth = chanceOf(next());
    truths.push(truth);
    parts.push(`party @p${party}\n`);
    for (let at = 0; at < promises; at++)
      parts.push(
        `2010-01-01 promise @q${party}-${at}\n  from @p${party}\n  to @to\n  text "I will."\n`,
        `${2011 + at}-06-01 rated @q${party}-${at} ${next() < truth ? 'kept' : 'broken'}\n  by @judge\n`,
      );
  }
  return { text: parts.join(''), truths };
}

describe('tuning', () => {
  test('finds that the past of a party that changed matters little', () => {
    const all = Array.from({ length: 24 }, (_, at) =>
      made({
        year: 2002 + at,
        ending: at < 12 ? 'broken' : 'kept',
        tag: at % 2 === 0 ? 'roads' : 'schools',
      }),
    );
    const { best, now, tried, foretold } = tuned(ledgerOf(all))!;
    expect(best[0]!.halfLife).toBeLessThan(8 * 365.25);
    expect(best[0]!.logScore).toBeGreaterThan(now.logScore);
    expect(foretold.mean).toBeCloseTo(best[0]!.logScore - now.logScore, 10);
    expect(tried).toBe(10 * 5 * 5 * 8);
    expect(best.length).toBe(10);
  });

  test('shows no gain where nothing speaks for other weights, and refuses fewer than ten promises', () => {
    expect(tuned(ledgerOf(Array.from({ length: 9 }, () => made({}))))).toBe(undefined);
    const { gain } = tuned(
      ledgerOf(Array.from({ length: 10 }, (_, at) => made({ ending: at % 2 ? 'kept' : 'broken' }))),
    )!;
    expect(gain.low).toBeLessThan(0);
  });

  test('foretells how far its chances are off, and asks for ranges as wide as that', () => {
    // Chances even from 0 to 1: a start of ½ that counts as 2 promises is right.
    const { text, truths } = world(120, 10, 7, (unit) => unit);
    const { best, gain } = tuned(text, '2021-12-31')!;
    expect(gain.low).toBeGreaterThan(0);
    expect(best[0]!.priorWeight).toBeLessThanOrEqual(3);
    expect(best[0]!.width).toBeGreaterThanOrEqual(1);
    expect(best[0]!.width).toBeLessThan(1.15);
    const { halfLife, transfer, icc, priorWeight } = best[0]!;
    const settings = `  half-life ${halfLife < Infinity ? `${halfLife / 365.25} years` : 'none'}\n  transfer ${transfer}\n  icc ${icc}\n`;
    const { ledger, judgement } = judged(
      text.replace('  format 1\n', `  format 1\n${settings}`).replace('weight 30', `weight ${priorWeight}`),
      '2021-12-31',
    );
    const posteriors = truths.map(
      (_, party) => recordOf(judgement, { party: ledger.find(`p${party}`)!.name }).byRules.posterior,
    );
    const held = posteriors.filter(({ low, high }, at) => low <= truths[at]! && truths[at]! <= high).length;
    expect(held / truths.length).toBeGreaterThanOrEqual(0.85);
    const squares = posteriors.reduce((sum, { mean }, at) => sum + (mean - truths[at]!) ** 2, 0);
    expect(Math.sqrt(squares / truths.length) / best[0]!.error).toBeGreaterThan(0.75);
    expect(Math.sqrt(squares / truths.length) / best[0]!.error).toBeLessThan(1.15);
  });
});

test('resemblances tell parties that differ from parties that are alike', () => {
  const of = (chanceOf: (unit: number) => number) => {
    const { judgement } = judged(world(150, 6, 3, chanceOf).text, '2017-12-31');
    return meanResemblance(resemblancesOf(foresightOf(judgement, { party: undefined }), judgement.on));
  };
  const same = of(() => 0.5);
  const differ = of((unit) => (unit < 0.5 ? 0.2 : 0.8));
  expect(same.always + same.drift / 2).toBeLessThan(0.1);
  // The variance of a chance of .2 or .8 is .09, of .25 in all; half-way, half of a drift has come.
  expect(differ.always + differ.drift / 2).toBeGreaterThan(0.25);
  // Of what does not differ nothing is said.
  expect([same.kind, same.bundle, differ.kind, differ.bundle]).toEqual([0, 0, 0, 0]);
});

/** The expected squared error over what is claimed, from the variances of every pair written out. */
function byPairs(
  { past, row, spreads, means, alongs, span: { ways, next } }: Target,
  forms: readonly number[],
  part: Resemblance,
) {
  const size = forms.length;
  const alike = (a: number, b: number) =>
    part.always +
    part.kind * (1 - past.unlike[Math.max(a, b)]![Math.min(a, b)]! / ways) +
    part.drift * Math.min(alongs[a]!, alongs[b]!) +
    (past.bound[a] && past.bound[a] === past.bound[b] ? part.bundle : 0);
  let varies = 0;
  let shared = 0;
  for (let a = 0; a < size; a++) {
    shared +=
      forms[a]! *
      spreads[a]! *
      spreads[row]! *
      (part.always + part.kind * (1 - past.unlike[row]![a]! / ways) + part.drift * alongs[a]!);
    for (let b = 0; b < size; b++)
      varies += forms[a]! * forms[b]! * spreads[a]! * spreads[b]! * (a === b ? 1 : alike(a, b));
  }
  const shift = forms.reduce((sum, weight, at) => sum + weight * (means[at]! - means[row]!), 0);
  const own = spreads[row]! ** 2 * (part.always + part.kind + part.drift * next);
  return { squared: own - 2 * shared + varies + shift ** 2, varies, mean: means[row]! + shift };
}

test('the expected error is that of every pair of promises written out', () => {
  const all = Array.from({ length: 17 }, (_, at) =>
    made({
      year: 2001 + at,
      ending: at % 3 === 1 ? 'broken' : 'kept',
      to: at % 2 === 0 ? 'ben' : 'cleo',
      tag: at % 4 === 0 ? 'roads' : 'schools',
      deal: ([0, 1, 2] as const)[at % 3]!,
    }),
  );
  const settings =
    '  half-life 3000 days\n  transfer .6\n  icc .4\nprior #roads\n  mean .7\n  weight 3\nprior #schools\n  mean .4\n';
  const { judgement } = judged(ledgerOf(all, settings), '2026-01-01');
  const foresight = foresightOf(judgement, { party: undefined });
  const targets = targetsOf(foresight, judgement.on, spanOf(foresight, judgement.on));
  expect(targets.length).toBe(4);
  const part = { always: 0.1, kind: 0.07, drift: 0.2, bundle: 0.12 };
  for (const target of targets) {
    const { entry, terms } = target.past.endings[target.row]!.standing;
    const { posterior, parts } = recordOf(judgement, {
      party: undefined,
      to: terms.to[0]!.party,
      tags: entry.tags,
    }).byRules;
    const forms = formsOf(target, foresight.weights);
    expect(forms.effective).toBeCloseTo(posterior.effective, 10);
    const prior = 3;
    const total = prior + forms.effective;
    const shares = target.past.endings.map(
      ({ standing }) => parts.find((one) => one.entry === standing.entry)!.weight / total,
    );
    const { squared, varies, mean } = byPairs(target, shares, part);
    const { error, width } = expectedError([forms], part, () => prior);
    expect(error).toBeCloseTo(Math.sqrt(squared), 8);
    expect(width).toBeCloseTo(Math.sqrt((mean * (1 - mean) - varies) / (total + 1) / squared), 8);
  }
});
