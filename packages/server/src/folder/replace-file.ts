import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Problem } from '../problem.ts';
import { identity, type LedgerFile, reason } from './find-files.ts';

/**
 * Puts a text in the place of a file, as a whole or not at all: it is written beside it first, and takes its name only
 * if the file still holds what was read. A link keeps leading to the file.
 */
export function replaceFile(file: LedgerFile, read: Buffer, text: string): void {
  const target = identity(file);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    const { mode } = statSync(target);
    writeDraft(draft, text, mode);
    if (!readFileSync(target).equals(read))
      throw new Problem(`${file.shown} was changed meanwhile; it is left as it is`);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error instanceof Problem ? error : new Problem(`cannot write ${file.shown}: ${reason(error)}`);
  }
}

function writeDraft(draft: string, text: string, mode: number): void {
  const handle = openSync(draft, 'w', mode);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(draft, mode);
}
