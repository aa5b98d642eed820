/** The cells of a slot: the node, the symbol, the node that leads to, and one left empty, so that no slot is split in two. */
const SYMBOL = 1;
const TARGET = 2;
const STEP = 1 << 2;

/**
 * Numbers sequences of small numbers: each path of symbols from the root leads to one node. Sentences find their shape
 * with it, and events the promises they may serve. Open addressing over one typed array, in which all of a slot lies
 * together, so that one look at memory finds it; nothing is allocated for a step.
 */
export class Trie {
  #slots = new Int32Array(STEP << 12);
  #size = 0;

  /** How many nodes there are; a new node's number. The root is 0. */
  get size(): number {
    return this.#size + 1;
  }

  /** The node one symbol further, made if there is none. */
  step(node: number, symbol: number): number {
    const slots = this.#slots;
    const slot = slotOf(slots, node, symbol);
    const target = slots[slot + TARGET];
    if (target !== 0) return target;
    const made = ++this.#size;
    slots[slot] = node;
    slots[slot + SYMBOL] = symbol;
    slots[slot + TARGET] = made;
    if (this.#size * 2 * STEP > slots.length) this.#grow();
    return made;
  }

  /** The node one symbol further, or 0. */
  find(node: number, symbol: number): number {
    const slots = this.#slots;
    return slots[slotOf(slots, node, symbol) + TARGET];
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += STEP) {
      if (old[from + TARGET] === 0) continue;
      const slot = slotOf(slots, old[from], old[from + SYMBOL]);
      slots[slot] = old[from];
      slots[slot + SYMBOL] = old[from + SYMBOL];
      slots[slot + TARGET] = old[from + TARGET];
    }
    this.#slots = slots;
  }
}

/** Where a node and a symbol stand, or would. */
function slotOf(slots: Int32Array, node: number, symbol: number): number {
  const mask = slots.length - STEP;
  let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = (hash << 2) & mask;
  while (slots[slot + TARGET] !== 0 && (slots[slot] !== node || slots[slot + SYMBOL] !== symbol)) {
    slot = (slot + STEP) & mask;
  }
  return slot;
}
