import type { LimitEntry } from '../../ledger/entry.ts';
import { type Decimal, decimalOf } from '../../ledger/values/decimal.ts';
import { amountInBase } from '../../lifecycle/play/match.ts';
import type { Clashes } from '../rules/clashes.ts';
import { addsUp } from '../rules/limits.ts';
import type { PlainDeed } from './plain-deed.ts';

/** How much a limit allows, in its base unit. */
export function wholeOf({ atMost }: LimitEntry): Decimal {
  if (typeof atMost === 'object') return amountInBase(atMost.low, atMost.unit);
  return decimalOf(atMost ?? 0);
}

/** How much a deed takes of a limit: in its base unit, or as a number; undefined where it does not count towards it. */
export function weightUnder(
  clashes: Clashes,
  { atMost }: LimitEntry,
  { amount, share }: PlainDeed,
): Decimal | undefined {
  if (typeof atMost !== 'object') return decimalOf(share ? share.count : 1);
  if (!amount || !addsUp(clashes, atMost, amount)) return undefined;
  return amountInBase(amount.low, amount.unit);
}
