import type { Day } from '../../ledger/values/civil-day.ts';
import { hasFailed, isCovered, isMeant, isServed, isTouchedFor } from '../people/cell-facts.ts';
import type { Cell } from '../people/pool.ts';
import type { Clashes } from '../rules/clashes.ts';
import { firstFree, type Span } from '../rules/days.ts';
import { type Ban, isSameDemand, type Task } from '../rules/task.ts';
import { haveRing } from '../solving/ring.ts';
import { type InForce, type Slot, spanOf } from './schedule.ts';
import { type Stance, stancesOf } from './stances.ts';
import type { OpenDays } from './stretches.ts';
import { bestOf, choicesOf, type Timing, timingsOf } from './timings.ts';

/** What one member of a cell may be part of: these tasks, all of which can be done to the same person. */
export interface Column {
  readonly tasks: readonly Task[];
  /** The separate deeds that it takes. */
  readonly deeds: readonly Deed[];
  /** The numbers not to be reached that it counts towards. */
  readonly against: readonly Ban[];
  /** The numbers that must remain for which a member stands beside it. */
  readonly standing: readonly Ban[];
}

/** A deed that serves some tasks at once, and the days between which it can be done, but for those that are taken. */
export interface Deed extends Readonly<OpenDays> {
  readonly tasks: readonly Task[];
}

/** The same while it is put together. */
interface OneDeed extends Deed {
  readonly tasks: Task[];
  first: Day;
  last: Day;
  readonly taken: Span[];
}

/** Deeds on some of their days, with the numbers that they count against then. */
interface TimedDeeds {
  readonly deeds: readonly Deed[];
  readonly failed: readonly Ban[];
}

const NONE: readonly never[] = [];

/** How many columns one cell may have. */
const MOST_COLUMNS = 4096;

/** What members of one cell may be part of. */
export class CellColumns {
  readonly cell: Cell;
  readonly #clashes: Clashes;
  readonly #slots: ReadonlyMap<Task, Slot>;
  readonly #rules: InForce;
  readonly #known: ReadonlySet<Task>;
  /** Those of the bans that forbid something to each member of the cell. */
  readonly #own: readonly Ban[];
  /** Those on numbers of which the cell is a part. */
  readonly counted: readonly Ban[];
  /** Those of them that are not to be reached. */
  readonly #most: readonly Ban[];
  readonly #stances: readonly Stance[];

