import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
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
  const doubtful = howMany(endings, (ending) => isDoubtful(ending, kind));
  const shared = howMany(counts, ({ keptLow, keptHigh }) => keptLow < keptHigh);
  const taking = (end: 'keptLow' | 'keptHigh') => {
    const { kept, broken } = weigh(
      scale,
      counts.map((count) => (count.keptLow < count.keptHigh ? { ...count, kept: count[end] } : count)),
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
    shares: shared > 0 ? { count: shared, least: taking('keptLow'), most: taking('keptHigh') } : undefined,
  };
}

function howMany<T>(list: readonly T[], is: (one: T) => boolean): number {
  let count = 0;
  for (let i = 0; i < list.length; i++) if (is(list[i])) count++;
  return count;
}

/** What counts in a reading, with how much of it was kept by that reading. */
function countsIn(endings: readonly Ending[], kind: ReadingKind): Ending[] {
  const counts: Ending[] = [];
  for (let i = 0; i < endings.length; i++) {
    const ending = endings[i];
    if (ending.letDown && kind === 'reliance') counts.push(asLetDown(ending));
    else if (!Number.isNaN(ending.kept)) counts.push(ending);
  }
  return counts;
}

/** Of what was taken away in part it is not known how much that was. */
function asLetDown(ending: Ending): Ending {
  const { isPart, day } = ending.letDown!;
  const rest = !isPart ? 0 : Number.isNaN(ending.kept) ? 1 : ending.kept;
  return { ...ending, kept: rest / 2, keptLow: 0, keptHigh: rest, day };
}

function isDoubtful(ending: Ending, kind: ReadingKind): boolean {
  return ending.isDoubtful && !(kind === 'reliance' && ending.letDown);
}

/** The same with all that are in doubt at their worst or best, and nothing else doubted of them. */
function boundsIn(endings: readonly Ending[], kind: ReadingKind, which: 'worst' | 'best'): Ending[] {
  const counts = countsIn(
    endings.filter((ending) => !isDoubtful(ending, kind)),
    kind,
  );
  for (const ending of endings) {
    const kept = ending[which];
    if (isDoubtful(ending, kind) && !Number.isNaN(kept))
      counts.push({ ...ending, isSure: true, kept, keptLow: kept, keptHigh: kept });
  }
  return counts;
}

interface Sums {
  readonly kept: number;
  readonly broken: number;
}

function weigh(scale: Scale, counts: readonly Ending[]): Sums {
  const weights = new Float64Array(counts.length);
  const kept = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i];
    weights[i] = likenessOf(scale, count);
    kept[i] = count.kept;
    if (scale.confidence && !count.isSure) {
      const heard = scale.confidence.of(count, count.kept);
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
function likenessOf(scale: Scale, ending: Ending): number {
  let weight = ageFactor(scale, ending.day);
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
function partsOf(scale: Scale, counts: readonly Ending[], kind: ReadingKind): RecordPart[] {
  const bundles = bundlesOf(counts);
  const heard = counts.map((count) => scale.confidence?.of(count, count.kept));
  const alone = counts.map((count, place) => ({
    evidence: heard[place]?.e ?? 1,
    age: ageFactor(scale, count.day),
    holder: holderFactor(scale, count),
    domain: domainFactor(scale, count),
    promisee: promiseeFactor(scale, count),
  }));
  const before = alone.map(
    ({ evidence, age, holder, domain, promisee }) => evidence * age * holder * domain * promisee,
  );
  const weights = Float64Array.from(before);
  discountBundles(bundles, weights, scale.weights.icc);
  return counts.map((ending, place) => {
    const size = bundles.sizeAt(place);
    const weight = weights[place];
    return {
      standing: ending.standing,
      entry: ending.standing.entry,
      ending,
      kept: heard[place]?.kept ?? ending.kept,
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
