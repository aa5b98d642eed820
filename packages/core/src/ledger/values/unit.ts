import type { Decimal } from './decimal.ts';

/** A unit of amounts. Amounts compare when their units lead to the same base. */
export interface Unit {
  readonly index: number;
  /** As amounts are printed: `EUR`, `tonnes`, `%`. */
  readonly code: string;
  /** What the entry `unit X is AMOUNT` says, in the unit it names. */
  is: { readonly amount: Decimal; readonly unit: Unit } | undefined;
}
