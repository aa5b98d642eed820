import type { Day } from '../ledger/civil-day.ts';
import type { Decimal } from '../ledger/decimal.ts';
import { addDuration } from '../ledger/duration.ts';
import type { ActEntry, Bound, Entry, RatedEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Match } from './match.ts';
import type { Bounds, Clock, PartPlan, Plan, Trigger, Version, WayPlan } from './plan.ts';
import type { AfterBreach, State } from './state.ts';
import { Tally } from './tally.ts';
import type { World } from './world.ts';

const NONE: readonly never[] = [];

/** A day that never comes; with {@link LONG_AGO}, far beyond what can be written, and as cheap to store as any other. */
export const NEVER: Day = 1_000_000_000;

/** A day before all others. */
export const LONG_AGO: Day = -NEVER;

/** One choice among all that is uncertain: days, ends of ranges, order within a day. */
export interface Scenario {
  readonly days: ReadonlyMap<object, Day>;
  readonly reading: 'least' | 'most';
  /** Whether what fails a window on the day it opens or closes falls within it. */
  readonly edge: boolean;
  /** Whether events of one day come in the opposite order. */
  readonly reversed: boolean;
  /** Whether what only may have opened a case did. */
  readonly opens: boolean;
}

/** A step on the way to a state, for its explanation. */
export interface Step {
  readonly day: Day;
  readonly text: string;
  readonly entry: Entry | undefined;
}

export interface PartRun {
  /** The day it was complete, the day after its deadline passed without that, the day it failed, the day its window was over. */
  done: Day;
  missed: Day;
  failed: Day;
  over: Day;
  opened: boolean;
}

/** A failure, and for how many members it has not been restored. */
export interface Failure {
  readonly match: Match;
  readonly left: number;
}

export interface Suspension {
  readonly since: Day;
  readonly clockRuns: boolean;
  readonly by: readonly Name[];
  readonly while: Trigger | undefined;
}

/** What few promises need to remember: acts on them, failures, ratings. */
class Books {
  readonly released = new Set<Name>();
  readonly voidedBy = new Set<Name>();
  /** Acts of one side that need the other's too. */
  readonly halves = new Set<ActEntry>();
  readonly delegations = new Set<ActEntry>();
  /** Acts that took effect. */
  readonly effective = new Set<ActEntry>();
  /** Amounts that a partial assignment gave to a new promisee, in the base unit, and how much of each share is paid. */
  readonly shares = new Map<ActEntry, Decimal>();
  readonly paid = new Map<ActEntry | undefined, Decimal>();
  /** Amendments that stand and leave the period out. */
  readonly closing = new Set<ActEntry>();
  /** Ways that the promisor's own acts left impossible. */
  readonly impossible = new Set<WayPlan>();
  /** What failed a `never` or `always` and has not been restored, by way. */
  readonly failures = new Map<number, Failure[]>();
  /** Deeds that exclude what is to be kept true, before its window opens. */
  readonly exclusions = new Map<number, Match[]>();
  readonly ratings = new Map<Name | undefined, RatedEntry>();
}

/** Shared by all promises that have nothing to remember; never written to. */
const EMPTY_BOOKS = new Books();

/** One promise on its way through time, in one scenario. */
export class Run {
  readonly plan: Plan;
  version: Version;
  state: State = 'proposed';
  since: Day = NEVER;
  birth: Day = NEVER;
  dueDay: Day = NEVER;
  parts: PartRun[];
  breaches = 0;
  suspension: Suspension | undefined;
  /** Days the clocks have moved by suspensions. */
  shift = 0;
  after: AfterBreach | null = null;
  cause: string | undefined;
  /** What last brought it where it stands: a deed, a rating, an act. */
  decidedBy: Entry | undefined;
  /** The day it was last resumed. */
  resumedOn: Day = LONG_AGO;
  /** A breach that waits for the promise to fall due. */
  pending: string | undefined;
  /** Said on or after the deadline: it was not done. */
  denied = false;
  overdue = false;
  disputed: boolean;
  irregular = false;
  from: readonly Bound[];
  to: readonly Bound[];
  assignedBy: ActEntry | null = null;
  /** How the part of an `always` that still stood was closed. */
  closed = false;
  /** When its clock next matters. */
  timer: Day = NEVER;
  clock: Day = LONG_AGO;
  /** How many promises its conditions go back to, one after the other. */
  depth = 0;
  steps: Step[] | undefined;
  /** To read from; write to `ownBooks`. */
  books: Books = EMPTY_BOOKS;
  readonly #world: World;
  #tallies: (Tally | undefined)[] | undefined;
  #blocked: (Tally | undefined)[] | undefined;
  #met: Day[] | undefined;
  #triggerTallies: (Tally | undefined)[] | undefined;

  constructor(world: World, plan: Plan, disputed: boolean) {
    this.#world = world;
    this.plan = plan;
    this.version = plan.versions[0];
    this.parts = newParts(this.version);
    this.from = this.version.terms.from;
    this.to = this.version.terms.to;
    this.disputed = disputed;
  }

  /** The books to write to. */
  get ownBooks(): Books {
    if (this.books === EMPTY_BOOKS) this.books = new Books();
    return this.books;
  }

