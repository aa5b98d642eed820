import type { PromiseEntry } from '../ledger/entry.ts';
import { minimalSets } from './minimal-sets.ts';
import { isNeverKept, latePart } from './never-kept.ts';
import type { PlainCase } from './plain-case.ts';
import { isSurelyKept } from './surely-kept.ts';

/** What the sentences of promises that bear on each other show of which of them can be kept together. */
export class ShownSets {
  readonly #case: PlainCase;
  readonly #places: ReadonlyMap<PromiseEntry, number>;

  constructor(plain: PlainCase, promises: readonly PromiseEntry[]) {
    this.#case = plain;
    this.#places = new Map(promises.map((promise, place) => [promise, place]));
  }

  /** Whether some of the promises can be kept together, however anything uncertain is read; undefined where not shown. */
  areKept(promises: readonly PromiseEntry[]): boolean | undefined {
    return areKept(
      this.#case,
      promises.map((promise) => this.#places.get(promise)!),
    );
  }

  readonly #alone = new Map<PromiseEntry, boolean | undefined>();

  /** The same of one promise, remembered. */
  isKept(promise: PromiseEntry): boolean | undefined {
    if (!this.#alone.has(promise)) this.#alone.set(promise, this.areKept([promise]));
    return this.#alone.get(promise);
  }

  #all: (readonly PromiseEntry[])[] | undefined;

  /** All minimal sets of some of the promises that cannot be kept; undefined where some are not shown. */
  within(promises: readonly PromiseEntry[]): (readonly PromiseEntry[])[] | undefined {
    if (this.#all && promises.length === this.#places.size) return this.#all;
    const places = promises.map((promise) => this.#places.get(promise)!);
    const here = (set: readonly number[]): number[] => {
      const chosen: number[] = [];
      for (let index = 0; index < set.length; index++) chosen.push(places[set[index]]);
      return chosen;
    };
    const fits = (set: readonly number[]) => areKept(this.#case, here(set));
    const partOf = (set: readonly number[]) =>
      latePart(this.#case, this.#case.together(here(set)))?.map((place) => places.indexOf(place));
    const { sets, isComplete } = minimalSets(promises.length, fits, [], partOf);
    const found = isComplete ? sets.map((set) => set.map((at) => promises[at])) : undefined;
    if (promises.length === this.#places.size) this.#all = found;
    return found;
  }
}

/**
 * Whether some promises of a case, by their places, are kept together in some future of every reading (`true`), or in
 * none of any (`false`); undefined where their sentences do not show it.
 */
export function areKept(plain: PlainCase, places: readonly number[]): boolean | undefined {
  const asked = plain.together(places);
  if (isSurelyKept(plain, asked)) return true;
  return isNeverKept(plain, asked) ? false : undefined;
}
