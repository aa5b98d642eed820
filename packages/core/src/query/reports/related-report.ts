import { fullTerms } from '../../ledger/deal-terms.ts';
import { type Entry, isPromise, type Terms } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import { byDay } from '../../lifecycle/counting.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { PromiseStanding, RequestStanding } from '../../lifecycle/standing.ts';
import { aboutOf, type EntrySummary, entrySummary, wholeText } from '../entry-summary.ts';
import { entryKnownSince } from '../entry-times.ts';
import { mentions } from '../words/mention.ts';
import { idOf } from '../words/name-text.ts';
import { whyNothing } from '../words/why-nothing.ts';
import { withoutEffect } from '../words/without-effect.ts';
import { type EvidenceReport, evidenceReport } from './evidence-report.ts';
import type { RequestReport } from './status-report.ts';

/** An entry that mentions another, what it is to that, and the responses to it. */
export interface RelatedReport extends EntrySummary {
  readonly relation: string;
  /** Where it stands, if it is a promise or a request. */
  readonly state: string | null;
  /** Why it changes nothing, if it is an act without effect. */
  readonly withoutEffect?: string;
  /** Why it counts for nothing, where that is not plain from what it is. */
  readonly because?: string;
  readonly evidence: readonly EvidenceReport[];
  readonly responses: readonly RelatedReport[];
}

/**
 * What mentions a name, and the promises that it makes or receives by their deal, by an assignment or as one of a group;
 * as far as it is known.
 */
export function relatedTo(ledger: Ledger, judgement: Judgement, name: Name): RelatedReport[] {
  const related: { entry: Entry; report: RelatedReport }[] = [];
  const view: RelatedView = {
    ledger,
    judgement,
    of: idOf(name),
    promises: new Map(judgement.promises.map((standing) => [standing.entry, standing])),
    requests: new Map(judgement.requests.map((standing) => [standing.entry, standing])),
  };
  const take = (entry: Entry, relation: string) =>
    related.push({ entry, report: relatedReport(view, entry, relation) });
  for (const entry of ledger.entries()) {
    if (entry.name === name || !isKnown(judgement, entry)) continue;
    const side = sideOf(name, termsOf(entry)) ?? sideOf(name, view.promises.get(entry)?.terms);
    if (side !== undefined) take(entry, `${entry.kind} ${side}`);
    else if (mentions(entry, name, judgement.known)) take(entry, relationOf(entry, name));
  }
  for (const { entry, terms } of judgement.promises) {
    if (entry.name === name || !entry.instance || sideOf(name, termsOf(entry.instance.generic))) continue;
    const side = sideOf(name, terms);
    if (side !== undefined) take(entry, `${entry.kind} ${side}`);
  }
  return related.sort((a, b) => byDay(a.entry, b.entry)).map(({ report }) => report);
}

/** What related entries are told by. */
interface RelatedView {
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  /** What they are related to. */
  readonly of: string;
  readonly promises: ReadonlyMap<Entry, PromiseStanding>;
  readonly requests: ReadonlyMap<Entry, RequestStanding>;
}

/** Names exist always; what has a day, and a source, only once it is known. */
function isKnown({ known }: Judgement, entry: Entry): boolean {
  if (known === undefined || !('date' in entry || entry.kind === 'source')) return true;
  return entryKnownSince(entry) <= known;
}

function sideOf(name: Name, terms: Terms | undefined): 'made' | 'received' | undefined {
  if (terms?.from.some(({ party }) => party === name)) return 'made';
  return terms?.to.some(({ party }) => party === name) ? 'received' : undefined;
}

function relatedReport(
  view: RelatedView,
  entry: Entry,
  relation: string,
  shown: readonly Entry[] = [],
): RelatedReport {
  const { ledger, judgement, promises, requests } = view;
  // Two replies may answer each other.
  const answers =
    entry.name && 'date' in entry && !ON_THEIR_OWN.includes(entry.kind) && !shown.includes(entry)
      ? ledger
          .entriesOf('response')
          .filter((one) => one.kind === 'response' && one.to.includes(entry.name!) && isKnown(judgement, one))
      : [];
  const reason = withoutEffect(judgement, entry);
  const because = PLAINLY_NOTHING.includes(entry.kind) ? undefined : whyNothing(judgement, entry);
  return {
    relation,
    ...entrySummary(ledger, entry, judgement.known),
    ...(aboutOf(entry) !== view.of && { text: wholeText(ledger, entry, judgement.known) }),
    state: (promises.get(entry) ?? requests.get(entry))?.state ?? null,
    ...(reason !== undefined && { withoutEffect: reason }),
    ...(because !== undefined && { because }),
    evidence: evidenceReport(entry, judgement.judging.world.acceptance),
    responses: answers.map((answer) => relatedReport(view, answer, 'response', [...shown, entry])),
  };
}

/** Kinds of which a reader knows that they count for nothing by themselves. */
const PLAINLY_NOTHING: readonly Entry['kind'][] = ['claim', 'response', 'note', 'choice'];

/** Where a request stands; null of what is none. */
export function requestState(judgement: Judgement, entry: Entry): RequestReport['state'] | null {
  return judgement.requests.find((one) => one.entry === entry)?.state ?? null;
}

/** Entries whose responses are shown with them alone, not wherever they are listed. */
const ON_THEIR_OWN: readonly Entry['kind'][] = ['promise', 'threat', 'request', 'deal'];

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

function termsOf(entry: Entry) {
  return isPromise(entry) || entry.kind === 'request' ? fullTerms(entry) : undefined;
}
