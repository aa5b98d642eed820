import { type Durations, durationsOf } from '../../credibility/durations.ts';
import type { RecordQuestion } from '../../credibility/record.ts';
import { medianOf } from '../../credibility/survival.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { type RecordHead, recordHead } from './record-head.ts';

/** How long promises last, and how they end, as JSON (docs/schema/durations.schema.json). */
export interface DurationsReport extends RecordHead, Durations {
  /** After how many days half has ended; null where fewer than ten have ended. */
  readonly median: {
    /** Null where more than half still stands at the end of the time that is known. */
    readonly days: number | null;
    /** The ends of the range in which it lies with 90%; null where they are not reached. */
    readonly low: number | null;
    readonly high: number | null;
    /** Where the days of some are known within ends only: after how many days half has ended if they lasted as short, and as long, as may be. */
    readonly shortest: number | null;
    readonly longest: number | null;
  } | null;
}

/** How long the promises of a party last, and how they end. */
export function durationsReport(judgement: Judgement, question: RecordQuestion): DurationsReport {
  const durations = durationsOf(judgement, question);
  const { survival } = durations;
  return {
    ...recordHead(judgement, question),
    ...durations,
    median:
      survival.length === 0
        ? null
        : {
            days: medianOf(survival) ?? null,
            low: medianOf(survival, 'low') ?? null,
            high: medianOf(survival, 'high') ?? null,
            shortest: medianOf(durations.shortest) ?? null,
            longest: medianOf(durations.longest) ?? null,
          },
  };
}
