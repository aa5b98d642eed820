import { eachMention, lex } from '../check/places.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { BRACED_AMOUNT } from '../syntax/lexer.ts';
import { locate } from '../text/block.ts';
import { composed } from '../text/composed.ts';
import type { LinePlace } from './file-place.ts';
import { tokenAt } from './token-at.ts';

/** A place where a name stands. */
export interface Reference extends LinePlace {
  /** The text of its line, without the white space around it. */
  readonly text: string;
  /** Whether the entry declares it there. */
  readonly declares: boolean;
}

/**
 * Every place of a ledger where the name at a place stands, by file and line; the one that declares it is marked.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @anna "Anna"\n2026-03-01 event\n  did @anna sings\n')]);
 * references(ledger, 'a.troth', 8).map(({ line, declares }) => [line, declares]) // => [[1, true], [3, false]]
 * ```
 */
export function references(ledger: Ledger, path: string, offset: number): Reference[] {
  const name = tokenAt(ledger, path, offset)?.name;
  return name ? referencesTo(ledger, name) : [];
}

/** Where a name is declared: the name in its entry. */
export function definition(ledger: Ledger, path: string, offset: number): Reference | undefined {
  const name = tokenAt(ledger, path, offset)?.name;
  return name && definitionOf(ledger, name);
}

/** Where a name is declared. */
function definitionOf(ledger: Ledger, name: Name): Reference | undefined {
  return name.entry && referencesTo(ledger, name, name.entry.block.path).find(({ declares }) => declares);
}

/** Every place where a name stands, in all files or in one. */
export function referencesTo(ledger: Ledger, name: Name, path?: string): Reference[] {
  const found: Reference[] = [];
  for (const file of ledger.documents) {
    if (path !== undefined && file.path !== path) continue;
    for (let index = 0; index < file.blocks.length; index++) {
      const block = file.blocks[index];
      // To look for the letters first is much quicker than to read every entry.
      if (!mayMention(block, name.text)) continue;
      const lexer = lex(ledger, block);
      const declares = file.entries[index]?.name === name;
      let isFirst = true;
      for (let token = 0; token < lexer.tokenCount; token++) {
        for (const span of nameSpans(ledger, token, name)) {
          const place = { block, start: span.start - block.start, end: span.end - block.start };
          const { line, text } = locate(place);
          found.push({
            path: file.path,
            start: file.starts[index] + place.start,
            end: file.starts[index] + place.end,
            line,
            text: text.trim(),
            declares: declares && isFirst,
          });
          isFirst = false;
        }
      }
    }
  }
  return found.sort((a, b) => (a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1));
}

function mayMention(
  { source, start, end }: { source: { text: string }; start: number; end: number },
  name: string,
): boolean {
  // What is not ASCII may be written in more than one way.
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) >= 128) return true;
  const at = source.text.indexOf(name, start);
  return at >= 0 && at < end;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a name stands in a token of the lexer's, without `@` and braces; offsets of the source. */
function nameSpans(ledger: Ledger, token: number, name: Name): Span[] {
  const { lexer } = ledger.reading;
  const { text } = lexer;
  if (lexer.kinds[token] === BRACED_AMOUNT) return thingSpan(lexer.textOf(token), lexer.starts[token], name);
  const spans: Span[] = [];
  eachMention(ledger, token, (index, start, end) => {
    if (index !== name.index) return;
    const written = text.slice(start, end);
    // Braces and blanks stand around a name only, and a quantity before it.
    const bare = /[^\s@{}]+(?=\s*\}?$)/u.exec(written);
    if (bare) spans.push({ start: start + bare.index, end: start + bare.index + bare[0].length });
  });
  return spans;
}

/** Where a name stands in `{2 tonnes of wheat}`. */
function thingSpan(text: string, from: number, name: Name): Span[] {
  const found = /\sof\s+@?(\S+?)\s*\}$/u.exec(text);
  if (!found || composed(found[1]) !== name.text) return [];
  const start = from + text.lastIndexOf(found[1]);
  return [{ start, end: start + found[1].length }];
}
