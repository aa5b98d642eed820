import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';

/** Whether two promises cannot be kept together in any world, though each of them can. */
export function neverFit(pair: Component): boolean {
  return pair.worlds.every((world) => {
    const present = pair.present(world);
    return present.length < 2 || !pair.areKept(world, present);
  });
}

/** The minimal sets of a component over all its worlds. */
export function minimalIn(
  component: Component,
  known: readonly (readonly PromiseEntry[])[],
): { readonly promises: readonly PromiseEntry[]; readonly worlds: readonly World[] }[] {
  const found = new Map<string, { promises: readonly PromiseEntry[]; worlds: World[] }>();
  for (const world of component.worlds) {
    const present = component.present(world);
    if (present.length === 0 || component.areKept(world, present)) continue;
    const told = [...found.values()].map((one) => one.promises);
    for (const promises of component.conflictsIn(world, [...known, ...told])) {
      const before = found.get(keyOf(promises));
      if (before) before.worlds.push(world);
      else found.set(keyOf(promises), { promises, worlds: [world] });
    }
  }
  return [...found.values()];
}

/** Equal for the same promises, in whatever order. */
export function keyOf(promises: readonly PromiseEntry[]): string {
  return promises
    .map(({ name }) => name.index)
    .sort((a, b) => a - b)
    .join();
}
