import type { Effort } from './effort.ts';

/** A flow through a network: how much gets from one place to another when every way takes no more than it can. */
export class Flow {
  /** The ways out of each place; that from the other end is the next to an even one and the one before an odd one. */
  readonly #ways: number[][] = [];
  readonly #ends: number[] = [];
  readonly #left: number[] = [];
  readonly #effort: Effort;

  constructor(places: number, effort: Effort) {
    for (let place = 0; place < places; place++) this.#ways.push([]);
    this.#effort = effort;
  }

  /** Adds a way, and says which it is. */
  join(from: number, to: number, most: number): number {
    const way = this.#ends.length;
    this.#ways[from].push(way);
    this.#ways[to].push(way + 1);
    this.#ends.push(to, from);
    this.#left.push(most, 0);
    return way;
  }

  /** How much flows along a way. */
  along(way: number): number {
    return this.#left[way ^ 1];
  }

  /** Sends as much more as can be (Dinic 1970); what flows already is led elsewhere, but stays as much. */
  send(from: number, to: number): number {
    let sent = 0;
    for (;;) {
      this.#effort.spend(this.#ends.length);
      const depths = this.#depths(from);
      if (depths[to] < 0) return sent;
      const next: number[] = new Array(this.#ways.length).fill(0);
      for (let more = Infinity; more > 0; sent += more) more = this.#push(from, to, Infinity, depths, next);
    }
  }

  /** How many ways there are to each place; -1 where none has anything left. */
  #depths(from: number): Int32Array {
    const depths = new Int32Array(this.#ways.length).fill(-1);
    depths[from] = 0;
    const reached = [from];
    for (const place of reached) {
      for (const way of this.#ways[place]) {
        const end = this.#ends[way];
        if (depths[end] >= 0 || this.#left[way] <= 0) continue;
        depths[end] = depths[place] + 1;
        reached.push(end);
      }
    }
    return depths;
  }

  /** @param next the first way out of each place that may still lead on */
  #push(from: number, to: number, most: number, depths: Int32Array, next: number[]): number {
    if (from === to) return most;
    for (const ways = this.#ways[from]; next[from] < ways.length; next[from]++) {
      const way = ways[next[from]];
      const end = this.#ends[way];
      if (depths[end] !== depths[from] + 1 || this.#left[way] <= 0) continue;
      const sent = this.#push(end, to, Math.min(most, this.#left[way]), depths, next);
      if (sent === 0) continue;
      this.#left[way] -= sent;
      this.#left[way ^ 1] += sent;
      return sent;
    }
    return 0;
  }
}
