import { type Individual, isAbout, type Reading } from './readings.ts';
import {
  type ConditionProgress,
  canBeDone,
  isCounted,
  isExcluded,
  type Progress,
  type Standing,
  sameNow,
} from './standing.ts';
import {
  type Bounds,
  endOfYear,
  isWithin,
  type Limit,
  type Part,
  type Promised,
  ruleOf,
  type Sentence,
  type Verb,
  type Way,
  type World,
  yearOf,
} from './world.ts';

/** A deed that someone may do: to an individual, for an amount of 10, or without anything it is about. */
interface Deed {
  readonly verb: Verb;
  readonly actor: string;
  readonly to: string | undefined;
}

/** A deed that is done in a future: on which day, and which counted ways it is used for. */
interface Done extends Deed {
  readonly day: number;
  readonly uses: readonly Progress[];
}

/** What is done to someone or something in a future, and what is kept true of it; the rest is let down. */
interface Fate {
  readonly done: readonly Done[];
  readonly about: Individual | undefined;
  readonly amount: number;
  readonly kept: readonly Progress[];
}

/**
 * One sum that a future makes. `good` sums are wanted to reach `need`, `bad` ones not to, and no future may reach
 * `need` in a `hard` one.
 */
interface Sum {
  readonly kind: 'good' | 'bad' | 'hard';
  readonly need: number;
  readonly add: (fate: Fate) => number;
}

/** What the futures of a reading come to: each is a list of sums, and where to look for what in it. */
export interface Outcomes {
  readonly vectors: readonly (readonly number[])[];
  readonly sumOf: ReadonlyMap<Progress | ConditionProgress, number>;
  /** The same of what is done of a promise in time for a condition that it is kept; by that condition. */
  readonly inTime: ReadonlyMap<ConditionProgress, ReadonlyMap<Progress, number>>;
  readonly sums: readonly Sum[];
}

/** The amount that is paid at once; all amounts of a world are multiples of it. */
export const PIECE = 10;

/** About how many things may be done to one individual of a reading: what trying them all costs. */
export function effortOf(world: World, reading: Reading): number {
  const wanted = world.promises.flatMap(({ parts, conditions }) => [
    ...parts.flatMap((part) => (part.kind === 'will' ? part.ways.map(({ sentence }) => sentence) : [])),
    ...conditions.flat().flatMap((one) => (one.kind === 'deed' ? [one.sentence] : [])),
  ]);
  const days = daysOf(world).length;
  const efforts = reading.map((about) => {
    const deeds = new Map<string, number>();
    for (const { verb, actor, to, what } of wanted) {
      if (!isAbout(what, about)) continue;
      const key = `${verb} ${actor} ${to}`;
      deeds.set(key, ruleOf(world, verb).once ? 1 : (deeds.get(key) ?? 0) + 1);
    }
    return [...deeds.values()].reduce((effort, times) => effort * (days + 1) ** times, 1);
  });
  return efforts.reduce((a, b) => a + b, 0);
}

/** What each future of a reading comes to: every deed that is demanded is done or not, to each, on each day. */
export function outcomesOf(world: World, reading: Reading, standings: readonly Standing[]): Outcomes {
  const open = standings.filter(({ out }) => !out);
  const ways = open.flatMap((one) =>
    one.open.flatMap(({ part, ways }) => ways.map((way) => ({ promise: one.promise, part, progress: way }))),
  );
  const wills = ways.filter(({ part }) => part.kind === 'will');
  const conditions = open.flatMap(({ unmet }) => unmet.flat());
  const sumOf = new Map<Progress | ConditionProgress, number>();
  const sums: Sum[] = [];
  const add = (of: Progress | ConditionProgress | undefined, sum: Sum) => {
    if (of) sumOf.set(of, sums.length);
    sums.push(sum);
  };
  for (const { part, progress } of ways) add(progress, sumOfWay(world, part.kind, progress));
  for (const one of conditions) if (one.condition.kind !== 'done') add(one, sumOfCondition(one));
  const inTime = new Map<ConditionProgress, Map<Progress, number>>();
  for (const one of conditions) {
    const { condition, latest = Infinity } = one;
    if (condition.kind !== 'done' || latest === Infinity) continue;
    const named = wills.filter(({ promise }) => promise.id === condition.promise);
    const places = named.map(({ progress }, index): [Progress, number] => [progress, sums.length + index]);
    inTime.set(one, new Map(places));
    for (const { progress } of named) add(undefined, sumOfWay(world, 'will', progress, latest));
  }
  for (const limit of world.limits) for (const sum of sumsOfLimit(world, reading, limit)) add(undefined, sum);
  const days = daysOf(world);
  const deeds = deedsOf(
    wills.map(({ progress }) => progress),
    conditions,
  );
  const counted = wills.filter(({ progress }) => isCounted(progress.way.sentence));
  const atoms: number[][][] = [];
  const known = new Map<string, number[][]>();
  for (const about of reading) {
    const key = JSON.stringify([about, whoKey(about, ways, conditions)]);
    let options = known.get(key);
    if (!options) {
      options = optionsOf(world, about, days, deeds, counted, wantedOf(ways, about), sums);
      known.set(key, options);
    }
    atoms.push(options);
  }
  atoms.push(...plainAtoms(world, days, deeds, sums));
  atoms.push(...amountAtoms(world, days, wills, conditions, counted, sums));
  return { vectors: combine(atoms, sums), sumOf, inTime, sums };
}

