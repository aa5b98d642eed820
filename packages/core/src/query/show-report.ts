import { type FindCaptured, type QuoteCheck, quoteChecker } from '../evidence/captured-file.ts';
import { statementsOf } from '../evidence/statement.ts';
import { isoDay, isoRange } from '../ledger/civil-day.ts';
import { fullTerms } from '../ledger/deal-terms.ts';
import { type Entry, isPromise, type Terms } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { type CasesReport, casesReport } from './cases-report.ts';
import { detailLines } from './detail-lines.ts';
import { type EntrySummary, entrySummary } from './entry-summary.ts';
import { type EvidenceReport, evidenceReport } from './evidence-report.ts';
import { mentions } from './mention.ts';
import { idOf, occasionText } from './name-text.ts';
import { namedEntry } from './named-entry.ts';
import { dealText, promiseText } from './promise-text.ts';
import { overdueSince } from './reason.ts';
import { sentenceText } from './sentence-text.ts';
import {
  dayReport,
  type PlaceReport,
  type PromiseReport,
  promiseReport,
  type RequestReport,
} from './status-report.ts';
import { withoutEffect } from './without-effect.ts';

/** Everything about one entry, as JSON (docs/schema/show.schema.json). */
export interface ShowReport {
  readonly on: string;
  readonly known: string | null;
  readonly id: string;
  readonly kind: Entry['kind'];
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly date: string | null;
  /** What it says, in sentences. */
  readonly text: string | null;
  readonly place: PlaceReport;
  /** Its other fields, one by one, with titles for names. */
  readonly details: readonly string[];
  /** Where it stands, if it is a promise or a threat that counts on that day. */
  readonly promise: PromiseReport | null;
  /** Since when the promise is overdue; null where it is not. */
  readonly overdueSince: string | null;
  /** The cases of a promise with many, in the order in which they ask for attention. */
  readonly cases?: CasesReport;
  /** Where it stands, if it is a request. */
  readonly request: RequestReport['state'] | null;
  readonly evidence: readonly EvidenceReport[];
  /** How quotes compare with the files that their sources keep; those of other sources are not listed. */
  readonly quotes: readonly ({ readonly source: string; readonly text: string } & QuoteCheck)[];
  /** Entries that mention it, and promises that it makes or receives without being mentioned, by day. */
  readonly related: readonly RelatedReport[];
}

/** An entry that mentions another, what it is to that, and the responses to it. */
export interface RelatedReport extends EntrySummary {
  readonly relation: string;
  /** Where it stands, if it is a promise or a request. */
  readonly state: string | null;
  /** Why it changes nothing, if it is an act without effect. */
  readonly withoutEffect?: string;
  readonly evidence: readonly EvidenceReport[];
  readonly responses: readonly RelatedReport[];
}

/**
 * Everything about the entry that is declared under a name; undefined when nothing is.
 *
 * @param find finds the captured files of sources, to check quotes
 */
export function showReport(
  ledger: Ledger,
  judgement: Judgement,
  name: string,
  find: FindCaptured = () => undefined,
): ShowReport | undefined {
  const named = namedEntry(judgement, name);
  if (!named) return undefined;
  const { entry, cases } = named;
  const standing = judgement.promises.find((one) => one.entry === entry);
  return {
    on: isoDay(judgement.on),
    known: judgement.known === undefined ? null : isoDay(judgement.known),
    id: idOf(entry.name),
    kind: entry.kind,
    title: entry.title ?? null,
    tags: entry.tags,
    date: 'date' in entry ? isoRange(entry.date.first, entry.date.last) : null,
    text: textOf(ledger, entry, standing),
    place: { file: entry.block.path, line: entry.block.line + 1 },
    details: detailLines(ledger, entry),
    promise: standing ? promiseReport(judgement, standing) : null,
    overdueSince: dayReport(standing ? overdueSince(judgement, standing) : null),
    ...(cases && { cases: casesReport(judgement, cases) }),
    request: requestState(judgement, entry),
    evidence: evidenceReport(entry),
    quotes: quotesOf(entry, find),
    related: relatedTo(ledger, judgement, entry.name),
  };
}

function quotesOf(entry: Entry, find: FindCaptured): ShowReport['quotes'] {
  const check = quoteChecker(find);
  return statementsOf(entry).flatMap(({ vouchers }) =>
    vouchers.evidence
      .filter(({ source }) => source.entry?.kind === 'source' && source.entry.file !== undefined)
      .flatMap(({ source, quotes }) =>
        quotes.map((text) => ({ source: idOf(source), text, ...check(source, text) })),
      ),
  );
}

