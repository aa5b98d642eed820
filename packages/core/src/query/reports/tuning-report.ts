import { foresightOf } from '../../credibility/foresight.ts';
import type { RecordQuestion } from '../../credibility/record.ts';
import type { MeanRange } from '../../credibility/score.ts';
import { type Trial, tuningOf } from '../../credibility/tuning.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
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
    /** The best sets, best first: first those whose ranges are wide enough. */
    readonly best: readonly TrialReport[];
    /** By how much chance and range of the first are expected to be better than by the ledger's weights, in logarithms. */
    readonly gain: MeanRange;
    /** How much better the first foretold each promise than the ledger's weights did, in logarithms. */
    readonly foretold: MeanRange;
  } | null;
}

/** A set of weights, what is expected of it, and how well it foretold. */
export interface TrialReport {
  /** Days; null: age does not matter. */
  readonly halfLife: number | null;
  readonly transfer: number;
  /** How alike promises of one bundle are taken to end. */
  readonly icc: number;
  /** What the start, each `prior` of the ledger, weighs. */
  readonly priorWeight: number;
  /** How far the chance of a next promise is expected to be off (root of the mean square). */
  readonly error: number;
  /** How wide its range is, by how wide it has to be; under 1 it claims too much. */
  readonly width: number;
  readonly logScore: number;
  readonly brier: number;
}

/** Tries weights on a grid, and lists the best. */
export function tuningReport(judgement: Judgement, question: RecordQuestion): TuningReport {
  const foresight = foresightOf(judgement, question);
  const tuning = tuningOf(foresight, judgement.on);
  const head = recordHead(judgement, question);
  if (!tuning) {
    const count = foresight.pasts.reduce((sum, { endings }) => sum + endings.length, 0);
    return { ...head, count, tuning: null };
  }
  const { count, tried, now, best, gain, foretold } = tuning;
  return {
    ...head,
    count,
    tuning: {
      tried,
      now: { ...now, halfLife: finite(now.halfLife) },
      best: best.map(trialReport),
      gain,
      foretold,
    },
  };
}

function trialReport({ halfLife, ...rest }: Trial): TrialReport {
  return { halfLife: finite(halfLife), ...rest };
}

function finite(halfLife: number): number | null {
  return halfLife < Infinity ? halfLife : null;
}
