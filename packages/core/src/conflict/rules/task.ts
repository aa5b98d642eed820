import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { type Argument, nameOf, type Quantity, type Shape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Decimal } from '../../ledger/values/decimal.ts';
import type { Duration } from '../../ledger/values/duration.ts';
import type { Unit } from '../../ledger/values/unit.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { Exclusion } from './rule-book.ts';

/** A sentence ready to be set against others: its deed, whom it is about, and which of its slots that stands in. */
export interface Statement {
  readonly shape: Shape;
  readonly given: readonly (Argument | undefined)[];
  /** The slot of the group or member it is about; -1 when it is about neither. */
  readonly slot: number;
  /** The group or member in that slot. */
  readonly object: Name | undefined;
  /** The day that decides who holds an office and who is in a group, where that changes in the days that count. */
  readonly heldOn?: Day;
}

/** How much of a deed is still to be done. */
export type Need =
  | { readonly kind: 'deed' }
  /** Every member who has not been served. */
  | { readonly kind: 'all' }
  /**
   * So many members; `done` is how many of the demand are done, where that does not depend on who they were. To `gone` it
   * was done who are in the group no more, and count in neither.
   */
  | {
      readonly kind: 'some';
      readonly demand: number;
      readonly done: number | undefined;
      readonly gone: number;
    }
  | {
      readonly kind: 'amount';
      /** In the base unit of `unit`. */
      readonly demand: Decimal;
      readonly done: Decimal;
      readonly unit: Unit;
      /** Whether the demand itself is not enough, and only more than it is. */
      readonly isAbove: boolean;
    };

/** Something that must be done in a future: what a promise demands, or a deed that a condition waits for. */
export interface Task extends Statement {
  readonly kind: 'task';
  readonly owner: PromiseEntry;
  readonly given: readonly Argument[];
  readonly isDuty: boolean;
  /** The day it was promised: what was done since counts. */
  readonly since: Day;
  readonly need: Need;
  readonly quantity: Quantity | undefined;
  /** Members and groups that it no longer asks for. */
  readonly spared: ReadonlySet<Name>;
  /** Equal for promises between the same parties, between whom a count is used once. */
  readonly pair: string;
  /** The first and last day it can be done on; the last may be `NEVER`. */
  readonly first: Day;
  readonly last: Day;
  /** `first` without what the deed takes. */
  readonly open: Day;
  /** What must have come before, and by how long. */
  readonly after: readonly Lag[];
  /** Deadlines that are counted from what has not happened yet. */
  readonly ends?: readonly Countdown[];
  /** What it asked for until it was assigned to somebody else: what was done before counts towards that. */
  readonly earlier?: { readonly of: Task; readonly until: Day };
  /** It as each of those does it who may perform it, itself among them: what they do adds up. */
  readonly forms?: readonly Task[];
}

/** A lag between a deed and what it waits for. */
export interface Lag {
  readonly of: Statement;
  readonly duration: Duration;
}

/** A day that is counted from what has not happened yet: from when one sign of each line has come about. */
export interface Countdown {
  readonly lines: readonly (readonly Sign[])[];
  /** The day from which it is counted at the earliest. */
  readonly opens: Day;
  readonly duration: Duration | undefined;
}

/** What may bring about a line: a deed that is done, or not done, or promises that are kept. */
export interface Sign {
  readonly kind: string;
  readonly task?: Task;
  readonly ban?: Ban;
  readonly promises?: readonly PromiseEntry[];
}

/** Something that must not be done: a `never`, or what would end an `always`. */
export interface Ban extends Statement {
  readonly kind: 'never' | 'always';
  readonly owner: PromiseEntry;
  readonly given: readonly Argument[];
  readonly isDuty: boolean;
  readonly quantity: Quantity | undefined;
  /** In the base unit: the sum that must not be reached. */
  readonly amount: Decimal | undefined;
  /** Whether reaching `amount` is allowed, and only more than it is not. */
  readonly isAbove: boolean;
  /** Members and groups that it no longer covers. */
  readonly spared: ReadonlySet<Name>;
  /** Whether its window is open, so that what fails it has failed it already. */
  readonly isOpen: boolean;
  /** Since when what happened has counted against it. */
  readonly since: Day;
  readonly first: Day;
  readonly last: Day;
  /** The first day of its own window, where its promise falls due only with a condition; undefined where that is today. */
  readonly opens?: Day;
  /** What its first day is counted from, where that has not happened yet; the latest of these counts. */
  readonly begins?: readonly Countdown[];
  /** What it forbade until it was assigned to somebody else. */
  readonly earlier?: { readonly of: Ban; readonly until: Day };
  /** It as each of those would do it whose deeds count, itself among them. */
  readonly forms?: readonly Ban[];
}

