import type { PromiseEntry } from '../../ledger/entry.ts';
import { minimalSets } from '../solving/minimal-sets.ts';
import { askedBear } from './interplay.ts';
import { isNeverKept, latePart } from './never-kept.ts';
import type { PlainCase } from './plain-case.ts';
import { isSurelyKept } from './surely-kept.ts';

/** What the sentences of promises that bear on each other show of which of them can be kept together. */
export class ShownSets {
  readonly #case: PlainCase;
  readonly #promises: readonly PromiseEntry[];

  /** @param promises those of the case, in their places there */
  constructor(plain: PlainCase, promises: readonly PromiseEntry[]) {
    this.#case = plain;
    this.#promises = promises;
  }

  /**
   * Whether some of the promises, by their places, can be kept together, however anything uncertain is read; undefined
   * where not shown.
   */
  areKept(places: readonly number[]): boolean | undefined {
    return areKept(this.#case, places);
  }

  readonly #alone: (boolean | 'not shown' | undefined)[] = [];

  /** The same of one promise, remembered. */
  isKept(place: number): boolean | undefined {
    let isKept = this.#alone[place];
    if (isKept === undefined) {
      isKept = areKept(this.#case, [place]) ?? 'not shown';
      this.#alone[place] = isKept;
    }
    return isKept === 'not shown' ? undefined : isKept;
  }

  /** Whether two of the promises get in each other's way at all; undefined where not shown. */
  doBear(one: number, other: number): boolean | undefined {
    return askedBear(this.#case.clashes, this.#case.together([one]), this.#case.together([other]));
  }

  /** Whether a promise asks for a deed that has to wait for another. */
  isWaiting(place: number): boolean {
    return this.#case
      .together([place])
      .duties.some((ways) => ways.every(({ deed }) => deed.waits.length > 0));
  }

  /** All minimal sets of the promises that cannot be kept; undefined where some are not shown. */
  get all(): readonly (readonly PromiseEntry[])[] | undefined {
    this.#all ??= this.#within(this.#promises.map((_, place) => place)) ?? 'not shown';
    return this.#all === 'not shown' ? undefined : this.#all;
  }

  #all: readonly (readonly PromiseEntry[])[] | 'not shown' | undefined;

  /** The same of some of the promises, by their places. */
  within(places: readonly number[]): readonly (readonly PromiseEntry[])[] | undefined {
    return places.length === this.#promises.length ? this.all : this.#within(places);
  }

  #within(places: readonly number[]): (readonly PromiseEntry[])[] | undefined {
    const here = (set: readonly number[]): readonly number[] => {
      if (places.length === this.#promises.length) return set;
      const chosen: number[] = [];
      for (let index = 0; index < set.length; index++) chosen.push(places[set[index]]);
      return chosen;
    };
    const fits = (set: readonly number[]) => areKept(this.#case, here(set));
    const partOf = (set: readonly number[]) =>
      latePart(this.#case, this.#case.together(here(set)))?.map((place) => places.indexOf(place));
    const { sets, isComplete } = minimalSets(places.length, fits, [], partOf);
    return isComplete ? sets.map((set) => here(set).map((place) => this.#promises[place])) : undefined;
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
