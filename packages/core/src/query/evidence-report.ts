import type { Day } from '../ledger/civil-day.ts';
import type { Entry, Evidence, Vouchers } from '../ledger/entry.ts';
import { isOutBy } from '../lifecycle/chain.ts';
import { idOf, titleOf } from './name-text.ts';

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
}

/** The evidence of an entry and of its lines that was out by a day to know by, each once. */
export function evidenceReport(entry: Entry, known: Day | undefined): EvidenceReport[] {
  return evidenceListReport([...evidenceOf(entry)], known);
}

/** What sources that were out by a day to know by say, each once. */
export function evidenceListReport(list: readonly Evidence[], known: Day | undefined): EvidenceReport[] {
  const found = new Map<string, EvidenceReport>();
  for (const evidence of list) {
    if (!isOutBy(known, evidence.source)) continue;
    const report = reportOf(evidence);
    found.set(JSON.stringify(report), report);
  }
  return [...found.values()];
}

function reportOf({ source, stance, passage, via, grade, quotes }: Evidence): EvidenceReport {
  return {
    source: idOf(source),
    title: source.entry?.title ?? null,
    stance,
    passage: passage ?? null,
    via: via.map((speaker) => (typeof speaker === 'string' ? speaker : titleOf(speaker))),
    grade: grade ?? null,
    quotes,
  };
}

function* evidenceOf(entry: Entry): Generator<Evidence> {
  yield* entry.evidence;
  for (const line of linesOf(entry)) yield* line.evidence;
}

/** The lines of an entry that can have evidence of their own. */
function linesOf(entry: Entry): readonly Vouchers[] {
  switch (entry.kind) {
    case 'promise':
    case 'threat':
    case 'request': {
      const { undertakings, conditions, unless, powers, stakes } = entry.terms;
      const ways = [...undertakings, ...conditions].flatMap((one) => one.ways as readonly Vouchers[]);
      return [...ways, ...unless, ...powers, ...stakes];
    }
    case 'event':
    case 'alleged':
      return [...entry.lines, ...entry.outside];
    case 'claim':
      return entry.stakes;
    default:
      return [];
  }
}
