import { CODES } from '../../diagnostic/codes.ts';
import type { Finding } from '../../diagnostic/diagnostic.ts';
import { type FieldSet, QUOTES } from '../../syntax/grammar.ts';
import type { Reading } from './reading.ts';

/** What an entry is of which a line may be unreadable that decides where a promise stands, or how far an act goes. */
export interface PerhapsUnread {
  /** Whether it has such a line, and what there cannot be read. */
  readonly isUnread: Unread | undefined;
}

/** What cannot be read: a line, a name that nothing declares, or that of a promise, which is perhaps not known yet. */
export type Unread = true | 'name' | 'promise';

/** The fields that decide where a promise stands, and how far an act goes. */
export const DECISIVE: ReadonlySet<string> = new Set([
  'from',
  'to',
  'if',
  'or if',
  'unless',
  'whenever',
  'every',
  'will',
  'or will',
  'never',
  'always',
  'by',
  'within',
  'starting',
  'until',
  'part of',
  'instead of',
  'repair of',
  'silence',
  'only',
  'clock',
]);

/**
 * Whether a line of the entry at hand cannot be read that may decide where a promise stands: what the rest of the entry
 * says on its own may be something else. To be asked when all of the entry has been read.
 */
export function hasUnreadLine(reading: Reading, fields: FieldSet): true | undefined {
  const { findings } = reading;
  for (let i = 0; i < findings.length; i++) {
    const finding = findings[i];
    if (CODES[finding.code].severity === 'error' && isDecisive(reading, finding, fields)) return true;
  }
  return undefined;
}

function isDecisive(
  reading: Reading,
  { code, place, replacement, isRead }: Finding,
  fields: FieldSet,
): boolean {
  if (isRead) return false;
  const line = lineAt(reading, code === 'mixed-indentation' ? place.end : place.start);
  if (line === 0) return false;
  if (reading.lexer.depths[line] > 1) return isDecisiveBelow(reading, line, code, replacement, fields);
  const field = reading.field(line, fields);
  // What is no field may have been meant for any, unless it resembles one that decides nothing.
  if (!field) return code !== 'unknown-field' || replacement === undefined || DECISIVE.has(replacement);
  if (!DECISIVE.has(field.name)) return false;
  // A promise that takes who is bound from its deal is told of what is missing.
  return !fields.names.includes('between') || (field.name !== 'from' && field.name !== 'to');
}

/** Whether a line that cannot stand where it is indented to may have been one that decides. */
function isDecisiveBelow(
  reading: Reading,
  line: number,
  code: Finding['code'],
  replacement: string | undefined,
  fields: FieldSet,
): boolean {
  if (code !== 'unknown-field' && code !== 'reserved-word') return false;
  const field = reading.field(line, fields);
  if (field) return DECISIVE.has(field.name);
  let above = line - 1;
  while (reading.lexer.depths[above] > 1) above--;
  const owner = reading.field(above, fields);
  // What goes on below a line that decides belongs to that line, unless it resembles what may stand there.
  return (
    replacement === undefined && owner !== undefined && DECISIVE.has(owner.name) && !isQuote(reading, line)
  );
}

/** Evidence of another place decides nothing. */
function isQuote(reading: Reading, line: number): boolean {
  return reading.field(line, QUOTES) !== undefined;
}

/** The line that an offset of the entry lies on; what touches the end of one belongs to it. */
function lineAt({ lexer, block }: Reading, offset: number): number {
  let line = lexer.lineCount - 1;
  while (line > 0 && lexer.lineStarts[line] - block.start > offset) line--;
  return line;
}
