import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Quantity } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { compareDecimals } from '../../ledger/values/decimal.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import { baseOf } from '../../lifecycle/play/match.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { Clashes } from '../rules/clashes.ts';
import { lastFree, type Span } from '../rules/days.ts';
import type { PastDeed } from '../rules/past.ts';
import { type Ban, type Countdown, nameIn, type Sign, type Task } from '../rules/task.ts';
import type { Agenda } from './futures.ts';
import { type InForce, spansAgainst } from './schedule.ts';

/**
 * What is asked for, with the days that others force: what is due ten days after a sale has a deadline where somebody
 * has to sell by March, and what is forbidden once it is sold is forbidden by then.
 */
export function withForcedDays(
  clashes: Clashes,
  asked: Agenda,
  past: readonly PastDeed[],
  rules: InForce,
): Agenda {
  const isCounted = asked.tasks.some(({ ends }) => ends) || asked.bans.some(({ begins }) => begins);
  return isCounted ? new ForcedDays(clashes, asked, past, rules).found() : asked;
}

/** That a task does not go as far as to bring about what days are counted from; none where it cannot. */
export function bansOnBringingAbout(
  clashes: Clashes,
  { tasks, bans }: Agenda,
  past: readonly PastDeed[],
  goal: Task,
): readonly Ban[] {
  const counted = [...tasks.map(({ ends }) => ends), ...bans.map(({ begins }) => begins)];
  const awaited = new Set<Task>();
  for (const { lines } of counted.flatMap((some) => some ?? []))
    for (const { task } of lines.flat()) if (task && meets(clashes, past, goal, task)) awaited.add(task);
  return [...awaited].map((task) => notReached(clashes, task, goal.last));
}

/** That what a task asks for does not come about until a day. */
function notReached(clashes: Clashes, task: Task, last: Day): Ban {
  const { shape, given, slot, object, owner, since, need } = task;
  return {
    ...{ shape, given, slot, object, owner, since, last },
    kind: 'never',
    isDuty: false,
    quantity: numberOf(clashes, task),
    amount: need.kind === 'amount' ? need.demand : undefined,
    isAbove: need.kind === 'amount' && need.isAbove,
    spared: new Set(),
    isOpen: true,
    first: clashes.on,
  };
}

/** How many a task is about: of a group that is asked for as a whole, as many as there are at least. */
function numberOf({ relations, on }: Clashes, { need, quantity, object }: Task): Quantity | undefined {
  if (need.kind === 'some') return quantity && { ...quantity, low: need.demand };
  if (need.kind !== 'all' || !object) return undefined;
  const low = Math.max(1, relations.size(object, on).low);
  return { kind: 'quantity', low, high: Infinity, bound: true, group: object };
}

class ForcedDays {
  readonly #clashes: Clashes;
  readonly #past: readonly PastDeed[];
  readonly #rules: InForce;
  readonly #idle: Task | undefined;
  readonly #bans: readonly Ban[];
  readonly #lasts: Map<Task, Day>;
  readonly #firsts: Map<Ban, Day>;

  constructor(clashes: Clashes, { tasks, bans, idle }: Agenda, past: readonly PastDeed[], rules: InForce) {
    this.#idle = idle;
    this.#rules = rules;
    this.#clashes = clashes;
    this.#past = past;
    this.#bans = bans;
    this.#lasts = new Map(tasks.map((task) => [task, task.last]));
    this.#firsts = new Map(bans.map((ban) => [ban, ban.first]));
  }

