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
    columns: columnsIn(process.env) ?? (isatty(1) ? process.stdout.columns : undefined),
  };
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
