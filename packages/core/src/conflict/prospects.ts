import type { Day } from '../ledger/civil-day.ts';
import type { Act, PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Shape } from '../ledger/sentence.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Occurrence } from '../lifecycle/occurrence.ts';
import type { Clock, Plan } from '../lifecycle/plan.ts';
import { replay } from '../lifecycle/replay.ts';
import type { Scenario } from '../lifecycle/run.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { namedInConditions, openPromises } from './candidates.ts';
import type { Clashes } from './clashes.ts';
import type { ConflictIndex } from './conflict-index.ts';
import type { ObjectSlots } from './object-slots.ts';
import { type Alternatives, type Obligation, obligationOf, type Requirement } from './obligation.ts';
import type { PastDeed } from './past.ts';
import { actsOf, type PromisedAct } from './powers.ts';
import { SeenMembers } from './seen-members.ts';
import { fulfilled, type Shared, Shares, type TouchedOnReading, withoutShares } from './shares.ts';
import type { Ban, Task } from './task.ts';

/** What lies ahead of one promise, in each scenario of the past that differs; null where nothing does. */
export interface Prospect {
  readonly entry: PromiseEntry;
  readonly variants: readonly (Obligation | null)[];
}

/** What lies ahead of promises that can conflict; each is read when it is asked for. */
export class Prospects {
  readonly judgement: Judgement;
  readonly on: Day;
  readonly clashes: Clashes;
  readonly slots: ObjectSlots;
  /** The deeds that some promise forbids or wants to last. */
  readonly forbidden: ReadonlySet<Shape>;
  readonly #all = new Map<PromiseEntry, Prospect>();
  readonly #shares: Shares;

  constructor(judgement: Judgement, { clashes, slots, forbidden }: ConflictIndex) {
    this.judgement = judgement;
    this.on = judgement.on;
    this.clashes = clashes;
    this.slots = slots;
    this.forbidden = forbidden;
    this.#shares = new Shares(clashes.relations, judgement.on);
  }

  /** What happened, as read for one promise and there for the next. */
  readonly pastDeeds = new Map<Occurrence, PastDeed>();

  /** Where a promise stands. */
  standingOf(promise: PromiseEntry): PromiseStanding | undefined {
    return this.judgement.judging.standing(promise);
  }

  /** Whether a promise can no longer be kept, nor fall due. */
  isOver(promise: PromiseEntry): boolean {
    const possible = this.standingOf(promise)?.possible;
    return possible !== undefined && !possible.includes('due') && !possible.includes('conditional');
  }

  #seen: SeenMembers | undefined;

  /** How many members of a group, at the least, events were about. */
  seenOf(group: Name): number {
    this.#seen ??= new SeenMembers(this.judgement.judging.world, this.clashes.book, this.on);
    return this.#seen.of(group);
  }

  #acts: readonly PromisedAct[] | undefined;

  /** What open promises say someone will do to other promises. */
  promisedActs(act: Act): readonly PromisedAct[] {
    this.#acts ??= openPromises(this.judgement).flatMap(actsOf);
    return this.#acts.filter((one) => one.act === act);
  }

  /** What lies ahead of a promise. */
  of(promise: PromiseEntry): Prospect {
    const known = this.#all.get(promise);
    if (known) return known;
    const prospect = this.#read(promise);
    this.#all.set(promise, prospect);
    return prospect;
  }

  /** The promises that the conditions of some name, directly or through others, themselves not among them. */
  namedBy(prospects: readonly Prospect[]): Prospect[] {
    const found = new Set(prospects);
    for (const { entry } of found) {
      for (const named of namedInConditions(this.judgement.judging.world, entry)) {
        if (this.judgement.judging.isListed(named)) found.add(this.of(named));
      }
    }
    return [...found].slice(prospects.length);
  }

  #read(promise: PromiseEntry): Prospect {
    const { judging } = this.judgement;
    if (!judging.isListed(promise)) return { entry: promise, variants: [null] };
    const { plans, outcomes } = judging.outcomes(promise);
    const shared = this.#shares.of(plans, promise);
    const variants = new Map<string, Obligation>();
    /** What lies ahead, for scenarios that differ only in whom what happened touched. */
    const readings: { readonly scenario: Scenario; readonly found: Obligation[] }[] = [];
    for (const { plan, scenario } of outcomes) {
      let reading = readings.find((one) => isSameButForPeople(one.scenario, scenario));
      if (!reading) {
        reading = { scenario, found: [] };
        readings.push(reading);
      }
      for (const one of scenariosAhead(plan, scenario, this.on)) {
        const obligation = this.#ahead(promise, plans, one);
        if (!obligation) continue;
        reading.found.push(
          shared.length > 0 ? this.#readingByReading(obligation, plans, one, shared) : obligation,
        );
      }
    }
    for (const { found } of readings) {
      // Where only who was touched decides what of it lies ahead, that is settled reading by reading.
      for (const one of found)
        if (!found.some((other) => leavesOnlyPeople(other, one))) variants.set(keyOf(one), one);
    }
    const isGone = readings.some(({ found }) => found.length === 0);
    return { entry: promise, variants: isGone ? [...variants.values(), null] : [...variants.values()] };
  }

  /** What lies ahead of a promise in one scenario of the past; null where nothing does. */
  #ahead(promise: PromiseEntry, plans: readonly Plan[], scenario: Scenario): Obligation | null {
    const { simulation, run } = this.#play(promise, plans, scenario);
    return (run && obligationOf(simulation, run, this.clashes.book, this.slots)) ?? null;
  }

  #play(promise: PromiseEntry, plans: readonly Plan[], scenario: Scenario) {
    const simulation = replay(this.judgement.judging.world, plans, scenario, this.on);
    return { simulation, run: simulation.runOf(promise) };
  }

  /** The same where a reading decides how much of what is counted fell to the promise: each is played by itself. */
  #readingByReading(
    obligation: Obligation,
    plans: readonly Plan[],
    scenario: Scenario,
    shared: readonly Shared[],
  ): Obligation {
    const known = new Map<string, Obligation | null>();
    const open = withoutShares(obligation);
    const onReading = (touched: TouchedOnReading): Obligation | null => {
      const counts = shared.map(touched);
      if (counts.includes(undefined)) return open;
      const key = counts.join();
      const before = known.get(key);
      if (before !== undefined) return before;
      const { simulation, run } = this.#play(obligation.entry, plans, {
        ...scenario,
        touched: (occurrence, group) =>
          counts[shared.findIndex((one) => one.occurrence === occurrence && one.group === group)],
      });
      const ahead = run && obligationOf(simulation, run, this.clashes.book, this.slots);
      const left = ahead ?? (run?.state === 'kept' ? fulfilled(open) : null);
      known.set(key, left);
      return left;
    };
    return { ...open, onReading };
  }
}

