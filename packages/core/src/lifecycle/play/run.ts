import type { ActEntry, Bound, Entry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import type { AfterBreach, State } from '../state.ts';
import type { World } from '../world.ts';
import { Books, EMPTY_BOOKS, type Failure } from './books.ts';
import { linesBefore } from './lines.ts';
import type { Counted, Touch } from './match.ts';
import type { OnReading } from './on-reading.ts';
import type { PartRun } from './part-run.ts';
import type { Bounds, Clock, PartPlan, Plan, Trigger, Version, WayPlan } from './plan.ts';
import type { Hold, Stop, Suspension } from './suspension.ts';
import { Tally } from './tally.ts';

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
  /** Who there is and whom what happened touched, where one reading of that is looked at. */
  readonly people?: OnReading;
}

/** A step on the way to a state, for its explanation. */
export interface Step {
  readonly day: Day;
  readonly text: string;
  readonly entry: Entry | undefined;
}

/** One promise on its way through time, in one scenario. */
export class Run {
  readonly plan: Plan;
  version: Version;
  state: State = 'proposed';
  since: Day = NEVER;
  birth: Day = NEVER;
  dueDay: Day = NEVER;
  /** Whether it fell due while it was suspended, so that what had lapsed by then shows once it is resumed. */
  hasFallenDueSuspended = false;
  parts: PartRun[];
  breaches = 0;
  suspension: Suspension | undefined;
  after: AfterBreach | null = null;
  cause: string | undefined;
  /** What last brought it where it stands: a deed, a rating, an act. */
  decidedBy: Entry | undefined;
  /** The day it was last resumed. */
  resumedOn: Day = LONG_AGO;
  /** The day it was last amended. */
  amendedOn: Day = LONG_AGO;
  /** The day since when it is agreed what its deadline passing without word means, where an amendment said that. */
  silenceFrom: Day = LONG_AGO;
  /** The day of the last deed that bore on what is to be done, not to be done or to be kept true. */
  touchedOn: Day = LONG_AGO;
  /** The day on which it last followed the state of another in a way for which the order of deeds matters. */
  followedOn: Day = LONG_AGO;
  /** The day before which it cannot have fallen due: what it waits for was agreed on then. */
  dueFrom: Day = LONG_AGO;
  /** A breach that waits for the promise to fall due. */
  pending: string | undefined;
  /** Said on or after the deadline: it was not done. */
  denied = false;
  overdue = false;
  /** When it last came to be overdue. */
  overdueSince: Day = NEVER;
  disputed: boolean;
  irregular = false;
  from: readonly Bound[];
  to: readonly Bound[];
  /** What last changed its terms or its parties. */
  changedBy: ActEntry | undefined;
  /** How the part of an `always` that still stood was closed. */
  closed = false;
  /** What of it cannot be read: the promise itself, its deal, or an act on it. Where it stands is not known then. */
  unread: Entry | undefined;
  /** When its clock next matters. */
  timer: Day = NEVER;
  clock: Day = LONG_AGO;
  /** How many promises its conditions go back to, one after the other. */
  depth = 0;
  steps: Step[] | undefined;
  /** To read from; write to `ownBooks`. */
  books: Books = EMPTY_BOOKS;
  /** Suspensions that are over and during which the clocks stood still. */
  #stops: readonly Stop[] = NONE;
  readonly #world: World;
  readonly #people: OnReading | undefined;
  #tallies: (Tally | undefined)[] | undefined;
  #blocked: (Tally | undefined)[] | undefined;
  #met: Day[] | undefined;
  #metTimes: Map<Trigger, number> | undefined;
  #happened: Set<Trigger> | undefined;
  #triggerTallies: (Tally | undefined)[] | undefined;

