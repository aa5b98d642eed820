import type { RatingStatus } from './entry.ts';

/** What a rating may say of a promise: the words of `rated @promise WORD`. */
export const STATUSES: readonly RatingStatus[] = [
  'kept',
  'partly-kept',
  'compromise',
  'broken',
  'stalled',
  'in-progress',
  'not-started',
  'not-rated',
  'uncheckable',
];

/** What kind of reason a rating may give. */
export const CAUSES = [
  'no-means',
  'deprioritised',
  'reversed',
  'blocked',
  'withdrawn',
  'over-promised',
] as const;
