import { caseText, type NameAnswer } from '@troth/core';
import { withReadableRanges } from './ranges.ts';

type Names = Readonly<Record<string, NameAnswer>>;

/** Which case of a promise with many an id names, in words: `Anna → Ben, 4 Mar 2026`. Empty for any other id. */
export function caseWords(id: string, names: Names): string {
  return withReadableRanges(
    caseText(id, (one) => (Object.hasOwn(names, one) ? names[one]?.title : undefined)),
  );
}

/** What an id names: of a case its promise, whose name is the only one that it has. */
export function namedBy(id: string, names: Names): NameAnswer | undefined {
  const base = id.replace(/\[.*/s, '');
  return Object.hasOwn(names, base) ? names[base] : undefined;
}

/** What an id is called, of a case with which one it is: `Rent (1 Mar 2026)`. */
export function nameWords(id: string, names: Names): string {
  const words = caseWords(id, names);
  const title = namedBy(id, names)?.title;
  return title && words !== '' ? `${title} (${words})` : (title ?? id);
}