/** For whom something is done already is part of what tells individuals apart. */
function whoKey(
  about: Individual,
  ways: readonly { progress: Progress }[],
  conditions: readonly ConditionProgress[],
): boolean[] {
  return [...ways.map(({ progress }) => progress), ...conditions].map(({ who }) => who.has(about));
}

function matches(deed: Deed, sentence: Sentence): boolean {
  return deed.verb === sentence.verb && deed.actor === sentence.actor && isWithin(deed.to, sentence.to);
}

function isOneOf(deed: Deed, forms: readonly Sentence[]): boolean {
  return forms.some((form) => matches(deed, form));
}

function isIn({ starting, by }: Bounds, day: number, past: boolean): boolean {
  // What should have been done by now can still be done.
  const end = by !== undefined && (by >= 0 || !past) ? by : Infinity;
  return day >= (starting ?? 0) && day <= end;
}

function sumOfWay(
  world: World,
  kind: 'will' | 'never' | 'always',
  progress: Progress,
  latest = Infinity,
): Sum {
  const { way, forms, demand, done, total, who } = progress;
  const { sentence } = way;
  const concerns = (about: Individual | undefined) =>
    about === undefined ? true : isAbout(sentence.what, about) && !who.has(about);
  const isAmount = sentence.what.kind === 'amount';
  if (kind === 'will') {
    const hit = (one: Done) => isOneOf(one, forms) && isIn(way, one.day, true) && one.day <= latest;
    const used = (one: Done) => hit(one) && (!isCounted(sentence) || one.uses.includes(progress));
    return {
      kind: 'good',
      need: demand - done,
      add: ({ done: list, about, amount }) =>
        isAmount === amount > 0 && concerns(about) && isSort(sentence, about) && list.some(used)
          ? isAmount
            ? amount
            : 1
          : 0,
    };
  }
  const excludes = (one: Done) =>
    ruleOf(world, one.verb).excludes.includes(sentence.verb) && one.day <= (way.by ?? Infinity);
  const fails = (one: Done) =>
    kind === 'always' ? excludes(one) : isOneOf(one, forms) && isIn(way, one.day, false);
  const isLetDown = ({ kept }: Fate) =>
    kind === 'always' ? !kept.includes(progress) : kept.some((one) => goesAgainst(world, one, way, kind));
  return {
    kind: 'bad',
    need: badNeed(kind, progress, demand, done, total),
    add: (fate) =>
      isAmount === fate.amount > 0 &&
      concerns(fate.about) &&
      isSort(sentence, fate.about) &&
      (fate.done.some(fails) || (fate.about !== undefined && isLetDown(fate)))
        ? isAmount
          ? fate.amount
          : 1
        : 0,
  };
}

/**
 * Whether keeping one thing true goes against a `never` or `always`: it is what that forbids, or excludes what that wants,
 * while both are in force; not on the one day on which one ends and the other begins.
 */
function goesAgainst(world: World, { way: kept }: Progress, other: Way, kind: 'never' | 'always'): boolean {
  const first = Math.max(kept.starting ?? 0, other.starting ?? 0);
  const last = Math.min(kept.by ?? Infinity, other.by ?? Infinity);
  if (first >= last) return false;
  const { verb, actor } = kept.sentence;
  const { sentence } = other;
  return kind === 'never'
    ? sentence.verb === verb && sentence.actor === actor
    : ruleOf(world, verb).excludes.includes(sentence.verb);
}

