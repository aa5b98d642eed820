import type { RatedEntry, RatingStatus } from '../../ledger/entry.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { byEntryKey } from '../../lifecycle/play/timeline.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';

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
 * The rater of the ledger is asked, or whoever rated it last. Undefined where nobody did, where those who did so on one
 * day have different words, or where deeds decide.
 */
export function ratedWord({ judging, on }: Judgement, standing: PromiseStanding): RatedWord | undefined {
  const { world } = judging;
  const ratings = world.ratings.size > 0 ? world.ratings.get(standing.entry.name) : undefined;
  if (!ratings || standing.terms.undertakings.length > 0) return undefined;
  if (standing.state !== 'due' && standing.state !== 'partly kept') return undefined;
  const { rater } = world.ledger.settings;
  let latest: RatedEntry[] = [];
  for (const rating of ratings) {
    const day = rating.date.first;
    if (day > on || (rater && rating.by !== rater)) continue;
    if (latest.length === 0 || latest[0].date.first < day) latest = [rating];
    else if (latest[0].date.first === day) latest.push(rating);
  }
  const words = new Set(lastOfEach(latest).map(({ status }) => WORDS[status]));
  return words.size === 1 ? [...words][0] : undefined;
}

/** What each rater said last among ratings of one day, in their order for the state, save what is known to be earlier. */
function lastOfEach(ratings: readonly RatedEntry[]): readonly RatedEntry[] {
  if (ratings.length < 2) return ratings;
  const sorted = ratings.toSorted(byEntryKey).sort(byTime);
  const last = Math.max(...sorted.map(({ date }) => date.time));
  const ofEach = new Map(sorted.map((rating) => [rating.by, rating]));
  return [...ofEach.values()].filter(({ date: { time } }) => time < 0 || time === last);
}

function byTime({ date: a }: RatedEntry, { date: b }: RatedEntry): number {
  return a.time >= 0 && b.time >= 0 ? a.time - b.time : 0;
}
