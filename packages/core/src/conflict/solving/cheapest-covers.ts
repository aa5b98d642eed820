import { BestFirst } from './best-first.ts';

/** Something that can be chosen to meet some of what is to be met. */
export interface Choice {
  /** What it meets, by number. */
  readonly meets: readonly number[];
  /** What it is a choice about: no two about the same are made together. */
  readonly about: unknown;
  /**
   * What it costs at least, the most important first: a number that adds up with that of others, or a list of things of
   * which each counts once, whichever choices cost it. Every choice has as many.
   */
  readonly least: readonly (number | readonly unknown[])[];
}

export interface CheapestCovers {
  /** Choices by their places, in ascending order. */
  readonly covers: readonly (readonly number[])[];
  /** Whether there are no others. */
  readonly isComplete: boolean;
}

/** How many partial choices are looked at before the search is given up. */
const MOST_STEPS = 20_000;

/**
 * The cheapest minimal choices that meet everything, in the order of what they cost, those that cost the same in the
 * order of their places. Partial choices are followed up in the order of what they must cost at least, so that the first
 * complete one is the cheapest (A*). A choice is left out where one made before would then meet nothing alone (Murakami
 * and Uno, Efficient algorithms for dualizing large-scale hypergraphs, 2014), so that nothing is found twice.
 *
 * ```ts
 * const choice = (about: string, meets: number[], cost: number) => ({ about, meets, least: [cost] });
 * const all = [choice('a', [0], 1), choice('b', [1], 1), choice('hub', [0, 1], 1)];
 * cheapestCovers(2, all, (chosen) => [chosen.length], 5).covers // => [[2], [0, 1]]
 * ```
 *
 * @param size how many are to be met
 * @param costOf what some choices cost together: numbers, no smaller than what the choices cost at least
 * @param most how many are listed at most
 */
export function cheapestCovers(
  size: number,
  choices: readonly Choice[],
  costOf: (chosen: readonly number[]) => readonly number[],
  most: number,
): CheapestCovers {
  return new Search(size, choices, costOf).run(most);
}

/** Choices made, those that may still be made, and what all that come of them cost at least. */
interface Branch {
  readonly chosen: readonly number[];
  /** In ascending order; none where everything is met. */
  readonly open: readonly number[];
  readonly cost: readonly number[];
}

class Search {
  readonly #choices: readonly Choice[];
  readonly #costOf: (chosen: readonly number[]) => readonly number[];
  /** Which choices meet each. */
  readonly #meeting: readonly (readonly number[])[];
  readonly #queue = new BestFirst<Branch>(compare);

  constructor(
    size: number,
    choices: readonly Choice[],
    costOf: (chosen: readonly number[]) => readonly number[],
  ) {
    this.#choices = choices;
    this.#costOf = costOf;
    const meeting = Array.from({ length: size }, (): number[] => []);
    choices.forEach(({ meets }, place) => {
      for (const one of meets) meeting[one].push(place);
    });
    this.#meeting = meeting;
  }

