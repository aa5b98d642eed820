import type { Parameters, PromiseRow } from '@troth/core';

/** What the table of promises can be narrowed and sorted by, as its address says it. */
const FILTERS = ['text', 'state', 'tag', 'party', 'from', 'to', 'sort'] as const;
export type Filter = (typeof FILTERS)[number];

/** The part of an address that says what the table shows. */
export function filterOf(query: Readonly<Record<string, string>>): Partial<Record<Filter, string>> {
  return Object.fromEntries(FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}

/** A list such as `due,broken` with a word put in, or taken out where it is there. */
export function toggled(list: string | undefined, word: string): string {
  const words = (list ?? '').split(',').filter(Boolean);
  return (words.includes(word) ? words.filter((one) => one !== word) : [...words, word]).join(',');
}

/** The way that a click on the head of a column sorts: upwards, then downwards, then by what needs attention. */
export function nextSort(sort: string | undefined, column: string): string {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? '' : column;
}

/** The columns of the table as CSV. */
export const CSV_COLUMNS = [
  'id',
  'title',
  'from',
  'to',
  'date',
  'state',
  'after',
  'marks',
  'rated',
  'progress',
  'since',
  'due',
  'deadline',
  'conflicts',
  'sources',
  'tags',
  'file',
  'line',
] as const;

/** A row of the table as CSV, by column. */
export function csvRow(
  row: PromiseRow,
  titleOf: (id: string) => string,
): Record<(typeof CSV_COLUMNS)[number], string | number | null> {
  const { id, title, date, after, rated, progress, since, due, deadline, conflicts, sources, place } = row;
  return {
    ...{ id, title, date, after, rated, progress, since, due, deadline, conflicts, sources },
    from: row.from.map(titleOf).join('; '),
    to: row.to.map(titleOf).join('; '),
    state: row.possible ? `unclear: ${row.possible.join(' or ')}` : row.state,
    marks: row.standing.join('; '),
    tags: row.tags.join('; '),
    file: place.file,
    line: place.line,
  };
}

/** A filter as the parameters of the question `promises`. */
export function parametersOf(
  filter: Partial<Record<Filter, string>>,
  offset: number,
  limit: number,
): Parameters {
  return { ...filter, offset: String(offset), limit: String(limit) };
}
