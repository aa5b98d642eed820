import type { PromiseEntry } from '../../ledger/entry.ts';
import type { World } from '../../lifecycle/world.ts';
import { namedInConditions } from './candidates.ts';
import type { FiledPromise } from './filed-promise.ts';

const NOBODY: readonly PromiseEntry[] = [];

/** Which promises name which others in their conditions, and so ask for what these ask for. */
export class Chains {
  readonly #world: World;
  readonly #named = new Map<PromiseEntry, readonly PromiseEntry[]>();
  readonly #naming = new Map<PromiseEntry, Set<PromiseEntry>>();

  constructor(world: World, promises: readonly FiledPromise[]) {
    this.#world = world;
    for (let index = 0; index < promises.length; index++) this.add(promises[index]);
  }

  /** Takes note of what a promise names; again, where that may have changed. */
  add({ entry, isWaiting }: FiledPromise): void {
    if (!isWaiting) return;
    const named = namedInConditions(this.#world, entry);
    if (named.length > 0) this.#named.set(entry, named);
    for (const other of named) {
      const before = this.#naming.get(other);
      if (before) before.add(entry);
      else this.#naming.set(other, new Set([entry]));
    }
  }

  /** Whether no promise names another. */
  get isEmpty(): boolean {
    return this.#named.size === 0;
  }

  /** The promises that a promise names. */
  namedBy(promise: PromiseEntry): readonly PromiseEntry[] {
    return this.#named.get(promise) ?? NOBODY;
  }

  /** The promises that name a promise. */
  naming(promise: PromiseEntry): Iterable<PromiseEntry> {
    return this.#naming.get(promise) ?? NOBODY;
  }

  /** A promise with all that it names, directly or through others. */
  withNamed(promise: PromiseEntry): Iterable<PromiseEntry> {
    if (!this.#named.has(promise)) return [promise];
    const found = new Set([promise]);
    for (const one of found) for (const other of this.namedBy(one)) found.add(other);
    return found;
  }

  /** A promise with all that name it, directly or through others. */
  withNaming(promise: PromiseEntry): Iterable<PromiseEntry> {
    if (!this.#naming.has(promise)) return [promise];
    const found = new Set([promise]);
    for (const one of found) for (const other of this.naming(one)) found.add(other);
    return found;
  }
}
