import { type Decimal, formatDecimal } from '../ledger/decimal.ts';
import type { LimitEntry, PromiseEntry } from '../ledger/entry.ts';
import { NEVER } from '../lifecycle/run.ts';
import { type Claim, isTaken } from './claims.ts';
import type { Clashes } from './clashes.ts';
import { Component, type World } from './component.ts';
import { type Item, minimalCovers } from './knapsack.ts';
import { capsOf } from './limits.ts';
import type { Prospects } from './prospects.ts';
import type { Task } from './task.ts';

/** Promises that only take up room under one limit, or members of one group, and the minimal sets that take too much. */
export interface Crowd {
  readonly kind: 'capacity' | 'once only';
  readonly promises: readonly PromiseEntry[];
  readonly limit: LimitEntry | undefined;
  /** With the unit. */
  readonly demand: string;
  readonly bound: string;
  readonly shortage: string;
  readonly count: bigint | undefined;
  readonly first: readonly (readonly PromiseEntry[])[];
}

/** How many sets are told one by one; more are a family. */
export const MOST_TOLD = 20;

const ONE: Decimal = { digits: 1n, scale: 0 };

/** A crowd that is all of some promises, but for those that need nothing of what it is about. */
export function wholeCrowd(prospects: Prospects, promises: readonly PromiseEntry[]): Crowd | undefined {
  const claims: Claim[] = [];
  for (let index = 0; index < promises.length; index++)
    if (!isTaken(prospects, prospects.of(promises[index]), claims)) return undefined;
  return crowdOf(prospects, claims);
}

/**
 * Sees whether claims do nothing but add up, under one limit or of one group of which each member serves once. Then
 * their minimal sets need no search.
 *
 * @returns undefined where they do not, or there are not two
 */
export function crowdOf(prospects: Prospects, all: readonly Claim[]): Crowd | undefined {
  if (all.length < 2) return undefined;
  const claims = [...all].sort((a, b) => (a.promise.name.text < b.promise.name.text ? -1 : 1));
  const component = new Component(
    prospects,
    claims.map(({ promise }) => prospects.of(promise)),
  );
  const [world, ...others] = component.worlds;
  if (!world || others.length > 0) return undefined;
  return underLimit(prospects.clashes, component, claims) ?? inGroup(prospects, component, world, claims);
}

/** Whether no rule but the limit stands between any two, or between one and what happened. */
function areApart(clashes: Clashes, component: Component, tasks: readonly Task[]): boolean {
  return tasks.every((task, index) => {
    if (clashes.book.onceRules(task.shape).length > 0 || task.slot >= 0) return false;
    if (!isFree(clashes, component, task)) return false;
    return tasks.every(
      (other, at) =>
        at <= index ||
        (areInAnyOrder(clashes, task, other) &&
          (!clashes.canBeOne(task, other) || clashes.sharesCount(task, other))),
    );
  });
}

/** Whether nothing that happened keeps a task from being done. */
function isFree(clashes: Clashes, { past }: Component, task: Task): boolean {
  return past.every((deed) => clashes.before(task, deed) === 'none' && clashes.once(task, deed) === 'none');
}

function areInAnyOrder(clashes: Clashes, a: Task, b: Task): boolean {
  return clashes.before(a, b) === 'none' && clashes.before(b, a) === 'none';
}

function underLimit(clashes: Clashes, component: Component, claims: readonly Claim[]): Crowd | undefined {
  const tasks = tasksIn(claims);
  const caps = capsOf(clashes, tasks, [], component.past, 'least');
  const [cap] = caps;
  if (caps.length !== 1 || cap.limit.kind !== 'limit' || !tasks.every((task) => cap.counts(task)))
    return undefined;
  if (tasks.some((task) => task.first < cap.first || task.last > cap.last || isOverdueTask(task)))
    return undefined;
  if (!areApart(clashes, component, tasks)) return undefined;
  const wants = new Map(tasks.map((task) => [task, cap.unit ? weightOf(task) : ONE]));
  const scale = Math.max(cap.left.scale, ...[...wants.values()].map((want) => want?.scale ?? 0));
  const items = itemsOf(claims, (task) => scaled(wants.get(task), scale));
  if (items.some(({ weight }) => weight <= 0n)) return undefined;
  const room = max(0n, scaled(cap.left, scale));
  const sum = tasks.reduce((total, task) => total + scaled(wants.get(task), scale), 0n);
  const code = cap.unit ? ` ${cap.unit.code}` : '';
  const text = (digits: bigint): string => `${formatDecimal({ digits, scale })}${code}`;
  return {
    kind: 'capacity',
    promises: items.map(({ of }) => of),
    limit: cap.limit,
    demand: text(sum),
    bound: text(room),
    shortage: text(max(0n, sum - room)),
    ...minimalCovers(items, room, MOST_TOLD),
  };
}

