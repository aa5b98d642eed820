/** The empty list, one for all: most entries have many lists with nothing in them. */
export const NONE: readonly never[] = [];

/**
 * A list under construction with one more item. What is under construction has two items or more, and grows; a list of
 * one, as most are, has no room for more and may be shared, so that it never changes.
 *
 * ```ts
 * appended(appended(NONE, 'a'), 'b') // => ['a', 'b']
 * ```
 */
export function appended<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  if (list.length === 1) return [list[0], item];
  (list as T[]).push(item);
  return list;
}

/** A list under construction with several more items. */
export function appendedAll<T>(list: readonly T[], items: readonly T[]): readonly T[] {
  let result = list;
  for (const item of items) result = appended(result, item);
  return result;
}

/** Puts an item into the list of a key, which is made with the first. */
export function pushTo<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
