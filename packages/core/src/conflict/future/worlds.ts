import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Basis } from '../ahead/bases.ts';
import { type Moment, withDoubtful } from '../ahead/moments.ts';
import type { Obligation, Requirement } from '../ahead/obligation.ts';
import { decisivePast, pastOf } from '../ahead/past-of.ts';
import { objectsOf, type Prospect, type Prospects } from '../ahead/prospects.ts';
import { basesOf, capOf, requirementsOf } from '../ahead/requirements.ts';
import { peopleOn } from '../people/people-on.ts';
import { type Cell, cellsOf, type Population, poolsOf } from '../people/pool.ts';
import { choicesOf, type Reading, readingsOf } from '../people/readings.ts';
import { isUsedUncertain, type Used } from '../rules/limits.ts';
import type { PastDeed } from '../rules/past.ts';
import { Futures } from './futures.ts';
import { openOn } from './settled.ts';

/** One reading of all that is uncertain: which scenario of the past holds for each promise, and who there is. */
export interface World {
  readonly ahead: ReadonlyMap<PromiseEntry, Obligation | null>;
  readonly readings: readonly Reading[];
  /** How much of each limit has been used, where that is uncertain. */
  readonly used: Used;
  readonly stage: Stage;
}

/** What happened, on one choice of uncertain days, and to whom it may have: where futures begin. */
export interface Stage {
  /** The days that are chosen; empty where none makes a difference. */
  readonly days: Moment['days'];
  readonly past: readonly PastDeed[];
  readonly populations: readonly Population[];
  readonly futures: Futures;
}

/** All that is uncertain about some promises, read in every way. */
export interface Worlds {
  /** What happened, on whichever day. */
  readonly past: readonly PastDeed[];
  readonly stages: readonly Stage[];
  readonly worlds: readonly World[];
  /** Whether some reading or scenario was left out. */
  readonly isCutOff: boolean;
}

/** How many combinations of scenarios and readings are looked at for promises that bear on each other. */
const MOST_WORLDS = 8192;
const MOST_SCENARIOS = 64;

const ANY_MOMENT = { days: new Map(), amounts: new Map() };

/** Reads what lies ahead of some promises, what happened and who there is, in every way that makes a difference. */
export function worldsOf(all: Prospects, around: readonly Prospect[]): Worlds {
  return new Reader(all, around).read();
}

class Reader {
  readonly #all: Prospects;
  readonly #around: readonly Prospect[];
  readonly #requirements: readonly Requirement[];
  readonly #bases: readonly Basis[];
  readonly #objects: ReadonlySet<Name>;
  #isCutOff = false;

  constructor(all: Prospects, around: readonly Prospect[]) {
    this.#all = all;
    this.#around = around;
    this.#requirements = requirementsOf(around);
    this.#bases = basesOf(around);
    this.#objects = objectsOf(this.#requirements, this.#bases);
  }

  read(): Worlds {
    const all = this.#all;
    const past = this.#pastOf(ANY_MOMENT);
    const { moments, isCutOff } = withDoubtful(all.momentsOf(this.#around), past, all.on);
    if (isCutOff) this.#isCutOff = true;
    const stages: Stage[] = [];
    const worlds: World[] = [];
    for (const moment of moments) {
      const isAny = moment.days.size === 0 && moment.amounts.size === 0;
      const { stage, readings } = this.#stageOf(isAny ? past : this.#pastOf(moment), moment.days);
      stages.push(stage);
      for (const world of this.#worldsOf(moment, stage, readings)) {
        if (worlds.length === MOST_WORLDS) {
          this.#isCutOff = true;
          break;
        }
        worlds.push(world);
      }
    }
    return { past, stages, worlds, isCutOff: this.#isCutOff };
  }

  #pastOf(moment: Pick<Moment, 'days' | 'amounts'>): readonly PastDeed[] {
    return pastOf(this.#all, this.#requirements, this.#bases, moment);
  }

  /** Who there may be, given what happened. */
  #stageOf(
    past: readonly PastDeed[],
    days: Moment['days'],
  ): {
    readonly stage: Stage;
    readonly readings: readonly (readonly Reading[])[];
  } {
    const { clashes, on } = this.#all;
    const { relations, book } = clashes;
    const populations: Population[] = [];
    const readings: (readonly Reading[])[] = [];
    const decisive = decisivePast(clashes, this.#requirements, this.#bases, past);
    for (const pool of poolsOf(relations, this.#objects, decisive, on)) {
      const cells = cellsOf(relations, book, pool, on);
      const matters = ({ groups }: Cell): boolean => [...groups].some((group) => this.#objects.has(group));
      const cap = capOf(this.#requirements, this.#bases, pool.past);
      const found = cells && readingsOf(relations, pool, cells, matters, cap, on, this.#all.seen);
      // What happened cannot have happened to so few, or who there may be is too much: nothing is concluded from it.
      if (!found?.isComplete || found.list.length === 0) this.#isCutOff = true;
      populations.push({ pool, cells: cells ?? [] });
      readings.push(found?.list ?? []);
    }
    const futures = new Futures(clashes, populations, past);
    return { stage: { days, past, populations, futures }, readings };
  }

  /** Every scenario of each promise with every reading of each pool. */
  *#worldsOf(
    { ahead: found }: Moment,
    stage: Stage,
    readings: readonly (readonly Reading[])[],
  ): Generator<World> {
    let aheads: Map<PromiseEntry, Obligation | null>[] = [new Map()];
    for (const { entry } of this.#around) {
      const variants = found.get(entry)!;
      const all = aheads.length * variants.length <= MOST_SCENARIOS ? variants : variants.slice(0, 1);
      if (all.length < variants.length) this.#isCutOff = true;
      aheads = aheads.flatMap((ahead) => all.map((variant) => new Map(ahead).set(entry, variant)));
    }
    const uses: readonly Used[] = isUsedUncertain(this.#all.clashes, stage.past)
      ? ['least', 'most']
      : ['least'];
    const { list: combined, isComplete } = choicesOf(readings, MOST_WORLDS);
    if (!isComplete) this.#isCutOff = true;
    for (const ahead of aheads)
      for (const one of combined)
        for (const used of uses) yield { ahead: this.#settle(ahead, stage, one), readings: one, used, stage };
  }

  /** Leaves out what is broken on a reading: whom the past touched decides that. */
  #settle(
    ahead: ReadonlyMap<PromiseEntry, Obligation | null>,
    { populations }: Stage,
    readings: readonly Reading[],
  ): ReadonlyMap<PromiseEntry, Obligation | null> {
    let settled: Map<PromiseEntry, Obligation | null> | undefined;
    const hasPast = populations.some(({ pool }) => pool.past.length > 0);
    if (!hasPast && ![...ahead.values()].some((one) => one?.onReading)) return ahead;
    const people = peopleOn(populations, readings);
    for (const { entry } of this.#around) {
      const obligation = ahead.get(entry);
      if (!obligation) continue;
      const own = obligation.onReading ? obligation.onReading(people) : obligation;
      const left = own && openOn(this.#all.clashes, populations, readings, own);
      if (left === obligation) continue;
      settled ??= new Map(ahead);
      settled.set(entry, left);
    }
    return settled ?? ahead;
  }
}
