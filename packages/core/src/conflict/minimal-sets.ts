/** Minimal sets of elements, each the indices of its elements in ascending order. */
export interface MinimalSets {
  readonly sets: readonly (readonly number[])[];
  /** Whether all were found. */
  readonly isComplete: boolean;
}

/** How often the question is asked before a search is given up. */
const MOST_QUESTIONS = 20_000;
const MOST_STEPS = 200_000;

/**
 * Finds every minimal set that does not fit, where any set around one that does not fit does not fit either. Grows and
 * shrinks sets that nothing found so far decides (Liffiton and others 2016: MARCO).
 *
 * ```ts
 * // Any two of the first three are too much, and so is the last alone.
 * const fits = (set: readonly number[]) => !set.includes(3) && set.length < 2;
 * minimalSets(4, fits, []).sets.length // => 4
 * ```
 *
 * @param size how many elements there are
 * @param fits whether a set fits; asked at most some thousands of times
 * @param known minimal sets that are known not to fit
 */
export function minimalSets(
  size: number,
  fits: (set: readonly number[]) => boolean,
  known: readonly (readonly number[])[],
): MinimalSets {
  const search = new Search(size, fits, known);
  const isComplete = search.run();
  return { sets: search.minimal, isComplete };
}

class Search {
  readonly minimal: (readonly number[])[];
  readonly #size: number;
  readonly #fits: (set: readonly number[]) => boolean;
  /** For each set known to fit that cannot grow: what is not in it. One of these has to be in what is still to be found. */
  readonly #outside: (readonly number[])[] = [];
  #questions = 0;
  #steps = 0;

  constructor(
    size: number,
    fits: (set: readonly number[]) => boolean,
    known: readonly (readonly number[])[],
  ) {
    this.#size = size;
    this.#fits = fits;
    this.minimal = [...known];
  }

  run(): boolean {
    for (;;) {
      const seed = this.#undecided();
      if (seed === 'given up') return false;
      if (!seed) return true;
      if (this.#ask(seed)) {
        const grown = new Set(this.#grow(seed));
        this.#outside.push(this.#all().filter((element) => !grown.has(element)));
      } else this.minimal.push(this.#shrink(seed));
      if (this.#questions > MOST_QUESTIONS) return false;
    }
  }

  #all(): number[] {
    return Array.from({ length: this.#size }, (_, index) => index);
  }

  #ask(set: readonly number[]): boolean {
    this.#questions++;
    return this.#fits(set);
  }

  /** A set that is neither around a set known not to fit nor within one known to fit, as large as is easily found. */
  #undecided(): readonly number[] | 'given up' | undefined {
    this.#steps = 0;
    const chosen = new Set<number>();
    const found = this.#hit(0, chosen);
    if (found === 'given up') return found;
    if (!found) return undefined;
    for (const element of this.#all()) {
      if (chosen.has(element)) continue;
      chosen.add(element);
      if (this.#holdsMinimal(chosen)) chosen.delete(element);
    }
    return [...chosen].sort((a, b) => a - b);
  }

  #hit(from: number, chosen: Set<number>): boolean | 'given up' {
    if (++this.#steps > MOST_STEPS) return 'given up';
    let at = from;
    while (at < this.#outside.length && this.#outside[at].some((element) => chosen.has(element))) at++;
    if (at === this.#outside.length) return true;
    for (const element of this.#outside[at]) {
      chosen.add(element);
      if (!this.#holdsMinimal(chosen)) {
        const found = this.#hit(at + 1, chosen);
        if (found) return found;
      }
      chosen.delete(element);
    }
    return false;
  }

  #holdsMinimal(chosen: ReadonlySet<number>): boolean {
    return this.minimal.some((set) => set.every((element) => chosen.has(element)));
  }

  #grow(seed: readonly number[]): readonly number[] {
    const grown = [...seed];
    const inside = new Set(seed);
    for (const element of this.#all()) {
      if (inside.has(element)) continue;
      inside.add(element);
      if (!this.#holdsMinimal(inside) && this.#ask([...grown, element].sort((a, b) => a - b)))
        grown.push(element);
      else inside.delete(element);
    }
    return grown;
  }

  #shrink(seed: readonly number[]): readonly number[] {
    let shrunk = seed;
    for (const element of seed) {
      const less = shrunk.filter((other) => other !== element);
      if (!this.#ask(less)) shrunk = less;
    }
    return shrunk;
  }
}
