/** Where a field takes its text from: a column of the table, or always the same. */
export type CellSource = { readonly column: string } | { readonly always: string };

/** What `troth import csv` is told of a table. */
export interface CsvMapping {
  /** What files and sources are called by: `NAME.troth`, `NAME.import.json`, `@NAME`. */
  readonly name: string;
  readonly title: string;
  readonly source: SourceMapping;
  /** What a row is. */
  readonly rows: PromiseRows | CaseRows;
  readonly raters: readonly RaterMapping[];
}

export interface SourceMapping {
  readonly title: string;
  readonly url?: string;
  readonly author?: string;
  readonly published?: string;
}

/** Each row is a promise. */
export interface PromiseRows {
  readonly kind: 'promises';
  /** Columns that tell one row from another; the title where there are none. */
  readonly key: readonly string[];
  readonly title: CellSource | undefined;
  readonly text: CellSource | undefined;
  readonly from: CellSource;
  readonly to: CellSource;
  readonly made: CellSource | undefined;
  readonly deadline: CellSource | undefined;
  readonly tags: readonly CellSource[];
  readonly link: CellSource | undefined;
  /** What stands between several names, tags or addresses in one cell. */
  readonly split: string | undefined;
}

/** Each row speaks of a promise, or a case of one, that the ledger has. */
export interface CaseRows {
  readonly kind: 'cases';
  /** What the ledger's import calls a key, and the column that has it here. */
  readonly match: ReadonlyMap<string, string>;
}

/** How one set of raters is read from each row. */
export interface RaterMapping {
  readonly by: CellSource;
  /** One column whose words are verdicts. */
  readonly status: string | undefined;
  /** Words of that column, as written, and what they mean; an empty word is an empty cell. */
  readonly words: ReadonlyMap<string, string>;
  /** Columns of which the one that holds 1 says the verdict. */
  readonly flags: ReadonlyMap<string, string>;
  readonly date: CellSource | undefined;
  readonly because: CellSource | undefined;
}

/** The columns that a mapping names, with what each is for. */
export function columnsOf({ rows, raters }: CsvMapping): [column: string, use: string][] {
  const found: [string, string][] = [];
  const add = (use: string, cell: CellSource | undefined) => {
    if (cell && 'column' in cell) found.push([cell.column, use]);
  };
  if (rows.kind === 'cases') for (const [key, column] of rows.match) found.push([column, `match ${key}`]);
  else {
    for (const column of rows.key) found.push([column, 'promise key']);
    for (const field of ['title', 'text', 'from', 'to', 'made', 'deadline', 'link'] as const)
      add(`promise ${field}`, rows[field]);
    for (const tag of rows.tags) add('promise tags', tag);
  }
  for (const rater of raters) {
    add('rating by', rater.by);
    if (rater.status !== undefined) found.push([rater.status, 'rating status']);
    for (const column of rater.flags.keys()) found.push([column, 'rating flags']);
    add('rating date', rater.date);
    add('rating because', rater.because);
  }
  return found;
}
