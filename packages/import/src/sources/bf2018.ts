import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported } from '../imported.ts';
import { type InputFile, type Row, readTable, type Table } from '../input/read-table.ts';
import { type Draft, entryLines, type Field, quoted } from '../ledger-text/draft.ts';
import { ledgerDraft } from '../ledger-text/ledger-draft.ts';
import { NameBook } from '../ledger-text/name-book.ts';
import { StateBook } from '../ledger-text/state-book.ts';
import { type Alliance, CITE_ATOP, isAtopAlliances, isAtopMembers, readAlliances } from './atop.ts';
import {
  agreementOf,
  CaseBook,
  type CaseEvent,
  disagreementsOf,
  type GivenVerdict,
  OUTSIDE,
  testSentence,
} from './case-book.ts';
import { dateText } from './partial-day.ts';
import type { SourceKind } from './source-kind.ts';
import { readWarName, type War } from './war-name.ts';

const FILE = 'bf2018.troth';
const WARS = 'bf2018-wars.troth';
const PARTIES = 'bf2018-parties.troth';
const COLUMNS = ['sample', 'warid', 'atopid', 'warname', 'dnaLLM', 'honorLLM', 'violateLLM'];
const KEYS = ['atopid', 'warid', 'cowwarid', 'warname', 'cowid'];
const OBLIGATIONS = [
  ['defense', 'defence'],
  ['offense', 'offence'],
  ['neutral', 'neutrality'],
  ['nonagg', 'non-aggression'],
  ['consul', 'consultation'],
] as const;
const PERIODS: Readonly<Record<string, string>> = { '1': '1816-1944', '0': '1945-2003' };
/** The two sets of codes, by what their columns end in; the first decides. */
const CODERS = [
  { by: '@coder/llm', rater: 'LLM', title: 'coding by the rules of Leeds, Long and Mitchell' },
  { by: '@coder/bf', rater: 'BF', title: 'coding by Berkemeier and Fuhrmann' },
] as const;

/** Whether alliances were honoured in the wars in which they fell due. */
export const bf2018: SourceKind = {
  kind: 'bf2018',
  summary: 'Berkemeier and Fuhrmann 2018: alliances in wars (CSV), with the treaties of ATOP (CSV)',
  files:
    'the table of alliances and wars, ATOP’s table of alliances, and its table of members where you have one',
  where:
    'The table is the replication data of the article (Research & Politics), also in github.com/joshuaalley/treaty-depth; ' +
    'ATOP 4.01 is at atopdata.org. Cite them; do not pass them on.',
  cite:
    'Berkemeier, Molly, and Matthew Fuhrmann. 2018. “Reassessing the fulfillment of alliance commitments in war.” ' +
    'Research & Politics 5(2)',
  read: readAlliancesInWars,
};

function readAlliancesInWars(files: readonly InputFile[], context: ImportContext): Imported {
  const tables = files.map((file) => readTable(file, context.remarks));
  const table = tables.find(({ columns }) => COLUMNS.every((column) => columns.includes(column)));
  if (!table)
    throw new ImportProblem(
      `no file has the columns of the table of alliances and wars: ${COLUMNS.join(', ')}`,
    );
  const members = tables.find(isAtopMembers);
  const treaties = tables.find((one) => one !== members && isAtopAlliances(one));
  if (!treaties)
    context.remarks.noted(
      table.file,
      undefined,
      'without ATOP’s table of alliances, no members and no days are known',
    );
  const alliances = treaties ? readAlliances(treaties, members) : new Map<string, Alliance>();
  const names = new NameBook(context);
  const writer = new AllianceWriter(table, alliances, names, context);
  table.rows.forEach((row, at) => {
    writer.add(row);
    context.progress(at + 1, table.rows.length, 'alliances in wars');
  });
  return {
    drafts: [
      ...openingDrafts(),
      ...writer.states.drafts,
      ...writer.groups,
      ...writer.promisesWithRatings(),
      ...writer.book.events(),
    ],
    read: tables.map(({ file, encoding, rows }) => ({
      file,
      encoding,
      count: rows.length,
      unit: 'row',
      counts: 'lines',
    })),
    cases: writer.book.cases,
    disagreements: disagreementsOf(writer.book.cases),
    agreement: agreementOf(writer.book.cases),
    names: names.all(),
    snapshot: new Map(),
  };
}

class AllianceWriter {
  readonly book = new CaseBook({ events: WARS, ratings: FILE });
  readonly groups: Draft[] = [];
  readonly states: StateBook;
  readonly #table: Table;
  readonly #alliances: ReadonlyMap<string, Alliance>;
  readonly #names: NameBook;
  readonly #context: ImportContext;
  readonly #promises = new Map<string, Draft>();
  readonly #lines = new Map<string, number>();
  /** The first year of a war of each alliance, and the samples that it is coded in. */
  readonly #firstYears = new Map<string, number>();
  readonly #samples = new Map<string, string[]>();

