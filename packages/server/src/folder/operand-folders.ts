import { statSync } from 'node:fs';
import path from 'node:path';
import { STANDARD_INPUT } from './find-files.ts';
import { isBelow, realOf } from './is-below.ts';

/**
 * The folders that the operands of a command mean: themselves, or those that the files lie in that they name.
 *
 * @param folder what relative operands start from, and what standard input counts as part of
 */
export function foldersOf(operands: readonly string[], folder: string): string[] {
  const places = (operands.length > 0 ? operands : ['.']).map((operand) => {
    if (operand === STANDARD_INPUT) return folder;
    const place = path.resolve(folder, operand);
    return statSync(place, { throwIfNoEntry: false })?.isDirectory() ? place : path.dirname(place);
  });
  return places.flatMap((place) => {
    const real = realOf(place);
    return real === undefined || real === place ? [place] : [place, real];
  });
}

/** Whether a file lies in none of some folders, or leads out of them. */
export function leadsOut(file: string, folders: readonly string[]): boolean {
  const places = [file, realOf(file) ?? file];
  return !folders.some((folder) => places.every((place) => isBelow(folder, place)));
}
