import { discountBundles } from './bundles.ts';
import type { Foresight, Past } from './foresight.ts';
import { LEAST_RECORD } from './posterior.ts';
import { along, type Resemblance, type Span, startOf } from './resemblance.ts';

/** What decides how earlier promises weigh. */
export interface Weighting {
  readonly halfLife: number;
  readonly transfer: number;
  readonly icc: number;
}

/** A next promise of a promisor like one it made, on the day asked about, with all that is finished before it. */
export interface Target {
  readonly past: Past;
  readonly row: number;
  readonly ages: Float64Array;
  /** By the promise: the spread of its start, how far along the span it ended, how like the others it is. */
  readonly spreads: Float64Array;
  readonly means: Float64Array;
  readonly alongs: Float64Array;
  readonly places: readonly (readonly number[])[];
  readonly span: Span;
}

/** At most so many next promises of one promisor are looked at, like ones spread over its past. */
const MOST_TARGETS = 4;

/** The most work: the sum, over next promises, of the squares of how many promises came before. */
const MOST_WORK = 1e6;

/** Next promises of every promisor, on a day. */
export function targetsOf({ pasts }: Foresight, day: number, span: Span): readonly Target[] {
  const work = pasts.reduce((sum, { days }) => sum + days.length ** 2, 0);
  const each = Math.max(1, Math.min(MOST_TARGETS, Math.floor(MOST_WORK / work)));
  const step = Math.max(1, Math.ceil(work / MOST_WORK));
  return pasts
    .filter((_, at) => at % step === 0)
    .flatMap((past) => {
      const size = past.days.length;
      const means = Float64Array.from(past.priors, ({ mean }) => startOf(mean));
      const shared = {
        past,
        ages: past.days.map((ended) => Math.max(0, day - ended)),
        means,
        spreads: means.map((mean) => Math.sqrt(mean * (1 - mean))),
        alongs: past.days.map((ended) => along(span, ended)),
        places: placesOf(past),
        span,
      };
      const count = Math.min(each, size);
      return Array.from({ length: count }, (_, at) => ({
        ...shared,
        row: Math.floor(((at + 0.5) * size) / count),
      }));
    });
}

function placesOf({ bound }: Past): number[][] {
  const places = new Map<unknown, number[]>();
  for (let at = 0; at < bound.length; at++) {
    const by = bound[at];
    if (!by) continue;
    const list = places.get(by);
    if (list) list.push(at);
    else places.set(by, [at]);
  }
  return [...places.values()];
}

/**
 * What the error of a chance is made of: of each part of a resemblance, how much of it the promises share with the next
 * one (`common`), and with each other (`among`). Sums of weights, and of products of two weights.
 */
export interface Forms {
  readonly target: Target;
  readonly effective: number;
  /** Sum of weights times how far the start of each is from that of the next promise. */
  readonly bias: number;
  readonly noise: number;
  readonly common: Resemblance;
  readonly among: Resemblance;
}

/** Weighs what came before a next promise. */
export function formsOf(target: Target, weighting: Weighting): Forms {
  const {
    past,
    row,
    means,
    spreads,
    alongs,
    span: { ways },
  } = target;
  const unlike = past.unlike[row];
  const weights = weightsFor(target, weighting);
  const size = weights.length;
  let [effective, bias, noise, sum, near, driftCommon, driftNoise] = [0, 0, 0, 0, 0, 0, 0];
  const scaled = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    const weight = weights[at];
    const own = weight * spreads[at];
    scaled[at] = own;
    effective += weight;
    bias += weight * (means[at] - means[row]);
    sum += own;
    noise += own * own;
    near += own * (1 - unlike[at] / ways);
    driftCommon += own * alongs[at];
    driftNoise += own * own * alongs[at];
  }
  return {
    target,
    effective,
    bias,
    noise,
    common: { always: sum, kind: near, drift: driftCommon, bundle: 0 },
    among: {
      always: sum * sum - noise,
      kind: kindAmong(target, scaled),
      drift: driftAmong(alongs, scaled) - driftNoise,
      bundle: bundleAmong(target, scaled),
    },
  };
}

