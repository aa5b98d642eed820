import { NumberUnions } from '../solving/number-unions.ts';

/** A promise by its place among the members. */
export type Place = number;

/** Promises that are to be searched together, as they bear on each other and yet fit in pairs. */
export class Knots {
  readonly #unions = new NumberUnions();
  /** Whose days are counted from what which others ask for. */
  readonly #counted = new Map<Place, Set<Place>>();

  join(a: Place, b: Place): void {
    this.#unions.join(a, b);
  }

  areJoined(a: Place, b: Place): boolean {
    return this.#unions.root(a) === this.#unions.root(b);
  }

  /** Days of one promise are counted from what another asks for, who need bear on it in no other way. */
  count(one: Place, from: Place): void {
    const before = this.#counted.get(one);
    if (before) before.add(from);
    else this.#counted.set(one, new Set([from]));
  }

  /**
   * The knots, each with those that force days of its promises. One that many wait for joins none of them to another.
   *
   * @param isHard whether something keeps a promise from being kept on any day one likes
   */
  groups(
    places: readonly Place[],
    isHard: (place: Place) => boolean,
  ): readonly { readonly knot: readonly Place[]; readonly all: readonly Place[] }[] {
    const knots = this.#unions.groups(places);
    if (this.#counted.size === 0) return knots.map((knot) => ({ knot, all: knot }));
    const knotOf = new Map(knots.flatMap((knot) => knot.map((place) => [place, knot])));
    return knots.map((knot) => {
      const [first] = knot;
      const isFree = knot.length === 1 && !(this.#counted.has(first) && isHard(first));
      return { knot, all: isFree ? knot : this.#withForcing(knot, knotOf) };
    });
  }

  #withForcing(knot: readonly Place[], knotOf: ReadonlyMap<Place, readonly Place[]>): readonly Place[] {
    const all = new Set(knot);
    for (const place of all)
      for (const from of this.#counted.get(place) ?? [])
        for (const other of knotOf.get(from) ?? []) all.add(other);
    return all.size === knot.length ? knot : [...all].sort((a, b) => a - b);
  }
}