function textOf(ledger: Ledger, entry: Entry, standing?: PromiseStanding): string | null {
  if (isPromise(entry) || entry.kind === 'request')
    return promiseText(ledger, entry, standing?.terms ?? fullTerms(entry), standing?.changed);
  switch (entry.kind) {
    case 'deal':
      return dealText(entry);
    case 'event':
    case 'alleged': {
      const lines = entry.lines.map(
        ({ sentence, negative }) =>
          (negative ? 'Not: ' : '') + sentenceText(sentence, entry.block, (name) => ledger.find(name)),
      );
      return lines.length > 0 ? `${lines.join('; ')}.` : null;
    }
    case 'act': {
      const { by, text } = entrySummary(ledger, entry);
      return `${occasionText(entry.date)} ${by ?? 'somebody'} ${text}.`;
    }
    case 'claim':
    case 'response':
      return entry.text ?? null;
    default:
      return null;
  }
}

function termsOf(entry: Entry) {
  return isPromise(entry) || entry.kind === 'request' ? fullTerms(entry) : undefined;
}

/** What mentions a name, and the promises that it makes or receives by their deal, by an assignment or as one of a group. */
function relatedTo(ledger: Ledger, judgement: Judgement, name: Name): RelatedReport[] {
  const related: { entry: Entry; report: RelatedReport }[] = [];
  const take = (entry: Entry, relation: string) =>
    related.push({ entry, report: relatedReport(ledger, judgement, entry, relation) });
  const standings = new Map(judgement.promises.map((standing) => [standing.entry as Entry, standing]));
  for (const entry of ledger.entries()) {
    if (entry.name === name) continue;
    const side = sideOf(name, termsOf(entry)) ?? sideOf(name, standings.get(entry)?.terms);
    if (side !== undefined) take(entry, `${entry.kind} ${side}`);
    else if (mentions(entry, name)) take(entry, relationOf(entry, name));
  }
  for (const { entry, terms } of judgement.promises) {
    if (entry.name === name || !entry.instance || sideOf(name, termsOf(entry.instance.generic))) continue;
    const side = sideOf(name, terms);
    if (side !== undefined) take(entry, `${entry.kind} ${side}`);
  }
  return related.sort((a, b) => order(a.entry, b.entry)).map(({ report }) => report);
}

function sideOf(name: Name, terms: Terms | undefined): 'made' | 'received' | undefined {
  if (terms?.from.some(({ party }) => party === name)) return 'made';
  return terms?.to.some(({ party }) => party === name) ? 'received' : undefined;
}

function relatedReport(ledger: Ledger, judgement: Judgement, entry: Entry, relation: string): RelatedReport {
  const answers =
    entry.name && ANSWERABLE.includes(entry.kind)
      ? ledger.entriesOf('response').filter((one) => one.kind === 'response' && one.to.includes(entry.name!))
      : [];
  const reason = withoutEffect(judgement, entry);
  return {
    relation,
    ...entrySummary(ledger, entry),
    state: stateOf(judgement, entry),
    ...(reason !== undefined && { withoutEffect: reason }),
    evidence: evidenceReport(entry),
    responses: answers.map((answer) => relatedReport(ledger, judgement, answer, 'response')),
  };
}

function stateOf(judgement: Judgement, entry: Entry): string | null {
  return judgement.promises.find((one) => one.entry === entry)?.state ?? requestState(judgement, entry);
}

function requestState(judgement: Judgement, entry: Entry): RequestReport['state'] | null {
  return judgement.requests.find((one) => one.entry === entry)?.state ?? null;
}

/** Entries whose responses are shown beside them; those to a promise are shown with the promise. */
const ANSWERABLE: readonly Entry['kind'][] = ['rated', 'claim', 'event', 'alleged', 'checked', 'act'];

function relationOf(entry: Entry, name: Name): string {
  if (entry.evidence.some(({ source }) => source === name)) return 'cites it';
  switch (entry.kind) {
    case 'promise':
    case 'threat':
    case 'request':
      if (entry.terms.partOf === name) return 'part';
      return 'mention';
    case 'event':
    case 'alleged':
    case 'act':
    case 'claim':
    case 'response':
    case 'note':
    case 'deal':
      return entry.kind;
    case 'checked':
      return 'check';
    case 'rated':
      return 'rating';
    case 'notified':
    case 'consulted':
      return 'notice';
    case 'retracted':
    case 'accepted':
    case 'refused':
      return 'verdict';
    default:
      return 'mention';
  }
}

function order(a: Entry, b: Entry): number {
  const [one, other] = [a, b].map((entry) => ('date' in entry ? entry.date.last : -Infinity)) as [
    number,
    number,
  ];
  if (one !== other) return one - other;
  return a.block.path < b.block.path ? -1 : a.block.path > b.block.path ? 1 : a.block.line - b.block.line;
}
