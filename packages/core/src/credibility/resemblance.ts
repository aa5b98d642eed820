import type { Foresight, Past } from './foresight.ts';

/**
 * How alike the outcomes of two promises of one promisor are beyond the rate of their kind: correlations that add up
 * (variance components, as in credibility theory: Bühlmann 1967, Jewell 1975).
 */
export interface Resemblance {
  /** Any two of its promises. */
  readonly always: number;
  /** More, where subject, recipient and office-holder are the same; by the share of these that are. */
  readonly kind: number;
  /** More, by what it had become when the earlier of them ended: gained evenly from the first ending of the ledger on. */
  readonly drift: number;
  /** More, if one event, deal or document binds them. */
  readonly bundle: number;
}

/** A resemblance, and the chance that it is the right one among those that are tried. */
export interface LikelyResemblance extends Resemblance {
  readonly chance: number;
}

const ALWAYS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8];
const KIND = [0, 0.04, 0.08, 0.14, 0.2];
const DRIFT = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6];
const BUNDLE = [0, 0.06, 0.12, 0.25];

/** What is left of an outcome to chance alone is at least this share. */
const LEAST_CHANCE = 0.05;

/** At most so many promises of one promisor are compared, the last ones. */
const MOST = 100;

/** The most work: the sum of the cubes of how many promises each promisor has. Beyond it every second, third… is asked. */
const MOST_WORK = 1e7;

/**
 * Which resemblances the outcomes support, by how well each foretells them one after the other: the best linear forecast
 * of each from those before it (Kriging; Goldberger 1962), scored by the logarithm of the chance that it gave to what
 * came. Before that each is as likely as another; so where outcomes say little, all remain, and their mean is cautious.
 *
 * @param day the day asked about, to which a promisor may change
 */
export function resemblancesOf(foresight: Foresight, day: number): readonly LikelyResemblance[] {
  const pasts = asMany(foresight.pasts);
  const span = spanOf(foresight, day);
  const comparisons = pasts.map((past) => comparisonOf(past, span));
  const tried = triedFor(pasts);
  const scores = tried.map(() => 0);
  for (const comparison of comparisons)
    for (let at = 0; at < tried.length; at++) scores[at] += scoreBy(comparison, tried[at]);
  const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const likelihoods = scores.map((score) => Math.exp(score - top));
  const sum = likelihoods.reduce((all, one) => all + one, 0);
  return tried.map((one, at) => ({ ...one, chance: likelihoods[at] / sum }));
}

/** The mean of resemblances: what is expected of it, as errors are sums of its parts. */
export function meanResemblance(likely: readonly LikelyResemblance[]): Resemblance {
  const mean = (part: keyof Resemblance) => likely.reduce((sum, one) => sum + one.chance * one[part], 0);
  return { always: mean('always'), kind: mean('kind'), drift: mean('drift'), bundle: mean('bundle') };
}

/** From the first ending on: how far a promisor can have changed by a day, 0 to 1 on the day asked about. */
export interface Span {
  readonly first: number;
  readonly length: number;
  /** How far along it a next promise ends: past the day asked about by the mean time from one ending to the next. */
  readonly next: number;
  /** In how many ways promises can be unlike here, at least 1. */
  readonly ways: number;
}

/** Over which days, and in how many ways, the promises of a ledger differ. */
export function spanOf({ pasts }: Foresight, day: number): Span {
  let first = day;
  let ways = 1;
  let between = 0;
  let steps = 0;
  for (const { days, unlike } of pasts) {
    first = Math.min(first, days[0]);
    between += days[days.length - 1] - days[0];
    steps += days.length - 1;
    for (const row of unlike) for (const count of row) ways = Math.max(ways, count);
  }
  const length = Math.max(1, day - first);
  return { first, length, next: 1 + (steps > 0 ? between / steps / length : 0), ways };
}

/** How far along the span a day is, 0 to 1. */
export function along({ first, length }: Span, day: number): number {
  return Math.min(1, Math.max(0, (day - first) / length));
}

