import type { Name } from '../name.ts';
import type { Amount, Quantity } from '../sentence.ts';
import {
  addDecimals,
  type Decimal,
  decimalOf,
  multiplyDecimals,
  subtractDecimals,
} from '../values/decimal.ts';
import type { Unit } from '../values/unit.ts';
import type { NumberWord } from './number-word.ts';

/** How a number is meant: exactly, as a bound, or as a count that is only known about. */
export type Manner = 'exactly' | 'at least' | 'at most' | 'more than' | 'about';

/** A number of members of a group; undefined where it is no whole one. */
export function quantityOf(number: NumberWord, manner: Manner, group: Name): Quantity | undefined {
  if (number.low.scale > 0 || (number.high && number.high.scale > 0)) return undefined;
  const low = Number(number.low.digits);
  const high = number.high ? Number(number.high.digits) : Infinity;
  switch (manner) {
    case 'exactly':
      return { kind: 'quantity', low, high, bound: false, group };
    case 'at least':
      return { kind: 'quantity', low, high: Infinity, bound: true, group };
    case 'more than':
      return { kind: 'quantity', low: low + 1, high: Infinity, bound: true, group };
    case 'at most':
      return { kind: 'quantity', low: 0, high, bound: true, group };
    case 'about': {
      const spread = Math.max(1, Math.ceil(high / 10));
      return { kind: 'quantity', low: Math.max(0, low - spread), high: high + spread, bound: false, group };
    }
  }
}

const TENTH: Decimal = { digits: 1n, scale: 1 };

/** A number of a unit. */
export function amountOf(number: NumberWord, manner: Manner, unit: Unit, of: Name | undefined): Amount {
  const { low, high } = number;
  switch (manner) {
    case 'exactly':
      return amount(low, high, false, false, unit, of);
    case 'at least':
      return amount(low, undefined, true, false, unit, of);
    case 'more than':
      return amount(low, undefined, true, true, unit, of);
    case 'at most':
      return amount(decimalOf(0), high, true, false, unit, of);
    case 'about': {
      const most = high ?? low;
      const spread = multiplyDecimals(most, TENTH);
      return amount(subtractDecimals(low, spread), addDecimals(most, spread), false, false, unit, of);
    }
  }
}

function amount(
  low: Decimal,
  high: Decimal | undefined,
  bound: boolean,
  above: boolean,
  unit: Unit,
  of: Name | undefined,
): Amount {
  return { kind: 'amount', low, high, bound, above, unit, of };
}
