import { type Calibration, calibrationOf } from '../../credibility/calibration.ts';
import { type Foresight, foresightOf } from '../../credibility/foresight.ts';
import type { RecordQuestion } from '../../credibility/record.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { type RecordHead, recordHead } from './record-head.ts';

/** How well records foretold what came, as JSON (docs/schema/calibration.schema.json). */
export interface CalibrationReport extends RecordHead {
  /** Each finished promise foretold by those that its own promisor had finished before it. */
  readonly own: CalibrationPart;
  /** Each by those that any promisor had finished before it; null where there is one promisor only. */
  readonly pooled: CalibrationPart | null;
}

/** How well one kind of record foretold. */
export interface CalibrationPart extends Omit<Calibration, 'scores'> {
  /** Null where fewer than ten promises could be foretold. */
  readonly scores: NonNullable<Calibration['scores']> | null;
}

/** Foretells each finished promise by those before it, and compares with what came. */
export function calibrationReport(judgement: Judgement, question: RecordQuestion): CalibrationReport {
  const own = foresightOf(judgement, question);
  return {
    ...recordHead(judgement, question),
    own: partOf(own),
    pooled: own.pasts.length > 1 ? partOf(foresightOf(judgement, question, true)) : null,
  };
}

function partOf(foresight: Foresight): CalibrationPart {
  const { scores, ...rest } = calibrationOf(foresight);
  return { ...rest, scores: scores ?? null };
}
