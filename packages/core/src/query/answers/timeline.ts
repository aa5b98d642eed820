import type { Entry } from '../../ledger/entry.ts';
import { type Day, EARLIEST, isoDay, isoRange, LATEST } from '../../ledger/values/civil-day.ts';
import { countsFor, statementsOf } from '../../lifecycle/counting.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { compareText } from '../../text/compare-text.ts';
import { aboutOf, entrySummary } from '../entry-summary.ts';
import { entryKnownSince } from '../entry-times.ts';
import type { PlaceReport } from '../reports/status-report.ts';
import { promiseTitle } from '../words/case-text.ts';
import { deadlineWord } from '../words/deadline-word.ts';
import { idOf } from '../words/name-text.ts';
import { withoutEffect } from '../words/without-effect.ts';
import type { View } from './view.ts';

/** Something on a timeline: a dated entry, a source that was published, or a deadline. */
export interface TimelineItem {
  /** ISO 8601, or an EDTF interval. */
  readonly date: string;
  /** The days to draw it over; an open end is drawn as the other end. */
  readonly first: string;
  readonly last: string;
  readonly kind: Entry['kind'] | 'deadline';
  /** Its own id; of a deadline, the promise's. */
  readonly id: string | null;
  /** How many entries of this kind and these days it stands for; of more than one it has the place of the first. */
  readonly count: number;
  readonly title: string | null;
  readonly by: string | null;
  /** What it says; of a deadline whether it is one, or the end of what is not to be done. */
  readonly text: string;
  /** What a rating, an act, a notice or a check is about: its id; null of other entries. */
  readonly about: string | null;
  /** Since when it is known; null where that is always. */
  readonly known: string | null;
  /** Whether anything of it counts: it is not retracted, denied alone, only alleged, or an act without effect. */
  readonly counts: boolean;
  /** Whether it comes after the day that is judged on. */
  readonly ahead: boolean;
  readonly place: PlaceReport;
}

/** The first and last day of an entry, for drawing; undefined where it has none. */
export function spanOf(entry: Entry): { readonly first: Day; readonly last: Day } | undefined {
  const date = 'date' in entry ? entry.date : entry.kind === 'source' ? entry.published : undefined;
  if (!date) return undefined;
  const first = date.first <= EARLIEST ? date.last : date.first;
  const last = date.last >= LATEST ? date.first : date.last;
  return first >= LATEST || last <= EARLIEST ? undefined : { first, last };
}

/** An entry as it is put on a timeline; undefined where it has no day, or is not known yet. */
export function timelineItem(view: View, entry: Entry): TimelineItem | undefined {
  const { ledger, judgement } = view;
  const span = spanOf(entry);
  const since = entryKnownSince(entry);
  if (!span || (judgement.known !== undefined && since > judgement.known)) return undefined;
  const { id, by, text } = entrySummary(ledger, entry, judgement.known);
  const date = 'date' in entry ? entry.date : span;
  const reason = withoutEffect(judgement, entry);
  return {
    date: isoRange(date.first, date.last),
    first: isoDay(span.first),
    last: isoDay(span.last),
    kind: entry.kind,
    id,
    count: 1,
    title: entry.title ?? null,
    by,
    text: reason === undefined ? text : `${text} (without effect: ${reason})`,
    about: aboutOf(entry),
    known: Number.isFinite(since) ? isoDay(since) : null,
    counts: entryCounts(view, entry),
    ahead: span.first > judgement.on,
    place: { file: entry.block.path, line: entry.block.line + 1 },
  };
}

/**
 * Many entries as one item, which says how many they are and what they say.
 *
 * @param entries alike in kind, in days and in whether they count
 */
export function gatheredItem(view: View, entries: readonly Entry[]): TimelineItem | undefined {
  const first = entries[0] && timelineItem(view, entries[0]);
  if (!first) return undefined;
  const speakers = new Set<string | null>();
  for (const entry of entries) {
    speakers.add(entrySummary(view.ledger, entry, view.judgement.known).by);
    if (speakers.size > 1) break;
  }
  return {
    ...first,
    id: null,
    count: entries.length,
    title: null,
    by: speakers.size === 1 ? first.by : null,
    text: gatheredText(entries),
    about: null,
  };
}

/** How often each rating was given; of other entries, the titles of the first. */
function gatheredText(entries: readonly Entry[]): string {
  const statuses = new Map<string, number>();
  for (const entry of entries)
    if (entry.kind === 'rated') statuses.set(entry.status, (statuses.get(entry.status) ?? 0) + 1);
  if (statuses.size > 0)
    return [...statuses]
      .sort(([, a], [, b]) => b - a)
      .map(([status, count]) => `${count} ${status.replaceAll('-', ' ')}`)
      .join(', ');
  const titles = entries.slice(0, 3).flatMap(({ title }) => title ?? []);
  return titles.length === 3 ? `${titles.join('; ')} …` : '';
}

/** The deadline of a promise as it is put on a timeline; undefined where it has none. */
export function deadlineItem(
  { ledger, judgement }: View,
  standing: PromiseStanding,
): TimelineItem | undefined {
  const { entry, terms, deadline } = standing;
  if (!deadline || deadline.last >= LATEST || deadline.first <= EARLIEST) return undefined;
  return {
    date: isoRange(deadline.first, deadline.last),
    first: isoDay(deadline.first),
    last: isoDay(deadline.last),
    kind: 'deadline',
    id: idOf(entry.name),
    count: 1,
    title: promiseTitle(ledger, entry),
    by: null,
    text: deadlineWord(terms) === 'until' ? 'End' : 'Deadline',
    about: null,
    known: null,
    counts: true,
    ahead: deadline.last >= judgement.on,
    place: { file: entry.block.path, line: entry.block.line + 1 },
  };
}

/** In the order of days, then of the files. */
export function inTime(items: readonly (TimelineItem | undefined)[]): TimelineItem[] {
  return items
    .filter((item) => item !== undefined)
    .sort(
      (a, b) =>
        compareText(a.first, b.first) ||
        compareText(a.last, b.last) ||
        compareText(a.place.file, b.place.file) ||
        a.place.line - b.place.line,
    );
}

/** Whether anything of an entry counts. */
export function entryCounts({ judgement }: View, entry: Entry): boolean {
  const { acceptance } = judgement.judging.world;
  if (withoutEffect(judgement, entry) !== undefined) return false;
  if (entry.kind === 'source') return !(entry.name && acceptance.retracted.has(entry.name));
  return statementsOf(entry).some((vouchers) => countsFor(acceptance, entry, vouchers));
}
