import type { Ledger } from '../ledger/ledger.ts';
import { type Day, isoDay } from '../ledger/values/civil-day.ts';
import { DATED_KEYWORDS, UNDATED_KEYWORDS } from '../syntax/grammar.ts';
import { completeNames } from './complete-names.ts';
import { completeSentence, completeVariables } from './complete-sentence.ts';
import { completeDate, completeWords } from './complete-values.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { expectedKinds, valueKind } from './expected-names.ts';
import { ENTRY_MEANINGS, fieldMeaning } from './word-meanings.ts';
import type { Slot } from './wordings.ts';

/** One thing that may be written at a place. */
export interface Completion {
  /** What is shown. */
  readonly label: string;
  readonly kind: 'entry' | 'field' | 'name' | 'deed' | 'clause' | 'state' | 'date' | 'word';
  /** A few words beside the label: a title, a kind. */
  readonly detail: string;
  /** What it means, in a sentence; empty where there is nothing to say. */
  readonly info: string;
  /** What is written, and the gaps in it that are to be filled in. */
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** What may be written at a place, the best first, and the span that it replaces. */
export interface Completions {
  readonly start: number;
  readonly end: number;
  readonly options: readonly Completion[];
  /** Whether there are more than are listed. */
  readonly more: boolean;
}

/** What completion has to know besides the ledger. */
export interface CompleteOptions {
  /** The day it is, to be offered where a date stands. */
  readonly today: Day;
}

/** So many are listed at most. */
const MOST = 60;

/**
 * What may be written at a place of a file: keywords, fields, names by what fits, deeds with gaps for their arguments,
 * states, dates, clauses. Within a text or a comment there is nothing.
 *
 * @param offset in UTF-16 code units from the start of the file
 *
 * ```ts
 * import { dayOf, sourceText } from '@troth/core';
 * const text = 'party @anna "Anna"\nparty @ben "Ben"\n2026-03-01 promise @bike\n  fr';
 * const ledger = Ledger.read([sourceText('a.troth', text)]);
 * const { start, end, options } = complete(ledger, 'a.troth', text.length, { today: dayOf(2026, 3, 2) });
 * [text.slice(start, end), options.map(({ label }) => label)] // => ['fr', ['from']]
 * ```
 */
export function complete(
  ledger: Ledger,
  path: string,
  offset: number,
  options: CompleteOptions,
): Completions | undefined {
  const cursor = cursorAt(ledger, path, offset);
  if (cursor?.within !== 'words') return undefined;
  const written = writtenAt(cursor);
  const found = optionsAt(cursor, written, options);
  return {
    start: offset - written.length,
    end: offset,
    options: found.slice(0, MOST),
    more: found.length > MOST,
  };
}

/** What of the last word is written already: a field of several words counts as one. */
function writtenAt({ before, field, isHeader, allowed }: Cursor): string {
  if (!isHeader && allowed && !field) return before.trimStart();
  return /[@#?]?[^\s@#?"{}]*$/.exec(before)![0];
}

function optionsAt(cursor: Cursor, written: string, options: CompleteOptions): Completion[] {
  if (written.startsWith('@')) return completeNames(cursor, written, expectedKinds(cursor) || -1);
  if (cursor.isHeader) return completeHeader(cursor, written, options);
  if (!cursor.field) return written.startsWith('"') ? [] : completeFields(cursor, written);
  if (valueKind(cursor) !== 'other') return completeSentence(cursor, written, options);
  if (cursor.field.name === 'once per') return completeVariables(cursor, written);
  const words = [...completeWords(cursor, written), ...completeDate(cursor, written, options)];
  const kinds = expectedKinds(cursor);
  const names = kinds !== 0 && written === '' && takesName(cursor) ? completeNames(cursor, '', kinds) : [];
  return [...words, ...names];
}

/** Whether a name may follow: at the start of a value, after a comma, after a word that asks for one. */
function takesName({ value, field, rule }: Cursor): boolean {
  const isDeadline =
    (field?.name === 'by' || field?.name === 'until') && rule?.fields.names.includes('starting') === true;
  if (isDeadline) return /\bafter\s+$/.test(value) || (field?.name === 'until' && value === '');
  return !value.includes('@') || /(?:,|\b(?:through|as|via|of|to))\s*$/.test(value);
}

function completeFields({ allowed, rule, parents, block }: Cursor, written: string): Completion[] {
  if (!allowed) return [];
  const owner = parents.at(-1)?.name ?? rule?.keyword ?? '';
  const used = block ? block.source.text.slice(block.start, block.end) : '';
  return allowed.names
    .filter((name) => matches(name, written))
    .map((name) => ({
      label: name,
      kind: 'field' as const,
      detail: REPEATED.has(name) || !hasField(used, name) ? '' : 'there is one already',
      info: fieldMeaning(owner, name) ?? '',
      text: `${name} `,
      slots: [],
    }))
    .sort((a, b) => Number(a.detail !== '') - Number(b.detail !== ''));
}

/** Fields that often stand more than once. */
const REPEATED = new Set([
  'source',
  'will',
  'never',
  'always',
  'if',
  'did',
  'not',
  'stake',
  'quote',
  'member',
  'holder',
  'also',
]);

function hasField(text: string, name: string): boolean {
  return new RegExp(`^\\s+${name}\\s`, 'm').test(text);
}

/** Whether a word begins with what is written, or one of its parts does. */
export function matches(word: string, written: string): boolean {
  const wanted = written.toLowerCase();
  const text = word.toLowerCase();
  return (
    text.startsWith(wanted) ||
    text.split(/[\s\-_./]/).some((part) => wanted !== '' && part.startsWith(wanted))
  );
}

function completeHeader(cursor: Cursor, written: string, options: CompleteOptions): Completion[] {
  const { before, rule } = cursor;
  const words = before.slice(0, before.length - written.length).trim();
  if (words === '') {
    const dated = /^[\d.]/.test(written);
    const dates = dated ? completeDate(cursor, written, options) : [];
    return [...dates, ...(dated ? [] : entries(written, isoDay(options.today)))];
  }
  if (/^[^\s"@]+$/.test(words) && /^[\d./]/.test(words))
    return DATED_KEYWORDS.filter((keyword) => matches(keyword, written)).map((keyword) =>
      entryOption(keyword, ''),
    );
  if (!rule) return [];
  const kinds = written === '' && takesNameInHeader(before) ? expectedKinds(cursor) : 0;
  return [...completeWords(cursor, written), ...(kinds !== 0 ? completeNames(cursor, '', kinds) : [])];
}

function takesNameInHeader(before: string): boolean {
  return !before.includes('@') || /(?:,|\b(?:by|to|of|on))\s*$/.test(before);
}

function entries(written: string, today: string): Completion[] {
  return [
    ...DATED_KEYWORDS.map((keyword) => [keyword, `${today} `] as const),
    ...UNDATED_KEYWORDS.map((keyword) => [keyword, ''] as const),
  ]
    .filter(([keyword]) => matches(keyword, written))
    .map(([keyword, date]) => entryOption(keyword, date));
}

function entryOption(keyword: string, date: string): Completion {
  const text = `${date}${keyword} `;
  return {
    label: keyword,
    kind: 'entry',
    detail: date.trim(),
    info: ENTRY_MEANINGS[keyword] ?? '',
    text,
    slots: date === '' ? [] : [{ start: 0, end: date.length - 1, name: 'date' }],
  };
}
