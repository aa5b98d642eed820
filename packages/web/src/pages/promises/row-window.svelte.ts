import type { Answered, NameAnswer, PromiseRow } from '@troth/core';
import { client } from '../../lib/client/open-client.ts';
import { parametersOf } from './promise-filter.ts';

/** Rows are asked for in blocks of so many: about as many as are drawn, since each keystroke in the search waits for one. */
export const BLOCK = 40;
/** Blocks kept of a long table. */
const MOST_BLOCKS = 75;

/** The rows of a long table that have been looked at. All others are asked for when one comes to them. */
export class RowWindow {
  /** What is told of the table as a whole: its first answer. */
  head = $state.raw<Answered<'promises'> | undefined>();
  names = $state.raw<Readonly<Record<string, NameAnswer>>>({});
  #blocks = $state.raw<ReadonlyMap<number, readonly PromiseRow[]>>(new Map());
  readonly #asked = new Set<number>();
  readonly #filter: Readonly<Record<string, string>>;
  readonly #stop = new AbortController();

  /**
   * @param head the answer with the first rows
   * @param filter what the table is narrowed by, with the days
   */
  constructor(head: Answered<'promises'>, filter: Readonly<Record<string, string>>) {
    this.#filter = filter;
    this.head = head;
    this.names = head.names;
    this.#blocks = new Map([[0, head.body.rows]]);
    this.#asked.add(0);
  }

  row(index: number): PromiseRow | undefined {
    return this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK];
  }

  /** Asks for what is missing between two rows. */
  need(first: number, last: number): void {
    for (let block = Math.floor(first / BLOCK); block <= Math.floor(last / BLOCK); block++) {
      if (this.#asked.has(block)) continue;
      this.#asked.add(block);
      this.#ask(block);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  async #ask(block: number): Promise<void> {
    const parameters = parametersOf(this.#filter, block * BLOCK, BLOCK);
    try {
      const { body, names } = await client.ask('promises', parameters, this.#stop.signal);
      const blocks = new Map(this.#blocks).set(block, body.rows);
      for (const old of blocks.keys()) {
        if (blocks.size <= MOST_BLOCKS || old === block) continue;
        blocks.delete(old);
        this.#asked.delete(old);
      }
      this.#blocks = blocks;
      this.names = { ...this.names, ...names };
    } catch {
      // It is asked for again when one comes to it again.
      this.#asked.delete(block);
    }
  }
}
