import { choicesOf } from './choices.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';
import { type Reading, readingsOf } from './readings.ts';
import { type ConditionProgress, lapseOf, type Progress, type Standing, standingsOf } from './standing.ts';
import { waysOutOf } from './ways-out.ts';
import type { Part, Promised, World } from './world.ts';

/** A range of numbers over readings, both ends inclusive. */
export type Span = readonly [number, number];

export interface Lifted {
  readonly promise: string;
  readonly how: 'release' | 'end' | 'break';
  readonly by: readonly string[];
  readonly through: string | undefined;
  readonly atLeast: Span | undefined;
}

export interface Found {
  readonly promises: readonly string[];
  readonly standing: 'certain' | 'contingent';
  readonly reading: 'certain' | 'possible';
  /** By promise: how much can be done, and of how much. */
  readonly fits: Readonly<Record<string, { readonly done: Span; readonly demand: Span }>>;
  /** False where it is not said how much of a promise fits, and so neither what falls with the rest of it. */
  readonly isOrdered: boolean;
  /** In order. Each way out of one conflict is a single lift. */
  readonly waysOut: readonly Lifted[];
  readonly tooLate: readonly { readonly promise: string; readonly by: string }[];
}

/** What one reading says: which promises a future keeps, and which of their conditions come true in it. */
interface Judged {
  readonly standings: readonly Standing[];
  readonly outcomes: Outcomes;
  /** For each future, the promises kept and those whose conditions come true, as sets of bits. */
  readonly futures: readonly Future[];
  /** One future for each set of promises kept and conditions met. */
  readonly kinds: readonly Future[];
  /** For each promise, the sets of alternatives with one of each condition that is not met yet. */
  readonly choices: readonly (readonly number[])[];
}

interface Future {
  readonly kept: number;
  readonly met: number;
  /** The alternatives of conditions that come true. */
  readonly ways: number;
  readonly vector: readonly number[];
}

/** The conflicts of a world, by trying out every reading, every future and every set of promises. */
export function answerOf(world: World): Found[] {
  const readings = choicesOf(world).flatMap((one) => readingsOf(one).map((reading) => judge(one, reading)));
  const found = readings.map((judged) => conflictsOn(world, judged));
  return [...new Set(found.flat())]
    .map((set) => describe(world, readings, found, set))
    .sort((a, b) => (a.promises.join() < b.promises.join() ? -1 : 1));
}

/** How many readings a world has. */
export function readingCount(world: World): number {
  return choicesOf(world).reduce((sum, one) => sum + readingsOf(one).length, 0);
}

function judge(world: World, reading: Reading): Judged {
  const standings = standingsOf(world, reading);
  const outcomes = outcomesOf(world, reading, standings);
  const alternatives = standings.flatMap(({ unmet, out }) => (out ? [] : unmet.flat()));
  const choices = standings.map(({ unmet, out }) => {
    let sets = [0];
    for (const ways of out ? [] : unmet)
      sets = sets.flatMap((set) => ways.map((way) => set | (1 << alternatives.indexOf(way))));
    return sets;
  });
  const futures = outcomes.vectors.map((vector) => {
    let kept = 0;
    let met = 0;
    let ways = 0;
    for (const [index, way] of alternatives.entries())
      if (isTrue(way, standings, outcomes, vector)) ways |= 1 << index;
    for (const [index, standing] of standings.entries()) {
      if (standing.out || isKept(standing, outcomes, vector)) kept |= 1 << index;
      if (choices[index].some((choice) => holds(choice, ways))) met |= 1 << index;
    }
    return { kept, met, ways, vector };
  });
  // Futures that keep the same promises differ in nothing but how much is done of others.
  const kinds = [...new Map(futures.map((one) => [`${one.kept} ${one.ways}`, one])).values()];
  return { standings, outcomes, futures, kinds, choices };
}

function isReached(
  of: Progress | ConditionProgress,
  { sumOf, sums }: Pick<Outcomes, 'sumOf' | 'sums'>,
  vector: readonly number[],
) {
  const index = sumOf.get(of)!;
  return vector[index] >= sums[index].need;
}

