import opentype, { type Font } from 'opentype.js';

/** The weights that pictures are set in. */
export type Weight = 400 | 600;

/** A letter at its place in a line: its outlines in units of the typeface, and what makes them as large as they are to be. */
export interface PlacedLetter {
  readonly outlines: string;
  readonly scale: number;
  readonly x: number;
}

/** A letter as the typeface has it, in parts of its size. */
interface Letter {
  readonly width: number;
  readonly outlines: string;
  readonly unit: number;
}

/** What only illustrates a text, with what only directs how characters are shown. */
const PICTOGRAPHS =
  /\p{Extended_Pictographic}\ufe0f|\p{Emoji_Presentation}|[\p{Emoji_Modifier}\p{Cf}]|[\ufe0e-\ufe0f]/gu;

/** A typeface as its files have it, each for some scripts. */
export class Typeface {
  readonly #fonts: Readonly<Record<Weight, readonly Font[]>>;
  readonly #letters: Readonly<Record<Weight, Map<string, Letter | null>>> = {
    400: new Map(),
    600: new Map(),
  };

  /**
   * @param files the files of each weight (WOFF), those of the most usual scripts first
   */
  constructor(files: Readonly<Record<Weight, readonly Uint8Array[]>>) {
    const read = (bytes: Uint8Array) =>
      opentype.parse(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
      );
    this.#fonts = { 400: files[400].map(read), 600: files[600].map(read) };
  }

  /** A text without pictographs. Undefined where something else cannot be set: the rest would say something else. */
  settable(text: string): string | undefined {
    const whole = text
      .normalize('NFC')
      .replace(PICTOGRAPHS, '')
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/\s*→\s*/g, ' to ')
      .replace(/\s+/g, ' ')
      .trim();
    const isWhole = [...whole].every((character) => this.#letter(character, 400));
    return isWhole && whole !== '' ? whole : undefined;
  }

  /** How wide a text is, in the unit of its size. */
  widthOf(text: string, weight: Weight, size: number): number {
    let width = 0;
    for (const character of text) width += this.#letter(character, weight)?.width ?? 0;
    return width * size;
  }

  /** The letters of a text from a place on; what there is no letter for is left out. */
  lettersOf(text: string, weight: Weight, size: number, x: number): PlacedLetter[] {
    let at = x;
    const placed: PlacedLetter[] = [];
    for (const character of text) {
      const letter = this.#letter(character, weight);
      if (!letter) continue;
      if (letter.outlines !== '')
        placed.push({ outlines: letter.outlines, scale: size / letter.unit, x: at });
      at += letter.width * size;
    }
    return placed;
  }

  #letter(character: string, weight: Weight): Letter | undefined {
    const known = this.#letters[weight];
    let letter = known.get(character);
    if (letter === undefined) {
      letter = this.#read(character, weight);
      known.set(character, letter);
    }
    return letter ?? undefined;
  }

  #read(character: string, weight: Weight): Letter | null {
    const font = this.#fonts[weight].find((one) => one.charToGlyphIndex(character) > 0);
    if (!font) return null;
    const unit = font.unitsPerEm;
    const glyph = font.charToGlyph(character);
    // In its own units all numbers are whole, and short.
    return {
      width: (glyph.advanceWidth ?? 0) / unit,
      outlines: glyph.getPath(0, 0, unit).toPathData(0),
      unit,
    };
  }
}
