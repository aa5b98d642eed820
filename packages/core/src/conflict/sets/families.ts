import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Prospects } from '../ahead/prospects.ts';
import { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { Task } from '../rules/task.ts';
import { minimalCovers } from '../solving/knapsack.ts';
import { type Claim, isTaken } from './claims.ts';
import { areInAnyOrder, type Crowd, MOST_TOLD, tasksIn } from './crowd.ts';
import { crowdsUnderLimit } from './under-limit.ts';

/** Crowds that are all of some promises, but for those that need nothing of what they are about. */
export function wholeCrowds(
  prospects: Prospects,
  promises: readonly PromiseEntry[],
): readonly Crowd[] | undefined {
  const claims: Claim[] = [];
  for (let index = 0; index < promises.length; index++)
    if (!isTaken(prospects, prospects.of(promises[index]), claims)) return undefined;
  return crowdsOf(prospects, claims);
}

/**
 * Sees whether claims do nothing but add up, under one limit or of one group of which each member serves once. Then
 * their minimal sets need no search: each takes too much of one of the crowds.
 *
 * @returns undefined where they do not, or there are not two
 */
export function crowdsOf(prospects: Prospects, all: readonly Claim[]): readonly Crowd[] | undefined {
  if (all.length < 2) return undefined;
  const claims = [...all].sort((a, b) => (a.promise.name.text < b.promise.name.text ? -1 : 1));
  const component = new Component(
    prospects,
    claims.map(({ promise }) => prospects.of(promise)),
  );
  const [world, ...others] = component.worlds;
  if (!world || others.length > 0) return undefined;
  const underLimit = crowdsUnderLimit(prospects.clashes, component, claims);
  if (underLimit) return underLimit;
  const inOne = inGroup(prospects, component, world, claims);
  return inOne && [inOne];
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
  const items = claims.map(({ promise, task, isWaiting }) => ({
    of: promise,
    weight: countOf(task, room),
    claim: task,
    isWaiting,
  }));
  if (items.some(({ weight }) => weight <= 0n)) return undefined;
  const sum = tasks.reduce((total, task) => total + countOf(task, room), 0n);
  return {
    kind: 'once only',
    promises: items.map(({ of }) => of),
    limit: undefined,
    demand: String(sum),
    bound: String(room),
    shortage: String(sum > room ? sum - room : 0n),
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
