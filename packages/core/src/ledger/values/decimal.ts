/**
 * An exact decimal: `digits / 10 ** scale`. In lowest terms (a scale above 0 has a last digit that is not 0), so
 * equal numbers have equal fields. JSON has no bigint: write it with {@link formatDecimal}.
 */
export interface Decimal {
  readonly digits: bigint;
  /** Digits after the point, 0 or more. */
  readonly scale: number;
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };

/** Why a word is not a number. */
export interface DecimalProblem {
  readonly problem: 'no-number' | 'bad-commas' | 'bad-suffix' | 'negative' | 'too-long';
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to write instead, where that can be known. */
  readonly instead?: string;
}

/** Longer numbers than any ledger needs, and short enough that a hostile one costs nothing. */
const MOST_CHARACTERS = 100;
const NUMBER = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?([A-Za-z]*)$/;
const POWERS: Readonly<Record<string, number>> = { '': 0, k: 3, M: 6, B: 9 };
const NEAR_SUFFIXES: Readonly<Record<string, string>> = { K: 'k', m: 'M', mn: 'M', b: 'B', bn: 'B' };

/**
 * Reads a number (language.md: AMOUNT): digits of any script, commas between thousands or none, a decimal point, and
 * `k`, `M` or `B` (10³, 10⁶, 10⁹) touching it. Arabic and fullwidth separators count as their Latin ones.
 *
 * ```ts
 * formatDecimal(readDecimal('10,729.5253125') as Decimal) // => '10729.5253125'
 * formatDecimal(readDecimal('2.5M') as Decimal) // => '2500000'
 * formatDecimal(readDecimal('١٬٥٠٠٫٥') as Decimal) // => '1500.5'
 * ```
 */
export function readDecimal(text: string): Decimal | DecimalProblem {
  if (text.length > MOST_CHARACTERS) {
    return { problem: 'too-long', message: `A number has at most ${MOST_CHARACTERS} characters.` };
  }
  const latin = latinNumber(text);
  const match = NUMBER.exec(latin);
  if (match === null) return explain(latin);
  const [, whole = '', fraction = '', suffix = ''] = match;
  const power = Object.hasOwn(POWERS, suffix) ? POWERS[suffix] : undefined;
  if (power === undefined) return suffixProblem(latin, suffix);
  return reduced(BigInt(whole.replaceAll(',', '') + fraction), fraction.length - power);
}

/** Whether reading a number failed. */
export function isDecimalProblem(result: Decimal | DecimalProblem): result is DecimalProblem {
  return 'problem' in result;
}

/**
 * Reads a number of people, things or days: whole, 0 or more, up to 2⁵³ − 1, written as {@link readDecimal} takes it;
 * else null.
 *
 * ```ts
 * readCount('1,200') // => 1200
 * readCount('٣') // => 3
 * readCount('2.5') // => null
 * ```
 */
export function readCount(text: string): number | null {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text);
  const value = readDecimal(text);
  if (isDecimalProblem(value) || value.scale > 0 || value.digits > BigInt(Number.MAX_SAFE_INTEGER))
    return null;
  return Number(value.digits);
}

/**
 * The whole number `count` as a decimal. Throws a RangeError for a number that is not an integer.
 *
 * ```ts
 * formatDecimal(decimalOf(9)) // => '9'
 * ```
 */
export function decimalOf(count: number | bigint): Decimal {
  return { digits: BigInt(count), scale: 0 };
}

/**
 * Negative when `a` is less than `b`, 0 when they are equal, positive when it is more: an order for `sort`.
 *
 * ```ts
 * compareDecimals(decimalOf(2), decimalOf(3)) // => -1
 * ```
 */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = digitsAt(a, scale);
  const right = digitsAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * `a + b`, exactly.
 *
 * ```ts
 * formatDecimal(addDecimals(readDecimal('0.1') as Decimal, readDecimal('0.2') as Decimal)) // => '0.3'
 * ```
 */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return reduced(digitsAt(a, scale) + digitsAt(b, scale), scale);
}

