import { expect, test } from 'vitest';
import { rulesReport } from '../../src/query/advice/rules-report.ts';
import { advised, WORKED } from './advised.ts';

test('the usual payoffs, one act in a hundred a mistake', () => {
  const { rules, from, noise, payoffs, text } = rulesReport();
  expect([from, noise, payoffs.temptation]).toEqual(['usual', 0.01, 5]);
  const against = (one: string, other: string) =>
    rules.find(({ rule }) => rule === one)!.against[rules.findIndex(({ rule }) => rule === other)]!;
  expect(against('tit for tat', 'tit for tat')).toBeCloseTo(2.25, 9);
  expect(against('win-stay-lose-shift', 'win-stay-lose-shift')).toBeCloseTo(2.951092, 6);
  expect(against('walk away', 'always keep')).toBe(1);
  // Keeping with one of a hundred acts gone wrong: 0.99² · 3 + 2 · 0.99 · 0.01 · 2.5 + 0.01² · 1.
  expect(against('always keep', 'always keep')).toBeCloseTo(2.9899, 9);
  expect(text[1]).toBe(
    'Between two of a kind, always keep gets most (2.99). Whatever the other does, tit for tat is left with most at worst (1.00).',
  );
});

test('the payoffs and mistakes of a choice, where it gives them', () => {
  const { advice } = advised(`${WORKED}  record 9 3\n  false-alarm .05\n`);
  const { from, noise, payoffs, rules } = rulesReport(advice.inputs);
  expect([from, noise]).toEqual(['choice', 0.05]);
  expect(payoffs).toEqual({ temptation: 5, reward: 3, punishment: 1, sucker: 0, outside: 1.5 });
  const walks = rules.find(({ rule }) => rule === 'walk away')!;
  expect(walks.least).toBeCloseTo(1.5, 9);
});