/** Equal for the forms of one task: what is asked for of them is asked for once. */
export function demandIn(task: Task): object {
  return task.forms ?? task;
}

/** Whether two tasks are forms of one: what each does counts for both. */
export function isSameDemand(task: Task, other: Task | undefined): boolean {
  return task === other || (other !== undefined && demandIn(task) === demandIn(other));
}

/** Whether one of two names lies within the other on a day. */
export function areNested(relations: Relations, a: Name, b: Name, day: Day): boolean {
  return a === b || relations.lies(a, b, day) || relations.lies(b, a, day);
}

/** Whether what two sentences have in one slot lies within one another, who is in an office on the day of its deed. */
export function areNestedIn(
  relations: Relations,
  a: Statement,
  b: Statement,
  slot: number,
  day: Day,
): boolean {
  const x = nameIn(a.given[slot]);
  const y = nameIn(b.given[slot]);
  if (!x || !y) return false;
  const [then, later] = [a.heldOn ?? day, b.heldOn ?? day];
  if (x === y) return then === later || x.entry?.kind !== 'office' || isHeldAlike(relations, x, then, later);
  return relations.lies(x, y, later) || relations.lies(y, x, then);
}

/** Whether the same hold an office on two days: what is done to it is done to them. */
function isHeldAlike(relations: Relations, office: Name, one: Day, other: Day): boolean {
  const before = relations.holders(office, one);
  const after = relations.holders(office, other);
  return before.length === after.length && before.every((name) => after.includes(name));
}

/** The name that an argument is about, where there is one. */
export function nameIn(argument: Argument | undefined): Name | undefined {
  return argument && nameOf(argument);
}

/** Whether what is done to one name is, or may be, done to another: what lies within a thing is not touched with it. */
function mayTouch(relations: Relations, done: Name, kept: Name, day: Day): boolean {
  if (done === kept || relations.lies(done, kept, day)) return true;
  return done.entry?.kind === 'group' && relations.lies(kept, done, day);
}

/**
 * Whether a deed stands against another statement by a rule: not at all, for the `same` member that both are about, or
 * for `every` one.
 */
export function reachOf(
  relations: Relations,
  rule: Exclusion,
  deed: Statement,
  other: Statement,
  day: Day,
): 'none' | 'same' | 'every' {
  const bound = new Map<string, number>();
  for (let slot = 0; slot < rule.pattern.length; slot++) {
    const wanted = rule.pattern[slot];
    if (wanted.kind === 'variable') bound.set(wanted.text, slot);
    else {
      const given = deed.given[slot];
      if (given !== undefined && !relations.isOf(given, wanted, day)) return 'none';
    }
  }
  let reach: 'same' | 'every' = 'every';
  for (let slot = 0; slot < rule.thenPattern.length; slot++) {
    const then = rule.thenPattern[slot];
    const from = then.kind === 'variable' ? bound.get(then.text) : undefined;
    if (then.kind === 'variable' && from === undefined) continue;
    if (from !== undefined && from === deed.slot && slot === other.slot) {
      reach = 'same';
      continue;
    }
    const given = from === undefined ? then : deed.given[from];
    if (given === undefined || other.given[slot] === undefined || given === other.given[slot]) continue;
    const a = nameIn(given);
    const b = nameIn(other.given[slot]);
    if (!a || !b || !mayTouch(relations, a, b, day)) return 'none';
  }
  return reach;
}

/** Whether one deed can be both: the same deed, with arguments that lie within one another. */
export function canBeOne(relations: Relations, a: Statement, b: Statement, day: Day): boolean {
  if (a.shape !== b.shape) return false;
  for (let slot = 0; slot < a.given.length; slot++) {
    if (slot === a.slot && slot === b.slot) continue;
    const left = a.given[slot];
    const right = b.given[slot];
    if (left === right || left === undefined || right === undefined) continue;
    if (left.kind === 'amount' && right.kind === 'amount' && left.of === right.of) continue;
    if (!areNestedIn(relations, a, b, slot, day)) return false;
  }
  return true;
}

/** Whether a deed is what a `never` forbids: each argument equals the forbidden one or lies within it. */
export function isForbidden(relations: Relations, deed: Statement, ban: Statement, day: Day): boolean {
  if (deed.shape !== ban.shape) return false;
  for (let slot = 0; slot < ban.given.length; slot++) {
    if (slot === deed.slot && slot === ban.slot) continue;
    const inner = deed.given[slot];
    const outer = ban.given[slot];
    if (inner === outer || inner === undefined || outer === undefined) continue;
    if (inner.kind === 'amount' && outer.kind === 'amount') continue;
    const x = nameIn(inner);
    const y = nameIn(outer);
    if (!x || !y || !relations.lies(x, y, day)) return false;
  }
  return true;
}
