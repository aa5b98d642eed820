import { nearest } from '@troth/core';
import { MENTION } from '../lib/prose.ts';
import type { FormField } from './entry-forms.ts';

/** A name that a form knows. */
export interface KnownName {
  /** With its `@`. */
  readonly id: string;
  readonly title: string | null;
  readonly kind: string;
}

/** What may be written at a place of a field, and the part of the field that it replaces. */
export interface Suggestions {
  readonly start: number;
  readonly end: number;
  readonly options: readonly Suggestion[];
}

export interface Suggestion {
  /** What is shown. */
  readonly label: string;
  /** A few words beside it: a title, a kind. */
  readonly detail: string;
  readonly text: string;
  /** What of the text is to be written over, from where to where. */
  readonly gap?: readonly [number, number] | undefined;
}

/** So many are offered at once. */
const MOST = 8;

/** Kinds that a sentence can speak of by their titles. */
const SPOKEN_OF = ['party', 'person', 'office', 'group', 'thing'];

const EVERY_MENTION = new RegExp(MENTION, 'gu');

/**
 * The names that a field of names may go on with: by their letters, or by the words of their titles. What is written of
 * the last of several, after a comma, is what counts.
 */
export function suggestNames(
  written: string,
  names: readonly KnownName[],
  kinds?: readonly string[],
): Suggestions {
  const start = written.lastIndexOf(',') + 1;
  const gap = /^\s*/.exec(written.slice(start))![0].length;
  const wanted = written.slice(start).trim().toLowerCase();
  const fitting = names.filter(({ kind }) => !kinds || kinds.includes(kind));
  const found = fitting.map((name) => ({ name, rank: rankOf(name, wanted) })).filter(({ rank }) => rank > 0);
  found.sort((a, b) => b.rank - a.rank);
  return {
    start: start + gap,
    end: written.length,
    options: found.slice(0, MOST).map(({ name }) => ({
      label: name.title ?? name.id,
      detail: name.title ? `${name.id}, ${name.kind}` : name.kind,
      text: writtenAs(name, fitting),
    })),
  };
}

/** The title, where it stands for this name alone and can stand among others. */
function writtenAs({ id, title }: KnownName, names: readonly KnownName[]): string {
  if (title === null || title.includes(',')) return id;
  return names.filter((one) => one.title === title).length > 1 ? id : title;
}

function rankOf({ id, title }: KnownName, wanted: string): number {
  if (wanted === '') return 1;
  const name = id.toLowerCase();
  const words = title?.toLowerCase() ?? '';
  if (words.startsWith(wanted) || name.startsWith(wanted) || name.startsWith(`@${wanted}`)) return 3;
  if (words.split(/\s+/).some((word) => word.startsWith(wanted))) return 2;
  return words.includes(wanted) || name.includes(wanted) ? 1 : 0;
}

/** The names that the words before a place in a sentence may be the beginning of: `El Sal` of `@el-salvador`. */
export function suggestMentions(written: string, names: readonly KnownName[]): Suggestions | undefined {
  for (let words = 4; words > 0; words--) {
    const phrase = new RegExp(`(?:^|(?<=\\s))(?:[^\\s@,"]+\\s+){${words - 1}}[^\\s@,"]+$`, 'u').exec(
      written,
    )?.[0];
    if (phrase === undefined || phrase.length < 2) continue;
    const wanted = phrase.toLowerCase();
    const found = names.filter(
      ({ title, kind }) =>
        title !== null &&
        SPOKEN_OF.includes(kind) &&
        (title.toLowerCase().startsWith(wanted) ||
          (words === 1 &&
            title
              .toLowerCase()
              .split(/\s+/)
              .some((word) => word.startsWith(wanted)))),
    );
    if (found.length === 0) continue;
    return {
      start: written.length - phrase.length,
      end: written.length,
      options: found.slice(0, MOST).map(({ id, title, kind }) => ({
        label: title ?? id,
        detail: `${id}, ${kind}`,
        text: `${id} `,
      })),
    };
  }
  return undefined;
}

