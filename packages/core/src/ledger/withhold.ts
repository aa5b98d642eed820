import { Lexer } from '../syntax/lexer.ts';
import { isBlank, LINE_FEED, SEMICOLON } from '../text/characters.ts';
import { type SourceText, sourceText } from '../text/source-text.ts';

/**
 * The compartments an answer was asked with: the words after `secret` of what its reader may see. `'all'` is for the
 * keeper's own tools, which hold the text anyway.
 */
export type Compartments = ReadonlySet<string> | 'all';

/** Texts without what their reader may not see, and how much that was. */
export interface Withheld {
  readonly sources: readonly SourceText[];
  readonly entries: number;
  /** Lines of entries that are shown, each with what stands below it. */
  readonly lines: number;
}

/** No compartment: what anyone may read. */
export const OPEN: Compartments = new Set<string>();

/** In capital letters, or written as elsewhere (`secret:`, `secrets`), it is a mistake, and hides all the same. */
const MARK = /secret/gi;
const MARKS = /^secrets?(?![\p{L}\p{M}\p{N}])/iu;

/**
 * Blanks out of ledger texts what is marked `secret` with a word that is not among the compartments (language.md:
 * Evidence fields). The mark covers what it stands under: an entry, or one line with all below it. What has two marks
 * needs both words. Nothing that is read from the result can tell what stood there: not an answer, not a message, not
 * the line it quotes. Offsets and line numbers stay as they are.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const text = 'party @anna\nparty @ben "Ben"\n  secret board\n';
 * const { sources, entries } = withhold([sourceText('a.troth', text)], new Set());
 * sources[0].text.trim() // => 'party @anna'
 * entries // => 1
 * withhold([sourceText('a.troth', text)], new Set(['board'])).entries // => 0
 * ```
 */
export function withhold(sources: readonly SourceText[], compartments: Compartments): Withheld {
  return withholdBy(blanked, sources, compartments);
}

/**
 * As {@link withhold}, for texts that are handed on to others: of what is left out not even the length of a line is told,
 * by which a name or a sum could be guessed. Line numbers stay as they are, offsets do not.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const text = 'party @anna\nparty @ben "Ben"\n  secret board\nparty @cleo\n';
 * withholdLines([sourceText('a.troth', text)], new Set()).sources[0].text // => 'party @anna\n\n\nparty @cleo\n'
 * ```
 */
export function withholdLines(sources: readonly SourceText[], compartments: Compartments): Withheld {
  return withholdBy(emptied, sources, compartments);
}

/**
 * The files of which something is left once what is secret is taken out of them, whole. The name of a file that is secret
 * from its first entry to its last may tell what it is about, so whoever hands texts on leaves it out.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const secret = sourceText('informants.troth', '; Who they are\n\nparty @ben "Ben"\n  secret board\n');
 * openFiles([secret, sourceText('a.troth', 'party @anna\n')], new Set()).map(({ path }) => path) // => ['a.troth']
 * ```
 */
export function openFiles(sources: readonly SourceText[], compartments: Compartments): SourceText[] {
  return sources.filter((source) => {
    const { sources: shown, entries } = withholdLines([source], compartments);
    return entries === 0 || /^[^\S\n]*[^\s;]/m.test(shown[0]!.text);
  });
}

function withholdBy(
  taken: (source: SourceText, spans: readonly Span[]) => SourceText,
  sources: readonly SourceText[],
  compartments: Compartments,
): Withheld {
  if (compartments === 'all') return { sources, entries: 0, lines: 0 };
  const finder = new Finder(compartments);
  const shown = sources.map((source) => {
    const spans = finder.find(source);
    return spans.length > 0 ? taken(source, spans) : source;
  });
  return { sources: shown, entries: finder.entries, lines: finder.lines };
}

/** From one offset of a text to before another. */
interface Span {
  readonly start: number;
  readonly end: number;
}

class Finder {
  entries = 0;
  lines = 0;
  readonly #compartments: ReadonlySet<string>;
  readonly #lexer = new Lexer();

  constructor(compartments: ReadonlySet<string>) {
    this.#compartments = new Set([...compartments].map(folded));
  }

  /** What to blank out of a text. Only entries that may hold a mark are read. */
  find(source: SourceText): Span[] {
    const { text } = source;
    const spans: Span[] = [];
    let end = 0;
    for (const { index: at } of text.matchAll(MARK)) {
      if (at < end || !startsField(source, at)) continue;
      const start = startOfEntry(source, at);
      end = this.#lexer.read(source, start);
      this.#search(source, { start, end }, spans);
    }
    return spans;
  }

