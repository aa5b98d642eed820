import type { PromiseEntry, Terms } from '../ledger/entry.ts';
import { type Wording, wordingsOf } from './terms.ts';

/** A promise that can conflict, with what it says. */
export interface FiledPromise {
  readonly entry: PromiseEntry;
  /** As it was made, with what it takes from its deal. */
  readonly terms: Terms;
  /** Its sentences that may bear on others. */
  readonly wordings: readonly Wording[];
}

/** A promise with its sentences. */
export function filedPromise(entry: PromiseEntry, terms: Terms): FiledPromise {
  return { entry, terms, wordings: wordingsOf(terms) };
}