/**
 * A sentence with the ids of what it speaks of by title. Titles of one word must be written as they are declared.
 *
 * ```ts
 * const names = [{ id: '@el', title: 'El Salvador', kind: 'party' }, { id: '@us', title: 'States', kind: 'party' }];
 * withIds('States hands over states to el salvador', names) // => '@us hands over states to @el'
 * ```
 */
export function withIds(sentence: string, names: readonly KnownName[]): string {
  const titled = names.filter(({ title, kind }) => title && SPOKEN_OF.includes(kind));
  const lower = sentence.toLowerCase();
  const found = titled
    .filter(({ title }) => lower.includes(title!.toLowerCase()))
    .sort((a, b) => b.title!.length - a.title!.length);
  let parts: readonly (string | { readonly id: string })[] = [sentence];
  for (const { id, title } of found) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{M}\\p{Nd}@/-])${escaped(title!)}(?![\\p{L}\\p{M}\\p{Nd}-])`,
      /\s/.test(title!) ? 'giu' : 'gu',
    );
    parts = parts.flatMap((part) => (typeof part === 'string' ? parted(part, pattern, id) : part));
  }
  return parts.map((part) => (typeof part === 'string' ? part : part.id)).join('');
}

/** A text with an id wherever a pattern is, outside quotation marks. */
function parted(text: string, pattern: RegExp, id: string): (string | { readonly id: string })[] {
  const result: (string | { readonly id: string })[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const isQuoted = (text.slice(0, match.index).match(/"/g)?.length ?? 0) % 2 === 1;
    if (isQuoted) continue;
    result.push(text.slice(end, match.index), { id });
    end = match.index + match[0].length;
  }
  return [...result, text.slice(end)];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Something in a field that is no name, and the names that may be meant. */
export interface UnknownName {
  readonly written: string;
  readonly near: readonly { readonly label: string; readonly text: string }[];
}

/** What of a field of names is not one, with those that are spelt nearly so. */
export function unknownNames(
  written: string,
  names: readonly KnownName[],
  kinds?: readonly string[],
): UnknownName[] {
  const fitting = names.filter(({ kind }) => !kinds || kinds.includes(kind));
  const isKnown = (text: string) => names.some((name) => isCalled(name, text));
  if (written.trim() === '' || isKnown(written)) return [];
  return written
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !isKnown(part))
    .map((part) => ({ written: part, near: nearTo(part, fitting) }));
}

/** What a sentence mentions by an id that nothing has, with ids that are spelt nearly so. */
export function unknownMentions(sentence: string, names: readonly KnownName[]): UnknownName[] {
  const ids = new Set(names.map(({ id }) => id));
  const unknown = [...new Set(sentence.match(EVERY_MENTION) ?? [])].filter((id) => !ids.has(id));
  return unknown.map((written) => ({
    written,
    near: nearTo(written, names).map(({ label, text }) => ({
      label,
      text: text.startsWith('@') ? text : (names.find(({ title }) => title === text)?.id ?? text),
    })),
  }));
}

/** What of a field of a form is called as nothing is. */
export function unknownIn(
  { input, kinds }: Pick<FormField, 'input' | 'kinds'>,
  value: string,
  names: readonly KnownName[],
): UnknownName[] {
  if (input === 'names') return unknownNames(value, names, kinds);
  return input === 'sentence' ? unknownMentions(value, names) : [];
}

/** Whether a text is the id or the title of a name. */
export function isCalled({ id, title }: Pick<KnownName, 'id' | 'title'>, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return id.toLowerCase() === wanted || title?.toLowerCase() === wanted;
}

function nearTo(written: string, names: readonly KnownName[]): { label: string; text: string }[] {
  const bare = written.replace(/^@/, '');
  const byWords = new Map<string, KnownName>();
  for (const name of names) {
    byWords.set(name.id.slice(1), name);
    if (name.title) byWords.set(name.title, name);
  }
  const begun = names.filter(
    ({ title }) => bare.length > 2 && title?.toLowerCase().includes(bare.toLowerCase()),
  );
  const near = nearest(bare, byWords.keys()).flatMap((word) => byWords.get(word) ?? []);
  return [...new Set([...near, ...begun])].slice(0, 3).map((name) => ({
    label: name.title ?? name.id,
    text: writtenAs(name, names),
  }));
}
