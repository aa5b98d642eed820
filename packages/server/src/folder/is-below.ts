import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a place is a folder or lies below it, as paths say. */
export function isBelow(folder: string, place: string): boolean {
  const way = path.relative(folder, place);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Whether a place lies openly below a folder, in no hidden folder or file, also when links are followed. */
export function leadsBelow(folder: string, place: string): boolean {
  return leadsInto([folder], place);
}

/** Whether a place lies openly in one of some folders, and what it leads to in one of them too. */
export function leadsInto(folders: readonly string[], place: string): boolean {
  return [place, realOf(place) ?? place].every((one) =>
    folders.some((folder) => isBelow(folder, one) && !isHidden(folder, one)),
  );
}

function isHidden(folder: string, place: string): boolean {
  return path
    .relative(folder, place)
    .split(path.sep)
    .some((part) => part.startsWith('.'));
}

/** Where a path leads when links are followed; undefined where nothing is. */
export function realOf(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}
