import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Obligation } from '../ahead/obligation.ts';
import type { Prospect, Prospects } from '../ahead/prospects.ts';
import { withoutLifting } from '../ahead/without-lifting.ts';
import type { PastDeed } from '../rules/past.ts';
import { isSameDemand, type Task } from '../rules/task.ts';
import { Effort } from '../solving/effort.ts';
import { minimalSets } from '../solving/minimal-sets.ts';
import { type Agendas, type Ahead, agendasOf, openAgendasOf, someMet } from './agendas.ts';
import type { Agenda } from './futures.ts';
import { givesWay } from './giving-way.ts';
import { oneWayEach } from './one-way-each.ts';
import { larger, type Most } from './program-builder.ts';
import { ALL_IN_FORCE, type InForce } from './schedule.ts';
import { type Stage, type World, worldsOf } from './worlds.ts';

/** How much is done to answer all that is asked of a component, where nothing else bounds it. */
const MOST_STEPS = 2_000_000_000;
/** About what one world takes of that, for each of its promises. */
const STEPS_PER_WORLD = 500;

/** How many ways in which the conditions of one set can come true are tried. */
const MOST_WAYS = 256;

/** Promises that may get in each other's way, and the futures open to them. */
export class Component {
  readonly prospects: readonly Prospect[];
  readonly #all: Prospects;
  readonly worlds: readonly World[];
  readonly stages: readonly Stage[];
  /** What happened, on whichever day. */
  readonly past: readonly PastDeed[];
  /** Whether some reading, scenario or search was left out. */
  isCutOff: boolean;
  /** What may still be done to answer questions: those that are asked when it is spent stay open. */
  effort: Effort;
  readonly #known = new Map<World, Map<string, boolean | undefined>>();

  /** @param prospects the promises that sets are made of; those that their conditions name are looked at beside */
  constructor(all: Prospects, prospects: readonly Prospect[], effort: Effort = new Effort(MOST_STEPS)) {
    this.prospects = prospects;
    this.effort = effort;
    this.#all = all;
    const around = [...prospects, ...all.namedBy(prospects)];
    const { past, stages, worlds, isCutOff } = worldsOf(all, around);
    this.past = past;
    this.stages = stages;
    this.worlds = worlds;
    this.isCutOff = isCutOff;
    effort.spend(worlds.length * around.length * STEPS_PER_WORLD);
  }

  /** Whether anything of two of its promises is left to be done or kept on one and the same reading. */
  areAheadTogether(one: PromiseEntry, other: PromiseEntry): boolean {
    return this.worlds.some((world) => isOpenIn(world, one) && isOpenIn(world, other));
  }

  /**
   * Whether, in one world, a future meets the conditions of some promises and does the duties of some of them; undefined
   * where finding out was given up.
   */
  fits(
    world: World,
    conditioned: readonly PromiseEntry[],
    dutiful: readonly PromiseEntry[],
    rules: InForce = ALL_IN_FORCE,
  ): boolean | undefined {
    const pick = (promises: readonly PromiseEntry[]): Obligation[] =>
      promises.flatMap((promise) => world.ahead.get(promise) ?? []);
    return this.#canMeet(world, pick(conditioned), pick(dutiful), rules);
  }

