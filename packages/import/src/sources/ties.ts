import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported } from '../imported.ts';
import { type InputFile, type Row, readTable, type Table } from '../input/read-table.ts';
import { type Draft, entryLines, type Field, quoted } from '../ledger-text/draft.ts';
import { ledgerDraft } from '../ledger-text/ledger-draft.ts';
import { NameBook } from '../ledger-text/name-book.ts';
import { StateBook } from '../ledger-text/state-book.ts';
import { CITE_ARCHIGOS, isArchigos, LeaderBook } from './archigos.ts';
import { type DayRange, dateText, orderedDays, writtenDays } from './partial-day.ts';
import type { SourceKind } from './source-kind.ts';

const FILE = 'ties.troth';
const PARTIES = 'ties-parties.troth';
const COLUMNS = [
  'caseid',
  'startyear',
  'primarysender',
  'targetstate',
  'threat',
  'imposition',
  'finaloutcome',
];
/** The last year of the data: what it says was done was done by then. */
const LAST_YEAR = 2005;
const NO_STATE = { '1000': 'European Union (1000 in TIES)' };

/** What a threat was about, by the numbers of the codebook. */
const ISSUES: Readonly<Record<string, string>> = {
  '1': 'political-influence',
  '2': 'military-behaviour',
  '3': 'regime',
  '4': 'release-of-citizens-or-property',
  '5': 'territory',
  '6': 'strategic-material',
  '7': 'alignment',
  '8': 'human-rights',
  '9': 'weapons-proliferation',
  '10': 'support-of-non-state-actors',
  '11': 'drug-trafficking',
  '12': 'environment',
  '13': 'trade',
  '14': 'economic-reform',
  '15': 'other-issue',
};

/** Threats of sanctions, and whether they were carried out. */
export const ties: SourceKind = {
  kind: 'ties',
  summary: 'TIES: threats of economic sanctions, 1945–2005 (CSV), with the leaders of Archigos (CSV)',
  files: 'the table of cases, and the table of leaders of Archigos where you have one',
  where:
    'The Threat and Imposition of Sanctions data, version 4, from its authors’ site (sanctions.web.unc.edu), saved as ' +
    'CSV; Archigos 4.1 from its authors’ site (ksgleditsch.com/archigos.html). Cite them; do not pass them on.',
  cite:
    'Morgan, T. Clifton, Navin Bapat and Yoshiharu Kobayashi. 2014. “Threat and Imposition of Economic Sanctions ' +
    '1945–2005: Updating the TIES dataset.” Conflict Management and Peace Science 31(5): 541–558',
  read: readThreats,
};

function readThreats(files: readonly InputFile[], context: ImportContext): Imported {
  const tables = files.map((file) => readTable(file, context.remarks));
  const leaders = tables.find(isArchigos);
  const cases = tables.filter((table) => table !== leaders);
  if (cases.length !== 1) throw new ImportProblem(`ties takes one table of cases; ${cases.length} are given`);
  const [table] = cases as [Table];
  const missing = COLUMNS.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) throw new ImportProblem(`${table.file} has no column ${missing.join(', ')}`);
  const names = new NameBook(context);
  const book = leaders && new LeaderBook(leaders, names, PARTIES, context.remarks);
  const writer = new ThreatWriter(table, names, book, context);
  table.rows.forEach((row, at) => {
    writer.add(row);
    context.progress(at + 1, table.rows.length, 'cases');
  });
  return {
    drafts: [
      ...openingDrafts(leaders !== undefined),
      ...writer.parties,
      ...(book?.drafts('@archigos') ?? []),
      ...writer.states.drafts,
      ...writer.drafts,
    ],
    read: tables.map(({ file, encoding, rows }) => ({
      file,
      encoding,
      count: rows.length,
      unit: 'row',
      counts: 'lines',
    })),
    cases: [],
    disagreements: [],
    agreement: [],
    names: names.all(),
    snapshot: new Map(),
  };
}

/** What became of a threat, by whether sanctions were imposed and how the case ended. */
type Fate = 'imposed' | 'resisted' | 'yielded' | 'settled' | 'unknown' | 'contradictory';

class ThreatWriter {
  readonly drafts: Draft[] = [];
  readonly parties: Draft[] = [];
  readonly states: StateBook;
  readonly #table: Table;
  readonly #leaders: LeaderBook | undefined;
  readonly #names: NameBook;
  readonly #context: ImportContext;
  readonly #lines = new Map<string, number>();