function weightsFor(
  { past, row, ages, places }: Target,
  { halfLife, transfer, icc }: Weighting,
): Float64Array {
  const factors = [1, transfer, transfer ** 2, transfer ** 3];
  const unlike = past.unlike[row];
  const weights = ages.map((age, at) => past.evidence[at] * factors[unlike[at]] * 2 ** (-age / halfLife));
  if (places.length > 0) discountBundles({ places }, weights, icc);
  return weights;
}

function kindAmong({ past: { unlike }, span: { ways } }: Target, scaled: Float64Array): number {
  let sum = 0;
  for (let row = 1; row < scaled.length; row++) {
    const counts = unlike[row];
    let alike = 0;
    for (let column = 0; column < row; column++) alike += scaled[column] * (1 - counts[column] / ways);
    sum += 2 * scaled[row] * alike;
  }
  return sum;
}

/** Over all pairs, the products by how far along the earlier of the two is: in order of days, step by step. */
function driftAmong(alongs: Float64Array, scaled: Float64Array): number {
  let sum = 0;
  let later = 0;
  for (let at = scaled.length - 1; at >= 0; at--) {
    later += scaled[at];
    sum += (alongs[at] - (at > 0 ? alongs[at - 1] : 0)) * later * later;
  }
  return sum;
}

function bundleAmong({ places }: Target, scaled: Float64Array): number {
  let sum = 0;
  for (const bundle of places) {
    let all = 0;
    for (const at of bundle) {
      all += scaled[at];
      sum -= scaled[at] ** 2;
    }
    sum += all * all;
  }
  return sum;
}

/** How far chances are expected to be off, beside what their ranges allow for. */
export interface ExpectedError {
  /**
   * Half of the score of Dawid and Sebastiani (1999), by which less is better: the logarithm of the spread that is
   * claimed, and the squared error by it. Both ranges too narrow and ranges too wide lose by it.
   */
  readonly score: number;
  /** The root of the mean squared error of the chance, where there is enough record for a number. */
  readonly error: number;
  /** How wide the ranges are, by how wide they have to be: under 1 they claim too much. */
  readonly width: number;
}

/** The expected error of chances, exact for a resemblance: error and spread are sums over pairs of promises. */
export function expectedError(
  all: readonly Forms[],
  resemblance: Resemblance,
  priorWeight: (target: Target) => number,
): ExpectedError {
  const enough = all.some(({ effective }) => effective >= LEAST_RECORD);
  let [score, squares, ratio, count] = [0, 0, 0, 0];
  for (const forms of all) {
    const { error, claimed } = spreadsOf(forms, resemblance, priorWeight(forms.target));
    score += (Math.log(claimed) + error / claimed) / 2;
    if (enough && forms.effective < LEAST_RECORD) continue;
    squares += error;
    ratio += error / claimed;
    count++;
  }
  return { score: score / all.length, error: Math.sqrt(squares / count), width: Math.sqrt(count / ratio) };
}

/** The expected squared error of one chance, and the variance that its Beta distribution claims. */
function spreadsOf(
  { target, effective, bias, noise, common, among }: Forms,
  { always, kind, drift, bundle }: Resemblance,
  priorWeight: number,
): { readonly error: number; readonly claimed: number } {
  const { means, spreads, row, span } = target;
  const own = spreads[row] ** 2 * (always + kind + drift * span.next);
  const total = priorWeight + effective;
  const spread = spreads[row];
  if (total === 0) return { error: own, claimed: spread ** 2 };
  const shift = bias / total;
  const varies =
    (noise + always * among.always + kind * among.kind + drift * among.drift + bundle * among.bundle) /
    total ** 2;
  const shared = (spread * (always * common.always + kind * common.kind + drift * common.drift)) / total;
  const error = own - 2 * shared + varies + shift ** 2;
  const mean = means[row] + shift;
  // The expectation of mean × (1 − mean), and never none.
  const claimed = Math.max(mean * (1 - mean) - varies, 1e-4) / (total + 1);
  return { error: Math.max(error, 1e-9), claimed };
}
