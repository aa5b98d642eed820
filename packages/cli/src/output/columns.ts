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
/** No column gets narrower than this by wrapping. */
const NARROWEST = 8;

/** A cell of one line, or an empty one. Control characters are shown as what they are. */
export function cell(text: string, colour?: Colour): Cell {
  return text === '' ? [] : [{ text: printable(text), colour }];
}

/**
 * Lays rows out in columns within a width. Columns are as wide as their longest line, and empty ones are left out; where
 * that is too much, the widest are made narrower and their lines wrap.
 *
 * @param indent spaces before the first column
 */
export function layOut(
  rows: readonly (readonly Cell[])[],
  width: number,
  style: Style,
  indent = 0,
): string[] {
  const widths = fit(naturalWidths(rows), width - indent);
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

/** Takes from the widest columns until the row fits. */
function fit(widths: readonly number[], width: number): number[] {
  const fitted = [...widths];
  const gaps = GAP * (widths.filter((column) => column > 0).length - 1);
  let excess = fitted.reduce((sum, column) => sum + column, gaps) - width;
  while (excess > 0) {
    const widest = Math.max(...fitted);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...fitted.filter((column) => column < widest));
    const among = fitted.flatMap((column, index) => (column === widest ? [index] : []));
    const take = Math.max(1, Math.min(widest - next, Math.floor(excess / among.length)));
    for (const index of among) {
      if (excess <= 0) break;
      fitted[index] -= take;
      excess -= take;
    }
  }
  return fitted;
}
