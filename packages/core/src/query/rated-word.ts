import type { RatedEntry, RatingStatus } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';

/** How a rater calls what is neither kept nor broken: the words of ratings that are no state of their own. */
export type RatedWord = 'not started' | 'in progress' | 'stalled' | 'compromise';

const WORDS: Partial<Record<RatingStatus, RatedWord>> = {
  'not-started': 'not started',
  'in-progress': 'in progress',
  stalled: 'stalled',
  compromise: 'compromise',
};

/**
 * What a rater last said of a promise that stands where ratings put it, beyond its state: `stalled` of one that is due.
 * The rater of the ledger is asked, or whoever rated it last. Undefined where nobody did, or where deeds decide.
 */
export function ratedWord({ judging, on }: Judgement, standing: PromiseStanding): RatedWord | undefined {
  const { world } = judging;
  const ratings = world.ratings.size > 0 ? world.ratings.get(standing.entry.name) : undefined;
  if (!ratings || standing.terms.undertakings.length > 0) return undefined;
  if (standing.state !== 'due' && standing.state !== 'partly kept') return undefined;
  const { rater } = world.ledger.settings;
  let latest: RatedEntry | undefined;
  for (const rating of ratings) {
    if (rating.date.first > on || (rater && rating.by !== rater)) continue;
    if (!latest || latest.date.first <= rating.date.first) latest = rating;
  }
  return latest && WORDS[latest.status];
}
