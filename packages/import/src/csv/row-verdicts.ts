import type { Row, Table } from '../input/read-table.ts';
import { type DayOrder, dayOrderOf, readWrittenDate } from '../input/read-written-date.ts';
import { quoted } from '../ledger-text/draft.ts';
import type { Remarks } from '../report.ts';
import { cellText } from './cell-text.ts';
import type { CellSource, RaterMapping } from './mapping.ts';
import { readVerdict } from './status-words.ts';

/** What one rater says in one row. */
export interface RowVerdict {
  readonly rater: string;
  /** A status of `rated`, or `outside`. */
  readonly verdict: string;
  /** As the language writes it; undefined where the row has no date. */
  readonly date: string | undefined;
  readonly because: string | undefined;
}

/** Reads what raters say in the rows of a table. */
export class VerdictReader {
  readonly #table: Table;
  readonly #raters: readonly RaterMapping[];
  readonly #remarks: Remarks;
  readonly #orders = new Map<CellSource, DayOrder | undefined>();

  constructor(table: Table, raters: readonly RaterMapping[], remarks: Remarks) {
    this.#table = table;
    this.#raters = raters;
    this.#remarks = remarks;
  }

  read(row: Row): RowVerdict[] {
    return this.#raters.flatMap((mapping) => {
      const verdict = mapping.status === undefined ? this.#flagged(row, mapping) : this.#worded(row, mapping);
      if (verdict === undefined || verdict === 'skip') return [];
      const rater = cellText(this.#table, row, mapping.by);
      if (rater === '') {
        this.#note(row, 'no rater is named; no rating');
        return [];
      }
      const because = cellText(this.#table, row, mapping.because) || undefined;
      return { rater, verdict, because, date: this.date(row, mapping.date) };
    });
  }

  /** A date of a row, as the language writes it. */
  date(row: Row, source: CellSource | undefined): string | undefined {
    const written = cellText(this.#table, row, source);
    if (!source || written === '') return undefined;
    if (!this.#orders.has(source))
      this.#orders.set(
        source,
        dayOrderOf(this.#table.rows.map((other) => cellText(this.#table, other, source))),
      );
    const date = readWrittenDate(written, this.#orders.get(source));
    if (date === undefined) this.#note(row, `${quoted(written)} is no date; it is left out`);
    return date;
  }

  #worded(row: Row, { status, words }: RaterMapping): string | undefined {
    const word = this.#table.cell(row, status!);
    const mapped = words.get(word) ?? [...words].find(([one]) => folded(one) === folded(word))?.[1];
    const verdict = mapped ?? readVerdict(word);
    if (verdict === undefined && word !== '')
      this.#note(row, `${status} says ${quoted(word)}, which the mapping gives no state; no rating`);
    return verdict;
  }

  #flagged(row: Row, { flags }: RaterMapping): string | undefined {
    const set = [...flags].filter(([column]) => isSet(this.#table.cell(row, column)));
    const verdicts = new Set(set.map(([, verdict]) => verdict));
    if (verdicts.size > 1)
      this.#note(row, `${set.map(([column]) => column).join(' and ')} are both set; no rating`);
    return verdicts.size === 1 ? [...verdicts][0] : undefined;
  }

  #note(row: Row, text: string): void {
    this.#remarks.noted(this.#table.file, row.line, text);
  }
}

/** Whether a column that says yes or no says yes. */
export function isSet(cell: string): boolean {
  return /^(1(\.0*)?|yes|y|true|t|x|✓|✔)$/i.test(cell);
}

function folded(word: string): string {
  return word.toLowerCase().replace(/\s+/g, ' ').trim();
}
