import { isoRange } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { type Attention, attentionOf } from '../reports/attention.ts';
import { type ResultReport, resultReport } from '../reports/result-report.ts';
import type { PlaceReport } from '../reports/status-report.ts';
import { type DeadlineWord, deadlineWord } from '../words/deadline-word.ts';
import { idOf } from '../words/name-text.ts';
import { promiseText } from '../words/promise-text.ts';
import type { RatedWord } from '../words/rated-word.ts';
import { reasonOf } from '../words/reason.ts';
import type { View } from './view.ts';

/** A promise in a table: who owes what to whom, and where it stands. */
export interface PromiseRow extends ResultReport {
  readonly id: string;
  /** Only for a case of a promise with many: the id of that promise. */
  readonly caseOf?: string;
  readonly kind: 'promise' | 'threat';
  readonly title: string | null;
  /** As a sentence, in names. */
  readonly text: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly date: string;
  readonly since: string | null;
  /** Whether its deadline is the day to do it by, or the day until which it must not fail. */
  readonly deadlineWord: DeadlineWord;
  /** What a rater calls it beyond its state, such as `stalled`; null where none does. */
  readonly rated: RatedWord | null;
  readonly attention: Attention;
  /** Why it stands where it does, in one line that ends with the place to look at. */
  readonly reason: string;
  readonly tags: readonly string[];
  readonly deal: string | null;
  /** In how many conflicts and families of conflicts it is. */
  readonly conflicts: number;
  /** How many sources are named for it. */
  readonly sources: number;
  readonly place: PlaceReport;
}

/** A promise as a row. */
export function promiseRow(view: View, standing: PromiseStanding): PromiseRow {
  const { ledger, judgement } = view;
  const { entry, terms, changed, since } = standing;
  return {
    id: idOf(entry.name),
    ...(entry.instance && { caseOf: idOf(entry.instance.generic.name) }),
    kind: entry.kind,
    title: entry.title ?? null,
    text: promiseText(ledger, entry, terms, changed),
    from: terms.from.map(({ party }) => idOf(party)),
    to: terms.to.map(({ party }) => idOf(party)),
    date: isoRange(entry.date.first, entry.date.last),
    ...resultReport(standing),
    since: since && isoRange(since.first, since.last),
    deadlineWord: deadlineWord(terms),
    rated: view.ratedOf(standing) ?? null,
    attention: attentionOf(standing, judgement.on),
    reason: reasonOf(judgement, standing),
    tags: entry.tags,
    deal: terms.partOf ? idOf(terms.partOf) : null,
    conflicts: view.clashesOf(entry),
    sources: new Set(entry.evidence.map(({ source }) => source)).size,
    place: { file: entry.block.path, line: entry.block.line + 1 },
  };
}
