import { STATE_WORDS } from '../ledger/condition.ts';
import { looksLikeDate } from '../ledger/values/date-value.ts';
import { type EntryRule, type FieldRule, UNDATED_KEYWORDS } from '../syntax/grammar.ts';
import {
  BRACED_AMOUNT,
  BRACED_QUANTITY,
  Lexer,
  MENTION,
  SELECTION,
  STRING,
  VARIABLE,
} from '../syntax/lexer.ts';
import { endOfName, matchEntry, matchFields } from '../syntax/match-fields.ts';
import { HASH, isBlank, LINE_FEED, SEMICOLON } from '../text/characters.ts';
import { type SourceText, sourceText } from '../text/source-text.ts';

/** What a piece of a file is, to be coloured by. `word` is only a part of a sentence. */
export const HIGHLIGHT_KINDS = [
  'date',
  'keyword',
  'field',
  'name',
  'declared name',
  'variable',
  'text',
  'tag',
  'number',
  'clause',
  'state',
  'word',
  'comment',
  'unknown',
] as const;

export type HighlightKind = (typeof HIGHLIGHT_KINDS)[number];

/** A piece of a file and what it is; offsets in UTF-16 code units from the start of the text. */
export interface HighlightSpan {
  readonly kind: HighlightKind;
  readonly start: number;
  readonly end: number;
}

/** Receives pieces in the order of their places. */
export type HighlightVisitor = (kind: HighlightKind, start: number, end: number) => void;

/** Fields whose value holds sentences, in which most words are only words. */
const SENTENCES = new Set([
  'will',
  'or will',
  'never',
  'always',
  'did',
  'not',
  'also',
  'excludes',
  'undone by',
  'on',
]);
const CONDITIONS = new Set(['if', 'or if', 'unless', 'whenever', 'while', 'until', 'by']);
const CLAUSES = new Set(['by', 'within', 'starting', 'until', 'after', 'no', 'for']);
const COUNTS = new Set(['at', 'least', 'most', 'more', 'than', 'about', 'some', 'all', 'any']);
const VALUE_WORDS = new Set([
  'through',
  'as',
  'via',
  'supports',
  'denies',
  'mentions',
  'grade',
  'from',
  'until',
  'by',
  'to',
  'of',
  'on',
]);
/** Entries that declare the name in their first line; the others are about it. */
const DECLARING = new Set([
  ...UNDATED_KEYWORDS,
  'promise',
  'threat',
  'request',
  'deal',
  'event',
  'alleged',
  'claim',
  'response',
  'choice',
  'note',
]);
const STATES = new Set(STATE_WORDS.flatMap((state) => state.split(' ')));

/** Tells the pieces of a file apart, one entry at a time, so that only what is shown or edited has to be read. */
export class Highlighter {
  readonly #lexer = new Lexer();

  /**
   * Reads the entry whose header starts at `start`, with the comments above and below it.
   *
   * @returns where the next entry starts, or the end of the source
   */
  entry(source: SourceText, start: number, visit: HighlightVisitor): number {
    const lexer = this.#lexer;
    const end = lexer.read(source, start);
    const rule = matchEntry(lexer);
    const fields = rule ? matchFields(lexer, rule) : [];
    const { comments } = lexer;
    let comment = 0;
    const commentsBefore = (offset: number) => {
      for (; comment < comments.length && comments[comment] < offset; comment += 2)
        visit('comment', comments[comment], comments[comment + 1]);
    };
    for (let line = 0; line < lexer.lineCount; line++) {
      const from = lexer.lineTokens[line];
      const to = lexer.lineTokens[line + 1];
      const field = fields[line];
      const words = line > 0 && field ? endOfName(lexer, line, field) : from;
      const isRead = line === 0 ? rule !== undefined : field !== undefined;
      if (line > 0 && field && isRead) {
        commentsBefore(lexer.starts[from]);
        visit('field', lexer.starts[from], lexer.ends[words - 1]);
      }
      for (let token = isRead ? words : from; token < to; token++) {
        commentsBefore(lexer.starts[token]);
        const kind = isRead ? kindOf(lexer, token, from, field, rule) : unreadKind(lexer, token);
        visit(kind, lexer.starts[token], lexer.ends[token]);
      }
    }
    commentsBefore(Infinity);
    return end;
  }
}

function unreadKind(lexer: Lexer, token: number): HighlightKind {
  return marked(lexer, token) ?? 'unknown';
}

