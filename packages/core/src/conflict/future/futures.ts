import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  dependsOnWhom,
  hasFailed,
  isCovered,
  isMeant,
  isServed,
  isTouchedFor,
} from '../people/cell-facts.ts';
import { touchedBy } from '../people/people-on.ts';
import type { Cell, Population } from '../people/pool.ts';
import type { Reading } from '../people/readings.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { Used } from '../rules/limits.ts';
import type { PastDeed } from '../rules/past.ts';
import { type Ban, isSameDemand, type Task } from '../rules/task.ts';
import type { Effort } from '../solving/effort.ts';
import { CellColumns, type Column } from './columns.ts';
import { bansOnBringingAbout, withForcedDays } from './forced-days.ts';
import { larger, type Most, ProgramBuilder } from './program-builder.ts';
import { type InForce, type Slot, scheduleOf } from './schedule.ts';

/** One reading of who there is in each population, and of how much of each limit has been used. */
export interface People {
  readonly readings: readonly Reading[];
  readonly used: Used;
}

/** What a future has to bring about: all of the tasks, against none of the bans. */
export interface Agenda {
  readonly tasks: readonly Task[];
  readonly bans: readonly Ban[];
  /** The days by which some promises have to be kept. */
  readonly keptBy?: ReadonlyMap<PromiseEntry, Day>;
  /** A task that is not done as far as to bring anything about. */
  readonly idle?: Task | undefined;
}

/** About how much is done to put a question, and for each two things that it is about. */
const STEPS_TO_ASK = 20_000;
const STEPS_PER_PAIR = 1_000;

/**
 * Whether there is a future that brings about all that is asked (semantics.md: Conflicts, Futures), on one reading of
 * who there is and what happened to them. Exact but where `NaN` says that the search was given up.
 */
export class Futures {
  readonly #clashes: Clashes;
  readonly #populations: readonly Population[];
  readonly #past: readonly PastDeed[];

  constructor(clashes: Clashes, populations: readonly Population[], past: readonly PastDeed[]) {
    this.#clashes = clashes;
    this.#populations = populations;
    this.#past = past;
  }

  /** Whether a future meets an agenda; undefined when the search was given up. */
  canMeet(agenda: Agenda, reading: People, rules: InForce, effort: Effort): boolean | undefined {
    const { value } = this.#solve(agenda, reading, rules, undefined, effort);
    return Number.isNaN(value) ? undefined : value > -Infinity;
  }

  /** How much more of one task can be done while a future meets the rest of an agenda; `-Infinity` when none does. */
  most(agenda: Agenda, reading: People, rules: InForce, goal: Task, effort: Effort): Most {
    const found = this.#solve(agenda, reading, rules, goal, effort);
    const short = bansOnBringingAbout(this.#clashes, agenda, this.#past, goal);
    if (short.length === 0 || Number.isNaN(found.value)) return found;
    const bans = [...agenda.bans, ...short];
    // What it does not bring about forces nothing.
    const other = this.#solve(
      { tasks: agenda.tasks, bans },
      reading,
      { ...rules, forced: false },
      goal,
      effort,
    );
    return Number.isNaN(other.value) ? other : larger(found, other);
  }

