import type { Entry } from '../../ledger/entry.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { entryKnownSince } from '../entry-times.ts';
import { type Attention, attentionOf } from '../reports/attention.ts';
import { isCertain } from '../reports/certain-conflict.ts';
import { type StateCount, stateCounts } from '../reports/state-counts.ts';
import { idOf } from '../words/name-text.ts';
import { type ConflictSummary, conflictSummaries } from './conflict-summary.ts';
import { type DaysAnswer, daysAnswer } from './days.ts';
import type { Desk } from './desk.ts';
import { numberOf, type Parameters } from './parameters.ts';
import { type PromiseRow, promiseRow } from './promise-row.ts';
import {
  deadlineItem,
  entryCounts,
  gatheredItem,
  inTime,
  spanOf,
  type TimelineItem,
  timelineItem,
} from './timeline.ts';
import type { View } from './view.ts';

/** The case on one screen. */
export interface OverviewAnswer {
  readonly title: string | null;
  readonly keeper: string | null;
  readonly days: DaysAnswer;
  /** How many entries of each kind there are that are known. */
  readonly entries: Readonly<Record<string, number>>;
  readonly promises: number;
  /** Where promises stand: what needs attention first. */
  readonly counts: readonly StateCount[];
  readonly requests: Readonly<Record<string, number>>;
  /** All promises, in the order of their days, where they are few; none where they are many. */
  readonly rows: readonly PromiseRow[];
  /** Where the promises of each tag stand, the most frequent tags first. */
  readonly subjects: readonly Subject[];
  readonly attention: AttentionAnswer;
  readonly timeline: TimelineAnswer;
}

/** What needs attention: how many there are of each kind, and the first of them. */
export interface AttentionAnswer {
  readonly errors: number;
  readonly warnings: number;
  /** Entries and lines without a source. */
  readonly unsourced: number;
  readonly conflicts: {
    /** Certain in standing and on every reading. */
    readonly certain: number;
    readonly others: number;
    /** Why the search did not finish, and how far it got; null when it did. */
    readonly howFar: string | null;
    readonly first: readonly ConflictSummary[];
  };
  /** Promises by what of them asks for attention; only kinds that there are. */
  readonly promises: readonly {
    readonly attention: Attention;
    readonly count: number;
    readonly first: readonly PromiseRow[];
  }[];
}

/** What promises are about, by a tag that they have. */
export interface Subject {
  /** Without `#`. */
  readonly tag: string;
  readonly count: number;
  readonly counts: readonly StateCount[];
}

/** What happened, on one line. */
export interface TimelineAnswer {
  readonly items: readonly TimelineItem[];
  /** How many earlier items were left out. */
  readonly left: number;
  /** How much happened in each month, left out items included: `2025-03`. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
}

/** What a promise asks for that is told on the overview. */
const ASKING: readonly Attention[] = ['broken', 'unclear', 'overdue', 'disputed', 'due soon'];

/** Counts, what needs attention, and the story on one timeline. */
export function overviewAnswer(desk: Desk, view: View, parameters: Parameters): OverviewAnswer {
  const { ledger, judgement } = view;
  const first = numberOf(parameters, 'first', { least: 0, most: 100, otherwise: 5 });
  const few = numberOf(parameters, 'rows', { least: 0, most: 100, otherwise: 0 });
  const most = numberOf(parameters, 'timeline', { least: 0, most: 5000, otherwise: 300 });
  const requests: Record<string, number> = {};
  for (const { state } of judgement.requests) requests[state] = (requests[state] ?? 0) + 1;
  const keeper = ledger.settings.keeper;
  return {
    title: titleOfLedger(ledger.entriesOf('ledger')),
    keeper: keeper ? idOf(keeper) : null,
    days: daysAnswer(desk, view),
    entries: view.keep('entries', () => countKinds(view)),
    promises: judgement.promises.length,
    counts: view.keep('counts', () => stateCounts(judgement.promises, view.ratedOf)),
    requests,
    rows: fewRows(view, few),
    subjects: view.keep('subjects', () => subjectsOf(view)),
    attention: attentionAnswer(view, first),
    timeline: view.keep(`timeline ${most}`, () => timelineAnswer(view, most)),
  };
}

function fewRows(view: View, few: number): PromiseRow[] {
  const { promises } = view.judgement;
  if (promises.length > few) return [];
  const sorted = promises.toSorted(
    ({ entry: a }, { entry: b }) => a.date.last - b.date.last || a.block.line - b.block.line,
  );
  return sorted.map((standing) => promiseRow(view, standing));
}

/** Tags that several promises have, at most so many. */
const MOST_SUBJECTS = 12;

function subjectsOf(view: View): Subject[] {
  const byTag = new Map<string, PromiseStanding[]>();
  for (const standing of view.judgement.promises) {
    for (const tag of standing.entry.tags) {
      const list = byTag.get(tag);
      if (list) list.push(standing);
      else byTag.set(tag, [standing]);
    }
  }
  return [...byTag]
    .filter(([, list]) => list.length > 1)
    .sort(([a, { length: first }], [b, { length: second }]) => second - first || (a < b ? -1 : 1))
    .slice(0, MOST_SUBJECTS)
    .map(([tag, list]) => ({ tag, count: list.length, counts: stateCounts(list, view.ratedOf) }));
}

/** The title of a ledger; null where it says none. */
function titleOfLedger(entries: readonly Entry[]): string | null {
  return entries.find(({ title }) => title !== undefined)?.title ?? null;
}

function attentionAnswer(view: View, first: number): AttentionAnswer {
  const { judgement, conflicts, diagnostics } = view;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const sets = [...conflicts.conflicts, ...conflicts.families];
  const certain = sets.filter((set) => ('first' in set ? set.first.some(isCertain) : isCertain(set))).length;
  const kinds = new Map<Attention, PromiseStanding[]>();
  for (const standing of view.urgent) {
    const kind = attentionOf(standing, judgement.on);
    const list = kinds.get(kind);
    if (list) list.push(standing);
    else kinds.set(kind, [standing]);
  }
  return {
    errors,
    warnings: diagnostics.length - errors,
    unsourced: diagnostics.filter(({ code }) => code === 'unsourced').length,
    conflicts: {
      certain,
      others: sets.length - certain,
      howFar: conflicts.incomplete ?? null,
      first: conflictSummaries(view).slice(0, first),
    },
    promises: ASKING.flatMap((attention) => {
      const list = kinds.get(attention);
      if (!list) return [];
      return [
        { attention, count: list.length, first: list.slice(0, first).map((one) => promiseRow(view, one)) },
      ];
    }),
  };
}

function countKinds({ ledger, judgement: { known } }: View): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of ledger.entries()) {
    if (known !== undefined && entryKnownSince(entry) > known) continue;
    counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
  }
  return counts;
}

