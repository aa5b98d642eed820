import process from 'node:process';

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
  /** Width of the terminal in columns; undefined where there is none. */
  readonly columns: number | undefined;
}

/** The world of a real process. */
export function processIo(): Io {
  return {
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    out: output(process.stdout),
    err: output(process.stderr),
    folder: process.cwd(),
    env: process.env,
    now: () => new Date(),
    columns: process.stdout.columns,
  };
}

/** A reader that stops reading (`troth status | head`) is no mistake: what it no longer wants is dropped. */
function output(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => {
      if (!closed && text !== '') stream.write(text);
    },
    isTerminal: stream.isTTY === true,
  };
}
