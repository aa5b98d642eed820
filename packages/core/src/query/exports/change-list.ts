import { type Entry, isPromise, type PromiseEntry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import { type Day, dayOf, EARLIEST, humanRange, isoRange } from '../../ledger/values/civil-day.ts';
import { type TraceStep, traceOf } from '../../lifecycle/trace.ts';
import { spanOf } from '../answers/timeline.ts';
import { entrySummary } from '../entry-summary.ts';
import { entryKnownSince } from '../entry-times.ts';
import { evidenceReport } from '../reports/evidence-report.ts';
import { promiseTitle } from '../words/case-text.ts';
import { boundText, idOf } from '../words/name-text.ts';
import { type ExportInput, knownEntries, promiseNamed, repliesByTarget, saysText } from './export-input.ts';

/** Something that changed: an entry that became known, or a promise that the calendar moved. */
export interface Change {
  /** What tells it from all others, the same in every export. */
  readonly key: string;
  /** The day on which a reader could learn of it. */
  readonly day: Day;
  /** When it happened, for people; null where that is not told. */
  readonly happened: string | null;
  readonly title: string;
  /** Sentences about it, one paragraph each. */
  readonly text: readonly string[];
  /** The promises it is about. */
  readonly promises: readonly PromiseEntry[];
  /** Its kind, as a category: `event`, `rated`, `calendar`. */
  readonly kind: string;
}

const TOLD: ReadonlySet<Entry['kind']> = new Set([
  'promise',
  'threat',
  'request',
  'deal',
  'event',
  'alleged',
  'checked',
  'rated',
  'act',
  'notified',
  'consulted',
  'claim',
  'response',
  'retracted',
  'accepted',
  'refused',
]);

const WORDS: Partial<Record<Entry['kind'], string>> = {
  promise: 'Promised',
  threat: 'Threatened',
  request: 'Asked for',
  deal: 'Agreed',
  alleged: 'Alleged',
  checked: 'Checked',
  rated: 'Rated',
  claim: 'Said',
  response: 'Reply',
  retracted: 'Retracted',
  accepted: 'Accepted',
  refused: 'Refused',
};

interface Effect {
  readonly promise: PromiseEntry;
  readonly step: TraceStep;
}

/** Everything that changed by the day of the export, the newest first. */
export function changesOf(input: ExportInput): Change[] {
  const effects = new Map<Entry, Effect[]>();
  const changes: Change[] = [];
  for (const { entry: promise } of input.judgement.promises)
    changes.push(...calendarChanges(input, promise, effects));
  const replies = repliesByTarget(input);
  for (const entry of knownEntries(input)) {
    const change = TOLD.has(entry.kind) ? entryChange(input, entry, effects.get(entry) ?? []) : undefined;
    if (!change) continue;
    const answers = entry.name ? (replies.get(entry.name) ?? []) : [];
    const said = answers.map(
      (reply) => `${reply.from.map(boundText).join(', ')} replies: “${reply.text ?? ''}”`,
    );
    changes.push({ ...change, text: [...change.text, ...said] });
  }
  return withOwnKeys(changes).sort((a, b) => b.day - a.day || (a.key < b.key ? -1 : 1));
}

/** Two payments may read alike: the second of a key, and those after it, are told apart by their number. */
function withOwnKeys(changes: readonly Change[]): Change[] {
  const counts = new Map<string, number>();
  return changes.map((change) => {
    const count = (counts.get(change.key) ?? 0) + 1;
    counts.set(change.key, count);
    return count === 1 ? change : { ...change, key: `${change.key}\n${count}` };
  });
}

/** What the calendar brought; what an entry brought is told with it. Nothing is told before its reasons are known. */
function calendarChanges(
  { ledger, judgement }: ExportInput,
  promise: PromiseEntry,
  effects: Map<Entry, Effect[]>,
): Change[] {
  const changes: Change[] = [];
  let reason: TraceStep | undefined;
  let known = knownDay(promise, promise.date.last);
  for (const step of traceOf(judgement, promise.name)) {
    const cause =
      step.entry ?? (reason?.first === step.first && reason.last === step.last ? reason.entry : undefined);
    if (cause === undefined) changes.push(calendarChange(ledger, promise, step, known));
    else if (cause !== promise) effects.set(cause, [...(effects.get(cause) ?? []), { promise, step }]);
    if (step.entry === undefined) continue;
    reason = step;
    known = Math.max(known, knownDay(step.entry, step.last));
  }
  return changes;
}

function knownDay(entry: Entry, otherwise: Day): Day {
  const since = entryKnownSince(entry);
  return Number.isFinite(since) && since > EARLIEST ? since : otherwise;
}

function calendarChange(
  ledger: Ledger,
  promise: PromiseEntry,
  { first, last, text }: TraceStep,
  known: Day,
): Change {
  return {
    key: `${idOf(promise.name)} ${isoRange(first, last)} ${text}`,
    day: Math.max(last, isWritable(known) ? known : last),
    happened: humanRange(first, last),
    title: `${promiseTitle(ledger, promise)}: ${text}`,
    text: [],
    promises: [promise],
    kind: 'calendar',
  };
}

function entryChange(input: ExportInput, entry: Entry, effects: readonly Effect[]): Change | undefined {
  const { ledger, judgement } = input;
  const span = spanOf(entry);
  if (!span || span.first > judgement.on) return undefined;
  const { kind, by, text } = entrySummary(ledger, entry, judgement.known);
  const about = targetOf(input, entry);
  const promises = [
    ...new Set([...(isPromise(entry) ? [entry] : []), ...about, ...effects.map((one) => one.promise)]),
  ];
  const of = about[0] ? ` – ${about[0].title ?? idOf(about[0].name)}` : '';
  const word = WORDS[kind];
  const who = by && !isPromise(entry) && kind !== 'request' ? ` by ${by}` : '';
  const said = isPromise(entry) || kind === 'request' ? (entry.title ?? text) : text;
  const named = [
    ...new Set(
      evidenceReport(entry, judgement.judging.world.acceptance).map(({ source, title }) => title ?? source),
    ),
  ];
  return {
    key: entry.name ? idOf(entry.name) : keyOf(entry),
    day: Math.max(knownDay(entry, span.last), span.first),
    happened: 'date' in entry ? humanRange(entry.date.first, entry.date.last) : null,
    title: `${word ? `${word}${who}: ` : ''}${said}${of}`,
    text: [
      ...(isPromise(entry) ? [saysText(input, entry)] : []),
      ...effects.map(({ promise, step }) => `${promiseTitle(ledger, promise)}: ${step.text}`),
      ...(named.length > 0 ? [`Sources: ${named.join('; ')}`] : []),
    ],
    promises,
    kind,
  };
}

/** An entry without a name is known by what it says: its place would change with every line above it. */
function keyOf({ block }: Entry): string {
  const { source, start, end } = block;
  return source.text.slice(start, end).replace(/\s+/g, ' ').trim();
}

function targetOf(input: ExportInput, entry: Entry): PromiseEntry[] {
  const promisesIn = (name: Name | undefined): PromiseEntry[] => {
    const promise = name && promiseNamed(input, name);
    return promise ? [promise] : [];
  };
  switch (entry.kind) {
    case 'rated':
    case 'checked':
    case 'notified':
    case 'consulted':
      return promisesIn(entry.promise);
    case 'act':
    case 'retracted':
    case 'accepted':
      return promisesIn(entry.target);
    case 'response':
      return entry.to.flatMap(promisesIn);
    case 'claim':
      return entry.about.flatMap(promisesIn);
    default:
      return [];
  }
}

const FIRST_WRITABLE = dayOf(0, 1, 1);
const LAST_WRITABLE = dayOf(9999, 12, 31);

/** A day that can be written in a feed or a calendar, whose years have four digits: open ends cannot. */
export function isWritable(day: Day): boolean {
  return day >= FIRST_WRITABLE && day <= LAST_WRITABLE;
}
