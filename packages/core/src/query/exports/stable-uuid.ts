/**
 * A UUID that is always the same for the same text (RFC 9562, version 8: a digest of one's own, here four rounds of
 * FNV-1a). It names things in feeds and calendars, and guards nothing.
 *
 * ```ts
 * stableUuid('a') === stableUuid('a') // => true
 * stableUuid('a') === stableUuid('b') // => false
 * ```
 */
export function stableUuid(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const hex = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => fnv(bytes, seed)).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${'89ab'[Number.parseInt(hex[16]!, 16) % 4]}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function fnv(bytes: Uint8Array, seed: number): string {
  let hash = seed;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  // Short texts differ in few bits: mix them over all.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
