import type { PromiseStanding } from '../lifecycle/standing.ts';

/** How many promises are in one state, and how many of these are what else. */
export interface StateCount {
  readonly state: PromiseStanding['state'];
  readonly count: number;
  /** Words of the other axes, such as `outstanding`, `overdue` and `stalled`, most frequent first. */
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

/** What is counted of a promise. */
type Counted = Pick<PromiseStanding, 'state' | 'after' | 'standing'>;

/**
 * Counts promises by state, leaving out states that none is in.
 *
 * @param ratedOf what a rater calls a promise beyond its state, where that is to be counted as well
 */
export function stateCounts<T extends Counted>(
  promises: readonly T[],
  ratedOf?: (promise: T) => string | undefined,
): StateCount[] {
  return new StateCounter(promises, ratedOf).count();
}

/** Counts some of many promises, again and again: those that are alike in their words are counted as one kind. */
export class StateCounter<T extends Counted> {
  readonly #kinds: readonly { readonly state: StateCount['state']; readonly words: readonly string[] }[];
  readonly #kindOf: Uint32Array;

  constructor(promises: readonly T[], ratedOf?: (promise: T) => string | undefined) {
    const numbers = new Map<string, number>();
    const kinds: { state: StateCount['state']; words: string[] }[] = [];
    this.#kindOf = Uint32Array.from(promises, (promise) => {
      const { state, after, standing } = promise;
      const words = [after, ...standing, ratedOf?.(promise)].filter((word) => typeof word === 'string');
      const key = [state, ...words].join();
      let number = numbers.get(key);
      if (number === undefined) {
        number = kinds.push({ state, words }) - 1;
        numbers.set(key, number);
      }
      return number;
    });
    this.#kinds = kinds;
  }

  /**
   * @param rows which of the promises to count, by their places in the list; undefined: all
   */
  count(rows?: Uint32Array): StateCount[] {
    const counts = new Uint32Array(this.#kinds.length);
    if (rows) for (const row of rows) counts[this.#kindOf[row]!]!++;
    else for (const kind of this.#kindOf) counts[kind]!++;
    const byState = new Map<string, { count: number; words: Map<string, number> }>();
    for (const [kind, { state, words }] of this.#kinds.entries()) {
      const some = counts[kind]!;
      if (some === 0) continue;
      const group = byState.get(state) ?? { count: 0, words: new Map<string, number>() };
      byState.set(state, group);
      group.count += some;
      for (const word of words) group.words.set(word, (group.words.get(word) ?? 0) + some);
    }
    return inOrder(byState);
  }
}

function inOrder(
  byState: ReadonlyMap<string, { readonly count: number; readonly words: ReadonlyMap<string, number> }>,
): StateCount[] {
  return STATES.flatMap((state) => {
    const group = byState.get(state);
    if (!group) return [];
    const words = [...group.words].map(([word, count]) => ({ word, count }));
    words.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    return [{ state, count: group.count, words }];
  });
}
