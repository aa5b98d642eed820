import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeFolder, Problem, reason } from '@troth/server';

/** A file to write, and what it held when it was read; undefined where there was none. */
export interface FileToWrite {
  readonly absolute: string;
  readonly shown: string;
  readonly text: string;
  readonly read: Buffer | undefined;
}

/**
 * Writes several files, each as a whole or not at all: all of them are written beside their places first, and take
 * their names only if none was changed meanwhile. Throws a {@link Problem}.
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const drafts: { readonly draft: string; readonly file: FileToWrite }[] = [];
  let current = files[0];
  try {
    for (const file of files) {
      current = file;
      makeFolder(path.dirname(file.absolute));
      const draft = path.join(
        path.dirname(file.absolute),
        `.${path.basename(file.absolute)}.${process.pid}.tmp`,
      );
      drafts.push({ draft, file });
      writeDraft(draft, file.text);
    }
    for (const file of files) {
      current = file;
      if (wasChanged(file)) throw new Problem(`${file.shown} was changed meanwhile; nothing was written`);
    }
    for (const { draft, file } of drafts) {
      current = file;
      renameSync(draft, file.absolute);
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

function writeDraft(draft: string, text: string): void {
  const handle = openSync(draft, 'w');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