  constructor(world: World, plan: Plan, disputed: boolean, people: OnReading | undefined) {
    this.#world = world;
    this.#people = people;
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
    return tallyAt(this.#tallies, way.index, this.#world, way.demand, this.#people);
  }

  /** Counts a way by another sentence from now on, since it is owed to another. */
  recount(way: WayPlan, counted: Counted): void {
    this.tally(way);
    this.#tallies![way.index] = new Tally(this.#world.relations, counted, this.#people);
  }

  /** What failed a way and has not been restored. */
  unrestored(way: WayPlan): readonly Failure[] {
    return this.books.failures.get(way.index) ?? NONE;
  }

  /** What the promisor's own acts have put out of reach. */
  blocked(way: WayPlan): Tally {
    this.#blocked ??= [];
    return tallyAt(this.#blocked, way.index, this.#world, way.demand, this.#people);
  }

  hasTally(way: WayPlan): boolean {
    return this.#tallies !== undefined && this.#tallies[way.index] !== undefined;
  }

  /** Whether there is one of some sort among those who are released from a line. */
  hasSpared(is: (touch: Touch) => boolean): boolean {
    return this.version.parts.some(({ ways }) =>
      ways.some((way) => this.hasTally(way) && this.tally(way).spared.some(is)),
    );
  }

  triggerTally(trigger: Trigger & { readonly demand: WayPlan['demand'] }): Tally {
    this.#triggerTallies ??= [];
    return tallyAt(this.#triggerTallies, trigger.index, this.#world, trigger.demand, this.#people);
  }

  /** The day a trigger was first met. */
  metOn(trigger: Trigger): Day {
    return this.#met?.[trigger.index] ?? NEVER;
  }

  /** `time` is that of the day, in seconds, where it is known. */
  setMet(trigger: Trigger, day: Day, time = -1): void {
    this.#met ??= [];
    while (this.#met.length < trigger.index) this.#met.push(NEVER);
    this.#met[trigger.index] = day;
    this.#metTimes?.delete(trigger);
    if (time < 0) return;
    this.#metTimes ??= new Map();
    this.#metTimes.set(trigger, time);
  }

  /** The time of the day on which a trigger was first met, in seconds; -1 where it is not known. */
  metTime(trigger: Trigger | undefined): number {
    return (trigger && this.#metTimes?.get(trigger)) ?? -1;
  }

  /** Whether what is not to happen by a day has happened. */
  hasHappened(trigger: Trigger): boolean {
    return this.#happened?.has(trigger) ?? false;
  }

  setHappened(trigger: Trigger, happened: boolean): void {
    this.#happened ??= new Set();
    if (happened) this.#happened.add(trigger);
    else this.#happened.delete(trigger);
  }

  /** The day a clock gives in a scenario; never while what it counts from has not happened. */
  dayOf(clock: Clock, scenario: Scenario): Day {
    if (clock.kind === 'after') {
      const met = this.metOn(clock.trigger);
      return met === NEVER ? NEVER : addDuration(met, clock.duration);
    }
    return clock.first === clock.last ? clock.first : (scenario.days.get(clock.key) ?? clock.last);
  }

  /** The last day that a clock leaves, moved by suspensions. */
  endOf(clock: Clock, scenario: Scenario): Day {
    const day = this.dayOf(clock, scenario);
    return this.#stops === NONE || day === NEVER ? day : this.moved(day, this.#begun(clock, scenario));
  }

  #endWithin(bounds: Bounds, scenario: Scenario): Day {
    const begun = this.opens(bounds, scenario);
    const day = addDuration(begun, bounds.within!);
    return this.#stops === NONE ? day : this.moved(day, begun);
  }

  /** The day from which a clock runs: when it was agreed on, or when what it counts from happened. */
  #begun(clock: Clock, { days }: Scenario): Day {
    if (clock.kind === 'after') return this.metOn(clock.trigger);
    const { agreedBy } = clock;
    return agreedBy ? (days.get(agreedBy) ?? agreedBy.date.first) : this.birth;
  }

  /** A deadline after the suspensions during which its clock ran; one that was over before stays where it was. */
  moved(deadline: Day, begun: Day): Day {
    let day = deadline;
    for (const { from, to } of this.#stops) if (day >= from) day += Math.max(0, to - Math.max(from, begun));
    return day;
  }

  /** The day before which its clocks bring nothing about: by then it was not made, other days held, or they stood still. */
  get clocksFrom(): Day {
    return Math.max(this.birth, this.resumedOn, this.amendedOn);
  }

  /** Suspends it by one act more: the clocks stand still while any of those that hold stops them. */
  hold(hold: Hold): void {
    const { stopped, holds } = this.suspension ?? { stopped: undefined, holds: NONE };
    this.suspension = {
      stopped: stopped ?? (hold.clockRuns ? undefined : hold.since),
      holds: [...holds, hold],
    };
  }

  /** Leaves some of the acts that suspended it; without any it is resumed. */
  keepHolds(holds: readonly Hold[], day: Day): void {
    if (!this.suspension) return;
    const { stopped } = this.suspension;
    const isStopped = holds.some(({ clockRuns }) => !clockRuns);
    if (stopped !== undefined && !isStopped) this.#stops = [...this.#stops, { from: stopped, to: day }];
    this.suspension = holds.length > 0 ? { stopped: isStopped ? stopped : undefined, holds } : undefined;
    if (!this.suspension) this.resumedOn = day;
  }

  /** Whether a deadline lies before a day; while a suspension holds its clock, it does not pass. */
  isOver(deadline: Day, day: Day): boolean {
    const stopped = this.suspension?.stopped;
    return deadline < day && (stopped === undefined || deadline < stopped);
  }

  /** When a window opens: when the promise is due, or on the day it says if that is later. */
  opens(bounds: Bounds, scenario: Scenario): Day {
    const { starting } = bounds;
    return starting ? Math.max(this.dueDay, this.dayOf(starting, scenario)) : this.dueDay;
  }

  /** The deadline of a way of doing a part, moved by suspensions. */
  wayDeadline(bounds: Bounds, scenario: Scenario): Day {
    let day = NEVER;
    if (bounds.by) day = this.endOf(bounds.by, scenario);
    if (bounds.within && this.dueDay !== NEVER) day = Math.min(day, this.#endWithin(bounds, scenario));
    if (!bounds.by && !bounds.within && bounds.until) day = this.endOf(bounds.until, scenario);
    return day;
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
    if (bounds.until) last = this.endOf(bounds.until, scenario);
    if (!hasWill) {
      if (bounds.by) last = Math.min(last, this.endOf(bounds.by, scenario));
      if (bounds.within && this.dueDay !== NEVER) last = Math.min(last, this.#endWithin(bounds, scenario));
    }
    const met = bounds.untilMet ? this.metOn(bounds.untilMet) : NEVER;
    return { last, met };
  }

  get hasWill(): boolean {
    const { parts } = this.version;
    for (let i = 0; i < parts.length; i++) if (parts[i].kind === 'will') return true;
    return false;
  }

  get isTextOnly(): boolean {
    return this.version.parts.length === 0;
  }

  /**
   * Takes up an amended version: what was missed stays missed, and a line that was not given anew is where it was.
   *
   * @returns which line before each takes the place of; empty where the lines are as they were
   */
  switchTo(version: Version, given: readonly string[]): readonly number[] {
    const before = this.version;
    const states = this.parts;
    this.version = version;
    if (version.parts === before.parts) return NONE;
    this.parts = newParts(version);
    const lines = linesBefore(before.parts, version.parts);
    for (let index = 0; index < this.parts.length; index++) {
      const part = version.parts[index];
      const old = before.parts[lines[index]];
      if (!old) continue;
      const { missed, failed, opened, lapsed, late } = states[lines[index]];
      Object.assign(this.parts[index], { missed, failed, opened, lapsed, late });
      if (!given.some((field) => field === part.kind || field === `or ${part.kind}`))
        for (let i = 0; i < part.ways.length; i++) this.carry(old.ways[i], part.ways[i]);
    }
    return lines;
  }

  /** Puts what one way has come to into another that says the same. */
  carry(from: WayPlan, to: WayPlan): void {
    if (this.hasTally(from)) this.tally(from).copyTo(this.tally(to));
    const { failures, exclusions, impossible } = this.books;
    const failed = failures.get(from.index);
    const excluded = exclusions.get(from.index);
    if (failed) failures.set(to.index, failed);
    if (excluded) exclusions.set(to.index, excluded);
    else if (exclusions.has(to.index)) exclusions.delete(to.index);
    if (impossible.has(from)) impossible.add(to);
    if (this.#blocked?.[from.index]) this.#blocked[from.index]!.copyTo(this.blocked(to));
  }

  /** Notes a step of the explanation, when one is asked for. */
  note(day: Day, text: string, entry: Entry | undefined): void {
    this.steps?.push({ day, text, entry });
  }
}

function newParts({ parts }: Version): PartRun[] {
  const runs: PartRun[] = [];
  for (let i = 0; i < parts.length; i++)
    runs.push({
      done: NEVER,
      missed: NEVER,
      failed: NEVER,
      over: NEVER,
      opened: false,
      lapsed: false,
      late: false,
      unseen: false,
    });
  return runs;
}

function tallyAt(
  list: (Tally | undefined)[],
  index: number,
  world: World,
  demand: WayPlan['demand'],
  people: OnReading | undefined,
): Tally {
  let tally = list[index];
  if (!tally) {
    tally = new Tally(world.relations, demand.counted, people);
    while (list.length < index) list.push(undefined);
    list[index] = tally;
  }
  return tally;
}
