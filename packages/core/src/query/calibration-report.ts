import { type Calibration, calibrationOf } from '../credibility/calibration.ts';
import { foresightOf } from '../credibility/foresight.ts';
import type { RecordQuestion } from '../credibility/record.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { type RecordHead, recordHead } from './record-head.ts';

/** How well records foretold what came, as JSON (docs/schema/calibration.schema.json). */
export interface CalibrationReport extends RecordHead, Omit<Calibration, 'scores'> {
  /** Null where fewer than ten promises could be foretold. */
  readonly scores: NonNullable<Calibration['scores']> | null;
}

/** Foretells each finished promise by those before it, and compares with what came. */
export function calibrationReport(judgement: Judgement, question: RecordQuestion): CalibrationReport {
  const { scores, ...rest } = calibrationOf(foresightOf(judgement, question));
  return { ...recordHead(judgement, question), ...rest, scores: scores ?? null };
}