  constructor(
    clashes: Clashes,
    cell: Cell,
    slots: ReadonlyMap<Task, Slot>,
    bans: readonly Ban[],
    rules: InForce,
    known: ReadonlySet<Task>,
    areRivals: boolean,
  ) {
    this.#clashes = clashes;
    this.cell = cell;
    this.#slots = slots;
    this.#rules = rules;
    this.#known = known;
    const about = rules.duty
      ? bans.filter((ban) => isCovered(clashes, cell, ban) && !hasFailed(clashes, cell, ban))
      : [];
    this.#own = about.filter((ban) => !ban.quantity);
    this.counted = about.filter((ban) => ban.quantity);
    this.#most = this.counted.filter(({ kind }) => kind === 'never');
    this.#stances = areRivals
      ? stancesOf(clashes, this.#own, this.counted)
      : [{ standing: this.counted.filter(({ kind }) => kind === 'always'), against: NONE }];
  }

  /**
   * The tasks that ask for every member and have not been done to these, each with those that would do as well;
   * undefined where none of them can be.
   */
  required(goal: Task | undefined): readonly (readonly Task[])[] | undefined {
    const required: (readonly Task[])[] = [];
    for (const { task } of this.#slots.values()) {
      if (isSameDemand(task, goal) || task.need.kind !== 'all' || !isMeant(this.cell, task)) continue;
      if (isServed(this.#clashes, this.cell, task)) continue;
      const forms = task.forms ? this.#formsOf(task) : [task];
      if (forms[0] !== task) continue;
      const able = forms.some((one) => this.#isBarred(one))
        ? forms.filter((one) => !this.#isBarred(one))
        : forms;
      if (able.length === 0) return undefined;
      required.push(able);
    }
    return required;
  }

  /** The tasks by which the same is asked for, in their order. */
  #formsOf({ forms }: Task): readonly Task[] {
    return [...this.#slots.keys()].filter((task) => task.forms === forms);
  }

  /** Every set of tasks that holds the required ones and can be done to one person; empty where none can. */
  columns(required: readonly (readonly Task[])[], goal: Task | undefined): Column[] {
    const optional: Task[] = [];
    for (const { task } of this.#slots.values()) {
      if (task.need.kind === 'all' && !isSameDemand(task, goal)) continue;
      if (!isMeant(this.cell, task) || this.#isServed(task)) continue;
      if (!this.#isBarred(task)) optional.push(task);
    }
    const columns: Column[] = [];
    for (const chosen of oneOfEach(required)) this.#extend(chosen, optional, 0, columns);
    return columns;
  }

  #isServed(task: Task): boolean {
    if (isServed(this.#clashes, this.cell, task)) return true;
    return this.#known.has(task) && isTouchedFor(this.#clashes, this.cell, task);
  }

  #extend(chosen: Task[], optional: readonly Task[], from: number, columns: Column[]): void {
    const deeds = this.#deedsOf(chosen);
    const timed = deeds ? this.#timed(deeds) : NONE;
    if (timed.length === 0) return;
    for (const one of timed) this.#add([...chosen], one, columns);
    if (columns.length >= MOST_COLUMNS) return;
    for (let index = from; index < optional.length; index++) {
      // Whoever does it, doing it to one person twice adds nothing.
      if (optional[index].forms && chosen.some((one) => isSameDemand(one, optional[index]))) continue;
      chosen.push(optional[index]);
      this.#extend(chosen, optional, index + 1, columns);
      chosen.pop();
    }
  }

  /** Adds a column for each choice of the numbers for which a member stands beside it. */
  #add(tasks: readonly Task[], { deeds, failed }: TimedDeeds, columns: Column[]): void {
    for (const { standing, against } of this.#stances)
      columns.push({
        tasks,
        deeds,
        against:
          failed.length === 0
            ? against
            : this.#most.filter((ban) => failed.includes(ban) || against.includes(ban)),
        standing: failed.length === 0 ? standing : standing.filter((ban) => !failed.includes(ban)),
      });
  }

  /** Whether what happened to these members keeps a task from being done to them. */
  #isBarred(task: Task): boolean {
    const clashes = this.#clashes;
    return this.cell.touched.some(
      (deed) =>
        (this.#rules.once && clashes.once(deed, task) !== 'none') ||
        (this.#rules.duty && clashes.before(task, deed) !== 'none'),
    );
  }

  /** The deeds that some tasks take when all are done to one person; undefined where they cannot be. */
  #deedsOf(tasks: readonly Task[]): readonly OneDeed[] | undefined {
    const clashes = this.#clashes;
    const deeds: OneDeed[] = [];
    for (const task of tasks) {
      const { first, last } = this.#slots.get(task)!;
      const taken = this.#takenFor(task);
      const free = firstFree(first, last, taken);
      if (free === undefined) return undefined;
      const isJoined = deeds.some((deed) => {
        if (!deed.tasks.every((one) => clashes.canBeOne(one, task) && !clashes.sharesCount(one, task)))
          return false;
        const ends = Math.min(deed.last, last);
        const begins = firstFree(Math.max(deed.first, first), ends, [...deed.taken, ...taken]);
        if (begins === undefined) return false;
        deed.tasks.push(task);
        deed.taken.push(...taken);
        deed.first = begins;
        deed.last = ends;
        return true;
      });
      if (!isJoined) deeds.push({ tasks: [task], first: free, last, taken });
    }
    return this.#rules.once && isDoneTwice(clashes, deeds) ? undefined : deeds;
  }

  /**
   * Some deeds on days on which they come in order, for each choice of the numbers that they count against; empty where
   * there are none.
   */
  #timed(all: readonly OneDeed[]): readonly TimedDeeds[] {
    const isOrdered = this.#areOrdered(all);
    if (this.counted.length === 0)
      return !isOrdered || this.#comeInOrder(all) ? [{ deeds: all, failed: NONE }] : NONE;
    let timings = all.map((deed) => this.#timingsOf(deed));
    const isOpen = timings.some(isSeveral) && !this.#areLimited(all);
    if (isOpen && !isOrdered) timings = timings.map(bestOf);
    if (!timings.some(isSeveral)) return this.#timedAs(all, timings, isOrdered);
    const found: TimedDeeds[] = [];
    for (const choice of choicesOf(timings)) {
      const deeds = all.map((deed, index) => within(deed, choice[index]));
      if (!isOrdered || this.#comeInOrder(deeds))
        found.push({ deeds, failed: choice.flatMap(({ against }) => against) });
    }
    return isOpen && isOrdered ? found.filter((one) => !isWorse(one, found)) : found;
  }

  /** Those of what serves one task by itself, which come up with each choice of others. */
  readonly #timings = new Map<Task, readonly Timing[]>();

  #timingsOf(deed: OneDeed): readonly Timing[] {
    const [task, ...others] = deed.tasks;
    const known = others.length === 0 ? this.#timings.get(task) : undefined;
    const timings = known ?? timingsOf(this.#clashes, deed, this.counted);
    if (!known && others.length === 0) this.#timings.set(task, timings);
    return timings;
  }

  /** The same where each deed has one timing. */
  #timedAs(
    all: readonly OneDeed[],
    timings: readonly (readonly Timing[])[],
    isOrdered: boolean,
  ): readonly TimedDeeds[] {
    let failed: readonly Ban[] = NONE;
    const deeds = all.map((deed, index) => {
      const [timing] = timings[index];
      if (timing.against.length > 0)
        failed = failed.length === 0 ? timing.against : [...failed, ...timing.against];
      return timing.taken.length === 0 ? deed : within(deed, timing);
    });
    return !isOrdered || this.#comeInOrder(deeds) ? [{ deeds, failed }] : NONE;
  }

  /** Whether it matters which of some deeds come first. */
  #areOrdered(deeds: readonly OneDeed[]): boolean {
    if (!this.#rules.duty) return false;
    return deeds.some(({ tasks: [one] }) =>
      deeds.some(({ tasks: [other] }) => one !== other && this.#clashes.before(one, other) !== 'none'),
    );
  }

  /** Whether a limit adds up some of the deeds, so that it matters when they are done. */
  #areLimited(deeds: readonly Deed[]): boolean {
    const { limits } = this.#clashes;
    return this.#rules.limit && deeds.some(({ tasks }) => tasks.some((task) => limits.of(task).length > 0));
  }

  /** Whether what a deed excludes can come before it, on days that the bans leave free; narrows the days of both. */
  #comeInOrder(deeds: readonly OneDeed[]): boolean {
    const clashes = this.#clashes;
    const isBefore = (a: OneDeed, b: OneDeed): boolean => clashes.before(a.tasks[0], b.tasks[0]) !== 'none';
    if (haveRing(deeds, isBefore)) return false;
    for (let round = 0; round <= 2 * deeds.length; round++) {
      let moved = false;
      for (const deed of deeds) {
        for (const earlier of deeds) {
          if (earlier === deed || !isBefore(earlier, deed)) continue;
          if (earlier.last > deed.last) {
            earlier.last = deed.last;
            if (earlier.first > earlier.last) return false;
            moved = true;
          }
          if (earlier.first <= deed.first) continue;
          const free = firstFree(earlier.first, deed.last, deed.taken);
          if (free === undefined) return false;
          deed.first = free;
          moved = true;
        }
      }
      if (!moved) return true;
    }
    return false;
  }

  /** The days on which a task is forbidden to be done to the members of the cell. */
  #takenFor(task: Task): Span[] {
    const taken = [...this.#slots.get(task)!.taken];
    for (const ban of this.#own) if (this.#clashes.hits(task, ban) !== 'none') taken.push(spanOf(ban));
    return taken;
  }
}

/** Every choice of one task of each of some; nearly always there is one of each. */
function oneOfEach(required: readonly (readonly Task[])[]): Task[][] {
  if (required.every(({ length }) => length === 1)) return [required.map(([only]) => only)];
  let choices: Task[][] = [[]];
  for (const forms of required) choices = choices.flatMap((chosen) => forms.map((task) => [...chosen, task]));
  return choices;
}

function isSeveral({ length }: readonly Timing[]): boolean {
  return length > 1;
}

/** Whether others count against some of what one does, and against nothing else. */
function isWorse({ failed }: TimedDeeds, all: readonly TimedDeeds[]): boolean {
  const holds = (other: TimedDeeds): boolean => other.failed.every((ban) => failed.includes(ban));
  return all.some((other) => holds(other) && !failed.every((ban) => other.failed.includes(ban)));
}

/** A deed on some of its days, of which there is one. */
function within(deed: OneDeed, { taken: others }: Timing): OneDeed {
  if (others.length === 0) return { ...deed };
  const taken = [...deed.taken, ...others];
  return { ...deed, taken, first: firstFree(deed.first, deed.last, taken) ?? deed.first };
}

function isDoneTwice(clashes: Clashes, deeds: readonly { readonly tasks: readonly Task[] }[]): boolean {
  return deeds.some((deed, index) =>
    deeds.some((other, at) => at > index && clashes.once(deed.tasks[0], other.tasks[0]) !== 'none'),
  );
}
