import { type Individual, isAbout, type Reading } from './readings.ts';
import {
  type Condition,
  type Happened,
  isWithin,
  type Part,
  type Promised,
  ruleOf,
  type Sentence,
  type Verb,
  type Way,
  type World,
  waysOf,
} from './world.ts';

/** How far one way of doing a part, or one `never` or `always`, has come on one reading. */
export interface Progress {
  readonly way: Way;
  /** What still does it: by whoever may perform it, for whom it is owed to now. */
  readonly forms: readonly Sentence[];
  /** What it asks for altogether: members, amounts, or 1. */
  readonly demand: number;
  /** How many it is about at most: the members of its group. */
  readonly total: number;
  readonly done: number;
  /** Who counts already, so that doing it again adds nothing; of `never` and `always`, for whom it has failed. */
  readonly who: ReadonlySet<Individual>;
}

export interface PartProgress {
  readonly part: Part;
  readonly ways: readonly Progress[];
}

export interface ConditionProgress {
  readonly condition: Condition;
  readonly demand: number;
  readonly done: number;
  readonly who: ReadonlySet<Individual>;
  /** The last day on which it may be met: once all deadlines and windows are over, the promise lapses. */
  readonly latest?: number;
}

/** Where a promise stands on one reading. */
export interface Standing {
  readonly promise: Promised;
  /** What is still to be done or to be kept true; empty when nothing is asked of anyone any more. */
  readonly open: readonly PartProgress[];
  /** Conditions that are not met yet. */
  readonly unmet: readonly (readonly ConditionProgress[])[];
  readonly out: boolean;
  /** Whether all that it is about are released, and nothing was done before. */
  readonly isReleased: boolean;
  /** Whether it has fallen due and something that is promised can no longer be done. */
  readonly broken: boolean;
  readonly parts: readonly PartProgress[];
}

const NOBODY: ReadonlySet<Individual> = new Set();

/** Where every promise stands on one reading. */
export function standingsOf(world: World, reading: Reading): Standing[] {
  const allotted = allot(world, reading);
  const partsOf = new Map<string, readonly PartProgress[]>();
  for (const promise of world.promises) {
    const parts = promise.parts.map((part) => ({
      part,
      ways: waysOf(part).map((way) => progressOf(world, reading, promise, part, way, allotted)),
    }));
    partsOf.set(promise.id, parts);
  }
  return world.promises.map((promise) => {
    const parts = partsOf.get(promise.id)!;
    const open = parts.filter((part) => !isOver(part) && !isClosed(world, promise, part));
    const unmet = unmetOf(world, reading, promise, partsOf);
    // What is made impossible while conditional breaks only when it falls due.
    const broken =
      unmet.length === 0 &&
      parts.some((part) => part.part.kind === 'will' && isBroken(world, reading, promise, part));
    return {
      promise,
      open,
      parts,
      unmet,
      broken,
      isReleased: parts.some(({ ways }) =>
        ways.some((progress) => asksForNothing(world, progress, promise, reading)),
      ),
      out: promise.act === 'released' || isExcused(world, promise) || broken || open.length === 0,
    };
  });
}

/** Whether what excuses it has happened. */
function isExcused({ events }: World, { unless, day }: Promised): boolean {
  return unless !== undefined && events.some((event) => event.day >= day && isSame(event.sentence, unless));
}

/** Whether what ends its window has happened. */
function isClosed({ events }: World, { day }: Promised, { ways: [{ way }] }: PartProgress): boolean {
  const { untilDone } = way;
  return (
    untilDone !== undefined && events.some((event) => event.day >= day && isSame(event.sentence, untilDone))
  );
}

function isSame(one: Sentence, other: Sentence): boolean {
  return one.verb === other.verb && one.actor === other.actor;
}

/** To whom a promise is owed now. */
export function owedTo({ to, assigned }: Promised): readonly string[] {
  return assigned === undefined ? to : [assigned];
}

/** Two promises between the same parties as they are now. */
export function sameNow(one: Promised, other: Promised): boolean {
  return one.from === other.from && owedTo(one).join() === owedTo(other).join();
}

/** What does a way from now on. */
function formsOf({ from, to, assigned, delegated }: Promised, { sentence }: Way): Sentence[] {
  const owed =
    assigned !== undefined && to.includes(sentence.to ?? '') ? { ...sentence, to: assigned } : sentence;
  return delegated !== undefined && sentence.actor === from ? [owed, { ...owed, actor: delegated }] : [owed];
}

export function isCounted({ what }: Sentence): boolean {
  return what.kind === 'amount' || (what.kind === 'group' && what.count !== undefined);
}

/** Two promises with the same parties: what is counted is used once between them. */
export function sameParties(one: Promised, other: Promised): boolean {
  return one.from === other.from && one.to.join() === other.to.join();
}

function sameDeed(one: Sentence, other: Sentence): boolean {
  return one.verb === other.verb && one.actor === other.actor && isWithin(one.to, other.to);
}

