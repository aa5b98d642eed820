import { setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import { ledgerFolder } from './folder/ledger-folder.ts';
import { serverApp } from './http/app.ts';
import { PageFiles } from './http/page-files.ts';
import { LiveLedger } from './live-ledger.ts';
import { Problem } from './problem.ts';
import { type ServeOptions, type Serving, USUAL_PORT } from './serve.ts';

const LOOPBACK = '127.0.0.1';

/** Starts to serve a ledger folder. Throws a {@link Problem} where that cannot be done. */
export async function startServing(options: ServeOptions): Promise<Serving> {
  const { place, shown, port, host = LOOPBACK, readOnly = false, compartments, now } = options;
  const live = new LiveLedger(
    { ...ledgerFolder(place, shown), isConfined: !readOnly && !isLoopback(host) },
    {
      ...(compartments && { compartments }),
      ...(now && { now }),
    },
  );
  const stopping = new AbortController();
  // Every page that is open listens for it; that many do is no leak.
  setMaxListeners(0, stopping.signal);
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
  live.warm();
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

/** Whether only this machine reaches an address. */
function isLoopback(host: string): boolean {
  return /^(?:127\.[\d.]+|localhost|::1)$/i.test(host);
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Names that the server may be asked by, beside addresses. */
function hostsOf(host: string): string[] {
  return isEverywhere(host) ? [hostname(), `${hostname()}.local`] : [host];
}
