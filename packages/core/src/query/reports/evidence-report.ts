import { vouchedLines } from '../../evidence/statement.ts';
import type { Entry, Evidence } from '../../ledger/entry.ts';
import { type Acceptance, isKnownBy } from '../../lifecycle/acceptance.ts';
import { isOutBy } from '../../lifecycle/chain.ts';
import { dateOf } from '../../lifecycle/counting.ts';
import { idOf, titleOf } from '../words/name-text.ts';

/** What one source says of an entry or of one of its lines. */
export interface EvidenceReport {
  readonly source: string;
  readonly title: string | null;
  readonly stance: Evidence['stance'];
  /** Where in the source. */
  readonly passage: string | null;
  /** Through whom, nearest speaker first. */
  readonly via: readonly string[];
  readonly grade: string | null;
  readonly quotes: readonly string[];
  /** Only of a source that is retracted. */
  readonly retracted?: true;
}

/** What of evidence is told: what is out by a day, and marked where it is retracted. */
export type EvidenceReader = Pick<Acceptance, 'known' | 'retracted'>;

/** The evidence of an entry and of its lines that were known by a day to know by, as far as it was out, each once. */
export function evidenceReport(entry: Entry, reader: EvidenceReader): EvidenceReport[] {
  const told = [entry, ...vouchedLines(entry).map(({ vouchers }) => vouchers)].filter((vouchers) =>
    isKnownBy(reader.known, vouchers, dateOf(entry)),
  );
  return evidenceListReport(
    told.flatMap(({ evidence }) => evidence),
    reader,
  );
}

/** What sources that were out by a day to know by say, each once. */
export function evidenceListReport(
  list: readonly Evidence[],
  { known, retracted }: EvidenceReader,
): EvidenceReport[] {
  const found = new Map<string, EvidenceReport>();
  for (const evidence of list) {
    if (!isOutBy(known, evidence.source)) continue;
    const report = reportOf(evidence, retracted.has(evidence.source));
    found.set(JSON.stringify(report), report);
  }
  return [...found.values()];
}

function reportOf(
  { source, stance, passage, via, grade, quotes }: Evidence,
  isRetracted: boolean,
): EvidenceReport {
  return {
    source: idOf(source),
    title: source.entry?.title ?? null,
    stance,
    passage: passage ?? null,
    via: via.map((speaker) => (typeof speaker === 'string' ? speaker : titleOf(speaker))),
    grade: grade ?? null,
    quotes,
    ...(isRetracted && { retracted: true }),
  };
}
