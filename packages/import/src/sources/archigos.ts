import { ImportProblem } from '../import-problem.ts';
import type { Table } from '../input/read-table.ts';
import { type Draft, entryLines, quoted } from '../ledger-text/draft.ts';
import type { NameBook } from '../ledger-text/name-book.ts';
import type { Remarks } from '../report.ts';

/** How Archigos is cited. */
export const CITE_ARCHIGOS =
  'Goemans, Henk E., Kristian Skrede Gleditsch and Giacomo Chiozza. 2009. “Introducing Archigos: A Dataset of Political ' +
  'Leaders.” Journal of Peace Research 46(2): 269–283 (version 4.1)';

const COLUMNS = ['obsid', 'gwcode', 'leadid', 'leader', 'startdate', 'enddate'];
/** States that the two lists number differently, from the number of the Correlates of War to that of Archigos. */
const OTHER_NUMBERS: Readonly<Record<string, string>> = { '255': '260', '679': '678', '345': '340' };

interface Leader {
  readonly id: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly inOffice: boolean;
  readonly line: number;
}

/** Who spoke for a state on a day: the person and the office, with their `@`. */
export interface Speaker {
  readonly person: string;
  readonly office: string;
}

/** Tells whether a table is Archigos. */
export function isArchigos({ columns }: Table): boolean {
  return COLUMNS.every((column) => columns.includes(column));
}

/** Finds the leaders of states in Archigos, and declares the offices that are asked for. */
export class LeaderBook {
  readonly #byState = new Map<string, Leader[]>();
  readonly #names: NameBook;
  readonly #file: string;
  readonly #offices = new Map<
    string,
    { readonly state: string; readonly title: string; readonly leaders: readonly Leader[] }
  >();

  constructor(table: Table, names: NameBook, file: string, remarks: Remarks) {
    if (!isArchigos(table)) throw new ImportProblem(`${table.file} is not the table of leaders of Archigos`);
    this.#names = names;
    this.#file = file;
    for (const row of table.rows) {
      const [id, code, person, title, start, end] = COLUMNS.map((column) => table.cell(row, column));
      if (![start, end].every((day) => /^\d{4}-\d\d-\d\d$/.test(day!)) || start! > end!) {
        remarks.skipped(table.file, row.line, 'no days of taking and leaving office');
        continue;
      }
      const inOffice = table.cell(row, 'exit') === 'Still in Office';
      const leaders = this.#byState.get(code!) ?? [];
      leaders.push({ id: person || id!, title: title!, start: start!, end: end!, inOffice, line: row.line });
      this.#byState.set(code!, leaders);
    }
  }

  /** The one who led a state on all days from the first to the last; undefined where none did, or several. */
  speaker(
    code: string,
    state: { name: string; title: string },
    first: string,
    last: string,
  ): Speaker | undefined {
    const leaders = [code, OTHER_NUMBERS[code] ?? ''].flatMap((number) => this.#byState.get(number) ?? []);
    const inOffice = leaders.filter(({ start, end }) => start <= last && end >= first);
    const [only] = inOffice;
    if (inOffice.length !== 1 || !only || only.start > first || (only.end < last && !only.inOffice))
      return undefined;
    const office = `${state.name}/leader`;
    this.#offices.set(office, { state: state.name, title: state.title, leaders });
    return { person: this.#person(only), office };
  }

  /** The offices that were asked for, with all who held them, and these persons. */
  drafts(source: string): Draft[] {
    const persons = new Map<string, Draft>();
    const offices = [...this.#offices].map(([name, { state, title, leaders }]): Draft => {
      const holders = [...leaders].sort((a, b) => (a.start < b.start ? -1 : 1));
      for (const leader of holders) persons.set(leader.id, this.#personDraft(leader));
      const text = entryLines(`office ${name} ${quoted(`Leader of ${title}`)}`, [
        ['of', state],
        ...holders.map((leader) => {
          const until = leader.inOffice ? '' : ` until ${leader.end}`;
          return ['holder', `${this.#person(leader)} from ${leader.start}${until}`] as const;
        }),
        ['source', source],
      ]);
      return { key: `office/${name}`, name, file: this.#file, text, shared: true };
    });
    return [...persons.values(), ...offices];
  }

  #person({ id, title, start }: Leader): string {
    return this.#names.partyNameOf(`leader/${id}`, title, `${title}-${start.slice(0, 4)}`);
  }

  #personDraft(leader: Leader): Draft {
    const name = this.#person(leader);
    const text = entryLines(`person ${name} ${quoted(leader.title)}`, []);
    return { key: `leader/${leader.id}`, name, file: this.#file, text, shared: true };
  }
}
