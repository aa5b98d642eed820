import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { World } from '../../lifecycle/world.ts';
import { areWaiting } from './candidates.ts';
import type { Wording } from './terms.ts';
import { amendedTerms, wordingsEver } from './terms-ever.ts';

/** A promise that can conflict, with what it says. */
export interface FiledPromise {
  readonly entry: PromiseEntry;
  /** As it was made, with what it takes from its deal. */
  readonly terms: Terms;
  /** Its sentences that may bear on others. */
  readonly wordings: readonly Wording[];
  /** Whether it asks for states of others. */
  readonly isWaiting: boolean;
}

/** A promise with its sentences. */
export function filedPromise(world: World, entry: PromiseEntry): FiledPromise {
  const terms = fullTerms(entry);
  const isWaiting = areWaiting(terms, amendedTerms(world, entry));
  return { entry, terms, wordings: wordingsEver(world, entry, terms), isWaiting };
}
