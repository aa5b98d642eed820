import type { EntryRule, FieldRule } from '../../syntax/grammar.ts';
import { matchField } from '../../syntax/match-fields.ts';
import { reportUnknownField } from './read-values.ts';
import type { Reading } from './reading.ts';

/**
 * Reports each line of the entry at hand that is indented below one which takes no such field. To be asked before the
 * fields are read: those that take nothing below them do not look there.
 */
export function reportMisplaced(reading: Reading, rule: EntryRule): void {
  if (!hasDeepLine(reading)) return;
  const { depths, lineCount } = reading.lexer;
  const above: (FieldRule | undefined)[] = [];
  /** The last line at each depth. */
  const lastAt: number[] = [];
  for (let line = 1; line < lineCount; line++) {
    const depth = depths[line];
    const owner = above[depth - 1];
    const set = depth === 1 ? rule.fields : owner?.inside;
    const field = set && reading.field(line, set);
    above[depth] = field;
    lastAt[depth] = line;
    if (field || !owner) continue;
    const sets = [rule.fields, ...above.slice(1, depth - 1).map((one) => one?.inside)];
    const level = sets.findLastIndex((one) => one && matchField(reading.lexer, line, one));
    if (level < 0 && owner.name === 'source' && ON_SOURCE_LINE.has(firstWord(reading, line)))
      reportBesideSource(reading, line, lastAt[depth - 1]!);
    else if (level < 0) reportUnknownField(reading, line, owner.inside, `\`${owner.name}\``);
    else {
      const field = matchField(reading.lexer, line, sets[level]!)!;
      report(reading, line, field, {
        beside: lastAt[level + 1],
        of: above[level]?.name ?? rule.keyword,
        below: owner.name,
      });
    }
    reading.misindented.add(line);
  }
}

/** What says how a source bears on an entry, on the line that names it. */
const ON_SOURCE_LINE: ReadonlySet<string> = new Set(['supports', 'denies', 'mentions', 'via', 'grade']);

function firstWord(reading: Reading, line: number): string {
  const first = reading.lexer.lineTokens[line]!;
  return reading.textOf(first, first + 1);
}

/** Reports what stands below the line of a source, and belongs on it. */
function reportBesideSource(reading: Reading, line: number, sourceLine: number): void {
  const { lineTokens } = reading.lexer;
  const first = lineTokens[line]!;
  const source = lineTokens[sourceLine]!;
  const written = `${reading.wordsOf(source, source + 2)} ${reading.wordsOf(first, lineTokens[line + 1]!)}`;
  reading.report({
    code: 'unknown-field',
    message: `\`${firstWord(reading, line)}\` belongs on the line of its source, and stands below it.`,
    help: `Write it there: \`${written}\`.`,
    place: reading.linePlace(line),
  });
}

function hasDeepLine({ lexer: { depths, lineCount } }: Reading): boolean {
  for (let line = 2; line < lineCount; line++) if (depths[line] > 1) return true;
  return false;
}

/** Where a field should stand: beside which line, a field of what; and below which it does stand. */
interface Misplacement {
  readonly beside: number;
  readonly of: string;
  readonly below: string;
}

function report(reading: Reading, line: number, field: FieldRule, { beside, of, below }: Misplacement): void {
  const { lexer } = reading;
  const first = lexer.lineTokens[line];
  const left = columnsInWords(lexer.indents[line] - lexer.indents[beside]);
  reading.report({
    code: 'unknown-field',
    message: `\`${field.name}\` is a field of \`${of}\`, and stands below \`${below}\`.`,
    help:
      below.startsWith('may ') && CONDITIONS.has(field.name)
        ? `If the power is to be there only then, write \`while\` for \`${field.name}\` and a condition that is to hold. If it is meant of the promise, write it ${left} to the left.`
        : `Write it ${left} to the left.`,
    place: reading.place(first, first + field.words),
  });
}

const CONDITIONS: ReadonlySet<string> = new Set(['if', 'unless']);

function columnsInWords(count: number): string {
  return count === 1 ? 'one column' : `${NUMBERS[count] ?? count} columns`;
}

const NUMBERS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six' };
