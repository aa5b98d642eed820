import { fullTerms } from '../../ledger/deal-terms.ts';
import {
  type ActEntry,
  type Entry,
  isPromise,
  type PromiseEntry,
  type RatedEntry,
  type ResponseEntry,
  type Terms,
} from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import { isMeant, selectionOf } from '../../ledger/selection.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import type { SourceText } from '../../text/source-text.ts';
import { entryKnownSince } from '../entry-times.ts';
import { boundText } from '../words/name-text.ts';
import { promiseText } from '../words/promise-text.ts';

/** What an export is made from. It holds nothing that is secret: that was taken out when the ledger was read. */
export interface ExportInput {
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  /** The texts that the ledger was read from, without what is secret. */
  readonly sources: readonly SourceText[];
  /** The address of the published site, ending with `/`; undefined where there is none. */
  readonly base?: string | undefined;
}

/** The entries that are known by the day one knows by, in the order of files. */
export function knownEntries(input: ExportInput): readonly Entry[] {
  return keptFor(input).known;
}

/** What is worked out once for an export: a site asks for it on every page. */
interface Kept {
  readonly known: readonly Entry[];
  readonly promises: ReadonlyMap<string, PromiseEntry>;
  readonly ratings: ReadonlyMap<string, readonly RatedEntry[]>;
  /** By what they are acts on; those on cases of a promise with many, by that promise. */
  readonly acts: ReadonlyMap<Name, readonly ActEntry[]>;
  readonly standings: ReadonlyMap<PromiseEntry, PromiseStanding>;
}

const kept = new WeakMap<ExportInput, Kept>();

function keptFor(input: ExportInput): Kept {
  const before = kept.get(input);
  if (before) return before;
  const { ledger, judgement } = input;
  const { known: day } = judgement;
  const entries = [...ledger.entries()];
  const known = day === undefined ? entries : entries.filter((entry) => entryKnownSince(entry) <= day);
  const ratings = grouped(known, (entry) =>
    entry.kind === 'rated' && entry.promise ? ([entry.promise.text, entry] as const) : undefined,
  );
  const acts = grouped(known, (entry) =>
    entry.kind === 'act' && entry.target
      ? ([selectionOf(entry.target)?.base ?? entry.target, entry] as const)
      : undefined,
  );
  const promises = new Map(judgement.promises.map(({ entry }) => [entry.name.text, entry]));
  const standings = new Map(judgement.promises.map((one) => [one.entry, one]));
  const now = { known, promises, ratings, acts, standings };
  kept.set(input, now);
  return now;
}

/** The entries that have a key, by that. */
function grouped<Key, Kind extends Entry>(
  entries: readonly Entry[],
  keyed: (entry: Entry) => readonly [Key, Kind] | undefined,
): Map<Key, Kind[]> {
  const lists = new Map<Key, Kind[]>();
  for (const entry of entries) {
    const [key, one] = keyed(entry) ?? [];
    if (key === undefined || one === undefined) continue;
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    list.push(one);
  }
  return lists;
}

/** The acts on a promise and on its deal that are known and were done by the day, in the order of time. */
export function actsOn(input: ExportInput, promise: PromiseEntry): readonly ActEntry[] {
  const { acts } = keptFor(input);
  const { name, instance, terms } = promise;
  const named = [name, instance?.generic.name, terms.partOf].flatMap((one) => (one && acts.get(one)) ?? []);
  return named
    .filter(({ target }) => target === terms.partOf || isMeant(target!, promise))
    .filter((act) => act.date.first <= input.judgement.on && !isRetracted(input, act))
    .sort((a, b) => a.date.first - b.date.first);
}

/** What a promise says on the day, with what its deal adds. */
export function termsOf(input: ExportInput, promise: PromiseEntry): Terms {
  return keptFor(input).standings.get(promise)?.terms ?? fullTerms(promise);
}

/** A promise as one sentence, with what it says on the day where that was changed. */
export function saysText(input: ExportInput, promise: PromiseEntry): string {
  const changed = keptFor(input).standings.get(promise)?.changed;
  return promiseText(input.ledger, promise, termsOf(input, promise), changed);
}

/** The ratings of a promise, or of a case of one, that are known, in the order of files. */
export function ratingsOf(input: ExportInput, name: Name): readonly RatedEntry[] {
  return keptFor(input).ratings.get(name.text) ?? [];
}

/** The replies to each entry, by its name: they stand beside it wherever it is shown. */
export function repliesByTarget(input: ExportInput): ReadonlyMap<Name, readonly ResponseEntry[]> {
  const replies = new Map<Name, ResponseEntry[]>();
  for (const entry of knownEntries(input)) {
    if (entry.kind !== 'response' || isRetracted(input, entry)) continue;
    if (entry.date.first > input.judgement.on) continue;
    for (const target of entry.to) replies.set(target, [...(replies.get(target) ?? []), entry]);
  }
  return replies;
}

/** The replies to an entry, each as who answers and what. */
export function replyTexts(
  replies: ReadonlyMap<Name, readonly ResponseEntry[]>,
  name: Name | undefined,
): string[] {
  return ((name && replies.get(name)) ?? []).map(
    ({ from, text, title }) => `${from.map(boundText).join(', ')}: ${text ?? title ?? ''}`,
  );
}

/** Whether an entry or source was taken back by the day one knows by. */
export function isRetracted({ judgement }: ExportInput, { name }: Entry): boolean {
  return name !== undefined && judgement.judging.world.acceptance.retracted.has(name);
}

/** The title of the ledger, else what to call one without. */
export function ledgerTitle({ ledger }: ExportInput): string {
  return ledger.entriesOf('ledger').find(({ title }) => title !== undefined)?.title ?? 'A ledger of promises';
}

/** The promise of a name: a case of one where the name selects it, else what is declared under it. */
export function promiseNamed(input: ExportInput, name: Name): PromiseEntry | undefined {
  return keptFor(input).promises.get(name.text) ?? (isPromise(name.entry) ? name.entry : undefined);
}
