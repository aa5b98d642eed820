import { type Entry, isPromise, type PromiseEntry } from '../../ledger/entry.ts';
import { traceOf } from '../../lifecycle/trace.ts';
import { type PromiseExposureReport, promiseExposureReport } from '../reports/exposure-report.ts';
import { mentions } from '../words/mention.ts';
import { idOf } from '../words/name-text.ts';
import { withArticle } from '../words/with-article.ts';
import { type ConflictSummary, conflictSummaries } from './conflict-summary.ts';
import type { Desk } from './desk.ts';
import { type EntryAnswer, entryPart, namedIn } from './entry-answer.ts';
import { neededText, type Parameters } from './parameters.ts';
import { type PromiseRow, promiseRow } from './promise-row.ts';
import { Refusal } from './refusal.ts';
import { deadlineItem, inTime, type TimelineItem, timelineItem } from './timeline.ts';
import type { View } from './view.ts';

/** A promise: what it says, where it stands and why, who is exposed, and who says so. */
export interface PromiseAnswer extends EntryAnswer {
  /** Null where it does not count on the day, or is not made or known yet. */
  readonly standing: PromiseRow | null;
  /** The entries of its life, and its deadline, in time. */
  readonly life: readonly TimelineItem[];
  readonly conflicts: readonly ConflictSummary[];
  readonly exposure: PromiseExposureReport | null;
}

/** Everything about the promise or threat with an `id`. Its history is asked for alone: it takes longest. */
export function promiseAnswer(desk: Desk, view: View, parameters: Parameters): PromiseAnswer {
  const { entry } = namedIn(desk, view, neededText(parameters, 'id'));
  if (!isPromise(entry))
    throw new Refusal('not found', `${idOf(entry.name)} is no promise but ${withArticle(entry.kind)}`);
  const standing = view.standingOf(entry);
  const id = idOf(entry.name);
  return {
    ...entryPart(desk, view, id),
    standing: standing ? promiseRow(view, standing) : null,
    life: lifeOf(view, entry),
    conflicts: conflictSummaries(view).filter(({ promises }) => promises.some((one) => one.id === id)),
    exposure: promiseExposureReport(view.judgement, entry) ?? null,
  };
}

function lifeOf(view: View, promise: PromiseEntry): TimelineItem[] {
  const entries = new Set<Entry>([promise]);
  for (const { entry } of traceOf(view.judgement, promise.name)) if (entry) entries.add(entry);
  for (const entry of view.ledger.entries())
    if (mentions(entry, promise.name, view.judgement.known)) entries.add(entry);
  const standing = view.standingOf(promise);
  return inTime([
    ...[...entries].map((entry) => timelineItem(view, entry)),
    standing ? deadlineItem(view, standing) : undefined,
  ]);
}
