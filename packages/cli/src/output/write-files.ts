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
import { identity, makeFolder, Problem, reason } from '@troth/server';

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
      const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
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

function writeDraft(draft: string, text: string, mode: number | undefined): void {
  const handle = openSync(draft, 'w', mode);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (mode !== undefined) chmodSync(draft, mode);
}
