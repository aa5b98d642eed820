import type { PromiseEntry } from '../../ledger/entry.ts';
import { isoRange } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { type DeadlineWord, deadlineWord } from '../words/deadline-word.ts';
import { idOf } from '../words/name-text.ts';
import { byAttention } from './attention.ts';
import { stateCounts } from './state-counts.ts';

/** The cases of a promise with many. */
export interface CasesReport {
  readonly total: number;
  /** How many are in each state that any is in. */
  readonly counts: Readonly<Record<string, number>>;
  readonly list: readonly CaseReport[];
}

/** Where one case stands. */
export interface CaseReport {
  readonly id: string;
  readonly state: PromiseStanding['state'];
  readonly after: PromiseStanding['after'];
  readonly progress: string | null;
  readonly standing: PromiseStanding['standing'];
  readonly deadline: string | null;
  readonly deadlineWord: DeadlineWord;
}

/** Where cases stand, what needs attention first. */
export function casesReport(judgement: Judgement, cases: readonly PromiseEntry[]): CasesReport {
  const standings = cases.flatMap((one) => judgement.judging.standing(one) ?? []);
  const counts = stateCounts(standings).map(({ state, count }) => [state, count] as const);
  return {
    total: standings.length,
    counts: Object.fromEntries(counts),
    list: byAttention(standings, judgement.on).map(
      ({ entry, terms, state, after, progress, standing, deadline }) => ({
        id: idOf(entry.name),
        state,
        after,
        progress,
        standing,
        deadline: deadline && isoRange(deadline.first, deadline.last),
        deadlineWord: deadlineWord(terms),
      }),
    ),
  };
}
