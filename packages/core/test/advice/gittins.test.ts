import { expect, test } from 'vitest';
import { gittinsIndex } from '../../src/advice/gittins.ts';

test.each([
  [1, 1, 0.7029],
  [2, 2, 0.6346],
])('the index of Beta(%d, %d) at a discount of .9', (alpha, beta, index) => {
  expect(gittinsIndex({ alpha, beta }, 0.9)).toBeCloseTo(index, 4);
});

test('it lies above the mean, the more so the less is known and the longer one looks', () => {
  const over = (alpha: number, discount: number) => gittinsIndex({ alpha, beta: alpha }, discount) - 0.5;
  expect(over(1, 0.9)).toBeGreaterThan(over(4, 0.9));
  expect(over(1, 0.9)).toBeGreaterThan(over(1, 0.5));
  expect(over(1, 0)).toBeCloseTo(0, 6);
});
