/**
 * Orders texts by their characters, the same everywhere.
 *
 * ```ts
 * ['b', 'B', 'a'].sort(compareText) // => ['B', 'a', 'b']
 * ```
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
