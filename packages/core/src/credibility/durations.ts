import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { endingsOf } from './endings.ts';
import type { RecordQuestion } from './record.ts';
import { aalenJohansen, kaplanMeier, type Stay, type Step } from './survival.ts';

/** How a promise came to its end. */
export const WAYS_TO_END = ['broken', 'performed', 'expired', 'renegotiated', 'released', 'ended'] as const;
export type WayToEnd = (typeof WAYS_TO_END)[number];

/** How long promises last, and how they end. */
export interface Durations {
  /** How many were watched, and how many of them still stand. */
  readonly count: number;
  readonly standing: number;
  /** Those of which it is not known when they were made or ended, or how. */
  readonly unknown: number;
  readonly ends: Readonly<Record<WayToEnd, number>>;
  /** The share that still stands; empty where fewer than ten have ended. */
  readonly survival: readonly Step[];
  /** The share that has ended in each way that occurs. */
  readonly incidence: readonly { readonly way: WayToEnd; readonly steps: readonly Step[] }[];
}

/** With fewer endings there are counts only. */
const LEAST_ENDINGS = 10;

/** How long the promises of a party last from the day they are made, and in which of several ways they end. */
export function durationsOf(judgement: Judgement, question: RecordQuestion): Durations {
  const stays: Stay<WayToEnd>[] = [];
  const ends: Record<WayToEnd, number> = {
    broken: 0,
    performed: 0,
    expired: 0,
    renegotiated: 0,
    released: 0,
    ended: 0,
  };
  let unknown = 0;
  for (const { standing } of endingsOf(judgement, question.party, question.threats ?? false)) {
    const stay = stayOf(standing, judgement.on);
    if (!stay) {
      unknown++;
      continue;
    }
    stays.push(stay);
    if (stay.end) ends[stay.end]++;
  }
  const standing = stays.filter(({ end }) => end === undefined).length;
  const isEnough = stays.length - standing >= LEAST_ENDINGS;
  return {
    count: stays.length,
    standing,
    unknown,
    ends,
    survival: isEnough ? kaplanMeier(stays) : [],
    incidence: isEnough
      ? WAYS_TO_END.filter((way) => ends[way] > 0).map((way) => ({ way, steps: aalenJohansen(stays, way) }))
      : [],
  };
}

/** Days so far apart are no doubt about a day but an open end. */
const OPEN = 1_000_000;

function stayOf(standing: PromiseStanding, on: number): Stay<WayToEnd> | undefined {
  const { entry, state, since } = standing;
  const made = middleOf(entry.date.first, entry.date.last);
  if (made === undefined || state === 'unclear') return undefined;
  if (state === 'proposed' || state === 'conditional' || state === 'due')
    return { days: Math.max(0, on - made), end: undefined };
  const ended = since ? middleOf(since.first, since.last) : undefined;
  return ended === undefined ? undefined : { days: Math.max(0, ended - made), end: wayOf(standing) };
}

function middleOf(first: number, last: number): number | undefined {
  return last - first > OPEN ? undefined : (first + last) / 2;
}

/** Kept by doing is performed; kept by its time running out, or lapsed, is expired. */
function wayOf({ state, terms }: PromiseStanding): WayToEnd {
  switch (state) {
    case 'broken':
      return 'broken';
    case 'kept':
    case 'partly kept': {
      const { undertakings } = terms;
      const isToKeepTrue = undertakings.length > 0 && undertakings.every(({ kind }) => kind !== 'will');
      return isToKeepTrue ? 'expired' : 'performed';
    }
    case 'lapsed':
      return 'expired';
    case 'superseded':
      return 'renegotiated';
    case 'released':
      return 'released';
    default:
      return 'ended';
  }
}
