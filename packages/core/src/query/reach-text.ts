import type { Reach } from '../conflict/conflict.ts';
import { countText } from './count-text.ts';

/** How much fits: `1..8`, or `under 100` where it may be anything less. */
export function fittingText(done: Reach): string {
  return `${done.isOpen ? 'under ' : ''}${countText(done)}`;
}

/** How much has to be lifted at least, for programs: `2`, or `more than 50` where that is not enough by itself. */
export function leastText(short: Reach): string {
  return `${short.isOpen ? 'more than ' : ''}${countText(short)}`;
}

/** The same in a sentence: `at least 2`, `more than 50`. */
export function atLeastText(short: Reach): string {
  return short.isOpen ? leastText(short) : `at least ${countText(short)}`;
}
