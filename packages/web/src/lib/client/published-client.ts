import type { Answered, Parameters, Question } from '@troth/core';
import { type About, type Client, type FileRead, NotAnswered } from './client.ts';
import type { FromWorker, ToWorker } from './published-messages.ts';

const READ_ONLY = 'This is a published ledger: it can be read here, and not changed.';

interface Waiting {
  readonly take: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** Answers from the ledger that was published beside the page, with the library itself, off the main thread. */
export class PublishedClient implements Client {
  readonly writes = false;
  readonly live = false;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /**
   * @param base the address of the site, which ends with a slash
   */
  constructor(base: string) {
    this.#worker = new Worker(new URL('./published.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#take(data));
    this.#worker.addEventListener('error', () => this.#failAll());
    this.#send({ kind: 'open', ledger: new URL('ledger.json', base).href });
  }

  ask<Q extends Question>(question: Q, parameters: Parameters, signal?: AbortSignal): Promise<Answered<Q>> {
    return this.#call({ kind: 'ask', question, parameters }, signal) as Promise<Answered<Q>>;
  }

  async about(): Promise<About> {
    await this.#call({ kind: 'ready' });
    return { revision: 0, readOnly: true, empty: false, problems: [] };
  }

  listen(): () => void {
    return () => {};
  }

  async readFile(path: string): Promise<FileRead> {
    const text = (await this.#call({ kind: 'file', path })) as string;
    return { path, text, hash: null, editable: false, why: 'it is part of a published site' };
  }

  saveFile(): Promise<never> {
    return Promise.reject(new NotAnswered('read-only', READ_ONLY));
  }

  start(): Promise<never> {
    return Promise.reject(new NotAnswered('read-only', READ_ONLY));
  }

  #call(asked: Asked, signal?: AbortSignal): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((take, fail) => {
      this.#waiting.set(id, { take, fail });
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(id);
        this.#send({ kind: 'forget', id });
        fail(new DOMException('nobody waits for it any more', 'AbortError'));
      });
      this.#send({ ...asked, id });
    });
  }

  #take(answer: FromWorker): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'answer') waiting?.take(answer.value);
    else waiting?.fail(new NotAnswered(answer.reason, answer.message));
  }

  #failAll(): void {
    for (const { fail } of this.#waiting.values())
      fail(new NotAnswered('failed', 'The program that answers could not be started in this browser.'));
    this.#waiting.clear();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

type Asked =
  | { readonly kind: 'ask'; readonly question: Question; readonly parameters: Parameters }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'ready' };
