/**
 * How many of some numbers in rising order are below one: the place of the first that is not.
 *
 * ```ts
 * countBelow([10, 20, 20, 30], 20) // => 1
 * ```
 */
export function countBelow(rising: ArrayLike<number>, bound: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
