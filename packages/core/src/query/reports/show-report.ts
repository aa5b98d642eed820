import { type FindCaptured, type QuoteCheck, quoteChecker } from '../../evidence/captured-file.ts';
import { isVouched, statementsOf } from '../../evidence/statement.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import { type Entry, type EventLine, isPromise } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isoDay, isoRange } from '../../ledger/values/civil-day.ts';
import { knownSince } from '../../lifecycle/acceptance.ts';
import { isOutBy } from '../../lifecycle/chain.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { detailLines } from '../detail-lines.ts';
import { entrySummary, wholeText } from '../entry-summary.ts';
import { namedEntry } from '../named-entry.ts';
import { idOf, occasionText } from '../words/name-text.ts';
import { dealText, promiseText } from '../words/promise-text.ts';
import { overdueSince } from '../words/reason.ts';
import { sentenceText } from '../words/sentence-text.ts';
import { whyNothing } from '../words/why-nothing.ts';
import { type CasesReport, casesReport } from './cases-report.ts';
import { type EvidenceReport, evidenceReport } from './evidence-report.ts';
import { type RelatedReport, relatedTo, requestState } from './related-report.ts';
import {
  dayReport,
  type PlaceReport,
  type PromiseReport,
  promiseReport,
  type RequestReport,
} from './status-report.ts';

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
  /** Why it counts for nothing; null where it counts, or is a promise that is not made yet. */
  readonly because: string | null;
  readonly evidence: readonly EvidenceReport[];
  /** How quotes compare with the files that their sources keep; those of other sources are not listed. */
  readonly quotes: readonly ({ readonly source: string; readonly text: string } & QuoteCheck)[];
  /** Entries that mention it, and promises that it makes or receives without being mentioned, by day. */
  readonly related: readonly RelatedReport[];
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
    text: textOf(ledger, judgement, entry, standing),
    place: { file: entry.block.path, line: entry.block.line + 1 },
    details: detailLines(ledger, judgement, entry),
    promise: standing ? promiseReport(judgement, standing) : null,
    overdueSince: dayReport(standing ? overdueSince(judgement, standing) : null),
    ...(cases && { cases: casesReport(judgement, cases) }),
    request: requestState(judgement, entry),
    because: standing || cases ? null : (whyNothing(judgement, entry) ?? null),
    evidence: evidenceReport(entry, judgement.judging.world.acceptance),
    quotes: quotesOf(judgement, entry, find),
    related: relatedTo(ledger, judgement, entry.name),
  };
}

function quotesOf({ known }: Judgement, entry: Entry, find: FindCaptured): ShowReport['quotes'] {
  const check = quoteChecker(find);
  return statementsOf(entry).flatMap(({ vouchers }) =>
    vouchers.evidence
      .filter(({ source }) => source.entry?.kind === 'source' && source.entry.file !== undefined)
      .filter(({ source }) => isOutBy(known, source))
      .flatMap(({ source, quotes }) =>
        quotes.map((text) => ({ source: idOf(source), text, ...check(source, text) })),
      ),
  );
}

function textOf(
  ledger: Ledger,
  { known }: Judgement,
  entry: Entry,
  standing: PromiseStanding | undefined,
): string | null {
  if (isPromise(entry) || entry.kind === 'request')
    return promiseText(ledger, entry, standing?.terms ?? fullTerms(entry), standing?.changed);
  switch (entry.kind) {
    case 'deal':
      return dealText(entry);
    case 'event':
    case 'alleged': {
      const isKnown = (line: EventLine) =>
        known === undefined || !isVouched(line) || knownSince(line, entry.date) <= known;
      const lines = entry.lines
        .filter(isKnown)
        .map(
          ({ sentence, negative }) =>
            (negative ? 'Not: ' : '') + sentenceText(sentence, entry.block, (name) => ledger.find(name)),
        );
      return lines.length > 0 ? `${lines.join('; ')}.` : null;
    }
    case 'act':
    case 'rated':
    case 'checked':
    case 'notified':
    case 'consulted':
    case 'retracted':
    case 'accepted':
    case 'refused': {
      const { by } = entrySummary(ledger, entry, known);
      const text = wholeText(ledger, entry, known);
      return `${occasionText(entry.date)} ${by ?? 'somebody'} ${text}${/[.!?]”$/.test(text) ? '' : '.'}`;
    }
    case 'claim':
    case 'response':
      return entry.text ?? null;
    default:
      return null;
  }
}
