import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalOf,
  formatDecimal,
  isDecimalProblem,
  isZero,
  latinDigits,
  multiplyDecimals,
  readCount,
  readDecimal,
  subtractDecimals,
} from '../../../src/ledger/values/decimal.ts';

/** Read, or fail the test. */
function decimal(text: string): Decimal {
  const value = readDecimal(text);
  if (isDecimalProblem(value)) expect.fail(`${text}: ${value.message}`);
  return value;
}

/** A decimal of up to six places: its text, and its exact value in millionths. */
const anyDecimal = fc
  .record({ millionths: fc.bigInt({ min: 0n, max: 10n ** 24n }), places: fc.integer({ min: 0, max: 6 }) })
  .map(({ millionths, places }) => {
    const exact = millionths - (millionths % 10n ** BigInt(6 - places));
    const digits = String(exact).padStart(7, '0');
    const fraction = digits.slice(-6, digits.length - (6 - places));
    return { text: places === 0 ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${fraction}`, exact };
  });

function millionths(value: Decimal): bigint {
  return value.digits * 10n ** BigInt(6 - value.scale);
}

describe('readDecimal', () => {
  test.each([
    ['0', '0'],
    ['7', '7'],
    ['007', '7'],
    ['7500', '7500'],
    ['7,500', '7500'],
    ['10,729.5253125', '10729.5253125'],
    ['1,234,567.890', '1234567.89'],
    ['0.50', '0.5'],
    ['1.000', '1'],
    ['6M', '6000000'],
    ['2.5M', '2500000'],
    ['1.23456789k', '1234.56789'],
    ['1,000k', '1000000'],
    ['3B', '3000000000'],
    ['٣', '3'],
    ['١٬٥٠٠٫٥', '1500.5'],
    ['۱۲۳', '123'],
    ['१,०००', '1000'],
    ['６，０００．５M', '6000500000'],
    ['𝟘𝟙𝟚', '12'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
  ])('%s is %s', (text, plain) => {
    expect(formatDecimal(decimal(text))).toBe(plain);
  });

  test('has one form for equal numbers', () => {
    expect(decimal('1.50')).toEqual({ digits: 15n, scale: 1 });
    expect(decimal('0.0')).toEqual({ digits: 0n, scale: 0 });
    expect(decimal('1.5k')).toEqual(decimal('1,500'));
  });

  const COMMAS = 'Commas stand between thousands, and a point before decimals: 1,000 or 10,729.5.';
  const NO_NUMBER = 'This is not a number.';
  const suffix = (letters: string) =>
    `"${letters}" cannot touch a number; only k (thousand), M (million) and B (billion) can.`;

  test.each([
    ['1,00', 'bad-commas', COMMAS, '1.00'],
    ['1,5', 'bad-commas', COMMAS, '1.5'],
    ['1,5M', 'bad-commas', COMMAS, '1.5M'],
    ['1.000.000', 'bad-commas', COMMAS, '1,000,000'],
    ['1.000,50', 'bad-commas', COMMAS, '1,000.50'],
    ['10,00,000', 'bad-commas', COMMAS, '1,000,000'],
    ['1000,000.5', 'bad-commas', COMMAS, '1,000,000.5'],
    ['1,0000', 'bad-commas', COMMAS, undefined],
    ['1,,000', 'bad-commas', COMMAS, undefined],
    [',100', 'bad-commas', COMMAS, undefined],
    ['1.5,000', 'bad-commas', COMMAS, undefined],
    ['.5', 'no-number', 'A number begins with a digit.', '0.5'],
    ['5.', 'no-number', NO_NUMBER, undefined],
    ['', 'no-number', NO_NUMBER, undefined],
    ['M', 'no-number', NO_NUMBER, undefined],
    ['nine', 'no-number', NO_NUMBER, undefined],
    ['1e6', 'no-number', NO_NUMBER, undefined],
    ['6m', 'bad-suffix', suffix('m'), '6M'],
    ['6K', 'bad-suffix', suffix('K'), '6k'],
    ['6bn', 'bad-suffix', suffix('bn'), '6B'],
    ['6USD', 'bad-suffix', suffix('USD'), undefined],
    ['6constructor', 'bad-suffix', suffix('constructor'), undefined],
    ['-5', 'negative', 'A number here is never negative.', undefined],
    ['9'.repeat(101), 'too-long', 'A number has at most 100 characters.', undefined],
  ])('%s is a problem: %s', (text, problem, message, instead) => {
    expect(readDecimal(text)).toEqual(
      instead === undefined ? { problem, message } : { problem, message, instead },
    );
    if (instead !== undefined) decimal(instead);
  });

  test('never throws, and what it proposes can be read', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789.,,kMBm-٣٬') }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (word) => {
        const value = readDecimal(word);
        if (isDecimalProblem(value) && value.instead !== undefined) decimal(value.instead);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('arithmetic', () => {
  test('agrees with whole millionths', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const left = decimal(a.text);
        const right = decimal(b.text);
        expect(millionths(left)).toBe(a.exact);
        expect(millionths(addDecimals(left, right))).toBe(a.exact + b.exact);
        expect(millionths(subtractDecimals(left, right))).toBe(a.exact - b.exact);
        const product = multiplyDecimals(left, right);
        expect(product.digits * 10n ** BigInt(12 - product.scale)).toBe(a.exact * b.exact);
        expect(Math.sign(compareDecimals(left, right))).toBe(
          a.exact < b.exact ? -1 : a.exact > b.exact ? 1 : 0,
        );
        expect(isZero(left)).toBe(a.exact === 0n);
      }),
    );
  });

  test('is in lowest terms', () => {
    expect(addDecimals(decimal('0.5'), decimal('0.5'))).toEqual({ digits: 1n, scale: 0 });
    expect(subtractDecimals(decimal('0.5'), decimal('0.5'))).toEqual({ digits: 0n, scale: 0 });
    expect(multiplyDecimals(decimal('2.5'), decimal('0.4'))).toEqual(decimalOf(1));
  });
});

describe('formatDecimal', () => {
  test('is read back as the same number', () => {
    fc.assert(
      fc.property(anyDecimal, ({ text }) => {
        const value = decimal(text);
        expect(decimal(formatDecimal(value))).toEqual(value);
      }),
    );
  });

  test('writes what is below zero', () => {
    expect(formatDecimal(subtractDecimals(decimal('1'), decimal('1.25')))).toBe('-0.25');
    expect(formatDecimal(subtractDecimals(decimal('1'), decimal('3')))).toBe('-2');
  });
});

test.each([
  ['0', 0],
  ['9', 9],
  ['1,200', 1200],
  ['200k', 200_000],
  ['٣', 3],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740992', null],
  ['2.5', null],
  ['-2', null],
  ['1,20', null],
  ['', null],
  ['nine', null],
])('the count %s is %s', (text, count) => {
  expect(readCount(text)).toBe(count);
});

test('every set of digits of Unicode runs from 0 to 9', () => {
  let digits = '';
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (/\p{Nd}/u.test(character)) digits += character;
  }
  const latin = latinDigits(digits);
  expect(latin).toBe('0123456789'.repeat(latin.length / 10));
});
