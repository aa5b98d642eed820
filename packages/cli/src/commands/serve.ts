import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Problem, type Serving, serve as startServing } from '@troth/server';
import type { Call } from '../command.ts';

/** `troth serve [DIR]`: the page over a ledger folder, until it is stopped. */
export async function serve(call: Call): Promise<number> {
  const [given = '.'] = call.operands;
  const compartments = new Set(call.values('compartment'));
  const serving = await startServing({
    place: path.resolve(call.io.folder, given),
    shown: given,
    port: portOf(call),
    host: call.value('host'),
    readOnly: call.has('read-only'),
    compartments,
    page: pageFolder(),
    now: call.io.now,
  });
  // Listened for before anything is said: whoever reads the address may stop it at once.
  const stopped = stopSignal();
  say(call, given, serving);
  if (call.has('open') && hasDesktop(process.env, process.platform)) openBrowser(serving.address);
  await stopped;
  await serving.stop();
  return 0;
}

function portOf(call: Call): number | undefined {
  const written = call.value('port');
  if (written === undefined) return undefined;
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65_535) return port;
  throw new Problem(`--port ${written}: a port is a number from 0 to 65535; 0 is any that is free`);
}

/** The built page: beside the command where that is installed, else where it is built. */
export function pageFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const places = ['../page', '../../../web/dist'].map((place) => path.resolve(here, place));
  return places.find((place) => existsSync(path.join(place, 'index.html'))) ?? places[0]!;
}

function say(call: Call, given: string, { address, live, hasPage }: Serving): void {
  const { io } = call;
  io.out.write(`Serving ${given === '.' ? 'this folder' : given} at ${address}\n`);
  if (call.has('quiet')) return;
  if (live.isEmpty) io.out.write('There is no ledger in it yet; the page offers to start one.\n');
  for (const { message } of live.contents.problems) io.err.write(`troth: ${message}\n`);
  if (!hasPage) io.err.write('troth: the page is not built; the server answers at /api/ (npm run build)\n');
  const host = call.value('host');
  if (host !== undefined && !/^(?:127\.|localhost$|::1$)/.test(host))
    io.err.write(
      `troth: whoever reaches this machine can read this ledger${call.has('read-only') ? '' : ' and write to it; --read-only lets nobody write'}\n`,
    );
  io.out.write('Ctrl-C stops it.\n');
}

/** Resolves when the process is asked to end. */
function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
}

/** Whether there is a screen that a browser could be opened on. */
function hasDesktop(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (env.CI) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens an address in the browser of the desktop, if there is one; that it is not there is no matter. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  const child = spawn(command!, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
