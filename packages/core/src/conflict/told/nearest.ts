/** The number nearest to one that is only neared, by as many decimals; never below 0. */
export function nearest(count: number, by: 1 | -1, decimals: number): number {
  if (count === Infinity) return count;
  return Math.max(0, Number((count + by / 10 ** decimals).toFixed(decimals)));
}

/** How many decimals are in use in some numbers. */
export function decimalsIn(counts: readonly number[]): number {
  return Math.max(0, ...counts.map((count) => /\.(\d+)$/.exec(String(count))?.[1].length ?? 0));
}
