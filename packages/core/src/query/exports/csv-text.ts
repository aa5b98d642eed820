type Cell = string | number | null | undefined;

/** What a spreadsheet would take for a formula: such text gets a quotation mark before it, as spreadsheets write it. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as RFC 4180 has it: a header, lines that end with CR and LF, and quotation marks around what holds a comma, a
 * quotation mark or a line break.
 *
 * ```ts
 * csvText(['id', 'title'], [{ id: '@a', title: 'Say "no", twice' }]) // => 'id,title\r\n@a,"Say ""no"", twice"\r\n'
 * ```
 */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  const safe = FORMULA.test(text) && !areNames(text) && !/^-?[\d.,]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a text is names of the ledger, also of cases: no formula, they stay as they are. */
function areNames(text: string): boolean {
  return text
    .split('; ')
    .every((name) => /^@[\p{L}\p{M}\p{N}._/-]+(?:\[[\p{L}\p{M}\p{N}@._/ -]+\])?$/u.test(name));
}