  /** Each day is one after which something cannot be; taking some as earlier than they are found to be is never needed. */
  found(): Agenda {
    for (let round = 0; round <= this.#lasts.size + this.#firsts.size; round++) {
      const moved = [this.#moveBans(), this.#moveTasks()];
      if (!moved.includes(true)) break;
    }
    const tasks = [...this.#lasts].map(([task, last]) => (last === task.last ? task : { ...task, last }));
    return { tasks, bans: this.#bans.map((ban) => this.#begun(ban)) };
  }

  #begun(ban: Ban): Ban {
    const first = this.#firsts.get(ban)!;
    return first === ban.first ? ban : { ...ban, first, since: Math.min(ban.since, first) };
  }

  #moveBans(): boolean {
    let moved = false;
    for (const ban of this.#bans) {
      // Of what was handed on each form keeps its own days.
      if (!ban.begins || ban.forms) continue;
      const { opens = -Infinity, last } = ban;
      const begins = Math.max(
        ...ban.begins.map((one) => this.#dayOf(one)),
        opens < NEVER ? opens : -Infinity,
      );
      const first = Math.max(this.#clashes.on, Math.min(begins, last));
      if (first >= this.#firsts.get(ban)!) continue;
      this.#firsts.set(ban, first);
      moved = true;
    }
    return moved;
  }

  #moveTasks(): boolean {
    let moved = false;
    for (const [task, before] of this.#lasts) {
      const end = Math.min(before, ...(task.ends ?? []).map((one) => this.#dayOf(one)));
      // A day before all others says that there is none.
      const last = lastFree(task.open, end, this.#takenFrom(task)) ?? Math.min(end, task.open - 1);
      if (last >= before) continue;
      this.#lasts.set(task, last);
      moved = true;
    }
    return moved;
  }

  #takenFrom(task: Task): readonly Span[] {
    if (!this.#rules.duty) return [];
    return spansAgainst(
      this.#clashes,
      task,
      this.#bans.map((ban) => this.#begun(ban)),
    );
  }

  /** The last day that one which is counted from others can be. */
  #dayOf({ lines, opens, duration }: Countdown): Day {
    let day = opens;
    for (const line of lines)
      day = Math.max(day, Math.min(NEVER, ...line.map((sign) => this.#dayOfSign(sign))));
    return day < NEVER && duration ? addDuration(day, duration) : day;
  }

  /** The last day on which something comes about; never where it need not. */
  #dayOfSign({ kind, task, ban, promises }: Sign): Day {
    if (task) return this.#dayOfDeed(task);
    if (ban) return this.#bans.includes(ban) ? ban.last + 1 : NEVER;
    if (kind !== 'kept' || !promises) return NEVER;
    return Math.max(...promises.map((promise) => this.#dayOfKept(promise)));
  }

  #dayOfDeed(awaited: Task): Day {
    let day = NEVER;
    for (const [task, last] of this.#lasts)
      if (last < day && task !== this.#idle && meets(this.#clashes, this.#past, task, awaited)) day = last;
    return day;
  }

  #dayOfKept(promise: PromiseEntry): Day {
    if (promise.terms.undertakings.some(({ kind }) => kind !== 'will')) return NEVER;
    let day = -Infinity;
    for (const [task, last] of this.#lasts)
      if (task.isDuty && task.owner === promise) day = Math.max(day, last);
    return day === -Infinity ? NEVER : day;
  }
}

/** Whether what one task asks for is all that is waited for. */
function meets(clashes: Clashes, past: readonly PastDeed[], task: Task, awaited: Task): boolean {
  if (task === awaited) return true;
  if (task.shape !== awaited.shape || task.heldOn !== awaited.heldOn) return false;
  if (awaited.after.length > 0 || awaited.open > Math.max(task.open, clashes.on)) return false;
  if (awaited.need.kind !== 'deed' && task.forms) return false;
  // Who holds an office, or is in a group, on that day may not be who does now.
  if (areChanging(clashes, task) || areChanging(clashes, awaited)) return false;
  return clashes.serves(task, awaited) && isEnough(past, task, awaited);
}

function areChanging({ relations, on }: Clashes, { given }: Task): boolean {
  return given.some((argument) => {
    const name = nameIn(argument);
    return name !== undefined && relations.changesInside(name, on).length > 0;
  });
}

function isEnough(past: readonly PastDeed[], task: Task, awaited: Task): boolean {
  const { need } = task;
  const asked = awaited.need;
  if (asked.kind === 'deed') return true;
  // What was done may count for one of them only.
  if (past.some(({ shape }) => shape === awaited.shape)) return false;
  if (asked.kind === 'all')
    return need.kind === 'all' && task.object === awaited.object && task.spared.size === 0;
  if (asked.kind === 'some') return need.kind === 'some' && need.demand >= asked.demand;
  if (need.kind !== 'amount' || baseOf(need.unit).unit !== baseOf(asked.unit).unit) return false;
  const isMore = compareDecimals(need.demand, asked.demand);
  return isMore > 0 || (isMore === 0 && (!asked.isAbove || need.isAbove));
}