function counts({ day, sentence, undone }: Happened, promise: Promised, way: Way): boolean {
  if (undone !== undefined || day < promise.day || day < (way.starting ?? day)) return false;
  return sameDeed(sentence, way.sentence);
}

/** What past events gave to each counted way, in the order in which promises are served (semantics.md: Use). */
function allot(world: World, reading: Reading): Map<Way, { who: Set<Individual>; amount: number }> {
  const given = new Map<Way, { who: Set<Individual>; amount: number }>();
  const places = world.promises.flatMap((promise) =>
    promise.parts.flatMap((part) =>
      part.kind !== 'will'
        ? []
        : part.ways.filter(({ sentence }) => isCounted(sentence)).map((way) => ({ promise, part, way })),
    ),
  );
  places.sort(
    (a, b) =>
      (a.way.by ?? Infinity) - (b.way.by ?? Infinity) ||
      a.promise.day - b.promise.day ||
      (a.promise.id < b.promise.id ? -1 : a.promise.id > b.promise.id ? 1 : 0),
  );
  for (const { way } of places) given.set(way, { who: new Set(), amount: 0 });
  const events = world.events.map((event, index) => ({ event, index }));
  events.sort((a, b) => a.event.day - b.event.day);
  for (const { event, index } of events) {
    const served: { promise: Promised; who: Set<Individual>; amount: number }[] = [];
    const before = events
      .slice(
        0,
        events.findIndex((one) => one.index === index),
      )
      .map((one) => one.event);
    for (const { promise, part, way } of places) {
      if (!counts(event, promise, way)) continue;
      // What was done in another way asks for no more.
      const isDone = ({ sentence }: Way, matching: readonly Happened[]) =>
        !isCounted(sentence) &&
        sumOf(world, reading, matching, sentence.what).done >= demandOf(sentence.what, reading);
      if (
        waysOf(part).some((one) =>
          isDone(
            one,
            before.filter((past) => counts(past, promise, one)),
          ),
        )
      )
        continue;
      const { what } = event.sentence;
      let used = served.find((one) => sameParties(one.promise, promise));
      if (!used) {
        const left = what.kind === 'amount' ? what.amount : 0;
        const who = new Set(reading.filter(({ touched }) => touched.includes(index)));
        used = { promise, who, amount: left };
        served.push(used);
      }
      take(used, given.get(way)!, way.sentence);
    }
  }
  return given;
}

function take(
  from: { who: Set<Individual>; amount: number },
  to: { who: Set<Individual>; amount: number },
  { what }: Sentence,
): void {
  if (what.kind === 'amount') {
    const taken = Math.min(from.amount, what.amount - to.amount);
    from.amount -= taken;
    to.amount += taken;
    return;
  }
  for (const one of [...from.who]) {
    if (what.kind !== 'group' || to.who.size >= what.count! || !isAbout(what, one) || to.who.has(one))
      continue;
    from.who.delete(one);
    to.who.add(one);
  }
}

function progressOf(
  world: World,
  reading: Reading,
  promise: Promised,
  part: Part,
  way: Way,
  allotted: ReturnType<typeof allot>,
): Progress {
  const { sentence } = way;
  const { what } = sentence;
  const demand = demandOf(what, reading) - (part.kind === 'will' ? (promise.waived ?? 0) : 0);
  const forms = formsOf(promise, way);
  const total = what.kind === 'group' ? reading.filter((one) => isAbout(what, one)).length : demand;
  if (part.kind === 'always') {
    const who = reading.filter((one) => isAbout(what, one) && isExcluded(world, one, sentence.verb));
    return { way, forms, demand, total, done: who.length, who: new Set(who) };
  }
  const given = allotted.get(way);
  if (given)
    return {
      way,
      forms,
      demand,
      total,
      done: what.kind === 'amount' ? given.amount : given.who.size,
      who: given.who,
    };
  const matching = world.events.filter((event) => counts(event, promise, way));
  const progress = { way, forms, demand, total, ...sumOf(world, reading, matching, what) };
  const whole = beforeRelease(world, progress, promise, reading);
  // What was complete before the release is kept as it was.
  return part.kind === 'will' && whole.done >= whole.demand ? whole : progress;
}

function sumOf(
  world: World,
  reading: Reading,
  events: readonly Happened[],
  what: Sentence['what'],
): { done: number; who: ReadonlySet<Individual> } {
  if (what.kind === 'nothing') return { done: Math.min(1, events.length), who: NOBODY };
  if (what.kind === 'amount') {
    const sums = events.map(({ sentence }) => (sentence.what.kind === 'amount' ? sentence.what.amount : 0));
    return { done: sums.reduce((a, b) => a + b, 0), who: NOBODY };
  }
  const who = reading.filter(
    (one) => isAbout(what, one) && one.touched.some((index) => events.includes(world.events[index])),
  );
  return { done: who.length, who: new Set(who) };
}

