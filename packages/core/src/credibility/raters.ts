import type { RatedEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { formatDecimal } from '../ledger/values/decimal.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { ratedState } from '../lifecycle/play/ratings.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { type Ending, endingOf } from './ending.ts';
import { weightsOf } from './weights.ts';

/** The promises that one rater has judged, each as that rater judged it last. */
export interface RaterEndings {
  /** Undefined: ratings that do not say by whom. */
  readonly rater: Name | undefined;
  readonly endings: readonly Ending[];
}

/** A promise that raters judge differently, with the last rating of each. */
export interface Disagreement {
  readonly standing: PromiseStanding;
  readonly ratings: readonly RatedEntry[];
}

/**
 * What each rater says of the promises of a record, in the order of their names. Rates depend on who lists and who
 * judges, so they are never averaged.
 */
export function ratersOf(judgement: Judgement, endings: readonly Ending[]): RaterEndings[] {
  const { lateDiscount } = weightsOf(judgement.judging.world.ledger);
  const byRater = new Map<Name | undefined, Ending[]>();
  for (const { standing } of endings) {
    for (const rating of lastRatings(judgement, standing)) {
      const list = byRater.get(rating.by) ?? [];
      byRater.set(rating.by, list);
      list.push(endingOf(judgement, asRated(standing, rating), lateDiscount));
    }
  }
  return [...byRater]
    .map(([rater, list]) => ({ rater, endings: list }))
    .sort((a, b) => ((a.rater?.text ?? '') < (b.rater?.text ?? '') ? -1 : 1));
}

/** The promises on which the last ratings of different raters differ. */
export function disagreementsOf(judgement: Judgement, endings: readonly Ending[]): Disagreement[] {
  return endings.flatMap(({ standing }) => {
    const ratings = lastRatings(judgement, standing);
    return ratings.some((rating) => !isSame(rating, ratings[0])) ? [{ standing, ratings }] : [];
  });
}

function isSame(a: RatedEntry, b: RatedEntry): boolean {
  return a.status === b.status && percentOf(a) === percentOf(b);
}

function percentOf({ percent }: RatedEntry): string | undefined {
  return percent && formatDecimal(percent);
}

/** The last rating of each rater, as far as the day of the judgement has come. */
function lastRatings({ judging, on }: Judgement, { entry }: PromiseStanding): RatedEntry[] {
  const ratings = judging.world.ratings.get(entry.name);
  if (!ratings) return [];
  const last = new Map<Name | undefined, RatedEntry>();
  for (const rating of ratings) {
    const before = last.get(rating.by);
    if (rating.date.first <= on && (!before || before.date.last <= rating.date.last))
      last.set(rating.by, rating);
  }
  return [...last.values()];
}

/** Where a promise would stand if one rating decided. */
function asRated(standing: PromiseStanding, rating: RatedEntry): PromiseStanding {
  const state = ratedState(rating.status);
  return {
    ...standing,
    state,
    possible: [state],
    after: state === 'broken' ? 'outstanding' : null,
    afters: state === 'broken' ? ['outstanding'] : [],
    progress: null,
    standing: [],
    since: { first: rating.date.first, last: rating.date.last },
    cause: rating.cause,
    decidedBy: rating,
    changed: null,
    unread: undefined,
  };
}
