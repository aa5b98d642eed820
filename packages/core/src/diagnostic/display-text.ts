import { isDirectionControl } from '../text/characters.ts';

/** A piece of text as a terminal shows it: what is printed, and how many columns it takes. */
export interface Cell {
  /** Where the piece starts in the text, in UTF-16 code units. */
  readonly start: number;
  readonly shown: string;
  readonly width: number;
}

const TAB_STOP = 4;
/** Blocks of characters two columns wide (Unicode: East_Asian_Width W and F, and emoji), as pairs of ends. */
const WIDE = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648,
  0x2653, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728,
  0x274c, 0x274c, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400,
  0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19,
  0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1b000, 0x1b2ff, 0x1f004, 0x1f004,
  0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1e6, 0x1f320, 0x1f32d, 0x1f64f, 0x1f680, 0x1f6ff,
  0x1f7e0, 0x1f7eb, 0x1f900, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd,
];
const EMOJI_STYLE = 0xfe0f;
/** Spaces without width, and the byte order mark: two texts that differ by them look the same. */
const UNSEEN: ReadonlySet<number> = new Set([0x200b, 0x2060, 0xfeff]);

const TURNED = String.raw`[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}،؛؟]\p{M}*`;

/** A pattern for words in scripts that are written from right to left, with the spaces and digits between them. */
export function rightToLeft(): RegExp {
  return new RegExp(String.raw`${TURNED}(?:[\p{Nd}\s_./-]*${TURNED})*`, 'gu');
}

/**
 * A line of a user's text in the pieces that take up columns: tabs become spaces, East Asian characters are two columns
 * wide, combining marks none. Control characters, which could rewrite the screen or turn the direction of writing, are
 * shown as what they are.
 *
 * ```ts
 * displayCells('売\ta').map((cell) => cell.width) // => [2, 2, 1]
 * displayCells('e\u0301').length // => 1
 * displayCells('\u202e')[0].shown // => '<U+202E>'
 * ```
 */
export function displayCells(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { start, text } of graphemes(line)) {
    const cell = cellOf(start, text, column);
    cells.push(cell);
    column += cell.width;
  }
  return cells;
}

/** What does not begin a line in Japanese and Chinese. */
const CLOSING = /^[、。，．・：；？！」』）】〕〉》〟ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;

/**
 * A word in the parts between which a line may end: before a wide character, unless that closes what stands before it.
 *
 * ```ts
 * wordParts('約束。').map((part) => part.map(({ shown }) => shown).join('')) // => ['約', '束。']
 * wordParts('promise').length // => 1
 * ```
 */
export function wordParts(word: string): Cell[][] {
  const parts: Cell[][] = [];
  for (const cell of displayCells(word)) {
    if (parts.length === 0 || (cell.width === 2 && !CLOSING.test(cell.shown))) parts.push([cell]);
    else parts.at(-1)!.push(cell);
  }
  return parts;
}

/** Text from a ledger made safe to print: control characters are shown as what they are. */
export function printable(text: string): string {
  let safe = '';
  for (const character of text) safe += isControl(character.codePointAt(0)!) ? named(character) : character;
  return safe;
}

/** How many columns a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const cell of displayCells(text)) width += cell.width;
  return width;
}

function cellOf(start: number, text: string, column: number): Cell {
  if (text === '\t') {
    const width = TAB_STOP - (column % TAB_STOP);
    return { start, shown: ' '.repeat(width), width };
  }
  const code = text.codePointAt(0)!;
  if (code >= 32 && code < 127) return { start, shown: text, width: 1 };
  if (isControl(code)) {
    const shown = named(text);
    return { start, shown, width: shown.length };
  }
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(text)) return { start, shown: text, width: 0 };
  return { start, shown: text, width: isWide(text) ? 2 : 1 };
}

function isWide(grapheme: string): boolean {
  for (const character of grapheme) {
    const code = character.codePointAt(0)!;
    if (code === EMOJI_STYLE) return true;
    for (let i = 0; i < WIDE.length && WIDE[i] <= code; i += 2) if (code <= WIDE[i + 1]) return true;
  }
  return false;
}

function isControl(code: number): boolean {
  return (
    (code < 32 && code !== 9) || (code >= 127 && code < 160) || isDirectionControl(code) || UNSEEN.has(code)
  );
}

function named(text: string): string {
  return `<U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/**
 * Characters that are pieces by themselves wherever no combining mark is near: Latin, Greek, Cyrillic, dashes, quotation
 * marks, arrows, signs of mathematics, Kana, Han and Hangul.
 */
const PLAIN =
  /^[\0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u22ff\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

let segmenter: Intl.Segmenter | undefined;

function* graphemes(line: string): Generator<{ start: number; text: string }> {
  // The first use of a segmenter takes longer than the rest of a short message.
  if (PLAIN.test(line)) {
    for (let i = 0; i < line.length; i++) yield { start: i, text: line.charAt(i) };
    return;
  }
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { index, segment } of segmenter.segment(line)) yield { start: index, text: segment };
}
