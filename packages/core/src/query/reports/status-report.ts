import type { DayRange } from '../../ledger/many.ts';
import { isoDay, isoRange } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { withoutDisputed } from '../../lifecycle/other-reading.ts';
import type { PromiseStanding, RequestStanding } from '../../lifecycle/standing.ts';
import { stepText, type TraceStep, traceOf } from '../../lifecycle/trace.ts';
import { citation } from '../../text/block.ts';
import { idOf } from '../words/name-text.ts';
import { type ResultReport, resultReport } from './result-report.ts';

/** Where promises stand, as JSON (docs/schema/status.schema.json). Ids carry their `@`, dates are ISO 8601 or EDTF intervals. */
export interface StatusReport {
  readonly on: string;
  readonly known: string | null;
  readonly promises: readonly PromiseReport[];
  readonly requests: readonly RequestReport[];
}

/** Where one promise stands. */
export interface PromiseReport {
  readonly id: string;
  /** Only for a case of a promise with many: the id of that promise. */
  readonly caseOf?: string;
  readonly title: string | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly state: PromiseStanding['state'];
  /** Only when the state is unclear. */
  readonly possible?: PromiseStanding['possible'];
  readonly after: PromiseStanding['after'];
  readonly progress: string | null;
  readonly standing: PromiseStanding['standing'];
  readonly since: string | null;
  readonly due: string | null;
  readonly deadline: string | null;
  readonly place: PlaceReport;
  readonly trace: readonly TraceReport[];
  /** Where it stands if nothing disputed counts, where that differs; null where it does not count then. */
  readonly withoutDisputed?: ResultReport | null;
}

export interface PlaceReport {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** One step on the way to a state. */
export interface TraceReport {
  readonly day: string;
  readonly text: string;
  /** The entry behind it: its id, else its file and line; null where it is the calendar. */
  readonly entry: string | null;
}

export interface RequestReport {
  readonly id: string;
  readonly state: RequestStanding['state'];
}

/**
 * Where promises and requests stand, in the order of their ids.
 *
 * @param kept which of them to report, where not all
 */
export function statusReport(
  judgement: Judgement,
  kept: Pick<Judgement, 'promises' | 'requests'> = judgement,
): StatusReport {
  return {
    on: isoDay(judgement.on),
    known: judgement.known === undefined ? null : isoDay(judgement.known),
    promises: kept.promises.map((standing) => promiseReport(judgement, standing)).sort(byId),
    requests: kept.requests.map(({ entry, state }) => ({ id: idOf(entry.name), state })).sort(byId),
  };
}

/** Where one promise stands, with the steps that led there. */
export function promiseReport(judgement: Judgement, standing: PromiseStanding): PromiseReport {
  const { entry, terms } = standing;
  return {
    id: idOf(entry.name),
    ...(entry.instance && { caseOf: idOf(entry.instance.generic.name) }),
    title: entry.title ?? null,
    from: terms.from.map(({ party }) => idOf(party)),
    to: terms.to.map(({ party }) => idOf(party)),
    state: standing.state,
    ...(standing.state === 'unclear' && { possible: standing.possible }),
    after: standing.after,
    progress: standing.progress,
    standing: standing.standing,
    since: dayReport(standing.since),
    due: dayReport(standing.due),
    deadline: dayReport(standing.deadline),
    place: { file: entry.block.path, line: entry.block.line + 1 },
    trace: traceOf(judgement, entry.name).map(traceReport),
    ...otherResult(judgement, standing),
  };
}

function otherResult(
  judgement: Judgement,
  { entry }: PromiseStanding,
): Pick<PromiseReport, 'withoutDisputed'> {
  const other = withoutDisputed(judgement);
  if (!other.has(entry)) return {};
  const standing = other.get(entry);
  return { withoutDisputed: standing ? resultReport(standing) : null };
}

function traceReport(step: TraceStep): TraceReport {
  const { first, last, entry } = step;
  return {
    day: isoRange(first, last),
    text: stepText(step),
    entry: entry === undefined ? null : entry.name ? idOf(entry.name) : citation(entry.block),
  };
}

/** Days as JSON: ISO 8601, or an EDTF interval. */
export function dayReport(range: DayRange | null): string | null {
  return range && isoRange(range.first, range.last);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
