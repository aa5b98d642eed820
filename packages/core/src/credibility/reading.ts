import type { Day } from '../ledger/civil-day.ts';
import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { type Bundles, bundlesOf, discountBundles } from './bundles.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import type { Ending } from './ending.ts';
import { holdersOf, isMadeTo } from './likeness.ts';
import { LEAST_RECORD, posteriorOf } from './posterior.ts';
import type { RecordPart, RecordQuestion, RecordReading } from './record.ts';
import type { Prior, Weights } from './weights.ts';
import { whyItCounts } from './why.ts';

/** By the rules, or by the one who relied on it. */
export type ReadingKind = 'rules' | 'reliance';

/** What a promise counts in one reading: how much of it was kept; `NaN`: it counts for nothing. */
interface Count {
  readonly ending: Ending;
  readonly kept: number;
  readonly low: number;
  readonly high: number;
  readonly day: number;
}

/** What is asked, and by what it is weighed. */
export interface Asked {
  readonly judgement: Judgement;
  readonly question: RecordQuestion;
  readonly weights: Weights;
  readonly prior: Prior;
  /** The day from which ages are counted. */
  readonly day: Day;
}

/** Everything that decides a weight, worked out once for a question. */
interface Scale extends Asked {
  readonly confidence: Confidence | undefined;
  readonly isTo: ((standing: Ending['standing']) => boolean) | undefined;
  readonly tags: readonly string[];
}

/** Weighs the endings of a record in one reading. */
export function readingOf(asked: Asked, endings: readonly Ending[], kind: ReadingKind): RecordReading {
  const { judgement, question, weights, prior } = asked;
  const scale: Scale = {
    ...asked,
    confidence: confidenceOf(judgement, weights, endings),
    isTo: question.to && isMadeTo(judgement.judging, question.to),
    tags: question.tags ?? [],
  };
  const counts = countsIn(endings, kind);
  const sums = weigh(scale, counts);
  const posterior = posteriorOf(prior, sums.kept, sums.broken);
  const doubtful = endings.filter((ending) => isDoubtful(ending, kind)).length;
  const shared = counts.filter(({ low, high }) => low < high).length;
  const taking = (pick: (count: Count) => number) => {
    const { kept, broken } = weigh(
      scale,
      counts.map((count) => ({ ...count, kept: pick(count) })),
    );
    return posteriorOf(prior, kept, broken);
  };
  const bound = (which: 'worst' | 'best') => {
    const { kept, broken } = weigh(scale, boundsIn(endings, kind, which));
    return posteriorOf(prior, kept, broken);
  };
  let parts: readonly RecordPart[] | undefined;
  return {
    posterior,
    tooLittle: posterior.effective < LEAST_RECORD,
    get parts() {
      parts ??= partsOf(scale, counts, kind);
      return parts;
    },
    bounds: doubtful > 0 ? { count: doubtful, broken: bound('worst'), kept: bound('best') } : undefined,
    shares:
      shared > 0
        ? {
            count: shared,
            least: taking(({ kept, low, high }) => (low < high ? low : kept)),
            most: taking(({ kept, low, high }) => (low < high ? high : kept)),
          }
        : undefined,
  };
}

/** The endings that count in a reading. */
function countsIn(endings: readonly Ending[], kind: ReadingKind): Count[] {
  const counts: Count[] = [];
  for (let i = 0; i < endings.length; i++) {
    const ending = endings[i];
    const { kept, keptLow, keptHigh, day, letDown } = ending;
    if (letDown && kind === 'reliance') counts.push(letDownCount(ending, kept));
    else if (!Number.isNaN(kept)) counts.push({ ending, kept, low: keptLow, high: keptHigh, day });
  }
  return counts;
}

/** Of what was taken away in part it is not known how much that was. */
function letDownCount(ending: Ending, kept: number): Count {
  const { isPart, day } = ending.letDown!;
  const rest = !isPart ? 0 : Number.isNaN(kept) ? 1 : kept;
  return { ending, kept: rest / 2, low: 0, high: rest, day };
}

function isDoubtful(ending: Ending, kind: ReadingKind): boolean {
  return ending.isDoubtful && !(kind === 'reliance' && ending.letDown);
}