/** What is wanted to be kept true of someone or something, of whom it has not failed. */
function wantedOf(ways: readonly { part: Part; progress: Progress }[], about: Individual): Progress[] {
  return ways
    .filter(
      ({ part, progress }) =>
        part.kind === 'always' && isAbout(progress.way.sentence.what, about) && !progress.who.has(about),
    )
    .map(({ progress }) => progress);
}

/** Every choice of what is kept true of someone or something, of which nothing excludes another. */
function keptSets(world: World, wanted: readonly Progress[]): Progress[][] {
  let sets: Progress[][] = [[]];
  for (const one of wanted) {
    const isAble = (set: readonly Progress[]) =>
      !set.some(
        (other) =>
          goesAgainst(world, one, other.way, 'always') || goesAgainst(world, other, one.way, 'always'),
      );
    sets = sets.flatMap((set) => (isAble(set) ? [set, [...set, one]] : [set]));
  }
  return sets;
}

/** A sentence about someone or something is not met by a deed about nothing. */
function isSort({ what }: Sentence, about: Individual | undefined): boolean {
  return (what.kind === 'group' || what.kind === 'one') === (about !== undefined);
}

function badNeed(
  kind: 'never' | 'always',
  { way }: Progress,
  demand: number,
  done: number,
  total: number,
): number {
  const { what } = way.sentence;
  const counted = what.kind === 'amount' || (what.kind === 'group' && what.count !== undefined);
  if (!counted) return 1;
  return kind === 'never' ? demand - done : total - done - demand + 1;
}

function sumOfCondition({ condition, demand, done, who, latest }: ConditionProgress): Sum {
  if (condition.kind === 'done') throw new Error('Looked up in the promise that it names.');
  const { sentence, by } = condition;
  const isAmount = sentence.what.kind === 'amount';
  const hit = (one: Done) => matches(one, sentence) && one.day <= (latest ?? by ?? Infinity);
  return {
    kind: condition.kind === 'no' ? 'bad' : 'good',
    need: condition.kind === 'no' ? 1 : demand - done,
    add: ({ done: list, about, amount }) => {
      if (isAmount !== amount > 0 || !isSort(sentence, about) || !list.some(hit)) return 0;
      if (about && (!isAbout(sentence.what, about) || who.has(about))) return 0;
      return isAmount ? amount : 1;
    },
  };
}

function sumsOfLimit(world: World, reading: Reading, limit: Limit): Sum[] {
  const years = [2025, 2026, 2027, 2028, 2029, 2030, 2031];
  const inPeriod = (year: number | undefined) => (day: number) => year === undefined || yearOf(day) === year;
  const periods =
    limit.period === 'any time' ? [undefined] : limit.period === 'per year' ? years : [limit.period];
  const isUnder = (deed: Deed) =>
    deed.verb === limit.verb &&
    (limit.actor === undefined || deed.actor === limit.actor) &&
    (limit.to === undefined || deed.to === limit.to);
  return periods.map((year) => {
    let left = limit.atMost;
    for (const [index, { day, sentence, undone }] of world.events.entries()) {
      // Within a year all counts that was done, also what was undone.
      if ((undone !== undefined && year === undefined) || !isUnder(sentence) || !inPeriod(year)(day))
        continue;
      const { what } = sentence;
      left -=
        what.kind === 'amount'
          ? what.amount
          : Math.max(1, reading.filter(({ touched }) => touched.includes(index)).length);
    }
    return {
      kind: 'hard' as const,
      need: Math.max(0, left) + 1,
      add: ({ done: list, amount }: Fate) =>
        list.filter((one) => isUnder(one) && inPeriod(year)(one.day)).length * (amount || 1),
    };
  });
}

