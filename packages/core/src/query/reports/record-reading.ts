import { LEAST_RECORD, posteriorOf } from '../../credibility/posterior.ts';
import type { Posterior, RecordReading } from '../../credibility/record.ts';
import type { Prior } from '../../credibility/weights.ts';

/** A chance by a record, with the range in which it lies with 90%. */
export interface ChanceReport {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** The Beta distribution it is the mean of. */
  readonly alpha: number;
  readonly beta: number;
}

/** The record in one of its two readings. */
export interface ReadingReport {
  /** How many recent promises of just this kind the record amounts to. */
  readonly effective: number;
  /** How many more such promises it would take to give a number; 0 where there is one. */
  readonly missing: number;
  /** The chance that such a promise is kept; null where there is too little record to say. */
  readonly chance: ChanceReport | null;
  /** Why the chance has no range; null where it has one, and where there is no chance. */
  readonly noRange: string | null;
  /** With all that are overdue, unclear or disputed taken as broken, and as kept. */
  readonly bounds: {
    readonly count: number;
    readonly broken: ChanceReport;
    readonly kept: ChanceReport;
  } | null;
  /** With what was kept by an unknown share at its least and at its most. */
  readonly shares: {
    readonly count: number;
    readonly least: ChanceReport;
    readonly most: ChanceReport;
  } | null;
  /** With one more such promise kept, and with one more broken. */
  readonly oneMore: { readonly kept: ChanceReport; readonly broken: ChanceReport } | null;
}

/** A reading as a report; with too little record no number of it. */
export function readingReport(reading: RecordReading, prior: Prior): ReadingReport {
  const { posterior, tooLittle, bounds, shares } = reading;
  const { effective } = posterior;
  if (tooLittle)
    return {
      effective,
      missing: LEAST_RECORD - effective,
      chance: null,
      noRange: null,
      bounds: null,
      shares: null,
      oneMore: null,
    };
  const kept = posterior.alpha - prior.weight * prior.mean;
  return {
    effective,
    missing: 0,
    chance: chanceReport(posterior),
    noRange: rangeless(posterior, prior),
    bounds: bounds
      ? { count: bounds.count, broken: chanceReport(bounds.broken), kept: chanceReport(bounds.kept) }
      : null,
    shares: shares
      ? { count: shares.count, least: chanceReport(shares.least), most: chanceReport(shares.most) }
      : null,
    oneMore: {
      kept: chanceReport(posteriorOf(prior, kept + 1, effective - kept)),
      broken: chanceReport(posteriorOf(prior, kept, effective - kept + 1)),
    },
  };
}

/** A distribution as a report. */
export function chanceReport({ mean, low, high, alpha, beta }: Posterior): ChanceReport {
  return { mean, low, high, alpha, beta };
}

function rangeless({ alpha, beta }: Posterior, { weight }: Prior): string | null {
  if (alpha > 0 && beta > 0) return null;
  return weight === 0
    ? 'the ledger starts from nothing (a prior of weight 0), and the record goes one way only'
    : 'the ledger starts from certainty (a prior of 0 or 1), and the record does not speak against it';
}
