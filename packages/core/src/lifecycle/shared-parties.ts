import type { Bound, Terms } from '../ledger/entry.ts';
import type { Plan } from './plan.ts';
import { termsAsMade } from './planner.ts';
import type { World } from './world.ts';

/** So many cells for each promise leave few in one that are not between the same parties. */
const CELLS_EACH = 16;

/**
 * Tells of a promise whether another may be between the same parties, before that one is planned. Where it says no, there
 * is none.
 */
export class SharedParties {
  readonly #world: World;
  /** How many promises there are between parties of one hash: none, one, or more. Counted when it is first asked. */
  #counts: Uint8Array | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether another promise may be between the same parties. */
  mayBe({ versions }: Plan): boolean {
    this.#counts ??= countsOf(this.#world);
    return this.#counts[cellOf(this.#counts, versions[0].terms)] > 1;
  }
}

function countsOf(world: World): Uint8Array {
  const { promises } = world;
  let size = 1;
  while (size < CELLS_EACH * promises.length) size *= 2;
  const counts = new Uint8Array(size);
  for (let i = 0; i < promises.length; i++) {
    const cell = cellOf(counts, termsAsMade(world, promises[i]));
    if (counts[cell] < 2) counts[cell]++;
  }
  return counts;
}

function cellOf(counts: Uint8Array, { from, to }: Terms): number {
  const hash = Math.imul(hashOf(from), 3) + hashOf(to);
  return (hash ^ (hash >>> 16)) & (counts.length - 1);
}

/** The same in whatever order the parties of a side are written. */
function hashOf(side: readonly Bound[]): number {
  let sum = 0;
  for (let i = 0; i < side.length; i++) sum += side[i].party.index + 1;
  const hash = Math.imul(sum, 0x9e3779b1);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}