/** Whether a promise is kept, or in time for what waits for that. */
function isKept(
  { open }: Standing,
  outcomes: Outcomes,
  vector: readonly number[],
  inTime: ReadonlyMap<Progress, number> = outcomes.sumOf as ReadonlyMap<Progress, number>,
): boolean {
  return open.every(({ part, ways }) =>
    part.kind === 'will'
      ? ways.some((way) => isReached(way, { ...outcomes, sumOf: inTime }, vector))
      : !isReached(ways[0], outcomes, vector),
  );
}

function isTrue(
  way: ConditionProgress,
  standings: readonly Standing[],
  outcomes: Outcomes,
  vector: readonly number[],
): boolean {
  const { condition } = way;
  if (condition.kind === 'deed') return isReached(way, outcomes, vector);
  if (condition.kind === 'no') return !isReached(way, outcomes, vector);
  const named = standings.find(({ promise }) => promise.id === condition.promise);
  return named !== undefined && !named.out && isKept(named, outcomes, vector, outcomes.inTime.get(way));
}

function holds(set: number, inside: number): boolean {
  return (inside & set) === set;
}

function isFeasible({ kinds }: Judged, set: number): boolean {
  return kinds.some(({ kept, met }) => holds(set, kept) && holds(set, met));
}

/** Whether conditions can come true together, in one way for all, without breaking or preventing a promise of the set. */
function isValid({ kinds, choices }: Judged, set: number): boolean {
  const members = choices.flatMap((_, index) => ((set >> index) & 1 ? [index] : []));
  let ways = [0];
  for (const index of members) ways = ways.flatMap((way) => choices[index].map((choice) => way | choice));
  const isHindered = (way: number, index: number) =>
    !kinds.some((one) => holds(1 << index, one.kept) && holds(way, one.ways)) &&
    kinds.some(({ kept }) => holds(1 << index, kept));
  return ways.some(
    (way) => kinds.some((one) => holds(way, one.ways)) && !members.some((index) => isHindered(way, index)),
  );
}

function conflictsOn(world: World, judged: Judged): number[] {
  const count = world.promises.length;
  const infeasible: number[] = [];
  const sets = Array.from({ length: 1 << count }, (_, set) => set).sort((a, b) => size(a) - size(b) || a - b);
  for (const set of sets) {
    if (infeasible.some((smaller) => holds(smaller, set))) continue;
    if (!isFeasible(judged, set)) infeasible.push(set);
  }
  return infeasible.filter((set) => isValid(judged, set));
}