  /** Looks through the entry that the lexer holds. */
  #search(source: SourceText, entry: Span, spans: Span[]): void {
    const owners = new Set<number>();
    for (let line = 1; line < this.#lexer.lineCount; line++)
      if (this.#hides(line)) owners.add(this.#above(line));
    if (owners.has(0)) {
      this.entries++;
      cover(spans, { start: withCommentsAbove(source, entry.start), end: entry.end });
      return;
    }
    let end = 0;
    for (const owner of [...owners].sort((a, b) => a - b)) {
      if (owner < end) continue;
      this.lines++;
      const start = withCommentsAbove(source, this.#startOf(owner));
      end = this.#endOf(owner);
      cover(spans, { start, end: end < this.#lexer.lineCount ? this.#startOf(end) : entry.end });
    }
  }

  /** Whether a line is a mark with a word that was not asked with. */
  #hides(line: number): boolean {
    const { lineTokens, starts, ends, text } = this.#lexer;
    const from = lineTokens[line]!;
    const to = lineTokens[line + 1]!;
    if (!MARKS.test(this.#lexer.textOf(from))) return false;
    return !(to > from + 1 && this.#compartments.has(folded(text.slice(starts[from + 1], ends[to - 1]))));
  }

  /** The line that a line qualifies. */
  #above(line: number): number {
    const { depths } = this.#lexer;
    let above = line - 1;
    while (above > 0 && depths[above]! >= depths[line]!) above--;
    return above;
  }

  /** The line after all that stands below a line; an alternative (`or will`) falls with the line it is one to. */
  #endOf(owner: number): number {
    const { depths, lineCount, lineTokens } = this.#lexer;
    const isAlternative = (line: number) => this.#lexer.textOf(lineTokens[line]!).toLowerCase() === 'or';
    let end = owner + 1;
    while (end < lineCount && depths[end]! > depths[owner]!) end++;
    if (isAlternative(owner)) return end;
    while (end < lineCount && depths[end] === depths[owner] && isAlternative(end)) {
      end++;
      while (end < lineCount && depths[end]! > depths[owner]!) end++;
    }
    return end;
  }

  #startOf(line: number): number {
    return this.#lexer.lineStarts[line]! - this.#lexer.indents[line]!;
  }
}

/** Adds a span to those before it. Comments between two of them belong to both, and are covered once. */
function cover(spans: Span[], { start, end }: Span): void {
  spans.push({ start: Math.max(start, spans.at(-1)?.end ?? 0), end });
}

function folded(word: string): string {
  return word.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Whether only white space stands before an offset on its line, and some does. */
function startsField({ codes }: SourceText, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(codes[before]!)) before--;
  return before < at - 1 && (before < 0 || codes[before] === LINE_FEED);
}

/** Where the entry starts that an offset lies in. */
function startOfEntry({ codes }: SourceText, at: number): number {
  let first = lineStart(codes, at);
  for (let line = first; ; line = lineStart(codes, line - 1)) {
    const code = codes[line]!;
    if (code !== LINE_FEED && code !== SEMICOLON) {
      first = line;
      if (!isBlank(code)) break;
    }
    if (line === 0) break;
  }
  return first === 0 && codes[0] === BYTE_ORDER_MARK ? 1 : first;
}

const BYTE_ORDER_MARK = 0xfeff;

function lineStart(codes: SourceText['codes'], at: number): number {
  let start = at;
  while (start > 0 && codes[start - 1] !== LINE_FEED) start--;
  return start;
}

/** Where the comments start that stand right above a line: they may be about it. */
function withCommentsAbove({ codes }: SourceText, at: number): number {
  let start = at;
  while (start > 0 && codes[start - 1] === LINE_FEED) {
    const above = lineStart(codes, start - 1);
    let first = above;
    while (isBlank(codes[first]!)) first++;
    if (codes[first] !== SEMICOLON) break;
    start = above;
  }
  return start;
}

/** The text with spaces in the place of all but the line feeds of some spans. */
function blanked({ path, text, codes }: SourceText, spans: readonly Span[]): SourceText {
  const parts: string[] = [];
  // A copy: to slice the bytes as the runtime gives them may only be to look at them.
  const shown = codes instanceof Uint16Array ? new Uint16Array(codes) : new Uint8Array(codes);
  let last = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(last, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    for (let at = start; at < end; at++) if (shown[at] !== LINE_FEED) shown[at] = 32;
    last = end;
  }
  parts.push(text.slice(last));
  return { path, text: parts.join(''), codes: shown };
}

/** The text with nothing but the line feeds of some spans. */
function emptied({ path, text }: SourceText, spans: readonly Span[]): SourceText {
  const parts: string[] = [];
  let last = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(last, start), text.slice(start, end).replace(/[^\n]+/g, ''));
    last = end;
  }
  return sourceText(path, parts.join('') + text.slice(last));
}