/** How many uncertain days ahead are told apart. */
const MOST_UNCERTAIN = 4;

/** A scenario with each uncertain day that lies ahead at its first and at its last. */
function scenariosAhead({ versions }: Plan, scenario: Scenario, on: Day): Scenario[] {
  const clocks: (Clock & { readonly kind: 'date' })[] = [];
  for (const { bounds, parts, conditions } of versions) {
    const lines = [...parts.flatMap(({ ways }) => ways), ...conditions.flat()];
    for (const { by, starting, until } of [bounds, ...lines.map((line) => line.bounds)]) {
      for (const clock of [by, starting, until]) {
        if (clock?.kind !== 'date' || clock.first === clock.last || clock.last <= on) continue;
        if (!scenario.days.has(clock.key) && !clocks.some(({ key }) => key === clock.key)) clocks.push(clock);
      }
    }
  }
  let scenarios = [scenario];
  for (const { key, first, last } of clocks.slice(0, MOST_UNCERTAIN)) {
    scenarios = scenarios.flatMap((one) =>
      [first, last].map((day) => ({ ...one, days: new Map(one.days).set(key, day) })),
    );
  }
  return scenarios;
}

/** Equal obligations have equal keys. */
function keyOf({ isSuspended, conditionNeeds, duties }: Obligation): string {
  return `${isSuspended}|${conditionNeeds.length}|${[...conditionNeeds, ...duties].map(lineKey).join('|')}`;
}

function lineKey(ways: Alternatives): string {
  return ways.map(requirementKey).join('/');
}

function requirementKey(one: Requirement): string {
  if (one.kind === 'task') return taskKey(one.task);
  return one.kind === 'ban' ? banKey(one.ban) : one.kind;
}

function isSameButForPeople(a: Scenario, b: Scenario): boolean {
  return a.days === b.days && a.opens === b.opens;
}

/** Whether an obligation is another with more duties, all of which are about people. */
function leavesOnlyPeople(more: Obligation, less: Obligation): boolean {
  if (more.duties.length <= less.duties.length || more.isSuspended !== less.isSuspended) return false;
  const left = new Set(less.duties.map(lineKey));
  const added = more.duties.filter((ways) => !left.has(lineKey(ways)));
  return (
    more.duties.length - added.length === less.duties.length &&
    added.every((ways) => ways.every(isAboutPeople)) &&
    more.conditionNeeds.map(lineKey).join('|') === less.conditionNeeds.map(lineKey).join('|')
  );
}

function isAboutPeople(one: Requirement): boolean {
  return (
    (one.kind === 'task' && one.task.object !== undefined) ||
    (one.kind === 'ban' && one.ban.object !== undefined)
  );
}

function taskKey({ shape, first, last, need, given }: Task): string {
  const done = need.kind === 'amount' ? `${need.done.digits}:${need.demand.digits}` : '';
  const count = need.kind === 'some' ? `${need.done}:${need.demand}` : '';
  return `${shape.index} ${first} ${last} ${need.kind} ${done}${count} ${given.map(keyOfArgument).join()}`;
}

function banKey({ shape, first, last, kind, given }: Ban): string {
  return `${shape.index} ${kind} ${first} ${last} ${given.map(keyOfArgument).join()}`;
}

function keyOfArgument(argument: Task['given'][number]): string {
  if (argument.kind === 'name') return String(argument.index);
  return argument.kind === 'quantity' ? `${argument.low}*${argument.group.index}` : argument.kind;
}

/** The names that a promise's requirements are about. */
export function objectsOf(requirements: Iterable<Requirement>): Set<Name> {
  const objects = new Set<Name>();
  for (const one of requirements) {
    const statement = one.kind === 'task' ? one.task : one.kind === 'ban' ? one.ban : undefined;
    if (statement?.object) objects.add(statement.object);
  }
  return objects;
}
