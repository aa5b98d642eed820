import { type DateValue, isDateProblem, isoDay, readDate } from '@troth/core';
import type { CaseVerdict, ImportContext, JudgedCase, Said } from '../imported.ts';
import type { Row, Table } from '../input/read-table.ts';
import { type Draft, entryLines, type Field, quoted, tagFrom, titleFrom } from '../ledger-text/draft.ts';
import type { NameBook } from '../ledger-text/name-book.ts';
import { OUTSIDE } from '../sources/case-book.ts';
import { LinkedSources } from '../sources/linked-sources.ts';
import { cellParts, cellText } from './cell-text.ts';
import type { CsvMapping, PromiseRows } from './mapping.ts';
import type { PartyBook } from './party-book.ts';
import { type RowVerdict, VerdictReader } from './row-verdicts.ts';

interface Promised {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly verdicts: readonly RowVerdict[];
}

type Mapping = CsvMapping & { readonly rows: PromiseRows };

/** Reads rows of which each is a promise, with what raters say of it. */
export class PromiseRowReader {
  readonly drafts: Draft[] = [];
  readonly cases: JudgedCase[] = [];
  readonly snapshot = new Map<string, Said>();
  readonly sources: LinkedSources;
  readonly #table: Table;
  readonly #mapping: Mapping;
  readonly #names: NameBook;
  readonly #parties: PartyBook;
  readonly #context: ImportContext;
  readonly #reader: VerdictReader;
  readonly #lines = new Map<string, number>();

  constructor(table: Table, mapping: Mapping, names: NameBook, parties: PartyBook, context: ImportContext) {
    this.#table = table;
    this.#mapping = mapping;
    this.#names = names;
    this.#parties = parties;
    this.#context = context;
    this.#reader = new VerdictReader(table, mapping.raters, context.remarks);
    this.sources = new LinkedSources(names, {
      file: `${mapping.name}-sources.troth`,
      prefix: 'page',
      seenOn: (key) => this.#seenOn(key),
    });
  }

