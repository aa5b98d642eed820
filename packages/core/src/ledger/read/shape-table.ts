import { composed } from '../../text/composed.ts';
import type { Interner } from '../../text/interner.ts';
import type { Shape } from '../sentence.ts';
import { Trie } from '../values/trie.ts';

/** The gap of an argument, as a symbol of the trie; a word's symbol is its number plus one. */
const GAP = 0;

/** The shapes of a ledger's sentences, found by walking their words. */
export class ShapeTable {
  readonly #words: Interner;
  readonly #trie = new Trie();
  readonly #atNode: (Shape | undefined)[] = [];
  readonly #folded: number[] = [];
  readonly all: Shape[] = [];

  constructor(words: Interner) {
    this.#words = words;
  }

  /** The node after an argument. */
  gap(node: number): number {
    return this.#trie.step(node, GAP);
  }

  /** The node after a word. Words count without case, after NFC. */
  word(node: number, number: number): number {
    return this.#trie.step(node, this.#fold(number) + 1);
  }

  /** The shape a path of gaps and words ends in, if it is known. */
  at(node: number): Shape | undefined {
    return node < this.#atNode.length ? this.#atNode[node] : undefined;
  }

  /** Adds the shape that a path ends in. */
  add(node: number, slots: number, text: string): Shape {
    const shape: Shape = { index: this.all.length, text, slots, alias: null };
    while (this.#atNode.length < node) this.#atNode.push(undefined);
    this.#atNode[node] = shape;
    this.all.push(shape);
    return shape;
  }

  #fold(number: number): number {
    while (this.#folded.length <= number) {
      const next = this.#folded.length;
      const text = this.#words.text(next);
      const plain = composed(text).toLowerCase();
      this.#folded.push(plain === text ? next : this.#words.internText(plain));
    }
    return this.#folded[number];
  }
}
