import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../src/credibility/calibration.ts';
import { forecasts, foresightOf } from '../../src/credibility/foresight.ts';
import { recordOf } from '../../src/credibility/record.ts';
import { brierScore, logScore, meanRange } from '../../src/credibility/score.ts';
import { isoDay } from '../../src/ledger/values/civil-day.ts';
import { judged } from '../query/judged.ts';
import { ledgerOf, made } from './made-record.ts';

/** Fourteen promises that end one a year, unlike each other in subject, recipient and deal. */
const MANY = Array.from({ length: 14 }, (_, at) =>
  made({
    year: 2005 + at,
    ending: at % 3 === 1 ? 'broken' : 'kept',
    to: at % 2 === 0 ? 'ben' : 'cleo',
    tag: at % 4 === 0 ? 'roads' : at % 4 === 1 ? 'schools' : '',
    deal: ([0, 1, 2] as const)[at % 3]!,
  }),
);

describe('forecasts', () => {
  test('are what a record on the day before would have said, for a promise like that one of another deal', () => {
    const text = ledgerOf(MANY, '  half-life 4 years\n  icc .5\n');
    const { judgement } = judged(text, '2026-01-01');
    const told = forecasts(
      foresightOf(judgement, { party: judgement.judging.world.ledger.find('anna')!.name }),
    );
    expect(told.length).toBe(14);
    for (const { ending, chance, effective } of told) {
      const { entry, terms } = ending.standing;
      const isOfSameDeal = (deal: typeof terms.partOf) => terms.partOf && deal?.text === terms.partOf.text;
      // A promise that ends later takes nothing: the ledger as it stood on the day, without what ended on it.
      const { ledger, judgement: then } = judged(text, isoDay(ending.day));
      const { posterior } = recordOf(
        {
          ...then,
          promises: then.promises.filter(
            (one) => one.entry.name.text !== entry.name.text && !isOfSameDeal(one.terms.partOf),
          ),
        },
        {
          party: ledger.find('anna')!.name,
          to: ledger.find(terms.to[0]!.party.text)!.name,
          tags: entry.tags,
        },
      ).byRules;
      expect([chance, effective].map((value) => value.toFixed(10))).toEqual(
        [posterior.mean, posterior.effective].map((value) => value.toFixed(10)),
      );
    }
  });

  test('count only what had ended before the day', () => {
    const { judgement } = judged(ledgerOf([made({}), made({}), made({ year: 2011 })]), '2026-01-01');
    const weights = forecasts(foresightOf(judgement, { party: undefined })).map(({ effective }) => effective);
    expect(weights.slice(0, 2)).toEqual([0, 0]);
    expect(weights[2]).toBeGreaterThan(1.8);
  });
});

test('calibration compares with the base rate, and says how many had too little record', () => {
  const alone = MANY.map((one) => ({ ...one, deal: 0 as const }));
  const { judgement } = judged(ledgerOf(alone, '  half-life none\n  transfer 1\n'), '2026-01-01');
  const { count, tooLittle, scores, bins } = calibrationOf(foresightOf(judgement, { party: undefined }));
  expect([count, tooLittle]).toEqual([11, 3]);
  // After k kept and n − k broken the chance is (1 + k) / (2 + n).
  const outcomes = MANY.map(({ ending }) => (ending === 'kept' ? 1 : 0));
  const told = outcomes.map((kept, at) => ({
    kept,
    chance: (1 + outcomes.slice(0, at).reduce<number>((sum, one) => sum + one, 0)) / (2 + at),
  }));
  const later = told.slice(3);
  expect(scores!.brier.mean).toBeCloseTo(brierScore(later), 10);
  expect(scores!.logScore.mean).toBeCloseTo(logScore(later), 10);
  const rate = later.filter(({ kept }) => kept === 1).length / 11;
  expect(scores!.base.rate).toBeCloseTo(rate, 12);
  expect(scores!.base.brier).toBeCloseTo(rate * (1 - rate), 12);
  expect(scores!.skill).toBeCloseTo(1 - brierScore(later) / (rate * (1 - rate)), 10);
  expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(11);
  for (const { chance, from, to, kept, low, high, lift } of bins) {
    expect(chance >= from && chance <= to && kept >= low && kept <= high).toBe(true);
    expect(lift).toBeCloseTo(kept / rate, 10);
  }
});

test('calibration gives no scores for fewer than ten', () => {
  const { judgement } = judged(ledgerOf(MANY.slice(0, 8)), '2026-01-01');
  expect(calibrationOf(foresightOf(judgement, { party: undefined }))).toMatchObject({
    scores: undefined,
    bins: [],
  });
});

test('a mean has its range by its standard error', () => {
  const { mean, low, high } = meanRange([1, 2, 3, 4]);
  expect(mean).toBe(2.5);
  expect(high - mean).toBeCloseTo(1.6448536269514722 * Math.sqrt(5 / 3 / 4), 12);
  expect(mean - low).toBeCloseTo(high - mean, 12);
});
