import type { Parameters, Question } from '@troth/core';

/** What the page tells its worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly ledger: string }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: Question;
      readonly parameters: Parameters;
    }
  | { readonly kind: 'file'; readonly id: number; readonly path: string }
  | { readonly kind: 'ready'; readonly id: number }
  /** Nobody waits for this answer any more. */
  | { readonly kind: 'forget'; readonly id: number };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly reason: string; readonly message: string };

/** The ledger as it lies beside the page. */
export interface PublishedLedger {
  readonly ledger: 1;
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}
