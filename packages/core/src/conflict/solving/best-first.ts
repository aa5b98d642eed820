/** Things taken out in order, the first of those that are in it each time. */
export class BestFirst<T> {
  readonly #heap: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  /** @param compare below 0 where the first comes first */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#heap.length;
  }

  add(one: T): void {
    const heap = this.#heap;
    let at = heap.push(one) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#compare(heap[above], one) <= 0) break;
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = one;
  }

  /** The first, taken out; undefined where there is none. */
  take(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && this.#compare(heap[below + 1], heap[below]) < 0) below++;
      if (this.#compare(last, heap[below]) <= 0) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = last;
    return first;
  }
}
