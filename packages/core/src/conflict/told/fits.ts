import type { PromiseEntry } from '../../ledger/entry.ts';
import { toNumber } from '../../ledger/values/decimal.ts';
import { baseOf } from '../../lifecycle/play/match.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { Extent, Fit } from '../conflict.ts';
import type { Component } from '../future/component.ts';
import { larger, type Most } from '../future/program-builder.ts';
import type { World } from '../future/worlds.ts';
import { isMeant, isServed } from '../people/cell-facts.ts';
import { isSameDemand, type Task } from '../rules/task.ts';
import { decimalsIn, nearest } from './nearest.ts';

/** How much of a demand fits, and how much is short of it on the same reading. */
export interface Shortage extends Fit {
  readonly short: Extent;
}

/** What one reading gives: reached, or only neared. */
interface End {
  readonly value: number;
  readonly isOpen: boolean;
}

/** What has been kept is done in full. */
const ALL: Most = { value: Infinity, isBelow: false };

/**
 * For each promise with one counted `will`: how much of it can be done while the others of its set are kept. Left out
 * where finding out was given up.
 */
export function fitsOf(
  prospects: Prospects,
  component: Component,
  promises: readonly PromiseEntry[],
): Shortage[] {
  const fits: Shortage[] = [];
  for (const promise of promises) {
    if (component.worlds.some((world) => isOfSeveral(world, promise))) continue;
    const done: End[] = [];
    const demand: End[] = [];
    const short: End[] = [];
    let isOpen = false;
    const others = promises.filter((other) => other !== promise);
    for (const world of component.worlds) {
      const ways = countedWays(world, promise);
      const task = ways[0]?.[0];
      if (!task) continue;
      const { whole, before } = amountsOf(prospects, world, task);
      const factor = task.need.kind === 'amount' ? toNumber(baseOf(task.need.unit).factor) : 1;
      const isKept = world.ahead.get(promise)?.isKept;
      // On a reading that has more members than were served it was not kept.
      if (isKept && task.need.kind === 'all' && before < whole) continue;
      const most = isKept ? ALL : mostIn(component, world, others, promise, ways);
      if (!most) {
        isOpen = true;
        break;
      }
      const value = Math.min(whole, rounded(before + most.value / factor));
      done.push({ value, isOpen: most.isBelow });
      demand.push({ value: whole, isOpen: false });
      short.push({ value: rounded(whole - value), isOpen: most.isBelow || isMoreThan(task) });
    }
    if (done.length === 0 || isOpen) continue;
    const decimals = decimalsIn([...done, ...demand].map(({ value }) => value));
    const extent = (ends: readonly End[], by: 1 | -1): Extent => extentOf(ends, by, decimals);
    const fit = { promise, done: extent(done, -1), demand: extent(demand, 1), short: extent(short, 1) };
    fits.push(openUpwards(prospects, component, fit));
  }
  return fits;
}

/** The most in any of the ways; undefined where finding out was given up. */
function mostIn(
  component: Component,
  world: World,
  others: readonly PromiseEntry[],
  promise: PromiseEntry,
  ways: readonly (readonly Task[])[],
): Most | undefined {
  let found: Most | undefined;
  for (const tasks of ways) {
    const most = component.most(world, others, promise, tasks);
    if (!most) return undefined;
    found = found ? larger(found, most) : most;
  }
  return found;
}

/** Whether several things are left of a promise: what fits is not one number then, nor where one of them is done. */
function isOfSeveral({ ahead }: World, promise: PromiseEntry): boolean {
  const obligation = ahead.get(promise);
  return Boolean(obligation && obligation.duties.length > 1);
}

/** The one thing a promise counts, if it counts one thing only: once for each choice of those who may perform it. */
function countedWays(world: World, promise: PromiseEntry): readonly (readonly Task[])[] {
  const obligation = world.ahead.get(promise);
  if (obligation?.isKept) return obligation.measured ? [[obligation.measured]] : [];
  const duties = obligation?.duties ?? [];
  if (duties.length !== 1) return [];
  const ways = duties[0].flatMap((one) => (one.kind === 'task' ? [[one.task, ...(one.beside ?? [])]] : []));
  const isOneLine =
    ways.length === duties[0].length && ways.every(([task]) => isSameDemand(task, ways[0][0]));
  return isOneLine && ways[0][0].need.kind !== 'deed' ? ways : [];
}

/** How much a task asks for, and how much of that is done, in its own unit. */
function amountsOf(
  prospects: Prospects,
  world: World,
  task: Task,
): { readonly whole: number; readonly before: number } {
  const { need } = task;
  if (need.kind === 'amount') {
    const factor = toNumber(baseOf(need.unit).factor);
    return { whole: rounded(toNumber(need.demand) / factor), before: toNumber(need.done) / factor };
  }
  let size = 0;
  let served = 0;
  world.stage.populations.forEach(({ cells }, index) => {
    cells.forEach((cell, at) => {
      if (!isMeant(cell, task)) return;
      const count = world.readings[index][at] ?? 0;
      size += count;
      if (isServed(prospects.clashes, cell, task)) served += count;
    });
  });
  if (need.kind === 'some') {
    const { demand, done, gone } = need;
    return { whole: demand + gone, before: gone + Math.min(demand, done ?? served) };
  }
  return { whole: size, before: served };
}

/** Whether only more than what a task asks for is enough. */
function isMoreThan({ need }: Task): boolean {
  return need.kind === 'amount' && need.isAbove;
}

/** Where a group may have any number of members, so may the demand for all of them. */
function openUpwards({ clashes, on }: Prospects, component: Component, fit: Shortage): Shortage {
  const task = component.worlds.map((world) => countedWays(world, fit.promise)[0]?.[0]).find(Boolean);
  if (task?.need.kind !== 'all' || !task.object) return fit;
  if (clashes.relations.size(task.object, on).high < Infinity) return fit;
  const { done, demand, short } = fit;
  // What grows with the sizes that are looked at grows with those beyond.
  const upwards = (extent: Extent, isGrowing = extent.high > extent.low): Extent =>
    isGrowing ? { ...extent, high: Infinity } : extent;
  return {
    ...fit,
    done: upwards(done, done.high === demand.high || done.high > done.low),
    demand: upwards(demand, true),
    short: upwards(short),
  };
}

/** Decimal fractions, without what counting in binary ones adds. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** The range of what each reading gives. Where only some of it is neared and not reached, the number next to that stands for it. */
function extentOf(ends: readonly End[], by: 1 | -1, decimals: number): Extent {
  const isOpen = ends.every((end) => end.isOpen);
  const values = ends.map((end) => (end.isOpen && !isOpen ? nearest(end.value, by, decimals) : end.value));
  const range = { low: Math.min(...values), high: Math.max(...values) };
  return isOpen ? { ...range, isOpen: true } : range;
}
