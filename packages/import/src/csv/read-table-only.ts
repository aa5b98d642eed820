import { ImportProblem } from '../import-problem.ts';
import { type InputFile, readTable, type Table } from '../input/read-table.ts';
import type { Remarks } from '../report.ts';

/** Reads a table, and refuses what only looks like one to a reader of columns. */
export function readTableOnly(file: InputFile, remarks: Remarks): Table {
  const start = new TextDecoder().decode(file.bytes.subarray(0, 200)).trimStart();
  const other = /^[[{]["\s{[]/.test(start) ? 'JSON' : /^<(!|\?|html)/i.test(start) ? 'a page' : undefined;
  if (other)
    throw new ImportProblem(`${file.name} is ${other} and no table: its first line must name columns`, [
      'Save it as CSV, with one row for each promise.',
    ]);
  if (start.startsWith('PK\u0003\u0004'))
    throw new ImportProblem(`${file.name} is a workbook; save its sheet as CSV`);
  return readTable(file, remarks);
}
