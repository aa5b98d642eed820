import { NORMAL_95 } from './score.ts';

/** How long something lasted, and how it ended; undefined: it still stands. */
export interface Stay<End = string> {
  readonly days: number;
  readonly end: End | undefined;
}

/** A share from a day on, with the range in which it lies with 90%. */
export interface Step {
  /** After how many days. */
  readonly days: number;
  /** How many were watched until then. */
  readonly atRisk: number;
  /** How many ended then. */
  readonly ended: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What ended after one time. */
interface Tie<End> {
  readonly days: number;
  readonly atRisk: number;
  readonly ends: ReadonlyMap<End, number>;
  readonly ended: number;
}

/**
 * The share that still stands after each time at which one ended (Kaplan and Meier 1958), with Greenwood's variance on
 * the scale of log(−log). What still stands counts as long as it was watched.
 *
 * ```ts
 * const stays = [1, 2, 2, 4].map((days, at) => ({ days, end: at === 2 ? undefined : 'broken' }));
 * kaplanMeier(stays).map(({ days, share }) => [days, share]) // => [[1, 0.75], [2, 0.5], [4, 0]]
 * ```
 */
export function kaplanMeier<End>(stays: readonly Stay<End>[]): Step[] {
  let share = 1;
  let greenwood = 0;
  return tiesOf(stays).map(({ days, atRisk, ended }) => {
    share *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    return { days, atRisk, ended, share, ...rangeOf(share, share * Math.sqrt(greenwood)) };
  });
}

/**
 * The share that has ended in one of several ways after each time (Aalen and Johansen 1978), with the variance by the
 * delta method (Marubini and Valsecchi 1995). The shares of all ways and what still stands add up to 1.
 *
 * ```ts
 * const stays = ['broken', 'released', undefined, 'broken'].map((end, at) => ({ days: at + 1, end }));
 * aalenJohansen(stays, 'broken').map(({ days, share }) => [days, share]) // => [[1, 0.25], [4, 0.75]]
 * ```
 */
export function aalenJohansen<End>(stays: readonly Stay<End>[], way: End): Step[] {
  const ties = tiesOf(stays);
  const before: number[] = [];
  const after: number[] = [];
  let standing = 1;
  let share = 0;
  for (const { atRisk, ends, ended } of ties) {
    before.push(standing);
    share += (standing * (ends.get(way) ?? 0)) / atRisk;
    after.push(share);
    standing *= 1 - ended / atRisk;
  }
  const steps: Step[] = [];
  for (let at = 0; at < ties.length; at++) {
    const { days, atRisk, ends } = ties[at];
    const ended = ends.get(way) ?? 0;
    if (ended === 0) continue;
    const error = Math.sqrt(Math.max(0, varianceAt(ties, before, after, at, way)));
    steps.push({ days, atRisk, ended, share: after[at], ...rangeOf(after[at], error) });
  }
  return steps;
}

/** The first time after which at most half still stands; undefined where more than half does to the end. */
export function medianOf(
  steps: readonly Step[],
  share: 'share' | 'low' | 'high' = 'share',
): number | undefined {
  return steps.find((step) => step[share] <= 0.5)?.days;
}

/** What was so just after a time. */
export function shareAt(steps: readonly Step[], days: number, otherwise: 0 | 1): Step | undefined {
  const step = steps.findLast((one) => one.days <= days);
  if (step) return step;
  return { days, atRisk: 0, ended: 0, share: otherwise, low: otherwise, high: otherwise };
}

function varianceAt<End>(
  ties: readonly Tie<End>[],
  before: readonly number[],
  after: readonly number[],
  last: number,
  way: End,
): number {
  let variance = 0;
  for (let at = 0; at <= last; at++) {
    const { atRisk, ended, ends } = ties[at];
    const some = ends.get(way) ?? 0;
    const rest = after[last] - after[at];
    if (atRisk > ended) variance += (rest * rest * ended) / (atRisk * (atRisk - ended));
    variance += (before[at] ** 2 * some * (atRisk - some)) / atRisk ** 3;
    variance -= (2 * rest * before[at] * some) / atRisk ** 2;
  }
  return variance;
}

function tiesOf<End>(stays: readonly Stay<End>[]): Tie<End>[] {
  const rising = [...stays].sort((a, b) => a.days - b.days);
  const ties: Tie<End>[] = [];
  for (let from = 0; from < rising.length; ) {
    const { days } = rising[from];
    const ends = new Map<End, number>();
    let ended = 0;
    let to = from;
    for (; to < rising.length && rising[to].days === days; to++) {
      const { end } = rising[to];
      if (end === undefined) continue;
      ended++;
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    if (ended > 0) ties.push({ days, atRisk: rising.length - from, ends, ended });
    from = to;
  }
  return ties;
}

/** The range of a share on the scale of log(−log), which keeps it within 0..1. */
function rangeOf(share: number, error: number): { readonly low: number; readonly high: number } {
  if (share <= 0 || share >= 1) return { low: Math.max(0, share), high: Math.min(1, share) };
  const spread = (NORMAL_95 * error) / (share * Math.abs(Math.log(share)));
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) };
}