function timelineAnswer(view: View, most: number): TimelineAnswer {
  const { ledger, judgement } = view;
  const { on, known } = judgement;
  const found: { readonly entry: Entry; readonly day: number }[] = [];
  const months = new Map<string, number>();
  for (const entry of ledger.entries()) {
    const span = spanOf(entry);
    if (!span || span.first > on || (known !== undefined && entryKnownSince(entry) > known)) continue;
    const month = isoDay(span.last).slice(0, -3);
    months.set(month, (months.get(month) ?? 0) + 1);
    found.push({ entry, day: span.first });
  }
  found.sort((a, b) => a.day - b.day);
  const kept = found.length > most ? lastGroups(view, found, most) : found.map(({ entry }) => [entry]);
  const ahead = judgement.promises.filter(
    ({ state, deadline }) => deadline && deadline.last >= on && (state === 'due' || state === 'conditional'),
  );
  ahead.sort((a, b) => a.deadline!.last - b.deadline!.last);
  return {
    items: inTime([
      ...kept.map((entries) =>
        entries.length === 1 ? timelineItem(view, entries[0]!) : gatheredItem(view, entries),
      ),
      ...ahead.slice(0, Math.ceil(most / 3)).map((standing) => deadlineItem(view, standing)),
    ]),
    left: found.length - kept.reduce((sum, { length }) => sum + length, 0),
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, count })),
  };
}

/** From so many entries on of one kind and the same days, a long story tells of them in one line. */
const MANY = 5;

/**
 * The end of a long story, in its order. What is alike in kind, in days and in whether it counts is one group where that
 * is much.
 *
 * @param found in the order of their first days
 */
function lastGroups(
  view: View,
  found: readonly { readonly entry: Entry; readonly day: number }[],
  most: number,
): Entry[][] {
  const groups: Entry[][] = [];
  for (let end = found.length; end > 0 && groups.length < most; ) {
    let start = end - 1;
    while (start > 0 && found[start - 1]!.day === found[start]!.day) start--;
    groups.unshift(
      ...gathered(
        view,
        found.slice(start, end).map(({ entry }) => entry),
      ),
    );
    end = start;
  }
  return most === 0 ? [] : groups.slice(-most);
}

/** The entries of one first day in groups. */
function gathered(view: View, entries: readonly Entry[]): Entry[][] {
  const bySpan = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.kind} ${spanOf(entry)!.last} ${entryCounts(view, entry)}`;
    const group = bySpan.get(key);
    if (group) group.push(entry);
    else bySpan.set(key, [entry]);
  }
  return [...bySpan.values()].flatMap((group) => (group.length < MANY ? group.map((one) => [one]) : [group]));
}
