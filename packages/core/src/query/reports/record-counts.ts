import type { RecordCounts } from '../../credibility/counts.ts';

/** How many promises there are, and what became of them. */
export interface CountsReport extends Omit<RecordCounts, 'daysLate'> {
  /** Of those kept late: by how many days, where that is known. */
  readonly late: {
    /** Of how many it is known. */
    readonly known: number;
    readonly least: number;
    readonly median: number;
    readonly most: number;
  } | null;
}

/** Counts as a report. */
export function countsReport({ daysLate, ...counts }: RecordCounts): CountsReport {
  const known = daysLate.length;
  if (known === 0) return { ...counts, late: null };
  const middle = [Math.floor((known - 1) / 2), Math.ceil((known - 1) / 2)].map((at) => daysLate[at]!);
  return {
    ...counts,
    late: {
      known,
      least: daysLate[0]!,
      median: (middle[0]! + middle[1]!) / 2,
      most: daysLate[known - 1]!,
    },
  };
}
