import type { Origin, Prior, Weights } from '../../credibility/weights.ts';
import type { GradeOpinion } from '../../ledger/weighing.ts';
import { citation } from '../../text/block.ts';
import { type EvidenceReader, type EvidenceReport, evidenceListReport } from './evidence-report.ts';

/** Where a record starts from. */
export interface PriorReport {
  readonly mean: number;
  /** How many promises the start counts as. */
  readonly weight: number;
  /** `#tag` or `default`; null: the ledger names no class, so it starts from a coin's toss. */
  readonly scope: string | null;
  /** `file:line` */
  readonly place: string | null;
  readonly evidence: readonly EvidenceReport[];
}

/** What finished promises are weighed by, and whether the ledger says so. */
export interface WeightsReport {
  /** Days after which a finished promise counts half; null: age does not matter. */
  readonly halfLife: number | null;
  readonly transfer: number;
  readonly icc: number;
  readonly lateDiscount: number;
  readonly opinions: readonly GradeOpinion[];
  readonly origins: Readonly<Record<'halfLife' | 'transfer' | 'icc' | 'lateDiscount', Origin>>;
}

/** A prior as a report, with its sources as far as they were out by a day to know by. */
export function priorReport({ mean, weight, scope, entry }: Prior, reader: EvidenceReader): PriorReport {
  return {
    mean,
    weight,
    scope: scope ?? null,
    place: entry ? citation(entry.block) : null,
    evidence: entry ? evidenceListReport(entry.evidence, reader) : [],
  };
}

/** Weights as a report. */
export function weightsReport({ halfLife, ...weights }: Weights): WeightsReport {
  return { halfLife: halfLife < Infinity ? halfLife : null, ...weights };
}
