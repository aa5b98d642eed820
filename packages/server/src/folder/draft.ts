import { chmodSync, closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where a file is written before it takes the place of another: beside it, so that it needs only another name. */
export function draftOf(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
}

/** Writes all of a text, onto the disk. `mode` is that of the file whose place it takes, where there is one. */
export function writeDraft(draft: string, text: string, mode: number | undefined): void {
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
