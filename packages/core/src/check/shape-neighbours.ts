import { editDistance } from '../diagnostic/nearest.ts';
import type { Shape } from '../ledger/sentence.ts';
import { verbOf } from './verb-forms.ts';

/** Words that may stand for one another without changing what is done. */
const SMALL_WORDS = new Set(
  'a an the to for of in on at by with from into onto over up out back her his its their'.split(' '),
);
/** Whether a word may be another small one, or be left out, without changing what is done. */
export function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word);
}

/** Words before a verb that say when. */
const AUXILIARIES = new Set(['has', 'have', 'had']);
const BASE = 0x01000193;
/** How many shapes with the same key are looked at, so that a hostile ledger costs no more than an honest one. */
const MOST_PER_KEY = 48;

const GAP = 1;
const NO_ENTRY = -1;

/**
 * Finds shapes that differ in one word: one that is left out, added, or written a little differently; or in the form of a
 * verb, or in the order of words and gaps alone. An index over what remains when a word is taken out, so that it takes time
 * in proportion to the words.
 *
 * ```ts
 * // `_ hands over _ to _` is near `_ hand over _ to _` and `_ hands _ to _`, not near `_ takes over _ to _`
 * // `_ pays _ to _` is near `_ has paid _ to _` and `_ pays to _ _`
 * ```
 */
export class ShapeNeighbours {
  readonly #shapes: readonly Shape[];
  readonly #positions: ReadonlyMap<Shape, number>;
  readonly #words: string[][];
  readonly #numbers = new Map<string, number>([['_', GAP]]);
  readonly #tokens: Int32Array[];
  /** Chains of entries with the same key: heads by slot, then `next`; an entry is a shape and the word taken out. */
  readonly #heads: Int32Array;
  readonly #keys: Int32Array;
  readonly #next: Int32Array;
  readonly #shapeOf: Int32Array;
  #size = 0;

  constructor(shapes: readonly Shape[]) {
    this.#shapes = shapes;
    this.#positions = new Map(shapes.map((shape, index) => [shape, index]));
    this.#words = shapes.map((shape) => plainWords(shape.text));
    this.#tokens = this.#words.map((words) => this.#number(words));
    let keys = 0;
    for (const words of this.#words) keys += 2 + 3 * words.length;
    let slots = 64;
    while (slots < keys * 2) slots *= 2;
    this.#heads = new Int32Array(slots).fill(NO_ENTRY);
    this.#keys = new Int32Array(keys);
    this.#next = new Int32Array(keys);
    this.#shapeOf = new Int32Array(keys);
    for (let i = 0; i < shapes.length; i++) {
      this.#eachKey(i, (key) => {
        this.#add(key, i);
      });
    }
  }

  /** The shapes that differ from one in a word. */
  nearest(shape: Shape): Shape[] {
    const own = this.#positions.get(shape);
    return own === undefined ? [] : this.#near(own);
  }

  #near(own: number): Shape[] {
    const found = new Set<number>();
    const seen = new Set<number>([own]);
    this.#eachKey(own, (key) => {
      let looked = 0;
      for (
        let entry = this.#heads[this.#slot(key)];
        entry !== NO_ENTRY && looked < MOST_PER_KEY;
        entry = this.#next[entry]
      ) {
        if (this.#keys[entry] !== key) continue;
        looked++;
        const other = this.#shapeOf[entry];
        if (seen.has(other)) continue;
        seen.add(other);
        if (isNear(this.#words[own], this.#words[other])) found.add(other);
      }
    });
    return [...found].map((index) => this.#shapes[index]);
  }

  #number(words: readonly string[]): Int32Array {
    const tokens = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) {
      let number = this.#numbers.get(words[i]);
      if (number === undefined) {
        number = this.#numbers.size + 1;
        this.#numbers.set(words[i], number);
      }
      tokens[i] = number;
    }
    return tokens;
  }

  /** The keys under which a shape is found: whole, in any order, without each word, and with each word known by its ends only. */
  #eachKey(index: number, visit: (key: number) => void): void {
    const tokens = this.#tokens[index];
    const words = this.#words[index];
    const { length } = tokens;
    let whole = 0;
    let unordered = 0;
    for (let i = 0; i < length; i++) {
      whole = (Math.imul(whole, BASE) + tokens[i]) | 0;
      unordered = (unordered + Math.imul(tokens[i] ^ 0x27d4eb2f, 0x165667b1)) | 0;
    }
    visit(whole);
    visit(unordered ^ UNORDERED);
    let before = 0;
    let after = whole;
    let power = 1;
    for (let i = 1; i < length; i++) power = Math.imul(power, BASE);
    // `before` is the hash of the words before i, `after` that of those behind it.
    for (let i = 0; i < length; i++) {
      after = (after - Math.imul(tokens[i], power)) | 0;
      if (tokens[i] !== GAP) {
        const without = (Math.imul(before, power) + after) | 0;
        visit(without);
        const word = words[i];
        const changed = Math.imul(without ^ Math.imul(i + 1, 0x9e3779b1), 0x85ebca6b) | 0;
        if (SMALL_WORDS.has(word)) visit(changed);
        else {
          visit((changed + ends(word, 0, 2)) | 0);
          visit((changed + ends(word, Math.max(0, word.length - 3), word.length)) | 0);
        }
      }
      before = (Math.imul(before, BASE) + tokens[i]) | 0;
      power = Math.imul(power, INVERSE);
    }
  }

  #add(key: number, shape: number): void {
    const entry = this.#size++;
    const slot = this.#slot(key);
    this.#keys[entry] = key;
    this.#shapeOf[entry] = shape;
    this.#next[entry] = this.#heads[slot];
    this.#heads[slot] = entry;
  }

  #slot(key: number): number {
    const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
    return (mixed ^ (mixed >>> 13)) & (this.#heads.length - 1);
  }
}

