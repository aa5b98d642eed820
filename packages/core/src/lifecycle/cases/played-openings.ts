import { actOfShape } from '../../ledger/act-sentence.ts';
import { type Condition, type StateCondition, UNLIMITED, whichOf } from '../../ledger/condition.ts';
import { isPromise, type PromiseEntry } from '../../ledger/entry.ts';
import type { Happening, Instance } from '../../ledger/many.ts';
import { canonicalArguments, canonicalShape, type Sentence } from '../../ledger/sentence.ts';
import { type DateValue, plainDay } from '../../ledger/values/date-value.ts';
import { componentsOf } from '../components.ts';
import { Judging } from '../judging.ts';
import type { Outcome } from '../play/outcome.ts';
import type { Plan, Trigger } from '../play/plan.ts';
import { planOf } from '../play/planner.ts';
import { playComponent } from '../play/play.ts';
import { LONG_AGO, NEVER } from '../play/run.ts';
import { newHeard } from '../play/simulation.ts';
import type { World } from '../world.ts';
import { waitedFor } from './instance-entries.ts';
import { openingsBy } from './opened-by.ts';
import { type Opening, openingText, rangeOf } from './opening.ts';
import { type Pair, pairsOf } from './pairs.ts';

/** What opens cases by more than an event: the state of a promise, an act that took effect, a deed that was not done. */
export class PlayedOpenings {
  readonly #openings = new Map<string, Opening[]>();

  /** What opens cases of a promise for some members. */
  of(generic: PromiseEntry, pair: Members): readonly Opening[] {
    return this.#openings.get(keyOf(generic, pair)) ?? NONE;
  }

  add(generic: PromiseEntry, pair: Members, opening: Opening): void {
    const key = keyOf(generic, pair);
    const openings = this.#openings.get(key);
    if (openings) openings.push(opening);
    else this.#openings.set(key, [opening]);
  }

