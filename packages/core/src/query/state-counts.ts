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

/** What is counted of a promise. */
type Counted = Pick<PromiseStanding, 'state' | 'after' | 'standing'>;

/** Counts promises by state, leaving out states that none is in. */
export function stateCounts(promises: readonly Counted[]): StateCount[] {
  return new StateCounter(promises).count();
}

/** Counts some of many promises, again and again: those that are alike in their words are counted as one kind. */
export class StateCounter {
  readonly #kinds: readonly Counted[];
  readonly #kindOf: Uint32Array;

  constructor(promises: readonly Counted[]) {
    const numbers = new Map<string, number>();
    const kinds: Counted[] = [];
    this.#kindOf = Uint32Array.from(promises, (promise) => {
      const key = [promise.state, promise.after, ...promise.standing].join();
      let number = numbers.get(key);
      if (number === undefined) {
        number = kinds.push(promise) - 1;
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
    for (const [kind, { state, after, standing }] of this.#kinds.entries()) {
      const some = counts[kind]!;
      if (some === 0) continue;
      const group = byState.get(state) ?? { count: 0, words: new Map<string, number>() };
      byState.set(state, group);
      group.count += some;
      for (const word of after ? [after, ...standing] : standing)
        group.words.set(word, (group.words.get(word) ?? 0) + some);
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
