import type { Ledger } from '../../ledger/ledger.ts';
import type { PromiseStanding, RequestStanding } from '../../lifecycle/standing.ts';
import { filterPromises, fold, type PromiseFilter, searchTextOf, wordsOf } from '../promise-filter.ts';
import { TextIndex } from '../text-index.ts';

/** What a filter kept last, for a search that goes on. */
interface Last {
  readonly others: string;
  readonly text: string;
  readonly rows: Uint32Array;
}

/** A list of promises or requests that is narrowed again and again, as at each letter of a search. */
export class Narrowing<T extends PromiseStanding | RequestStanding> {
  readonly all: readonly T[];
  readonly #ledger: Ledger;
  readonly #numbers: ReadonlyMap<T, number>;
  #index: TextIndex | undefined;
  /** What the filter keeps whatever is searched for. */
  #kept: Omit<Last, 'text'> | undefined;
  #last: Last | undefined;

  constructor(ledger: Ledger, all: readonly T[]) {
    this.#ledger = ledger;
    this.all = all;
    this.#numbers = new Map(all.map((one, number) => [one, number]));
  }

  /** Which pass a filter, by their places in the list, ascending. A text that goes on is looked for in what it found. */
  rows(filter: PromiseFilter): Uint32Array {
    const others = keyOf(filter);
    const text = fold(filter.text ?? '');
    const words = wordsOf(text);
    const last = this.#last?.others === others && text.startsWith(this.#last.text) ? this.#last : undefined;
    if (last?.text === text) return last.rows;
    const among = last?.rows ?? this.#keptBy(filter, others);
    const rows =
      words.length === 0
        ? among
        : this.#texts.find(words, among.length < this.all.length ? among : undefined);
    this.#last = { others, text, rows };
    return rows;
  }

  get #texts(): TextIndex {
    this.#index ??= new TextIndex(this.all.map((one) => searchTextOf(this.#ledger, one)));
    return this.#index;
  }

  #keptBy(filter: PromiseFilter, others: string): Uint32Array {
    if (this.#kept?.others !== others) {
      const kept = filterPromises(this.#ledger, this.all, { ...filter, text: undefined });
      this.#kept = { others, rows: Uint32Array.from(kept, (one) => this.#numbers.get(one)!) };
    }
    return this.#kept.rows;
  }
}

/** All of a filter but its text. */
function keyOf({ parties, states, tags, from, to }: PromiseFilter): string {
  return JSON.stringify([parties?.map(({ text }) => text), states, tags, from, to]);
}
