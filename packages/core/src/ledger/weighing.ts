import type { Duration } from './values/duration.ts';

/** How records are weighed, where the ledger says so (credibility.md); undefined: the default holds. */
export interface Weighing {
  /** What a promise kept late loses of what one kept in time counts, 0..1. */
  readonly lateDiscount: number | undefined;
  /** After how long a finished promise counts half; `none`: age does not matter. */
  readonly halfLife: Duration | 'none' | undefined;
  /** How much a promise counts under another office-holder, on another subject, or to another promisee, 0..1. */
  readonly transfer: number | undefined;
  /** How alike promises of one bundle end, 0..1. */
  readonly icc: number | undefined;
  /** What a report of a grade is worth. */
  readonly opinions: readonly GradeOpinion[];
}

/** `opinion B2 0.8 0 0.2`: belief, disbelief and uncertainty, which add up to 1. */
export interface GradeOpinion {
  /** Both letters of a grade, or one of them for all grades with it: `B2`, `B`, `2`. */
  readonly grade: string;
  readonly belief: number;
  readonly disbelief: number;
  readonly uncertainty: number;
}

/** Nothing said. */
export const NO_WEIGHING: Weighing = {
  lateDiscount: undefined,
  halfLife: undefined,
  transfer: undefined,
  icc: undefined,
  opinions: [],
};
