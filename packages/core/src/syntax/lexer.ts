import {
  AT,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  isBlank,
  isDirectionControl,
  isLetterOrDigit,
  isNameEdge,
  isNameInner,
  isPlainInName,
  isSpecialAtStart,
  isSpecialInWord,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  QUOTE,
  SEMICOLON,
  SPACE,
} from '../text/characters.ts';
import { composed } from '../text/composed.ts';
import { HASH_SEED, Interner, mixHash } from '../text/interner.ts';
import { isWithinName } from '../text/name-pattern.ts';
import { countLines, type SourceText } from '../text/source-text.ts';
import { KEYWORDS } from './words.ts';

/** Kinds of token. `value` of a word is its number among the words, of a mention or variable among the names. */
export const WORD = 1;
export const MENTION = 2;
export const VARIABLE = 3;
/** `@{3 of leaders}`: a braced quantity of a group. */
export const BRACED_QUANTITY = 4;
/** `{100 JPY}`: a braced amount. */
export const BRACED_AMOUNT = 5;
export const STRING = 6;
/** `[of @m to @v on @event]` after a name: selects instances. */
export const SELECTION = 7;

/** With it some programs begin a file; within one it is no indentation. */
const BYTE_ORDER_MARK = 0xfeff;

/** What the lexer found wrong; the parser turns it into a diagnostic. */
export const OPEN_QUOTE = 1;
export const DIRECTION_CONTROL = 2;
export const MIXED_INDENTATION = 3;
export const BAD_NAME = 4;
export const OPEN_BRACES = 5;

/**
 * Splits one entry into lines and tokens. The arrays belong to the lexer and hold one entry at a time: nothing is
 * allocated for an entry that is read and done with. Words and names are interned, so that the readers compare numbers.
 *
 * Offsets count from the start of the source, in UTF-16 code units.
 */
export class Lexer {
  readonly words = new Interner();
  readonly names = new Interner();

  kinds = new Uint8Array(64);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  values = new Int32Array(64);
  tokenCount = 0;

  /** The first token of each line that has one; `lineTokens[lineCount]` is `tokenCount`. */
  lineTokens = new Int32Array(32);
  /** Where the text of each line starts, after its indentation. */
  lineStarts = new Int32Array(32);
  /** The length of each line's indentation. */
  indents = new Int32Array(32);
  /** 0 for the header, 1 for a field, 2 for what qualifies a field, and so on. */
  depths = new Int32Array(32);
  lineCount = 0;
  /** How many line feeds were read, blank lines and comments counted. */
  lineFeeds = 0;

  /** Comments, as pairs of offsets. */
  comments: number[] = [];
  /** Problems, as triples of problem, start and end. */
  problems: number[] = [];

  /** How far a line is known to close nothing, so that one full of opening ones is looked through once. */
  #unclosedBefore = { [CLOSE_BRACE]: 0, [CLOSE_BRACKET]: 0, [QUOTE]: 0 };

  /** The last line that fits one above it, and the last of each depth that does; 0 where none did. */
  #lastFitting = 0;
  readonly #lastOfDepth: number[] = [0, 0];
  /** The last line of each indentation that fits none above it. */
  readonly #misfits = new Map<string, number>();

  codes: SourceText['codes'] = new Uint8Array(0);
  text = '';

  constructor() {
    for (const keyword of KEYWORDS) this.words.internText(keyword);
  }

  /**
   * Reads the entry whose header starts at `start`.
   *
   * @returns where the next entry starts, or the end of the source
   */
  read(source: SourceText, start: number): number {
    const codes = source.codes;
    this.codes = codes;
    this.text = source.text;
    this.tokenCount = 0;
    this.lineCount = 0;
    this.#unclosedBefore[CLOSE_BRACE] = 0;
    this.#unclosedBefore[CLOSE_BRACKET] = 0;
    this.#unclosedBefore[QUOTE] = 0;
    this.lineFeeds = 0;
    // Setting the length of an array is slow, and entries with either are few.
    if (this.comments.length > 0) this.comments.length = 0;
    if (this.problems.length > 0) this.problems.length = 0;
    const length = codes.length;
    let i = start;
    let header = true;
    while (i < length) {
      const lineStart = i;
      let code = codes[i]!;
      if (code === 32) {
        do code = codes[++i]!;
        while (code === 32);
      }
      while (i < length && isBlank(code)) code = codes[++i]!;
      if (i >= length) break;
      if (code === LINE_FEED) {
        this.lineFeeds++;
        i++;
        continue;
      }
      if (code === SEMICOLON) {
        i = this.#comment(i);
        continue;
      }
      if (i === lineStart && !header) break;
      header = false;
      if (this.lineCount + 2 > this.lineTokens.length) this.#growLines();
      const line = this.lineCount++;
      this.lineTokens[line] = this.tokenCount;
      this.lineStarts[line] = i;
      this.indents[line] = i - lineStart;
      i = this.#line(i);
      if (line > 0) this.#indentation(line);
      else this.#beginIndentation();
    }
    this.lineTokens[this.lineCount] = this.tokenCount;
    return Math.min(i, length);
  }

