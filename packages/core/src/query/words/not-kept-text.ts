/**
 * What is said of the promises of a conflict. Only what is certain in standing and on every reading is said without a
 * perhaps.
 *
 * ```ts
 * notKeptText({ promises: ['@p', '@q'], certain: true }) // => 'These cannot both be kept'
 * notKeptText({ promises: ['@p'], certain: false }) // => 'Perhaps this cannot be kept'
 * ```
 */
export function notKeptText({
  promises: { length },
  certain,
}: {
  readonly promises: readonly unknown[];
  readonly certain: boolean;
}): string {
  const which = length === 1 ? 'this' : 'these';
  const how = length === 1 ? '' : length === 2 ? 'both ' : 'all ';
  return `${certain ? `T${which.slice(1)}` : `Perhaps ${which}`} cannot ${how}be kept`;
}
