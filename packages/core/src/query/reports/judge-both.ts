import type { Ledger } from '../../ledger/ledger.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { type Judgement, type JudgeOptions, judge } from '../../lifecycle/judge.ts';

/** Two days to compare: days to judge on, or days to know by. The other day is the same for both. */
export type DiffOptions = {
  readonly from: Day;
  readonly to: Day;
  readonly withoutDisputed?: boolean | undefined;
} & (
  | { readonly axis: 'on'; readonly known?: Day | undefined }
  | { readonly axis: 'known'; readonly on: Day }
);

/** What a ledger says at the two ends of a comparison. */
export interface Compared {
  readonly before: Judgement;
  readonly after: Judgement;
}

/**
 * Judges a ledger at both ends of a comparison.
 *
 * ```ts
 * import { dayOf, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @anna')]);
 * const { before, after } = judgeBoth(ledger, { axis: 'on', from: dayOf(2026, 3, 1), to: dayOf(2026, 3, 9) });
 * after.on - before.on // => 8
 * ```
 */
export function judgeBoth(ledger: Ledger, options: DiffOptions): Compared {
  const [before, after] = endsOf(options).map((days) => judge(ledger, days)) as [Judgement, Judgement];
  return { before, after };
}

/** The day to judge on and the day to know by, at each end. */
export function endsOf(options: DiffOptions): [JudgeOptions, JudgeOptions] {
  const { from, to, withoutDisputed } = options;
  const at = (day: Day): JudgeOptions =>
    options.axis === 'on'
      ? { on: day, known: options.known, withoutDisputed }
      : { on: options.on, known: day, withoutDisputed };
  return [at(from), at(to)];
}
