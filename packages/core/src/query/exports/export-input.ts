import { type Entry, isPromise, type PromiseEntry, type ResponseEntry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { SourceText } from '../../text/source-text.ts';
import { entryKnownSince } from '../answers/timeline.ts';

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
export function knownEntries({ ledger, judgement: { known } }: ExportInput): Entry[] {
  const entries = [...ledger.entries()];
  return known === undefined ? entries : entries.filter((entry) => entryKnownSince(entry) <= known);
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

/** Whether an entry or source was taken back by the day one knows by. */
export function isRetracted({ judgement }: ExportInput, { name }: Entry): boolean {
  return name !== undefined && judgement.judging.world.acceptance.retracted.has(name);
}

/** The title of the ledger, else what to call one without. */
export function ledgerTitle({ ledger }: ExportInput): string {
  return ledger.entriesOf('ledger').find(({ title }) => title !== undefined)?.title ?? 'A ledger of promises';
}

/** The promise of a name: a case of one where the name selects it, else what is declared under it. */
export function promiseNamed({ judgement }: ExportInput, name: Name): PromiseEntry | undefined {
  let byName = promises.get(judgement);
  if (!byName) {
    byName = new Map(judgement.promises.map(({ entry }) => [entry.name.text, entry]));
    promises.set(judgement, byName);
  }
  return byName.get(name.text) ?? (isPromise(name.entry) ? name.entry : undefined);
}

const promises = new WeakMap<Judgement, Map<string, PromiseEntry>>();
