import type { Row, Table } from '../input/read-table.ts';
import type { CellSource } from './mapping.ts';

/** What a field of a mapping says for a row; empty where it says nothing. */
export function cellText(table: Table, row: Row, source: CellSource | undefined): string {
  if (!source) return '';
  return 'always' in source ? source.always : table.cell(row, source.column);
}

/** Several names, tags or addresses of one cell. */
export function cellParts(text: string, split: string | undefined): string[] {
  const parts = split ? text.split(split) : [text];
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
