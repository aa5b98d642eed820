import { diff3Merge } from 'node-diff3';

/** A stretch of a file that three versions of it agree on, or do not. Lines are without their ends. */
export type Stretch =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | {
      readonly kind: 'clash';
      readonly base: readonly string[];
      readonly theirs: readonly string[];
      readonly yours: readonly string[];
    };

/** Which lines of a clash are taken. */
export type Pick = 'yours' | 'theirs' | 'both';

/**
 * Joins two changed versions of a text line by line. What only one of them changed is taken from that one; where both
 * changed the same lines, all three are given.
 *
 * ```ts
 * threeWays('a\nb\nc\n', 'a\nB\nc\n', 'a\nb\nC\n') // => [{ kind: 'clash', base: ['b', 'c'], theirs: ['b', 'C'], yours: ['B', 'c'] }]
 * ```
 */
export function threeWays(base: string, yours: string, theirs: string): Stretch[] {
  const lines = [yours, base, theirs].map((text) => text.split('\n')) as [string[], string[], string[]];
  const regions = diff3Merge(...lines, { excludeFalseConflicts: true });
  return regions.map((region) =>
    region.conflict
      ? { kind: 'clash', base: region.conflict.o, theirs: region.conflict.b, yours: region.conflict.a }
      : { kind: 'same', lines: region.ok ?? [] },
  );
}

/** The text that three versions come to, with one pick for each clash in their order. */
export function joined(stretches: readonly Stretch[], picks: readonly Pick[]): string {
  let clash = 0;
  return stretches
    .flatMap((stretch) => {
      if (stretch.kind === 'same') return stretch.lines;
      const pick = picks[clash++] ?? 'yours';
      if (pick === 'both') return [...stretch.theirs, ...stretch.yours];
      return stretch[pick];
    })
    .join('\n');
}
