import type { TextEdit } from '../ledger/edit-ledger.ts';
import { formatText } from '../syntax/formatter.ts';
import { differenceOf } from './difference.ts';

/**
 * The edits that lay a text out as `troth fmt` does, line by line, so that an editor keeps the cursor and what is
 * folded where they are. None where it is laid out already.
 *
 * ```ts
 * formatEdits('party @ben   "Ben"\n  kind  person\n') // => [{ start: 11, end: 13, text: '' }]
 * ```
 */
export function formatEdits(text: string): TextEdit[] {
  const formatted = formatText(text);
  if (formatted === text) return [];
  const before = linesOf(text);
  const after = linesOf(formatted);
  const edits: TextEdit[] = [];
  let at = 0;
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    // Lines are the same but for white space; only blank ones come and go.
    const one = before[i];
    const other = after[j];
    if (one !== undefined && other !== undefined && bare(one) === bare(other)) {
      if (one !== other) {
        const { start, end, text: written } = differenceOf(one, other);
        edits.push({ start: at + start, end: at + end, text: written });
      }
      at += one.length;
      i++;
      j++;
    } else if (one !== undefined && bare(one) === '') {
      edits.push({ start: at, end: at + one.length, text: '' });
      at += one.length;
      i++;
    } else if (other !== undefined && bare(other) === '') {
      edits.push({ start: at, end: at, text: other });
      j++;
    } else return [differenceOf(text, formatted)];
  }
  return edits;
}

/** The lines of a text with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function bare(line: string): string {
  return line.replace(/[\s\ufeff]+/g, '');
}
