import type { SourceText } from './source-text.ts';

type Codes = SourceText['codes'];

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
/** How many arguments one call may safely take. */
const CHUNK = 4096;
/** Engines copy a slice of up to this length; a longer one would keep the whole text it was cut from in memory. */
const LONGEST_COPIED_SLICE = 12;

/** One step of the hash that `Interner` expects (FNV-1a over code units). */
export function mixHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** What a hash starts from. */
export const HASH_SEED = SEED;

/**
 * Gives equal runs of code units the same small number, so that words and names are compared as numbers.
 * Numbers are dealt from 0 in the order of first sight.
 */
export class Interner {
  #slots = new Int32Array(1 << 12).fill(-1);
  #hashes = new Int32Array(1 << 11);
  #starts = new Int32Array(1 << 11);
  #ends = new Int32Array(1 << 11);
  #pool = new Uint16Array(1 << 14);
  #poolEnd = 0;
  #texts: (string | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /**
   * The number of `codes[start..end)`, whose hash the caller has made with `mixHash` from `HASH_SEED`. `text` is the
   * text that the code units are of.
   */
  intern(codes: Codes, start: number, end: number, hash: number, text: string): number {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = slots[slot]!;
      if (id < 0) return this.#add(codes, start, end, hash, slot, text);
      if (hashes[id] === hash && this.#same(id, codes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The number of a string. */
  internText(text: string): number {
    const codes = new Uint16Array(text.length);
    let hash = SEED;
    for (let i = 0; i < text.length; i++) {
      codes[i] = text.charCodeAt(i);
      hash = mixHash(hash, codes[i]!);
    }
    return this.intern(codes, 0, codes.length, hash, text);
  }

  /** The text behind a number. */
  text(id: number): string {
    let text = this.#texts[id];
    if (text === undefined) {
      text = '';
      const end = this.#ends[id]!;
      for (let i = this.#starts[id]!; i < end; i += CHUNK) {
        text += String.fromCharCode(...this.#pool.subarray(i, Math.min(end, i + CHUNK)));
      }
      this.#texts[id] = text;
    }
    return text;
  }

  #same(id: number, codes: Codes, start: number, end: number): boolean {
    const from = this.#starts[id]!;
    if (this.#ends[id]! - from !== end - start) return false;
    const pool = this.#pool;
    for (let i = start, j = from; i < end; i++, j++) if (codes[i] !== pool[j]) return false;
    return true;
  }

  #add(codes: Codes, start: number, end: number, hash: number, slot: number, text: string): number {
    const id = this.#size++;
    this.#texts.push(end - start <= LONGEST_COPIED_SLICE ? text.slice(start, end) : undefined);
    if (id === this.#hashes.length) this.#growEntries();
    while (this.#poolEnd + end - start > this.#pool.length) this.#pool = grown(this.#pool);
    this.#hashes[id] = hash;
    this.#starts[id] = this.#poolEnd;
    for (let i = start; i < end; i++) this.#pool[this.#poolEnd++] = codes[i]!;
    this.#ends[id] = this.#poolEnd;
    this.#slots[slot] = id;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #growEntries(): void {
    this.#hashes = grown(this.#hashes);
    this.#starts = grown(this.#starts);
    this.#ends = grown(this.#ends);
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      const hash = this.#hashes[id]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function grown<T extends Int32Array | Uint16Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