  constructor(table: Table, names: NameBook, leaders: LeaderBook | undefined, context: ImportContext) {
    this.#table = table;
    this.#names = names;
    this.#leaders = leaders;
    this.#context = context;
    this.states = new StateBook(names, PARTIES);
  }

  add(row: Row): void {
    const { remarks } = this.#context;
    const { file } = this.#table;
    const id = this.#cell(row, 'caseid');
    const before = this.#lines.get(id);
    const why =
      this.#cell(row, 'threat') !== '1'
        ? 'no threat: sanctions without one'
        : id === '' || before !== undefined
          ? 'no caseid, or one that an earlier line has'
          : this.#cell(row, 'targetstate') === ''
            ? 'no target is named'
            : undefined;
    if (why) {
      remarks.skipped(file, row.line, why);
      return;
    }
    this.#lines.set(id, row.line);
    const start = this.#days(row, 'start', 'startyear');
    if (!start) {
      remarks.skipped(file, row.line, 'no year of the threat');
      return;
    }
    this.#write(row, id, start);
  }

  #write(row: Row, id: string, start: DayRange): void {
    const fate = this.#fate(row);
    const end = this.#end(row, fate, start);
    const [made, ended] = orderedDays(start, end);
    const name = `@ties/${id}`;
    const target = this.states.get(this.#cell(row, 'targetstate'), NO_STATE);
    const senders = this.#senders(row, made);
    const source = `@ties ${quoted(`line ${row.line}, case ${id}`)}`;
    const issues = ['issue1', 'issue2', 'issue3'].flatMap((column) => {
      const issue = ISSUES[this.#cell(row, column)];
      return issue ? [`#${issue}`] : [];
    });
    const title = quoted(`Sanctions threatened against ${target.title}, ${made.first.slice(0, 4)}`);
    const deed = `${senders[0]!.name} imposes sanctions on ${target.name}`;
    const text = entryLines([`${dateText(made)} threat ${name} ${title}`, ...new Set(issues)].join(' '), [
      ...senders.map(({ name: sender, through }): Field => ['from', `${sender}${through}`]),
      ['to', target.name],
      ['if', `${target.name} resists ${name}`],
      ['will', deed],
      fate === 'resisted' ? ['by', ended.last] : undefined,
      ['source', source],
    ]);
    this.drafts.push({ key: `threat/${id}`, name, file: FILE, text });
    const lines = this.#outcome(fate, name, target.name, deed);
    if (lines.length === 0) return;
    const day = fate === 'resisted' ? ended.last : dateText(ended);
    const event = entryLines(`${day} event ${name}/outcome`, [...lines, ['source', source]]);
    this.drafts.push({ key: `outcome/${id}`, name: `${name}/outcome`, file: FILE, text: event });
  }

  #outcome(fate: Fate, name: string, target: string, deed: string): Field[] {
    const resists: Field = ['did', `${target} resists ${name}`];
    if (fate === 'imposed') return [resists, ['did', `${deed} for ${name}`]];
    if (fate === 'resisted') return [resists, ['not', `${deed} for ${name}`]];
    return fate === 'yielded' || fate === 'settled' ? [['outside', name]] : [];
  }

  #fate(row: Row): Fate {
    const { remarks } = this.#context;
    const { file } = this.#table;
    if (this.#cell(row, 'imposition') === '1') return 'imposed';
    switch (this.#cell(row, 'finaloutcome')) {
      case '1':
      case '2':
        return 'yielded';
      case '3':
      case '4':
        return 'resisted';
      case '5':
        return 'settled';
      case '':
        remarks.noted(file, row.line, 'no final outcome; the threat stays conditional');
        return 'unknown';
      default:
        remarks.noted(
          file,
          row.line,
          'not imposed, and an outcome of imposed sanctions; the threat stays conditional',
        );
        return 'contradictory';
    }
  }

