/**
 * The items none of which can be left out. Each is left out in turn, for as long as what is without the items left out
 * `stays` as it is; and again, since one may only have mattered beside another that was left out after it.
 *
 * ```ts
 * const isSame = (without) => !without.has('b') && (!without.has('a') || without.has('c'));
 * irreducible(['a', 'b', 'c'], isSame) // => ['b']
 * irreducible(['a', 'b'], () => true) // => []
 * ```
 */
export function irreducible<T>(items: readonly T[], stays: (without: ReadonlySet<T>) => boolean): T[] {
  const without = new Set<T>();
  let left = [...items];
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length;
    for (const item of left) {
      without.add(item);
      if (!stays(without)) without.delete(item);
    }
    left = left.filter((item) => !without.has(item));
  }
  return left;
}
