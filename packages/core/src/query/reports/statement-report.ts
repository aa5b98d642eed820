import type { CheckQuote, QuoteCheck } from '../../evidence/captured-file.ts';
import type { RootRange } from '../../evidence/roots.ts';
import type { Statement } from '../../evidence/statement.ts';
import type { Vantage } from '../../evidence/vantage.ts';
import { type Side, type WeighedReport, weigh } from '../../evidence/weight.ts';
import type { Evidence } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isoDay, isoRange } from '../../ledger/values/civil-day.ts';
import { knownSince } from '../../lifecycle/acceptance.ts';
import { type Chain, chainsOf, continuations, type Speaker } from '../../lifecycle/chain.ts';
import { reportWhyText, weightlessText, weightText } from '../words/evidence-words.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { withTitles } from '../words/sentence-text.ts';

/** Who says one statement: an entry, or a line of it that has evidence of its own. */
export interface StatementReport {
  /** The line, with titles for names; null: the entry, with all its lines that have no evidence of their own. */
  readonly line: string | null;
  /** In words: `2 sources, 1 root: The Post`. */
  readonly summary: string;
  readonly counts: boolean;
  /** Why it counts for nothing. */
  readonly because: string | null;
  /** Since when it is known; null where that is always. */
  readonly since: string | null;
  readonly disputed: boolean;
  readonly supports: SideReport;
  readonly denies: SideReport;
  readonly mentions: SideReport;
  /** How chains go on from a source that others have it from. */
  readonly onward: readonly { readonly source: string; readonly chains: readonly ChainReport[] }[];
}

/** The reports of one stance, and the roots they go back to. */
export interface SideReport {
  /** How many sources make them, those that are retracted left out. */
  readonly sources: number;
  readonly roots: RootRange;
  readonly witnesses: readonly WitnessReport[];
  readonly reports: readonly TestimonyReport[];
}

export interface WitnessReport {
  readonly id: string;
  readonly title: string;
  readonly kind: 'party' | 'publication';
  /** Whom it quotes without a name. */
  readonly speakers: readonly string[];
}

/** One source's statement. */
export interface TestimonyReport {
  readonly source: string;
  readonly title: string;
  readonly published: string | null;
  readonly passage: string | null;
  /** Admiralty code: reliability of the source, credibility of the information; two letters, never one number. */
  readonly grade: string | null;
  readonly quotes: readonly ({ readonly text: string } & QuoteCheck)[];
  readonly counts: boolean;
  readonly because: string | null;
  readonly chains: readonly ChainReport[];
  /** The ids of its roots. */
  readonly roots: readonly string[];
}

/** Who has it from whom, the source first; and where that ends. */
export interface ChainReport {
  readonly speakers: readonly SpeakerReport[];
  /** `goes on`: with what the last of the speakers says of the same, under `onward`. */
  readonly end: 'root' | 'goes on' | 'retracted';
  /** The root, the source it goes on with, or the source that is retracted. */
  readonly at: string;
}

/** A speaker; without an id, it is not named. */
export interface SpeakerReport {
  readonly id: string | null;
  readonly text: string;
}

/** Puts a statement's weight into a report. */
export function statementReport(vantage: Vantage, statement: Statement, check: CheckQuote): StatementReport {
  const { entry, line, vouchers } = statement;
  const weight = weigh(vantage, statement);
  const { weightless, disputed, supports, denies, mentions } = weight;
  const side = (one: Side) => sideReport(vantage, statement, one, check);
  const since = knownSince(vouchers, 'date' in entry ? entry.date : undefined);
  return {
    line: line ? withTitles(`${line.field} ${line.text}`, (name) => vantage.ledger.find(name)) : null,
    summary: weightText(weight),
    counts: weightless === undefined,
    because: weightless === undefined ? null : weightlessText(weightless, entry),
    since: Number.isFinite(since) ? isoDay(since) : null,
    disputed,
    supports: side(supports),
    denies: side(denies),
    mentions: side(mentions),
    onward: onwardOf(vantage, statement, [supports, denies, mentions]),
  };
}

function sideReport(vantage: Vantage, statement: Statement, side: Side, check: CheckQuote): SideReport {
  return {
    sources: side.sources,
    roots: side.roots,
    witnesses: side.witnesses.map(({ name, speakers }) => ({
      id: idOf(name),
      title: titleOf(name),
      kind: name.entry?.kind === 'source' ? 'publication' : 'party',
      speakers,
    })),
    reports: side.reports.map((one) => testimonyReport(vantage, statement, one, check)),
  };
}

function testimonyReport(
  vantage: Vantage,
  statement: Statement,
  { evidence, counts, why, origins }: WeighedReport,
  check: CheckQuote,
): TestimonyReport {
  const { source, passage, grade, quotes } = evidence;
  const published = source.entry?.kind === 'source' ? source.entry.published : undefined;
  return {
    source: idOf(source),
    title: titleOf(source),
    published: published ? isoRange(published.first, published.last) : null,
    passage: passage ?? null,
    grade: grade ?? null,
    quotes: quotes.map((text) => ({ text, ...check(source, text) })),
    counts,
    because: why ? reportWhyText(why) : null,
    chains: chainsOf(vantage, statement, evidence).map(chainReport),
    roots: [...new Set(origins.roots.map(({ name }) => idOf(name)))],
  };
}

function chainReport({ speakers, end }: Chain): ChainReport {
  const at = end.kind === 'root' ? end.root.name : end.kind === 'goes on' ? end.with : end.source;
  return { speakers: speakers.map(speakerReport), end: end.kind, at: idOf(at) };
}

/** One who says it, by id and title, or in the words that stand for somebody unnamed. */
export function speakerReport(speaker: Speaker): SpeakerReport {
  return typeof speaker === 'string'
    ? { id: null, text: speaker }
    : { id: idOf(speaker), text: titleOf(speaker) };
}

/** Every source that a chain goes on with, once, and how. */
function onwardOf(vantage: Vantage, statement: Statement, sides: readonly Side[]): StatementReport['onward'] {
  const found = new Map<Name, readonly Chain[]>();
  const follow = (chains: readonly Chain[], stance: Evidence['stance']) => {
    const open = [...chains];
    for (const { end } of open) {
      if (end.kind !== 'goes on' || found.has(end.with)) continue;
      const onward = continuations(vantage, statement, end.with, stance);
      found.set(end.with, onward);
      open.push(...onward);
    }
  };
  for (const { reports } of sides)
    for (const { evidence } of reports) follow(chainsOf(vantage, statement, evidence), evidence.stance);
  return [...found].map(([source, chains]) => ({ source: idOf(source), chains: chains.map(chainReport) }));
}
