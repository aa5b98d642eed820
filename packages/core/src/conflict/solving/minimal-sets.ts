/** Minimal sets of elements, each the indices of its elements in ascending order. */
export interface MinimalSets {
  readonly sets: readonly (readonly number[])[];
  /** Whether all were found. */
  readonly isComplete: boolean;
}

/** How often the question is asked, times the number of elements, before a search is given up. */
const MOST_QUESTIONS = 100_000;
const MOST_STEPS = 100_000;
/** How often a set is compared with one that was found, in all. */
const MOST_COMPARED = 200_000_000;
/** How many sets are found before a search is given up. */
const MOST_SETS = 1_000;
/** Of so few elements, with more minimal sets than that, all sets are gone through. */
const FEW_ELEMENTS = 12;
const MANY_SETS = 10;

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
 * @param fits whether a set fits; asked at most some thousands of times, fewer of larger sets. Undefined where that is
 *   not known, which ends the search
 * @param known minimal sets that are known not to fit
 * @param partOf a part of a set that may not fit by itself, where there is a guess
 */
export function minimalSets(
  size: number,
  fits: (set: readonly number[]) => boolean | undefined,
  known: readonly (readonly number[])[],
  partOf?: PartOf,
): MinimalSets {
  const search = new Search(size, fits, known, partOf);
  const isComplete = search.run();
  return { sets: search.minimal, isComplete };
}

type PartOf = (set: readonly number[]) => readonly number[] | undefined;

/** A set of elements, 31 to a word. */
type Mask = number[];

const PER_WORD = 31;

class Search {
  readonly minimal: (readonly number[])[];
  readonly #masks: Mask[];
  readonly #size: number;
  readonly #partOf: PartOf | undefined;
  readonly #fits: (set: readonly number[]) => boolean | undefined;
  /** For each set known to fit that cannot grow: what is not in it. One of these has to be in what is still to be found. */
  readonly #outside: (readonly number[])[] = [];
  #questions = 0;
  #steps = 0;
  #compared = 0;
  #isUnknown = false;

  constructor(
    size: number,
    fits: (set: readonly number[]) => boolean | undefined,
    known: readonly (readonly number[])[],
    partOf: PartOf | undefined,
  ) {
    this.#partOf = partOf;
    this.#size = size;
    this.#fits = fits;
    this.minimal = [...known];
    this.#masks = known.map((set) => this.#maskOf(set));
  }

