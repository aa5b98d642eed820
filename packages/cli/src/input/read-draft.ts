import path from 'node:path';
import {
  type Diagnostic,
  diagnose,
  type Judgement,
  Ledger,
  notTheirs,
  printDiagnostic,
  type SourceText,
  withhold,
} from '@troth/core';
import { decode, findFiles, type LedgerFile, Problem, readBytes, STANDARD_INPUT } from '@troth/server';
import type { Call } from '../command.ts';
import { counted } from '../output/promise-words.ts';
import { wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';
import { formatOf } from './format-option.ts';
import { judgeFor } from './judge-for.ts';
import { readSources, sayWithheld } from './read-ledger.ts';

/** Entries that are not written in the ledger yet. */
export interface Draft {
  /** How the file is called in messages. */
  readonly path: string;
  /** Reads the ledger as it is, without the draft; each call reads it anew. */
  current(): Ledger;
  /** Reads the ledger with the entries of the draft. */
  supposed(): Ledger;
  /** As `supposed`, of a ledger that has no more in it than its reader may see. */
  supposedAsShown(): Ledger;
}

/**
 * Reads a file of entries, or standard input, and the ledger that a call means. Throws a {@link Problem}.
 *
 * @param operands of the ledger
 */
export async function readDraft(
  call: Call,
  operand: string,
  operands: readonly string[] = call.operands,
): Promise<Draft> {
  const { io } = call;
  const compartments = new Set(call.values('compartment'));
  const file = operand === STANDARD_INPUT ? undefined : oneFile(operand, io.folder);
  if (!file && operands.includes(STANDARD_INPUT))
    throw new Problem('standard input can be the ledger or what is added to it, not both');
  const draft = decode(file?.shown ?? 'standard input', file ? readBytes(file) : await io.readInput());
  if (draft.text.trim() === '') throw new Problem(`${draft.path} is empty`);
  const sources = await readSources(operands, io, compartments, { apart: file });
  const read = (all: readonly SourceText[]) => Ledger.read(all, { compartments });
  sayWithheld(call, read(sources));
  const all = [...sources, draft];
  return {
    path: draft.path,
    current: () => read(sources),
    supposed: () => read(all),
    supposedAsShown: () => Ledger.read(withhold(all, compartments).sources, { compartments: 'all' }),
  };
}

function oneFile(operand: string, folder: string): LedgerFile {
  const [file] = findFiles(operand, folder);
  if (file!.absolute !== path.resolve(folder, operand))
    throw new Problem(`${operand} is a folder; one file of entries is asked for`);
  return file!;
}

/**
 * Shows on standard error what is wrong with a draft. Throws a {@link Problem} where there are errors: what could not
 * be understood cannot be tested. That the draft names no sources is no matter.
 */
export function checkDraft(
  call: Call,
  draft: Draft,
  ledger: Ledger,
  judgement: Pick<Judgement, 'diagnostics'>,
): void {
  const { path: file } = draft;
  const found = mistakesOf(call, draft, ledger, judgement).filter(({ code }) => code !== 'unsourced');
  const errors = found.filter(({ severity }) => severity === 'error');
  show(call, call.has('quiet') || formatOf(call) !== 'text' ? errors : found);
  if (errors.length > 0)
    throw new Problem(`${file} has ${counted(errors.length, 'error')}, so nothing could be tested`);
}

/** Shows on standard error what a draft promises that is not its promisors' to promise. */
export function sayNotTheirs(call: Call, { path: file }: Draft, judgement: Judgement): void {
  if (call.has('quiet') || formatOf(call) !== 'text') return;
  const found = notTheirs(judgement).filter(({ place }) => place.block.path === file);
  const { entries, lines } = judgement.judging.world.ledger.withheld;
  show(call, entries + lines > 0 ? found.map(asFarAsShown) : found);
}

/** Who is part of whom may be secret. */
function asFarAsShown(one: Diagnostic): Diagnostic {
  const perhaps = 'Or it is said in what is marked `secret`, which is left out here.';
  return { ...one, help: one.help ? `${one.help} ${perhaps}` : perhaps };
}

function show(call: Call, diagnostics: readonly Diagnostic[]): void {
  const { io } = call;
  const color = wantsColour(io, io.err, call.has('no-color'));
  const width = widthOf(io.columns);
  for (const one of diagnostics) io.err.write(`${printDiagnostic(one, { color, width })}\n`);
}

/**
 * What is wrong with a draft. What it says of names and powers is judged by what its reader may see: else it could be
 * asked for each name whether it is declared in secret.
 */
function mistakesOf(
  call: Call,
  draft: Draft,
  ledger: Ledger,
  judgement: Pick<Judgement, 'diagnostics'>,
): Diagnostic[] {
  const { path: file } = draft;
  const found = [...diagnose(ledger), ...judgement.diagnostics]
    .filter((one) => concerns(one, file))
    .map((one) => asOfDraft(one, file));
  if (ledger.withheld.entries + ledger.withheld.lines === 0) return found;
  const isWithin = ({ place }: Diagnostic) => place.block.path === file;
  const shown = draft.supposedAsShown();
  return [
    ...[...diagnose(shown), ...judgeFor(call, shown).diagnostics].filter(isWithin),
    ...found.filter((one) => !isWithin(one)),
  ];
}

/** Of two entries of one name, the one to change is that of the draft, wherever its file stands in the order. */
function asOfDraft(one: Diagnostic, file: string): Diagnostic {
  const [other] = one.related;
  if (one.code !== 'duplicate-name' || one.place.block.path === file || !other) return one;
  return {
    ...one,
    help: 'Leave it out here, or give it a name of its own.',
    place: other.place,
    related: [{ place: one.place, message: 'declares it already' }],
  };
}

/** Whether a diagnostic is about a file, or came about by it. */
function concerns({ place, related }: Diagnostic, file: string): boolean {
  return [place, ...related.map((one) => one.place)].some(({ block }) => block.path === file);
}
