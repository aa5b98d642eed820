import type { Ending } from './ending.ts';

/** How many promises there are, and what became of them. */
export interface RecordCounts {
  readonly promises: number;
  /** Fell due, and were kept, kept in part or broken; or are due and open. */
  readonly fellDue: number;
  readonly kept: number;
  readonly keptLate: number;
  readonly partlyKept: number;
  readonly broken: number;
  /** Due and open: of them those whose deadline is over without word. */
  readonly due: number;
  readonly overdue: number;
  /** Of those that are due: to refrain from something or to keep something true, which stands so far. */
  readonly standing: number;
  readonly conditional: number;
  readonly lapsed: number;
  readonly released: number;
  readonly ended: number;
  readonly excused: number;
  readonly superseded: number;
  readonly voided: number;
  readonly unclear: number;
  readonly disputed: number;
  /** Ended, amended or voided without the consent of who relied on it. */
  readonly letDown: number;
  /** Kept late, by how many days past the deadline, where both days are known; in order. */
  readonly daysLate: readonly number[];
}

/** Counts what became of promises. */
export function recordCounts(endings: readonly Ending[]): RecordCounts {
  const byState: Record<string, number> = {};
  let keptLate = 0;
  let overdue = 0;
  let standing = 0;
  let disputed = 0;
  let letDown = 0;
  let carriedOut = 0;
  const daysLate: number[] = [];
  for (const { standing: stand, outcome, letDown: down, kept } of endings) {
    const isDropped = stand.state === 'ended' && !Number.isNaN(kept);
    const state = isDropped ? 'broken' : stand.state;
    byState[state] = (byState[state] ?? 0) + 1;
    if (stand.state === 'kept') carriedOut++;
    if (outcome === 'kept late' || (stand.state === 'broken' && stand.after === 'kept late')) {
      keptLate++;
      const days = daysPast(stand);
      if (days !== undefined) daysLate.push(days);
    }
    if (stand.standing.length > 0) {
      if (stand.standing.includes('overdue')) overdue++;
      if (stand.standing.includes('disputed')) disputed++;
    }
    if (down) letDown++;
    if (stand.state === 'due' && isToKeepTrue(stand)) standing++;
  }
  const of = (state: string) => byState[state] ?? 0;
  return {
    promises: endings.length,
    fellDue: carriedOut + of('partly kept') + of('broken') + of('due'),
    kept: carriedOut,
    keptLate,
    partlyKept: of('partly kept'),
    broken: of('broken') - keptLate,
    due: of('due'),
    overdue,
    standing,
    conditional: of('conditional') + of('proposed'),
    lapsed: of('lapsed'),
    released: of('released'),
    ended: of('ended'),
    excused: of('excused'),
    superseded: of('superseded'),
    voided: of('voided'),
    unclear: of('unclear'),
    disputed,
    letDown,
    daysLate: daysLate.sort((a, b) => a - b),
  };
}

function isToKeepTrue({ terms: { undertakings } }: Ending['standing']): boolean {
  return undertakings.length > 0 && undertakings.every(({ kind }) => kind !== 'will');
}

/** From the deadline to the day what was promised was done after all. */
function daysPast({ since, deadline, decidedBy }: Ending['standing']): number | undefined {
  if (!since || !deadline) return undefined;
  const done = decidedBy && 'date' in decidedBy ? Math.max(since.first, decidedBy.date.first) : since.first;
  const days = done - deadline.last;
  return days > 0 ? days : undefined;
}
