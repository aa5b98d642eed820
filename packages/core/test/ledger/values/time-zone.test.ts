import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isZone, offsetAt } from '../../../src/ledger/values/time-zone.ts';

test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
  '%s is a zone',
  (name) => {
    expect(isZone(name)).toBe(true);
  },
);

test.each(['', 'Europe', 'Mars/Olympus', '+01:00', '-05', 'Europe/Berlin '])('"%s" is no zone', (name) => {
  expect(isZone(name)).toBe(false);
});

test.each([
  ['2025-03-13T14:00Z', 'Europe/Berlin', 1],
  ['2025-07-13T14:00Z', 'Europe/Berlin', 2],
  ['2025-03-30T00:59Z', 'Europe/Berlin', 1],
  ['2025-03-30T01:00Z', 'Europe/Berlin', 2],
  ['2025-03-13T14:00Z', 'America/New_York', -4],
  ['2025-01-01T02:00Z', 'America/New_York', -5],
  ['2025-03-13T14:00Z', 'Asia/Kolkata', 5.5],
  ['2011-12-30T09:59Z', 'Pacific/Apia', -10],
  ['2011-12-30T10:00Z', 'Pacific/Apia', 14],
  ['1500-02-28T23:59Z', 'UTC', 0],
])('at %s the clocks of %s are %f hours ahead', (instant, zone, hours) => {
  expect(offsetAt(Date.parse(instant) / 1000, zone)).toBe(hours * 3600);
});

test('UTC is never ahead of itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), (instant) => {
      expect(offsetAt(instant, 'UTC')).toBe(0);
    }),
  );
});

test('an unknown zone is a mistake of the caller', () => {
  expect(() => offsetAt(0, 'Mars/Olympus')).toThrow(RangeError);
});
