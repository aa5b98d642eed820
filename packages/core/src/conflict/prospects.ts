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
import { type Obligation, obligationOf, type Requirement } from './obligation.ts';
import type { PastDeed } from './past.ts';
import { actsOf, type PromisedAct } from './powers.ts';
import type { Ban, Task } from './task.ts';

/** What lies ahead of one promise, in each scenario of the past that differs; null where nothing does. */
export interface Prospect {
  readonly entry: PromiseEntry;
  readonly variants: readonly (Obligation | null)[];
  /** Whether who was touched by what happened decides whether it is still open. */
  readonly isSettledByReading: boolean;
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

  constructor(judgement: Judgement, { clashes, slots, forbidden }: ConflictIndex) {
    this.judgement = judgement;
    this.on = judgement.on;
    this.clashes = clashes;
    this.slots = slots;
    this.forbidden = forbidden;
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

  #seen: Map<Name, number> | undefined;

  /** The largest number of a group that some event was about. */
  seenOf(group: Name): number {
    this.#seen ??= this.#countSeen();
    return this.#seen.get(group) ?? 0;
  }

  #countSeen(): Map<Name, number> {
    const seen = new Map<Name, number>();
    const { ledger, occurrences } = this.judgement.judging.world;
    for (const shape of ledger.reading.shapes.all) {
      for (const { arguments: given, last, kind } of occurrences.ofShape(shape)) {
        if (last > this.on || (kind !== 'did' && kind !== 'not')) continue;
        for (const argument of given) {
          if (argument?.kind === 'quantity')
            seen.set(argument.group, Math.max(seen.get(argument.group) ?? 0, argument.low));
        }
      }
    }
    return seen;
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
    if (!judging.isListed(promise)) return { entry: promise, variants: [null], isSettledByReading: false };
    const { plans, outcomes } = judging.outcomes(promise);
    const variants = new Map<string, Obligation | null>();
    const gone: Scenario[] = [];
    const open: Scenario[] = [];
    for (const { plan, scenario } of outcomes) {
      for (const one of scenariosAhead(plan, scenario, this.on)) {
        const obligation = this.#ahead(promise, plans, one);
        if (obligation) variants.set(keyOf(obligation), obligation);
        (obligation ? open : gone).push(scenario);
      }
    }
    // Where only who was touched decides whether anything lies ahead, that is settled reading by reading.
    const isOpenBeside = (one: Scenario) =>
      open.some(({ days, opens }) => days === one.days && opens === one.opens);
    const isSettledByReading = gone.some(isOpenBeside);
    if (!gone.every(isOpenBeside)) variants.set('', null);
    return { entry: promise, variants: [...variants.values()], isSettledByReading };
  }

  /** What lies ahead of a promise in one scenario of the past; null where nothing does. */
  #ahead(promise: PromiseEntry, plans: readonly Plan[], scenario: Scenario): Obligation | null {
    const simulation = replay(this.judgement.judging.world, plans, scenario, this.on);
    const run = simulation.runOf(promise);
    return (run && obligationOf(simulation, run, this.clashes.book, this.slots)) ?? null;
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
function keyOf(obligation: Obligation | null): string {
  if (!obligation) return '';
  const line = (one: Requirement): string => {
    if (one.kind === 'task') return taskKey(one.task);
    return one.kind === 'ban' ? banKey(one.ban) : one.kind;
  };
  const lines = [...obligation.conditionNeeds, ...obligation.duties].map((ways) => ways.map(line).join('/'));
  return `${obligation.isSuspended}|${obligation.conditionNeeds.length}|${lines.join('|')}`;
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
