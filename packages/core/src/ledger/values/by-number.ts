/**
 * A list by the numbers of names or shapes, with room for so many, and nothing in it yet. A list that is written at one
 * number after another changes its inner kind on the way, and each time V8 throws away what it has compiled for the
 * kind before.
 */
export function byNumber<T>(count: number): (T | undefined)[] {
  return new Array<T | undefined>(count).fill(undefined);
}
