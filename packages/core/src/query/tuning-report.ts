import { foresightOf } from '../credibility/foresight.ts';
import type { RecordQuestion } from '../credibility/record.ts';
import type { MeanRange } from '../credibility/score.ts';
import { type Trial, tuningOf } from '../credibility/tuning.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { type RecordHead, recordHead } from './record-head.ts';

/** Which weights foretell best, as JSON (docs/schema/tuning.schema.json). */
export interface TuningReport extends RecordHead {
  /** How many finished promises were foretold, each by those before it. */
  readonly count: number;
  /** Null where there are fewer than ten. */
  readonly tuning: {
    /** How many sets of weights were tried. */
    readonly tried: number;
    /** With the weights of the ledger. */
    readonly now: Omit<TrialReport, 'priorWeight'>;
    /** The best sets, best first. */
    readonly best: readonly TrialReport[];
    /** How much better the first of them foretells each promise than the ledger's weights do. */
    readonly gain: MeanRange;
  } | null;
}

/** A set of weights, and how well it foretold. */
export interface TrialReport {
  /** Days; null: age does not matter. */
  readonly halfLife: number | null;
  readonly transfer: number;
  /** What the start, each `prior` of the ledger, weighs. */
  readonly priorWeight: number;
  readonly logScore: number;
  readonly brier: number;
}

/** How many sets of weights are listed. */
const MOST = 10;

/** Tries weights on a grid, and lists those that foretold best. */
export function tuningReport(judgement: Judgement, question: RecordQuestion): TuningReport {
  const foresight = foresightOf(judgement, question);
  const tuning = tuningOf(foresight);
  const head = recordHead(judgement, question);
  if (!tuning) {
    const count = foresight.pasts.reduce((sum, { endings }) => sum + endings.length, 0);
    return { ...head, count, tuning: null };
  }
  const { count, now, best, gain } = tuning;
  return {
    ...head,
    count,
    tuning: {
      tried: best.length,
      now: { ...now, halfLife: finite(now.halfLife) },
      best: best.slice(0, MOST).map(trialReport),
      gain,
    },
  };
}

function trialReport({ halfLife, ...rest }: Trial): TrialReport {
  return { halfLife: finite(halfLife), ...rest };
}

function finite(halfLife: number): number | null {
  return halfLife < Infinity ? halfLife : null;
}
