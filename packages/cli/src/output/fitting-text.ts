import { type Fitting, hasCertain, idOf, listText, type PromiseEntry } from '@troth/core';
import { counted } from './promise-words.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** Whether a draft fits, in plain words, and what was left out for it. */
export function fittingLines(path: string, fitting: Fitting, width: number, style: Style): string[] {
  const { leftOut, fits } = fitting;
  const colour = fits ? 'green' : fits === null || !hasCertain(fitting.conflicts) ? 'yellow' : 'red';
  const [first = '', ...rest] = wrap(verdict(path, fitting), width);
  const lines = [first, ...rest].map((line) => style(colour, line));
  if (leftOut.length === 0) return lines;
  return [...lines, ...wrap(`Left out, because they are replaced: ${ids(leftOut)}.`, width)];
}

function verdict(path: string, { promises, conflicts, fits }: Fitting): string {
  const what = `${ids(promises)} of ${path}`;
  if (fits) return `It fits: ${what} can be kept with all other promises.`;
  if (fits === null) return `It is not known whether it fits: ${what} could not be tested in full.`;
  const sets = [
    ...(conflicts.conflicts.length > 0 ? [counted(conflicts.conflicts.length, 'conflict')] : []),
    ...(conflicts.families.length > 0 ? [counted(conflicts.families.length, 'family', 'families')] : []),
  ].join(' and ');
  const one = conflicts.conflicts.length + conflicts.families.length === 1;
  const contain = `${sets} ${one ? 'contains' : 'contain'} ${promises.length === 1 ? ids(promises) : 'one of them'}`;
  if (hasCertain(conflicts)) return `It does not fit: ${contain}.`;
  return `It may not fit: ${contain}, ${one ? 'but it is not' : 'none of them'} certain.`;
}

function ids(promises: readonly PromiseEntry[]): string {
  return listText(promises.map(({ name }) => idOf(name)));
}