/** Every day on which something begins or ends, and the days beside it. */
function daysOf(world: World): number[] {
  const edges = [
    ...world.promises.flatMap(({ parts, conditions }) => [
      ...parts.flatMap((part) =>
        (part.kind === 'will' ? part.ways : [part.way]).flatMap(({ starting, by }) => [starting, by]),
      ),
      ...conditions.flat().map((condition) => (condition.kind === 'done' ? undefined : condition.by)),
    ]),
    ...world.deeds.map(({ takes }) => takes),
    ...(world.limits.some(({ period }) => period !== 'any time')
      ? [2026, 2027, 2028, 2029, 2030, 2031].map(endOfYear)
      : []),
  ];
  const days = edges.flatMap((day) => (day === undefined ? [] : [day - 1, day, day + 1]));
  const sorted = [...new Set([0, ...days])].filter((day) => day >= 0).sort((a, b) => a - b);
  // Days between which nothing begins or ends are alike.
  const known = [...new Set(edges.filter((day) => day !== undefined))];
  const alike = (day: number) => known.map((edge) => Math.sign(day - edge!)).join();
  return sorted.filter((day, index) => index === 0 || alike(day) !== alike(sorted[index - 1]));
}

function deedsOf(wills: readonly Progress[], conditions: readonly ConditionProgress[]): Sentence[] {
  const wanted = [
    ...wills.flatMap(({ forms }) => forms),
    ...conditions.flatMap(({ condition }) => (condition.kind === 'deed' ? [condition.sentence] : [])),
  ];
  return wanted;
}

type Counted = readonly { readonly promise: Promised; readonly progress: Progress }[];

/** All that may be done to one individual, as what it adds to the sums. */
function optionsOf(
  world: World,
  about: Individual,
  days: readonly number[],
  wanted: readonly Sentence[],
  counted: Counted,
  states: readonly Progress[],
  sums: readonly Sum[],
): number[][] {
  const kept = keptSets(world, states);
  const copies: { deed: Deed; uses: Counted }[] = [];
  const seen = new Set<string>();
  for (const { verb, actor, to, what } of wanted) {
    const key = `${verb} ${actor} ${to}`;
    if (seen.has(key) || !isAbout(what, about)) continue;
    seen.add(key);
    const deed = { verb, actor, to };
    if (!canBeDone(world, about, verb)) continue;
    const uses = counted.filter(
      ({ progress }) =>
        isOneOf(deed, progress.forms) &&
        isAbout(progress.way.sentence.what, about) &&
        !progress.who.has(about),
    );
    const bounded = wanted.filter((one) => matches(deed, one) && isAbout(one.what, about)).length;
    const often = Math.max(largestPool(uses), days.length > 1 ? Math.min(2, bounded) : 1);
    const times = ruleOf(world, verb).once ? 1 : often;
    for (let copy = 0; copy < times; copy++) copies.push({ deed, uses });
  }
  const found: number[][] = [];
  const choose = (index: number, done: readonly Done[]): void => {
    if (index === copies.length) {
      if (!isAllowed(world, about, done)) return;
      for (const set of kept) found.push(sums.map((sum) => sum.add({ done, about, amount: 0, kept: set })));
      return;
    }
    choose(index + 1, done);
    const { deed, uses } = copies[index];
    // Which of two equal deeds comes first makes no difference.
    const before = done.findLast(
      (one) => one.verb === deed.verb && one.actor === deed.actor && one.to === deed.to,
    );
    for (const day of days) {
      if (day < ruleOf(world, deed.verb).takes || day < (before?.day ?? 0)) continue;
      for (const used of useSets(uses)) choose(index + 1, [...done, { ...deed, day, uses: used }]);
    }
  };
  choose(0, []);
  return best(found, sums);
}

function largestPool(uses: Counted): number {
  return Math.max(
    0,
    ...uses.map(({ promise }) => uses.filter((other) => sameNow(promise, other.promise)).length),
  );
}

/** Which counted ways one deed may be used for: one between the same parties. */
function useSets(uses: Counted): Progress[][] {
  let sets: { promise: Promised; progress: Progress }[][] = [[]];
  for (const use of uses)
    sets = sets.flatMap((set) =>
      set.some(({ promise }) => sameNow(promise, use.promise)) ? [set] : [set, [...set, use]],
    );
  // Not to use it where it could be used helps nothing.
  const isFull = (set: Counted) =>
    uses.every((use) => set.some(({ promise }) => sameNow(promise, use.promise)));
  sets = sets.filter(isFull);
  return sets.map((set) => set.map(({ progress }) => progress));
}

/** Whether the rules of deeds let all this be done to one individual, in some order within a day. */
function isAllowed(world: World, about: Individual, done: readonly Done[]): boolean {
  for (const [index, one] of done.entries()) {
    const rule = ruleOf(world, one.verb);
    if (rule.once && done.some((other, place) => place !== index && other.verb === one.verb)) return false;
    if (isExcluded(world, about, one.verb)) return false;
    for (const other of done) {
      if (!rule.excludes.includes(other.verb) || other === one) continue;
      const mutual = ruleOf(world, other.verb).excludes.includes(one.verb);
      if (other.day > one.day || mutual) return false;
    }
  }
  return true;
}

