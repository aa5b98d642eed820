import { isAscii, isUtf8, transcode } from 'node:buffer';
import { endianness } from 'node:os';
import { type SourceText, sourceText } from '@troth/core';
import { Problem } from '../problem.ts';

/** More bytes than this do not fit into one text. */
const LONGEST = 2 ** 29 - 24;

/** The bytes of a ledger file as text. Throws a {@link Problem} that says where the first byte is that is no text. */
export function decode(path: string, bytes: Buffer): SourceText {
  if (bytes.length > LONGEST) throw new Problem(`${path} is too large to read: over 512 MB in one file`);
  const zero = bytes.indexOf(0);
  if (zero < 0 && isAscii(bytes)) return sourceText(path, bytes.toString('latin1'), bytes);
  if (zero < 0 && isUtf8(bytes)) {
    return endianness() === 'LE' ? fromCodeUnits(path, bytes) : sourceText(path, bytes.toString('utf8'));
  }
  throw new Problem(whyNotText(path, bytes, zero));
}

/** Bytes of UTF-8, turned into code units first: their text is then but a copy, quicker than decoding bytes is. */
function fromCodeUnits(path: string, bytes: Buffer): SourceText {
  const units = transcode(bytes, 'utf8', 'utf16le');
  const codes = new Uint16Array(units.buffer, units.byteOffset, units.length / 2);
  return sourceText(path, units.toString('utf16le'), codes);
}

function whyNotText(path: string, bytes: Buffer, zero: number): string {
  const [first, second, third, fourth] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const hasHalfZero = first === 0 ? third === 0 && second !== 0 : second === 0 && fourth === 0 && third !== 0;
  if (isMarked || hasHalfZero) return `${path} is UTF-16 text; save it as UTF-8`;
  const invalid = firstInvalid(bytes);
  if (zero >= 0 && (invalid < 0 || zero < invalid))
    return `${path} is not text: a zero byte at offset ${zero}, line ${lineAt(bytes, zero)}`;
  const byte = bytes[invalid]!.toString(16).toUpperCase().padStart(2, '0');
  const where = `offset ${invalid}, line ${lineAt(bytes, invalid)}`;
  return `${path} is not UTF-8 text: the byte ${byte} at ${where} does not belong there${zero < 0 ? '; save it as UTF-8' : ''}`;
}

/** The offset of the first byte that is not UTF-8, or -1. */
function firstInvalid(bytes: Buffer): number {
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) return start + firstInvalidOfLine(line);
    start = end;
  }
  return -1;
}

/** Decoding puts U+FFFD for what is invalid; one that the line really holds has bytes of its own. */
function firstInvalidOfLine(line: Buffer): number {
  const text = line.toString('utf8');
  let offset = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf('\ufffd', from);
    offset += Buffer.byteLength(text.slice(from, at));
    if (line[offset] !== 0xef || line[offset + 1] !== 0xbf || line[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = at + 1;
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
