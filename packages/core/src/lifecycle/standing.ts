import type { Entry, PromiseEntry, RequestEntry, Terms } from '../ledger/entry.ts';
import type { DayRange } from '../ledger/many.ts';
import type { AfterBreach, StandingMark, State } from './state.ts';

/** Where a promise stands on a day (semantics.md: Four axes). */
export interface PromiseStanding {
  readonly entry: PromiseEntry;
  /** Its terms, those it takes from its deal filled in. */
  readonly terms: Terms;
  /** Since when these are its terms and its parties; null where they are as it was made. */
  readonly changed: DayRange | null;
  readonly state: State | 'unclear';
  /** Every state that is possible; one unless `state` is `unclear`. */
  readonly possible: readonly State[];
  readonly after: AfterBreach | null;
  /** What may have become of a breach: one for each reading on which it is broken, told apart; a rating alone says null. */
  readonly afters: readonly (AfterBreach | null)[];
  /** How much is done of how much: `1 of 9`, `0..1 failed, 1..8 stand`. */
  readonly progress: string | null;
  readonly standing: readonly StandingMark[];
  /** Since when it has been in its state; null when that is unclear. */
  readonly since: DayRange | null;
  readonly due: DayRange | null;
  readonly deadline: DayRange | null;
  /** Why it was broken, or what its rater gives as the cause. */
  readonly cause: string | undefined;
  /** The deed, rating or act that last brought it where it stands; undefined where it was the calendar. */
  readonly decidedBy: Entry | undefined;
  /** Where it is not judged: the promise, its deal or an act on it, of which a line cannot be read. */
  readonly unread: Entry | undefined;
}

export interface RequestStanding {
  readonly entry: RequestEntry;
  readonly state: 'open' | 'answered' | 'refused' | 'withdrawn';
}