/** Deeds about nothing: each is done on some day, or not. */
function plainAtoms(
  world: World,
  days: readonly number[],
  wanted: readonly Sentence[],
  sums: readonly Sum[],
): number[][][] {
  const plain = new Map(
    wanted.filter(({ what }) => what.kind === 'nothing').map((one) => [`${one.verb} ${one.actor}`, one]),
  );
  return [...plain.values()].flatMap(({ verb, actor, to }) => {
    const times = wanted.filter((one) => one.verb === verb && one.actor === actor).length;
    const options = days
      .filter((day) => day >= ruleOf(world, verb).takes)
      .map((day) => sums.map((sum) => sum.add(fateOf({ verb, actor, to, day, uses: [] }, 0))));
    const atom = best([sums.map(() => 0), ...options], sums);
    return Array.from({ length: times }, () => atom);
  });
}

/** Payments, in pieces: as many as could be needed, each made on some day for some promises, or not. */
function amountAtoms(
  world: World,
  days: readonly number[],
  wills: Counted,
  conditions: readonly ConditionProgress[],
  counted: Counted,
  sums: readonly Sum[],
): number[][][] {
  const wanted = [
    ...wills.flatMap(({ progress: { forms, demand, done } }) =>
      forms.map((sentence) => ({ sentence, left: demand - done })),
    ),
    ...conditions.flatMap(({ condition, demand, done }) =>
      condition.kind === 'deed' ? [{ sentence: condition.sentence, left: demand - done }] : [],
    ),
  ].filter(({ sentence }) => sentence.what.kind === 'amount');
  const streams = new Map<string, { deed: Deed; pieces: number }>();
  for (const { sentence, left } of wanted) {
    const { verb, actor, to } = sentence;
    const stream = streams.get(`${actor} ${to}`) ?? { deed: { verb, actor, to }, pieces: 0 };
    streams.set(`${actor} ${to}`, { ...stream, pieces: stream.pieces + Math.ceil(left / PIECE) });
  }
  return [...streams.values()].flatMap(({ deed, pieces }) => {
    const uses = counted.filter(({ progress }) => isOneOf(deed, progress.forms));
    const options = days
      .filter((day) => day >= ruleOf(world, deed.verb).takes)
      .flatMap((day) =>
        useSets(uses).map((used) => sums.map((sum) => sum.add(fateOf({ ...deed, day, uses: used }, PIECE)))),
      );
    const atom = best([sums.map(() => 0), ...options], sums);
    return Array.from({ length: pieces }, () => atom);
  });
}

/** One deed about nobody. */
function fateOf(done: Done, amount: number): Fate {
  return { done: [done], about: undefined, amount, kept: [] };
}

/** Leaves out what another option does as well with nothing that it does worse. */
function best(options: readonly (readonly number[])[], sums: readonly Sum[]): number[][] {
  const unique = [...new Map(options.map((one) => [one.join(), [...one]])).values()];
  const atLeastAsGood = (one: readonly number[], other: readonly number[]) =>
    sums.every(({ kind }, index) =>
      kind === 'good' ? one[index] >= other[index] : one[index] <= other[index],
    );
  return unique.filter((one) => !unique.some((other) => other !== one && atLeastAsGood(other, one)));
}

/** Every sum of one option of each, cut at what is needed. */
function combine(atoms: readonly (readonly number[][])[], sums: readonly Sum[]): number[][] {
  let reached = new Map<string, number[]>([['', sums.map(() => 0)]]);
  for (const options of atoms) {
    const next = new Map<string, number[]>();
    for (const vector of reached.values()) {
      for (const option of options) {
        const sum = vector.map((value, index) =>
          Math.min(value + option[index], Math.max(0, sums[index].need)),
        );
        if (sums.some(({ kind, need }, index) => kind === 'hard' && sum[index] >= need)) continue;
        next.set(sum.join(), sum);
      }
    }
    reached = next;
    if (next.size > 100) reached = new Map(best([...next.values()], sums).map((one) => [one.join(), one]));
  }
  return best([...reached.values()], sums);
}
