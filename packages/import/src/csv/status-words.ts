import { RATING_STATUSES } from '@troth/core';
import { OUTSIDE } from '../sources/case-book.ts';

/** What a word of a table may stand for: a status of `rated`, `outside` (it did not fall due), or `skip` (no rating). */
export const VERDICTS: readonly string[] = [...RATING_STATUSES, OUTSIDE, 'skip'];

/** How trackers and coders say it, each as the start of a word; the first that fits counts. */
const WORDS: readonly (readonly [verdict: string, words: RegExp])[] = [
  [
    OUTSIDE,
    /^(dna|n\/?a|cfna)$|^dna|^cfna|not applicable|does not apply|did not apply|(not|never|did not|was not) (been |fall |fell |fallen |yet )?(due|invoked|triggered|tested|activated)|outside|inapplicable|^moot|untested|no casus/,
  ],
  [
    'not-rated',
    /not (yet )?(rated|judged|coded|evaluated|checked)|unrated|unknown|unclear|^\?|missing|no data/,
  ],
  ['uncheckable', /uncheckable|unverifiable|cannot be (checked|verified)|not measurable/],
  ['not-started', /not (yet )?(started|begun|implemented)|no action|unstarted|pending/],
  ['partly-kept', /partly|partial|in part|half|mostly/],
  ['compromise', /compromis/],
  ['stalled', /stall|stagnant|delayed|on hold|paused|suspended/],
  ['in-progress', /in progress|in the works|in alpha|under ?way|ongoing|on track|started|progress/],
  [
    'broken',
    /broken?|violat|reneg|abandon|fail|unfulfilled|dishono|abrogat|unkept|breach|defect|not (kept|hono|fulfilled|met|upheld|done|delivered|completed)|reversed|revoked|^no$|^false$/,
  ],
  [
    'kept',
    /kept|^keep|hono|fulfil|achiev|complet|uph[eo]ld|deliver|complied|complian|implemented|accomplish|^met$|^done|respected|^yes$|^true$|success/,
  ],
];

/**
 * What a word of a table seems to mean; undefined where nothing says so.
 *
 * ```ts
 * guessVerdict('Promise Kept') // => 'kept'
 * guessVerdict('not invoked') // => 'outside'
 * guessVerdict('blue') // => undefined
 * ```
 */
export function guessVerdict(word: string): string | undefined {
  const plain = word
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .trim();
  return WORDS.find(([, words]) => words.test(plain))?.[0];
}

/**
 * A verdict as people write it: `Partly kept 60%` is `partly-kept 60%`, `lapsed` is `outside`; undefined where it is
 * none.
 *
 * ```ts
 * readVerdict('in progress') // => 'in-progress'
 * readVerdict('partly kept 60%') // => 'partly-kept 60%'
 * readVerdict('nearly') // => undefined
 * ```
 */
export function readVerdict(written: string): string | undefined {
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (plain === 'lapsed' || plain === 'did-not-fall-due') return OUTSIDE;
  const [, percent] = /^partly-kept-(\d+(?:\.\d+)?)-?%$/.exec(plain) ?? [];
  if (percent !== undefined && Number(percent) <= 100) return `partly-kept ${percent}%`;
  return VERDICTS.find((verdict) => verdict === plain);
}
