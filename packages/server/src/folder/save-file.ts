import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Problem } from '../problem.ts';
import { reason } from './find-files.ts';
import { hashOf } from './ledger-folder.ts';
import { replaceFile } from './replace-file.ts';

/** What became of a text that was to be saved. */
export type Saved =
  | { readonly kind: 'saved'; readonly hash: string }
  /** The file is not what it was: `theirs` is what it holds now; undefined where it is gone. */
  | { readonly kind: 'changed'; readonly theirs: Buffer | undefined };

/**
 * Saves a text as a whole or not at all, and only over what was read: a change made elsewhere meanwhile is never lost.
 * Line ends stay as the file has them. Throws a {@link Problem} where it cannot be written.
 *
 * @param shown how the file is called
 * @param base the hash of what was read; null where the file is new
 */
export function saveFile(
  file: { readonly shown: string; readonly absolute: string },
  text: string,
  base: string | null,
): Saved {
  const current = bytesOf(file.absolute);
  if ((current ? hashOf(current) : null) !== base) return { kind: 'changed', theirs: current };
  try {
    if (!current) return createFile(file.absolute, text);
    const written = withLineEnds(text, current);
    replaceFile(file, current, written);
    return { kind: 'saved', hash: hashOf(Buffer.from(written, 'utf8')) };
  } catch (error) {
    const now = bytesOf(file.absolute);
    if ((now ? hashOf(now) : null) !== base) return { kind: 'changed', theirs: now };
    throw error instanceof Problem ? error : new Problem(`cannot write ${file.shown}: ${reason(error)}`);
  }
}

/** Writes a file that must not be there yet. */
function createFile(absolute: string, text: string): Saved {
  const bytes = Buffer.from(text, 'utf8');
  const draft = path.join(path.dirname(absolute), `.${path.basename(absolute)}.${process.pid}.tmp`);
  try {
    const handle = openSync(draft, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // Unlike a rename, a link never takes the place of a file that was made meanwhile.
    linkSync(draft, absolute);
  } finally {
    rmSync(draft, { force: true });
  }
  return { kind: 'saved', hash: hashOf(bytes) };
}

/** An editor hands lines over with line feeds; a file whose lines all end otherwise keeps its ends. */
function withLineEnds(text: string, current: Buffer): string {
  if (text.includes('\r')) return text;
  const old = current.toString('utf8');
  const isWindows = old.includes('\r\n') && !/(?<!\r)\n/.test(old);
  return isWindows ? text.replaceAll('\n', '\r\n') : text;
}

function bytesOf(absolute: string): Buffer | undefined {
  try {
    return readFileSync(absolute);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Problem(`cannot read ${path.basename(absolute)}: ${reason(error)}`);
  }
}
