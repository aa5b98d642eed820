import type { ChoiceInput, InputOrder } from './choice-input.ts';
import type { DatedBase } from './entry.ts';
import type { Name } from './name.ts';

/** A question of what to do, with the inputs of advice. */
export interface ChoiceEntry extends DatedBase {
  readonly kind: 'choice';
  /** Who chooses, and whose word it is about. */
  readonly for: readonly Name[];
  readonly with: readonly Name[];
  /** The promises or deals it is about. */
  readonly on: readonly Name[];
  readonly inputs: readonly ChoiceInput[];
  readonly orders: readonly InputOrder[];
  /** A Beta(alpha, beta) instead of the ledger's record. */
  readonly record:
    | { readonly alpha: number; readonly beta: number; readonly start: number; readonly end: number }
    | undefined;
}
