import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, EARLIEST, isoDay, LATEST } from '../../../src/ledger/values/civil-day.ts';
import {
  type DateValue,
  isDateProblem,
  looksLikeDate,
  plainDay,
  readDate,
} from '../../../src/ledger/values/date-value.ts';

/** Read, or fail the test. */
function date(text: string, zone: string | null = null): DateValue {
  const value = readDate(text, zone);
  if (isDateProblem(value)) expect.fail(`${text}: ${value.message}`);
  return value;
}

function shownDay(day: number): string {
  return day === EARLIEST || day === LATEST ? '..' : isoDay(day);
}

describe('readDate', () => {
  test.each([
    // text, first, last, startLast, endFirst, doubtful
    ['2025-03-13', '2025-03-13', '2025-03-13', '2025-03-13', '2025-03-13', false],
    ['2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29', false],
    ['0000-01-01', '0000-01-01', '0000-01-01', '0000-01-01', '0000-01-01', false],
    ['2025-03-13~', '2025-03-12', '2025-03-14', '2025-03-14', '2025-03-12', false],
    ['2025-03-01~', '2025-02-28', '2025-03-02', '2025-03-02', '2025-02-28', false],
    ['2025-03-13?', '2025-03-13', '2025-03-13', '2025-03-13', '2025-03-13', true],
    ['2025-03-13%', '2025-03-12', '2025-03-14', '2025-03-14', '2025-03-12', true],
    ['2025-03', '2025-03-01', '2025-03-31', '2025-03-01', '2025-03-31', false],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-02-01', '2024-02-29', false],
    ['2025-03~', '2025-02-01', '2025-04-30', '2025-04-01', '2025-02-28', false],
    ['2025-12~', '2025-11-01', '2026-01-31', '2026-01-01', '2025-11-30', false],
    ['2025-03?', '2025-03-01', '2025-03-31', '2025-03-01', '2025-03-31', true],
    ['2025-03%', '2025-02-01', '2025-04-30', '2025-04-01', '2025-02-28', true],
    ['2025', '2025-01-01', '2025-12-31', '2025-01-01', '2025-12-31', false],
    ['2025~', '2024-01-01', '2026-12-31', '2026-01-01', '2024-12-31', false],
    ['2025?', '2025-01-01', '2025-12-31', '2025-01-01', '2025-12-31', true],
    ['2025%', '2024-01-01', '2026-12-31', '2026-01-01', '2024-12-31', true],
    ['2025-03-01/2025-03-15', '2025-03-01', '2025-03-15', '2025-03-15', '2025-03-01', false],
    ['2025-03-13/2025-03-13', '2025-03-13', '2025-03-13', '2025-03-13', '2025-03-13', false],
    ['2025-01/2025-03', '2025-01-01', '2025-03-31', '2025-03-01', '2025-01-31', false],
    ['2025-03/2025-03-10', '2025-03-01', '2025-03-10', '2025-03-10', '2025-03-10', false],
    ['2025-03-13/2025-03', '2025-03-13', '2025-03-31', '2025-03-13', '2025-03-13', false],
    ['2025~/2026?', '2024-01-01', '2026-12-31', '2026-01-01', '2024-12-31', true],
    ['2025-03-13~/2025-03-20~', '2025-03-12', '2025-03-21', '2025-03-21', '2025-03-12', false],
    ['../2025-03-12', '..', '2025-03-12', '2025-03-12', '..', false],
    ['../2025-03', '..', '2025-03-31', '2025-03-01', '..', false],
    ['../2025-03~', '..', '2025-04-30', '2025-04-01', '..', false],
    ['../2025?', '..', '2025-12-31', '2025-01-01', '..', true],
    ['2025-03-13/..', '2025-03-13', '..', '..', '2025-03-13', false],
    ['2025-03%/..', '2025-02-01', '..', '..', '2025-02-28', true],
    ['../..', '..', '..', '..', '..', false],
  ])('%s', (text, first, last, startLast, endFirst, doubtful) => {
    const value = date(text);
    expect({
      first: shownDay(value.first),
      last: shownDay(value.last),
      startLast: shownDay(value.startLast),
      endFirst: shownDay(value.endFirst),
      time: value.time,
      doubtful: value.doubtful,
    }).toEqual({ first, last, startLast, endFirst, time: -1, doubtful });
  });

  test('takes open ends for before and after every day', () => {
    expect(date('../..')).toEqual({
      first: EARLIEST,
      last: LATEST,
      startLast: LATEST,
      endFirst: EARLIEST,
      time: -1,
      doubtful: false,
    });
  });

  test.each([
    ['2025-03-13T14:00+01:00', null, '2025-03-13', '14:00:00'],
    ['2025-03-13T14:00:05Z', null, '2025-03-13', '14:00:05'],
    ['2025-03-13T14:00+01:00', 'Europe/Berlin', '2025-03-13', '14:00:00'],
    ['2025-03-13T14:00+01:00', 'America/New_York', '2025-03-13', '09:00:00'],
    ['2025-03-13T02:00Z', 'America/New_York', '2025-03-12', '22:00:00'],
    ['2025-03-13T23:30:59-04:00', 'Asia/Tokyo', '2025-03-14', '12:30:59'],
    ['2025-03-13T00:00+14:00', 'UTC', '2025-03-12', '10:00:00'],
    ['2025-12-31T23:59Z', 'Asia/Kolkata', '2026-01-01', '05:29:00'],
    ['1500-02-28T23:59Z', 'UTC', '1500-02-28', '23:59:00'],
  ])('%s in %s is %s %s', (text, zone, day, clock) => {
    const value = date(text, zone);
    const time = new Date(value.time * 1000).toISOString().slice(11, 19);
    expect([isoDay(value.first), time]).toEqual([day, clock]);
    expect(value).toEqual({ ...plainDay(value.first), time: value.time });
  });

  test('gives one object for one plain day', () => {
    expect(date('2025-03-13')).toBe(plainDay(20_160));
  });

  test('throws for a zone that is none', () => {
    expect(() => readDate('2025-03-13T14:00Z', 'Mars/Olympus')).toThrow(RangeError);
  });

  test('reads every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(0, 1, 1), max: dayOf(9999, 12, 31) }), (day) => {
        expect(date(isoDay(day))).toBe(plainDay(day));
      }),
    );
  });

  test('a time means the same day everywhere that it was written for', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zones, (instant, zone) => {
        const text = `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
        const parts = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        const value = date(text, zone);
        const clock = new Date(value.time * 1000).toISOString().slice(11, 19);
        expect(`${isoDay(value.first)} ${clock}`).toBe(parts.format(instant * 1000));
      }),
    );
  });

  test('keeps its days in order', () => {
    const mark = fc.constantFrom('', '~', '?', '%');
    const term = fc
      .record({ day: fc.integer({ min: 19_000, max: 19_800 }), length: fc.constantFrom(4, 7, 10), mark })
      .map(({ day, length, mark }) => isoDay(day).slice(0, length) + mark);
    const end = fc.oneof(term, fc.constant('..'));
    const text = fc.oneof(
      term,
      fc.tuple(end, end).map(([start, last]) => `${start}/${last}`),
    );
    fc.assert(
      fc.property(text, (written) => {
        const value = readDate(written, null);
        if (isDateProblem(value)) {
          expect(value.problem).toBe('reversed');
          return;
        }
        expect(value.first).toBeLessThanOrEqual(value.startLast);
        expect(value.startLast).toBeLessThanOrEqual(value.last);
        expect(value.first).toBeLessThanOrEqual(value.endFirst);
        expect(value.endFirst).toBeLessThanOrEqual(value.last);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readDate explains', () => {
  const OFFSET = 'A time needs its offset from UTC, as in 2025-03-13T14:00+01:00, or Z.';
  const IN_INTERVAL = 'The ends of an interval have no time; only a single date can.';
  const CLOCK = 'A time goes from 00:00 to 23:59, with seconds up to 59.';

  test.each([
    ['2025-13', 'bad-month', 'There is no month 13.', undefined],
    ['2025-00', 'bad-month', 'There is no month 00.', undefined],
    ['2025-13-03', 'bad-month', 'There is no month 13.', '2025-03-13'],
    ['2025-13-03~', 'bad-month', 'There is no month 13.', '2025-03-13~'],
    ['2025-13-14', 'bad-month', 'There is no month 13.', undefined],
    ['2025-31-02', 'bad-month', 'There is no month 31.', undefined],
    [
      '2025-21',
      'bad-month',
      'There is no month 21; a season or quarter is written as an interval.',
      undefined,
    ],
    ['2025-02-29', 'bad-day', 'February 2025 has 28 days, and no day 29.', undefined],
    ['2025-04-31', 'bad-day', 'April 2025 has 30 days, and no day 31.', undefined],
    ['2025-01-00', 'bad-day', 'January 2025 has 31 days, and no day 00.', undefined],
    ['31/02/2025', 'bad-day', 'February 2025 has 28 days, and no day 31.', undefined],
    ['2025-02-29/2025-03', 'bad-day', 'February 2025 has 28 days, and no day 29.', undefined],
    ['2025-03/2025-13-04', 'bad-month', 'There is no month 13.', '2025-03/2025-04-13'],
    ['2025-03-15/2025-03-13', 'reversed', 'This interval ends before it starts.', '2025-03-13/2025-03-15'],
    ['2025-04~/2025-03~', 'reversed', 'This interval ends before it starts.', '2025-03~/2025-04~'],
    ['2025-03-15/2025-13-03', 'bad-month', 'There is no month 13.', undefined],
    ['2025-03-13T25:00Z', 'bad-time', CLOCK, undefined],
    ['2025-03-13T14:60Z', 'bad-time', CLOCK, undefined],
    ['2025-03-13T23:59:60Z', 'bad-time', CLOCK, undefined],
    [
      '2025-03-13T24:00Z',
      'bad-time',
      'Midnight at the end of a day is 00:00 of the next.',
      '2025-03-14T00:00Z',
    ],
    ['2025-03-13T24:00', 'bad-time', 'Midnight at the end of a day is 00:00 of the next.', undefined],
    ['9999-12-31T24:00Z', 'bad-time', 'Midnight at the end of a day is 00:00 of the next.', undefined],
    [
      '2025-03-13T14:00+15:00',
      'bad-time',
      'An offset from UTC is at most 14:00, with minutes up to 59.',
      undefined,
    ],
    ['2025-13-03T14:00Z', 'bad-month', 'There is no month 13.', '2025-03-13T14:00Z'],
    ['2025-02-30T14:00Z', 'bad-day', 'February 2025 has 28 days, and no day 30.', undefined],
    ['2025-03-13T14:00', 'missing-offset', OFFSET, undefined],
    ['2025-03-13 14:00', 'missing-offset', OFFSET, undefined],
    ['2025-03-13T14:00Z/2025-03-15', 'time-in-interval', IN_INTERVAL, '2025-03-13/2025-03-15'],
    ['../2025-03-15T14:00', 'time-in-interval', IN_INTERVAL, '../2025-03-15'],
    ['2025-02-30T14:00Z/2025-03-15', 'time-in-interval', IN_INTERVAL, undefined],
  ])('%s', (text, problem, message, instead) => {
    expect(readDate(text, null)).toEqual(
      instead === undefined ? { problem, message } : { problem, message, instead },
    );
  });

  test.each([
    ['2025-03-13T14:00', 'America/New_York', '2025-03-13T14:00-04:00'],
    ['2025-03-13 14:00:30', 'Asia/Kolkata', '2025-03-13T14:00:30+05:30'],
    ['2025-03-13T14:00', 'UTC', '2025-03-13T14:00+00:00'],
    ['2025-03-09T14:00', 'America/New_York', undefined],
  ])('%s in %s lacks its offset', (text, zone, instead) => {
    expect(readDate(text, zone)).toEqual(
      instead === undefined
        ? { problem: 'missing-offset', message: OFFSET }
        : { problem: 'missing-offset', message: OFFSET, instead },
    );
  });

  test('never throws, and what it proposes can be read', () => {
    const pieces = [
      '2025',
      '03',
      '13',
      '3',
      '-',
      '/',
      '.',
      '..',
      ' ',
      'T',
      ':',
      'Z',
      '+01:00',
      '~',
      '?',
      '%',
    ];
    const word = fc.constantFrom(...pieces, 'Mar', 'May ', 'XX', '25', '31', 'to', '٣', '–', '24:00', 'c. ');
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 9 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(null, 'Europe/Berlin', 'America/New_York'), (written, zone) => {
        const value = readDate(written, zone);
        if (isDateProblem(value)) {
          if (value.instead !== undefined) date(value.instead, zone);
        } else {
          expect(Number.isInteger(value.first) && Number.isInteger(value.last)).toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('looksLikeDate', () => {
  test.each([
    '2025-03-13',
    '2025',
    '../2025',
    '..',
    '..2025',
    '13/03/2025',
    '-0044',
    '~2025',
    '/2025',
    '２０２５',
  ])('%s does', (word) => {
    expect(looksLikeDate(word)).toBe(true);
  });

  test.each(['', 'promise', '@x', '"2025"', ';', '...', '-', '?x', '売主', 'may'])('%s does not', (word) => {
    expect(looksLikeDate(word)).toBe(false);
  });
});
