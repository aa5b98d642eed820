import { fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../ledger/entry.ts';
import type { World } from '../lifecycle/world.ts';
import type { Wording } from './terms.ts';
import { wordingsEver } from './terms-ever.ts';

/** A promise that can conflict, with what it says. */
export interface FiledPromise {
  readonly entry: PromiseEntry;
  /** As it was made, with what it takes from its deal. */
  readonly terms: Terms;
  /** Its sentences that may bear on others. */
  readonly wordings: readonly Wording[];
}

/** A promise with its sentences. */
export function filedPromise(world: World, entry: PromiseEntry): FiledPromise {
  return { entry, terms: fullTerms(entry), wordings: wordingsEver(world, entry) };
}
