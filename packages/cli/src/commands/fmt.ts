import { formatText } from '@troth/core';
import {
  decode,
  findFiles,
  identity,
  type LedgerFile,
  Problem,
  readBytes,
  replaceFile,
  STANDARD_INPUT,
} from '@troth/server';
import type { Call } from '../command.ts';

/** `troth fmt`: lays ledger files out evenly. */
export async function fmt(call: Call): Promise<number> {
  const operands = call.operands.length > 0 ? call.operands : ['.'];
  if (operands.includes(STANDARD_INPUT)) {
    if (operands.length > 1)
      throw new Problem('- stands alone: standard input is printed, files are replaced');
    return formatInput(call);
  }
  const files = filesOf(operands, call.io.folder);
  const changed: string[] = [];
  let readable = 0;
  for (const file of files) {
    try {
      if (formatFile(file, call.has('check'))) changed.push(file.shown);
      readable++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      call.io.err.write(`troth: ${error.message}\n`);
    }
  }
  if (!call.has('quiet') && readable > 0)
    call.io.out.write(report(changed, readable, files.length, call.has('check')));
  if (readable < files.length) return 2;
  return call.has('check') && changed.length > 0 ? 1 : 0;
}

async function formatInput(call: Call): Promise<number> {
  const { text } = decode('standard input', await call.io.readInput());
  const formatted = formatText(text);
  if (!call.has('check')) {
    call.io.out.write(formatted);
    return 0;
  }
  if (formatted === text) return 0;
  if (!call.has('quiet')) call.io.out.write('standard input\n');
  return 1;
}

function filesOf(operands: readonly string[], folder: string): LedgerFile[] {
  const files = new Map<string, LedgerFile>();
  for (const operand of operands) {
    for (const file of findFiles(operand, folder)) {
      const key = identity(file);
      if (!files.has(key)) files.set(key, file);
    }
  }
  return [...files.values()];
}

/** Whether the file was not laid out. */
function formatFile(file: LedgerFile, onlyCheck: boolean): boolean {
  const bytes = readBytes(file);
  const { text } = decode(file.shown, bytes);
  const formatted = formatText(text);
  if (formatted === text) return false;
  if (!onlyCheck) replaceFile(file, bytes, formatted);
  return true;
}

/** @param readable how many of the files could be laid out */
function report(changed: readonly string[], readable: number, total: number, onlyCheck: boolean): string {
  const files = total === 1 ? '1 file' : `${total} files`;
  if (changed.length > 0) {
    const names = changed.map((name) => `${name}\n`).join('');
    return `${names}${onlyCheck ? 'Not laid out' : 'Laid out'}: ${changed.length} of ${files}\n`;
  }
  if (readable < total) return `${readable} of ${files} ${readable === 1 ? 'is' : 'are'} laid out\n`;
  return total === 1 ? 'The file is laid out\n' : `All ${files} are laid out\n`;
}
