import { ImportProblem } from '../import-problem.ts';

/** What the bytes 0x80 to 0x9F mean in Windows-1252; some engines decode them as the control characters of Latin-1. */
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of a file, and the encoding it was read in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/**
 * Reads bytes as UTF-8 or, by their mark, UTF-16. What is neither is read as Windows-1252, in which every byte has a
 * meaning: old spreadsheets and statistics programs write it.
 *
 * ```ts
 * decodeBytes(new Uint8Array([0x43, 0xf4, 0x74, 0x65])) // => { text: 'Côte', encoding: 'Windows-1252' }
 * ```
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode(bytes, 'utf-16le'), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: decode(bytes, 'utf-16be'), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: fromWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** Reads a file as {@link decodeBytes} does. Throws an {@link ImportProblem} where it holds no text: a NUL is in none. */
export function decodeFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Decoded {
  const decoded = decodeBytes(bytes);
  if (decoded.text.includes('\0'))
    throw new ImportProblem(`${name} is not text`, [
      'A spreadsheet can be imported once it is saved as CSV.',
    ]);
  return decoded;
}

/** Bytes as Windows-1252. */
export function fromWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (control) => FROM_80[control.charCodeAt(0) - 0x80]!);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