  /** How much of a way is done, or how much has failed. */
  tally(way: WayPlan): Tally {
    this.#tallies ??= [];
    return tallyAt(this.#tallies, way.index, this.#world, way.demand);
  }

  /** What failed a way and has not been restored. */
  unrestored(way: WayPlan): readonly Failure[] {
    return this.books.failures.get(way.index) ?? NONE;
  }

  /** What the promisor's own acts have put out of reach. */
  blocked(way: WayPlan): Tally {
    this.#blocked ??= [];
    return tallyAt(this.#blocked, way.index, this.#world, way.demand);
  }

  hasTally(way: WayPlan): boolean {
    return this.#tallies !== undefined && this.#tallies[way.index] !== undefined;
  }

  triggerTally(trigger: Trigger & { readonly demand: WayPlan['demand'] }): Tally {
    this.#triggerTallies ??= [];
    return tallyAt(this.#triggerTallies, trigger.index, this.#world, trigger.demand);
  }

  /** The day a trigger was first met. */
  metOn(trigger: Trigger): Day {
    return this.#met?.[trigger.index] ?? NEVER;
  }

  setMet(trigger: Trigger, day: Day): void {
    this.#met ??= [];
    while (this.#met.length < trigger.index) this.#met.push(NEVER);
    this.#met[trigger.index] = day;
  }

  /** The day a clock gives in a scenario; never while what it counts from has not happened. */
  dayOf(clock: Clock, scenario: Scenario): Day {
    if (clock.kind === 'after') {
      const met = this.metOn(clock.trigger);
      return met === NEVER ? NEVER : addDuration(met, clock.duration);
    }
    return clock.first === clock.last ? clock.first : (scenario.days.get(clock.key) ?? clock.last);
  }

  /** When a window opens: when the promise is due, or on the day it says if that is later. */
  opens(bounds: Bounds, scenario: Scenario): Day {
    const { starting } = bounds;
    return starting ? Math.max(this.dueDay, this.dayOf(starting, scenario)) : this.dueDay;
  }

  /** The deadline of a way of doing a part, moved by suspensions. */
  wayDeadline(bounds: Bounds, scenario: Scenario): Day {
    let day = NEVER;
    if (bounds.by) day = this.dayOf(bounds.by, scenario);
    if (bounds.within && this.dueDay !== NEVER) {
      day = Math.min(day, addDuration(this.opens(bounds, scenario), bounds.within));
    }
    if (!bounds.by && !bounds.within && bounds.until) day = this.dayOf(bounds.until, scenario);
    return day === NEVER ? NEVER : day + this.shift;
  }

  /** The deadline of a part: the last of its ways'. */
  deadline(part: PartPlan, scenario: Scenario): Day {
    const { ways } = part;
    let latest = LONG_AGO;
    for (let i = 0; i < ways.length; i++)
      latest = Math.max(latest, this.wayDeadline(ways[i].bounds, scenario));
    return latest;
  }

  /** The last day of a window; never while it is open. `met` is the day its condition closed it. */
  closes(bounds: Bounds, hasWill: boolean, scenario: Scenario): { readonly last: Day; readonly met: Day } {
    let last = NEVER;
    if (bounds.until) last = this.dayOf(bounds.until, scenario);
    if (!hasWill) {
      if (bounds.by) last = Math.min(last, this.dayOf(bounds.by, scenario));
      if (bounds.within && this.dueDay !== NEVER) {
        last = Math.min(last, addDuration(this.opens(bounds, scenario), bounds.within));
      }
    }
    const met = bounds.untilMet ? this.metOn(bounds.untilMet) : NEVER;
    return { last: last === NEVER ? NEVER : last + this.shift, met };
  }

  get hasWill(): boolean {
    const { parts } = this.version;
    for (let i = 0; i < parts.length; i++) if (parts[i].kind === 'will') return true;
    return false;
  }

  get isTextOnly(): boolean {
    return this.version.parts.length === 0;
  }

  /** Takes up an amended version; what was missed stays missed. */
  switchTo(version: Version): void {
    const before = this.parts;
    this.version = version;
    this.parts = newParts(version);
    this.parts.forEach((part, index) => {
      const old = before[index];
      if (!old) return;
      part.missed = old.missed;
      part.failed = old.failed;
      part.opened = old.opened;
    });
  }

  /** Notes a step of the explanation, when one is asked for. */
  note(day: Day, text: string, entry: Entry | undefined): void {
    this.steps?.push({ day, text, entry });
  }
}

function newParts({ parts }: Version): PartRun[] {
  const runs: PartRun[] = [];
  for (let i = 0; i < parts.length; i++)
    runs.push({ done: NEVER, missed: NEVER, failed: NEVER, over: NEVER, opened: false });
  return runs;
}

function tallyAt(list: (Tally | undefined)[], index: number, world: World, demand: WayPlan['demand']): Tally {
  let tally = list[index];
  if (!tally) {
    tally = new Tally(world.relations, demand.counted);
    while (list.length < index) list.push(undefined);
    list[index] = tally;
  }
  return tally;
}
