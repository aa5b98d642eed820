import { locate, type Place } from '../text/block.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Cell, displayCells, displayWidth, printable } from './display-text.ts';

/** How diagnostics are printed. */
export interface PrintOptions {
  /** Whether to use the colours of a terminal. */
  readonly color: boolean;
  /** Columns to fill, 40 or more; 100 when not given. */
  readonly width?: number;
}

const NARROWEST = 40;
const DEFAULT_WIDTH = 100;
/** How many related places are printed; the rest are counted. */
const MOST_RELATED = 6;
const RESET = '\u001b[0m';
const BOLD = '\u001b[1m';
const RED = '\u001b[1;31m';
const YELLOW = '\u001b[1;33m';
const BLUE = '\u001b[34m';

/**
 * Prints a diagnostic for a terminal: where it is, what is wrong, the user's own line with the place marked, why it is
 * wrong and what to write, and the lines of every other place involved. Ends with a line feed.
 */
export function printDiagnostic(diagnostic: Diagnostic, options: PrintOptions): string {
  const width = Math.max(NARROWEST, options.width ?? DEFAULT_WIDTH);
  const ink = diagnostic.severity === 'error' ? RED : YELLOW;
  const paint = options.color ? painted : unpainted;
  const { path, line, column } = locate(diagnostic.place);
  const label = `${diagnostic.severity}[${diagnostic.code}]`;
  const lines = [
    `${paint(ink, label)} ${paint(BOLD, `${printable(path)}:${line}:${column}`)}`,
    ...wrapped(printable(diagnostic.message), width, '  '),
    '',
    ...excerpt(diagnostic.place, width, ink, paint),
    '',
    ...labelled('Why: ', printable(diagnostic.why), width, paint),
    ...labelled('Help:', printable(diagnostic.help), width, paint),
  ];
  for (const { place, message } of diagnostic.related.slice(0, MOST_RELATED)) {
    const at = locate(place);
    lines.push(
      '',
      ...wrapped(`${printable(at.path)}:${at.line}:${at.column}: ${printable(message)}`, width, '  '),
    );
    lines.push(...excerpt(place, width, BLUE, paint));
  }
  const more = diagnostic.related.length - MOST_RELATED;
  if (more > 0) lines.push('', `  and ${more} more ${more === 1 ? 'place' : 'places'}`);
  return `${lines.join('\n')}\n`;
}

/** Prints diagnostics one below the other, and how many errors and warnings there are; nothing for none. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: PrintOptions): string {
  if (diagnostics.length === 0) return '';
  const printed = diagnostics.map((diagnostic) => printDiagnostic(diagnostic, options));
  return `${printed.join('\n')}\n${summary(diagnostics)}\n`;
}

/** `2 errors, 1 warning` */
function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts: string[] = [];
  if (errors > 0) parts.push(`${errors} ${errors === 1 ? 'error' : 'errors'}`);
  if (warnings > 0) parts.push(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
  return parts.join(', ');
}

type Paint = (ink: string, text: string) => string;
const painted: Paint = (ink, text) => `${ink}${text}${RESET}`;
const unpainted: Paint = (_ink, text) => text;

/** The line of a place with marks below it. */
function excerpt(place: Place, width: number, ink: string, paint: Paint): string[] {
  const { line, column, endColumn, text } = locate(place);
  const number = String(line);
  const gutter = `  ${' '.repeat(number.length)} ${paint(BLUE, '|')}`;
  const view = cutAround(text, column - 1, endColumn - 1, width - number.length - 6);
  return [
    `  ${paint(BLUE, `${number} |`)} ${view.shown}`.trimEnd(),
    `${gutter} ${' '.repeat(view.before)}${paint(ink, '^'.repeat(view.marked))}`,
  ];
}

interface View {
  readonly shown: string;
  /** Columns before the mark, and under it. */
  readonly before: number;
  readonly marked: number;
}

/** As much of a line around a span as fits, with `…` where it is cut. */
function cutAround(line: string, start: number, end: number, width: number): View {
  const cells = displayCells(line);
  const first = cells.findLastIndex((cell) => cell.start <= start);
  const afterLast = cells.findIndex((cell) => cell.start >= end);
  const last = afterLast < 0 ? cells.length : afterLast;
  const total = columns(cells, 0, cells.length);
  let from = 0;
  let to = cells.length;
  if (total > width) {
    [from, to] = [Math.max(first, 0), Math.max(first, 0)];
    let room = width - 2;
    const marked = Math.min(last, cells.length);
    while (to < marked && room >= cells[to].width) room -= cells[to++].width;
    // What stands before the span says more about it than what follows.
    for (let turn = 0; room > 0 && (from > 0 || to < cells.length); turn++) {
      const back = from > 0 && (turn % 3 < 2 || to === cells.length);
      const cell = back ? cells[--from] : cells[to++];
      room -= cell.width;
    }
  }
  const prefix = from > 0 ? '…' : '';
  const suffix = to < cells.length ? '…' : '';
  const shown = cells.slice(from, to).map((cell) => cell.shown);
  // What is missing at the end of a line is marked behind it.
  const markStart = start >= line.length ? cells.length : Math.max(first, 0);
  return {
    shown: prefix + shown.join('') + suffix,
    before: prefix.length + columns(cells, from, markStart),
    marked: Math.max(1, columns(cells, markStart, Math.min(last, to))),
  };
}

function columns(cells: readonly Cell[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += cells[i].width;
  return sum;
}

function labelled(label: string, text: string, width: number, paint: Paint): string[] {
  const indent = ' '.repeat(label.length + 3);
  const [first, ...rest] = wrapped(text, width, indent);
  return [`  ${paint(BOLD, label)} ${first.trimStart()}`, ...rest];
}

/** Lines of at most `width` columns; what stands in backquotes is not broken. */
function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/(?:`[^`]*`|\S)+/g) ?? []) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) + indent.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(indent + line);
  return lines;
}
