import type { Table } from '../input/read-table.ts';
import { readWrittenDate } from '../input/read-written-date.ts';

/** What the names of columns tell of what stands in them. */
export const NAMES = {
  key: /^(id|key|no\.?|nr\.?|number|code|ref|slug)$|[ _-](id|key|no|number|code)$|id$/i,
  title: /^(title|name|promise|pledge|commitment|headline|label)s?$/i,
  text: /promise|pledge|commitment|statement|wording|text|description|quote|undertaking/i,
  from: /promisor|promised by|made by|^from$|^by$|^who$|lead|minist|politician|party|government|company|actor|owner|responsible|department|agency/i,
  to: /promisee|^to$|beneficiar|recipient|addressee|made to|audience|for whom/i,
  made: /made|announced|promised on|^date$|date (of|made)|published|since|start|signed/i,
  deadline: /deadline|due|until|^by when$|target date|end date|expires?/i,
  rated: /updated|as of|rated on|status date|assessed|checked|date of (status|rating)|last/i,
  status:
    /status|state|verdict|outcome|rating|result|progress|assessment|judg|evaluation|coding|kept|honou?red|fulfil/i,
  rater: /^(rater|coder|judge|reviewer|assessor|evaluator|annotator)s?$|rated by|coded by|assessed by/i,
  because: /because|reason|remark|note|comment|explanation|justification|rationale|details/i,
  tags: /tag|categor|topic|theme|area|policy|subject|sector/i,
  link: /url|link|source|href|website/i,
} as const;

/** How often each text stands in a column. */
export function valuesOf(table: Table, column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const cell = table.cell(row, column);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

/** Whether half of what stands in a column or more is a date. */
export function isDateColumn(table: Table, column: string): boolean {
  const cells = [...valuesOf(table, column).keys()].filter((cell) => cell !== '');
  const dates = cells.filter((cell) => readWrittenDate(cell) !== undefined);
  return cells.length > 0 && dates.length >= 0.5 * cells.length;
}

/** Whether most of what stands in a column is an address of a page. */
export function isLinkColumn(table: Table, column: string): boolean {
  const cells = [...valuesOf(table, column).keys()].filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter((cell) => /https?:\/\//i.test(cell)).length >= 0.5 * cells.length;
}

/** Whether nearly every row has a text of its own in a column. */
export function isUnique(table: Table, column: string): boolean {
  const counts = valuesOf(table, column);
  return table.rows.length > 0 && counts.size >= 0.8 * table.rows.length && !counts.has('');
}

/** How long what stands in a column is, on average. */
export function averageLength(table: Table, column: string): number {
  const total = table.rows.reduce((sum, row) => sum + table.cell(row, column).length, 0);
  return total / Math.max(1, table.rows.length);
}
