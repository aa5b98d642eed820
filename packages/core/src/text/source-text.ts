/**
 * The text of one ledger file, with its UTF-16 code units laid out for fast scanning.
 * For a file of plain ASCII the code units are its bytes, taken without a copy.
 */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  readonly codes: Uint8Array | Uint16Array;
}

/**
 * Makes a source text. Where all lines end with carriage returns alone, as on old Macintoshes, line feeds take their
 * place.
 *
 * @param path how diagnostics name the file
 * @param text its contents, already decoded
 * @param encoded its UTF-8 bytes, or its UTF-16 code units, when the caller has either: making them here is slower than
 *   a runtime's own conversion
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * sourceText('a.troth', 'party @anna').codes.length // => 11
 * ```
 */
export function sourceText(path: string, text: string, encoded?: Uint8Array | Uint16Array): SourceText {
  if (!text.includes('\n') && text.includes('\r')) return sourceText(path, text.replaceAll('\r', '\n'));
  const codes = encoded ?? new TextEncoder().encode(text);
  // Bytes that are no UTF-8 stand in the text as one replacement character each, so that length alone says too little.
  const same = codes.length === text.length && (codes instanceof Uint16Array || !text.includes('\ufffd'));
  return { path, text, codes: same ? codes : codeUnits(text) };
}

function codeUnits(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

/** How many line feeds stand in `codes` between two offsets. */
export function countLines(codes: Uint8Array | Uint16Array, start: number, end: number): number {
  let lines = 0;
  for (let i = start; i < end; i++) if (codes[i] === 10) lines++;
  return lines;
}
