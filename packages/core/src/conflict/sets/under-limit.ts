import { type Decimal, formatDecimal } from '../../ledger/values/decimal.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { Component } from '../future/component.ts';
import type { Clashes } from '../rules/clashes.ts';
import { type Cap, capsOf } from '../rules/limits.ts';
import type { Task } from '../rules/task.ts';
import { type Covers, type Item, minimalCovers } from '../solving/knapsack.ts';
import { nestedCovers, type Room } from '../solving/nested-covers.ts';
import type { Claim } from './claims.ts';
import { areInAnyOrder, type Crowd, MOST_TOLD, tasksIn } from './crowd.ts';

const ONE: Decimal = { digits: 1n, scale: 0 };

/**
 * The crowds of claims that do nothing but add up under one limit: one for each of the stretches of its years or months
 * within which some have to be done.
 *
 * @param claims in the order in which their sets are listed
 * @returns undefined where more than their sums bears on them
 */
export function crowdsUnderLimit(
  clashes: Clashes,
  component: Component,
  claims: readonly Claim[],
): readonly Crowd[] | undefined {
  const tasks = tasksIn(claims);
  const caps = capsOf(clashes, tasks, [], component.past, 'least');
  const limit = caps[0]?.limit;
  if (limit?.kind !== 'limit' || caps.some((cap) => cap.limit !== limit)) return undefined;
  if (!tasks.every((task) => caps[0].counts(task) && isAhead(task))) return undefined;
  if (!areApart(clashes, component, tasks)) return undefined;
  const { unit } = caps[0];
  const wants = new Map(tasks.map((task) => [task, unit ? weightOf(task) : ONE]));
  const scale = Math.max(
    ...caps.map(({ left }) => left.scale),
    ...[...wants.values()].map((want) => want?.scale ?? 0),
  );
  const weights = new Map(tasks.map((task) => [task, scaled(wants.get(task), scale)]));
  if ([...weights.values()].some((weight) => weight <= 0n)) return undefined;
  const stretches = stretchesOf(caps, scale, claims, weights);
  const code = unit ? ` ${unit.code}` : '';
  const text = (digits: bigint): string => `${formatDecimal({ digits, scale })}${code}`;
  const crowds: Crowd[] = [];
  for (const room of stretches ?? []) {
    const covers = coversOf(room, claims);
    if (!covers) return undefined;
    const inside = claimsIn(room);
    const sum = tasksIn(inside).reduce((total, task) => total + weights.get(task)!, 0n);
    crowds.push({
      kind: 'capacity',
      promises: claims.filter((claim) => inside.includes(claim)).map(({ promise }) => promise),
      limit,
      demand: text(sum),
      bound: text(room.size),
      shortage: text(sum > room.size ? sum - room.size : 0n),
      count: covers.count,
      first: covers.first.map((set) => set.map(({ promise }) => promise)),
    });
  }
  return stretches && crowds;
}

/** Whether the day of a task can be chosen: one that is overdue, or too late, is no mere number. */
function isAhead({ first, last }: Task): boolean {
  return first <= last && first < NEVER;
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

function weightOf({ need }: Task): Decimal | undefined {
  if (need.kind === 'amount') {
    if (need.isAbove) return undefined;
    const digits = need.demand.digits * 10n ** BigInt(Math.max(0, need.done.scale - need.demand.scale));
    const scale = Math.max(need.demand.scale, need.done.scale);
    return { digits: digits - need.done.digits * 10n ** BigInt(scale - need.done.scale), scale };
  }
  return need.kind === 'deed' ? ONE : undefined;
}

function scaled(value: Decimal | undefined, scale: number): bigint {
  return value ? value.digits * 10n ** BigInt(scale - value.scale) : 0n;
}

/** The years or months of a limit, one after the other, that some claims are all that may be done in. */
interface Stretch extends Room<Claim> {
  readonly from: number;
  readonly to: number;
  readonly loads: Item<Claim>[];
  readonly inner: Stretch[];
}

/**
 * The stretches within which claims have to be done, the smaller ones first. Those that may also be done outside of all
 * years of the limit take no room of it.
 *
 * @returns undefined where two overlap
 */
function stretchesOf(
  caps: readonly Cap[],
  scale: number,
  claims: readonly Claim[],
  weights: ReadonlyMap<Task, bigint>,
): readonly Stretch[] | undefined {
  const found = new Map<string, Stretch>();
  for (const claim of claims) {
    const { first, last } = claim.task;
    const from = caps.findIndex((cap) => cap.first <= first && first <= cap.last);
    const to = caps.findIndex((cap) => cap.first <= last && last <= cap.last);
    if (from < 0 || to < 0) continue;
    const key = `${from} ${to}`;
    const stretch = found.get(key) ?? { from, to, size: sizeOf(caps, scale, from, to), loads: [], inner: [] };
    found.set(key, stretch);
    const { task, isWaiting } = claim;
    stretch.loads.push({ of: claim, weight: weights.get(task)!, claim: task, isWaiting });
  }
  const inOrder = [...found.values()].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  for (const [index, one] of inOrder.entries()) {
    for (const other of inOrder.slice(index + 1)) {
      const isInside = other.from <= one.from && one.to <= other.to;
      if (isInside) {
        other.inner.push(one);
        break;
      }
      if (one.from <= other.to && other.from <= one.to) return undefined;
    }
  }
  return inOrder;
}

/** How much is left of a limit in some of its years or months together. */
function sizeOf(caps: readonly Cap[], scale: number, from: number, to: number): bigint {
  let size = 0n;
  for (const { left } of caps.slice(from, to + 1)) {
    const room = scaled(left, scale);
    if (room > 0n) size += room;
  }
  return size;
}

/** The sets that take too much of one stretch and of none within it; undefined where some only wait, within others. */
function coversOf(room: Room<Claim>, claims: readonly Claim[]): Covers<Claim> | undefined {
  if (room.inner.length === 0) return minimalCovers(room.loads, room.size, MOST_TOLD);
  return claimsIn(room).some(({ isWaiting }) => isWaiting)
    ? undefined
    : nestedCovers(room, claims, MOST_TOLD);
}

function claimsIn({ loads, inner }: Room<Claim>): Claim[] {
  return [...loads.map(({ of }) => of), ...inner.flatMap(claimsIn)];
}
