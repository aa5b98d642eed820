import { fullTerms } from '../ledger/deal-terms.ts';
import type { Entry, PromiseEntry, RequestEntry, Terms } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { PromiseStanding, RequestStanding } from '../lifecycle/standing.ts';
import { withTitles, writtenText } from './words/sentence-text.ts';

/** Which promises to keep. Of one kind any may hold, and of those that are given all kinds must. */
export interface PromiseFilter {
  /** Promises from or to one of these, their parts and offices, or made through them. */
  readonly parties?: readonly Name[];
  /** Words of the state, of what came after a breach, of standing, or of what `ratedOf` gives. */
  readonly states?: readonly string[];
  /** Without `#`. */
  readonly tags?: readonly string[];
  /** All of these words, in title, id, text, sentences or names of the parties; without case. */
  readonly text?: string | undefined;
  /** Promises that may have been made on one of these days. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** What a rater calls a promise beyond its state. */
  readonly ratedOf?: (standing: PromiseStanding) => string | undefined;
}

/** The promises, or requests, that pass a filter, in the order given. */
export function filterPromises<T extends PromiseStanding | RequestStanding>(
  ledger: Ledger,
  promises: readonly T[],
  filter: PromiseFilter,
): T[] {
  const words = wordsOf(filter.text ?? '');
  return promises.filter((promise) => {
    const { entry } = promise;
    const terms = termsOf(promise);
    return (
      concerns(terms, filter.parties ?? []) &&
      isIn(promise, filter) &&
      isTagged(entry, filter.tags ?? []) &&
      isWithin(entry, filter) &&
      (words.length === 0 || holds(searchTextOf(ledger, promise), words))
    );
  });
}

function termsOf(promise: PromiseStanding | RequestStanding): Terms {
  return 'terms' in promise ? promise.terms : fullTerms(promise.entry);
}

function concerns(terms: Terms, parties: readonly Name[]): boolean {
  if (parties.length === 0) return true;
  return [...terms.from, ...terms.to].some(({ party, through, as }) =>
    [party, through, as].some((name) => name && parties.some((wanted) => belongsTo(name, wanted))),
  );
}

/** Whether a name is the wanted one, or a part or an office of it. */
function belongsTo(name: Name, wanted: Name): boolean {
  const seen = new Set<Name>();
  for (let at: Name | undefined = name; at && !seen.has(at); at = houseOf(at)) {
    if (at === wanted) return true;
    seen.add(at);
  }
  return false;
}

function houseOf({ entry }: Name): Name | undefined {
  if (entry?.kind === 'office') return entry.of;
  return entry?.kind === 'party' || entry?.kind === 'person' ? entry.partOf : undefined;
}

function isIn(
  promise: PromiseStanding | RequestStanding,
  { states = [], ratedOf }: Pick<PromiseFilter, 'states' | 'ratedOf'>,
): boolean {
  if (states.length === 0) return true;
  const words: (string | null | undefined)[] = [promise.state];
  if ('after' in promise) words.push(promise.after, ...promise.standing, ratedOf?.(promise));
  return states.some((word) => words.includes(word));
}

function isTagged(entry: Entry, tags: readonly string[]): boolean {
  return tags.length === 0 || tags.some((tag) => entry.tags.includes(tag));
}

function isWithin(entry: PromiseEntry | RequestEntry, { from, to }: PromiseFilter): boolean {
  return (from === undefined || entry.date.last >= from) && (to === undefined || entry.date.first <= to);
}

/** The words of a search, folded. */
export function wordsOf(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

/** Whether a folded text has all words in it. */
export function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** What a search looks through of a promise or request, folded. */
export function searchTextOf(ledger: Ledger, promise: PromiseStanding | RequestStanding): string {
  const { entry } = promise;
  const terms = termsOf(promise);
  const parts = [`@${entry.name.text}`, entry.title ?? '', terms.text ?? ''];
  for (const { party } of [...terms.from, ...terms.to])
    parts.push(`@${party.text}`, party.entry?.title ?? '');
  for (const { ways } of entry.terms.undertakings) {
    for (const { sentence } of ways) {
      const written = writtenText(sentence, entry.block);
      parts.push(
        written,
        withTitles(written, (name) => ledger.find(name)),
      );
    }
  }
  return fold(parts.join('\n'));
}

/** A text as searches compare it: after Unicode NFC, without case. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
