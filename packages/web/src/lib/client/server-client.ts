import type { Answered, Parameters, Question } from '@troth/core';
import {
  type About,
  type Client,
  type ClientEvent,
  type FileChanged,
  type FileRead,
  type FileSaved,
  NotAnswered,
} from './client.ts';

/** A longer address is sent as a body. */
const LONGEST_ADDRESS = 2000;

/** Asks the server that the page came from. */
export class ServerClient implements Client {
  readonly writes: boolean;
  readonly live = true;
  readonly #api: string;

  /**
   * @param base the address of the page, which ends with a slash
   */
  constructor(base: string, options: { readonly writes: boolean }) {
    this.#api = `${base}api/`;
    this.writes = options.writes;
  }

  async ask<Q extends Question>(question: Q, parameters: Parameters, signal?: AbortSignal) {
    const query = queryOf(parameters);
    const address = `${this.#api}${question}?${query}`;
    const init: RequestInit = signal ? { signal } : {};
    const response =
      address.length <= LONGEST_ADDRESS
        ? await this.#fetch(address, init)
        : await this.#fetch(this.#api + question, { ...init, ...asJson('POST', parameters) });
    return (await response.json()) as Answered<Q>;
  }

  async about(): Promise<About> {
    return (await this.#fetch(this.#api)).json();
  }

  listen(told: (event: ClientEvent) => void): () => void {
    const events = new EventSource(`${this.#api}events`);
    let last: number | undefined;
    let lost = false;
    const take = ({ data }: MessageEvent<string>) => {
      const { revision } = JSON.parse(data) as { revision: number };
      // A server that was started anew counts from the beginning: what was missed does not show in its number.
      if (last !== undefined && (lost || revision !== last)) told({ kind: 'changed', revision });
      last = revision;
      lost = false;
    };
    events.addEventListener('hello', (event) => {
      take(event);
      told({ kind: 'connected' });
    });
    events.addEventListener('changed', take);
    events.addEventListener('error', () => {
      lost = true;
      told({ kind: 'disconnected' });
    });
    return () => events.close();
  }

  async readFile(path: string): Promise<FileRead> {
    return (await this.#fetch(this.#file(path))).json();
  }

  async saveFile(path: string, text: string, base: string | null): Promise<FileSaved | FileChanged> {
    const response = await this.#fetch(this.#file(path), asJson('PUT', { text, base }), [409]);
    const body = await response.json();
    return response.status === 409 ? { kind: 'changed', ...body } : { kind: 'saved', hash: body.hash };
  }

  async start(): Promise<string> {
    const response = await this.#fetch(`${this.#api}start`, asJson('POST', {}));
    return (await response.json()).path;
  }

  #file(path: string): string {
    return `${this.#api}files/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  /** Fetches; throws a {@link NotAnswered} for a status that is neither good nor among those that are `meant`. */
  async #fetch(address: string, init: RequestInit = {}, meant: readonly number[] = []): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(address, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new NotAnswered('unreachable', 'The server does not answer. Is it still running?');
    }
    if (response.ok || meant.includes(response.status)) return response;
    const body = await response.json().catch(() => undefined);
    throw new NotAnswered(
      body?.reason ?? 'failed',
      body?.message ?? `The server answered with status ${response.status}.`,
    );
  }
}

function asJson(method: string, value: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** Parameters as a query, those that are missing left out. */
function queryOf(parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    for (const text of typeof value === 'string' ? [value] : value) query.append(name, text);
  }
  return query.toString();
}
