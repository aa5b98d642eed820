import { FIELD_NAMES } from '../syntax/grammar.ts';
import type { Block } from '../text/block.ts';
import type { Entry } from './entry.ts';
import { DECISIVE, type PerhapsUnread } from './unread-line.ts';

/** The field that a line in the first column begins with: it was meant for the entry above it. */
export function strayField({ source, start, end }: Block): string | undefined {
  const [, first, second] =
    /^(\p{L}+)(?:[ \t]+(\p{L}+))?/u.exec(source.text.slice(start, Math.min(end, start + 80))) ?? [];
  if (first === undefined) return undefined;
  const two = `${first} ${second}`;
  return FIELD_NAMES.has(two) ? two : FIELD_NAMES.has(first) ? first : undefined;
}

/** Marks the entry above as one of which a line cannot be read, where the field decides where a promise stands. */
export function markAbove(entry: Entry | undefined, field: string): void {
  if (entry && 'isUnread' in entry && DECISIVE.has(field))
    (entry as { -readonly [K in keyof PerhapsUnread]: PerhapsUnread[K] }).isUnread = true;
}
