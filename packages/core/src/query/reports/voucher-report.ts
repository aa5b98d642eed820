import { type FindCaptured, quoteChecker } from '../../evidence/captured-file.ts';
import { type Resting, restingOn } from '../../evidence/resting.ts';
import type { RootRange } from '../../evidence/roots.ts';
import { type Statement, statementsOf } from '../../evidence/statement.ts';
import { type Vantage, vantageOf } from '../../evidence/vantage.ts';
import { weigh } from '../../evidence/weight.ts';
import type { Entry, Evidence } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { type Day, isoDay, isoRange } from '../../ledger/values/civil-day.ts';
import { knownSince } from '../../lifecycle/acceptance.ts';
import { byDay } from '../../lifecycle/counting.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { aboutOf, type EntrySummary, entrySummary } from '../entry-summary.ts';
import { namedEntry } from '../named-entry.ts';
import { isPartyKind } from '../party-kinds.ts';
import { weightText } from '../words/evidence-words.ts';
import { idOf } from '../words/name-text.ts';
import { type AnsweredSummary, isHeard, repliesTo } from './replies.ts';
import {
  type SpeakerReport,
  type StatementReport,
  speakerReport,
  statementReport,
} from './statement-report.ts';
import type { PlaceReport } from './status-report.ts';

/** Who says so: all that vouches for one entry, as JSON (docs/schema/evidence.schema.json). */
export interface VoucherReport {
  readonly on: string;
  readonly known: string | null;
  readonly id: string;
  readonly kind: Entry['kind'];
  readonly title: string | null;
  /** What it says, in one line. */
  readonly text: string;
  readonly by: string | null;
  readonly date: string | null;
  readonly place: PlaceReport;
  /** The entry, and each line that has evidence of its own. */
  readonly statements: readonly StatementReport[];
  /** Retractions and acceptances of it. */
  readonly verdicts: readonly AnsweredSummary[];
  /** What is answered to it, each followed by what is answered to that. */
  readonly responses: readonly EntrySummary[];
  /** What people say about it, which is never counted. */
  readonly claims: readonly SaidReport[];
  /** Of a source, and of a party that is quoted: what rests on its word. Null of anything else. */
  readonly carries: CarriesReport | null;
}

/** A claim, and who says that it was made. */
export interface SaidReport extends AnsweredSummary {
  readonly summary: string;
}

/** What rests on a source's or a party's word. */
export interface CarriesReport {
  /** Whether the source is retracted. */
  readonly retracted: boolean;
  readonly statements: readonly CarriedReport[];
}

/** A statement that rests on a source or party, as it is, and as it would be. */
export interface CarriedReport extends EntrySummary {
  /** What a rating, an act, a notice or a check is about: its id; null of other entries. */
  readonly about: string | null;
  readonly line: string | null;
  readonly stance: Evidence['stance'];
  /** From the source that reports it to the one that is asked about. */
  readonly path: readonly SpeakerReport[];
  readonly counts: boolean;
  /** The roots of its support. */
  readonly roots: RootRange;
  /** With the source retracted; or, if it is, without its retraction. Null where a party is asked about. */
  readonly otherwise: { readonly counts: boolean; readonly roots: RootRange } | null;
}

/**
 * Who says what is declared under a name, through whom, and to how many independent roots that goes back; undefined
 * when nothing is declared there.
 *
 * @param judgement says by which day one knows
 * @param id without its `@`
 * @param find finds the captured files of sources, to check quotes
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', [
 *   'source @wire "The Wire"',
 *   'source @daily "The Daily"',
 *   '  relays @wire',
 *   '2026-03-01 event @rain',
 *   '  did it rains',
 *   '  source @wire via "a farmer"',
 *   '  source @daily',
 * ].join('\n'))]);
 * const [statement] = voucherReport(judge(ledger, { on: dayOf(2026, 3, 2) }), 'rain').statements;
 * statement.summary // => '2 sources, 1 root: The Wire, from “a farmer”, unnamed'
 * statement.supports.roots // => { low: 1, high: 1 }
 * ```
 */