export function demandOf(what: Sentence['what'], reading: Reading): number {
  switch (what.kind) {
    case 'amount':
      return what.amount;
    case 'group':
      return what.count ?? reading.filter((one) => isAbout(what, one)).length;
    default:
      return 1;
  }
}

/** Whether what happened to someone excludes a deed, and was not undone. */
export function isExcluded(world: World, { touched }: Individual, verb: Verb): boolean {
  return touched.some((event) => ruleOf(world, world.events[event].sentence.verb).excludes.includes(verb));
}

/** Nothing is left of it: done, or failed for everyone. */
function isOver({ part, ways }: PartProgress): boolean {
  const { demand, done, total, way } = ways[0];
  const { what } = way.sentence;
  if (part.kind === 'will') return ways.some((one) => one.done >= one.demand);
  if (part.kind === 'never') return done >= demand && demand > 0;
  return what.kind === 'group' && what.count !== undefined ? total - done < demand : done >= demand;
}

/** Made impossible by what the promisor itself did since it promised. */
function isBroken(world: World, reading: Reading, promise: Promised, { ways }: PartProgress): boolean {
  const own = (index: number) =>
    world.events[index].sentence.actor === promise.from && world.events[index].day >= promise.day;
  const without = (one: Individual, { who }: Progress): Individual =>
    who.has(one) ? one : { ...one, touched: one.touched.filter((index) => !own(index)) };
  return ways.every((progress) => {
    // What was released in part was so after all that happened: then it was broken already.
    const asked = beforeRelease(world, progress, promise, reading);
    const now = reachable(world, reading, asked, (one) => one);
    return now < asked.demand && now < reachable(world, reading, asked, (one) => without(one, asked));
  });
}

/** Whether nothing is asked for of which anything was done: all are released. */
function asksForNothing(world: World, progress: Progress, promise: Promised, reading: Reading): boolean {
  return progress.demand === 0 && beforeRelease(world, progress, promise, reading).done === 0;
}

/** What was asked for before a part of it was released. */
function beforeRelease(world: World, progress: Progress, promise: Promised, reading: Reading): Progress {
  const { way, demand } = progress;
  const { what } = way.sentence;
  if (what.kind !== 'group' || what.but === undefined)
    return { ...progress, demand: demand + (promise.waived ?? 0) };
  const whole = { ...what, but: undefined };
  const matching = world.events.filter((event) => counts(event, promise, way));
  return {
    ...progress,
    ...sumOf(world, reading, matching, whole),
    way: { ...way, sentence: { ...way.sentence, what: whole } },
    demand: demandOf(whole, reading),
  };
}

function reachable(
  world: World,
  reading: Reading,
  { way, who, demand }: Progress,
  seen: (one: Individual) => Individual,
): number {
  const { what, verb } = way.sentence;
  if (what.kind === 'amount' || what.kind === 'nothing') return demand;
  return reading.filter((one) => isAbout(what, one) && (who.has(one) || canBeDone(world, seen(one), verb)))
    .length;
}

export function canBeDone(world: World, one: Individual, verb: Verb): boolean {
  const used =
    ruleOf(world, verb).once && one.touched.some((event) => world.events[event].sentence.verb === verb);
  return !used && !isExcluded(world, one, verb);
}

function unmetOf(
  world: World,
  reading: Reading,
  promise: Promised,
  partsOf: ReadonlyMap<string, readonly PartProgress[]>,
): ConditionProgress[][] {
  const antecedents = promise.conditions.map((ways) =>
    ways.map((condition) => conditionProgress(world, reading, promise, condition, partsOf)),
  );
  return antecedents.filter((ways) => !ways.some(({ done, demand }) => done >= demand));
}

function conditionProgress(
  world: World,
  reading: Reading,
  promise: Promised,
  condition: Condition,
  partsOf: ReadonlyMap<string, readonly PartProgress[]>,
): ConditionProgress {
  if (condition.kind === 'no') return { condition, demand: 1, done: 0, who: NOBODY };
  if (condition.kind === 'done') {
    const isDone = partsOf.get(condition.promise)?.every(isOver) ?? false;
    return { condition, demand: 1, done: isDone ? 1 : 0, who: NOBODY, latest: lapseOf(promise) };
  }
  const { sentence } = condition;
  const matching = world.events.filter((event) =>
    counts(event, promise, { sentence, starting: undefined, by: undefined }),
  );
  return {
    condition,
    demand: demandOf(sentence.what, reading),
    ...sumOf(world, reading, matching, sentence.what),
    latest: Math.min(condition.by ?? Infinity, lapseOf(promise)),
  };
}

/** The last day on which a promise that waits can fall due: once all its deadlines and windows are over, it lapses. */
export function lapseOf({ parts, act, lapse }: Promised): number {
  if (lapse !== undefined) return lapse;
  if (act === 'suspended') return Infinity;
  const ends = parts.flatMap((part) => (part.kind === 'will' ? part.ways : [part.way]));
  return Math.max(...ends.map(({ by }) => by ?? Infinity));
}
