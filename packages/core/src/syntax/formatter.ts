import { isBlank, LINE_FEED } from '../text/characters.ts';
import { sourceText } from '../text/source-text.ts';
import type { FieldRule } from './grammar.ts';
import { Lexer, STRING } from './lexer.ts';
import { endOfName, matchEntry, matchFields } from './match-fields.ts';

/** White space for each depth of indentation. */
const STEP = 2;
/** Between the longest name among fields that stand together and their values. */
const COLUMN_GAP = 2;
/** How much deeper than its first line a text goes on: more than any field below that line. */
const CONTINUATION = 2 * STEP;
const BEFORE_COMMENT = '  ';
const BYTE_ORDER_MARK = '\ufeff';

/** Something that stands on lines of its own in the result: where it was, and how it is written. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a ledger file in the one form that `troth fmt` writes. Only white space changes: what the ledger means
 * stays the same, and formatting the result again changes nothing.
 *
 * - Fields are indented by two spaces for each depth. The values of fields that stand together start in one column.
 * - Within a line one space stands between words, two before a comment; what touches keeps touching.
 * - One blank line is left where there were several, and none at the start of the file.
 * - Lines end with a line feed; white space before it goes, and so does a byte order mark.
 * - An entry that cannot be read, for an open quotation mark, a field that does not exist and the like, stays as it is.
 *
 * ```ts
 * import { formatText } from '@troth/core';
 * formatText('party @ben   "Ben"\n part of @us\n kind person ; a word') // =>
 * // 'party @ben "Ben"\n  part of  @us\n  kind     person  ; a word\n'
 * ```
 */