  /** When it came to an end: the imposition, else the end of the case, else at most the end of the data. */
  #end(row: Row, fate: Fate, start: DayRange): DayRange {
    const { remarks } = this.#context;
    const over = this.#days(row, 'end', 'endyear');
    const latest = over?.last ?? `${Math.max(LAST_YEAR, Number(start.last.slice(0, 4)))}-12-31`;
    const open = { first: start.first, last: latest > start.first ? latest : start.last };
    if (fate !== 'imposed') return over && over.last >= start.first ? over : open;
    const imposed = this.#days(row, 'sancimpositionstart', 'sancimpositionstartyear');
    if (!imposed) {
      remarks.noted(
        this.#table.file,
        row.line,
        'no day of imposition; it lies between the threat and the end of the case',
      );
      return open;
    }
    if (imposed.last >= start.first) return imposed;
    remarks.mended(
      this.#table.file,
      row.line,
      'imposed before it was threatened; dated by the day of the threat',
    );
    return { first: start.last, last: start.last };
  }

  /** The primary sender, else all senders, else the institution, else one without a name. */
  #senders(row: Row, made: DayRange): { name: string; through: string }[] {
    const primary = this.#cell(row, 'primarysender');
    const all = ['sender1', 'sender2', 'sender3', 'sender4', 'sender5'].map((column) =>
      this.#cell(row, column),
    );
    const codes = primary === '' ? all.filter((code) => code !== '') : [primary];
    if (codes.length > 0) {
      if (primary === '')
        this.#context.remarks.noted(this.#table.file, row.line, 'no primary sender; all senders threaten');
      return codes.map((code) => this.#sender(code, made, row.line));
    }
    const ids = this.#cell(row, 'institutionid').split(/\s+/).filter(Boolean);
    this.#context.remarks.noted(
      this.#table.file,
      row.line,
      ids.length > 0 ? 'no sender; the institution threatens' : 'no sender is named',
    );
    const named = [...new Set(ids)].map((id) =>
      this.#party(`institution/${id}`, `institution ${id} of TIES`),
    );
    const parties = named.length > 0 ? named : [this.#party('unnamed', 'a sender that TIES does not name')];
    return parties.map((name) => ({ name, through: '' }));
  }

  #sender(code: string, made: DayRange, line: number): { name: string; through: string } {
    const state = this.states.get(code, NO_STATE);
    const speaker = this.#leaders?.speaker(code, state, made.first, made.last);
    if (this.#leaders && !speaker && code !== '1000')
      this.#context.remarks.noted(
        this.#table.file,
        line,
        'Archigos has no leader of the sender on that day, or more than one; the threat names none',
      );
    return { name: state.name, through: speaker ? ` through ${speaker.person} as ${speaker.office}` : '' };
  }

  #party(key: string, title: string): string {
    const name = this.#names.partyNameOf(`party/${key}`, `ties/${key}`);
    if (this.parties.every((draft) => draft.name !== name)) {
      const text = entryLines(`party ${name} ${quoted(title)}`, []);
      this.parties.push({ key: `party/${key}`, name, file: PARTIES, text, shared: true });
    }
    return name;
  }

  #days(row: Row, prefix: string, yearColumn: string): DayRange | undefined {
    const year = this.#cell(row, yearColumn);
    if (year !== '' && !/^\d{4}$/.test(year))
      this.#context.remarks.mended(
        this.#table.file,
        row.line,
        `${yearColumn} holds more than a year; the year is read`,
      );
    return writtenDays(year, this.#cell(row, `${prefix}month`), this.#cell(row, `${prefix}day`));
  }

  #cell(row: Row, column: string): string {
    return this.#table.cell(row, column);
  }
}

function openingDrafts(withLeaders: boolean): Draft[] {
  const archigos: Draft = {
    key: 'source/archigos',
    name: '@archigos',
    file: PARTIES,
    text: entryLines(
      'source @archigos "Archigos 4.1: a data set of political leaders"',
      [
        ['published', '2009'],
        ['author', quoted('Henk E. Goemans, Kristian Skrede Gleditsch and Giacomo Chiozza')],
      ],
      [`Cite as: ${CITE_ARCHIGOS}.`],
    ),
    shared: true,
  };
  return [
    ledgerDraft(FILE, 'Threats of economic sanctions, 1945–2005', [['on', '2014-12-31']]),
    {
      key: 'source',
      name: '@ties',
      file: FILE,
      text: entryLines(
        'source @ties "Threat and Imposition of Economic Sanctions, 1945–2005, version 4"',
        [
          ['published', '2014'],
          ['author', quoted('T. Clifton Morgan, Navin Bapat and Yoshiharu Kobayashi')],
        ],
        [`Cite as: ${ties.cite}.`],
      ),
    },
    ...(withLeaders ? [archigos] : []),
  ];
}
