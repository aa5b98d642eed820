import { expect, test } from 'vitest';
import { findCircles } from '../../src/check/circles.ts';

function circles(graph: Record<string, string[]>): string[] {
  return findCircles(Object.keys(graph), (node) => graph[node] ?? []).map((circle) => circle.join(' '));
}

test('finds what leads back to itself', () => {
  expect(circles({ a: ['b'], b: ['c'], c: [] })).toEqual([]);
  expect(circles({ a: ['a'] })).toEqual(['a']);
  expect(circles({ a: ['b'], b: ['c'], c: ['b'] })).toEqual(['b c']);
  expect(circles({ a: ['b'], b: ['a'], c: ['d'], d: ['c'] })).toEqual(['a b', 'c d']);
});

test('finds one circle where several share a node', () => {
  expect(circles({ a: ['b', 'c'], b: ['a'], c: ['a'] })).toEqual(['a b']);
});

test('follows long chains', () => {
  const length = 100_000;
  const next = (node: number) => [(node + 1) % length];
  expect(findCircles([0], next)[0]).toHaveLength(length);
});
