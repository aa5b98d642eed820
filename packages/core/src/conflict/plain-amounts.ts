import { type Decimal, decimalOf } from '../ledger/decimal.ts';
import type { LimitEntry } from '../ledger/entry.ts';
import { amountInBase, baseUnitOf } from '../lifecycle/match.ts';
import type { PlainDeed } from './plain-deed.ts';

/** How much a limit allows, in its base unit. */
export function wholeOf({ atMost }: LimitEntry): Decimal {
  if (typeof atMost === 'object') return amountInBase(atMost.low, atMost.unit);
  return decimalOf(atMost ?? 0);
}

/** How much a deed takes of a limit: in its base unit, or as a number; undefined where it does not count towards it. */
export function weightUnder({ atMost }: LimitEntry, { amount, share }: PlainDeed): Decimal | undefined {
  if (typeof atMost !== 'object') return decimalOf(share ? share.count : 1);
  if (!amount || baseUnitOf(amount.unit) !== baseUnitOf(atMost.unit)) return undefined;
  return amountInBase(amount.low, amount.unit);
}
