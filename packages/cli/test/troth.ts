import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// Commands load when they are called; the library takes long enough to load that no test should wait for it.
import '@troth/core';
import { onTestFinished } from 'vitest';
import type { Output } from '../src/io.ts';
import { main } from '../src/main.ts';

/** What one call of `troth` gave. */
export interface Answer {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly folder?: string;
  readonly input?: string | Buffer;
  readonly env?: Record<string, string>;
  /** Midnight UTC of this day is now. */
  readonly today?: string;
  readonly columns?: number;
  readonly isTerminal?: boolean;
  /** What version control says of a file's lines. */
  readonly blame?: (file: string, first: number, last: number) => string | undefined;
  /** Receives what is written on standard output, piece by piece. */
  readonly pieces?: string[];
}

/** Calls `troth` in this process. */
export async function troth(args: string | readonly string[], world: World = {}): Promise<Answer> {
  let out = '';
  let err = '';
  const status = await main(typeof args === 'string' ? args.split(' ').filter(Boolean) : args, {
    readInput: async () => Buffer.from(world.input ?? ''),
    out: collect(world, (text) => {
      out += text;
      world.pieces?.push(text);
    }),
    err: collect(world, (text) => {
      err += text;
    }),
    folder: world.folder ?? tmpdir(),
    env: world.env ?? {},
    now: () => new Date(`${world.today ?? '2026-03-05'}T12:00:00`),
    blame: world.blame ?? (() => undefined),
    columns: world.columns,
  });
  return { status, out, err };
}

function collect({ isTerminal = false }: World, write: (text: string) => void): Output {
  return { write, isTerminal };
}

/** Makes a folder with these files that lasts as long as the test. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}
