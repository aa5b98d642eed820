import type { Entry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Day, EARLIEST, isoDay, LATEST } from '../../ledger/values/civil-day.ts';
import { knownSince } from '../../lifecycle/acceptance.ts';
import { Attribution } from '../../lifecycle/attribution.ts';
import { dateOf } from '../../lifecycle/counting.ts';
import { History, type Reading, turns } from '../../lifecycle/history.ts';
import { type JudgeOptions, judge } from '../../lifecycle/judge.ts';
import { learnedOf } from '../../lifecycle/learning.ts';
import { areAlikeInTime, isUndertaken } from '../../lifecycle/result.ts';
import { type TimeReport, timesOf } from '../entry-times.ts';
import { namedEntry } from '../named-entry.ts';
import { idOf } from '../words/name-text.ts';
import { type CauseReport, learnedCauses } from './cause-report.ts';
import { causesInTime } from './causes-in-time.ts';
import { type ResultReport, resultReport } from './result-report.ts';
import type { PlaceReport } from './status-report.ts';

/** The history of one entry in both times, as JSON (docs/schema/log.schema.json). */
export interface LogReport {
  readonly on: string;
  readonly known: string | null;
  readonly id: string;
  readonly kind: Entry['kind'];
  readonly title: string | null;
  readonly place: PlaceReport;
  /** Each result of a promise or request over the days up to `on`, as known by `known`. */
  readonly history: readonly HistoryReport[];
  /** What a reader on each day found who knew what was known by then: the days on which that changed. */
  readonly knowledge: readonly KnowledgeReport[];
  /** When the entry itself happened, was published, known, disputed, accepted, retracted and replied to. */
  readonly times: readonly TimeReport[];
}

export interface HistoryReport {
  readonly day: string;
  readonly result: ResultReport | null;
  readonly causes: readonly (CauseReport & {
    /** The day from which the entry is known; null for the calendar, and for what was never unknown. */
    readonly known: string | null;
  })[];
}

export interface KnowledgeReport {
  /** The day of the reader, who knows what was known by then. */
  readonly known: string;
  /** The day judged on: that of the reader, or the last day of the log. */
  readonly on: string;
  readonly result: ResultReport | null;
  readonly causes: readonly CauseReport[];
}

/** Whether the log of an entry says something: it is dated, or a source. */
export function hasLog(entry: Entry): boolean {
  return 'date' in entry || entry.kind === 'source';
}

/**
 * The history of the entry that is declared under a name, in both times: what happened over the days, and what a reader
 * could know of it from day to day. Undefined where nothing is declared, or where {@link hasLog} is false.
 *
 * ```ts
 * import { dayOf, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('bike.troth', [
 *   'party @anna',
 *   'party @ben',
 *   '2026-03-01 promise @bike',
 *   '  from @anna',
 *   '  to   @ben',
 *   '  will @anna lends the bike to @ben',
 *   '2026-03-02 event @lent',
 *   '  did  @anna lends the bike to @ben',
 *   '  known 2026-03-09',
 * ].join('\n'))]);
 * const log = logReport(ledger, 'bike', { on: dayOf(2026, 3, 31) });
 * log.history.map(({ day, result }) => `${day} ${result.state}`) // => ['2026-03-01 due', '2026-03-02 kept']
 * log.knowledge.map(({ known, result }) => `${known} ${result.state}`) // => ['2026-03-01 due', '2026-03-09 kept']
 * ```
 */
export function logReport(ledger: Ledger, name: string, options: JudgeOptions): LogReport | undefined {
  const entry =
    (name.includes('[') ? namedEntry(judge(ledger, options), name)?.entry : undefined) ?? ledger.find(name);
  if (!entry?.name || !hasLog(entry)) return undefined;
  const { on, known, withoutDisputed } = options;
  const history = isUndertaken(entry) ? new History(ledger, entry, withoutDisputed) : undefined;
  return {
    on: isoDay(on),
    known: known === undefined ? null : isoDay(known),
    id: idOf(entry.name),
    kind: entry.kind,
    title: entry.title ?? null,
    place: { file: entry.block.path, line: entry.block.line + 1 },
    history: history ? historyReport(history, on, known) : [],
    knowledge: history ? knowledgeReport(ledger, history, on, known) : [],
    times: timesOf(ledger, entry, known),
  };
}

