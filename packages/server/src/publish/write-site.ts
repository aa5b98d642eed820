import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { reason } from '../folder/find-files.ts';
import { makeFolder } from '../folder/make-folder.ts';
import { Problem } from '../problem.ts';
import type { SiteFile } from './site-file.ts';
import { asideOf, removeBeside, removeWithin, stageOf } from './stage.ts';

/** Names every file of the site, to tell them from others when it is published again. */
const MANIFEST = 'troth-site.json';

/** What was written. */
export interface Written {
  readonly files: number;
  /** Files that an earlier site had and this one has not; they are gone. */
  readonly removed: number;
  /** Files of others that lie in the folder and stay. */
  readonly others: number;
  /** Paths that only differ in capitals from another, and are left out: many file systems hold only one of them. */
  readonly leftOut: readonly string[];
}

/**
 * Writes a site into a folder. All files are written beside it first; then the folder takes its place as a whole or,
 * where it holds files of others (only with `force`) or nothing can be written beside it, file by file. Throws a
 * {@link Problem}, and leaves all as it was.
 *
 * @param marks what pictures were drawn from, by their paths, once the files were made; kept for the next time
 */
export function writeSite(
  folder: string,
  shown: string,
  files: Iterable<SiteFile>,
  { force = false, marks }: { readonly force?: boolean; readonly marks: ReadonlyMap<string, string> },
): Written {
  removeWithin(folder);
  const before = namesIn(folder, shown);
  const own = manifestOf(folder, shown).files;
  const others = before.filter((name) => !own.has(name) && name !== MANIFEST);
  if (others.length > 0 && !force)
    throw new Problem(`${shown} holds ${others[0]}, which “publish” did not write`, [
      'Give an empty or new folder; --force publishes among what is there, and deletes nothing of it.',
    ]);
  const { place: stage, isInside } = stageOf(folder);
  try {
    const { names, leftOut } = writeAll(stage, files, marks);
    const stale = before.filter((name) => own.has(name) && !names.has(name));
    if (others.length === 0 && !isInside) swap(stage, folder);
    else merge(stage, folder, names, stale);
    removeBeside(folder);
    return { files: names.size, removed: stale.length, others: others.length, leftOut };
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`cannot write ${shown}: ${reason(error)}`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function namesIn(folder: string, shown: string): string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) throw new Problem(`${shown} is a file; a folder is asked for`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'));
}

/** What the pictures of a site were drawn from that was written before, by their paths. */
export function marksOf(folder: string, shown: string): ReadonlyMap<string, string> {
  return manifestOf(folder, shown).marks;
}

interface Manifest {
  readonly files: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, string>;
}

function manifestOf(folder: string, shown: string): Manifest {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) return { files: new Set(), marks: new Map() };
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const { site, files, pictures } = read;
    if (site === 1 && Array.isArray(files)) {
      const marks = Object.entries(pictures ?? {}).map(([name, mark]) => [name, String(mark)] as const);
      return { files: new Set(files.map(String)), marks: new Map(marks) };
    }
  } catch {
    // Said below, as for one of another shape.
  }
  throw new Problem(`${path.join(shown, MANIFEST)} is damaged: it does not say which files are the site's`, [
    'Remove the folder, or publish into another.',
  ]);
}

function writeAll(
  stage: string,
  files: Iterable<SiteFile>,
  marks: ReadonlyMap<string, string>,
): { names: Set<string>; leftOut: string[] } {
  const names = new Set<string>();
  const folded = new Set<string>();
  const leftOut: string[] = [];
  const made = new Set<string>();
  for (const { path: name, content } of files) {
    const key = name.normalize('NFC').toLowerCase();
    if (folded.has(key)) {
      // A name that is declared twice is an error of the ledger, which is told as one.
      if (!names.has(name)) leftOut.push(name);
      continue;
    }
    folded.add(key);
    const file = path.join(stage, name);
    const parent = path.dirname(file);
    if (!made.has(parent)) makeFolder(parent);
    made.add(parent);
    writeFileSync(file, content);
    names.add(name);
  }
  const manifest = { site: 1, files: [...names], pictures: Object.fromEntries(marks) };
  writeFileSync(path.join(stage, MANIFEST), `${JSON.stringify(manifest)}\n`);
  return { names, leftOut };
}

/** The new folder takes the place of the old one, which is there again if that fails. */
function swap(stage: string, folder: string): void {
  const old = asideOf(folder);
  const wasThere = existsSync(folder);
  if (wasThere) renameSync(folder, old);
  else makeFolder(path.dirname(folder));
  try {
    renameSync(stage, folder);
  } catch (error) {
    if (wasThere) renameSync(old, folder);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** Each file takes its place as a whole; what the site no longer has goes; what others wrote stays. */
function merge(stage: string, folder: string, names: ReadonlySet<string>, stale: readonly string[]): void {
  for (const name of [...names, MANIFEST]) {
    const target = path.join(folder, name);
    makeFolder(path.dirname(target));
    renameSync(path.join(stage, name), target);
  }
  for (const name of stale) {
    rmSync(path.join(folder, name), { force: true });
    removeEmpty(path.dirname(path.join(folder, name)), folder);
  }
}

function removeEmpty(from: string, root: string): void {
  for (let folder = from; folder.startsWith(`${root}${path.sep}`); folder = path.dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}
