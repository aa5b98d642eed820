import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Obligation } from '../ahead/obligation.ts';
import type { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';

/** On which readings some promises collide, and what for. */
export interface Certainty {
  /** Whether they do on every reading. */
  readonly isCertain: boolean;
  /** What lies ahead of promises that have to fall due before they collide. */
  readonly needed: readonly Obligation[];
}

/**
 * Says on which readings some promises collide, and on what conditions. Where fewer of them are enough on a reading, it
 * is those that collide.
 *
 * @param worlds those in which it takes all of them
 */
export function certaintyOf(
  component: Component,
  worlds: readonly World[],
  promises: readonly PromiseEntry[],
): Certainty {
  const together = new Set(worlds);
  const needed = new Set<Obligation>();
  let isCertain = true;
  for (const world of component.worlds) {
    const isKept = component.areKept(world, promises);
    const parts = isKept ? [] : together.has(world) ? [promises] : component.conflictsAmong(world, promises);
    if (parts.length === 0) isCertain = false;
    const ahead = parts.map((part) => part.flatMap((promise) => world.ahead.get(promise) ?? []));
    if (ahead.some((part) => part.every(isUnconditional))) continue;
    for (const obligation of ahead[0] ?? []) needed.add(obligation);
  }
  return { isCertain, needed: [...needed] };
}

function isUnconditional({ conditions, isSuspended }: Obligation): boolean {
  return conditions.length === 0 && !isSuspended;
}