function historyReport(history: History, on: Day, known: Day | undefined): HistoryReport[] {
  const at = (day: Day) => history.at(day, known);
  return turns(history.daysInTime(on, known), at).map((day, index, days) => {
    const after = at(day);
    // Before all days nothing was promised.
    const before = at(index > 0 ? days[index - 1]! : EARLIEST - 1);
    return {
      day: isoDay(day),
      result: after.standing ? resultReport(after.standing) : null,
      causes: timeCauses(history, before, after).map((cause) => ({
        ...cause,
        known: knownDay(history, cause),
      })),
    };
  });
}

function timeCauses(history: History, before: Reading, after: Reading): CauseReport[] {
  const change = { entry: history.entry, before: before.standing, after: after.standing };
  return causesInTime(before, after, change, () => history.scope);
}

function knownDay({ scope }: History, { place }: CauseReport): string | null {
  const entry =
    place === null ? undefined : scope.find((one) => `${one.block.path}:${one.block.line + 1}` === place);
  const day = entry ? knownSince(entry, dateOf(entry)) : Number.NEGATIVE_INFINITY;
  return Number.isFinite(day) ? isoDay(day) : null;
}

/**
 * The days on which a reader may find something else than the day before: those on which something became known, and
 * until the next of these, those on which time brings something about.
 */
function daysOfReaders(history: History, on: Day, known: Day | undefined): Day[] {
  const learned = history.daysOfKnowledge().filter((day) => known === undefined || day <= known);
  const days = new Set(learned);
  learned.forEach((from, index) => {
    const to = Math.min(on, known ?? on, (learned[index + 1] ?? LATEST) - 1);
    if (from <= to) for (const day of history.daysInTime(to, from, from)) days.add(day);
  });
  return [...days].sort((a, b) => a - b);
}

/** A reader of a day judges on that day, or on the last day of the log, by what was known on it. */
function knowledgeReport(
  ledger: Ledger,
  history: History,
  on: Day,
  known: Day | undefined,
): KnowledgeReport[] {
  const at = (day: Day) => history.at(Math.min(day, on), day);
  return turns(daysOfReaders(history, on, known), at).map((day, index, turned) => {
    const last = index > 0 ? turned[index - 1]! : day - 1;
    const { standing } = at(day);
    return {
      known: isoDay(day),
      on: isoDay(Math.min(day, on)),
      result: standing ? resultReport(standing) : null,
      causes: knowledgeCauses(ledger, history, { last, day, on }),
    };
  });
}

/** What passed since the last answer as it was known then, and what became known since. */
function knowledgeCauses(
  ledger: Ledger,
  history: History,
  { last, day, on }: { readonly last: Day; readonly day: Day; readonly on: Day },
): CauseReport[] {
  const then = history.at(Math.min(last, on), last);
  const meanwhile = history.at(Math.min(day, on), last);
  const now = history.at(Math.min(day, on), day);
  const passed = areAlikeInTime(then.standing, meanwhile.standing)
    ? []
    : timeCauses(history, then, meanwhile);
  if (areAlikeInTime(meanwhile.standing, now.standing))
    // A deadline that was uncertain became one day on the way, and then passed.
    return passed.length > 0 ? passed : timeCauses(history, then, meanwhile);
  const from = history.acceptance(last);
  const to = history.acceptance(day);
  const among = [...history.scope, ...history.declared];
  const attribution = new Attribution(ledger, Math.min(day, on), from, to, among, () => history.scope);
  const behind = attribution.causes(history.entry, meanwhile.standing, now.standing);
  const learned = behind.flatMap((entry) => learnedOf(ledger, entry, from, to));
  return [...passed, ...learnedCauses(learned, history.entry)];
}
