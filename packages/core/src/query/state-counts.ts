import type { PromiseStanding } from '../lifecycle/standing.ts';

/** How many promises are in one state, and how many of these are what else. */
export interface StateCount {
  readonly state: PromiseStanding['state'];
  readonly count: number;
  /** Words of the other axes, such as `outstanding` and `overdue`, most frequent first. */
  readonly words: readonly { readonly word: string; readonly count: number }[];
}

/** States in the order in which they are counted: what needs attention comes first. */
export const STATES: readonly PromiseStanding['state'][] = [
  'broken',
  'unclear',
  'due',
  'conditional',
  'proposed',
  'partly kept',
  'kept',
  'lapsed',
  'released',
  'ended',
  'excused',
  'superseded',
  'voided',
];

/** Counts promises by state, leaving out states that none is in. */
export function stateCounts(promises: readonly PromiseStanding[]): StateCount[] {
  const byState = new Map<string, { count: number; words: Map<string, number> }>();
  for (const { state, after, standing } of promises) {
    let group = byState.get(state);
    group ??= { count: 0, words: new Map<string, number>() };
    byState.set(state, group);
    group.count++;
    for (const word of after ? [after, ...standing] : standing)
      group.words.set(word, (group.words.get(word) ?? 0) + 1);
  }
  return STATES.flatMap((state) => {
    const group = byState.get(state);
    if (!group) return [];
    const words = [...group.words].map(([word, count]) => ({ word, count }));
    words.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    return [{ state, count: group.count, words }];
  });
}
