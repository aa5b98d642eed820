import type { Ending } from '../../credibility/ending.ts';
import { disagreementsOf, ratersOf } from '../../credibility/raters.ts';
import { type RecordQuestion, recordFrom } from '../../credibility/record.ts';
import type { RatedEntry } from '../../ledger/entry.ts';
import { isoRange } from '../../ledger/values/civil-day.ts';
import { formatDecimal } from '../../ledger/values/decimal.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { citation } from '../../text/block.ts';
import { idOf } from '../words/name-text.ts';
import { type CountsReport, countsReport } from './record-counts.ts';
import type { RecordLine } from './record-promises.ts';
import { type ReadingReport, readingReport } from './record-reading.ts';

/** What raters say of the promises of a record, side by side. */
export interface RatersReport {
  readonly list: readonly RaterReport[];
  /** Promises on which their last ratings differ. */
  readonly disagreements: readonly DisagreementReport[];
}

/** The record by the ratings of one rater alone, of the promises that this one rated. */
export interface RaterReport {
  /** Null: ratings that do not say by whom. */
  readonly rater: string | null;
  readonly title: string | null;
  /** Whether the ledger lets this one decide. */
  readonly decides: boolean;
  readonly counts: CountsReport;
  readonly byRules: ReadingReport;
}

/** What each rater says of one promise. */
export interface DisagreementReport extends Omit<RecordLine, 'after'> {
  readonly ratings: readonly {
    readonly by: string | null;
    /** `kept`, `partly kept (40 %)` */
    readonly status: string;
    readonly date: string;
    readonly place: string;
  }[];
}

/** The record by each rater; null where nobody rated any of the promises. */
export function ratersReport(
  judgement: Judgement,
  question: RecordQuestion,
  endings: readonly Ending[],
): RatersReport | null {
  const { ledger, ratings } = judgement.judging.world;
  if (ratings.size === 0) return null;
  const raters = ratersOf(judgement, endings);
  if (raters.length === 0) return null;
  const list = raters.map(({ rater, endings: rated }) => {
    const record = recordFrom(judgement, question, rated);
    return {
      rater: rater ? idOf(rater) : null,
      title: rater?.entry?.title ?? null,
      decides: rater !== undefined && ledger.settings.rater === rater,
      counts: countsReport(record.counts),
      byRules: readingReport(record.byRules, record.prior),
    };
  });
  const disagreements = disagreementsOf(judgement, endings).map(
    ({ standing: { entry, state }, ratings }) => ({
      id: idOf(entry.name),
      title: entry.title ?? null,
      state,
      place: citation(entry.block),
      ratings: ratings.map((rating) => ({
        by: rating.by ? idOf(rating.by) : null,
        status: statusText(rating),
        date: isoRange(rating.date.first, rating.date.last),
        place: citation(rating.block),
      })),
    }),
  );
  return { list, disagreements };
}

function statusText({ status, percent }: RatedEntry): string {
  return status.replaceAll('-', ' ') + (percent ? ` (${formatDecimal(percent)} %)` : '');
}
