import type { Entry } from '../../ledger/entry.ts';
import { aboutOf, type EntrySummary, entrySummary } from '../entry-summary.ts';
import { entryKnownSince } from '../entry-times.ts';
import { searchText, textAsKnown } from '../known-text.ts';
import { fold, holds, wordsOf } from '../promise-filter.ts';
import type { Desk } from './desk.ts';
import { numberOf, type Parameters, textOf } from './parameters.ts';
import type { View } from './view.ts';

/** What was found in all of a ledger. */
export interface SearchAnswer {
  /** How many entries hold all the words. */
  readonly matching: number;
  /** The first of them: names first, then what is declared, then what is dated, the latest first. */
  readonly found: readonly FoundEntry[];
}

/** An entry that was found. */
export interface FoundEntry extends EntrySummary {
  readonly title: string | null;
  /** What a rating, an act, a notice or a check is about: its id; null of other entries. */
  readonly about: string | null;
}

/** Entries of every kind that hold all words of `text` in their id, title or lines, and are known. */
export function searchAnswer(desk: Desk, view: View, parameters: Parameters): SearchAnswer {
  const limit = numberOf(parameters, 'limit', { least: 0, most: 500, otherwise: 30 });
  const words = wordsOf(textOf(parameters, 'text') ?? '');
  if (words.length === 0) return { matching: 0, found: [] };
  const { known } = view.judgement;
  const ranked: { readonly entry: Entry; readonly rank: number }[] = [];
  for (const [entry, text] of desk.searchable()) {
    if (!holds(text, words) || (known !== undefined && !holdsAsKnown(view, entry, words))) continue;
    ranked.push({ entry, rank: rankOf(entry, words) });
  }
  ranked.sort((a, b) => a.rank - b.rank || dayOf(b.entry) - dayOf(a.entry));
  return {
    matching: ranked.length,
    found: ranked.slice(0, limit).map(({ entry }) => ({
      ...entrySummary(view.ledger, entry, known),
      title: entry.title ?? null,
      about: aboutOf(entry),
    })),
  };
}

/** Whether an entry is known, and holds the words also without what was not known of it. */
function holdsAsKnown({ ledger, judgement }: View, entry: Entry, words: readonly string[]): boolean {
  const { known } = judgement;
  if (known !== undefined && entryKnownSince(entry) > known) return false;
  return holds(searchText(ledger, textAsKnown(ledger, judgement, entry)), words);
}

/** What begins with a word of the search comes before what only holds it; what is named, before what is not. */
function rankOf(entry: Entry, words: readonly string[]): number {
  const id = fold(entry.name?.text ?? '');
  const title = fold(entry.title ?? '');
  if (words.some((word) => id === word.replace(/^@/, ''))) return 0;
  if (words.some((word) => title.startsWith(word) || id.startsWith(word.replace(/^@/, '')))) return 1;
  if (holds(`@${id} ${title}`, words)) return 2;
  return 'date' in entry ? 4 : 3;
}

function dayOf(entry: Entry): number {
  return 'date' in entry ? entry.date.last : Number.NEGATIVE_INFINITY;
}
