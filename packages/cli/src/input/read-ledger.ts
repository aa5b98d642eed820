import path from 'node:path';
import { type Compartments, Ledger, type SourceText } from '@troth/core';
import {
  decode,
  findFiles,
  type Include,
  identity,
  includesOf,
  type LedgerFile,
  Problem,
  readBytes,
  STANDARD_INPUT,
} from '@troth/server';
import type { Call } from '../command.ts';
import type { Io } from '../io.ts';
import { counted } from '../output/promise-words.ts';
import { tuneEngine } from './tune-engine.ts';

/**
 * Reads the ledger that a call means, with all it includes and the compartments it asks with. How much is left out is
 * said on standard error to people, who hold the files; never in JSON. Throws a {@link Problem}.
 */
export async function readLedgerFor(call: Call, operands = call.operands): Promise<Ledger> {
  const ledger = await readLedger(operands, call.io, new Set(call.values('compartment')));
  sayWithheld(call, ledger);
  return ledger;
}

/** Says on standard error how much of a ledger is left out. */
export function sayWithheld(call: Call, ledger: Ledger): void {
  if (!call.has('json') && !call.has('quiet')) call.io.err.write(withheldNote(ledger));
}

/** Reads the ledger that the operands of a command mean, with all it includes. Throws a {@link Problem}. */
export async function readLedger(
  operands: readonly string[],
  io: Io,
  compartments: Compartments = new Set<string>(),
): Promise<Ledger> {
  return Ledger.read(await readSources(operands, io, compartments), { compartments });
}

function withheldNote({ withheld: { entries, lines } }: Ledger): string {
  const counts = [
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
    ...(lines > 0 ? [counted(lines, 'line')] : []),
  ];
  if (counts.length === 0) return '';
  const [are, them] = entries + lines === 1 ? ['is', 'it'] : ['are', 'them'];
  return `troth: ${counts.join(' and ')} marked secret ${are} left out; --compartment WORD includes ${them}\n`;
}

/**
 * The files that the operands of a command mean, with all they include. Throws a {@link Problem}.
 *
 * @param apart a file that is not to be one of them, although it may lie among them
 */
export async function readSources(
  operands: readonly string[],
  io: Io,
  compartments: Compartments,
  apart?: LedgerFile,
): Promise<SourceText[]> {
  const reader = new SourceReader(io, compartments, apart);
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
  readonly #compartments: Compartments;
  readonly #seen = new Set<string>();

  constructor(io: Io, compartments: Compartments, apart: LedgerFile | undefined) {
    this.#io = io;
    this.#compartments = compartments;
    if (apart) this.#seen.add(identity(apart));
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
    for (const include of includesOf(source, this.#compartments)) {
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
