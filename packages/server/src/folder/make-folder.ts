import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those it lies in, as far as they are not there. Node's own way never ends where a folder can be
 * seen to be there and nothing can be made in it, as in `/proc`; this throws.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (!existsSync(folder) && parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another may have made it meanwhile.
    if (isFolder(folder)) return;
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Error(`no folder can be made in ${parent}`)
      : error;
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