  constructor(
    table: Table,
    alliances: ReadonlyMap<string, Alliance>,
    names: NameBook,
    context: ImportContext,
  ) {
    this.#table = table;
    this.#alliances = alliances;
    this.#names = names;
    this.#context = context;
    this.states = new StateBook(names, PARTIES);
    for (const row of table.rows) {
      const id = this.#cell(row, 'atopid');
      const war = readWarName(this.#cell(row, 'warname'));
      if (war) this.#firstYears.set(id, Math.min(war.firstYear, this.#firstYears.get(id) ?? war.firstYear));
      const samples = this.#samples.get(id) ?? [];
      const sample = this.#cell(row, 'sample');
      if (!samples.includes(sample)) this.#samples.set(id, [...samples, sample].sort().reverse());
    }
  }

  add(row: Row): void {
    const { remarks } = this.#context;
    const { file } = this.#table;
    const id = this.#cell(row, 'atopid');
    const written = this.#cell(row, 'warname');
    const war = readWarName(written);
    const key = `${id}/${this.#cell(row, 'warid') || written}`;
    const before = this.#lines.get(key);
    const why =
      id === ''
        ? 'no atopid'
        : !war
          ? `no years in the name of the war ${quoted(written)}`
          : before !== undefined
            ? `the same alliance and war as line ${before}`
            : undefined;
    if (why || !war) {
      remarks.skipped(file, row.line, why ?? '');
      return;
    }
    this.#lines.set(key, row.line);
    const promise = this.#promise(row, id);
    this.book.add({
      key,
      promise: promise.name!,
      title: `${this.#allianceTitle(id)}; ${war.title}`,
      event: this.#event(row, id, promise.name!, war),
      keys: {
        ...Object.fromEntries(KEYS.map((column) => [column, this.#cell(row, column)])),
        'first year': `${war.firstYear}`,
        'last year': `${war.lastYear}`,
      },
      day: this.#lastDay(id, war),
      verdicts: CODERS.flatMap((coder) => this.#verdict(row, coder) ?? []),
    });
  }

  /** Each alliance with what its coders said of it. */
  promisesWithRatings(): Draft[] {
    return [...this.#promises.values()].flatMap((promise) => [
      promise,
      ...(this.book.ratings.get(promise.name!) ?? []),
    ]);
  }

  #verdict(row: Row, { by, rater }: (typeof CODERS)[number]): GivenVerdict | undefined {
    const { remarks } = this.#context;
    const { file } = this.#table;
    const flags = [
      [`dna${rater}`, OUTSIDE],
      [`honor${rater}`, 'kept'],
      [`violate${rater}`, 'broken'],
    ] as const;
    const set = flags.filter(([column]) => this.#cell(row, column) === '1');
    if (set.length !== 1) {
      const what = set.length === 0 ? 'says nothing' : `says ${set.map(([column]) => column).join(' and ')}`;
      remarks.noted(file, row.line, `the coding ${rater} ${what}; no rating by it`);
      return undefined;
    }
    return {
      by,
      rater,
      verdict: set[0]![1],
      file,
      line: row.line,
      passage: `line ${row.line}`,
      source: '@bf2018',
    };
  }

  /** The war; for an alliance that began during it, the part from that day on, or it would have come before the promise. */
  #event(row: Row, id: string, promise: string, war: War): CaseEvent {
    const key = `war/${this.#cell(row, 'warid') || war.title}`;
    const name = this.#names.nameOf(
      key,
      `war/${war.title.replace(/ War(?=,)/, '').replace(',', '')}`,
      `war/${war.title}`,
    );
    const years = war.firstYear === war.lastYear ? `${war.firstYear}` : `${war.firstYear}/${war.lastYear}`;
    const whole = { key, name, title: war.title, date: years, source: '@bf2018' };
    const begins = this.#alliances.get(id)?.begins;
    if (!begins || begins.last <= `${war.firstYear}-01-01`) return whole;
    const last = this.#lastDay(id, war);
    if (begins.first > `${war.lastYear}-12-31`)
      this.#context.remarks.noted(
        this.#table.file,
        row.line,
        'ATOP has this alliance begin after the war; the case is dated by that day',
      );
    const part = `${key}/${id}/${promise}`;
    return {
      key: part,
      name: this.#names.nameOf(part, `${name}/${promise.slice(1)}`),
      title: `${war.title}, from the day of alliance ${id}`,
      date: begins.last === last ? last : `${begins.last}/${last}`,
      source: '@bf2018',
    };
  }

  /** Coders judge a war as a whole: what they say is dated by its last year's last day. */
  #lastDay(id: string, war: War): string {
    const begins = this.#alliances.get(id)?.begins.last ?? '';
    const end = `${war.lastYear}-12-31`;
    return begins > end ? begins : end;
  }

