import type { Day } from '../ledger/values/civil-day.ts';
import { formatDecimal } from '../ledger/values/decimal.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { type LetDown, letDownOf } from './let-down.ts';

/** How a promise ended, or that it has not: what a record makes of where it stands. */
export type Outcome =
  | 'kept'
  | 'kept late'
  | 'partly kept'
  | 'compromise'
  | 'failed for some'
  | 'broken'
  | 'carried out'
  | 'not carried out'
  | 'open';

/** One promise as a record sees it. `NaN` stands for: it counts for nothing. */
export interface Ending {
  readonly standing: PromiseStanding;
  readonly outcome: Outcome;
  /** The day it ended, or the middle of the days on which it may have. */
  readonly day: Day;
  /** How much of it was kept, 0..1, by the rules; where that is not known, the middle. */
  readonly kept: number;
  /** The least and the most of it that may have been kept, where that is not known. */
  readonly keptLow: number;
  readonly keptHigh: number;
  /** Overdue, unclear or disputed: what it counts at worst and at best, where it is. */
  readonly isDoubtful: boolean;
  readonly worst: number;
  readonly best: number;
  /** Ended, amended or voided without the consent of who relied on it. */
  readonly letDown: LetDown | undefined;
  /** Whether what its evidence leaves open is left aside, as where it is supposed. */
  readonly isSure: boolean;
}

/** How a promise ended, on the day of a judgement. */
export function endingOf(judgement: Judgement, standing: PromiseStanding, lateDiscount: number): Ending {
  const { judging, on } = judgement;
  const letDown = letDownOf(judging, standing);
  const { state, since, entry } = standing;
  const day = since ? Math.min(on, middleOf(since.first, since.last)) : Math.min(on, entry.date.last);
  const share = shareKept(judgement, standing, lateDiscount);
  const doubt = doubtOf(standing, share.kept, lateDiscount);
  const outcome = entry.kind === 'threat' ? asThreat(state, share) : share.outcome;
  return {
    standing,
    outcome,
    day,
    kept: share.kept,
    keptLow: share.low,
    keptHigh: share.high,
    isDoubtful: doubt !== undefined,
    worst: doubt ? doubt.worst : share.kept,
    best: doubt ? doubt.best : share.kept,
    letDown,
    isSure: false,
  };
}

function middleOf(first: Day, last: Day): Day {
  return first === last ? last : (first + last) / 2;
}

interface Share {
  readonly outcome: Outcome;
  readonly kept: number;
  readonly low: number;
  readonly high: number;
}

const share = (outcome: Outcome, kept: number, low = kept, high = kept): Share => ({
  outcome,
  kept,
  low,
  high,
});

const KEPT = share('kept', 1);
const BROKEN = share('broken', 0);
const COMPROMISE = share('compromise', 0.5, 0, 1);
const PARTLY = share('partly kept', 0.5, 0, 1);
const OPEN = share('open', Number.NaN);

function shareKept(judgement: Judgement, standing: PromiseStanding, lateDiscount: number): Share {
  switch (standing.state) {
    case 'kept':
      return KEPT;
    case 'partly kept':
      return partlyKept(standing);
    case 'broken':
      if (standing.after === 'kept late') return share('kept late', 1 - lateDiscount);
      if (standing.cause === 'failed' && standing.progress?.endsWith(' stand'))
        return stillStanding(judgement, standing);
      return BROKEN;
    case 'ended':
      // A threat that fell due and was dropped was not carried out.
      return standing.entry.kind === 'threat' && standing.due ? BROKEN : OPEN;
    default:
      return OPEN;
  }
}

function partlyKept({ decidedBy }: PromiseStanding): Share {
  if (decidedBy?.kind !== 'rated') return PARTLY;
  if (decidedBy.status === 'compromise') return COMPROMISE;
  if (!decidedBy.percent) return PARTLY;
  return share('partly kept', Math.min(1, Number(formatDecimal(decidedBy.percent)) / 100));
}

/** Failed for some members: the share of those for whom it still stands. */
function stillStanding({ judging }: Judgement, { entry }: PromiseStanding): Share {
  let low = 1;
  let high = 0;
  for (const { progress } of judging.outcomes(entry).outcomes) {
    if (progress?.kind !== 'members') continue;
    const { failed, stand } = progress;
    low = Math.min(low, ratio(stand.low, failed.high));
    high = Math.max(high, ratio(stand.high, failed.low));
  }
  if (high < low) return BROKEN;
  if (high === 0) return BROKEN;
  return share('failed for some', (low + high) / 2, low, high);
}

function ratio(stand: number, failed: number): number {
  if (stand === Infinity) return 1;
  return stand + failed > 0 && failed < Infinity ? stand / (stand + failed) : 0;
}

function asThreat(state: PromiseStanding['state'], { outcome, kept }: Share): Outcome {
  if (outcome === 'open') return outcome;
  if (state === 'kept' || kept >= 1) return 'carried out';
  return kept === 0 ? 'not carried out' : outcome;
}

/** What an overdue, unclear or disputed promise counts at worst and at best; undefined where there is no doubt. */
function doubtOf(
  { state, possible, standing, afters }: PromiseStanding,
  kept: number,
  lateDiscount: number,
): { readonly worst: number; readonly best: number } | undefined {
  if (standing.includes('overdue') && state === 'due') return { worst: 0, best: 1 };
  if (state === 'unclear') {
    const overdue = standing.includes('overdue');
    const counts = possible.flatMap((one) => {
      if (one === 'kept') return 1;
      if (one === 'broken') return afters.map((after) => (after === 'kept late' ? 1 - lateDiscount : 0));
      return one === 'partly kept' ? 0.5 : Number.NaN;
    });
    if (overdue) counts.push(0, 1);
    return { worst: extreme(counts, 0), best: extreme(counts, 1) };
  }
  return standing.includes('disputed') && !Number.isNaN(kept) ? { worst: 0, best: 1 } : undefined;
}

/** Of what may count, that which draws a rate most to one end; what counts for nothing draws it nowhere. */
function extreme(counts: readonly number[], end: 0 | 1): number {
  const some = counts.filter((count) => !Number.isNaN(count));
  const most = end === 0 ? Math.min(...some) : Math.max(...some);
  if (some.length === counts.length) return most;
  const draws = end === 0 ? most < 0.5 : most > 0.5;
  return draws ? most : Number.NaN;
}
