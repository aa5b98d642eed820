import type { Ending } from '../../credibility/ending.ts';
import type { PartyRecord, RecordFactors, RecordPart, RecordReading } from '../../credibility/record.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { citation } from '../../text/block.ts';
import { idOf } from '../words/name-text.ts';

/** A promise in a list. */
export interface RecordLine {
  readonly id: string;
  readonly title: string | null;
  readonly state: PromiseStanding['state'];
  readonly after: PromiseStanding['after'];
  /** `file:line` */
  readonly place: string;
}

/** A promise that counts, in either reading or in both. */
export interface RecordedPromise extends RecordLine {
  /** The day it ended. */
  readonly ended: string;
  /** Null where it counts for nothing in that reading. */
  readonly byRules: CountedReport | null;
  readonly byReliance: CountedReport | null;
}

/** What a promise counts. */
export interface CountedReport {
  /** How much of it was kept, 0..1. */
  readonly kept: number;
  /** The product of the factors. */
  readonly weight: number;
  readonly factors: RecordFactors;
  /** How many promises one event, deal or document binds together, and what that is. */
  readonly bundle: { readonly size: number; readonly by: string | null } | null;
  readonly why: string;
}

/** The promises of a record. */
export interface RecordedPromises {
  readonly promises: readonly RecordedPromise[];
  readonly more: number;
  readonly doubtful: readonly (RecordLine & { readonly doubt: readonly string[] })[];
  readonly standing: readonly RecordLine[];
}

/** Which promises count and what each counts, heaviest first; those in doubt; those that stand. */
export function recordedPromises(
  record: PartyRecord,
  endings: readonly Ending[],
  most: number,
): RecordedPromises {
  const promises = counted(record);
  const doubtful = endings.filter(({ isDoubtful }) => isDoubtful);
  const standing = endings.filter((ending) => isStanding(ending));
  return {
    promises: promises.slice(0, most),
    more: Math.max(0, promises.length - most),
    doubtful: doubtful.slice(0, most).map(({ standing: one }) => ({ ...line(one), doubt: doubtsOf(one) })),
    standing: standing.slice(0, most).map(({ standing: one }) => line(one)),
  };
}

function counted({ byRules, byReliance }: PartyRecord): RecordedPromise[] {
  const rules = partsByStanding(byRules);
  const reliance = partsByStanding(byReliance);
  const all = new Set([...rules.keys(), ...reliance.keys()]);
  const list = [...all].map((standing) => {
    const parts = [rules.get(standing), reliance.get(standing)] as const;
    return {
      heaviest: Math.max(parts[0]?.weight ?? 0, parts[1]?.weight ?? 0),
      promise: {
        ...line(standing),
        ended: isoDay(Math.floor((parts[0] ?? parts[1])!.ending.day)),
        byRules: parts[0] ? countedReport(parts[0]) : null,
        byReliance: parts[1] ? countedReport(parts[1]) : null,
      },
    };
  });
  list.sort((a, b) => b.heaviest - a.heaviest || (a.promise.id < b.promise.id ? -1 : 1));
  return list.map(({ promise }) => promise);
}

function partsByStanding({ parts }: RecordReading): Map<PromiseStanding, RecordPart> {
  return new Map(parts.map((part) => [part.standing, part]));
}

function countedReport({ kept, weight, factors, bundle, why }: RecordPart): CountedReport {
  return {
    kept,
    weight,
    factors,
    bundle: bundle ? { size: bundle.size, by: bundle.by ? idOf(bundle.by) : null } : null,
    why,
  };
}

function line({ entry, state, after }: PromiseStanding): RecordLine {
  return {
    id: idOf(entry.name),
    title: entry.title ?? null,
    state,
    after,
    place: citation(entry.block),
  };
}

/** Why it is in doubt how a promise ended. */
function doubtsOf({ state, possible, standing }: PromiseStanding): string[] {
  return [
    ...(standing.includes('overdue') ? ['overdue'] : []),
    ...(state === 'unclear' ? possible : []),
    ...(standing.includes('disputed') ? ['disputed'] : []),
  ];
}

/** To refrain from something or to keep something true, due and without a breach. */
function isStanding({ standing: { state, terms } }: Ending): boolean {
  const { undertakings } = terms;
  return state === 'due' && undertakings.length > 0 && undertakings.every(({ kind }) => kind !== 'will');
}
