import { nearest } from '@troth/core';

/** `; did you mean X or Y?` where candidates are near to what was written, at most as many as asked for; else nothing. */
export function didYouMean(written: string, candidates: Iterable<string>, most: 1 | 2 = 2): string {
  const [first, second] = nearest(written, candidates, most);
  if (first === undefined) return '';
  return second === undefined ? `; did you mean ${first}?` : `; did you mean ${first} or ${second}?`;
}
