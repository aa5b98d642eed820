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
  /** Open addressing. Two cells to a slot, so that one look at memory finds both: a hash, and a number plus one. */
  #slots = new Int32Array(1 << 13);
  /** Where the code units of each number start in the pool; those of the next start where they end. */
  #starts = new Int32Array(1 << 11);
  #pool = new Uint16Array(1 << 14);
  readonly #texts: (string | undefined)[] = [];
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
    const mask = slots.length - 2;
    let slot = slotOf(hash) & mask;
    for (;;) {
      const next = slots[slot + 1]!;
      if (next === 0) return this.#add(codes, start, end, hash, slot, text);
      if (slots[slot] === hash && this.#same(next - 1, codes, start, end)) return next - 1;
      slot = (slot + 2) & mask;
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

  /** The number of a string that has one already; -1 where it has none. */
  find(text: string): number {
    const codes = new Uint16Array(text.length);
    let hash = SEED;
    for (let i = 0; i < text.length; i++) {
      codes[i] = text.charCodeAt(i);
      hash = mixHash(hash, codes[i]!);
    }
    const mask = this.#slots.length - 2;
    let slot = slotOf(hash) & mask;
    for (let next = this.#slots[slot + 1]!; next !== 0; next = this.#slots[slot + 1]!) {
      if (this.#slots[slot] === hash && this.#same(next - 1, codes, 0, codes.length)) return next - 1;
      slot = (slot + 2) & mask;
    }
    return -1;
  }

  /** The text behind a number. */
  text(id: number): string {
    let text = this.#texts[id];
    if (text === undefined) {
      text = '';
      const end = this.#starts[id + 1]!;
      for (let i = this.#starts[id]!; i < end; i += CHUNK) {
        text += String.fromCharCode(...this.#pool.subarray(i, Math.min(end, i + CHUNK)));
      }
      this.#texts[id] = text;
    }
    return text;
  }

  #same(id: number, codes: Codes, start: number, end: number): boolean {
    const pool = this.#pool;
    let j = this.#starts[id]!;
    if (this.#starts[id + 1]! - j !== end - start) return false;
    for (let i = start; i < end; i++, j++) if (codes[i] !== pool[j]) return false;
    return true;
  }

  #add(codes: Codes, start: number, end: number, hash: number, slot: number, text: string): number {
    const id = this.#size++;
    this.#texts.push(end - start <= LONGEST_COPIED_SLICE ? text.slice(start, end) : undefined);
    if (id + 1 === this.#starts.length) this.#starts = grown(this.#starts);
    let poolEnd = this.#starts[id]!;
    while (poolEnd + end - start > this.#pool.length) this.#pool = grown(this.#pool);
    const pool = this.#pool;
    for (let i = start; i < end; i++) pool[poolEnd++] = codes[i]!;
    this.#starts[id + 1] = poolEnd;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = id + 1;
    if (this.#size * 4 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 2;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      let slot = slotOf(old[i]!) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[i]!;
      slots[slot + 1] = old[i + 1]!;
    }
    this.#slots = slots;
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1;
}

function grown<T extends Int32Array | Uint16Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
