import { describe, expect, test } from 'vitest';
import type { EventEntry } from '../../src/ledger/entry.ts';
import {
  codesWithNames,
  daysInWords,
  lastEntry,
  limitsInWords,
  NAMES,
  promise,
  read,
} from './support/read.ts';

describe('a date', () => {
  test.each([
    ['2024-03-13', '2024-03-13', '2024-03-13', '2024-03-13'],
    ['2024-02', '2024-02-01/2024-02-29', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01/2023-02-28', '2023-02-01', '2023-02-28'],
    ['2024', '2024-01-01/2024-12-31', '2024-01-01', '2024-12-31'],
    ['2024-03-13~', '2024-03-12/2024-03-14', '2024-03-12/2024-03-14', '2024-03-12/2024-03-14'],
    ['2024-03~', '2024-02-01/2024-04-30', '2024-02-01/2024-04-01', '2024-02-29/2024-04-30'],
    ['2024~', '2023-01-01/2025-12-31', '2023-01-01/2025-01-01', '2023-12-31/2025-12-31'],
    ['2024-03-13?', '2024-03-13', '2024-03-13', '2024-03-13'],
    ['2024-03-01/2024-03-15', '2024-03-01/2024-03-15', '2024-03-01/2024-03-15', '2024-03-01/2024-03-15'],
    ['2024-03/2024-04', '2024-03-01/2024-04-30', '2024-03-01/2024-04-01', '2024-03-31/2024-04-30'],
    ['../2024-03-12', '../2024-03-12', '../2024-03-12', '../2024-03-12'],
    ['2024-03-13/..', '2024-03-13/..', '2024-03-13/..', '2024-03-13/..'],
  ])('%s as a happening, a start and an end', (text, happening, start, end) => {
    const event = lastEntry(`${text} event\n  did @us sings\n`, 'event');
    expect(daysInWords(event.date)).toEqual([happening, start, end]);
    expect(limitsInWords(promise('will @us sings', `by ${text}`).terms.limits)).toBe(`by ${end}`);
    expect(limitsInWords(promise('will @us sings', `starting ${text}`).terms.limits)).toBe(
      `starting ${start}`,
    );
    expect(limitsInWords(promise('never @us sings', `until ${text}`).terms.limits)).toBe(`until ${end}`);
  });

  test('with `?` is doubtful, and no other is', () => {
    expect(lastEntry('2024-03-13? event\n  did @us sings\n', 'event').date.doubtful).toBe(true);
    expect(lastEntry('2024-03-13~ event\n  did @us sings\n', 'event').date.doubtful).toBe(false);
  });

  test('with a time is the civil day and clock of the ledger’s zone', () => {
    const day = (zone: string, time: string) => {
      const ledger = read(`ledger "L"\n  zone ${zone}\n`, NAMES, `${time} event\n  did @us sings\n`);
      const { date } = ledger.entriesOf('event')[0] as EventEntry;
      return [...daysInWords(date).slice(0, 1), date.time / 3600];
    };
    expect(day('America/New_York', '2024-03-13T02:00Z')).toEqual(['2024-03-12', 22]);
    expect(day('Asia/Tokyo', '2024-03-13T23:30+00:00')).toEqual(['2024-03-14', 8.5]);
    expect(day('Etc/UTC', '2024-03-13T14:00+01:00')).toEqual(['2024-03-13', 13]);
  });

  test('with a time needs its offset', () => {
    expect(codesWithNames('2024-03-13T14:00 event\n  did @us sings\n')).toEqual(['bad-date']);
  });

  test.each(['2024-13-01', '2023-02-29', '2024-2-1', '13/03/2024', '2024-03-15/2024-03-01', '2024-21'])(
    '%s is none',
    (text) => {
      expect(codesWithNames(`${text} event\n  did @us sings\n`)).toEqual(['bad-date']);
    },
  );

  test.each(['2024-02', '2024-02-01/2024-02-20', '2024'])('in `known` means its last day: %s', (text) => {
    const known = (day: string) =>
      lastEntry(`2024-01 event\n  did @us sings\n  known ${day}\n`, 'event').known!;
    expect(known(text).last).toBe(lastEntry(`${text} event\n  did @us sings\n`, 'event').date.last);
  });
});

describe('a duration', () => {
  test.each([
    ['1 day', '1 days'],
    ['30 days', '30 days'],
    ['2 weeks', '14 days'],
    ['1 week', '7 days'],
    ['6 months', '6 months'],
    ['1 month', '1 months'],
    ['1 year', '12 months'],
    ['0 days', '0 days'],
  ])('%s', (text, meant) => {
    expect(limitsInWords(promise('will @us sings', `within ${text}`).terms.limits)).toBe(`within ${meant}`);
  });

  test('after a condition stands for a date', () => {
    const { limits } = promise(
      'will @us sings',
      'by 30 days after @es sings',
      'starting 1 week after @p is kept',
    ).terms;
    expect(limitsInWords(limits)).toBe(
      'by 30 days after (_ sings: @es), starting 7 days after (all @p kept)',
    );
  });

  test.each(['30', 'thirty days', '30 dais', '-1 days', '1.5 months'])('%s is none', (text) => {
    expect(
      codesWithNames(`2024 promise @x\n  from @us\n  to @es\n  will @us sings\n  within ${text}\n`),
    ).toEqual(['bad-duration']);
  });
});
