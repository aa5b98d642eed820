import { isoDay } from '../../ledger/values/civil-day.ts';
import { idOf } from '../words/name-text.ts';
import { type DaysAnswer, daysAnswer } from './days.ts';
import type { Desk } from './desk.ts';
import type { View } from './view.ts';

/** What frames every page: which ledger it is, and its days. Quick, since nothing of it needs a conflict. */
export interface LedgerAnswer {
  readonly title: string | null;
  readonly keeper: string | null;
  readonly days: DaysAnswer;
  /** The days that the ledger itself asks to be read on; null where it says none. */
  readonly usual: { readonly on: string | null; readonly known: string | null };
  /** How many promises and threats count on the day. */
  readonly promises: number;
  /** How many choices it puts. */
  readonly choices: number;
}

/** Which ledger it is, and its days. */
export function ledgerAnswer(desk: Desk, view: View): LedgerAnswer {
  const { ledger, judgement } = view;
  const { on, known, keeper } = ledger.settings;
  return {
    title: ledger.entriesOf('ledger').find(({ title }) => title !== undefined)?.title ?? null,
    keeper: keeper ? idOf(keeper) : null,
    days: daysAnswer(desk, view),
    usual: { on: on ? isoDay(on.last) : null, known: known ? isoDay(known.last) : null },
    promises: judgement.promises.length,
    choices: ledger.entriesOf('choice').length,
  };
}
