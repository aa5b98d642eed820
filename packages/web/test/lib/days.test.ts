import { expect, test } from 'vitest';
import { dayScale, density, nextStop } from '../../src/lib/day-scale.ts';
import { dayNumber, humanDate, isoDay } from '../../src/lib/days.ts';

test.each([
  ['2025-10-20', '20 Oct 2025'],
  ['2025-03-13/2025-03-31', '13–31 Mar 2025'],
  ['2025-03-13/2025-10-20', '13 Mar – 20 Oct 2025'],
  ['2024-12-30/2025-01-02', '30 Dec 2024 – 2 Jan 2025'],
  ['2025-03-01/2025-03-31', 'Mar 2025'],
  ['2024-02-01/2024-02-29', 'Feb 2024'],
  ['2025-02-01/2025-02-27', '1–27 Feb 2025'],
  ['2025-01-01/2025-12-31', '2025'],
  ['1816-01-01/1944-12-31', '1816–1944'],
  ['../2025-03-12', 'by 12 Mar 2025'],
  ['2025-03-13/..', 'from 13 Mar 2025'],
  ['2025-03-13/2025-03-13', '13 Mar 2025'],
  ['some day', 'some day'],
])('%s is written %s', (date, written) => {
  expect(humanDate(date)).toBe(written);
});

test('days are numbers and back, far from now too', () => {
  expect(dayNumber('1970-01-02')).toBe(1);
  for (const day of ['0099-03-01', '1816-02-29', '2026-11-29', '12025-01-01'])
    expect(isoDay(dayNumber(day)!)).toBe(day);
  expect(dayNumber('2025-02-30')).toBeUndefined();
  expect(dayNumber('2025-02')).toBeUndefined();
});

test('a scale begins a day before anything, holds what must lie on it, and has stops', () => {
  const scale = dayScale(['2025-01-10', '2025-01-20'], ['2025-02-01', null])!;
  expect([scale.first, scale.last].map(isoDay)).toEqual(['2025-01-09', '2025-02-01']);
  const at = (day: string) => dayNumber(day)!;
  expect(nextStop(scale, at('2025-01-10'), 1)).toBe(at('2025-01-20'));
  expect(nextStop(scale, at('2025-01-20'), 1)).toBeUndefined();
  expect(nextStop(scale, at('2025-01-15'), -1)).toBe(at('2025-01-10'));
  expect(density({ first: 0, last: 9, stops: [0, 9, 9] }, 5)).toEqual([0.5, 0, 0, 0, 1]);
  expect(dayScale([])).toBeUndefined();
});
