import type { ActEntry, Bound, Terms } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { changesParties, givesParties } from './components.ts';
import type { Plan } from './play/plan.ts';
import { termsAsMade } from './play/planner.ts';
import type { World } from './world.ts';

/** Tells of a promise whether another is made between the same parties, before that one is planned. */
export class SharedParties {
  readonly #world: World;
  /** How many promises there are between the same parties. Counted when it is first asked. */
  #counts: ReadonlyMap<number | string, number> | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Those who may come to be the parties of some promise by what is done to it; undefined where all may. */
  #newcomers: ReadonlySet<Name> | undefined;

  /** Whether another promise is made between the same parties, or may come to be. */
  areOf(plan: Plan): boolean {
    if (!this.#counts) {
      this.#counts = countsOf(this.#world);
      this.#newcomers = newcomersOf(this.#world);
    }
    const { terms } = plan.versions[0];
    if (this.#counts.get(keyOf(terms))! > 1 || changesParties(plan)) return true;
    const newcomers = this.#newcomers;
    if (newcomers?.size === 0) return false;
    return !newcomers || [...terms.from, ...terms.to].some(({ party }) => newcomers.has(party));
  }
}

function newcomersOf({ acts }: World): ReadonlySet<Name> | undefined {
  const newcomers = new Set<Name>();
  for (const list of acts.values()) {
    for (const act of list) {
      if (!givesParties(act)) continue;
      if (act.variables.length > 0) return undefined;
      for (const party of partiesGivenBy(act)) newcomers.add(party);
    }
  }
  return newcomers;
}

function partiesGivenBy({ to, terms }: ActEntry): readonly Name[] {
  if (!terms) return to ? [to] : [];
  return [...terms.from, ...terms.to].map(({ party }) => party);
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