/** The same with all that are in doubt at their worst or best, and nothing else doubted of them. */
function boundsIn(endings: readonly Ending[], kind: ReadingKind, which: 'worst' | 'best'): Count[] {
  const counts = countsIn(
    endings.filter((ending) => !isDoubtful(ending, kind)),
    kind,
  );
  for (const ending of endings) {
    const kept = ending[which];
    if (isDoubtful(ending, kind) && !Number.isNaN(kept))
      counts.push({ ending: { ...ending, isSure: true }, kept, low: kept, high: kept, day: ending.day });
  }
  return counts;
}

interface Sums {
  readonly kept: number;
  readonly broken: number;
}

function weigh(scale: Scale, counts: readonly Count[]): Sums {
  const weights = new Float64Array(counts.length);
  const kept = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i];
    const { ending } = count;
    weights[i] = likenessOf(scale, ending, count.day);
    kept[i] = count.kept;
    if (scale.confidence && !ending.isSure) {
      const heard = scale.confidence.of(ending, count.kept);
      weights[i] *= heard.e;
      kept[i] = heard.kept;
    }
  }
  discountBundles(bundlesOf(counts), weights, scale.weights.icc);
  let keptSum = 0;
  let brokenSum = 0;
  for (let i = 0; i < counts.length; i++) {
    keptSum += weights[i] * kept[i];
    brokenSum += weights[i] * (1 - kept[i]);
  }
  return { kept: keptSum, broken: brokenSum };
}

/** All factors of a weight but evidence and bundle. */
function likenessOf(scale: Scale, ending: Ending, day: number): number {
  let weight = ageFactor(scale, day);
  if (scale.question.holder) weight *= holderFactor(scale, ending);
  if (scale.tags.length > 0) weight *= domainFactor(scale, ending);
  if (scale.isTo) weight *= promiseeFactor(scale, ending);
  return weight;
}

function ageFactor({ day: today, weights }: Scale, day: number): number {
  const age = today - day;
  return age > 0 && weights.halfLife < Infinity ? 2 ** (-age / weights.halfLife) : 1;
}

function holderFactor({ judgement, question, weights }: Scale, { standing }: Ending): number {
  const { holder } = question;
  if (!holder || holdersOf(judgement.judging, standing).includes(holder)) return 1;
  return weights.transfer;
}

function domainFactor({ tags, weights }: Scale, { standing }: Ending): number {
  return tags.length === 0 || standing.entry.tags.some((tag) => tags.includes(tag)) ? 1 : weights.transfer;
}

function promiseeFactor({ isTo, weights }: Scale, { standing }: Ending): number {
  return !isTo || isTo(standing) ? 1 : weights.transfer;
}

/** Every promise that counts, with what its weight is made of. */
function partsOf(scale: Scale, counts: readonly Count[], kind: ReadingKind): RecordPart[] {
  const bundles = bundlesOf(counts);
  const heard = counts.map(({ ending, kept }) => scale.confidence?.of(ending, kept));
  const alone = counts.map((count, place) => ({
    evidence: heard[place]?.e ?? 1,
    age: ageFactor(scale, count.day),
    holder: holderFactor(scale, count.ending),
    domain: domainFactor(scale, count.ending),
    promisee: promiseeFactor(scale, count.ending),
  }));
  const before = alone.map(
    ({ evidence, age, holder, domain, promisee }) => evidence * age * holder * domain * promisee,
  );
  const weights = Float64Array.from(before);
  discountBundles(bundles, weights, scale.weights.icc);
  return counts.map(({ ending, kept }, place) => {
    const size = bundles.sizeAt(place);
    const weight = weights[place];
    return {
      standing: ending.standing,
      entry: ending.standing.entry,
      ending,
      kept: heard[place]?.kept ?? kept,
      weight,
      factors: { ...alone[place], bundle: before[place] > 0 ? weight / before[place] : 1 },
      bundle: size > 1 ? { size, by: nameOf(bundles, place) } : undefined,
      why: whyItCounts(ending, kind),
    };
  });
}

function nameOf(bundles: Bundles, place: number): Name | undefined {
  const bound = bundles.bindsAt(place);
  if (!bound) return undefined;
  return bound.kind === 'name' ? bound : bound.name;
}
