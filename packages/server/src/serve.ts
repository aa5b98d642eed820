import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import type { Compartments } from '@troth/core';
import { ledgerFolder } from './folder/ledger-folder.ts';
import { serverApp } from './http/app.ts';
import { PageFiles } from './http/page-files.ts';
import { LiveLedger } from './live-ledger.ts';
import { Problem } from './problem.ts';

/** What to serve, and how. */
export interface ServeOptions {
  /** The folder, or the one file. */
  readonly place: string;
  /** The port; undefined: {@link USUAL_PORT}, or a free one where that is taken. 0: any free one. */
  readonly port?: number | undefined;
  /** The address to listen on; only this machine by default. */
  readonly host?: string | undefined;
  readonly readOnly?: boolean;
  readonly compartments?: Compartments;
  /** The folder of the built page. */
  readonly page: string;
  readonly now?: () => Date;
}

/** A server that runs. */
export interface Serving {
  /** Where a browser finds it: `http://127.0.0.1:7684/`. */
  readonly address: string;
  readonly live: LiveLedger;
  /** Whether the page is built. */
  readonly hasPage: boolean;
  /** Ends what is being answered, and gives everything back. */
  stop(): Promise<void>;
}

/** Where it is served if nobody says otherwise. */
export const USUAL_PORT = 7684;
const LOOPBACK = '127.0.0.1';

/** Serves a ledger folder until it is stopped. Throws a {@link Problem} where that cannot be done. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { place, port, host = LOOPBACK, readOnly = false, compartments, now } = options;
  const live = new LiveLedger(ledgerFolder(place), {
    ...(compartments && { compartments }),
    ...(now && { now }),
  });
  const stopping = new AbortController();
  const page = new PageFiles(options.page);
  const app = serverApp(live, { readOnly, hosts: hostsOf(host), page, stopped: stopping.signal });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  try {
    await listen(server, host, port);
  } catch (error) {
    await live.stop();
    throw error;
  }
  live.watch();
  return {
    address: addressOf(server, host),
    live,
    hasPage: page.isThere,
    stop: async () => {
      stopping.abort();
      await live.stop();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
}

/** The usual port may be taken, by another ledger that is being served; a port that was asked for may not. */
async function listen(server: Server, host: string, port: number | undefined): Promise<void> {
  const error = await tryListen(server, host, port ?? USUAL_PORT);
  if (!error) return;
  if (port === undefined && error.code === 'EADDRINUSE') {
    const again = await tryListen(server, host, 0);
    if (!again) return;
  }
  throw new Problem(`cannot listen on ${host}:${port ?? USUAL_PORT}: ${whyNot(error)}`);
}

function tryListen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((done) => {
    const fail = (error: NodeJS.ErrnoException) => done(error);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done(undefined);
    });
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'the port is taken; without --port a free one is found';
  if (code === 'EACCES') return 'permission denied';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address';
  return message;
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = isEverywhere(host) ? LOOPBACK : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Names that the server may be asked by, beside addresses. */
function hostsOf(host: string): string[] {
  return isEverywhere(host) ? [hostname(), `${hostname()}.local`] : [host];
}
