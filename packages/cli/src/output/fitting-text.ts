import { type Fitting, hasCertain, humanRange, idOf, isoDay, listText, type PromiseEntry } from '@troth/core';
import { counted } from './promise-words.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** A draft that was tested. */
interface Tested {
  readonly path: string;
  readonly fitting: Fitting;
  /** Those of its promises that forbid something from a later day on only. */
  readonly later: readonly PromiseEntry[];
}

/** Whether a draft fits, in plain words, what was left out for it, and from when on it binds. */
export function fittingLines({ path, fitting, later }: Tested, width: number, style: Style): string[] {
  const { leftOut, fits } = fitting;
  const colour = fits ? 'green' : fits === null || !hasCertain(fitting.conflicts) ? 'yellow' : 'red';
  const [first = '', ...rest] = wrap(verdict(path, fitting), width);
  const lines = [first, ...rest].map((line) => style(colour, line));
  const why = leftOut.length === 1 ? 'it is replaced' : 'they are replaced';
  if (leftOut.length > 0) lines.push(...wrap(`Left out, because ${why}: ${ids(leftOut)}.`, width));
  if (fits) for (const promise of later) lines.push(...wrap(laterText(promise), width));
  return lines;
}

/** That what goes against a promise may be done until it binds, which may be why it fits. */
function laterText({ name, date: { first } }: PromiseEntry): string {
  const day = humanRange(first, first);
  return `${idOf(name)} binds from ${day} on, and what goes against it may be done until then. To test it as of that day: --on ${isoDay(first)}`;
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
