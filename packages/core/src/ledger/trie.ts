/**
 * Numbers sequences of small numbers: each path of symbols from the root leads to one node. Sentences find their shape
 * with it, and events the promises they may serve. Open addressing over typed arrays, nothing allocated for a step.
 */
export class Trie {
  #nodes = new Int32Array(1 << 12);
  #symbols = new Int32Array(1 << 12);
  #targets = new Int32Array(1 << 12);
  #size = 0;

  /** How many nodes there are; a new node's number. The root is 0. */
  get size(): number {
    return this.#size + 1;
  }

  /** The node one symbol further, made if there is none. */
  step(node: number, symbol: number): number {
    const slot = this.#slot(node, symbol);
    const target = this.#targets[slot];
    if (target !== 0) return target;
    this.#nodes[slot] = node;
    this.#symbols[slot] = symbol;
    const made = ++this.#size;
    this.#targets[slot] = made;
    if (this.#size * 2 > this.#targets.length) this.#grow();
    return made;
  }

  /** The node one symbol further, or 0. */
  find(node: number, symbol: number): number {
    return this.#targets[this.#slot(node, symbol)];
  }

  #slot(node: number, symbol: number): number {
    const mask = this.#targets.length - 1;
    let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.#targets[slot] !== 0 && (this.#nodes[slot] !== node || this.#symbols[slot] !== symbol)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const nodes = this.#nodes;
    const symbols = this.#symbols;
    const targets = this.#targets;
    this.#nodes = new Int32Array(nodes.length * 2);
    this.#symbols = new Int32Array(nodes.length * 2);
    this.#targets = new Int32Array(nodes.length * 2);
    for (let i = 0; i < targets.length; i++) {
      if (targets[i] === 0) continue;
      const slot = this.#slot(nodes[i], symbols[i]);
      this.#nodes[slot] = nodes[i];
      this.#symbols[slot] = symbols[i];
      this.#targets[slot] = targets[i];
    }
  }
}
