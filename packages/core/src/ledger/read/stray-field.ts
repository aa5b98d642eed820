import { ENTRY_RULES, FIELD_NAMES } from '../../syntax/grammar.ts';
import type { Block } from '../../text/block.ts';
import type { Entry } from '../entry.ts';
import { DECISIVE, type PerhapsUnread } from './unread-line.ts';

/** The field that a line in the first column begins with: it was meant for the entry above it. */
export function strayField({ source, start, end }: Block): string | undefined {
  const [, first, second] =
    /^(\p{L}+)(?:[ \t]+(\p{L}+))?/u.exec(source.text.slice(start, Math.min(end, start + 80))) ?? [];
  if (first === undefined) return undefined;
  const two = `${first} ${second}`;
  return FIELD_NAMES.has(two) ? two : FIELD_NAMES.has(first) ? first : undefined;
}

/** What to write for it: indentation alone is no help below an entry that does not take the field. */
export function strayFieldHelp(field: string): string {
  const owners = ENTRY_RULES.filter((rule) => rule?.fields.names.includes(field));
  return owners.length === 1
    ? `Indent the line below the \`${owners[0]!.keyword}\` that it belongs to; no other entry takes it.`
    : 'Indent the line, so that it belongs to the entry above it.';
}

/** Marks the entry above as one of which a line cannot be read, where the field decides where a promise stands. */
export function markAbove(entry: Entry | undefined, field: string): void {
  if (entry && 'isUnread' in entry && DECISIVE.has(field))
    (entry as { -readonly [K in keyof PerhapsUnread]: PerhapsUnread[K] }).isUnread = true;
}
