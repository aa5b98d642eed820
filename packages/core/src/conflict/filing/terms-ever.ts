import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { substitute } from '../../lifecycle/play/tally.ts';
import type { World } from '../../lifecycle/world.ts';
import { type Wording, wordingsOf } from './terms.ts';

/** The terms that a promise was made with, with what it takes from its deal, and those that amendments gave it. */
export function termsEver(world: World, entry: PromiseEntry): readonly Terms[] {
  return [fullTerms(entry), ...amendedTerms(world, entry)];
}

const NONE: readonly never[] = [];

/** The terms that amendments gave a promise. */
export function amendedTerms(world: World, entry: PromiseEntry): readonly Terms[] {
  const acts = world.actsOn(entry);
  if (acts.length === 0) return NONE;
  return acts.flatMap(({ act, terms }) => (act === 'amend' && terms ? [terms] : []));
}

/** Every sentence of a promise that may bear on others: as it was made, and as acts have changed it or who is in it. */
export function wordingsEver(world: World, entry: PromiseEntry, made: Terms): readonly Wording[] {
  const acts = world.actsOn(entry);
  if (acts.length === 0) return wordingsOf(made);
  const wordings = [...wordingsOf(made)];
  for (const terms of amendedTerms(world, entry)) wordings.push(...wordingsOf(terms));
  for (const { act, to } of acts) {
    if (!to || (act !== 'assign' && act !== 'delegate')) continue;
    const old = new Set<Name>((act === 'assign' ? made.to : made.from).map(({ party }) => party));
    for (const wording of [...wordings]) {
      const given = substitute(wording.given, old, to);
      if (given !== wording.given) wordings.push({ ...wording, given });
    }
  }
  return wordings;
}
