import { blockAt } from '../ledger/edit-ledger.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger, LedgerDocument } from '../ledger/ledger.ts';
import { type EntryRule, type FieldRule, type FieldSet, findField } from '../syntax/grammar.ts';
import { type Lexer, STRING } from '../syntax/lexer.ts';
import { matchEntry, matchFields } from '../syntax/match-fields.ts';
import { KEYWORDS } from '../syntax/words.ts';
import type { Block } from '../text/block.ts';
import { sourceText } from '../text/source-text.ts';
import { fileOf } from './file-place.ts';

/** What stands around a place in a file: the entry, the line, the field, and what may stand there. */
export interface Cursor {
  readonly ledger: Ledger;
  readonly file: LedgerDocument;
  /** Undefined above the first entry. */
  readonly block: Block | undefined;
  readonly entry: Entry | undefined;
  readonly offset: number;
  /** Where its line starts in the file. */
  readonly lineStart: number;
  /** The line as it is written, and up to the place. */
  readonly line: string;
  readonly before: string;
  /** Whether the place is within quotation marks, in a comment, or among words. */
  readonly within: 'text' | 'comment' | 'words';
  /** Whether the line is the first of its entry, or may become that of a new one. */
  readonly isHeader: boolean;
  readonly rule: EntryRule | undefined;
  /** The fields that the line stands below, outermost first. */
  readonly parents: readonly FieldRule[];
  /** The fields that may stand on the line. */
  readonly allowed: FieldSet | undefined;
  /** The field that it is. */
  readonly field: FieldRule | undefined;
  /** What stands between the field's name and the place. */
  readonly value: string;
}

/** Looks around a place in a file; undefined where there is no such file. */
export function cursorAt(ledger: Ledger, path: string, offset: number): Cursor | undefined {
  const file = fileOf(ledger, path);
  if (!file) return undefined;
  const index = file.blocks.length > 0 && offset >= file.starts[0] ? blockAt(file, offset) : -1;
  const block = index < 0 ? undefined : file.blocks[index];
  const start = index < 0 ? 0 : file.starts[index];
  const text = block ? block.source.text.slice(block.start, block.end) : file.preamble;
  const at = Math.max(0, Math.min(offset - start, text.length));
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const before = text.slice(lineStart, at);
  const indent = /^\s*/.exec(before)![0].length;
  const lexer = ledger.reading.lexer;
  lexer.read(sourceText(path, text), 0);
  const rule = matchEntry(lexer);
  const isHeader = lineStart === 0 ? indent === 0 : before === '' || indent === 0;
  const parents = isHeader || !rule ? [] : parentsOf(lexer, rule, lineStart, indent);
  const allowed = isHeader || !rule ? undefined : (parents.at(-1)?.inside ?? rule.fields);
  const named = allowed && fieldIn(allowed, before.slice(indent));
  return {
    ledger,
    file,
    block,
    entry: index < 0 ? undefined : file.entries[index],
    offset,
    lineStart: start + lineStart,
    line,
    before,
    within: withinOf(lexer, at),
    isHeader,
    rule: isHeader && lineStart > 0 ? undefined : rule,
    parents,
    allowed,
    field: named?.field,
    value: named?.value ?? '',
  };
}

function withinOf(lexer: Lexer, at: number): Cursor['within'] {
  for (let i = 0; i < lexer.comments.length; i += 2)
    if (at > lexer.comments[i] && at <= lexer.comments[i + 1]) return 'comment';
  for (let token = 0; token < lexer.tokenCount; token++) {
    if (lexer.kinds[token] !== STRING) continue;
    const isOpen = lexer.values[token] === 2;
    if (at > lexer.starts[token] && (isOpen ? at <= lexer.ends[token] : at < lexer.ends[token]))
      return 'text';
  }
  return 'words';
}

/** The fields above a line that are indented less, each less than the one before. */
function parentsOf(lexer: Lexer, rule: EntryRule, lineStart: number, indent: number): FieldRule[] {
  const rules = matchFields(lexer, rule);
  const parents: FieldRule[] = [];
  let least = indent;
  for (let line = lexer.lineCount - 1; line > 0; line--) {
    if (lexer.lineStarts[line] - lexer.indents[line] >= lineStart || lexer.indents[line] >= least) continue;
    least = lexer.indents[line];
    const parent = rules[line];
    if (parent) parents.unshift(parent);
  }
  return parents;
}

/** The field that a text begins with, where white space follows its name. */
function fieldIn(
  set: FieldSet,
  text: string,
): { readonly field: FieldRule; readonly value: string } | undefined {
  const words = /^(\S+)(?:\s+(\S+))?/.exec(text);
  if (!words) return undefined;
  const [first, second] = [words[1], words[2] ?? ''].map((one) =>
    (KEYWORDS as readonly string[]).indexOf(one),
  );
  if (first < 0) return undefined;
  for (const next of [second, -1]) {
    const field = findField(set, first, next);
    if (!field) continue;
    const value = new RegExp(`^${field.name.replaceAll(' ', '\\s+')}\\s`).exec(text);
    if (value) return { field, value: text.slice(value[0].length).trimStart() };
  }
  return undefined;
}
