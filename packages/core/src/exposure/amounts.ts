import type { Amount } from '../ledger/sentence.ts';
import { addDecimals, compareDecimals, type Decimal, formatDecimal, ZERO } from '../ledger/values/decimal.ts';

/** Amounts of one unit, or of one unit of one thing, added up: never across units. */
export interface Total extends Pick<Amount, 'low' | 'high' | 'above' | 'unit' | 'of'> {}

/**
 * Adds amounts up exactly, each unit for itself, in the order of their units. Ranges add up to ranges; what is open
 * upwards leaves its sum open.
 */
export function totalsOf(amounts: readonly (Amount | undefined)[]): readonly Total[] {
  const totals = new Map<string, Total>();
  for (const amount of amounts) {
    if (!amount) continue;
    const { unit, of } = amount;
    const key = `${unit.code} ${of?.text ?? ''}`;
    const sum = totals.get(key) ?? { low: ZERO, high: ZERO, above: false, unit, of };
    totals.set(key, {
      low: addDecimals(sum.low, amount.low),
      high: sum.high && amount.high && addDecimals(sum.high, amount.high),
      above: sum.above || amount.above,
      unit,
      of,
    });
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

/** An amount in digits: `500 EUR`, `400..600 EUR`, `more than 2000000 USD`, `at least 3 tonne of @wheat`. */
export function amountText({ low, high, above, unit, of }: Total): string {
  const what = `${unit.code}${of ? ` of @${of.text}` : ''}`;
  return `${numberText(low, high, above)} ${what}`;
}

function numberText(low: Decimal, high: Decimal | undefined, above: boolean): string {
  const from = formatDecimal(low);
  if (!high) return above ? `more than ${from}` : `at least ${from}`;
  if (compareDecimals(low, high) === 0) return from;
  return low.digits === 0n ? `at most ${formatDecimal(high)}` : `${from}..${formatDecimal(high)}`;
}