function asMany(pasts: readonly Past[]): readonly Past[] {
  const work = pasts.reduce((sum, { days }) => sum + Math.min(days.length, MOST) ** 3, 0);
  const step = Math.ceil(work / MOST_WORK);
  return step > 1 ? pasts.filter((_, at) => at % step === 0) : pasts;
}

/** The outcomes of one promisor, and how alike each two of its promises are. */
interface Comparison {
  readonly size: number;
  /** Outcomes less their start, by the spread of their start. */
  readonly surprise: Float64Array;
  readonly means: Float64Array;
  readonly spreads: Float64Array;
  readonly kept: Float64Array;
  readonly evidence: Float64Array;
  readonly kind: Float64Array;
  readonly drift: Float64Array;
  readonly bundle: Uint8Array;
}

function comparisonOf(past: Past, span: Span): Comparison {
  const from = Math.max(0, past.days.length - MOST);
  const size = past.days.length - from;
  const kind = new Float64Array(size * size);
  const drift = new Float64Array(size * size);
  const bundle = new Uint8Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      const place = row * size + column;
      const bound = past.bound[from + row];
      kind[place] = 1 - past.unlike[from + row][from + column] / span.ways;
      // In order of days, so the earlier of the two is that of the column.
      drift[place] = along(span, past.days[from + column]);
      bundle[place] = row === column || (bound && bound === past.bound[from + column]) ? 1 : 0;
    }
  const means = Float64Array.from(past.priors.slice(from), ({ mean }) => startOf(mean));
  const spreads = means.map((mean) => Math.sqrt(mean * (1 - mean)));
  const kept = past.kept.slice(from);
  const surprise = kept.map((share, at) => (share - means[at]) / spreads[at]);
  return {
    size,
    surprise,
    means,
    spreads,
    kept,
    evidence: past.evidence.slice(from),
    kind,
    drift,
    bundle,
  };
}

/** A start that is sure would leave nothing to learn. */
export function startOf(mean: number): number {
  return Math.min(0.98, Math.max(0.02, mean));
}

/** Resemblances to try: of what does not differ in these promises nothing can be said, and nothing is needed. */
function triedFor(pasts: readonly Past[]): Resemblance[] {
  const kinds = pasts.some(({ unlike }) => unlike.some((row) => row.some((count) => count > 0))) ? KIND : [0];
  const drifts = pasts.some(({ days }) => days[days.length - 1] > days[0]) ? DRIFT : [0];
  const bundles = pasts.some(({ bound }) => bound.some((one) => one)) ? BUNDLE : [0];
  const tried: Resemblance[] = [];
  for (const always of ALWAYS)
    for (const kind of kinds)
      for (const drift of drifts)
        for (const bundle of bundles)
          if (always + kind + drift + bundle <= 1 - LEAST_CHANCE) tried.push({ always, kind, drift, bundle });
  return tried;
}

/**
 * The log score of the outcomes of a promisor by a resemblance, each foretold by those before it. The factor of Cholesky
 * gives the forecasts row by row.
 */
function scoreBy(comparison: Comparison, { always, kind, drift, bundle }: Resemblance): number {
  const { size, surprise, means, spreads, kept, evidence } = comparison;
  const factor = new Float64Array(size * size);
  const solved = new Float64Array(size);
  let score = 0;
  for (let row = 0; row < size; row++) {
    let expected = 0;
    let left = 1;
    for (let column = 0; column < row; column++) {
      const place = row * size + column;
      let alike =
        always +
        kind * comparison.kind[place] +
        drift * comparison.drift[place] +
        bundle * comparison.bundle[place];
      const other = column * size;
      for (let before = 0; before < column; before++)
        alike -= factor[row * size + before] * factor[other + before];
      const share = alike / factor[other + column];
      factor[place] = share;
      left -= share * share;
      expected += share * solved[column];
    }
    const own = Math.sqrt(Math.max(left, 1e-9));
    factor[row * size + row] = own;
    solved[row] = (surprise[row] - expected) / own;
    const chance = startOf(means[row] + spreads[row] * expected);
    score += evidence[row] * (kept[row] * Math.log(chance) + (1 - kept[row]) * Math.log(1 - chance));
  }
  return score;
}
