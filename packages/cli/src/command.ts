import type { Io } from './io.ts';

/** An option of a command. */
export interface Option {
  /** Its long name, without the dashes. */
  readonly name: string;
  /** One letter that stands for it, after a single dash. */
  readonly short?: string;
  /** How its value is called in the help; undefined where it takes none. */
  readonly value?: string;
  readonly repeatable?: boolean;
  readonly help: string;
}

/** A worked example of the help: what to type, and what that does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

/** What the arguments of one call say. */
export interface Call {
  readonly io: Io;
  readonly operands: readonly string[];
  /** Whether an option without a value was given. */
  has(name: string): boolean;
  /** The value of an option, the last one where it was given twice. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Does what a command does, and gives the exit status: 0 sound, 1 findings, 2 could not run. */
export type Run = (call: Call) => number | Promise<number>;

/** One subcommand as its help describes it. The code behind it loads when it is called. */
export interface Command {
  readonly name: string;
  /** What stands after the name: `[LEDGER…]`. */
  readonly operands: string;
  /** At most how many operands; undefined for any number. */
  readonly most?: number;
  readonly summary: string;
  /** More about it, in paragraphs. */
  readonly about: readonly string[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  readonly load: () => Promise<Run>;
}