/** Tells keys of words in any order from the others. */
const UNORDERED = 0x5bd1e995;
/** `BASE` times this is 1, modulo 2³². */
const INVERSE = inverseOf(BASE);

function inverseOf(odd: number): number {
  let inverse = odd;
  for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

function ends(word: string, from: number, to: number): number {
  let hash = 17;
  for (let i = from; i < to && i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

/** The words of a shape, verbs in one form and without `has` before them. */
function plainWords(text: string): string[] {
  const words = text.split(' ');
  return words
    .filter((word, at) => {
      const next = words[at + 1];
      return !(AUXILIARIES.has(word) && next !== undefined && next !== '_' && !SMALL_WORDS.has(next));
    })
    .map(verbOf);
}

/** Whether two shapes are of the same words and gaps, though not in the same order. */
function isReordered(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || countWords(a, 0, a.length) < 2) return false;
  const left = [...a].sort();
  const right = [...b].sort();
  return left.every((word, at) => word === right[at]);
}

/** Whether two shapes differ in one word: a small one or one of many that is left out, or one that is written a little differently. */
function isNear(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return true;
  if (isReordered(a, b)) return true;
  const shared = countWords(a, 0, start) + countWords(a, endA, a.length);
  if (endA - start === 1 && endB - start === 1) return isSimilar(a[start], b[start]);
  const extra =
    endA - start === 1 && endB === start ? a[start] : endB - start === 1 && endA === start ? b[start] : '_';
  if (extra === '_') return false;
  return SMALL_WORDS.has(extra) || isPunctuation(extra) ? shared > 0 : shared >= 3;
}

function isPunctuation(word: string): boolean {
  return !/[\p{L}\p{Nd}]/u.test(word);
}

function countWords(words: readonly string[], from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (words[i] !== '_') count++;
  return count;
}

/** A misspelling, another form of the word, or one small word for another. */
function isSimilar(a: string, b: string): boolean {
  if (a === '_' || b === '_') return false;
  if (SMALL_WORDS.has(a) && SMALL_WORDS.has(b)) return true;
  const shorter = Math.min(a.length, b.length);
  if (/\p{Nd}/u.test(a) || /\p{Nd}/u.test(b) || shorter < 2) return false;
  const allowed = Math.max(1, Math.floor(shorter / 3));
  if (shorter >= 3 && editDistance(a, b, allowed) <= allowed) return true;
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= 3 && shared * 2 > Math.max(a.length, b.length);
}
