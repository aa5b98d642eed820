import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type ServeOptions, type Serving, serve } from '../src/serve.ts';

/** A ledger with a promise of each of two parties. */
export const BIKE = `party @anna "Anna"
party @ben "Ben"
2026-03-01 promise @bike "Lend the bike"
  from  @anna
  to    @ben
  will  @anna lends the bike to @ben
  by    2026-03-04
`;

/** Makes a folder with these files that lasts as long as the test. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** Serves a folder on a free port as long as the test lasts. */
export async function serving(
  place: string,
  options: Partial<ServeOptions> = {},
): Promise<Serving & { readonly ask: typeof ask; readonly folder: string }> {
  const page = options.page ?? folderWith({});
  const now = () => new Date('2026-03-05T12:00:00');
  const running = await serve({ port: 0, now, ...options, page, place });
  onTestFinished(() => running.stop());
  return { ...running, folder: place, ask: (way, asked) => ask(running.address + way, asked) };
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a text. */
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks at is JSON of any form
  readonly json: any;
}

/** Asks with exactly these headers and this path, as `fetch` would not let one. */
function ask(address: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Reply> {
  const { origin, hostname, port } = new URL(address);
  const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path: address.slice(origin.length), method, headers: { ...type, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          const isJson = /json/.test(response.headers['content-type'] ?? '');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson ? JSON.parse(text) : undefined,
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(sent);
  });
}

/** Waits for something to become so, by looking again and again. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((again) => setTimeout(again, 10));
  }
}
