import { editDistance } from '../diagnostic/nearest.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { sentenceParts, type Wording, wordingLabel, wordingsOf } from './wordings.ts';

/** A deed that a sentence may have meant. */
export interface NearDeed {
  /** The deed with its variables: `?giver hands over ?person to ?taker`. */
  readonly deed: string;
  /** The sentence in the words of the deed. */
  readonly sentence: string;
  readonly declared: boolean;
  /** From above 0 to below 1: how much of the words is the same. */
  readonly likeness: number;
}

/** What is less like another is not offered. */
const LEAST_LIKE = 0.34;

/**
 * The deeds of a ledger that a sentence is nearly the same as, the nearest first; none where it is one of them. A deed
 * that no entry declares is one from the second sentence on that says it, or from the first where `isNew` says that
 * the ledger does not hold the sentence itself.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @us\nparty @es\nparty @ben\ndeed ?giver hands over ?person to ?taker\n')]);
 * nearDeeds(ledger, '@us will hand over @ben to @es').map(({ sentence }) => sentence) // => ['@us hands over @ben to @es']
 * nearDeeds(ledger, '@us hands over @ben to @es') // => []
 * ```
 */
export function nearDeeds(
  ledger: Ledger,
  sentence: string,
  { limit = 3, isNew = false }: { readonly limit?: number; readonly isNew?: boolean } = {},
): NearDeed[] {
  const parts = sentenceParts(ledger, sentence);
  const words = parts.filter(({ word }) => word !== '_').map(({ word }) => word);
  if (words.length === 0) return [];
  const shape = parts.map(({ word }) => word).join(' ');
  const wordings = wordingsOf(ledger);
  const enough = isNew ? 1 : 2;
  if (wordings.some((one) => one.shape.text === shape && (one.declared || one.uses >= enough))) return [];
  const found: NearDeed[] = [];
  for (const wording of wordings) {
    if (wording.shape.text === shape) continue;
    // In another order of arguments it is not known which one is missing.
    if (wording.shape.alias && wording.shape.slots !== parts.length - words.length) continue;
    const likeness = likenessOf(
      words,
      wording.shape.text.split(' ').filter((word) => word !== '_'),
    );
    if (likeness < LEAST_LIKE) continue;
    const said = inWordsOf(wording, parts, sentence);
    if (!found.some((one) => one.sentence === said))
      found.push({ deed: wordingLabel(wording), sentence: said, declared: wording.declared, likeness });
  }
  return found
    .sort(
      (a, b) =>
        b.likeness - a.likeness || Number(b.declared) - Number(a.declared) || (a.deed < b.deed ? -1 : 1),
    )
    .slice(0, limit);
}

/** Twice the words that both have, in the same order, by all the words; words written a little differently count half. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  let row = new Float64Array(b.length + 1);
  for (const word of a) {
    const next = new Float64Array(b.length + 1);
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.max(row[j], next[j - 1], row[j - 1] + sameness(word, b[j - 1]));
    row = next;
  }
  return Math.min(0.99, (2 * row[b.length]) / (a.length + b.length));
}

function sameness(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return 0;
  if (a.startsWith(b) || b.startsWith(a)) return 0.8;
  const allowed = Math.max(1, Math.floor(shorter / 3));
  return editDistance(a, b, allowed) <= allowed ? 0.6 : 0;
}

/** The arguments of a sentence in the words of a wording, in their order; a gap that is left over is a variable's name. */
function inWordsOf(
  { shape, slots }: Wording,
  parts: readonly { word: string; start: number; end: number }[],
  text: string,
): string {
  const args = parts.filter(({ word }) => word === '_').map(({ start, end }) => text.slice(start, end));
  let slot = 0;
  return shape.text
    .split(' ')
    .map((word) => {
      if (word !== '_') return word;
      const argument = args[slot] ?? `@${slots[slot] ?? 'name'}`;
      slot++;
      return argument;
    })
    .join(' ');
}
