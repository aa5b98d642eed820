import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { entrySummary } from '../query/entry-summary.ts';
import { fileOf, type LinePlace } from './file-place.ts';

/** An entry of a file, as an outline lists it. */
export interface OutlineItem extends LinePlace {
  /** The keyword's kind; `unreadable` for what could not be understood. */
  readonly kind: Entry['kind'] | 'unreadable';
  /** With its `@`; null where it has none. */
  readonly id: string | null;
  /** Its title, else what it says in a line. */
  readonly text: string;
  /** ISO 8601, or an EDTF interval. */
  readonly date: string | null;
}

/** Which entries to list. */
export interface OutlineOptions {
  /** The line around which entries are listed, where there are more than `most`; counted from 1. */
  readonly line?: number;
  readonly most?: number;
}

/**
 * The entries of a file in their order, or those around a line.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @anna "Anna"\n\n2026-03-01 event\n  did @anna sings\n')]);
 * outline(ledger, 'a.troth').map(({ line, kind, text }) => [line, kind, text]) // => [[1, 'party', 'Anna'], [3, 'event', 'Anna sings']]
 * ```
 */
export function outline(
  ledger: Ledger,
  path: string,
  { line = 1, most = Infinity }: OutlineOptions = {},
): OutlineItem[] {
  const file = fileOf(ledger, path);
  if (!file) return [];
  const { length } = file.blocks;
  const here = file.blocks.findLastIndex((block) => block.line < line);
  const first = length <= most ? 0 : Math.max(0, Math.min(here - Math.floor(most / 2), length - most));
  return file.blocks.slice(first, first + Math.min(most, length)).map((block, offset) => {
    const index = first + offset;
    const entry = file.entries[index];
    const start = file.starts[index];
    const place = { path, start, end: start + block.end - block.start, line: block.line + 1 };
    if (!entry) {
      const text = block.source.text.slice(block.start, block.end).split('\n', 1)[0].trim();
      return { ...place, kind: 'unreadable', id: null, text, date: null };
    }
    const { id, text, date } = entrySummary(ledger, entry, undefined);
    return { ...place, kind: entry.kind, id, text, date };
  });
}
