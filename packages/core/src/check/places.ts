import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import { bracedName, type Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { namesInSelection } from '../ledger/read/read-selection.ts';
import type { Sentence } from '../ledger/sentence.ts';
import { BRACED_QUANTITY, MENTION, SELECTION } from '../syntax/lexer.ts';
import type { Block, Place } from '../text/block.ts';
import { composed } from '../text/composed.ts';

/*
 * Entries keep no places but those of sentences and evidence. Where something is wrong with one, its text is split into
 * tokens again to find the place, so that a sound ledger pays nothing for it.
 */

/** The place of an entry's first line. */
export function headerPlace(ledger: Ledger, block: Block): Place {
  return lex(ledger, block).lineCount > 0 ? placeOfLine(ledger, block, 0) : { block, start: 0, end: 0 };
}

/** The places of the lines that start with a field's name, at any depth. */
export function fieldPlaces(ledger: Ledger, block: Block, field: string): Place[] {
  const lexer = lex(ledger, block);
  const places: Place[] = [];
  for (let line = 1; line < lexer.lineCount; line++) {
    if (isField(ledger, line, field)) places.push(placeOfLine(ledger, block, line));
  }
  return places;
}

/** The place of the first line with a field, or else of the entry's first line. */
export function fieldPlace(ledger: Ledger, block: Block, field: string): Place {
  return fieldPlaces(ledger, block, field)[0] ?? headerPlace(ledger, block);
}

/** The places where a name is mentioned in an entry; with `field`, only in lines that start with it. */
export function mentionPlaces(ledger: Ledger, block: Block, name: Name, field?: string): Place[] {
  const lexer = lex(ledger, block);
  const places: Place[] = [];
  for (let line = 0; line < lexer.lineCount; line++) {
    if (field !== undefined && !isField(ledger, line, field)) continue;
    for (let token = lexer.lineTokens[line]; token < lexer.lineTokens[line + 1]; token++) {
      eachMention(ledger, token, (index, start, end) => {
        if (index === name.index) places.push({ block, start: start - block.start, end: end - block.start });
      });
    }
  }
  return places;
}

/** The place of the first mention of a name: in a line with the field, else anywhere in the entry. */
export function mentionPlace(ledger: Ledger, block: Block, name: Name, field?: string): Place {
  return (
    (field === undefined ? undefined : mentionPlaces(ledger, block, name, field)[0]) ??
    mentionPlaces(ledger, block, name)[0] ??
    headerPlace(ledger, block)
  );
}

/** Where a name is declared, to be shown beside what is wrong with a mention of it. */
export function declaration(ledger: Ledger, name: Name, message?: string): RelatedPlace[] {
  if (!name.entry) return [];
  return [
    {
      place: mentionPlace(ledger, name.entry.block, name),
      message: message ?? `declares \`@${name.text}\``,
    },
  ];
}

export function sentencePlace(entry: Entry, sentence: Sentence): Place {
  return { block: entry.block, start: sentence.start, end: sentence.end };
}

/** A sentence as it is written. */
export function sentenceText(entry: Entry, sentence: Sentence): string {
  const { source, start } = entry.block;
  return source.text.slice(start + sentence.start, start + sentence.end);
}

/** The number of the name that a token of the lexer's mentions, or -1. */
export function mentionedName(ledger: Ledger, token: number): number {
  const { lexer } = ledger.reading;
  if (lexer.kinds[token] === MENTION) return lexer.values[token];
  if (lexer.kinds[token] !== BRACED_QUANTITY) return -1;
  return lexer.names.internText(bracedName(lexer.textOf(token)));
}

/** Calls `visit` with the number of each name that a token mentions, and where in its source it stands. */
export function eachMention(
  ledger: Ledger,
  token: number,
  visit: (index: number, start: number, end: number) => void,
): void {
  const { lexer } = ledger.reading;
  const from = lexer.starts[token];
  if (lexer.kinds[token] === SELECTION) {
    for (const { name, start, end } of namesInSelection(lexer.textOf(token)))
      visit(lexer.names.internText(composed(name)), from + start, from + end);
    return;
  }
  const index = mentionedName(ledger, token);
  if (index >= 0) visit(index, from, lexer.ends[token]);
}

/** Splits an entry into tokens; what the lexer holds is good until the next call. */
export function lex(ledger: Ledger, block: Block): Ledger['reading']['lexer'] {
  const { lexer } = ledger.reading;
  lexer.read(block.source, block.start);
  return lexer;
}

function isField(ledger: Ledger, line: number, field: string): boolean {
  const { lexer } = ledger.reading;
  let token = lexer.lineTokens[line];
  for (const word of field.split(' ')) {
    if (token >= lexer.lineTokens[line + 1] || lexer.textOf(token++) !== word) return false;
  }
  return true;
}

function placeOfLine(ledger: Ledger, block: Block, line: number): Place {
  const { lexer } = ledger.reading;
  const first = lexer.lineTokens[line];
  const last = lexer.lineTokens[line + 1] - 1;
  if (last < first) return { block, start: 0, end: 0 };
  return { block, start: lexer.starts[first] - block.start, end: lexer.ends[last] - block.start };
}

/** What a line says before something that stands in it. */
export function lineBefore({ block, start }: Place): string {
  const { text } = block.source;
  const at = block.start + start;
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}
