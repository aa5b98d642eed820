import path from 'node:path';
import { Ledger, type SourceText } from '@troth/core';
import type { Io } from '../io.ts';
import { Problem } from '../problem.ts';
import { decode } from './decode.ts';
import { findFiles, identity, type LedgerFile, readBytes, STANDARD_INPUT } from './find-files.ts';
import { type Include, includesOf } from './includes.ts';
import { tuneEngine } from './tune-engine.ts';

/** Reads the ledger that the operands of a command mean, with all it includes. Throws a {@link Problem}. */
export async function readLedger(operands: readonly string[], io: Io): Promise<Ledger> {
  return Ledger.read(await readSources(operands, io));
}

async function readSources(operands: readonly string[], io: Io): Promise<SourceText[]> {
  const reader = new SourceReader(io);
  for (const operand of operands.length > 0 ? operands : ['.']) await reader.readOperand(operand);
  const [only] = reader.sources;
  if (reader.sources.length === 1 && reader.namesFile && only!.text.trim() === '')
    throw new Problem(`${only!.path} is empty`);
  return reader.sources;
}

class SourceReader {
  readonly sources: SourceText[] = [];
  /** Whether an operand names a file rather than a folder. */
  namesFile = false;
  readonly #io: Io;
  readonly #seen = new Set<string>();

  constructor(io: Io) {
    this.#io = io;
  }

  async readOperand(operand: string): Promise<void> {
    if (operand === STANDARD_INPUT) return this.#readInput();
    const files = findFiles(operand, this.#io.folder);
    if (files[0]!.absolute === path.resolve(this.#io.folder, operand)) this.namesFile = true;
    for (const file of files) this.#readFile(file);
  }

  async #readInput(): Promise<void> {
    if (this.#seen.has(STANDARD_INPUT)) return;
    this.#seen.add(STANDARD_INPUT);
    this.namesFile = true;
    const bytes = await this.#io.readInput();
    tuneEngine(bytes.length);
    const source = decode('standard input', bytes);
    this.#take(source, '', this.#io.folder);
  }

  #readFile(file: LedgerFile): void {
    const key = identity(file);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const bytes = readBytes(file);
    tuneEngine(bytes.length);
    const source = decode(file.shown, bytes);
    this.#take(source, path.dirname(file.shown), path.dirname(file.absolute));
  }

  /** Keeps a source, and reads what it includes; that may include it again without harm. */
  #take(source: SourceText, shown: string, absolute: string): void {
    this.sources.push(source);
    for (const include of includesOf(source)) {
      for (const file of findIncluded(include, source.path, absolute)) {
        const named = path.isAbsolute(include.path) ? file.shown : path.join(shown, file.shown);
        this.#readFile({ shown: named.replaceAll('\\', '/'), absolute: file.absolute });
      }
    }
  }
}

function findIncluded(include: Include, from: string, folder: string): LedgerFile[] {
  try {
    return findFiles(include.path, folder);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const number = String(include.line);
    const gap = ' '.repeat(number.length);
    const under = include.text.slice(0, include.start).replace(/[^\t]/g, ' ');
    throw new Problem(`${from}:${number}: ${error.message}`, [
      `  ${gap} |`,
      `  ${number} | ${include.text}`,
      `  ${gap} | ${under}${'^'.repeat(include.end - include.start)}`,
      'A path is relative to the file that includes it.',
    ]);
  }
}