  /** The text of a token. */
  textOf(token: number): string {
    return this.text.slice(this.starts[token], this.ends[token]);
  }

  /**
   * Reads the tokens of one line, and of the lines a string runs over; returns the start of the next. Words and bare
   * names of ASCII are read here, in one loop, for nearly every token is one; the rest has methods of its own.
   */
  #line(from: number): number {
    const codes = this.codes;
    const length = codes.length;
    let i = from;
    while (i < length) {
      const at = i;
      let code = codes[i]!;
      if (code === SPACE) {
        i++;
        continue;
      }
      if (code === LINE_FEED) {
        this.lineFeeds++;
        return i + 1;
      }
      let kind = WORD;
      if (isSpecialAtStart(code)) {
        if (code !== AT || i + 1 >= length || !isPlainInName(codes[i + 1]!)) {
          if (code === SEMICOLON && (i === from || isBlank(codes[i - 1]!))) return this.#comment(i);
          i = this.#unusual(i, code);
          continue;
        }
        kind = MENTION;
        i++;
      }
      const start = i;
      let hash = HASH_SEED;
      if (kind === WORD) {
        do {
          hash = mixHash(hash, code);
          if (++i === length) break;
          code = codes[i]!;
        } while (!isSpecialInWord(code) || (code !== SPACE && code !== LINE_FEED && !this.#stops(code, i)));
      } else {
        code = codes[i]!;
        do {
          hash = mixHash(hash, code);
          if (++i === length) break;
          code = codes[i]!;
        } while (isPlainInName(code));
        if (!isNameEdge(codes[i - 1]!) || !isNameEdge(codes[start]!) || code > 127 || code === OPEN_BRACKET) {
          i = this.#mention(at);
          continue;
        }
      }
      const table = kind === WORD ? this.words : this.names;
      this.#push(kind, at, i, table.intern(codes, start, i, hash, this.text));
    }
    return i;
  }

  /** Reads what neither starts a word nor a plain name. */
  #unusual(at: number, code: number): number {
    if (code === AT) return this.#mention(at);
    if (code === QUOTE) return this.#string(at);
    if (code === QUESTION) return this.#variable(at);
    if (code === OPEN_BRACE) return this.#braces(at, at + 1, BRACED_AMOUNT);
    return isBlank(code) ? at + 1 : this.#word(at);
  }

  #word(start: number): number {
    const codes = this.codes;
    const length = codes.length;
    let code = codes[start]!;
    let hash = mixHash(HASH_SEED, code);
    if (isDirectionControl(code)) this.problems.push(DIRECTION_CONTROL, start, start + 1);
    let i = start + 1;
    for (; i < length; i++) {
      code = codes[i]!;
      if (isSpecialInWord(code) && this.#stops(code, i)) break;
      hash = mixHash(hash, code);
    }
    this.#push(WORD, start, i, this.words.intern(codes, start, i, hash, this.text));
    return i;
  }

