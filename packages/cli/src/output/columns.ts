import { printable } from '@troth/core';
import type { Colour, Style } from './style.ts';
import { columnsOf, pad, wrap } from './wrap.ts';

/** One line of text with one colour; cells hold several. */
export interface Line {
  readonly text: string;
  readonly colour?: Colour | undefined;
}

/** What stands in one column of one row. */
export type Cell = readonly Line[];

/** The space between columns. */
const GAP = 2;
/** How many columns a character takes at most. */
const WIDEST = 2;
/** No column of wide characters gets narrower than this by wrapping. */
const NARROWEST = 8;
/** A longer word that is no name may be broken. */
const LONG_WORD = 20;

/** A cell of one line, or an empty one. Control characters are shown as what they are. */
export function cell(text: string, colour?: Colour): Cell {
  return text === '' ? [] : [{ text: printable(text), colour }];
}

/**
 * Lays rows out in columns within a width. Columns are as wide as their longest line, and empty ones are left out; where
 * that is too much, the widest are made narrower and their lines wrap. Where even their longest words do not fit beside
 * each other, the cells of a row stand below each other, so that no name is broken.
 *
 * @param indent spaces before the first column
 */
export function layOut(
  rows: readonly (readonly Cell[])[],
  width: number,
  style: Style,
  indent = 0,
): string[] {
  const widths = columnWidths(rows, width - indent);
  if (!widths) return stack(rows, width, style, indent);
  return rows.flatMap((row) => {
    const cells = row.map((lines, column) => wrapCell(lines, widths[column]));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      layOutLine(
        cells.map((lines) => lines[line]),
        widths,
        style,
        indent,
      ),
    );
  });
}

/** How wide each column is; undefined where they do not fit beside each other. */
function columnWidths(rows: readonly (readonly Cell[])[], width: number): number[] | undefined {
  const natural = naturalWidths(rows);
  if (rowWidth(natural) <= width) return natural;
  const floors = longestWords(rows, width);
  return rowWidth(floors) > width ? undefined : fit(natural, floors, width);
}

/** The cells of each row below each other, all but the first indented. */
function stack(rows: readonly (readonly Cell[])[], width: number, style: Style, indent: number): string[] {
  return rows.flatMap((row) =>
    row
      .filter((lines) => lines.length > 0)
      .flatMap((lines, index) => {
        const margin = indent + (index > 0 ? GAP : 0);
        return wrapCell(lines, width - margin).map(
          ({ text, colour }) => ' '.repeat(margin) + style(colour, text),
        );
      }),
  );
}

function layOutLine(
  line: readonly (Line | undefined)[],
  widths: readonly number[],
  style: Style,
  indent: number,
): string {
  let text = ' '.repeat(indent);
  let owed = '';
  for (const [column, part] of line.entries()) {
    if (widths[column] === 0) continue;
    // Spaces are written once something follows, so that no line ends with them.
    if (part) {
      text += owed + style(part.colour, part.text);
      owed = pad(part.text, widths[column]).slice(part.text.length);
    } else owed += ' '.repeat(widths[column]);
    owed += ' '.repeat(GAP);
  }
  return text.trimEnd();
}

function wrapCell(lines: Cell, width: number): Line[] {
  return lines.flatMap(({ text, colour }) => wrap(text, width).map((part) => ({ text: part, colour })));
}

function naturalWidths(rows: readonly (readonly Cell[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, lines] of row.entries()) {
      widths[column] ??= 0;
      for (const { text } of lines) widths[column] = Math.max(widths[column], columnsOf(text));
    }
  }
  return widths;
}

/** The widest word of each column, which it is not made narrower than: names whole, other words up to a limit. */
function longestWords(rows: readonly (readonly Cell[])[], width: number): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, lines] of row.entries()) {
      widths[column] ??= 0;
      for (const { text } of lines) {
        if (text.length * WIDEST <= widths[column]) continue;
        for (const word of text.split(' '))
          widths[column] = Math.max(widths[column], leastWidth(word, width));
      }
    }
  }
  return widths;
}

/** How narrow a word may be laid out: between wide characters it may be broken. */
function leastWidth(word: string, width: number): number {
  const columns = columnsOf(word);
  if (word.startsWith('@')) return Math.min(columns, width - GAP);
  return Math.min(columns, columns > word.length ? NARROWEST : LONG_WORD);
}

function rowWidth(widths: readonly number[]): number {
  const filled = widths.filter((column) => column > 0);
  return filled.reduce((sum, column) => sum + column, GAP * (filled.length - 1));
}

/** Takes from the widest columns until the row fits; none gets narrower than its floor. */
function fit(widths: readonly number[], floors: readonly number[], width: number): number[] {
  const fitted = [...widths];
  let excess = rowWidth(fitted) - width;
  while (excess > 0) {
    const widest = Math.max(...fitted.filter((column, index) => column > floors[index]));
    const among = fitted.flatMap((column, index) =>
      column === widest && column > floors[index] ? [index] : [],
    );
    const next = Math.max(0, ...fitted.filter((column) => column < widest));
    const share = Math.max(1, Math.floor(excess / among.length));
    for (const index of among.slice(0, excess)) {
      const take = Math.min(widest - Math.max(next, floors[index]), share);
      fitted[index] -= take;
      excess -= take;
    }
  }
  return fitted;
}