export function voucherReport(
  judgement: Judgement,
  id: string,
  find: FindCaptured = () => undefined,
): VoucherReport | undefined {
  const vantage = vantageOf(judgement.judging.world);
  const { ledger } = vantage;
  const entry = namedEntry(judgement, id)?.entry;
  if (!entry) return undefined;
  const { name } = entry;
  const { text, by } = entrySummary(ledger, entry, judgement.known);
  const check = quoteChecker(find);
  const about = aboutIt(vantage, name);
  return {
    on: isoDay(judgement.on),
    known: judgement.known === undefined ? null : isoDay(judgement.known),
    id: idOf(name),
    kind: entry.kind,
    title: entry.title ?? null,
    text,
    by,
    date: 'date' in entry ? isoRange(entry.date.first, entry.date.last) : null,
    place: { file: entry.block.path, line: entry.block.line + 1 },
    statements: toldOf(entry, judgement.known).map((one) => statementReport(vantage, one, check)),
    verdicts: about.filter(isVerdict).map((one) => answered(vantage, one)),
    responses: repliesTo(ledger, vantage.acceptance, name),
    claims: about.filter(({ kind }) => kind === 'claim').map((one) => saidReport(vantage, one)),
    carries: carriesReport(vantage, entry, name),
  };
}

/** What an entry says as far as it is known; where nothing of it is, the entry alone, of which that is said. */
function toldOf(entry: Entry, known: Day | undefined): readonly Statement[] {
  const statements = statementsOf(entry);
  if (known === undefined) return statements;
  const date = 'date' in entry ? entry.date : undefined;
  const told = statements.filter(({ vouchers }) => knownSince(vouchers, date) <= known);
  return told.length > 0 ? told : [{ ...statements[0], line: undefined }];
}

function isVerdict({ kind }: Entry): boolean {
  return kind === 'retracted' || kind === 'accepted';
}

/** Verdicts on an entry and claims about it, as far as they are known and not retracted, by day. */
function aboutIt({ ledger, acceptance }: Vantage, name: Name): Entry[] {
  const isAbout = (entry: Entry) => {
    if (entry.kind === 'claim') return entry.about.includes(name);
    return (entry.kind === 'retracted' || entry.kind === 'accepted') && entry.target === name;
  };
  return ledger
    .entriesOf('claim', 'retracted', 'accepted')
    .filter((entry) => isAbout(entry) && isHeard(acceptance, entry))
    .sort(byDay);
}

function answered({ ledger, acceptance }: Vantage, entry: Entry): AnsweredSummary {
  return {
    ...entrySummary(ledger, entry, acceptance.known),
    responses: repliesTo(ledger, acceptance, entry.name),
  };
}

function saidReport(vantage: Vantage, entry: Entry): SaidReport {
  const statement = { entry, line: undefined, vouchers: entry };
  return {
    ...answered(vantage, entry),
    summary: weightText(weigh(vantage, statement)),
  };
}

function carriesReport(vantage: Vantage, entry: Entry, name: Name): CarriesReport | null {
  if (entry.kind !== 'source' && !isPartyKind(entry.kind)) return null;
  const statements = restingOn(vantage, name).map((one) => carriedReport(vantage, one));
  if (statements.length === 0 && entry.kind !== 'source') return null;
  return { retracted: vantage.acceptance.retracted.has(name), statements };
}

function carriedReport(
  vantage: Vantage,
  { statement, stance, path, weight, otherwise }: Resting,
): CarriedReport {
  const { entry, line } = statement;
  return {
    ...entrySummary(vantage.ledger, entry, vantage.acceptance.known),
    about: aboutOf(entry),
    line: line ? `${line.field} ${line.text}` : null,
    stance,
    path: path.map(speakerReport),
    counts: weight.weightless === undefined,
    roots: weight.supports.roots,
    otherwise: otherwise
      ? { counts: otherwise.weightless === undefined, roots: otherwise.supports.roots }
      : null,
  };
}
