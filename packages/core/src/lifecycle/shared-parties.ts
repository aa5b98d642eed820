import type { Bound, Terms } from '../ledger/entry.ts';
import type { Plan } from './plan.ts';
import { termsAsMade } from './planner.ts';
import type { World } from './world.ts';

/** Tells of a promise whether another is made between the same parties, before that one is planned. */
export class SharedParties {
  readonly #world: World;
  /** How many promises there are between the same parties. Counted when it is first asked. */
  #counts: ReadonlyMap<number | string, number> | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether another promise is made between the same parties. */
  areOf({ versions }: Plan): boolean {
    this.#counts ??= countsOf(this.#world);
    return this.#counts.get(keyOf(versions[0].terms))! > 1;
  }
}

function countsOf(world: World): ReadonlyMap<number | string, number> {
  const { promises } = world;
  const counts = new Map<number | string, number>();
  for (let i = 0; i < promises.length; i++) {
    const key = keyOf(termsAsMade(world, promises[i]));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** There are fewer names than this. */
const MANY = 2 ** 26;

/** The same in whatever order the parties of a side are written; of one party on each side a number. */
function keyOf({ from, to }: Terms): number | string {
  if (from.length === 1 && to.length === 1) return from[0].party.index * MANY + to[0].party.index;
  return `${sideKey(from)} ${sideKey(to)}`;
}

function sideKey(side: readonly Bound[]): string {
  return side
    .map(({ party }) => party.index)
    .sort((a, b) => a - b)
    .join();
}
