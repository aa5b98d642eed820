import path from 'node:path';
import type { Compartments, SourceText } from '@troth/core';
import { Problem } from '../problem.ts';
import { decode } from './decode.ts';
import { findFiles, identity, type LedgerFile, readBytes, STANDARD_INPUT } from './find-files.ts';
import { type Include, includesOf } from './includes.ts';
import { leadsInto } from './is-below.ts';

/** Folders that nothing is read from outside of, nor what is hidden in them. */
export interface Bounds {
  readonly folders: readonly string[];
  /** Said of a path that leads elsewhere: `is outside of …`. */
  readonly why: string;
}

/** How a ledger is read. */
export interface ReaderOptions {
  /** What relative paths start from. */
  readonly folder: string;
  /** Without them, an `include` that is marked secret is not followed. */
  readonly compartments: Compartments;
  /** All of standard input; operands may then name it. */
  readonly readInput?: () => Promise<Buffer>;
  /** A file that is not to be one of them, although it may lie among them. */
  readonly apart?: LedgerFile | undefined;
  /** What an `include`, or a link in a folder, may lead to; undefined: anything. */
  readonly within?: Bounds | undefined;
  /** Takes what is wrong with a file, and lets the reader go on without it; by default the problem is thrown. */
  readonly tolerate?: (problem: Problem, file: LedgerFile) => void;
}

/** A file as it was read. */
export interface ReadFile {
  readonly file: LedgerFile;
  readonly bytes: Buffer;
  readonly source: SourceText;
}

/** Reads files and folders with all they include, each once. */
export class SourceReader {
  readonly sources: SourceText[] = [];
  /** The files that were read, standard input not among them. */
  readonly files: ReadFile[] = [];
  /** Whether an operand names a file rather than a folder. */
  namesFile = false;
  readonly #options: ReaderOptions;
  readonly #seen = new Set<string>();

  constructor(options: ReaderOptions) {
    this.#options = options;
    if (options.apart) this.#seen.add(identity(options.apart));
  }

  /** Reads what an operand means. Throws a {@link Problem}. */
  async readOperand(operand: string): Promise<void> {
    const { folder, readInput } = this.#options;
    if (operand === STANDARD_INPUT && readInput) return this.#readInput(readInput);
    const files = findFiles(operand, folder);
    const isNamed = files[0]!.absolute === path.resolve(folder, operand);
    if (isNamed) this.namesFile = true;
    for (const file of files) isNamed ? this.#read(file) : this.readFound(file);
  }

  /** Reads a file that was found in a folder, and what it includes. Throws a {@link Problem}, or has it tolerated. */
  readFound(file: LedgerFile): void {
    this.#attempt(file, () => {
      const why = whyNot(file, this.#options.within);
      if (why !== undefined) throw new Problem(why);
      this.#read(file);
    });
  }

  async #readInput(readInput: () => Promise<Buffer>): Promise<void> {
    if (this.#seen.has(STANDARD_INPUT)) return;
    this.#seen.add(STANDARD_INPUT);
    this.namesFile = true;
    const bytes = await readInput();
    this.#take(decode('standard input', bytes), '', this.#options.folder);
  }

  #read(file: LedgerFile): void {
    const key = identity(file);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#attempt(file, () => {
      const bytes = readBytes(file);
      const source = decode(file.shown, bytes);
      this.files.push({ file, bytes, source });
      this.#take(source, path.dirname(file.shown), path.dirname(file.absolute));
    });
  }

  /** Has a problem tolerated where that is wanted, so that what comes after it is still read. */
  #attempt(file: LedgerFile, read: () => void): void {
    try {
      read();
    } catch (error) {
      const { tolerate } = this.#options;
      if (!(error instanceof Problem) || !tolerate) throw error;
      tolerate(error, file);
    }
  }

  /** Keeps a source, and reads what it includes; that may include it again without harm. */
  #take(source: SourceText, shown: string, absolute: string): void {
    this.sources.push(source);
    const { compartments, within } = this.#options;
    for (const include of includesOf(source, compartments))
      this.#attempt({ shown: source.path, absolute }, () => {
        for (const file of findIncluded(include, source.path, absolute, within)) {
          const why = whyNot(file, within);
          const named = path.isAbsolute(include.path) ? file.shown : path.join(shown, file.shown);
          this.#attempt({ shown: source.path, absolute }, () => {
            if (why !== undefined) throw refused(include, source.path, why);
            this.#read({ shown: named.replaceAll('\\', '/'), absolute: file.absolute });
          });
        }
      });
  }
}

/** Why a file that was found in a folder is not read: it is a link that leads elsewhere. */
function whyNot({ shown, absolute }: LedgerFile, within: Bounds | undefined): string | undefined {
  if (!within || leadsInto(within.folders, absolute)) return undefined;
  return `${shown} leads to a file that ${within.why}`;
}

function findIncluded(
  include: Include,
  from: string,
  folder: string,
  within: Bounds | undefined,
): LedgerFile[] {
  try {
    const place = path.resolve(folder, include.path);
    if (within && !leadsInto(within.folders, place)) throw new Problem(`${include.path} ${within.why}`);
    return findFiles(include.path, folder);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw refused(include, from, error.message);
  }
}

/** Says what is wrong with an `include` line. */
function refused(include: Include, from: string, message: string): Problem {
  const number = String(include.line);
  const gap = ' '.repeat(number.length);
  const under = include.text.slice(0, include.start).replace(/[^\t]/g, ' ');
  return new Problem(`${from}:${number}: ${message}`, [
    `  ${gap} |`,
    `  ${number} | ${include.text}`,
    `  ${gap} | ${under}${'^'.repeat(include.end - include.start)}`,
    'A path is relative to the file that includes it.',
  ]);
}
