/**
 * Whether each of some can have one of the things it wants for itself, by augmenting paths (Kuhn 1955).
 *
 * ```ts
 * canPair([[1, 2], [1]]) // => true
 * canPair([[1, 2], [1], [2, 1]]) // => false
 * ```
 */
export function canPair(wants: readonly (readonly number[])[]): boolean {
  const owner = new Map<number, number>();
  const seen = new Set<number>();
  const give = (one: number): boolean => {
    for (const thing of wants[one]) {
      if (seen.has(thing)) continue;
      seen.add(thing);
      const other = owner.get(thing);
      if (other === undefined || give(other)) {
        owner.set(thing, one);
        return true;
      }
    }
    return false;
  };
  for (let one = 0; one < wants.length; one++) {
    seen.clear();
    if (!give(one)) return false;
  }
  return true;
}
