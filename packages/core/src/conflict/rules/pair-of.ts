import type { Bound } from '../../ledger/entry.ts';

/** Equal for promises between the same parties, between whom a count is used once. */
export function pairOf(from: readonly Bound[], to: readonly Bound[]): string {
  return `${sideKey(from)}>${sideKey(to)}`;
}

function sideKey(side: readonly Bound[]): string {
  return side
    .map(({ party }) => party.index)
    .sort((a, b) => a - b)
    .join();
}