  #canMeet(
    world: World,
    conditioned: readonly Obligation[],
    dutiful: readonly Obligation[],
    rules: InForce,
  ): boolean | undefined {
    const ahead = this.#ahead(world);
    const { list, isCutOff } = agendasOf(ahead, conditioned, dutiful);
    if (!isCutOff) return someMet(list, (agenda) => this.#isMet(world, agenda, rules));
    let met: boolean | undefined = false;
    const isOpen = (agenda: Agenda): boolean => {
      met = this.#isMet(world, agenda, rules);
      return met !== false;
    };
    const open = openAgendasOf(ahead, conditioned, dutiful, isOpen, 1);
    // The one that was found was looked at last.
    if (open.list.length > 0) return met;
    if (!open.isCutOff) return false;
    this.isCutOff = true;
    return undefined;
  }

  /** Whether a future meets an agenda; undefined where finding out was given up. */
  #isMet(world: World, agenda: Agenda, rules: InForce): boolean | undefined {
    const { effort } = this;
    const met = effort.isSpent ? undefined : world.stage.futures.canMeet(agenda, world, rules, effort);
    if (met === undefined) this.isCutOff = true;
    return met;
  }

  /** Whether all promises of a set may be kept: where finding out was given up, they may. */
  areKept(world: World, promises: readonly PromiseEntry[]): boolean {
    return this.#areKept(world, promises) !== false;
  }

  /** Whether all promises of a set can be kept, remembered; undefined where finding out was given up. */
  #areKept(world: World, promises: readonly PromiseEntry[]): boolean | undefined {
    const key = promises.map(({ name }) => name.index).join();
    let known = this.#known.get(world);
    if (!known) {
      known = new Map();
      this.#known.set(world, known);
    }
    if (known.has(key)) return known.get(key);
    const kept = this.fits(world, promises, promises);
    known.set(key, kept);
    return kept;
  }

  #ahead(world: World): Ahead {
    return { of: (promise) => world.ahead.get(promise), isOver: (promise) => this.#isOver(world, promise) };
  }

  /** Whether a promise is over in one world, of which something lies ahead in others. */
  #isOver(world: World, promise: PromiseEntry): boolean {
    if (this.#all.isOver(promise)) return true;
    return world.ahead.get(promise) === null && this.#all.of(promise).variants.some((one) => one !== null);
  }

  /**
   * How much more of a task of one promise can be done while the others are kept; 0 where they cannot be anyway, and
   * undefined where finding out was given up.
   *
   * @param goal the task, in each of the forms that do a part of it
   */
  most(
    world: World,
    others: readonly PromiseEntry[],
    promise: PromiseEntry,
    goal: readonly Task[],
  ): Most | undefined {
    const { effort } = this;
    const ahead = this.#ahead(world);
    const kept = others.flatMap((one) => ahead.of(one) ?? []);
    const own = ahead.of(promise);
    let most: Most = { value: 0, isBelow: false };
    for (const agenda of this.#agendas(world, own ? [...kept, own] : kept, kept).list) {
      const found = effort.isSpent ? undefined : this.#mostOf(world, agenda, goal);
      if (!found || Number.isNaN(found.value)) {
        this.isCutOff = true;
        return undefined;
      }
      most = larger(most, found);
    }
    return most;
  }

  /** The same while an agenda is met: all or nothing of what that itself asks for, such as a condition that it is kept. */
  #mostOf(world: World, agenda: Agenda, goal: readonly Task[]): Most | undefined {
    const { effort } = this;
    if (agenda.tasks.some((task) => isSameDemand(task, goal[0]))) {
      const met = this.#isMet(world, agenda, ALL_IN_FORCE);
      return met === undefined ? undefined : { value: met ? Infinity : 0, isBelow: false };
    }
    const tasks = [...new Set([...agenda.tasks, ...goal])];
    return world.stage.futures.most({ ...agenda, tasks }, world, ALL_IN_FORCE, goal[0], effort);
  }

  /** Every agenda; where there are too many, those that can be met. */
  #agendas(world: World, conditioned: readonly Obligation[], dutiful: readonly Obligation[]): Agendas {
    const ahead = this.#ahead(world);
    const all = agendasOf(ahead, conditioned, dutiful);
    if (!all.isCutOff) return all;
    const isOpen = (agenda: Agenda) => this.#isMet(world, agenda, ALL_IN_FORCE) !== false;
    const open = openAgendasOf(ahead, conditioned, dutiful, isOpen);
    if (open.isCutOff) this.isCutOff = true;
    return open;
  }

  /** The promises of which something lies ahead, in one world. */
  present(world: World): PromiseEntry[] {
    return this.prospects.map(({ entry }) => entry).filter((entry) => isAhead(world, entry));
  }

  /** The minimal sets of promises that no future of one world keeps, whose conditions leave each of them possible. */
  conflictsIn(world: World, known: readonly (readonly PromiseEntry[])[]): (readonly PromiseEntry[])[] {
    return this.#minimalAmong(world, this.present(world), known);
  }

  /** The same among some of the promises only. */
  conflictsAmong(world: World, promises: readonly PromiseEntry[]): readonly (readonly PromiseEntry[])[] {
    if (this.areKept(world, promises)) return [];
    return this.#minimalAmong(
      world,
      promises.filter((promise) => isAhead(world, promise)),
      [],
    );
  }

  #minimalAmong(
    world: World,
    present: readonly PromiseEntry[],
    known: readonly (readonly PromiseEntry[])[],
  ): (readonly PromiseEntry[])[] {
    const index = new Map(present.map((entry, at) => [entry, at]));
    const seeds: number[][] = [];
    for (const set of known) {
      const at = set.map((entry) => index.get(entry) ?? -1);
      if (!at.includes(-1) && this.#isMinimal(world, set)) seeds.push(at.sort((a, b) => a - b));
    }
    const entriesOf = (set: readonly number[]) => set.map((at) => present[at]);
    const found = minimalSets(present.length, (set) => this.#areKept(world, entriesOf(set)), seeds);
    if (!found.isComplete) this.isCutOff = true;
    return found.sets.map(entriesOf).filter((set) => this.#comesTrue(world, set));
  }

  #isMinimal(world: World, set: readonly PromiseEntry[]): boolean {
    return (
      this.#areKept(world, set) === false &&
      set.every((entry) =>
        this.#areKept(
          world,
          set.filter((other) => other !== entry),
        ),
      )
    );
  }

  /**
   * Whether a set asks for all of it at once: none of its promises gives way to another, and its conditions can come true
   * together without themselves preventing one of them, in one way for all.
   */
  #comesTrue(world: World, set: readonly PromiseEntry[]): boolean {
    const obligations = set.flatMap((entry) => world.ahead.get(entry) ?? []);
    if (givesWay(obligations)) return false;
    if (obligations.every(({ conditionNeeds }) => conditionNeeds.length === 0)) return true;
    const left = withoutLifting(obligations);
    const canComeTrue = (waiting: readonly Obligation[]): boolean =>
      this.#canMeet(world, waiting, [], ALL_IN_FORCE) === true &&
      obligations.every(
        (one) =>
          this.#canMeet(world, waiting, [one], ALL_IN_FORCE) === true ||
          this.#canMeet(world, [], [one], ALL_IN_FORCE) === false,
      );
    if (!canComeTrue(left)) return false;
    if (left.every(({ conditionNeeds }) => conditionNeeds.every((ways) => ways.length === 1))) return true;
    let tried = 0;
    for (const waiting of oneWayEach(left)) {
      if (canComeTrue(waiting)) return true;
      tried++;
      if (tried < MOST_WAYS) continue;
      this.isCutOff = true;
      return true;
    }
    return false;
  }
}

/** Whether a promise still asks for something in a world. */
function isAhead({ ahead }: World, promise: PromiseEntry): boolean {
  const obligation = ahead.get(promise);
  return Boolean(obligation && !obligation.isKept);
}

/** Whether anything of a promise is left to be done, to those of whom a world says that it was not done, or kept. */
function isOpenIn(world: World, promise: PromiseEntry): boolean {
  if (!isAhead(world, promise)) return false;
  return world.ahead
    .get(promise)!
    .duties.some((ways) =>
      ways.every((one) => one.kind !== 'task' || world.stage.futures.isOpen(one.task, world.readings)),
    );
}