  run(most: number): CheapestCovers {
    const covers: (readonly number[])[] = [];
    this.#look(
      [],
      this.#choices.map((_, place) => place),
    );
    for (let steps = 0; covers.length < most; steps++) {
      const branch = this.#queue.take();
      if (!branch) return { covers, isComplete: true };
      const { chosen, open } = branch;
      if (open.length === 0) covers.push(chosen);
      else if (steps >= MOST_STEPS)
        return { covers: covers.length > 0 ? covers : this.#any(), isComplete: false };
      else {
        const [next, ...rest] = open;
        this.#look([...chosen, next], rest);
        this.#look(chosen, rest);
      }
    }
    return { covers, isComplete: this.#queue.size === 0 };
  }

  /** Takes note of choices made, unless nothing can come of them. */
  #look(chosen: readonly number[], rest: readonly number[]): void {
    const met = this.#metBy(chosen);
    const open = rest.filter((place) => this.#mayFollow(place, chosen, met));
    const missing: (readonly number[])[] = [];
    const isOpen = new Set(open);
    for (let one = 0; one < this.#meeting.length; one++) {
      if (met.by[one] !== NOBODY) continue;
      const left = this.#meeting[one].filter((place) => isOpen.has(place));
      if (left.length === 0) return;
      missing.push(left);
    }
    if (missing.length === 0) this.#queue.add({ chosen, open: [], cost: this.#costOf(chosen) });
    else this.#queue.add({ chosen, open, cost: this.#least(chosen, missing) });
  }

  #metBy(chosen: readonly number[]): Met {
    const by: number[] = new Array(this.#meeting.length).fill(NOBODY);
    for (const place of chosen)
      for (const one of this.#choices[place].meets) by[one] = by[one] === NOBODY ? place : SEVERAL;
    const alone = new Map<number, number>();
    for (const place of by) if (place >= 0) alone.set(place, (alone.get(place) ?? 0) + 1);
    return { by, alone };
  }

  /** Whether one more choice meets something that is not met, and leaves each of those made something that it meets alone. */
  #mayFollow(place: number, chosen: readonly number[], { by, alone }: Met): boolean {
    const { meets, about } = this.#choices[place];
    if (!meets.some((one) => by[one] === NOBODY)) return false;
    const taken = new Map<number, number>();
    for (const one of meets) {
      const own = by[one];
      if (own < 0) continue;
      const count = (taken.get(own) ?? 0) + 1;
      if (count === alone.get(own)) return false;
      taken.set(own, count);
    }
    return chosen.every((other) => this.#choices[other].about !== about);
  }

  /** What choices cost at least, with one more for each of some that are missing of which no choice meets two. */
  #least(chosen: readonly number[], missing: readonly (readonly number[])[]): number[] {
    const apart: (readonly number[])[] = [];
    const seen = new Set<number>();
    for (const places of missing) {
      if (places.some((place) => seen.has(place))) continue;
      for (const place of places) seen.add(place);
      apart.push(places);
    }
    return this.#choices[0].least.map((_, part) => this.#leastOf(part, chosen, apart));
  }

  #leastOf(part: number, chosen: readonly number[], apart: readonly (readonly number[])[]): number {
    const counted = new Set<unknown>();
    let sum = 0;
    for (const place of chosen) {
      const cost = this.#choices[place].least[part];
      if (typeof cost === 'number') sum += cost;
      else for (const thing of cost) counted.add(thing);
    }
    // Of a thing that several of the missing may cost, each bears its share, so that it counts once at most.
    const bearers = new Map<unknown, number>();
    for (const places of apart)
      for (const thing of new Set(places.flatMap((place) => thingsOf(this.#choices[place].least[part]))))
        bearers.set(thing, (bearers.get(thing) ?? 0) + 1);
    const shareOf = (cost: number | readonly unknown[]): number =>
      typeof cost === 'number'
        ? cost
        : cost.reduce<number>((all, thing) => (counted.has(thing) ? all : all + 1 / bearers.get(thing)!), 0);
    let more = 0;
    for (const places of apart)
      more += Math.min(...places.map((place) => shareOf(this.#choices[place].least[part])));
    return sum + counted.size + Math.ceil(more - 1e-9);
  }

  /** A minimal choice that need not be the cheapest: for each that is not met, the cheapest alone, less what is too much. */
  #any(): readonly (readonly number[])[] {
    const made = new Map<unknown, number>();
    const isMet = (one: number): boolean =>
      this.#meeting[one].some((place) => made.get(this.#choices[place].about) === place);
    for (let one = 0; one < this.#meeting.length; one++) {
      if (isMet(one)) continue;
      const free = this.#meeting[one].filter((place) => !made.has(this.#choices[place].about));
      if (free.length === 0) return [];
      const place = free.reduce((best, other) =>
        compareCosts(this.#costOf([other]), this.#costOf([best])) < 0 ? other : best,
      );
      made.set(this.#choices[place].about, place);
    }
    let chosen = [...made.values()].sort((a, b) => a - b);
    for (const place of [...chosen].reverse()) {
      const { by } = this.#metBy(chosen);
      if (!by.includes(place)) chosen = chosen.filter((other) => other !== place);
    }
    return [chosen];
  }
}

/** By which of the choices made each is met, and how many each of these meets alone. */
interface Met {
  readonly by: readonly number[];
  readonly alone: ReadonlyMap<number, number>;
}

const NOBODY = -1;
const SEVERAL = -2;

function thingsOf(cost: number | readonly unknown[]): readonly unknown[] {
  return typeof cost === 'number' ? [] : cost;
}

/** The one that costs less at least; of equals, the one of which the first in the order of places comes. */
function compare(a: Branch, b: Branch): number {
  return compareCosts(a.cost, b.cost) || comparePlaces(a, b);
}

/** Orders costs by the first number in which they differ. */
export function compareCosts(a: readonly number[], b: readonly number[]): number {
  for (let part = 0; part < a.length; part++) if (a[part] !== b[part]) return a[part] - b[part];
  return 0;
}

function comparePlaces(a: Branch, b: Branch): number {
  for (let at = 0; ; at++) {
    const one = a.chosen[at] ?? (at === a.chosen.length ? a.open[0] : undefined);
    const other = b.chosen[at] ?? (at === b.chosen.length ? b.open[0] : undefined);
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1;
    if (one !== other) return one - other;
    if (at >= a.chosen.length || at >= b.chosen.length) return b.chosen.length - a.chosen.length;
  }
}
