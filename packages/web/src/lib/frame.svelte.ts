import type { LedgerAnswer } from '@troth/core';

/** What frames every page: which ledger it is, and its days; undefined until it is known. */
class Frame {
  answer = $state.raw<LedgerAnswer | undefined>();
  /** The days that are shown now. */
  shown = $state.raw<{ readonly on: string; readonly known: string | null } | undefined>();

  get title(): string | null {
    return this.answer?.title ?? null;
  }
}

export const frame = new Frame();
