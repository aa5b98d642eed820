import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  civilOf,
  dayOf,
  daysInMonth,
  EARLIEST,
  humanRange,
  isoDay,
  isoRange,
  LATEST,
} from '../../../src/ledger/values/civil-day.ts';

const MILLISECONDS_OF_DAY = 86_400_000;
const anyDay = fc.integer({ min: EARLIEST + 1, max: LATEST - 1 });
const writtenDay = fc.integer({ min: dayOf(0, 1, 1), max: dayOf(9999, 12, 31) });

describe('dayOf and civilOf', () => {
  test('agree with the calendar of Date', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * MILLISECONDS_OF_DAY);
        const civil = civilOf(day);
        expect(civil).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(dayOf(civil.year, civil.month, civil.day)).toBe(day);
      }),
      { numRuns: 5000 },
    );
  });

  test('agree on every day from 1890 to 2110', () => {
    for (let day = dayOf(1890, 1, 1); day <= dayOf(2110, 12, 31); day++) {
      const date = new Date(day * MILLISECONDS_OF_DAY);
      const { year, month, day: dayOfMonth } = civilOf(day);
      const same =
        year === date.getUTCFullYear() &&
        month === date.getUTCMonth() + 1 &&
        dayOfMonth === date.getUTCDate();
      if (!same || dayOf(year, month, dayOfMonth) !== day) expect.fail(`day ${day}`);
    }
  });

  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2025, 3, 13, 20_160],
    [0, 1, 1, -719_528],
    [9999, 12, 31, 2_932_896],
  ])('%i-%i-%i is day %i', (year, month, dayOfMonth, day) => {
    expect(dayOf(year, month, dayOfMonth)).toBe(day);
  });
});

test('daysInMonth knows leap years', () => {
  expect([1900, 2000, 2023, 2024, 0, -4].map((year) => daysInMonth(year, 2))).toEqual([
    28, 29, 28, 29, 29, 29,
  ]);
  expect(Array.from({ length: 12 }, (_, index) => daysInMonth(2023, index + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]);
});

describe('addMonths', () => {
  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-01-31', 0, '2025-01-31'],
    ['2025-05-31', -3, '2025-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
    expect(isoDay(addMonths(dayOf(year, month, day), months))).toBe(to);
  });

  test('goes to the month asked for, on the same day or on its last', () => {
    fc.assert(
      fc.property(writtenDay, fc.integer({ min: -24_000, max: 24_000 }), (day, months) => {
        const from = civilOf(day);
        const to = civilOf(addMonths(day, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });

  test('keeps open ends open and stays between them', () => {
    expect(addMonths(EARLIEST, 5)).toBe(EARLIEST);
    expect(addMonths(LATEST, -5)).toBe(LATEST);
    expect(addMonths(0, Number.MAX_SAFE_INTEGER)).toBe(LATEST);
    expect(addMonths(0, -Number.MAX_SAFE_INTEGER)).toBe(EARLIEST);
  });
});

describe('isoDay', () => {
  test('is what Date writes, for the years a ledger can say', () => {
    fc.assert(
      fc.property(writtenDay, (day) => {
        expect(isoDay(day)).toBe(new Date(day * MILLISECONDS_OF_DAY).toISOString().slice(0, 10));
      }),
    );
  });

  test('gives other years a sign and six digits', () => {
    expect(isoDay(dayOf(10_000, 1, 1))).toBe('+010000-01-01');
    expect(isoDay(dayOf(-1, 12, 31))).toBe('-000001-12-31');
  });
});

test.each([
  [20_160, 20_160, '2025-03-13', '13 Mar 2025'],
  [20_160, 20_178, '2025-03-13/2025-03-31', '13..31 Mar 2025'],
  [20_177, 20_180, '2025-03-30/2025-04-02', '30 Mar..2 Apr 2025'],
  [20_087, 20_090, '2024-12-30/2025-01-02', '30 Dec 2024..2 Jan 2025'],
  [dayOf(2024, 3, 1), dayOf(2025, 3, 2), '2024-03-01/2025-03-02', '1 Mar 2024..2 Mar 2025'],
  [EARLIEST, 20_159, '../2025-03-12', 'until 12 Mar 2025'],
  [20_160, LATEST, '2025-03-13/..', 'from 13 Mar 2025'],
  [EARLIEST, LATEST, '../..', 'any day'],
  [dayOf(44, 3, 15), dayOf(44, 3, 15), '0044-03-15', '15 Mar 0044'],
])('the days %i to %i read %s and %s', (first, last, iso, human) => {
  expect(isoRange(first, last)).toBe(iso);
  expect(humanRange(first, last)).toBe(human);
});
