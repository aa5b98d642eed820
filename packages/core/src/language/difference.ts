import type { TextEdit } from '../ledger/edit-ledger.ts';

/**
 * The one edit that makes a text another: what differs between what both begin and end with.
 *
 * ```ts
 * differenceOf('by 2025-03-10', 'by 2025-03-12') // => { start: 12, end: 13, text: '2' }
 * differenceOf('same', 'same') // => { start: 4, end: 4, text: '' }
 * ```
 */
export function differenceOf(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  let afterEnd = after.length;
  while (end > start && afterEnd > start && before.charCodeAt(end - 1) === after.charCodeAt(afterEnd - 1)) {
    end--;
    afterEnd--;
  }
  return { start, end, text: after.slice(start, afterEnd) };
}
