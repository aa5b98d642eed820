import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.ts';
import { didYouMean } from '../suggestion.ts';

/** A file of a ledger: where it is, and how to name it to the reader. */
export interface LedgerFile {
  /** Relative to the folder the command runs in where it was given so, with forward slashes. */
  readonly shown: string;
  readonly absolute: string;
}

/** The standard input, as an operand. */
export const STANDARD_INPUT = '-';

/**
 * The ledger files that an operand means: itself, or all `*.troth` files in it and below, sorted; hidden folders and
 * `node_modules` are passed over. Throws a {@link Problem} where there are none.
 */
export function findFiles(operand: string, folder: string): LedgerFile[] {
  const absolute = path.resolve(folder, operand);
  const shown = slashed(path.normalize(operand));
  if (!isFolder(operand, absolute)) return [{ shown, absolute }];
  const files = filesBelow(absolute, shown);
  if (files.length === 0)
    throw new Problem(`${folderName(shown)} holds no ledger: no *.troth file in it or below`);
  return files;
}

/**
 * All `*.troth` files in a folder and below, sorted; none is no problem.
 *
 * @param shown how the folder is called
 */
export function filesBelow(absolute: string, shown: string): LedgerFile[] {
  const files: LedgerFile[] = [];
  collect(absolute, shown, files);
  return files.sort((a, b) => (a.shown < b.shown ? -1 : 1));
}

/** The path that tells whether two names mean the same file. */
export function identity(file: LedgerFile): string {
  try {
    return realpathSync.native(file.absolute);
  } catch {
    return file.absolute;
  }
}

/** The bytes of a file. Throws a {@link Problem} that says why it cannot be read. */
export function readBytes(file: LedgerFile): Buffer {
  try {
    return readFileSync(file.absolute);
  } catch (error) {
    throw unreadable(file.shown, error);
  }
}

/** Says why the system did not do what was asked of it, in words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENAMETOOLONG':
      return 'the name is too long';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'EEXIST':
      return 'a file is in the way of the folder';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'its symbolic links lead in a circle';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'it is over 2 GB';
    default:
      return code ?? message;
  }
}

function unreadable(shown: string, error: unknown): Problem {
  return new Problem(`cannot read ${shown}: ${reason(error)}`);
}

function isFolder(operand: string, absolute: string): boolean {
  try {
    const stats = statSync(absolute);
    // Reading a device may never end.
    if (stats.isCharacterDevice() || stats.isBlockDevice())
      throw new Problem(`cannot read ${operand}: it is a device; - reads standard input`);
    return stats.isDirectory();
  } catch (error) {
    if (error instanceof Problem) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(operand, error);
    const name = path.basename(absolute);
    const names = namesIn(path.dirname(absolute));
    if (names.includes(name)) throw new Problem(`cannot read ${operand}: it is a link that leads nowhere`);
    const hint = didYouMean(name, names, 1);
    const details = DAYS.test(operand) ? [`A day is given with an option: --on ${operand}`] : [];
    throw new Problem(`there is no file or folder ${operand}${hint}`, details);
  }
}

/** `2026-03`, or two days: what stands where a ledger is named. */
const DAYS = /^\d{4}(?:-\d{2}){0,2}(?:\.\.\d{4}(?:-\d{2}){0,2})?$/;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function collect(absolute: string, shown: string, files: LedgerFile[]): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folderName(shown), error);
  }
  for (const entry of entries) {
    const { name } = entry;
    const file = { shown: slashed(path.join(shown, name)), absolute: path.join(absolute, name) };
    if (entry.isDirectory()) {
      if (!name.startsWith('.') && name !== 'node_modules') collect(file.absolute, file.shown, files);
    } else if (
      name.endsWith('.troth') &&
      !name.startsWith('.') &&
      (entry.isFile() || leadsToFile(entry, file))
    ) {
      files.push(file);
    }
  }
}

/** A link to a folder is not followed: it may lead back. One that leads nowhere is, to say so. */
function leadsToFile(entry: Dirent, file: LedgerFile): boolean {
  if (!entry.isSymbolicLink()) return false;
  return !statSync(file.absolute, { throwIfNoEntry: false })?.isDirectory();
}

function folderName(shown: string): string {
  return shown === '.' ? 'this folder' : shown;
}

function slashed(text: string): string {
  return path.sep === '/' ? text : text.replaceAll(path.sep, '/');
}
