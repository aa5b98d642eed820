import type { Entry } from '../../ledger/entry.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import { countsFor, statementsOf } from '../../lifecycle/counting.ts';
import { detailLines } from '../detail-lines.ts';
import { type EntrySummary, entrySummary } from '../entry-summary.ts';
import { entryKnownSince } from '../entry-times.ts';
import { type EvidenceReport, evidenceReport } from '../reports/evidence-report.ts';
import { type PlaceReport, type StatusReport, statusReport } from '../reports/status-report.ts';
import { idOf } from '../words/name-text.ts';
import { type ExportInput, isRetracted, knownEntries, ledgerTitle } from './export-input.ts';
import { sharedFolder } from './shared-folder.ts';

/** A whole ledger as JSON (docs/schema/export.schema.json). */
export interface JsonExport extends StatusReport {
  /** The version of this shape. */
  readonly export: 1;
  readonly title: string;
  /**
   * The files themselves, from which `troth import troth` makes the same ledger again; null where the export is as known
   * on an earlier day, since the files tell more.
   */
  readonly files: readonly { readonly path: string; readonly text: string }[] | null;
  readonly entries: readonly EntryExport[];
}

/** One entry, whatever it is. */
export interface EntryExport extends Omit<EntrySummary, 'place'> {
  readonly title: string | null;
  readonly tags: readonly string[];
  /** The day from which it is known; null where that is always. */
  readonly known: string | null;
  /** Whether anything of it counts: it is not retracted, denied alone, or only alleged. */
  readonly counts: boolean;
  /** Its other fields, with titles for names. */
  readonly details: readonly string[];
  readonly evidence: readonly EvidenceReport[];
  /** The names of the entries that a reply answers. */
  readonly answers?: readonly string[];
  readonly place: PlaceReport;
}

/** Everything of a ledger: its files, its entries, and where its promises stand. */
export function jsonExport(input: ExportInput): JsonExport {
  const { judgement } = input;
  return {
    export: 1,
    title: ledgerTitle(input),
    ...statusReport(judgement),
    entries: knownEntries(input).map((entry) => entryExport(input, entry)),
    files: judgement.known === undefined ? filesOf(input) : null,
  };
}

function entryExport(input: ExportInput, entry: Entry): EntryExport {
  const { place: _, ...summary } = entrySummary(input.ledger, entry, input.judgement.known);
  const since = entryKnownSince(entry);
  const { acceptance } = input.judgement.judging.world;
  return {
    ...summary,
    title: entry.title ?? null,
    tags: entry.tags,
    known: Number.isFinite(since) ? isoDay(since) : null,
    counts:
      !isRetracted(input, entry) &&
      (entry.kind === 'source' || statementsOf(entry).some((one) => countsFor(acceptance, entry, one))),
    details: detailLines(input.ledger, input.judgement, entry),
    evidence: evidenceReport(entry, acceptance),
    ...(entry.kind === 'response' && { answers: entry.to.map(idOf) }),
    place: { file: entry.block.path, line: entry.block.line + 1 },
  };
}

/** Files by their path from the folder that holds them all, in the order of their paths. */
function filesOf({ sources }: ExportInput): { readonly path: string; readonly text: string }[] {
  const { length } = sharedFolder(sources.map(({ path }) => path));
  return sources
    .map(({ path, text }) => ({ path: path.replaceAll('\\', '/').slice(length) || 'ledger.troth', text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
