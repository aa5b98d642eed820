import type { CountRange } from '../../lifecycle/relations.ts';

/**
 * A count in plain digits; equal ends are one number, an open end is left open.
 *
 * ```ts
 * countText({ low: 1, high: 8 }) // => '1..8'
 * countText({ low: 4, high: 4 }) // => '4'
 * countText({ low: 200, high: Infinity }) // => '200..'
 * countText({ low: 4e21, high: 4e21 }) // => '4000000000000000000000'
 * ```
 */
export function countText({ low, high }: CountRange): string {
  if (low === high) return digits(low);
  return high === Infinity ? `${digits(low)}..` : `${digits(low)}..${digits(high)}`;
}

/** Large numbers too are written out. */
function digits(count: number): string {
  return Number.isInteger(count) ? String(BigInt(count)) : String(count);
}
