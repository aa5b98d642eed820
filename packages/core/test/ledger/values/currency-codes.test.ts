import { expect, test } from 'vitest';
import { CURRENCY_CODES } from '../../../src/ledger/values/currency-codes.ts';

test('every code is known to the platform, but for funds and the youngest', () => {
  const known = new Set(Intl.supportedValuesOf('currency'));
  const funds = new Set(['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW', 'XSU', 'XUA']);
  const young = new Set(['SLE', 'VED', 'XAD', 'XCG', 'ZWG']);
  const unknown = [...CURRENCY_CODES].filter(
    (code) => !known.has(code) && !funds.has(code) && !young.has(code),
  );
  expect(unknown).toEqual([]);
});

test('there are three letters to each, once, in order', () => {
  const codes = [...CURRENCY_CODES];
  expect(codes).toEqual([...codes].sort());
  expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
});

test('has the currencies people use and none that are gone', () => {
  for (const code of ['USD', 'EUR', 'JPY', 'GBP', 'CNY', 'INR', 'NGN', 'SLE', 'VES'])
    expect(CURRENCY_CODES).toContain(code);
  for (const code of ['DEM', 'FRF', 'HRK', 'SLL', 'ZWL', 'XAU', 'XTS', 'XXX'])
    expect(CURRENCY_CODES).not.toContain(code);
});