/**
 * `a - b`, exactly; may be negative.
 *
 * ```ts
 * formatDecimal(subtractDecimals(readDecimal('1') as Decimal, readDecimal('2.5') as Decimal)) // => '-1.5'
 * ```
 */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return reduced(digitsAt(a, scale) - digitsAt(b, scale), scale);
}

/**
 * `a × b`, exactly.
 *
 * ```ts
 * formatDecimal(multiplyDecimals(readDecimal('1.5') as Decimal, readDecimal('0.2') as Decimal)) // => '0.3'
 * ```
 */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return reduced(a.digits * b.digits, a.scale + b.scale);
}

/** Whether a decimal is 0. */
export function isZero(value: Decimal): boolean {
  return value.digits === 0n;
}

/** A decimal as a number to reckon with, where its last digits do not matter. */
export function toNumber({ digits, scale }: Decimal): number {
  return Number(digits) / 10 ** scale;
}

/**
 * Plain digits: no commas, no exponent, no zeros at the end; {@link readDecimal} reads back what is not negative.
 *
 * ```ts
 * formatDecimal(readDecimal('7.50k') as Decimal) // => '7500'
 * ```
 */
export function formatDecimal(value: Decimal): string {
  if (value.scale === 0) return String(value.digits);
  const sign = value.digits < 0n ? '-' : '';
  const digits = String(value.digits < 0n ? -value.digits : value.digits).padStart(value.scale + 1, '0');
  return `${sign}${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
}

/**
 * The text with decimal digits of every script (Unicode Nd) turned into 0 to 9.
 *
 * ```ts
 * latinDigits('２０２５') // => '2025'
 * ```
 */
export function latinDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) as number)));
}

function latinNumber(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  return latinDigits(text).replace(/[٫．]/g, '.').replace(/[٬，]/g, ',');
}

/** Unicode encodes every set of digits as ten neighbours from zero to nine; some sets follow each other directly. */
function digitValue(codePoint: number): number {
  let start = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
  return (codePoint - start) % 10;
}

function reduced(digits: bigint, scale: number): Decimal {
  if (scale < 0) return { digits: digits * 10n ** BigInt(-scale), scale: 0 };
  let fewer = digits;
  let places = scale;
  while (places > 0 && fewer % 10n === 0n) {
    fewer /= 10n;
    places--;
  }
  return { digits: fewer, scale: places };
}

function digitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * 10n ** BigInt(scale - value.scale);
}

function suffixProblem(text: string, suffix: string): DecimalProblem {
  const message = `"${suffix}" cannot touch a number; only k (thousand), M (million) and B (billion) can.`;
  const near = Object.hasOwn(NEAR_SUFFIXES, suffix) ? NEAR_SUFFIXES[suffix] : undefined;
  if (near === undefined) return { problem: 'bad-suffix', message };
  return { problem: 'bad-suffix', message, instead: text.slice(0, -suffix.length) + near };
}

function explain(text: string): DecimalProblem {
  if (/^[-−]\d/.test(text)) return { problem: 'negative', message: 'A number here is never negative.' };
  const [, digits = '', suffix = ''] = /^([\d.,]*\d)([kMB]?)$/.exec(text) ?? [];
  if (digits === '') return { problem: 'no-number', message: 'This is not a number.' };
  if (!digits.includes(',') && /^\.\d+$/.test(digits)) {
    return { problem: 'no-number', message: 'A number begins with a digit.', instead: `0${text}` };
  }
  const message = 'Commas stand between thousands, and a point before decimals: 1,000 or 10,729.5.';
  const meant = meantNumber(digits);
  if (meant === null) return { problem: 'bad-commas', message };
  return { problem: 'bad-commas', message, instead: meant + suffix };
}

function meantNumber(text: string): string | null {
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(text))
    return text.replaceAll('.', ' ').replace(',', '.').replaceAll(' ', ',');
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', ',');
  if (/^\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  if (!/^\d+(,\d+)*,\d{3}(\.\d+)?$/.test(text)) return null;
  const [whole = '', fraction] = text.replaceAll(',', '').split('.');
  const grouped = whole.replace(/\d(?=(\d{3})+$)/g, '$&,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
