import path from 'node:path';
import process from 'node:process';
import { isatty } from 'node:tty';
import { Problem } from '@troth/server';

/** Where text goes: standard output or standard error. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** The world outside a command, so that tests can stand in for it. */
export interface Io {
  /** All of standard input. */
  readInput(): Promise<Buffer>;
  readonly out: Output;
  readonly err: Output;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** What version control says of lines of a file, as `git blame --porcelain` does; undefined where there is none. */
  blame(file: string, first: number, last: number): string | undefined;
  /** The width to write for in columns, as COLUMNS or else the terminal has it; undefined where neither does. */
  readonly columns: number | undefined;
}

/** The world of a real process. Its streams are opened when they are used: each takes a while to open. */
export function processIo(): Io {
  return {
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    out: output(1, () => process.stdout),
    err: output(2, () => process.stderr),
    folder: process.cwd(),
    env: process.env,
    now: () => new Date(),
    blame,
    columns: columnsIn(process.env) ?? (isatty(1) ? process.stdout.columns : undefined),
  };
}

/** Asks git, by white space alone nothing was changed; no program that the repository names is run. */
function blame(file: string, first: number, last: number): string | undefined {
  // Loaded when it is asked for: that takes a while.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { dir, base } = path.parse(file);
  const plain = ['-c', 'core.fsmonitor=false', '-C', dir, 'blame', '--porcelain', '-w', '--no-textconv'];
  const { status, stdout } = spawnSync('git', [...plain, '-L', `${first},${last}`, '--', base], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
    maxBuffer: 1 << 26,
  });
  return status === 0 ? stdout : undefined;
}

/** What COLUMNS asks for, whether or not a terminal reads. */
function columnsIn({ COLUMNS }: NodeJS.ProcessEnv): number | undefined {
  return COLUMNS !== undefined && /^[1-9]\d*$/.test(COLUMNS) ? Number(COLUMNS) : undefined;
}

function output(descriptor: number, open: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | undefined;
  let closed = false;
  const fail = (error: NodeJS.ErrnoException) => {
    closed = true;
    // A reader that stops reading (`troth status | head`) is no mistake: what it no longer wants is dropped.
    if (error.code !== 'EPIPE') throw new Problem(`cannot write all of the output: ${error.message}`);
  };
  return {
    isTerminal: isatty(descriptor),
    write: (text) => {
      if (closed || text === '') return;
      if (!stream) {
        stream = open();
        stream.on('error', fail);
      }
      try {
        stream.write(text);
      } catch (error) {
        fail(error as NodeJS.ErrnoException);
      }
    },
  };
}
