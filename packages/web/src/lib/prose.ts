import { NAME_PATTERN, type NameAnswer, rightToLeft } from '@troth/core';
import { namedBy, nameWords } from './case-words.ts';
import { withReadableRanges } from './ranges.ts';

/** A part of a sentence: text, text in a script that is written from right to left, code as the ledger writes it, a name that leads somewhere, or a line of a file. */
export type ProsePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'right-to-left'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string; readonly id: string; readonly of: NameAnswer['kind'] }
  | { readonly kind: 'place'; readonly text: string; readonly file: string; readonly line: number };

/** The id of a name, with its `@`, as a sentence mentions it. */
export const MENTION = new RegExp(`@${NAME_PATTERN}`, 'u');
const PLACE = /(?<file>[^\s:;,()“”"]+\.troth):(?<line>\d+)/u;
const CODE = /`(?<code>[^`]+)`/u;
/** Which case of a promise with many is meant, behind its id. */
const CASE = /(?:\[(?:of|to|on) [^\]`]*\])?/u;
const PART = new RegExp(`${CODE.source}|${MENTION.source}${CASE.source}|${PLACE.source}`, 'gu');

/**
 * A sentence in parts. An id that nothing is declared as stays as it is written, and so do the ids within longer code,
 * which a reader may have to copy.
 */
export function proseParts(text: string, names: Readonly<Record<string, NameAnswer>>): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  const add = (until: number) => {
    if (until > end) parts.push(...byDirection(withReadableRanges(text.slice(end, until))));
  };
  for (const match of text.matchAll(PART)) {
    const [written] = match;
    const { file, line, code } = match.groups ?? {};
    const id = code ?? written;
    const name = namedBy(id, names);
    if (file === undefined && code === undefined && !name) continue;
    add(match.index);
    end = match.index + written.length;
    if (name) {
      const words = nameWords(id, names);
      parts.push({ kind: 'name', text: words, id, of: name.kind });
      // A title that explains an id in a terminal would repeat itself here.
      if (text.startsWith(` (${words})`, end)) end += words.length + 3;
    } else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else parts.push({ kind: 'place', text: written, file: file!, line: Number(line) });
  }
  add(text.length);
  return parts;
}

/** Text by the direction in which it is written; digits and stops after one part must not move to its other side. */
export function byDirection(text: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const { 0: words, index } of text.matchAll(rightToLeft())) {
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push({ kind: 'right-to-left', text: words });
    end = index + words.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** A text with the titles of what its ids stand for. */
export function withNames(text: string, names: Readonly<Record<string, NameAnswer>>): string {
  return proseParts(text, names)
    .map((part) => part.text)
    .join('');
}