export function formatText(text: string): string {
  const source = sourceText('', text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  const lexer = new Lexer();
  const pieces: Piece[] = [];
  for (let at = 0; at < source.codes.length; ) {
    at = lexer.read(source, at);
    addPieces(lexer, pieces);
  }
  const result = joinPieces(source.codes, pieces);
  // A mark that indents a line which cannot be read would, alone at the start, count as the file's and be lost.
  return result.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + result : result;
}

/** One piece below the other, with a blank line where there was one or more. */
function joinPieces(codes: Lexer['codes'], pieces: readonly Piece[]): string {
  const lines: string[] = [];
  let end = 0;
  for (const piece of pieces) {
    if (lines.length > 0 && hasBlankLine(codes, end, piece.start)) lines.push('');
    lines.push(piece.text);
    end = piece.end;
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function hasBlankLine(codes: Lexer['codes'], start: number, end: number): boolean {
  let lineFeeds = 0;
  for (let i = start; i < end; i++) if (codes[i] === LINE_FEED && ++lineFeeds === 2) return true;
  return false;
}

/** Adds the lines of the entry that the lexer holds, and the comments before and after it. */
function addPieces(lexer: Lexer, pieces: Piece[]): void {
  const rule = lexer.problems.length === 0 ? matchEntry(lexer) : undefined;
  const fields = rule && matchFields(lexer, rule);
  if (lexer.lineCount === 0) addComments(lexer, 0, lexer.comments.length, pieces, () => 0);
  else if (!fields || fields.includes(undefined, 1)) addAsWritten(lexer, pieces);
  else addEntry(lexer, fields, pieces);
}

function addEntry(lexer: Lexer, fields: readonly (FieldRule | undefined)[], pieces: Piece[]): void {
  const { comments, depths, lineCount, lineStarts, lineTokens } = lexer;
  const columns = valueColumns(lexer, fields);
  let comment = 0;
  for (let line = 0; line < lineCount; line++) {
    const above = comment;
    while (comment < comments.length && comments[comment] < lineStarts[line]) comment += 2;
    addComments(lexer, above, comment, pieces, () => depths[line]);
    let text = lineText(lexer, line, fields[line], columns[line]);
    let end = lexer.ends[lineTokens[line + 1] - 1];
    if (comment < comments.length && onSameLine(lexer, end, comments[comment])) {
      text += BEFORE_COMMENT + commentText(lexer, comment);
      end = comments[comment + 1];
      comment += 2;
    }
    pieces.push({ start: lineStarts[line], end, text });
  }
  const openLines = linesLeftOpen(lexer);
  addComments(lexer, comment, comments.length, pieces, (start) => depthAfter(lexer, openLines, start));
}

/** Where the value of each line starts: in one column for the fields that stand together and have one. */
function valueColumns(lexer: Lexer, fields: readonly (FieldRule | undefined)[]): number[] {
  const groups: { column: number }[] = [];
  const byLine = [{ column: 0 }];
  for (let line = 1; line < lexer.lineCount; line++) {
    const depth = lexer.depths[line];
    if (depth > lexer.depths[line - 1]) groups[depth] = { column: 0 };
    byLine.push(groups[depth]);
    const name = endOfName(lexer, line, fields[line]!);
    if (name < lexer.lineTokens[line + 1] && !touches(lexer, name)) {
      groups[depth].column = Math.max(groups[depth].column, fields[line]!.name.length + COLUMN_GAP);
    }
  }
  return byLine.map((group) => group.column);
}

function lineText(lexer: Lexer, line: number, field: FieldRule | undefined, column: number): string {
  const indent = lexer.depths[line] * STEP;
  const from = lexer.lineTokens[line];
  const to = lexer.lineTokens[line + 1];
  if (!field) return tokensText(lexer, from, to, indent);
  const value = endOfName(lexer, line, field);
  const name = ' '.repeat(indent) + tokensText(lexer, from, value, indent);
  if (value === to) return name;
  const padded = touches(lexer, value) ? name : name.padEnd(indent + column);
  return padded + tokensText(lexer, value, to, indent);
}

/** Tokens with one space between those that had white space between them. */
function tokensText(lexer: Lexer, from: number, to: number, indent: number): string {
  let text = '';
  for (let token = from; token < to; token++) {
    if (token > from && !touches(lexer, token)) text += ' ';
    text += lexer.kinds[token] === STRING ? quotedText(lexer.textOf(token), indent) : lexer.textOf(token);
  }
  return text;
}

/** Whether a token stands right after the one before it. */
function touches(lexer: Lexer, token: number): boolean {
  return lexer.starts[token] === lexer.ends[token - 1];
}

/** A quoted text; white space around its line ends does not count, so that its further lines may be indented anew. */
function quotedText(text: string, indent: number): string {
  if (!text.includes('\n')) return text;
  const margin = ' '.repeat(indent + CONTINUATION);
  const [first, ...others] = text.split('\n');
  const last = others.length - 1;
  const lines = others.map((line, index) => {
    const inner = index === last ? line.trimStart() : line.trim();
    return inner === '' ? '' : margin + inner;
  });
  return [first.trimEnd(), ...lines].join('\n');
}

/** Adds comments that stand on lines of their own. `from` and `to` are places in `lexer.comments`. */
function addComments(
  lexer: Lexer,
  from: number,
  to: number,
  pieces: Piece[],
  depthOf: (start: number) => number,
): void {
  const { comments } = lexer;
  for (let comment = from; comment < to; comment += 2) {
    const start = comments[comment];
    const text = ' '.repeat(depthOf(start) * STEP) + commentText(lexer, comment);
    pieces.push({ start, end: comments[comment + 1], text });
  }
}

/** A comment as written, without the white space after it. */
function commentText(lexer: Lexer, comment: number): string {
  const start = lexer.comments[comment];
  let end = lexer.comments[comment + 1];
  while (isBlank(lexer.codes[end - 1])) end--;
  return lexer.text.slice(start, end);
}

/** The last line and those it stands below, innermost first. */
function linesLeftOpen(lexer: Lexer): number[] {
  const open: number[] = [];
  let depth = Infinity;
  for (let line = lexer.lineCount - 1; line > 0 && depth > 1; line--) {
    if (lexer.depths[line] >= depth) continue;
    depth = lexer.depths[line];
    open.push(line);
  }
  return open;
}

/** The depth of a comment after the last line: beside the line it is at least as deep as; 0 in the first column. */
function depthAfter(lexer: Lexer, openLines: readonly number[], start: number): number {
  const indent = indentOf(lexer, start);
  if (indent === 0) return 0;
  const beside = openLines.find((line) => lexer.indents[line] <= indent);
  return beside === undefined ? 1 : lexer.depths[beside];
}

function indentOf(lexer: Lexer, start: number): number {
  let lineStart = start;
  while (lineStart > 0 && lexer.codes[lineStart - 1] !== LINE_FEED) lineStart--;
  return start - lineStart;
}

/** Adds an entry as it is written, with the comments that are indented below it; comments around it as usual. */
function addAsWritten(lexer: Lexer, pieces: Piece[]): void {
  const { codes, comments } = lexer;
  const start = lexer.lineStarts[0] - lexer.indents[0];
  let end = lexer.ends[lexer.tokenCount - 1];
  let comment = 0;
  while (comment < comments.length && comments[comment] < start) comment += 2;
  addComments(lexer, 0, comment, pieces, () => 0);
  for (; comment < comments.length; comment += 2) {
    if (comments[comment] > end && indentOf(lexer, comments[comment]) === 0) break;
    end = Math.max(end, comments[comment + 1]);
  }
  while (end < codes.length && codes[end] !== LINE_FEED) end++;
  const lines = lexer.text.slice(start, end).split('\n').map(withoutReturns);
  pieces.push({ start, end, text: lines.join('\n') });
  addComments(lexer, comment, comments.length, pieces, (at) => (indentOf(lexer, at) === 0 ? 0 : 1));
}

function withoutReturns(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') end--;
  return line.slice(0, end);
}

/** Whether only white space without a line feed stands between two places. */
function onSameLine(lexer: Lexer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (lexer.codes[i] === LINE_FEED) return false;
  return true;
}
