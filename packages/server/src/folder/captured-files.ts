import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { CapturedFile, FindCaptured } from '@troth/core';
import { reason } from './find-files.ts';
import { leadsBelow } from './is-below.ts';

/** A larger file is not read: no newspaper page is, and one text cannot hold it. */
const LARGEST = 2 ** 28;

const OUTSIDE: CapturedFile = {
  kind: 'unreadable',
  reason: 'it is outside of the folder that is served or hidden in it, and others may write here',
};

/**
 * Finds the files that sources keep of what was published, each looked at once. Paths are relative to the ledger file
 * that declares the source. Bytes are read only where a quote or a digest asks for them, and only of regular files.
 *
 * @param folder what the paths of ledger files are relative to
 * @param isConfined whether files outside of the folder stay unread
 */
export function capturedFiles(folder: string, isConfined = false): FindCaptured {
  const found = new Map<string, CapturedFile>();
  return ({ block, file }) => {
    if (file === undefined) return undefined;
    const absolute = path.resolve(folder, path.dirname(block.path), file);
    const known = found.get(absolute);
    if (known) return known;
    const captured = isConfined && !leadsBelow(folder, absolute) ? OUTSIDE : look(absolute);
    found.set(absolute, captured);
    return captured;
  };
}

function look(absolute: string): CapturedFile {
  try {
    const stats = statSync(absolute);
    if (stats.isDirectory()) return { kind: 'unreadable', reason: 'it is a folder' };
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'it is a device' };
    if (stats.size > LARGEST) return { kind: 'unreadable', reason: 'it is over 256 MB' };
    return fileOf(readFileSync(absolute));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', reason: reason(error) };
  }
}

function fileOf(bytes: Buffer): CapturedFile {
  return {
    kind: 'found',
    digest: () => sha256(bytes),
    text: () => textOf(bytes),
  };
}

/** Loading what makes digests takes a twentieth of checking a small ledger, and few ledgers ask for one. */
function sha256(bytes: Buffer): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

/** UTF-8, or UTF-16 that says so with a byte order mark. */
function textOf(bytes: Buffer): { text: string } | { reason: string } {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return { reason: 'it is a PDF' };
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.includes(0)) return { reason: 'it holds zero bytes, as images and archives do' };
  if (!isUtf8(bytes)) return { reason: 'it is not UTF-8' };
  return { text: new TextDecoder('utf-8').decode(bytes) };
}