/** The tasks of some claims, each once. */
function tasksIn(claims: readonly Claim[]): readonly Task[] {
  return [...new Set(claims.map(({ task }) => task))];
}

function itemsOf(claims: readonly Claim[], weightOf: (task: Task) => bigint): readonly Item<PromiseEntry>[] {
  return claims.map(({ promise, task, isWaiting }) => ({
    of: promise,
    weight: weightOf(task),
    claim: task,
    isWaiting,
  }));
}

/** A deed whose day cannot be chosen within the limit's days is no mere number. */
function isOverdueTask({ first, last }: Task): boolean {
  return first > last || first >= NEVER;
}

function weightOf({ need }: Task): Decimal | undefined {
  if (need.kind === 'amount') {
    const digits = need.demand.digits * 10n ** BigInt(Math.max(0, need.done.scale - need.demand.scale));
    const scale = Math.max(need.demand.scale, need.done.scale);
    return { digits: digits - need.done.digits * 10n ** BigInt(scale - need.done.scale), scale };
  }
  return need.kind === 'deed' ? ONE : undefined;
}

/** Counts of one group of which each member serves one only, or one thing that several are promised. */
function inGroup(
  prospects: Prospects,
  component: Component,
  world: World,
  claims: readonly Claim[],
): Crowd | undefined {
  const { clashes } = prospects;
  const tasks = tasksIn(claims);
  const [first] = tasks;
  if (component.past.length > 0 || !first || !areRivals(clashes, tasks)) return undefined;
  const { object } = first;
  const room = object ? peopleIn(world, object) : 1n;
  const items = itemsOf(claims, (task) => countOf(task, room));
  if (items.some(({ weight }) => weight <= 0n)) return undefined;
  const sum = tasks.reduce((total, task) => total + countOf(task, room), 0n);
  return {
    kind: 'once only',
    promises: items.map(({ of }) => of),
    limit: undefined,
    demand: String(sum),
    bound: String(room),
    shortage: String(max(0n, sum - room)),
    ...minimalCovers(items, room, MOST_TOLD),
  };
}

/** Whether any two ask for the same people or thing, by a deed that can be done to each once only. */
function areRivals(clashes: Clashes, tasks: readonly Task[]): boolean {
  const { book } = clashes;
  const [model] = tasks;
  if (book.onceRules(model.shape).length !== 1 || book.limitsOn(model.shape).length > 0) return false;
  return tasks.every((task, index) => {
    if (task.shape !== model.shape || task.object !== model.object || task.slot !== model.slot) return false;
    // Of a group less some, it matters who is left for which.
    if (task.spared.size > 0) return false;
    return tasks.every((other, at) => {
      if (at <= index) return true;
      const reach = clashes.once(task, other);
      const isApart = !clashes.canBeOne(task, other) || clashes.sharesCount(task, other);
      return isApart && areInAnyOrder(clashes, task, other) && reach === (task.slot >= 0 ? 'same' : 'every');
    });
  });
}

function peopleIn(world: World, object: NonNullable<Task['object']>): bigint {
  let people = 0;
  world.stage.populations.forEach(({ cells }, index) => {
    cells.forEach((cell, at) => {
      if (cell.groups.has(object) || cell.member === object) people += world.readings[index][at] ?? 0;
    });
  });
  return BigInt(people);
}

function countOf({ need }: Task, all: bigint): bigint {
  if (need.kind === 'some') return BigInt(need.demand - (need.done ?? 0));
  return need.kind === 'all' ? all : 1n;
}

function scaled(value: Decimal | undefined, scale: number): bigint {
  return value ? value.digits * 10n ** BigInt(scale - value.scale) : 0n;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
