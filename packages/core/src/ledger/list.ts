/** The empty list, one for all: most entries have many lists with nothing in them. */
export const NONE: readonly never[] = [];

/**
 * A list under construction with one more item: a new list of just that item after {@link NONE}, else the same list
 * grown. A list of one, as most are, is given no room for more.
 *
 * ```ts
 * appended(appended(NONE, 'a'), 'b') // => ['a', 'b']
 * ```
 */
export function appended<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  (list as T[]).push(item);
  return list;
}

/** A list under construction with several more items. */
export function appendedAll<T>(list: readonly T[], items: readonly T[]): readonly T[] {
  let result = list;
  for (const item of items) result = appended(result, item);
  return result;
}
