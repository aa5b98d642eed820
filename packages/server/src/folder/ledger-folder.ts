import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Compartments, SourceText } from '@troth/core';
import { Problem } from '../problem.ts';
import { filesBelow, type LedgerFile, reason } from './find-files.ts';
import { type ReadFile, SourceReader } from './source-reader.ts';

/** A folder of ledger files, or one file, that is served. */
export interface LedgerFolder {
  /** The folder that paths are relative to. */
  readonly root: string;
  /** The only file, where one file is served. */
  readonly only: string | undefined;
  /** Whether files outside of the folder stay unread, since those who write here are not those whose files they are. */
  readonly isConfined?: boolean;
}

/** What a folder held when it was read. */
export interface FolderContents {
  readonly sources: readonly SourceText[];
  /** Every file by the path that it has in answers. */
  readonly files: ReadonlyMap<string, ReadFile>;
  /** What could not be read. */
  readonly problems: readonly FolderProblem[];
}

export interface FolderProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * The folder that a path means; it need not hold a ledger yet. Throws a {@link Problem} where it is not there.
 *
 * @param shown how the message calls it
 */
export function ledgerFolder(given: string, shown = given): LedgerFolder {
  try {
    const absolute = realpathSync(given);
    if (statSync(absolute).isDirectory()) return { root: absolute, only: undefined };
    return { root: path.dirname(absolute), only: path.basename(absolute) };
  } catch (error) {
    throw new Problem(`cannot serve ${shown}: ${reason(error)}`);
  }
}

const SERVED =
  'is outside of the folder that is served or hidden in it, and others may write here; --read-only includes it';

/** Reads all that can be read, with what it includes. A file that cannot be read hides no other. */
export function readFolder(
  { root, only, isConfined }: LedgerFolder,
  compartments: Compartments,
): FolderContents {
  const problems: FolderProblem[] = [];
  const reader = new SourceReader({
    folder: root,
    compartments,
    within: isConfined ? { folders: [root], why: SERVED } : undefined,
    tolerate: ({ message, details }, { shown }) =>
      problems.push({ path: shown, message: [message, ...details].join('\n') }),
  });
  for (const file of filesOf({ root, only }, problems)) reader.readFound(file);
  const files = new Map(reader.files.map((one) => [one.file.shown, one]));
  return { sources: reader.sources, files, problems };
}

function filesOf({ root, only }: LedgerFolder, problems: FolderProblem[]): readonly LedgerFile[] {
  if (only !== undefined) return [{ shown: only, absolute: path.join(root, only) }];
  try {
    return filesBelow(root, '.');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push({ path: '.', message: error.message });
    return [];
  }
}

/** What tells two versions of a file apart: SHA-256 of its bytes, in hexadecimal digits. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
