import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { draftOf, identity, makeFolder, Problem, reason, writeDraft } from '@troth/server';

/** A file to write, and what it held when it was read; undefined where there was none. */
export interface FileToWrite {
  readonly absolute: string;
  readonly shown: string;
  readonly text: string;
  readonly read: Buffer | undefined;
}

/**
 * Writes several files, each as a whole or not at all: all of them are written beside their places first, and take
 * their names only if none was changed meanwhile. A file keeps who may read it, and a link keeps leading to it. Throws a
 * {@link Problem}.
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const drafts: { readonly draft: string; readonly target: string; readonly file: FileToWrite }[] = [];
  let current = files[0];
  try {
    for (const file of files) {
      current = file;
      const target = identity(file);
      makeFolder(path.dirname(target));
      const draft = draftOf(target);
      drafts.push({ draft, target, file });
      writeDraft(draft, file.text, file.read && statSync(target).mode);
    }
    for (const file of files) {
      current = file;
      if (wasChanged(file)) throw new Problem(`${file.shown} was changed meanwhile; nothing was written`);
    }
    for (const { draft, target, file } of drafts) {
      current = file;
      renameSync(draft, target);
    }
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw error instanceof Problem ? error : new Problem(`cannot write ${current?.shown}: ${reason(error)}`);
  }
}

function wasChanged({ absolute, read }: FileToWrite): boolean {
  try {
    const now = readFileSync(absolute);
    return read === undefined || !now.equals(read);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return read !== undefined;
    throw error;
  }
}
