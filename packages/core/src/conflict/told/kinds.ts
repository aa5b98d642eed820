import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Requirement } from '../ahead/obligation.ts';
import type { ConflictKind } from '../conflict.ts';
import type { Component } from '../future/component.ts';
import { ALL_IN_FORCE, type InForce } from '../future/schedule.ts';
import type { World } from '../future/worlds.ts';

/**
 * Which kind of rule a conflict needs: the one without which the set could be kept; `several` when it takes more than
 * one. Where each of two rules is enough on its own, the first of duty, once only, capacity and time.
 */
export function kindOf(component: Component, world: World, promises: readonly PromiseEntry[]): ConflictKind {
  const needed = RULES.filter(
    (rule) => component.fits(world, promises, promises, { ...ALL_IN_FORCE, [rule]: false }) === true,
  );
  if (needed.length > 1) return 'several';
  const [rule] =
    needed.length === 1 ? needed : RULES.filter((one) => isEnough(component, world, promises, one));
  if (rule === 'once') return 'once only';
  if (rule === 'limit') return 'capacity';
  if (rule === 'time') return 'time';
  if (rule === 'duty') return isCounted(world, promises) ? 'quantity' : 'deed against duty';
  const isInTime = component.fits(world, promises, promises, { ...ALL_IN_FORCE, forced: false });
  return isInTime === true ? 'time' : 'quantity';
}

const RULES = ['duty', 'once', 'limit', 'time'] as const;

/** Whether a kind of rule alone keeps the set from being kept. */
function isEnough(
  component: Component,
  world: World,
  promises: readonly PromiseEntry[],
  rule: keyof InForce,
): boolean {
  const none: InForce = { duty: false, once: false, limit: false, time: false, forced: false };
  const alone: InForce = { ...none, [rule]: true };
  return (
    component.fits(world, promises, promises, none) === true &&
    component.fits(world, promises, promises, alone) === false
  );
}

/** Whether numbers matter: a count is promised, or a number must remain or may not be reached. */
function isCounted(world: World, promises: readonly PromiseEntry[]): boolean {
  const counts = (one: Requirement): boolean => {
    if (one.kind === 'ban') return one.ban.quantity !== undefined || one.ban.amount !== undefined;
    return one.kind === 'task' && (one.task.need.kind === 'some' || one.task.need.kind === 'amount');
  };
  return promises.some((promise) =>
    (world.ahead.get(promise)?.duties ?? []).some((ways) => ways.some(counts)),
  );
}
