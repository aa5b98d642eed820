/**
 * Whether each of some can have one of the things it wants for itself.
 *
 * ```ts
 * canPair([[1, 2], [1]]) // => true
 * canPair([[1, 2], [1], [2, 1]]) // => false
 * ```
 */
export function canPair(wants: readonly (readonly number[])[]): boolean {
  return pairUp(wants) !== undefined;
}

/**
 * Gives each of some one of the things it wants for itself, by augmenting paths (Kuhn 1955): for each, the place of that
 * thing among those it wants.
 *
 * ```ts
 * pairUp([[1, 2], [1]]) // => [1, 0]
 * ```
 *
 * @returns undefined where they are too many
 */
export function pairUp(wants: readonly (readonly number[])[]): number[] | undefined {
  const owner = new Map<number, number>();
  const seen = new Set<number>();
  const places: number[] = [];
  const give = (one: number): boolean => {
    const things = wants[one];
    for (let place = 0; place < things.length; place++) {
      const thing = things[place];
      if (seen.has(thing)) continue;
      seen.add(thing);
      const other = owner.get(thing);
      if (other === undefined || give(other)) {
        owner.set(thing, one);
        places[one] = place;
        return true;
      }
    }
    return false;
  };
  for (let one = 0; one < wants.length; one++) {
    seen.clear();
    if (!give(one)) return undefined;
  }
  return places;
}
