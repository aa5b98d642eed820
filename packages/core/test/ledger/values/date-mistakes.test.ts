import { expect, test } from 'vitest';
import { dateMistake } from '../../../src/ledger/values/date-mistakes.ts';

const ORDER = 'A date is written year-month-day, with two digits for month and day.';
const SLASH = 'An interval of dates is written with a slash.';
const OPEN = 'An open end of an interval is written as two dots.';
const ABOUT = 'An approximate date has ~ after it.';
const BOTH = 'A date that is both approximate and doubtful has % after it.';
const HYPHEN = 'A date is written with the hyphen of the keyboard.';
const TIME = 'A time is written as in 2025-03-13T14:00+01:00.';

test.each([
  ['13/03/2025', ORDER, '2025-03-13'],
  ['03/13/2025', ORDER, '2025-03-13'],
  ['13-03-2025', ORDER, '2025-03-13'],
  ['04/04/2025', ORDER, '2025-04-04'],
  ['2025/03/13', ORDER, '2025-03-13'],
  ['2025-3-13', ORDER, '2025-03-13'],
  ['2025-3', ORDER, '2025-03'],
  ['2025‑03‑13', HYPHEN, '2025-03-13'],
  ['2025−03', HYPHEN, '2025-03'],
  ['2025年3月13日', ORDER, '2025-03-13'],
  ['2025年3月', ORDER, '2025-03'],
  ['2025년', ORDER, '2025'],
  ['2025/03', ORDER, '2025-03'],
  ['03/2025', ORDER, '2025-03'],
  ['03.04.2025', ORDER, '2025-04-03'],
  ['13. 3. 2025', ORDER, '2025-03-13'],
  ['2025.03.13', ORDER, '2025-03-13'],
  ['20250313', ORDER, '2025-03-13'],
  ['13/03/2025?', ORDER, '2025-03-13?'],
  ['13 Mar 2025', ORDER, '2025-03-13'],
  ['13th of March 2025', ORDER, '2025-03-13'],
  ['March 13, 2025', ORDER, '2025-03-13'],
  ['13-Mar-2025', ORDER, '2025-03-13'],
  ['2025-Mar-13', ORDER, '2025-03-13'],
  ['Sept. 2025', ORDER, '2025-09'],
  ['May 2025~', ORDER, '2025-05~'],
  ['13.03.2025/15.03.2025', ORDER, '2025-03-13/2025-03-15'],
  ['../13.03.2025', ORDER, '../2025-03-13'],
  ['2025-03-13/15', ORDER, '2025-03-13/2025-03-15'],
  ['2025-03-30/04-02', ORDER, '2025-03-30/2025-04-02'],
  ['2025-03/04', ORDER, '2025-03/2025-04'],
  ['2025-03-13..2025-03-15', SLASH, '2025-03-13/2025-03-15'],
  ['2025-03-13 to 2025-03-15', SLASH, '2025-03-13/2025-03-15'],
  ['2025-03-13 – 2025-03-15', SLASH, '2025-03-13/2025-03-15'],
  ['2025-03-13..', SLASH, '2025-03-13/..'],
  ['..2025-03-12', SLASH, '../2025-03-12'],
  ['2025/', OPEN, '2025/..'],
  ['/2025', OPEN, '../2025'],
  ['~2025', ABOUT, '2025~'],
  ['c. 2025-03', ABOUT, '2025-03~'],
  ['about 2025', ABOUT, '2025~'],
  ['2025?~', BOTH, '2025%'],
  ['2025-03~?', BOTH, '2025-03%'],
  ['2025-03-13 14:00Z', TIME, '2025-03-13T14:00Z'],
  ['2025-03-13t14:00z', TIME, '2025-03-13T14:00Z'],
  ['2025-03-13T9:00+0100', TIME, '2025-03-13T09:00+01:00'],
  ['2025-03-13T14:00-4', TIME, '2025-03-13T14:00-04:00'],
  ['2025-03-13T14:00:00.5Z', 'A time has whole seconds.', '2025-03-13T14:00:00Z'],
  ['2025-03-13T14:00Z~', 'Only a date without a time can be marked with ~, ? or %.', '2025-03-13~'],
  ['２０２５-03-13', 'A date is written with the digits 0 to 9 and no spaces.', '2025-03-13'],
])('%s has the wrong shape', (text, message, instead) => {
  expect(dateMistake(text)).toEqual({ problem: 'wrong-shape', message, instead });
});

test('the order of small numbers cannot be known', () => {
  const message = `${ORDER} This may be 2025-04-03 or 2025-03-04.`;
  const either = ['2025-04-03', '2025-03-04'];
  expect(dateMistake('03/04/2025')).toEqual({ problem: 'ambiguous-order', message, either });
  expect(dateMistake('03-04-2025')).toEqual({ problem: 'ambiguous-order', message, either });
});

test('nor can the century', () => {
  expect(dateMistake('13/03/25')).toEqual({ problem: 'wrong-shape', message: `${ORDER} The year has four.` });
});

test.each([
  ['2025-XX', '2025'],
  ['2025-XX-XX', '2025'],
  ['2025-03-XX', '2025-03'],
  ['202X', '2020/2029'],
  ['20xx', '2000/2099'],
])('%s has unspecified digits', (text, instead) => {
  const message = 'An unknown part of a date is left out, or given as an interval; X cannot stand for it.';
  expect(dateMistake(text)).toEqual({ problem: 'unspecified-digit', message, instead });
});

test.each(['12025-03-04', '-0044-03-15', '+2025', '12025', 'Y17000'])('%s is out of range', (text) => {
  const message = 'A year has four digits, from 0000 to 9999.';
  expect(dateMistake(text)).toEqual({ problem: 'year-range', message });
});

test.each(['soon', '', '..', '/', '2025//2026', '2025-03-13 tomorrow', '1'.repeat(500)])(
  '"%s" is no date',
  (text) => {
    const message = 'This is not a date; one is written as 2025-03-13, 2025-03 or 2025.';
    expect(dateMistake(text)).toEqual({ problem: 'no-date', message });
  },
);
