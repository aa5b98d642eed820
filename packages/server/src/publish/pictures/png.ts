import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A palette has at most so many colours. */
const MOST_COLOURS = 256;

/**
 * A picture of few colours as PNG with a palette: half as large as with four bytes for each dot, and sooner there.
 * Undefined where it has more colours than a palette.
 *
 * @param pixels red, green, blue and opacity of each dot, row by row, at an offset of whole dots; all are opaque
 */
export function palettePng(pixels: Uint8Array, width: number, height: number): Buffer | undefined {
  const dots = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const numbers = new Map<number, number>();
  // Each row begins with how it was filtered: not at all.
  const rows = Buffer.alloc((width + 1) * height);
  let to = 0;
  let last: number | undefined;
  let number = 0;
  // Counted, not iterated: that would make an object of each of so many dots.
  for (let at = 0; at < dots.length; at++) {
    const dot = dots[at]!;
    if (at % width === 0) to++;
    // Most dots are as the one before.
    if (dot !== last) {
      const known = numbers.get(dot);
      number = known ?? numbers.size;
      if (number === MOST_COLOURS) return undefined;
      if (known === undefined) numbers.set(dot, number);
      last = dot;
    }
    rows[to++] = number;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each dot, with a palette.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    [...numbers.keys()].flatMap((dot) => [...new Uint8Array(Uint32Array.of(dot).buffer, 0, 3)]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
