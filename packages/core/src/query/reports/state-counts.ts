import type { PromiseStanding } from '../../lifecycle/standing.ts';

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

/** What some promises are all called. */
interface Kind extends Counted {
  readonly rated: string | undefined;
  readonly words: readonly string[];
}

/** Counts some of many promises, again and again: those that are alike in their words are counted as one kind. */
export class StateCounter<T extends Counted> {
  readonly #kinds: Kind[] = [];
  readonly #kindOf: Uint32Array;

  constructor(promises: readonly T[], ratedOf?: (promise: T) => string | undefined) {
    this.#kindOf = new Uint32Array(promises.length);
    for (let row = 0; row < promises.length; row++)
      this.#kindOf[row] = numberOf(this.#kinds, promises[row], ratedOf?.(promises[row]));
  }

  /**
   * @param rows which of the promises to count, by their places in the list; undefined: all
   */
  count(rows?: Uint32Array): StateCount[] {
    const counts = new Uint32Array(this.#kinds.length);
    if (rows) for (const row of rows) counts[this.#kindOf[row]!]!++;
    else for (let row = 0; row < this.#kindOf.length; row++) counts[this.#kindOf[row]!]!++;
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

/** The place of a promise's kind, which is added if it is new. There are few: looking through them makes nothing anew. */
function numberOf(kinds: Kind[], { state, after, standing }: Counted, rated: string | undefined): number {
  for (let kind = 0; kind < kinds.length; kind++) {
    const one = kinds[kind]!;
    if (one.state === state && one.after === after && one.rated === rated && areSame(one.standing, standing))
      return kind;
  }
  const words = [after, ...standing, rated].filter((word) => typeof word === 'string');
  return kinds.push({ state, after, standing, rated, words }) - 1;
}

function areSame(a: Counted['standing'], b: Counted['standing']): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
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
