import { endingsOf } from '../../credibility/endings.ts';
import { type Grouping, groupsOf, type RecordGroup } from '../../credibility/groups.ts';
import { type PartyRecord, type RecordQuestion, recordFrom } from '../../credibility/record.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { idOf } from '../words/name-text.ts';
import { type OverPromised, overPromised } from './over-promised.ts';
import { type BreachCause, breachCauses } from './record-causes.ts';
import { type CountsReport, countsReport } from './record-counts.ts';
import { type RecordHead, recordHead } from './record-head.ts';
import { type RecordedPromise, type RecordedPromises, recordedPromises } from './record-promises.ts';
import { type RatersReport, ratersReport } from './record-raters.ts';
import { type ReadingReport, readingReport } from './record-reading.ts';
import { type PriorReport, priorReport, type WeightsReport, weightsReport } from './record-weights.ts';

/** What a party's word is worth by its record, as JSON (docs/schema/record.schema.json). */
export interface RecordReport extends RecordHead {
  /** Which promise the record is to speak for: promises unlike it count less. */
  readonly like: {
    readonly to: string | null;
    readonly tags: readonly string[];
    readonly holder: string | null;
  };
  readonly counts: CountsReport;
  /** An ending by a rightful power counts for nothing. */
  readonly byRules: ReadingReport;
  /** A promise ended, amended or voided without its promisee's consent counts as not kept. */
  readonly byReliance: ReadingReport;
  /** The promises that count, heaviest first. */
  readonly promises: readonly RecordedPromise[];
  /** How many more count than are listed. */
  readonly more: number;
  /** Overdue, unclear or disputed. */
  readonly doubtful: RecordedPromises['doubtful'];
  /** To refrain from something or to keep something true, which stands so far; counted beside the rate. */
  readonly standing: RecordedPromises['standing'];
  /** What the breaches are put down to, most frequent first. */
  readonly causes: readonly BreachCause[];
  /** Broken promises that could not be kept beside earlier ones of the same promisor. */
  readonly overPromised: readonly OverPromised[];
  /** Broken promises for which that was not looked into, as it would take too long. */
  readonly overPromisedUnknown: number;
  /** Null where nobody rated one of the promises. */
  readonly raters: RatersReport | null;
  /** Null where it was not asked for. */
  readonly groups: { readonly by: Grouping; readonly list: readonly GroupReport[] } | null;
  /** How many threats there are beside promises, or promises beside threats; they have a record of their own. */
  readonly others: number;
  readonly prior: PriorReport;
  readonly weights: WeightsReport;
}

/** The record of one party, tag or other group, taken alone. */
export interface GroupReport {
  /** An id, a `#tag`, or a decade as `1990`; null: none of them. */
  readonly key: string | null;
  readonly title: string | null;
  readonly counts: CountsReport;
  readonly byRules: ReadingReport;
  readonly byReliance: ReadingReport;
}

/** What a report is to hold. */
export interface RecordReportOptions {
  readonly by?: Grouping | undefined;
  /** At most so many promises are listed; undefined: all. */
  readonly most?: number | undefined;
}

/** What the word of a party is worth, with everything that made it so. */
export function recordReport(
  judgement: Judgement,
  question: RecordQuestion,
  { by, most = Infinity }: RecordReportOptions = {},
): RecordReport {
  const isThreats = question.threats ?? false;
  const endings = endingsOf(judgement, question.party, isThreats);
  const record = recordFrom(judgement, question, endings);
  const listed = recordedPromises(record, endings, most);
  const over = overPromised(judgement, endings);
  return {
    ...recordHead(judgement, question),
    like: {
      to: question.to ? idOf(question.to) : null,
      tags: question.tags ?? [],
      holder: question.holder ? idOf(question.holder) : null,
    },
    ...recordPart(record),
    promises: listed.promises,
    more: listed.more,
    doubtful: listed.doubtful,
    standing: listed.standing,
    causes: breachCauses(endings),
    overPromised: over.found,
    overPromisedUnknown: over.notLookedAt,
    raters: ratersReport(judgement, question, endings),
    groups: by ? { by, list: groupList(judgement, question, endings, by) } : null,
    others: endingsOf(judgement, question.party, !isThreats).length,
    prior: priorReport(record.prior, judgement.judging.world.acceptance),
    weights: weightsReport(record.weights),
  };
}

function recordPart(record: PartyRecord): Pick<GroupReport, 'counts' | 'byRules' | 'byReliance'> {
  return {
    counts: countsReport(record.counts),
    byRules: readingReport(record.byRules, record.prior),
    byReliance: readingReport(record.byReliance, record.prior),
  };
}

function groupList(
  judgement: Judgement,
  question: RecordQuestion,
  endings: Parameters<typeof groupsOf>[2],
  by: Grouping,
): GroupReport[] {
  const groups = groupsOf(judgement, question, endings, by).map(groupReport);
  // Decades in their order, all others by how much there is.
  return groups.sort((a, b) => {
    const bySize = by === 'decade' ? 0 : b.counts.promises - a.counts.promises;
    return bySize || ((a.key ?? '\uffff') < (b.key ?? '\uffff') ? -1 : 1);
  });
}

function groupReport({ key, record }: RecordGroup): GroupReport {
  if (typeof key === 'object')
    return { key: idOf(key), title: key.entry?.title ?? null, ...recordPart(record) };
  const text = typeof key === 'string' ? `#${key}` : key === undefined ? null : String(key);
  return { key: text, title: null, ...recordPart(record) };
}