  /** Whether the character at `i`, special and not the first of its word, ends the word before it. */
  #stops(code: number, i: number): boolean {
    if (code === AT || code === QUESTION) {
      const next = this.codes[i + 1] ?? 0;
      if (next === OPEN_BRACE) return true;
      return isNameEdge(next) && !isLetterOrDigit(this.codes[i - 1]!);
    }
    if (isDirectionControl(code)) {
      this.problems.push(DIRECTION_CONTROL, i, i + 1);
      return false;
    }
    return code === LINE_FEED || code === QUOTE || code === OPEN_BRACE || isBlank(code);
  }

  #mention(at: number): number {
    const next = this.codes[at + 1] ?? 0;
    if (next === OPEN_BRACE) return this.#braces(at, at + 2, MENTION);
    if (!isNameEdge(next)) {
      this.problems.push(BAD_NAME, at, at + 1);
      return this.#word(at);
    }
    const end = this.#name(at, MENTION);
    return this.codes[end] === OPEN_BRACKET ? this.#selection(end) : end;
  }

  #variable(at: number): number {
    const next = this.codes[at + 1] ?? 0;
    if (next === OPEN_BRACE) return this.#braces(at, at + 2, VARIABLE);
    return isNameEdge(next) ? this.#name(at, VARIABLE) : this.#word(at);
  }

  /** A bare name after its `@` or `?`; it ends at its last letter, mark or digit. */
  #name(at: number, kind: typeof MENTION | typeof VARIABLE): number {
    const codes = this.codes;
    let end = at + 1;
    while (end < codes.length && isNameInner(codes[end]!)) end++;
    while (!isNameEdge(codes[end - 1]!)) end--;
    this.#push(kind, at, end, this.#internName(at + 1, end));
    return end;
  }

  #internName(start: number, end: number): number {
    const codes = this.codes;
    let hash = HASH_SEED;
    let plain = true;
    for (let i = start; i < end; i++) {
      const code = codes[i]!;
      if (code >= 128) plain = false;
      hash = mixHash(hash, code);
    }
    if (plain) return this.names.intern(codes, start, end, hash, this.text);
    const name = composed(this.text.slice(start, end));
    if (!isWithinName(name)) this.problems.push(BAD_NAME, start, end);
    return this.names.internText(name);
  }

  /** `{…}`, `@{…}` and `?{…}`, whose inside starts at `inner`. */
  #braces(at: number, inner: number, kind: typeof MENTION | typeof VARIABLE | typeof BRACED_AMOUNT): number {
    const codes = this.codes;
    const end = this.#closing(inner, CLOSE_BRACE);
    if (end < 0 || this.#holdsBrace(inner, end)) {
      this.problems.push(OPEN_BRACES, at, inner);
      return this.#word(at);
    }
    let start = inner;
    let last = end;
    while (start < last && isBlank(codes[start]!)) start++;
    while (last > start && isBlank(codes[last - 1]!)) last--;
    let spaced = false;
    for (let i = start; i < last; i++) if (isBlank(codes[i]!)) spaced = true;
    if (kind === BRACED_AMOUNT) this.#push(BRACED_AMOUNT, at, end + 1, 0);
    else if (spaced) this.#push(BRACED_QUANTITY, at, end + 1, 0);
    else if (start === last || !this.#isName(start, last)) {
      this.problems.push(BAD_NAME, at, end + 1);
      this.#push(BRACED_QUANTITY, at, end + 1, 0);
    } else this.#push(kind, at, end + 1, this.#internName(start, last));
    return kind === MENTION && codes[end + 1] === OPEN_BRACKET ? this.#selection(end + 1) : end + 1;
  }

  #isName(start: number, end: number): boolean {
    if (!isNameEdge(this.codes[start]!) || !isNameEdge(this.codes[end - 1]!)) return false;
    for (let i = start; i < end; i++) if (!isNameInner(this.codes[i]!)) return false;
    return true;
  }

  /** Whether another brace opens before the one that closes: the first was left open. */
  #holdsBrace(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.codes[i] === OPEN_BRACE) return true;
    return false;
  }

  /** `[…]` right after a name. */
  #selection(at: number): number {
    const end = this.#closing(at, CLOSE_BRACKET);
    if (end < 0) return at;
    this.#push(SELECTION, at, end + 1, 0);
    return end + 1;
  }

  /** Where a line's next closing brace or bracket stands; -1 where it has none. */
  #closing(from: number, bracket: typeof CLOSE_BRACE | typeof CLOSE_BRACKET): number {
    if (from < this.#unclosedBefore[bracket]) return -1;
    let end = from;
    while (end < this.codes.length && this.codes[end] !== bracket && this.codes[end] !== LINE_FEED) end++;
    if (this.codes[end] === bracket) return end;
    this.#unclosedBefore[bracket] = end;
    return -1;
  }

  /** A quoted text; over lines that are indented deeper than its own, blank ones among them. */
  #string(at: number): number {
    const codes = this.codes;
    const length = codes.length;
    const indent = this.indents[this.lineCount - 1]!;
    // In what a text without end could have run over, every mark is escaped: none of them opens one with an end.
    const open = at < this.#unclosedBefore[QUOTE];
    let i = open ? length : at + 1;
    let special = 0;
    let lineFeeds = 0;
    for (; i < length; i++) {
      const code = codes[i]!;
      if (code === QUOTE) {
        this.lineFeeds += lineFeeds;
        this.#push(STRING, at, i + 1, special);
        return i + 1;
      }
      if (code === BACKSLASH) {
        special = 1;
        if (codes[i + 1] !== LINE_FEED) i++;
      } else if (code === LINE_FEED) {
        special = 1;
        const next = this.#runsOn(i + 1, indent);
        if (next < 0) break;
        lineFeeds += countLines(codes, i, next);
        i = next - 1;
      }
    }
    if (!open) this.#unclosedBefore[QUOTE] = i;
    this.problems.push(OPEN_QUOTE, at, Math.min(this.#lineEnd(at), length));
    const end = this.#lineEnd(at);
    this.#push(STRING, at, end, 2);
    return end;
  }

  /** Where the first line with text from `lineStart` on has its text, if it is indented deeper than `indent`; else -1. */
  #runsOn(lineStart: number, indent: number): number {
    const codes = this.codes;
    let start = lineStart;
    for (let i = lineStart; i < codes.length; i++) {
      const code = codes[i]!;
      if (code === LINE_FEED) start = i + 1;
      else if (!isBlank(code)) return i - start > indent ? i : -1;
    }
    return -1;
  }

  #comment(at: number): number {
    const codes = this.codes;
    const length = codes.length;
    let i = at;
    for (; i < length && codes[i] !== LINE_FEED; i++) {
      const code = codes[i]!;
      if (isDirectionControl(code)) this.problems.push(DIRECTION_CONTROL, i, i + 1);
    }
    this.comments.push(at, i);
    if (i < length) this.lineFeeds++;
    return i + 1;
  }

  #lineEnd(at: number): number {
    let end = at;
    while (end < this.codes.length && this.codes[end] !== LINE_FEED) end++;
    if (end > at && this.codes[end - 1] === 13) end--;
    return end;
  }

  /** Deeper means the parent's white space and more; back means one that a line above had. */
  #indentation(line: number): void {
    const indent = this.indents[line]!;
    const isMarked = this.codes[this.lineStarts[line]! - indent] === BYTE_ORDER_MARK;
    // A line that fits none above it shows nothing of those below it, unless they are indented as it is.
    const fitting = this.#lastFitting;
    const parent = this.#isDeeper(line, line - 1) ? line - 1 : fitting;
    const depth = isMarked
      ? 0
      : this.#isDeeper(line, parent)
        ? this.depths[parent]! + 1
        : this.#depthBeside(line, fitting);
    this.depths[line] = Math.max(depth, 1);
    if (depth > 0) {
      this.#lastFitting = line;
      this.#lastOfDepth[depth] = line;
      return;
    }
    const start = this.lineStarts[line]! - indent;
    this.problems.push(MIXED_INDENTATION, start, this.lineStarts[line]!);
    this.#misfits.set(this.text.slice(start, start + indent), line);
  }

  /** The depth of the nearest line above that is indented alike and under which nothing else has begun; 0 if none is. */
  #depthBeside(line: number, fitting: number): number {
    const indent = this.indents[line]!;
    let above = fitting;
    for (let depth = this.depths[fitting]!; depth > 0; depth--) {
      if (this.#lastOfDepth[depth] === 0) above = 0;
      else {
        above = this.#lastOfDepth[depth]!;
        if (this.indents[above] === indent && this.#extends(line, above))
          return this.#misfitLike(line) > above ? 1 : depth;
        if (this.indents[above]! < indent) break;
      }
    }
    return fitting > 0 && this.#misfitLike(line) > above ? 1 : 0;
  }

  /** The last line that fits none above it and is indented as a line is; -1 where there is none. */
  #misfitLike(line: number): number {
    if (this.#misfits.size === 0) return -1;
    const end = this.lineStarts[line]!;
    return this.#misfits.get(this.text.slice(end - this.indents[line]!, end)) ?? -1;
  }

  #beginIndentation(): void {
    this.depths[0] = 0;
    this.#lastFitting = 0;
    this.#lastOfDepth[1] = 0;
    if (this.#misfits.size > 0) this.#misfits.clear();
  }

  #isDeeper(line: number, above: number): boolean {
    return this.indents[line]! > this.indents[above]! && this.#extends(line, above);
  }

  /** Whether the white space of a line begins with that of a line above. */
  #extends(line: number, above: number): boolean {
    const codes = this.codes;
    const shared = Math.min(this.indents[above]!, this.indents[line]!);
    let i = this.lineStarts[line]! - this.indents[line]!;
    let j = this.lineStarts[above]! - this.indents[above]!;
    for (let k = 0; k < shared; k++) if (codes[i++] !== codes[j++]) return false;
    return true;
  }

  #push(kind: number, start: number, end: number, value: number): void {
    if (this.tokenCount === this.kinds.length) this.#growTokens();
    const token = this.tokenCount++;
    this.kinds[token] = kind;
    this.starts[token] = start;
    this.ends[token] = end;
    this.values[token] = value;
  }

  #growTokens(): void {
    this.kinds = doubled(this.kinds);
    this.starts = doubled(this.starts);
    this.ends = doubled(this.ends);
    this.values = doubled(this.values);
  }

  #growLines(): void {
    this.lineTokens = doubled(this.lineTokens);
    this.lineStarts = doubled(this.lineStarts);
    this.indents = doubled(this.indents);
    this.depths = doubled(this.depths);
  }
}

function doubled<T extends Int32Array | Uint8Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
