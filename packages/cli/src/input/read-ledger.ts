import { type Compartments, Ledger, type SourceText } from '@troth/core';
import { type Bounds, type LedgerFile, Problem, SourceReader } from '@troth/server';
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

/** Says on standard error how much of a ledger is left out, and how to ask for it where the command takes that. */
export function sayWithheld(call: Call, ledger: Ledger, { isForGood = false } = {}): void {
  if (!call.has('json') && !call.has('quiet')) call.io.err.write(withheldNote(ledger, isForGood));
}

/** Reads the ledger that the operands of a command mean, with all it includes. Throws a {@link Problem}. */
export async function readLedger(
  operands: readonly string[],
  io: Io,
  compartments: Compartments = new Set<string>(),
): Promise<Ledger> {
  return Ledger.read(await readSources(operands, io, compartments), { compartments });
}

function withheldNote({ withheld: { entries, lines } }: Ledger, isForGood: boolean): string {
  const counts = [
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
    ...(lines > 0 ? [counted(lines, 'line')] : []),
  ];
  if (counts.length === 0) return '';
  const [are, them] = entries + lines === 1 ? ['is', 'it'] : ['are', 'them'];
  const how = isForGood ? '' : `; --compartment WORD includes ${them}`;
  return `troth: ${counts.join(' and ')} marked secret ${are} left out${how}\n`;
}

/**
 * The files that the operands of a command mean, with all they include. Throws a {@link Problem}.
 *
 * @param apart a file that is not to be one of them, although it may lie among them
 * @param within where files may lie that no operand names
 */
export async function readSources(
  operands: readonly string[],
  io: Io,
  compartments: Compartments,
  { apart, within }: { readonly apart?: LedgerFile | undefined; readonly within?: Bounds } = {},
): Promise<SourceText[]> {
  const reader = new SourceReader({
    folder: io.folder,
    compartments,
    readInput: io.readInput,
    apart,
    within,
  });
  for (const operand of operands.length > 0 ? operands : ['.']) await reader.readOperand(operand);
  const [only] = reader.sources;
  if (reader.sources.length === 1 && reader.namesFile && only!.text.trim() === '')
    throw new Problem(`${only!.path} is empty`);
  tuneEngine(reader.sources.reduce((length, { text }) => length + text.length, 0));
  return reader.sources;
}