  /** One promise for each alliance; two where it is coded in both samples, so that each has the tag of its period. */
  #promise(row: Row, id: string): Draft {
    const sample = this.#cell(row, 'sample');
    const samples = this.#samples.get(id) ?? [];
    const period = PERIODS[sample];
    const key = samples.indexOf(sample) > 0 ? `alliance/${id}/${period ?? sample}` : `alliance/${id}`;
    const known = this.#promises.get(key);
    if (known) return known;
    const alliance = this.#alliances.get(id);
    if (!alliance && this.#alliances.size > 0)
      this.#context.remarks.noted(
        this.#table.file,
        row.line,
        `alliance ${id} is not in ATOP: its members and its day are not known`,
      );
    const name = this.#names.nameOf(key, key.replace('/', '-'));
    const kinds = OBLIGATIONS.filter(([column]) => this.#cell(row, column) === '1').map(([, kind]) => kind);
    const tags = [...kinds, ...(period ? [period] : [])].map((tag) => `#${tag}`);
    const date = alliance ? dateText(alliance.begins) : `../${this.#firstYears.get(id)! - 1}`;
    const parties = this.#parties(id, alliance);
    const also = samples.length > 1 ? `, in the wars of ${period}` : '';
    const text = entryLines(
      [`${date} promise ${name} ${quoted(this.#allianceTitle(id) + also)}`, ...tags].join(' '),
      [
        ...parties.map((party): Field => ['from', party]),
        ...parties.map((party): Field => ['to', party]),
        ['whenever', testSentence(name)],
        [
          'text',
          quoted(kinds.length > 0 ? `Obligations as coded: ${kinds.join(', ')}.` : 'No obligation is coded.'),
        ],
        ['source', `@bf2018 ${quoted(`atopid ${id}`)}`],
        alliance ? ['source', `@atop ${quoted(`line ${alliance.line}, atopid ${id}`)}`] : undefined,
      ],
    );
    const draft: Draft = { key, name, file: FILE, text };
    this.#promises.set(key, draft);
    return draft;
  }

  /** Up to three members by name, so that the promise is on the record of each; more as a group with its members. */
  #parties(id: string, alliance: Alliance | undefined): string[] {
    if (alliance && alliance.members.length <= 3 && alliance.members.length > 0)
      return alliance.members.map(({ code }) => this.states.get(code).name);
    const key = `members/${id}`;
    const name = this.#names.partyNameOf(key, `alliance-${id}/members`);
    if (this.groups.some((draft) => draft.key === key)) return [name];
    const title = alliance ? `members of alliance ${id}` : `members of alliance ${id}, not known`;
    const text = entryLines(`group ${name} ${quoted(title)}`, [
      ...(alliance?.members ?? []).map(({ code, from, until }): Field => {
        const since = from ? ` from ${dateText(from)}` : '';
        return ['member', `${this.states.get(code).name}${since}${until ? ` until ${dateText(until)}` : ''}`];
      }),
      alliance ? ['source', `@atop ${quoted(`line ${alliance.line}, atopid ${id}`)}`] : undefined,
    ]);
    this.groups.push({ key, name, file: PARTIES, text });
    return [name];
  }

  #allianceTitle(id: string): string {
    const alliance = this.#alliances.get(id);
    if (!alliance) return `Alliance ${id}`;
    const states = alliance.members.map(({ code }) => this.states.get(code).title);
    const shown = states.length <= 3 ? states : [...states.slice(0, 2), `${states.length - 2} others`];
    const list = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
    return `Alliance of ${alliance.begins.first.slice(0, 4)}: ${list}`;
  }

  #cell(row: Row, column: string): string {
    return this.#table.cell(row, column);
  }
}

function openingDrafts(): Draft[] {
  return [
    ledgerDraft(FILE, 'Alliances in war, 1816–2003', [
      ['on', '2003-12-31'],
      ['rater', CODERS[0].by],
    ]),
    {
      key: 'source',
      name: '@bf2018',
      file: FILE,
      text: entryLines(
        'source @bf2018 "Reassessing the fulfillment of alliance commitments in war: replication data"',
        [
          ['published', '2018'],
          ['author', quoted('Molly Berkemeier and Matthew Fuhrmann')],
        ],
        [`Cite as: ${bf2018.cite}.`],
      ),
    },
    {
      key: 'source/atop',
      name: '@atop',
      file: PARTIES,
      text: entryLines(
        'source @atop "Alliance Treaty Obligations and Provisions, version 4.01"',
        [
          ['published', '../2018'],
          [
            'author',
            quoted('Brett Ashley Leeds, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long'),
          ],
        ],
        [`Cite as: ${CITE_ATOP}.`],
      ),
      shared: true,
    },
    ...CODERS.map(
      ({ by, title }): Draft => ({
        key: `party/${by}`,
        name: by,
        file: FILE,
        text: `party ${by} ${quoted(title)}`,
      }),
    ),
  ];
}
