import { expect, test } from 'vitest';
import { type Bundles, discountBundles } from '../../src/credibility/bundles.ts';

const bundle = (places: readonly (readonly number[])[]): Bundles => ({
  sizeAt: () => 1,
  bindsAt: () => undefined,
  places,
});

function discounted(weights: readonly number[], icc: number): number[] {
  const array = Float64Array.from(weights);
  discountBundles(bundle([weights.map((_, place) => place)]), array, icc);
  return [...array];
}

test('of equal weights each is divided by 1 + (m − 1)·icc', () => {
  expect(discounted([1, 1, 1], 0.3).map((weight) => weight.toFixed(6))).toEqual(Array(3).fill('0.625000'));
  expect(discounted([1, 1, 1, 1], 1)).toEqual(Array(4).fill(0.25));
  expect(discounted([0.5, 0.2], 0)).toEqual([0.5, 0.2]);
});

test('of unequal weights layer by layer: the lighter one is bound whole, the heavier up to its weight', () => {
  expect(discounted([1, 0.1], 1).map((weight) => weight.toFixed(6))).toEqual(['0.950000', '0.050000']);
  expect(discounted([0, 1], 0.3)).toEqual([0, 1]);
});

test('only those of one bundle are bound', () => {
  const weights = Float64Array.from([1, 1, 1, 1, 1]);
  discountBundles(bundle([[0, 2]]), weights, 1);
  expect([...weights]).toEqual([0.5, 1, 0.5, 1, 1]);
});
