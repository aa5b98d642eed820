import { CURRENCY_CODES } from '../values/currency-codes.ts';
import type { UnitTable } from '../values/unit-table.ts';
import { readNumberWord } from './number-word.ts';

/** Signs and names of currencies, and the codes they may mean, the most likely first. */
const MEANT: ReadonlyMap<string, readonly string[]> = new Map([
  ['€', ['EUR']],
  ['euro', ['EUR']],
  ['euros', ['EUR']],
  ['£', ['GBP']],
  ['$', ['USD', 'CAD', 'AUD']],
  ['us$', ['USD']],
  ['c$', ['CAD']],
  ['a$', ['AUD']],
  ['dollar', ['USD', 'CAD', 'AUD']],
  ['dollars', ['USD', 'CAD', 'AUD']],
  ['¥', ['JPY', 'CNY']],
  ['yen', ['JPY']],
  ['yuan', ['CNY']],
  ['renminbi', ['CNY']],
  ['₹', ['INR']],
  ['rupees', ['INR', 'PKR']],
  ['₩', ['KRW']],
  ['₽', ['RUB']],
  ['roubles', ['RUB']],
  ['rubles', ['RUB']],
  ['₺', ['TRY']],
  ['₪', ['ILS']],
  ['₴', ['UAH']],
  ['₦', ['NGN']],
]);

/** Codes that are words: `3 cup`, `2 all`. */
const WORDS = new Set('ALL BAM BOB COP CUP ERN GEL LAK MAD MOP PEN RUB SOS TOP TRY'.split(' '));

/** An amount of a currency as it is to be written, and what else the currency may be called. */
export interface MeantAmount {
  /** `100 EUR`. */
  readonly text: string;
  /** Other currencies of the same sign or name. */
  readonly others: readonly string[];
  /** `12 EUR`, where `12.000` is taken for thousands and may be decimals. */
  readonly decimals?: string;
}

/**
 * The amount that was meant by a currency's sign, name or code in small letters; undefined where it is none.
 *
 * ```ts
 * import { Interner } from '../../text/interner.ts';
 * import { UnitTable } from '../values/unit-table.ts';
 * const units = new UnitTable(new Interner());
 * meantAmount('€100', units) // => { text: '100 EUR', others: [] }
 * meantAmount('100 dollars', units) // => { text: '100 USD', others: ['CAD', 'AUD'] }
 * meantAmount('€12.000', units) // => { text: '12,000 EUR', others: [], decimals: '12 EUR' }
 * meantAmount('100 apples', units) // => undefined
 * ```
 */
export function meantAmount(written: string, units: UnitTable): MeantAmount | undefined {
  // `€100`, `100€`, `100 Euro`, `US$ 5M`: a sign or name and a number, in either order.
  const [, sign, behind] = /^([^\p{Nd}\s]+?)\s*(\p{Nd}\S*)$/u.exec(written) ?? [];
  const [, before, name] = /^(\p{Nd}[\p{Nd}.,]*[kMB]?)\s*([^\p{Nd}\s.,]+)$/u.exec(written) ?? [];
  const number = behind ?? before;
  const currency = sign ?? name;
  if (number === undefined || currency === undefined) return undefined;
  const codes = codesOf(currency);
  if (!codes || !readNumberWord(number, units)) return undefined;
  const [code, ...others] = codes;
  const pointed = meantThousands(number);
  if (pointed)
    return { text: `${pointed.thousands} ${code}`, others, decimals: `${pointed.decimals} ${code}` };
  return { text: `${number} ${code}`, others };
}

/** Words that people write for `k`, `M` and `B`. */
const MULTIPLIERS: ReadonlyMap<string, string> = new Map([
  ['k', 'k'],
  ['thousand', 'k'],
  ['m', 'M'],
  ['mn', 'M'],
  ['mio', 'M'],
  ['million', 'M'],
  ['millions', 'M'],
  ['b', 'B'],
  ['bn', 'B'],
  ['billion', 'B'],
  ['billions', 'B'],
]);

/**
 * The amount that was meant by a number, a word for thousands or millions, and a unit; undefined where it is none.
 *
 * ```ts
 * import { Interner } from '../../text/interner.ts';
 * import { UnitTable } from '../values/unit-table.ts';
 * const units = new UnitTable(new Interner());
 * meantMultiple('1.5', 'million', 'EUR', units) // => { text: '1.5M EUR', others: [] }
 * meantMultiple('1', 'k', 'euros', units) // => { text: '1k EUR', others: [] }
 * meantMultiple('2', 'million', 'people', units) // => undefined
 * ```
 */
export function meantMultiple(
  number: string,
  multiplier: string,
  unit: string,
  units: UnitTable,
): MeantAmount | undefined {
  const letter = MULTIPLIERS.get(multiplier.toLowerCase());
  if (letter === undefined || !readNumberWord(`${number}${letter}`, units)) return undefined;
  const text = `${number}${letter} ${unit}`;
  return units.find(unit) ? { text, others: [] } : meantAmount(text, units);
}

/**
 * The numbers that may have been meant by one with three digits after its point, as it would be written where points
 * stand between thousands; undefined where it is no such number.
 *
 * ```ts
 * meantThousands('1.500') // => { thousands: '1,500', decimals: '1.5' }
 * meantThousands('1.500..2.000') // => { thousands: '1,500..2,000', decimals: '1.5..2' }
 * meantThousands('0.500') // => undefined
 * meantThousands('1.500M') // => undefined
 * ```
 */
export function meantThousands(
  number: string,
): { readonly thousands: string; readonly decimals: string } | undefined {
  const ends = number.split('..');
  const pointed = ends.map((end) => /^([1-9]\d{0,2})\.(\d{3})(?![\dkMB])/.exec(end));
  if (pointed.every((end) => end === null)) return undefined;
  const written = (join: (whole: string, fraction: string) => string) =>
    pointed.map((end, at) => (end ? join(end[1]!, end[2]!) : ends[at])).join('..');
  return {
    thousands: written((whole, fraction) => `${whole},${fraction}`),
    decimals: written((whole, fraction) => `${whole}.${fraction}`.replace(/\.?0+$/, '')),
  };
}

function codesOf(currency: string): readonly string[] | undefined {
  const known = MEANT.get(currency.toLowerCase());
  const code = currency.toUpperCase();
  return known ?? (CURRENCY_CODES.has(code) && !WORDS.has(code) ? [code] : undefined);
}

/** What to write instead of it, as a message says it. */
export function amountHelp({ text, others, decimals }: MeantAmount): string {
  if (decimals !== undefined) return `If thousands are meant, write \`${text}\`; if not, \`${decimals}\`.`;
  const also = others.length > 0 ? `, or another code if that is meant: ${others.join(', ')}` : '';
  return `Write \`${text}\`${also}.`;
}
