import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { Problem } from '../problem.ts';
import { draftOf, writeDraft } from './draft.ts';
import { identity, type LedgerFile, reason } from './find-files.ts';

/**
 * Puts a text in the place of a file, as a whole or not at all: it is written beside it first, and takes its name only
 * if the file still holds what was read. A link keeps leading to the file.
 */
export function replaceFile(file: LedgerFile, read: Buffer, text: string): void {
  const target = identity(file);
  const draft = draftOf(target);
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
