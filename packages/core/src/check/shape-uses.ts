import type { EditedEntries } from '../ledger/edit-ledger.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { byPlace } from '../ledger/order.ts';
import type { Sentence } from '../ledger/sentence.ts';
import { eachSentence } from './conditions.ts';

/** The wording of a deed or limit, which is meant as it is. */
export const DECLARED = 1_000_000;

/**
 * How often each wording of a ledger is used, by the index of its shape, and where first. Of a ledger that is being
 * edited it is kept, so that only the edited entries are counted again.
 */
export class ShapeUses {
  readonly #ledger: Ledger;
  readonly #counts: number[] = [];
  readonly #entries: (Entry | undefined)[] = [];
  readonly #sentences: (Sentence | undefined)[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    for (const file of [...ledger.documents].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      for (const entry of file.entries) if (entry) this.#count(entry);
    }
  }

  /** Takes an edit; declarations, which no edit that is checked alone touches, stay as they are. */
  replace({ removed, added }: EditedEntries): void {
    for (const entry of removed) {
      eachUse(entry, ({ shape: { index } }) => {
        this.#counts[index]--;
        if (this.#entries[index] === entry) this.#entries[index] = undefined;
      });
    }
    for (const entry of added) this.#count(entry);
  }

  /** How many sentences use a wording; more than {@link DECLARED} where it is declared. */
  count(index: number): number {
    return this.#counts[index] ?? 0;
  }

  /** The first entry that uses a wording, by file and line, and the sentence there; undefined where none does. */
  first(index: number): { readonly entry: Entry; readonly sentence: Sentence } | undefined {
    if (this.count(index) === 0) return undefined;
    if (!this.#entries[index]) this.#find(index);
    return { entry: this.#entries[index]!, sentence: this.#sentences[index]! };
  }

  #count(entry: Entry): void {
    const counts = this.#counts;
    eachUse(entry, (sentence, declared) => {
      const { index } = sentence.shape;
      while (counts.length <= index) counts.push(0);
      const before = counts[index];
      counts[index] += declared && before < DECLARED ? DECLARED : 1;
      const known = this.#entries[index];
      // Where the first one was taken out, it is looked for when it is asked for.
      if (before === 0 || (known && byPlace(entry, known) < 0)) {
        this.#entries[index] = entry;
        this.#sentences[index] = sentence;
      }
    });
  }

  /** Looks for the first use of a wording. */
  #find(index: number): void {
    for (const { entries } of this.#ledger.documents) {
      for (const entry of entries) {
        if (!entry) continue;
        eachUse(entry, (sentence) => {
          const known = this.#entries[index];
          if (sentence.shape.index !== index || (known && byPlace(entry, known) >= 0)) return;
          this.#entries[index] = entry;
          this.#sentences[index] = sentence;
        });
      }
    }
  }
}

/** Calls `visit` for every sentence of an entry, and says whether it declares its wording. */
export function eachUse(entry: Entry, visit: (sentence: Sentence, declared?: boolean) => void): void {
  const declare = (sentence: Sentence) => visit(sentence, true);
  switch (entry.kind) {
    case 'event':
    case 'alleged':
      for (let i = 0; i < entry.lines.length; i++) visit(entry.lines[i].sentence);
      break;
    case 'promise':
    case 'threat':
    case 'request':
    case 'deal':
      eachSentence(entry.terms, visit);
      break;
    case 'act':
      if (entry.terms) eachSentence(entry.terms, visit);
      break;
    case 'deed':
      if (entry.sentence) declare(entry.sentence);
      entry.also.forEach(declare);
      for (const { sentence } of entry.excludes) declare(sentence);
      for (const { sentence } of entry.undoneBy) declare(sentence);
      break;
    case 'limit':
      entry.on.forEach(declare);
      entry.onAmounts.forEach(declare);
  }
}
