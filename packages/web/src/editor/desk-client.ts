import type { DeskDays, DeskQuestion, DeskQuestions, DeskRequest, DeskResponse } from './desk-messages.ts';

/** The ledger that is being edited, held by a worker so that the page stays quick. */
export class DeskClient {
  readonly #worker = new Worker(new URL('./desk.worker.ts', import.meta.url), {
    type: 'module',
    name: 'desk',
  });
  readonly #waiting = new Map<number, { give: (answer: never) => void; fail: (error: Error) => void }>();
  #last = 0;

  constructor(files: readonly (readonly [string, string])[], days: DeskDays) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<DeskResponse>) => this.#take(data));
    this.#worker.addEventListener('error', ({ message }) => {
      for (const { fail } of this.#waiting.values()) fail(new Error(message));
      this.#waiting.clear();
    });
    this.ask('open', { files, days });
  }

  /** Asks a question; questions are answered in the order that they are asked. */
  ask<Q extends DeskQuestion>(
    question: Q,
    ask: DeskQuestions[Q]['ask'],
  ): Promise<DeskQuestions[Q]['answer']> {
    const id = ++this.#last;
    return new Promise((give, fail) => {
      this.#waiting.set(id, { give, fail });
      this.#worker.postMessage({ id, question, ask } satisfies DeskRequest);
    });
  }

  /** Ends the worker. */
  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #take({ id, answer, error }: DeskResponse): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.give(answer as never);
    else waiting?.fail(new Error(error));
  }
}