  add(row: Row): void {
    const { rows } = this.#mapping;
    const text = this.#cell(row, 'text') || this.#cell(row, 'title');
    const title = this.#cell(row, 'title') || text;
    if (text === '') {
      this.#skip(row, 'neither a title nor a text');
      return;
    }
    const given = rows.key.map((column) => this.#table.cell(row, column)).filter((part) => part !== '');
    const key = given.length > 0 ? given.join('/') : title;
    const before = this.#lines.get(key.toLowerCase());
    if (before !== undefined) {
      this.#skip(row, `the same ${rows.key.join(' and ') || 'title'} as line ${before}`);
      return;
    }
    const [from, to] = [this.#people(row, 'from'), this.#people(row, 'to')];
    if (from.length === 0 || to.length === 0) {
      this.#skip(row, `nobody is named as the one who ${from.length === 0 ? 'promises' : 'is promised'}`);
      return;
    }
    this.#lines.set(key.toLowerCase(), row.line);
    const isNumber = given.length > 0 && /^[\d./-]+$/.test(key);
    const wishes = isNumber
      ? [`promise/${key}`, `${this.#mapping.name}/${key}`]
      : [key, `${key}-${row.line}`];
    const name = this.#names.nameOf(`promise/${key}`, ...wishes);
    const verdicts = this.#reader.read(row);
    this.#write(row, { key, name, title, text, from, to, verdicts });
    this.#judge(row, { key, name, title, verdicts });
  }

  #write(
    row: Row,
    given: Promised & { readonly text: string; readonly from: string[]; readonly to: string[] },
  ): void {
    const { rows, name } = this.#mapping;
    const deadline = this.#reader.date(row, rows.deadline);
    const made = this.#reader.date(row, rows.made) ?? this.#madeBy(given, deadline);
    const tags = rows.tags.flatMap((tag) => cellParts(cellText(this.#table, row, tag), rows.split));
    const header = `${made} promise ${given.name} ${quoted(titleFrom(given.title))}`;
    const links = cellParts(this.#cell(row, 'link'), rows.split).flatMap((part) => part.split(/\s+/));
    const text = entryLines([header, ...new Set(tags.flatMap((tag) => tagFrom(tag) ?? []))].join(' '), [
      ...given.from.map((who): Field => ['from', who]),
      ...given.to.map((who): Field => ['to', who]),
      ['text', quoted(given.text)],
      deadline ? ['by', deadline] : undefined,
      ['source', `@${name}/table ${quoted(`line ${row.line}`)}`],
      ...links.flatMap((link): Field[] => {
        const source = this.sources.nameOf(link);
        return source ? [['source', source]] : [];
      }),
    ]);
    this.drafts.push({ key: `promise/${given.key}`, name: given.name, file: `${name}.troth`, text });
  }

  /** A promise without a day was made by the day it was due, rated or listed, whichever came first. */
  #madeBy({ key, verdicts }: Promised, deadline: string | undefined): string {
    const due = daysOf(deadline).map(({ last }) => last);
    const rated = verdicts.flatMap(({ date }) => daysOf(date).map(({ first }) => first));
    const seen = daysOf(this.#seenOn(`promise/${key}`)).map(({ first }) => first);
    return `../${isoDay(Math.min(...seen, ...due, ...rated))}`;
  }

  #judge(row: Row, { key, name, title, verdicts: read }: Promised): void {
    const { file } = this.#table;
    const verdicts: CaseVerdict[] = [];
    for (const given of read) {
      if (given.verdict === OUTSIDE) {
        this.#note(
          row,
          `${given.rater} says that it did not fall due, which a promise without cases cannot; no rating`,
        );
        continue;
      }
      this.#rate(row, `${key}/${given.rater}`, name, given);
      verdicts.push({ rater: given.rater, verdict: given.verdict, file, line: row.line });
    }
    const keys = this.#mapping.rows.key.map((column) => [column, this.#table.cell(row, column)]);
    this.cases.push({ of: name, title, keys: Object.fromEntries(keys), day: '', verdicts });
  }

  /** A rating without a date is of the day of the import that first saw it. */
  #rate(row: Row, key: string, of: string, { rater, verdict, date, because }: RowVerdict): void {
    const before = this.#context.snapshot.get(key);
    const seen = before?.status === verdict ? before.day : this.#context.retrieved;
    if (date === undefined) this.snapshot.set(key, { status: verdict, day: seen });
    const day = date ?? seen;
    const { name } = this.#mapping;
    const text = entryLines(`${day} rated ${of} ${verdict}`, [
      ['by', this.#parties.nameOf(rater)],
      because ? ['because', quoted(because)] : undefined,
      ['source', `@${name}/table ${quoted(`line ${row.line}`)}`],
    ]);
    this.drafts.push({ key: `rated/${key}/${day}`, file: `${name}.troth`, text, history: true });
  }

  #people(row: Row, field: 'from' | 'to'): string[] {
    const { rows } = this.#mapping;
    return cellParts(this.#cell(row, field), rows.split).map((title) =>
      this.#parties.nameOf(title, { file: this.#table.file, line: row.line }),
    );
  }

  #cell(row: Row, field: 'title' | 'text' | 'from' | 'to' | 'link'): string {
    return cellText(this.#table, row, this.#mapping.rows[field]);
  }

  #seenOn(key: string): string {
    const seen = this.#context.snapshot.get(`seen/${key}`) ?? { status: '', day: this.#context.retrieved };
    this.snapshot.set(`seen/${key}`, seen);
    return seen.day;
  }

  #skip(row: Row, text: string): void {
    this.#context.remarks.skipped(this.#table.file, row.line, text);
  }

  #note(row: Row, text: string): void {
    this.#context.remarks.noted(this.#table.file, row.line, text);
  }
}

function daysOf(text: string | undefined): DateValue[] {
  const date = text === undefined ? undefined : readDate(text, null);
  return date && !isDateProblem(date) ? [date] : [];
}
