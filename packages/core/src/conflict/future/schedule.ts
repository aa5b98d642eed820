import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import type { Clashes } from '../rules/clashes.ts';
import { firstFree, type Span } from '../rules/days.ts';
import type { PastDeed } from '../rules/past.ts';
import type { Ban, Task } from '../rules/task.ts';
import { haveRing } from '../solving/ring.ts';

/** Which kinds of rules are in force; all of them but when it is asked which ones a conflict needs. */
export interface InForce {
  /** `never`, `always` and what a deed excludes. */
  readonly duty: boolean;
  readonly once: boolean;
  readonly limit: boolean;
  /** How long deeds take, and what has to wait for what. */
  readonly time: boolean;
  /** The days by which something has to be done, or begins, because of what others ask for. */
  readonly forced: boolean;
}

export const ALL_IN_FORCE: InForce = { duty: true, once: true, limit: true, time: true, forced: true };

/** The days between which a task can be done, but for those on which it is forbidden altogether. */
export interface Slot {
  readonly task: Task;
  first: Day;
  last: Day;
  readonly taken: readonly Span[];
}

/**
 * Finds the days between which each task can be done, as far as that does not depend on the members they are about:
 * what waits for what, what must come first, what is forbidden altogether, what the past has put out of reach.
 *
 * @returns undefined where some task cannot be done on any day.
 */
export function scheduleOf(
  clashes: Clashes,
  tasks: readonly Task[],
  bans: readonly Ban[],
  past: readonly PastDeed[],
  rules: InForce,
): Map<Task, Slot> | undefined {
  const slots = new Map<Task, Slot>();
  if (rules.duty && bans.some((ban) => isExcluded(clashes, ban, past) || isOpposed(clashes, ban, bans)))
    return undefined;
  for (const task of tasks) {
    if (isOutOfReach(clashes, task, past, rules)) return undefined;
    const first = rules.time ? task.first : task.open;
    const taken = rules.duty ? spansAgainst(clashes, task, bans) : [];
    const free = firstFree(first, task.last, taken);
    if (free === undefined) return undefined;
    slots.set(task, { task, first: free, last: task.last, taken });
  }
  if (!settle(clashes, slots, rules)) return undefined;
  return isOnce(clashes, tasks, slots, rules) ? slots : undefined;
}

/** The days on which a task is forbidden altogether. */
export function spansAgainst(clashes: Clashes, task: Task, bans: readonly Ban[]): Span[] {
  const spans: Span[] = [];
  for (const ban of bans) {
    if (ban.quantity || ban.amount || clashes.hits(task, ban) !== 'every') continue;
    spans.push(spanOf(ban));
  }
  return spans;
}

/** The days on which a deed goes against a ban: what it excludes stays excluded, so also all days before an `always`. */
export function spanOf(ban: Ban): Span {
  return { first: ban.kind === 'always' ? -Infinity : ban.first, last: ban.last };
}

/** Whether what happened, and stays so, will fail an `always` once its window opens. */
function isExcluded(clashes: Clashes, ban: Ban, past: readonly PastDeed[]): boolean {
  if (ban.kind !== 'always' || ban.isOpen || ban.object) return false;
  return past.some((deed) => !deed.stopped && clashes.fails(deed, ban));
}

/** Whether what another ban wants to be kept true goes against one, whoever it is about. */
function isOpposed(clashes: Clashes, ban: Ban, bans: readonly Ban[]): boolean {
  const { kind, quantity } = ban;
  // It is kept true of one at least; more than one may be needed to reach a number.
  const most = kind === 'never' ? Math.max(1, quantity?.low ?? 1) - 1 : 0;
  if (most > 0 || !mayFailAtAll(ban)) return false;
  return bans.some((kept) => mayFailAtAll(kept) && clashes.opposes(kept, ban) === 'every');
}

/** Whether a `never` or `always` may fail at all: an `always` of `at most 3` does not. */
function mayFailAtAll({ kind, quantity }: Ban): boolean {
  return kind === 'never' || !quantity || quantity.low > 0;
}

/** Whether what happened leaves a task that is about no group impossible. */
function isOutOfReach(clashes: Clashes, task: Task, past: readonly PastDeed[], rules: InForce): boolean {
  for (const deed of past) {
    if (rules.once && clashes.once(deed, task) === 'every') return true;
    if (rules.duty && clashes.before(task, deed) === 'every') return true;
  }
  return false;
}

/** Moves first days until what waits comes after what it waits for; false where a day comes too late. */
function settle(clashes: Clashes, slots: Map<Task, Slot>, rules: InForce): boolean {
  const all = [...slots.values()];
  const isBefore = (a: Slot, b: Slot): boolean => clashes.before(a.task, b.task) === 'every';
  if (rules.duty && haveRing(all, isBefore)) return false;
  for (let round = 0; round <= all.length + 1; round++) {
    let moved = false;
    for (const slot of all) {
      const earliest = Math.max(slot.first, waitsFor(clashes, slot, all, rules));
      if (earliest > slot.first) {
        const free = firstFree(earliest, slot.last, slot.taken);
        if (free === undefined) return false;
        slot.first = free;
        moved = true;
      }
      for (const later of all) {
        // What a deed excludes for everyone has to come before it.
        if (later === slot || !rules.duty || !isBefore(slot, later)) continue;
        if (later.last < slot.last) {
          slot.last = later.last;
          if (slot.first > slot.last) return false;
          moved = true;
        }
      }
    }
    if (!moved) return true;
  }
  return false;
}

/** The first day on which all has happened that a task has to wait for. */
function waitsFor(clashes: Clashes, { task }: Slot, all: readonly Slot[], rules: InForce): Day {
  let day = -Infinity;
  if (rules.time) {
    for (const { of, duration } of task.after) {
      const others = all.filter((one) => one.task !== task && clashes.serves(one.task, of));
      const from =
        others.length > 0
          ? Math.min(...others.map((one) => one.first))
          : clashes.book.earliest(of.shape, clashes.on);
      day = Math.max(day, addDuration(from, duration));
    }
  }
  if (!rules.duty) return day;
  for (const other of all) {
    if (other.task !== task && clashes.before(other.task, task) === 'every') day = Math.max(day, other.first);
  }
  return day;
}

/** Whether deeds that can be done once only, whoever they are about, are one deed. */
function isOnce(
  clashes: Clashes,
  tasks: readonly Task[],
  slots: ReadonlyMap<Task, Slot>,
  rules: InForce,
): boolean {
  if (!rules.once) return true;
  for (let i = 0; i < tasks.length; i++) {
    for (let j = i + 1; j < tasks.length; j++) {
      if (clashes.once(tasks[i], tasks[j]) === 'every' && !canMeet(clashes, tasks[i], tasks[j], slots))
        return false;
    }
  }
  return true;
}

/** Whether one deed can serve two tasks: the same deed, on a day that both allow. */
function canMeet(clashes: Clashes, a: Task, b: Task, slots: ReadonlyMap<Task, Slot>): boolean {
  if (!clashes.canBeOne(a, b) || clashes.sharesCount(a, b)) return false;
  const x = slots.get(a)!;
  const y = slots.get(b)!;
  const taken = [...x.taken, ...y.taken];
  return firstFree(Math.max(x.first, y.first), Math.min(x.last, y.last), taken) !== undefined;
}