  /** Equal openings have equal keys. */
  get key(): string {
    return [...this.#openings]
      .map(([key, openings]) => `${key} ${openings.map(openingKey).sort().join()}`)
      .sort()
      .join('\n');
  }
}

type Members = Pick<Instance, 'of' | 'to'>;

const NONE: readonly Opening[] = [];

function keyOf({ name }: PromiseEntry, { of, to }: Members): string {
  return `${name.index}|${of?.index}|${to?.index}`;
}

function openingKey({ text, date, isPossible, disputed }: Opening): string {
  return `${text}|${date.first}|${date.last}|${isPossible}|${disputed}`;
}

/** How often what opens cases is worked out anew at least, before it is given up where it comes to no end. */
const MOST_ROUNDS = 60;

/**
 * Works out what opens cases by more than an event. A case that opens may change where other promises stand from that
 * day on, so this is done until nothing changes: each time it is right up to a later day. Of a chain of conditions each
 * time settles one promise more. Only what goes in a circle, by conditions that `circular-condition` refuses or by deeds
 * that cases take from each other, may never come to rest; then the last found holds.
 *
 * @param worldOf the same world with what opens its cases
 */
export function settleOpenings(world: World, worldOf: (played: PlayedOpenings) => World): PlayedOpenings {
  let found = new PlayedOpenings();
  const generics = world.cases.generics.filter(isPlayed);
  if (generics.length === 0) return found;
  const most = Math.max(MOST_ROUNDS, 2 * generics.length);
  for (let round = 0; round < most; round++) {
    const next = openingsIn(worldOf(found), generics);
    if (next.key === found.key) break;
    found = next;
  }
  return found;
}

/** Whether more than events open cases of a promise. */
export function isPlayed({ terms }: PromiseEntry): boolean {
  const condition = terms.many?.whenever?.condition;
  if (!condition) return false;
  return condition.kind !== 'deed' || actOfShape(condition.sentence.shape) !== undefined;
}

/** Something that may open a case: a promise that falls due when it does. */
interface Candidate {
  readonly generic: PromiseEntry;
  readonly pair: Pair;
  readonly plan: Plan;
  readonly event: Happening | undefined;
  /** Whether the case is dated by its event. */
  readonly isDated: boolean;
}

function openingsIn(world: World, generics: readonly PromiseEntry[]): PlayedOpenings {
  const candidates = generics.flatMap((generic) =>
    pairsOf(world, generic).flatMap((pair) => {
      const condition = waitedFor(world.ledger, generic, pair);
      return condition ? candidatesOf(world, generic, pair, condition) : [];
    }),
  );
  const openings = new PlayedOpenings();
  const outcomes = outcomesOf(world, candidates);
  for (const candidate of candidates) {
    const opening = openingOf(candidate, outcomes.get(candidate.plan)!);
    if (opening) openings.add(candidate.generic, candidate.pair, opening);
  }
  return openings;
}

function candidatesOf(world: World, generic: PromiseEntry, pair: Pair, condition: Condition): Candidate[] {
  const base = { generic, pair, event: undefined, isDated: false };
  const plan = (waits: Condition, date: DateValue) => planOfWaiting(world, waiting(generic, waits, date));
  if (condition.kind === 'state') {
    const isOne = isPromise(condition.promise.entry) && !condition.promise.entry.terms.many;
    if (whichOf(condition) === 'all' && !isOne) return [{ ...base, plan: plan(condition, LONG_BEFORE) }];
    return promisesOf(world, condition)
      .filter(({ instance }) => instance?.generic !== generic)
      .map((event) => ({
        ...base,
        event,
        plan: plan({ ...condition, promise: event.name, which: 'all', isAllSaid: true }, LONG_BEFORE),
      }));
  }
  if (condition.kind === 'deed')
    return acts(world, condition.sentence).map((event) => ({
      ...base,
      event,
      plan: restingOn(plan(condition, LONG_BEFORE), event),
      isDated: true,
    }));
  const { by } = condition;
  if (by.kind === 'date') return [{ ...base, plan: plan(condition, generic.date) }];
  return by.condition.kind === 'deed' ? absencesAfter(world, base, condition, by.condition.sentence) : [];
}

/** What is not done within a time after something else: each time that is done, the time runs. */
function absencesAfter(
  world: World,
  base: Omit<Candidate, 'plan'>,
  condition: Condition,
  sentence: Sentence,
): Candidate[] {
  const { generic, pair } = base;
  return openingsBy(world, canonicalShape(sentence.shape), canonicalArguments(sentence)).flatMap(
    ({ event, days }) => {
      if (!event || event.kind === 'act') return [];
      const opened = { event, days, isPossible: false, on: undefined, number: undefined, period: undefined };
      const instance = {
        generic,
        of: pair.of,
        to: pair.to,
        ...opened,
        closes: undefined,
        closedBy: undefined,
        leaving: [],
      };
      const plan = planOfWaiting(world, waiting(generic, condition, event.date, instance));
      return [{ ...base, event, plan: restingOn(plan, event) }];
    },
  );
}

/** The acts that a sentence says, whether or not they took effect. */
function acts(world: World, sentence: Sentence): Happening[] {
  const found = openingsBy(world, canonicalShape(sentence.shape), canonicalArguments(sentence));
  return [...new Set(found.flatMap(({ event }) => (event?.kind === 'act' ? [event] : [])))];
}

/** A promise that falls due when something comes to be so. */
function waiting(
  generic: PromiseEntry,
  condition: Condition,
  date: DateValue,
  instance?: Instance,
): PromiseEntry {
  const nothing = {
    unless: [],
    undertakings: [],
    powers: [],
    insteadOf: [],
    repairOf: [],
    limits: UNLIMITED,
  };
  const line = { ...generic.terms.many!.whenever!, condition, limits: UNLIMITED };
  const conditions = [{ ways: [line] }];
  const terms = { ...generic.terms, ...nothing, conditions, partOf: undefined, many: undefined };
  return { ...generic, date, terms, instance };
}

/** It need not say what is promised. */
function planOfWaiting(world: World, entry: PromiseEntry): Plan {
  return { ...planOf(world, entry), lack: undefined };
}

/** Before anything that is promised or done. */
const LONG_BEFORE = plainDay(LONG_AGO / 2);

/** A plan whose deeds count only where an entry says so. */
function restingOn(plan: Plan, entry: Happening): Plan {
  const changed = new Map<Trigger, Trigger>();
  const change = (trigger: Trigger): Trigger => {
    const before = changed.get(trigger);
    if (before) return before;
    let after = trigger;
    if (trigger.kind === 'deed') {
      const hits = trigger.demand.hits.filter(({ match }) => match.occurrence.entry === entry);
      after = { ...trigger, demand: { ...trigger.demand, hits } };
    } else if (trigger.kind === 'absence' && trigger.by.kind === 'after')
      after = { ...trigger, by: { ...trigger.by, trigger: change(trigger.by.trigger) } };
    changed.set(trigger, after);
    return after;
  };
  const versions = plan.versions.map((version) => ({
    ...version,
    conditions: version.conditions.map((lines) =>
      lines.map((line) => ({ ...line, trigger: change(line.trigger) })),
    ),
  }));
  return { ...plan, versions, triggers: plan.triggers.map(change) };
}

/** The promises whose state a condition asks for. */
export function promisesOf(world: World, { promise: name }: StateCondition): readonly PromiseEntry[] {
  return world.promisesOf(name).filter((promise) => world.counts(promise));
}

/** The end of all days. */
const FOREVER = NEVER - 1;

/** How each candidate ends up in every scenario, played together with what it waits for. */
function outcomesOf(world: World, candidates: readonly Candidate[]): ReadonlyMap<Plan, readonly Outcome[]> {
  const judging = new Judging(world, FOREVER);
  const watched = new Set(candidates.flatMap(({ plan }) => plan.links));
  judging.only([...watched]);
  const others = new Map<PromiseEntry, Plan>();
  for (const promise of watched) {
    if (others.has(promise)) continue;
    for (const plan of judging.component(promise)) others.set(plan.entry, plan);
  }
  const own = new Set(candidates.map(({ plan }) => plan));
  const found = new Map<Plan, readonly Outcome[]>();
  for (const component of componentsOf([...own, ...others.values()])) {
    if (!component.some((plan) => own.has(plan))) continue;
    const outcomes = playComponent(world, component, FOREVER, newHeard());
    component.forEach((plan, index) => {
      if (own.has(plan)) found.set(plan, outcomes[index]);
    });
  }
  return found;
}

/** What a candidate opens: on the days on which it fell due. */
function openingOf({ event, isDated }: Candidate, outcomes: readonly Outcome[]): Opening | undefined {
  const met = outcomes.filter(({ due }) => due !== NEVER);
  if (met.length === 0) return undefined;
  const days = met.map(({ due }) => due);
  const may = { first: Math.min(...days), last: Math.max(...days) };
  const disputed = met.some(({ marks }) => marks.includes('disputed'));
  const isPossible = met.length < outcomes.length;
  const date = rangeOf(may);
  if (isDated && event) {
    const own = { first: event.date.first, last: event.date.last };
    const isWhole = own.first === may.first && own.last === may.last;
    const rest = { may, disputed, isPossible };
    return { event, text: openingText(event, date), date: isWhole ? event.date : date, days: own, ...rest };
  }
  return { event, text: openingText(event, date), date, days: undefined, may, disputed, isPossible };
}