function size(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

function describe(
  world: World,
  readings: readonly Judged[],
  found: readonly (readonly number[])[],
  set: number,
): Found {
  const members = world.promises.filter((_, index) => (set >> index) & 1);
  members.sort((a, b) => (a.id < b.id ? -1 : 1));
  const isDue = ({ standings }: Judged, part: number) =>
    standings.every(({ unmet, promise }, index) => {
      return ((part >> index) & 1) === 0 || (unmet.length === 0 && promise.act !== 'suspended');
    });
  // On a reading on which fewer are enough, it is those that collide.
  const parts = found.map((sets) => sets.filter((part) => holds(part, set)));
  const [first] = readings;
  const fits: Record<string, { done: Span; demand: Span }> = {};
  const missing = new Map<string, Span>();
  const left = new Map<string, number>();
  for (const member of members) {
    const fit = fitOf(world, readings, set, member);
    if (!fit) continue;
    fits[member.id] = { done: fit.done, demand: fit.demand };
    missing.set(member.id, fit.missing);
    left.set(member.id, fit.demand[1] - fit.missing[0]);
  }
  return {
    promises: members.map(({ id }) => id),
    standing: parts.every((some, at) => some.length === 0 || some.some((part) => isDue(readings[at], part)))
      ? 'certain'
      : 'contingent',
    reading: parts.every((some) => some.length > 0) ? 'certain' : 'possible',
    fits,
    isOrdered: members.every((member) => missing.has(member.id) || !member.parts.some(isCounted)),
    ...waysOutOf(
      world,
      readings.map(({ standings }) => standings),
      members.map((member) => first.standings[world.promises.indexOf(member)].promise),
      missing,
      left,
      (promise, day) => helpsFrom(world, found, set, promise, day),
    ),
  };
}

/**
 * Whether a promise of a set that is lifted on a day, and is in force until then, is not broken before, with the others
 * kept: on each reading on which no fewer of them collide.
 */
function helpsFrom(
  world: World,
  found: readonly (readonly number[])[],
  set: number,
  promise: Promised,
  day: number,
): boolean {
  const place = world.promises.findIndex(({ id }) => id === promise.id);
  const parts = promise.parts.flatMap((part) => partUntil(part, day) ?? []);
  if (parts.length === 0) return true;
  const whole = world.promises[place];
  // What it waits for may come too late for it to be in force at all.
  const cut = {
    ...world,
    promises: world.promises.with(place, { ...whole, parts, lapse: lapseOf(whole) }),
  };
  const readings = choicesOf(cut).flatMap((one) => readingsOf(one).map((reading) => judge(one, reading)));
  return readings.every((judged, at) => !found[at].includes(set) || isFeasible(judged, set));
}

/** What is left of a part: a `will` whose last day comes before, or a window that ends the day before. */
function partUntil(part: Part, day: number): Part | undefined {
  if (part.kind === 'will')
    return part.ways.every(({ by }) => by !== undefined && by >= 0 && by < day) ? part : undefined;
  const { way } = part;
  if ((way.starting ?? 0) >= day) return undefined;
  return { ...part, way: { ...way, by: Math.min(way.by ?? day - 1, day - 1) } };
}

/** The most that can be done of a counted `will` while the other members are kept, over all readings. */
function fitOf(world: World, readings: readonly Judged[], set: number, promise: Promised) {
  if (!isMeasured(promise, world)) return undefined;
  const bit = 1 << world.promises.indexOf(promise);
  const found: { done: number; demand: number }[] = [];
  for (const { standings, outcomes, futures } of readings) {
    const standing = standings[world.promises.indexOf(promise)];
    const progress = standing.parts.find(({ part }) => part.kind === 'will')!.ways[0];
    const { done, demand } = progress;
    // Where it is broken, or all are released, it is out.
    if (standing.out && (done < demand || standing.isReleased)) continue;
    const rest = futures.filter(({ kept, met }) => holds(set & ~bit, kept) && holds(set, met));
    // Where the others cannot be kept anyway, the design does not say what fits.
    if (!futures.some(({ kept, met }) => holds(set & ~bit, kept & met))) return undefined;
    const index = outcomes.sumOf.get(progress);
    const more = index === undefined ? 0 : Math.max(0, ...rest.map(({ vector }) => vector[index]));
    found.push({ done: Math.min(done, demand) + more, demand });
  }
  return {
    done: spanOf(found.map(({ done }) => done)),
    demand: spanOf(found.map(({ demand }) => demand)),
    missing: spanOf(found.map(({ done, demand }) => demand - done)),
  };
}

/** Whether a part asks for a number or an amount. */
function isCounted(part: Part): boolean {
  return (
    part.kind === 'will' &&
    part.ways.some(({ sentence: { what } }) => ['amount', 'group'].includes(what.kind))
  );
}

/**
 * Whether all that a promise asks for is one counted `will`. Below an amount that is never to be reached there is no
 * largest one.
 */
function isMeasured({ parts }: Promised, { promises }: World): boolean {
  const [part, ...others] = parts;
  if (others.length > 0 || part.kind !== 'will' || part.ways.length > 1 || !isCounted(part)) return false;
  if (part.ways[0].sentence.what.kind !== 'amount') return true;
  return !promises.some((other) =>
    other.parts.some(
      ({ kind, ...rest }) => kind === 'never' && 'way' in rest && rest.way.sentence.verb === 'pays',
    ),
  );
}

function spanOf(numbers: readonly number[]): Span {
  return [Math.min(...numbers), Math.max(...numbers)];
}