/** What a token is that says so itself. */
function marked(lexer: Lexer, token: number): HighlightKind | undefined {
  switch (lexer.kinds[token]) {
    case MENTION:
    case BRACED_QUANTITY:
    case SELECTION:
      return 'name';
    case VARIABLE:
      return 'variable';
    case STRING:
      return 'text';
    case BRACED_AMOUNT:
      return 'number';
    default:
      return undefined;
  }
}

function kindOf(
  lexer: Lexer,
  token: number,
  first: number,
  field: FieldRule | undefined,
  rule: EntryRule | undefined,
): HighlightKind {
  const dated = rule?.dated ?? false;
  const mark = marked(lexer, token);
  const isId = !field && mark === 'name' && token === first + (dated ? 2 : 1);
  if (isId && DECLARING.has(rule?.keyword ?? '')) return 'declared name';
  if (mark) return mark;
  if (lexer.codes[lexer.starts[token]] === HASH) return 'tag';
  const text = lexer.textOf(token);
  if (!field && token === first + (dated ? 1 : 0)) return 'keyword';
  if (looksLikeDate(text) && /\d{4}|\.\./.test(text)) return 'date';
  if (/^\p{Nd}/u.test(text)) return 'number';
  if (!field) return VALUE_WORDS.has(text) && rule?.keyword !== 'deed' ? 'clause' : 'word';
  if (CONDITIONS.has(field.name) && STATES.has(text) && afterIs(lexer, token, first)) return 'state';
  if (SENTENCES.has(field.name) || CONDITIONS.has(field.name))
    return CLAUSES.has(text) || (COUNTS.has(text) && isCount(lexer, token)) ? 'clause' : 'word';
  return VALUE_WORDS.has(text) ? 'clause' : 'word';
}

/** Whether `@p is` stands before a word, or before the word before it. */
function afterIs(lexer: Lexer, token: number, first: number): boolean {
  for (let back = 1; back <= 2; back++) {
    const at = token - back;
    if (at > first && lexer.textOf(at) === 'is' && lexer.kinds[at - 1] === MENTION) return true;
  }
  return false;
}

/** Whether the words go on to a number, or to `of` and a name. */
function isCount(lexer: Lexer, token: number): boolean {
  for (let next = token + 1; next <= token + 2 && next < lexer.tokenCount; next++) {
    if (/^\p{Nd}/u.test(lexer.textOf(next))) return true;
    if (lexer.textOf(next) === 'of' && lexer.kinds[next + 1] === MENTION) return true;
  }
  return false;
}

/**
 * The pieces of the entries that overlap a part of a text, to colour them.
 *
 * ```ts
 * const text = 'party @anna "Anna"\n2026-03-01 event\n  did @anna sings\n';
 * highlight(text, 20, 21).map(({ kind, start, end }) => [kind, text.slice(start, end)]) // => [
 * //   ['date', '2026-03-01'], ['keyword', 'event'], ['field', 'did'], ['name', '@anna'], ['word', 'sings']]
 * ```
 */
export function highlight(text: string, start = 0, end = text.length): HighlightSpan[] {
  const from = entryStart(text, start);
  let to = nextEntry(text, Math.max(start, end - 1));
  if (to < 0) to = text.length;
  const source = sourceText('', text.slice(from, to));
  const highlighter = new Highlighter();
  const spans: HighlightSpan[] = [];
  for (let at = 0; at < source.codes.length; ) {
    at = highlighter.entry(source, at, (kind, first, last) => {
      spans.push({ kind, start: from + first, end: from + last });
    });
  }
  return spans;
}

/** Where the entry starts that a place is in, or the text. */
export function entryStart(text: string, offset: number): number {
  let at = lineStart(text, Math.min(offset, text.length));
  while (at > 0 && !(at < text.length && startsEntry(text, at))) at = lineStart(text, at - 1);
  return at;
}

/** Where the line starts that a place is on. */
function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the first entry starts after a place; -1 where there is none. */
export function nextEntry(text: string, offset: number): number {
  for (let at = text.indexOf('\n', offset) + 1; at > 0; at = text.indexOf('\n', at) + 1)
    if (at < text.length && startsEntry(text, at)) return at;
  return -1;
}

/** Whether the line that starts at a place is the first of an entry: it has text in its first column, and no comment. */
export function startsEntry(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code !== LINE_FEED && code !== SEMICOLON && !isBlank(code);
}
