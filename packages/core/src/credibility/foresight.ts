import type { Entry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { countBelow } from '../text/count-below.ts';
import { bundlesOf, discountBundles } from './bundles.ts';
import { confidenceOf } from './confidence.ts';
import type { Ending } from './ending.ts';
import { endingsOf } from './endings.ts';
import { holdersOf, isMadeTo } from './likeness.ts';
import type { RecordQuestion } from './record.ts';
import type { Scored } from './score.ts';
import { priorOf, type Weights, weightsOf } from './weights.ts';

/** A finished promise, and the chance that its promisor's earlier ones gave it. */
export interface Forecast extends Scored {
  readonly ending: Ending;
  /** What the earlier ones weigh, for a promise like this one. */
  readonly effective: number;
}

/** What forecasts are made with, where it is not what the ledger says. */
export interface Tuned {
  readonly halfLife: number;
  readonly transfer: number;
  /** How alike promises of one bundle end. */
  readonly icc: number;
  /** What each prior weighs. */
  readonly priorWeight: number;
}

/** The finished promises of one promisor in the order in which they ended, ready to be foretold again and again. */
export interface Past {
  readonly endings: readonly Ending[];
  readonly days: Float64Array;
  readonly kept: Float64Array;
  readonly evidence: Float64Array;
  /** In how many ways the promise of the row is unlike that of the column: 0..3. */
  readonly unlike: readonly Uint8Array[];
  readonly priors: readonly { readonly mean: number; readonly weight: number }[];
  /** What binds each; undefined of one that stands alone. */
  readonly bound: readonly (Name | Entry | undefined)[];
}

/** At most so many promises of one promisor, the last ones; each is weighed against all before it. */
const MOST = 1500;

/** All that forecasts are made of, worked out once. */
export interface Foresight {
  readonly weights: Weights;
  readonly pasts: readonly Past[];
}

/**
 * The finished promises of a party, or of every promisor, each beside what came before it.
 *
 * @param pooled whether what every promisor promised before speaks for each, as in the record of a whole ledger; else
 * each promisor's own
 */
export function foresightOf(judgement: Judgement, question: RecordQuestion, pooled = false): Foresight {
  const weights = weightsOf(judgement.judging.world.ledger);
  const endings = endingsOf(judgement, question.party, question.threats ?? false).filter(
    ({ kept }) => !Number.isNaN(kept),
  );
  const byPromisor = new Map<Name | undefined, Ending[]>();
  for (const ending of endings) {
    // Of one party all that is part of it speaks for it; of a ledger each promisor for itself.
    const promisor = pooled ? undefined : (question.party ?? ending.standing.terms.from[0]?.party);
    const list = byPromisor.get(promisor);
    if (list) list.push(ending);
    else byPromisor.set(promisor, [ending]);
  }
  return {
    weights,
    pasts: [...byPromisor.values()].map((list) => pastOf(judgement, weights, question, list)),
  };
}

function pastOf(judgement: Judgement, weights: Weights, question: RecordQuestion, list: Ending[]): Past {
  const endings = list
    .sort((a, b) => a.day - b.day || (a.standing.entry.name.text < b.standing.entry.name.text ? -1 : 1))
    .slice(-MOST);
  const confidence = confidenceOf(judgement, weights, endings);
  const heard = endings.map((ending) => confidence?.of(ending, ending.kept) ?? { e: 1, kept: ending.kept });
  const { ledger } = judgement.judging.world;
  const bundles = bundlesOf(endings);
  return {
    endings,
    days: Float64Array.from(endings, ({ day }) => day),
    kept: Float64Array.from(heard, ({ kept }) => kept),
    evidence: Float64Array.from(heard, ({ e }) => e),
    unlike: unlikeness(judgement, endings),
    priors: endings.map(({ standing }) =>
      priorOf(ledger, standing.entry.tags, judgement.known, question.threats),
    ),
    bound: endings.map((_, place) => bundles.bindsAt(place)),
  };
}

/** For each promise, in how many ways each other one is unlike it. */
function unlikeness(judgement: Judgement, endings: readonly Ending[]): Uint8Array[] {
  const { judging } = judgement;
  const holders = endings.map(({ standing }) => holdersOf(judging, standing));
  const toParty = new Map<Name, readonly boolean[]>();
  const madeTo = (party: Name): readonly boolean[] => {
    let made = toParty.get(party);
    if (!made) {
      const isTo = isMadeTo(judging, party);
      made = endings.map(({ standing }) => isTo(standing));
      toParty.set(party, made);
    }
    return made;
  };
  return endings.map(({ standing: { entry, terms } }, row) => {
    const unlike = new Uint8Array(endings.length);
    const to = terms.to[0] && madeTo(terms.to[0].party);
    for (let column = 0; column < endings.length; column++) {
      const { tags } = endings[column].standing.entry;
      if (entry.tags.length > 0 && !tags.some((tag) => entry.tags.includes(tag))) unlike[column]++;
      if (to && !to[column]) unlike[column]++;
      if (holders[row].length > 0 && !holders[row].some((one) => holders[column].includes(one)))
        unlike[column]++;
    }
    return unlike;
  });
}

/**
 * The chance that each finished promise would have been given on the day it ended, by what had ended before that day.
 * What the same event, deal or document binds with it is left aside: it is no earlier promise but a part of the same.
 *
 * @param tuned what to weigh by; what it leaves out is as the ledger says
 */
export function forecasts({ weights, pasts }: Foresight, tuned: Partial<Tuned> = {}): Forecast[] {
  const halfLife = tuned.halfLife ?? weights.halfLife;
  const transfer = tuned.transfer ?? weights.transfer;
  const icc = tuned.icc ?? weights.icc;
  return pasts.flatMap((past) => {
    const foretold: Forecast[] = [];
    const factors = [1, transfer, transfer ** 2, transfer ** 3];
    for (let row = 0; row < past.endings.length; row++) {
      const before = countBelow(past.days, past.days[row]);
      const sums = weighPast(past, row, before, { halfLife, factors, icc });
      const prior = past.priors[row];
      const weight = tuned.priorWeight ?? prior.weight;
      const effective = sums.kept + sums.broken;
      // Without prior and record nothing speaks for either.
      const chance = weight + effective > 0 ? (weight * prior.mean + sums.kept) / (weight + effective) : 0.5;
      foretold.push({ ending: past.endings[row], chance, kept: past.kept[row], effective });
    }
    return foretold;
  });
}

function weighPast(
  { days, kept, evidence, unlike, bound }: Past,
  row: number,
  before: number,
  {
    halfLife,
    factors,
    icc,
  }: { readonly halfLife: number; readonly factors: readonly number[]; readonly icc: number },
): { readonly kept: number; readonly broken: number } {
  const weights = new Float64Array(before);
  const places = new Map<Name | Entry, number[]>();
  for (let at = 0; at < before; at++) {
    const by = bound[at];
    if (by && by === bound[row]) continue;
    weights[at] = evidence[at] * factors[unlike[row][at]] * 2 ** (-(days[row] - days[at]) / halfLife);
    if (!by || icc === 0) continue;
    const list = places.get(by);
    if (list) list.push(at);
    else places.set(by, [at]);
  }
  if (places.size > 0) discountBundles({ places: [...places.values()] }, weights, icc);
  let keptSum = 0;
  let brokenSum = 0;
  for (let at = 0; at < before; at++) {
    keptSum += weights[at] * kept[at];
    brokenSum += weights[at] * (1 - kept[at]);
  }
  return { kept: keptSum, broken: brokenSum };
}