  run(): boolean {
    for (;;) {
      const seed = this.#undecided();
      if (seed === 'given up') return false;
      if (!seed) return true;
      if (this.#ask(seed)) this.#outside.push(this.#leftOut(seed));
      else {
        const shrunk = this.#shrink(seed);
        if (this.#isUnknown) return false;
        this.minimal.push(shrunk);
        this.#masks.push(this.#maskOf(shrunk));
        // All other sets are within this one, and fit.
        if (shrunk.length === this.#size) return true;
      }
      if (this.#isUnknown) return false;
      if (this.#size <= FEW_ELEMENTS && this.minimal.length > MANY_SETS) return this.#listAll();
      if (this.#questions * this.#size > MOST_QUESTIONS || this.minimal.length > MOST_SETS) return false;
    }
  }

  #ask(set: readonly number[]): boolean {
    this.#questions++;
    if (this.#isUnknown) return true;
    const fits = this.#fits(set);
    if (fits === undefined) this.#isUnknown = true;
    return fits ?? true;
  }

  /** Goes through all sets, those within another before it: only one of which every part fits can be minimal. */
  #listAll(): boolean {
    const fitting = new Uint8Array(1 << this.#size);
    fitting[0] = 1;
    const known = new Set(this.#masks.map((mask) => mask[0]));
    for (let set = 1; set < fitting.length && !this.#isUnknown; set++) {
      if (!doPartsFit(set, fitting) || known.has(set)) continue;
      const elements = elementsIn(set);
      if (this.#ask(elements)) fitting[set] = 1;
      else this.minimal.push(elements);
    }
    return !this.#isUnknown;
  }

  /** A set that is neither around a set known not to fit nor within one known to fit, as large as is easily found. */
  #undecided(): readonly number[] | 'given up' | undefined {
    this.#steps = 0;
    const chosen = this.#maskOf([]);
    const found = this.#hit(0, chosen);
    if (found === 'given up') return found;
    if (!found) return undefined;
    for (let element = 0; element < this.#size; element++) {
      if (has(chosen, element)) continue;
      toggle(chosen, element);
      if (this.#holdsMinimal(chosen)) toggle(chosen, element);
    }
    return this.#elementsOf(chosen);
  }

  #hit(from: number, chosen: Mask): boolean | 'given up' {
    if (++this.#steps > MOST_STEPS || this.#compared > MOST_COMPARED) return 'given up';
    let at = from;
    while (at < this.#outside.length && this.#outside[at].some((element) => has(chosen, element))) at++;
    if (at === this.#outside.length) return true;
    for (const element of this.#outside[at]) {
      toggle(chosen, element);
      if (!this.#holdsMinimal(chosen)) {
        const found = this.#hit(at + 1, chosen);
        if (found) return found;
      }
      toggle(chosen, element);
    }
    return false;
  }

  #holdsMinimal(chosen: Mask): boolean {
    const masks = this.#masks;
    this.#compared += masks.length;
    for (let index = 0; index < masks.length; index++) if (isWithin(masks[index], chosen)) return true;
    return false;
  }

  /** What is not in the largest set that fits around a seed. */
  #leftOut(seed: readonly number[]): number[] {
    const grown = this.#maskOf(seed);
    const left: number[] = [];
    for (let element = 0; element < this.#size; element++) {
      if (has(grown, element)) continue;
      toggle(grown, element);
      if (!this.#holdsMinimal(grown) && this.#ask(this.#elementsOf(grown))) continue;
      toggle(grown, element);
      left.push(element);
    }
    return left;
  }

  #shrink(seed: readonly number[]): readonly number[] {
    let shrunk = seed;
    const guess = this.#partOf?.(seed);
    const part = guess && seed.filter((element) => guess.includes(element));
    if (part && part.length < seed.length && !this.#ask(part)) shrunk = part;
    for (const element of shrunk) {
      const less = shrunk.filter((other) => other !== element);
      if (!this.#ask(less)) shrunk = less;
    }
    return shrunk;
  }

  #maskOf(set: readonly number[]): Mask {
    const mask: Mask = new Array(Math.ceil(this.#size / PER_WORD)).fill(0);
    for (const element of set) toggle(mask, element);
    return mask;
  }

  #elementsOf(mask: Mask): number[] {
    const elements: number[] = [];
    for (let element = 0; element < this.#size; element++) if (has(mask, element)) elements.push(element);
    return elements;
  }
}

/** Whether all sets fit that have one element less than another, as words. */
function doPartsFit(set: number, fitting: Uint8Array): boolean {
  for (let rest = set; rest !== 0; rest &= rest - 1) if (fitting[set ^ (rest & -rest)] === 0) return false;
  return true;
}

/** The elements of a set, as a word. */
function elementsIn(set: number): number[] {
  const elements: number[] = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) elements.push(31 - Math.clz32(rest & -rest));
  return elements;
}

function has(mask: Mask, element: number): boolean {
  return (mask[Math.floor(element / PER_WORD)] & (1 << (element % PER_WORD))) !== 0;
}

function toggle(mask: Mask, element: number): void {
  mask[Math.floor(element / PER_WORD)] ^= 1 << (element % PER_WORD);
}

function isWithin(inner: Mask, outer: Mask): boolean {
  for (let word = 0; word < inner.length; word++)
    if ((inner[word] & outer[word]) !== inner[word]) return false;
  return true;
}
