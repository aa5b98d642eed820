import { parse } from 'csv-parse/sync';
import { ImportProblem } from '../import-problem.ts';
import type { Remarks } from '../report.ts';
import { decodeFile } from './decode-bytes.ts';
import { mendMojibake } from './mend-mojibake.ts';

/** A file to import: its name, as messages show it, and its bytes. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One row of a table. */
export interface Row {
  /** The line it starts on, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file of columns, as it could be read. */
export interface Table {
  readonly file: string;
  readonly encoding: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** What a row has in a column, trimmed; empty where there is no such column. */
  cell(row: Row, column: string): string;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a file of columns with a header, as far as it goes. What is wrong with a row is remarked and the rest is read:
 * rows that are too short or too long, quotes that do not close, text in a broken encoding. Throws an
 * {@link ImportProblem} where there is no header.
 */
export function readTable(file: InputFile, remarks: Remarks): Table {
  const { name } = file;
  const { text, encoding } = decodeFile(file);
  if (encoding === 'Windows-1252') remarks.mended(name, undefined, 'not UTF-8; read as Windows-1252');
  const delimiter = delimiterOf(text);
  const records = parseRecords(name, text, delimiter, remarks);
  const header = records[0];
  if (!header || header.cells.every((cell) => cell === ''))
    throw new ImportProblem(`${name} has no header: its first line names no columns`);
  const columns = columnNames(header.cells);
  const index = new Map(columns.map((column, at) => [column, at]));
  return {
    file: name,
    encoding,
    columns,
    rows: records.slice(1).flatMap((row, at) => rowOf(row, at === records.length - 2)),
    cell: ({ cells }, column) => cells[index.get(column) ?? -1] ?? '',
  };

  function rowOf({ line, cells }: Row, isLast: boolean): Row[] {
    const clean = cells.map((cell) => mended(cell, line));
    if (clean.every((cell) => cell === '')) return [];
    const missing = columns.length - clean.length;
    if (missing > 0 && isLast && !text.endsWith('\n')) {
      remarks.skipped(name, line, `the file stops here: ${clean.length} of ${columns.length} columns`);
      return [];
    }
    if (missing > 0) remarks.noted(name, line, `${missing} of ${columns.length} columns are missing`);
    if (clean.slice(columns.length).some((cell) => cell !== ''))
      remarks.noted(name, line, 'more cells than there are columns; what is beyond the last is not read');
    return [{ line, cells: clean }];
  }

  function mended(cell: string, line: number): string {
    const trimmed = cell.replace(/\u00a0/g, ' ').trim();
    if (/^\p{ASCII}*$/u.test(trimmed)) return trimmed;
    if (trimmed.includes('\ufffd'))
      remarks.noted(name, line, 'characters were lost before this file was saved');
    const better = mendMojibake(trimmed);
    if (better !== trimmed) remarks.mended(name, line, 'letters in a broken encoding were mended');
    return better;
  }
}

function parseRecords(name: string, text: string, delimiter: string, remarks: Remarks): Row[] {
  const rows: Row[] = [];
  let next = 1;
  parse(text, {
    delimiter,
    info: true,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_record: (parsed: unknown) => {
      const { record, info } = parsed as ParsedRecord;
      rows.push({ line: next, cells: record });
      next = info.lines + 1;
      return null;
    },
    on_skip: () => {
      remarks.skipped(name, next, 'a quotation mark opens here and never closes: what follows is not read');
      return undefined;
    },
  });
  return rows;
}

/** The sign that the header has most of, outside quotes. */
function delimiterOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const counts = DELIMITERS.map((sign) => line.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** Names for all columns, each once: a column without one is called by its place. */
function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name =
      cell
        .replace(/^\ufeff/, '')
        .replace(/\s+/g, ' ')
        .trim() || `column ${at + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}
