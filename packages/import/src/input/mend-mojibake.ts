import { fromWindows1252 } from './decode-bytes.ts';

const STRICT = new TextDecoder('utf-8', { fatal: true });

/** The byte of Windows-1252 that each character stands for, from 0x80 on. */
const BYTES = new Map(
  [...fromWindows1252(Uint8Array.from({ length: 128 }, (_, index) => index + 128))].map(
    (character, index) => [character, index + 128],
  ),
);

/**
 * Mends text that is UTF-8 but was once read as Windows-1252 and saved so, even twice: a run of such characters is
 * replaced where its bytes are letters of UTF-8, and left alone where they are not.
 *
 * ```ts
 * mendMojibake('SÃ£o TomÃ©') // => 'São Tomé'
 * mendMojibake('café') // => 'café'
 * ```
 */
export function mendMojibake(text: string): string {
  let mended = text;
  for (let round = 0; round < 2; round++) {
    const next = mended.replace(/[^\p{ASCII}]{2,}/gu, mendRun);
    if (next === mended) break;
    mended = next;
  }
  return mended;
}

function mendRun(run: string): string {
  const bytes: number[] = [];
  for (const character of run) {
    const byte = BYTES.get(character);
    if (byte === undefined) return run;
    bytes.push(byte);
  }
  try {
    return STRICT.decode(Uint8Array.from(bytes));
  } catch {
    return run;
  }
}
