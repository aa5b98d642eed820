import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, EARLIEST, isoDay, LATEST } from '../../../src/ledger/values/civil-day.ts';
import { addDuration, formatDuration, readDuration } from '../../../src/ledger/values/duration.ts';

describe('readDuration', () => {
  test.each([
    ['1', 'day', 1, 0, 'day'],
    ['30', 'days', 30, 0, 'day'],
    ['1', 'week', 7, 0, 'week'],
    ['2', 'weeks', 14, 0, 'week'],
    ['1', 'month', 0, 1, 'month'],
    ['6', 'months', 0, 6, 'month'],
    ['1', 'year', 0, 12, 'year'],
    ['10', 'years', 0, 120, 'year'],
    ['1,000', 'days', 1000, 0, 'day'],
    ['٣٠', 'days', 30, 0, 'day'],
    ['１４', 'days', 14, 0, 'day'],
    ['0', 'days', 0, 0, 'day'],
  ])('%s %s', (count, word, days, months, unit) => {
    expect(readDuration(count, word)).toEqual({ days, months, unit });
  });

  test.each([
    ['2.5', 'days'],
    ['-1', 'days'],
    ['1,00', 'days'],
    ['some', 'days'],
    ['', 'days'],
    ['2', 'fortnights'],
    ['2', 'Days'],
    ['2', 'dayss'],
    ['2', 'constructor'],
    ['2', ''],
  ])('"%s" "%s" is none', (count, unit) => {
    expect(readDuration(count, unit)).toBeNull();
  });
});

describe('addDuration', () => {
  const january31 = dayOf(2025, 1, 31);

  test('adds months first, clamped, then days', () => {
    expect(isoDay(addDuration(january31, { days: 1, months: 1 }))).toBe('2025-03-01');
    expect(isoDay(addDuration(january31, { days: 30, months: 0 }))).toBe('2025-03-02');
  });

  test('counts several from one day, without drift', () => {
    const month = { days: 0, months: 1 };
    const ends = [0, 1, 2, 3, 13].map((times) => isoDay(addDuration(january31, month, times)));
    expect(ends).toEqual(['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2026-02-28']);
  });

  test('goes back', () => {
    expect(isoDay(addDuration(dayOf(2025, 3, 31), { days: 0, months: 1 }, -1))).toBe('2025-02-28');
    expect(isoDay(addDuration(dayOf(2025, 3, 31), { days: 14, months: 0 }, -2))).toBe('2025-03-03');
  });

  test('keeps open ends open and stays between them', () => {
    expect(addDuration(LATEST, { days: 1, months: 1 }, -1)).toBe(LATEST);
    expect(addDuration(EARLIEST, { days: 1, months: 1 })).toBe(EARLIEST);
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.maxSafeNat(),
        fc.integer({ min: -9, max: 9 }),
        (days, months, times) => {
          const to = addDuration(january31, { days, months }, times);
          expect(to).toBeGreaterThanOrEqual(EARLIEST);
          expect(to).toBeLessThanOrEqual(LATEST);
        },
      ),
    );
  });

  test('of days alone is addition', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.nat(10_000),
        fc.integer({ min: -9, max: 9 }),
        (day, days, times) => {
          expect(addDuration(day, { days, months: 0 }, times)).toBe(day + days * times);
        },
      ),
    );
  });
});

test.each([
  [1, 0, '1 day'],
  [14, 0, '14 days'],
  [0, 0, '0 days'],
  [0, 1, '1 month'],
  [0, 18, '18 months'],
  [0, 12, '1 year'],
  [0, 24, '2 years'],
  [3, 1, '1 month and 3 days'],
])('%i days and %i months are written %s', (days, months, text) => {
  expect(formatDuration({ days, months })).toBe(text);
});

test.each(['day', 'week', 'month', 'year'])('a duration in %ss is written as it was read', (unit) => {
  fc.assert(
    fc.property(fc.nat(10_000), (count) => {
      const text = `${count} ${unit}${count === 1 ? '' : 's'}`;
      const [number = '', word = ''] = text.split(' ');
      expect(formatDuration(readDuration(number, word)!)).toBe(text);
    }),
  );
});