  #solve(agenda: Agenda, reading: People, rules: InForce, asked: Task | undefined, effort: Effort): Most {
    const { tasks, bans, goal } = this.#forced(agenda, reading, rules, asked);
    const all = tasks.length + bans.length;
    effort.spend(STEPS_TO_ASK + all * all * STEPS_PER_PAIR);
    const slots = scheduleOf(this.#clashes, tasks, bans, this.#past, rules);
    if (!slots) return asked ? this.#without(agenda, reading, rules, asked, effort) : NO_FUTURE;
    const touched = touchedBy(this.#populations, reading.readings);
    const builder = new ProgramBuilder(
      this.#clashes,
      slots,
      bans,
      this.#past,
      rules,
      goal,
      reading.used,
      touched,
    );
    for (let index = 0; index < this.#populations.length; index++) {
      const population = this.#populations[index];
      if (!this.#populate(builder, population, reading.readings[index], slots, bans, rules, goal))
        return NO_FUTURE;
    }
    return builder.solve(effort);
  }

  /** What of an agenda is left to be done, with the days that it forces itself. */
  #forced(
    { tasks, bans, idle, keptBy }: Agenda,
    { readings }: People,
    rules: InForce,
    goal: Task | undefined,
  ): Agenda & { readonly goal: Task | undefined } {
    const open = tasks.filter((task) => isSameDemand(task, goal) || this.isOpen(task, readings));
    const timely = { tasks: keptBy ? open.map((task) => doneBy(task, keptBy)) : open, bans, idle };
    const forced = rules.forced ? withForcedDays(this.#clashes, timely, this.#past, rules) : timely;
    return { ...forced, goal: goal && forced.tasks[open.indexOf(goal)] };
  }

  /** Whether anything of a task is left to be done, on a reading of who there is and who was touched. */
  isOpen(task: Task, readings: readonly Reading[]): boolean {
    if (!task.object || task.need.kind === 'amount') return true;
    let size = 0;
    let served = 0;
    this.#populations.forEach(({ cells }, index) => {
      cells.forEach((cell, at) => {
        if (!isMeant(cell, task)) return;
        size += readings[index][at];
        if (isServed(this.#clashes, cell, task)) served += readings[index][at];
      });
    });
    return task.need.kind === 'all' ? served < size : neededOf(task, served) > 0;
  }

  /** Nothing more of a task that cannot be done at all, if the rest can. */
  #without(agenda: Agenda, reading: People, rules: InForce, goal: Task, effort: Effort): Most {
    const rest = { ...agenda, tasks: agenda.tasks.filter((task) => !isSameDemand(task, goal)) };
    const { value } = this.#solve(rest, reading, rules, undefined, effort);
    return { value: value > -Infinity ? 0 : value, isBelow: false };
  }

  /** Says what the members of each cell can be part of, and what is asked of them together. */
  #populate(
    builder: ProgramBuilder,
    { pool, cells }: Population,
    reading: Reading,
    slots: ReadonlyMap<Task, Slot>,
    bans: readonly Ban[],
    rules: InForce,
    goal: Task | undefined,
  ): boolean {
    const clashes = this.#clashes;
    const isIn = (object: Task['object']): boolean =>
      object !== undefined && (pool.groups.includes(object) || pool.members.includes(object));
    const counted = rules.duty ? bans.filter((ban) => ban.quantity && isIn(ban.object)) : [];
    if (rules.duty && bans.some((ban) => isIn(ban.object) && this.#isExcluded(ban, cells, reading)))
      return false;
    if (rules.duty && bans.some((ban) => this.#isOpposed(ban, bans, cells, reading))) return false;
    const tasks = [...slots.keys()].filter((task) => isIn(task.object));
    const areRivals = this.#areRivals(counted, bans);
    if (tasks.length === 0 && !areRivals) return counted.every((ban) => this.#stands(ban, cells, reading));
    const known = this.#knownServed(tasks, cells, reading);
    const served = new Map<Task, number>();
    const sizes = new Map<Task, number>();
    const failed = new Map<Ban, number>();
    for (let index = 0; index < cells.length; index++) {
      const count = reading[index];
      if (count === 0) continue;
      const cell = cells[index];
      for (const task of tasks) {
        if (!isMeant(cell, task)) continue;
        add(sizes, task, count);
        if (isServed(clashes, cell, task)) add(served, task, count);
      }
      for (const ban of counted) {
        if (isMeant(cell, ban) && hasFailed(clashes, cell, ban)) add(failed, ban, count);
      }
      const columns = columnsFor(
        new CellColumns(clashes, cell, slots, bans, rules, known, areRivals),
        goal,
        tasks,
      );
      if (!columns) return false;
      builder.addCell(columns, count);
    }
    for (const task of tasks.filter(isFirstForm))
      builder.ask(task, neededOf(task, served.get(task) ?? 0), leftFor(task, sizes.get(task) ?? 0));
    for (const ban of counted) builder.bound(ban, failed.get(ban) ?? 0);
    return true;
  }

  /** The tasks of which so many are done as were touched: it is known of whom, though it could be done to them again. */
  #knownServed(tasks: readonly Task[], cells: readonly Cell[], reading: Reading): ReadonlySet<Task> {
    let known: Set<Task> | undefined;
    for (const task of tasks) {
      if (task.need.kind !== 'some' || !task.need.done || dependsOnWhom(this.#clashes, task)) continue;
      let touched = 0;
      cells.forEach((cell, index) => {
        if (reading[index] > 0 && isMeant(cell, task) && isTouchedFor(this.#clashes, cell, task))
          touched += reading[index];
      });
      if (touched !== task.need.done) continue;
      known ??= new Set();
      known.add(task);
    }
    return known ?? NONE;
  }

  /** Whether what happened, and stays so, will fail an `always` for someone once its window opens. */
  #isExcluded(ban: Ban, cells: readonly Cell[], reading: Reading): boolean {
    if (ban.kind !== 'always' || ban.isOpen || ban.quantity) return false;
    return cells.some(
      (cell, index) => reading[index] > 0 && isMeant(cell, ban) && hasFailed(this.#clashes, cell, ban),
    );
  }

  /** Whether what another ban wants to be kept true goes against one, for someone whom both are about. */
  #isOpposed(ban: Ban, bans: readonly Ban[], cells: readonly Cell[], reading: Reading): boolean {
    const clashes = this.#clashes;
    const isFor = (one: Ban, cell: Cell): boolean =>
      isCovered(clashes, cell, one) && !hasFailed(clashes, cell, one);
    if (ban.quantity) return false;
    return bans.some(
      (kept) =>
        !kept.quantity &&
        clashes.opposes(kept, ban) === 'same' &&
        cells.some((cell, index) => reading[index] > 0 && isFor(kept, cell) && isFor(ban, cell)),
    );
  }

  /** Whether what is kept true bears on some numbers: for whom, is to be chosen then. */
  #areRivals(counted: readonly Ban[], bans: readonly Ban[]): boolean {
    return counted.some((ban) => bans.some((other) => this.#clashes.opposeEachOther(ban, other)));
  }

  /** Whether a number that must remain is there, where no task is about those who are counted. */
  #stands(ban: Ban, cells: readonly Cell[], reading: Reading): boolean {
    if (ban.kind === 'never' || !ban.quantity) return true;
    let left = 0;
    cells.forEach((cell, index) => {
      if (isMeant(cell, ban) && !hasFailed(this.#clashes, cell, ban)) left += reading[index];
    });
    return left >= ban.quantity.low;
  }
}

const NONE: ReadonlySet<Task> = new Set();
const NO_FUTURE: Most = { value: -Infinity, isBelow: false };

function doneBy(task: Task, keptBy: ReadonlyMap<PromiseEntry, Day>): Task {
  const last = task.isDuty ? keptBy.get(task.owner) : undefined;
  return last !== undefined && last < task.last ? { ...task, last } : task;
}

function columnsFor(
  cell: CellColumns,
  goal: Task | undefined,
  tasks: readonly Task[],
): readonly Column[] | undefined {
  const required = cell.required(goal);
  if (!required) return undefined;
  const needsChoice = tasks.length > required.length || cell.counted.length > 0;
  const columns = needsChoice ? cell.columns(required, goal) : cell.columns(required, goal).slice(0, 1);
  return columns.length > 0 ? columns : undefined;
}

/** Of tasks that are forms of one, it is the first that asks. */
function isFirstForm(task: Task, place: number, all: readonly Task[]): boolean {
  return !task.forms || all.findIndex((other) => other.forms === task.forms) === place;
}

function add<T>(sums: Map<T, number>, key: T, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}

/** How many members a task still asks for, on a reading. */
function neededOf(task: Task, served: number): number {
  if (task.need.kind === 'deed') return served > 0 ? 0 : 1;
  if (task.need.kind !== 'some') return 0;
  const { demand, done } = task.need;
  return Math.max(0, demand - (done ?? Math.min(served, demand)));
}

/** How many members there are who have not been counted for a number yet. */
function leftFor({ need }: Task, size: number): number {
  return need.kind === 'some' && need.done !== undefined ? size - need.done : Infinity;
}
