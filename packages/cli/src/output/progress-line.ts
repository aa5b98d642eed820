import type { Call } from '../command.ts';

/** From when on work is long, and how often its progress is shown, in milliseconds. */
const LONG = 300;
const EVERY = 100;

/** A line on standard error that says how far long work has got; only for a person at a terminal. */
export function progressLine({ io, has }: Call): {
  show(done: number, total: number, what: string): void;
  end(): void;
} {
  const began = io.now().getTime();
  let shown = 0;
  let width = 0;
  return {
    show: (done, total, what) => {
      if (!io.err.isTerminal || has('quiet') || done % 64 !== 0) return;
      const now = io.now().getTime();
      if (now - began < LONG || now - shown < EVERY) return;
      shown = now;
      const text = `${done} of ${total} ${what}`;
      io.err.write(`\r${text.padEnd(width)}`);
      width = Math.max(width, text.length);
    },
    end: () => {
      if (width > 0) io.err.write(`\r${' '.repeat(width)}\r`);
    },
  };
}
