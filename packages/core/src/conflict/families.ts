import { type Decimal, formatDecimal } from '../ledger/decimal.ts';
import type { LimitEntry, PromiseEntry } from '../ledger/entry.ts';
import { NEVER } from '../lifecycle/run.ts';
import type { Clashes } from './clashes.ts';
import { Component, type World } from './component.ts';
import { minimalCovers } from './knapsack.ts';
import { capsOf } from './limits.ts';
import type { Requirement } from './obligation.ts';
import type { Prospect, Prospects } from './prospects.ts';
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

/** One promise and how much room it takes. */
interface Claim {
  readonly promise: PromiseEntry;
  readonly task: Task;
}

/** Promises that may be a crowd, and those of their component that are not of it. */
export interface Claimants {
  readonly claims: readonly Claim[];
  /** Promises that bear on the crowd in other ways; those that need nothing of what it is about are left out. */
  readonly beside: readonly Prospect[];
}

/** A crowd that is all of some promises, but for those that need nothing of what it is about. */
export function wholeCrowd(prospects: Prospects, promises: readonly PromiseEntry[]): Crowd | undefined {
  const claims: Claim[] = [];
  for (let index = 0; index < promises.length; index++)
    if (!isTaken(prospects, prospects.of(promises[index]), claims)) return undefined;
  return crowdOf(prospects, claims);
}

/** Sees which promises each ask for one count or amount by the same deed, and which others bear on them. */
export function claimantsOf(prospects: Prospects, members: readonly Prospect[]): Claimants {
  const claims: Claim[] = [];
  const beside: Prospect[] = [];
  for (const member of members) if (!isTaken(prospects, member, claims)) beside.push(member);
  return { claims, beside };
}

/** Takes what a promise claims to other claims on the same; false where it bears on them in another way. */
function isTaken(prospects: Prospects, member: Prospect, claims: Claim[]): boolean {
  const claim = claimOf(prospects, member);
  const isAlike = claim && (claims.length === 0 || claim.task.shape === claims[0].task.shape);
  if (isAlike) claims.push(claim);
  return isAlike || isInert(prospects, member);
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

/** The one task of a promise, where its other duties and its conditions bear on nothing. */
function claimOf(prospects: Prospects, { entry, variants }: Prospect): Claim | undefined {
  const [obligation, ...others] = variants;
  if (!obligation || others.length > 0) return undefined;
  // What another waits for may excuse it.
  if (obligation.run.version.unless.length > 0) return undefined;
  if (!obligation.conditionNeeds.every((ways) => ways.some((one) => isIdle(prospects, one))))
    return undefined;
  const duties = obligation.duties.filter((ways) => !ways.some((one) => isIdle(prospects, one)));
  if (duties.length !== 1 || duties[0].length !== 1) return undefined;
  const [only] = duties[0];
  if (only.kind !== 'task' || only.task.after.length > 0 || only.task.first > only.task.last)
    return undefined;
  return { promise: entry, task: only.task };
}

/** Whether none of what a promise itself is to do bears on anything. */
function isInert(prospects: Prospects, { variants }: Prospect): boolean {
  return variants.every(
    (one) => !one || one.duties.every((ways) => ways.some((duty) => isIdle(prospects, duty))),
  );
}

/** Whether no rule is about a requirement, and nothing forbids it. */
function isIdle({ clashes, forbidden }: Prospects, one: Requirement): boolean {
  if (one.kind !== 'task') return one.kind === 'nothing';
  const { shape, after, need } = one.task;
  return need.kind === 'deed' && after.length === 0 && !clashes.book.concerns(shape) && !forbidden.has(shape);
}

/** Whether no rule but the limit stands between any two, or between one and what happened. */
function areApart(clashes: Clashes, component: Component, claims: readonly Claim[]): boolean {
  return claims.every(({ task }, index) => {
    if (clashes.book.onceRules(task.shape).length > 0 || task.slot >= 0) return false;
    if (!isFree(clashes, component, task)) return false;
    return claims.every(
      ({ task: other }, at) =>
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
  const tasks = claims.map(({ task }) => task);
  const caps = capsOf(clashes, tasks, [], component.past, 'least');
  const [cap] = caps;
  if (caps.length !== 1 || cap.limit.kind !== 'limit' || !tasks.every((task) => cap.counts(task)))
    return undefined;
  if (tasks.some((task) => task.first < cap.first || task.last > cap.last || isOverdueTask(task)))
    return undefined;
  if (!areApart(clashes, component, claims)) return undefined;
  const wants = claims.map(({ task }) => (cap.unit ? weightOf(task) : { digits: 1n, scale: 0 }));
  const scale = Math.max(cap.left.scale, ...wants.map((want) => want?.scale ?? 0));
  const items = claims.map(({ promise }, index) => ({ of: promise, weight: scaled(wants[index], scale) }));
  if (items.some(({ weight }) => weight <= 0n)) return undefined;
  const room = max(0n, scaled(cap.left, scale));
  const sum = items.reduce((total, { weight }) => total + weight, 0n);
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
  return need.kind === 'deed' ? { digits: 1n, scale: 0 } : undefined;
}

/** Counts of one group of which each member serves one only, or one thing that several are promised. */
function inGroup(
  prospects: Prospects,
  component: Component,
  world: World,
  claims: readonly Claim[],
): Crowd | undefined {
  const { clashes } = prospects;
  const [first] = claims;
  if (component.past.length > 0 || !first || !areRivals(clashes, claims)) return undefined;
  const { object } = first.task;
  const room = object ? peopleIn(world, object) : 1n;
  const items = claims.map(({ promise, task }) => ({ of: promise, weight: countOf(task, room) }));
  if (items.some(({ weight }) => weight <= 0n)) return undefined;
  const sum = items.reduce((total, { weight }) => total + weight, 0n);
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
function areRivals(clashes: Clashes, claims: readonly Claim[]): boolean {
  const { book } = clashes;
  const [{ task: model }] = claims;
  if (book.onceRules(model.shape).length !== 1 || book.limitsOn(model.shape).length > 0) return false;
  return claims.every(({ task }, index) => {
    if (task.shape !== model.shape || task.object !== model.object || task.slot !== model.slot) return false;
    return claims.every(({ task: other }, at) => {
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
