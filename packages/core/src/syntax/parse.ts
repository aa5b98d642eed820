import { sourceText } from '../text/source-text.ts';
import type { FieldRule } from './grammar.ts';
import {
  BRACED_AMOUNT,
  BRACED_QUANTITY,
  Lexer,
  MENTION,
  SELECTION,
  STRING,
  VARIABLE,
  WORD,
} from './lexer.ts';
import { endOfName, matchEntry, matchFields } from './match-fields.ts';

/** From `start` up to and without `end`, in UTF-16 code units from the start of the text. */
export interface SyntaxSpan {
  readonly start: number;
  readonly end: number;
}

export type SyntaxTokenKind =
  | 'word'
  | 'mention'
  | 'variable'
  | 'braced quantity'
  | 'braced amount'
  | 'text'
  | 'selection';

export interface SyntaxToken extends SyntaxSpan {
  readonly kind: SyntaxTokenKind;
}

/** A field with what qualifies it. It ends where the last of these ends. */
export interface SyntaxField extends SyntaxSpan {
  /** The words it is written with, `part of`; the line's first word where it is no field of its entry. */
  readonly name: string;
  readonly nameEnd: number;
  /** Whether it may stand where it does. */
  readonly known: boolean;
  /** Its value. */
  readonly tokens: readonly SyntaxToken[];
  readonly fields: readonly SyntaxField[];
}

/** An entry, from the start of its header to the end of its last field. */
export interface SyntaxEntry extends SyntaxSpan {
  /** Undefined where its first line begins no entry. */
  readonly keyword: string | undefined;
  /** Whether its keyword takes a date before it. */
  readonly dated: boolean;
  /** The first line: date, keyword, name, title, tags. */
  readonly header: readonly SyntaxToken[];
  readonly fields: readonly SyntaxField[];
}

/** A ledger file as it is written: for outlines, folding and colours. What it means is `Ledger`'s to say. */
export interface SyntaxTree {
  readonly path: string;
  readonly entries: readonly SyntaxEntry[];
  readonly comments: readonly SyntaxSpan[];
}

const KINDS: Readonly<Record<number, SyntaxTokenKind>> = {
  [WORD]: 'word',
  [MENTION]: 'mention',
  [VARIABLE]: 'variable',
  [BRACED_QUANTITY]: 'braced quantity',
  [BRACED_AMOUNT]: 'braced amount',
  [STRING]: 'text',
  [SELECTION]: 'selection',
};

/**
 * Reads the text of a ledger file into a tree of its entries and fields. Never fails: what cannot be read is in the
 * tree too, as an entry without keyword or a field that is not `known`.
 *
 * ```ts
 * import { parseText } from '@troth/core';
 * const { entries } = parseText('2025-03-09 event\n  did @anna sings\n    source @report');
 * entries.map((entry) => [entry.keyword, entry.start, entry.end]) // => [['event', 0, 53]]
 * const [did] = entries[0].fields;
 * [did.name, did.start, did.end] // => ['did', 19, 53]
 * did.tokens // => [{ kind: 'mention', start: 23, end: 28 }, { kind: 'word', start: 29, end: 34 }]
 * did.fields.map((field) => field.name) // => ['source']
 * ```
 */
export function parseText(text: string, path = ''): SyntaxTree {
  const source = sourceText(path, text);
  const lexer = new Lexer();
  const entries: SyntaxEntry[] = [];
  const comments: SyntaxSpan[] = [];
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < source.codes.length; ) {
    at = lexer.read(source, at);
    if (lexer.lineCount > 0) entries.push(entryOf(lexer));
    for (let i = 0; i < lexer.comments.length; i += 2) {
      comments.push({ start: lexer.comments[i], end: lexer.comments[i + 1] });
    }
  }
  return { path, entries, comments };
}

function entryOf(lexer: Lexer): SyntaxEntry {
  const rule = matchEntry(lexer);
  const rules = rule ? matchFields(lexer, rule) : [];
  return {
    keyword: rule?.keyword,
    dated: rule?.dated ?? false,
    start: lexer.starts[0],
    end: lexer.ends[lexer.tokenCount - 1],
    header: tokensOf(lexer, 0, lexer.lineTokens[1]),
    fields: fieldsBelow(lexer, rules),
  };
}

/** The fields of an entry, each with those indented below it. */
function fieldsBelow(lexer: Lexer, rules: readonly (FieldRule | undefined)[]): readonly SyntaxField[] {
  const lists: SyntaxField[][] = [];
  // From the last line to the first, so that a field is made when all that is below it has been.
  for (let line = lexer.lineCount - 1; line > 0; line--) {
    const depth = lexer.depths[line];
    const below = lists[depth + 1]?.reverse() ?? [];
    lists[depth + 1] = [];
    lists[depth] ??= [];
    lists[depth].push(fieldOf(lexer, line, rules[line], below));
  }
  return lists[1]?.reverse() ?? [];
}

function fieldOf(
  lexer: Lexer,
  line: number,
  rule: FieldRule | undefined,
  fields: readonly SyntaxField[],
): SyntaxField {
  const first = lexer.lineTokens[line];
  const to = lexer.lineTokens[line + 1];
  const value = rule ? endOfName(lexer, line, rule) : first + 1;
  return {
    name: rule?.name ?? lexer.textOf(first),
    nameEnd: lexer.ends[value - 1],
    known: rule !== undefined,
    start: lexer.starts[first],
    end: fields.at(-1)?.end ?? lexer.ends[to - 1],
    tokens: tokensOf(lexer, value, to),
    fields,
  };
}

function tokensOf(lexer: Lexer, from: number, to: number): readonly SyntaxToken[] {
  const tokens: SyntaxToken[] = [];
  for (let token = from; token < to; token++) {
    tokens.push({ kind: KINDS[lexer.kinds[token]], start: lexer.starts[token], end: lexer.ends[token] });
  }
  return tokens;
}
