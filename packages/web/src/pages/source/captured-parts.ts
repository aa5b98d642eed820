import type { QuotedPassage } from '@troth/core';

/** A piece of captured text, and the quotes that take from it, by their places in the list. */
export interface CapturedPart {
  readonly text: string;
  readonly quotes: readonly number[];
}

/** Cuts a text where quotes begin and end, so that each can be marked; quotes may overlap. */
export function capturedParts(text: string, quotes: readonly QuotedPassage[]): CapturedPart[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of quotes) {
    if (start === null || end === null) continue;
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1]!;
    const inside = quotes.flatMap(({ start, end }, number) =>
      start !== null && end !== null && start <= from && to <= end ? [number] : [],
    );
    return { text: text.slice(from, to), quotes: inside };
  });
}
