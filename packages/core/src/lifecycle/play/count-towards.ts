import {
  addDecimals,
  compareDecimals,
  type Decimal,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import type { Tally } from './tally.ts';

/**
 * Lets what was done before count for a part that asks for the same now, in each of its ways.
 *
 * @param left what of an amount has not been counted yet
 * @returns how much of that the part has taken: what the way took that needed most
 */
export function countTowards(ways: readonly Tally[], done: Tally, left: Decimal): Decimal {
  let taken = ZERO;
  for (const way of ways) {
    if (way.counted.kind !== 'amount') takeTouched(done, way);
    else {
      const given = takeAmount(way, left);
      if (compareDecimals(given, taken) > 0) taken = given;
    }
  }
  return taken;
}

/** Adds what is needed of an amount, or all where more than so much is; how much that was. */
function takeAmount(tally: Tally, left: Decimal): Decimal {
  const need = subtractDecimals(tally.amountNeeded(), tally.amount);
  const isAbove = tally.counted.kind === 'amount' && tally.counted.amount.above;
  const given = !isAbove && compareDecimals(left, need) > 0 ? need : left;
  if (given.digits <= 0n) return ZERO;
  tally.amount = addDecimals(tally.amount, given);
  return given;
}

/** Who was touched, and that it was done; what is asked for now is not less by earlier releases. */
function takeTouched(done: Tally, tally: Tally): void {
  if (!tally.isEmpty) return;
  const { spared, waived } = tally;
  done.copyTo(tally);
  Object.assign(tally, { spared, waived });
}
