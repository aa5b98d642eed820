import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a place is a folder or lies below it, as paths say. */
export function isBelow(folder: string, place: string): boolean {
  const way = path.relative(folder, place);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Whether a place lies below a folder when links are followed; of one that is not there, as paths say. */
export function leadsBelow(folder: string, place: string): boolean {
  return isBelow(folder, place) && isBelow(folder, realOf(place) ?? place);
}

/** Where a path leads when links are followed; undefined where nothing is. */
export function realOf(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}
