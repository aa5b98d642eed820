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
  /** How many were left out: the sum of `leftOut`. */
  readonly unknown: number;
  /** Those left out, by why. */
  readonly leftOut: LeftOut;
  /** How many were made or ended on a day that is known within ends only; their middle is taken. */
  readonly uncertain: number;
  /** The shares that still stand if these lasted as short, and as long, as may be; empty where there are none. */
  readonly shortest: readonly Step[];
  readonly longest: readonly Step[];
  readonly ends: Readonly<Record<WayToEnd, number>>;
  /** The share that still stands; empty where fewer than ten have ended. */
  readonly survival: readonly Step[];
  /** The share that has ended in each way that occurs. */
  readonly incidence: readonly { readonly way: WayToEnd; readonly steps: readonly Step[] }[];
}

/** Promises of which it is not known how long they lasted, by why. */
export interface LeftOut {
  /** Made on an open day (`../2025-03-12`): all that is known is the least that they lasted. */
  readonly madeOnOpenDay: number;
  /** Ended on an open day. */
  readonly endedOnOpenDay: number;
  /** It is not clear whether they have ended. */
  readonly unclear: number;
}

/** With fewer endings there are counts only. */
const LEAST_ENDINGS = 10;

/** How long the promises of a party last from the day they are made, and in which of several ways they end. */
export function durationsOf(judgement: Judgement, question: RecordQuestion): Durations {
  const stays: Lasted[] = [];
  const ends: Record<WayToEnd, number> = {
    broken: 0,
    performed: 0,
    expired: 0,
    renegotiated: 0,
    released: 0,
    ended: 0,
  };
  const leftOut = { madeOnOpenDay: 0, endedOnOpenDay: 0, unclear: 0 };
  for (const { standing } of endingsOf(judgement, question.party, question.threats ?? false)) {
    const stay = stayOf(standing, judgement.on);
    if (typeof stay === 'string') leftOut[stay]++;
    else {
      stays.push(stay);
      if (stay.end) ends[stay.end]++;
    }
  }
  const standing = stays.filter(({ end }) => end === undefined).length;
  const isEnough = stays.length - standing >= LEAST_ENDINGS;
  const uncertain = stays.filter(({ least, most }) => least < most).length;
  const survivalAt = (end: 'least' | 'most') =>
    isEnough && uncertain > 0 ? kaplanMeier(stays.map((stay) => ({ ...stay, days: stay[end] }))) : [];
  return {
    count: stays.length,
    standing,
    unknown: leftOut.madeOnOpenDay + leftOut.endedOnOpenDay + leftOut.unclear,
    leftOut,
    uncertain,
    ends,
    survival: isEnough ? kaplanMeier(stays) : [],
    shortest: survivalAt('least'),
    longest: survivalAt('most'),
    incidence: isEnough
      ? WAYS_TO_END.filter((way) => ends[way] > 0).map((way) => ({ way, steps: aalenJohansen(stays, way) }))
      : [],
  };
}

/** Days so far apart are no doubt about a day but an open end. */
const OPEN = 1_000_000;

/** How long a promise lasted: by the middle of days that are not known exactly, at least, and at most. */
interface Lasted extends Stay<WayToEnd> {
  readonly least: number;
  readonly most: number;
}

function stayOf(standing: PromiseStanding, on: number): Lasted | keyof LeftOut {
  const { entry, state, since } = standing;
  const made = entry.date;
  if (state === 'unclear') return 'unclear';
  if (hasOpenEnd(made)) return 'madeOnOpenDay';
  const isOver = !(state === 'proposed' || state === 'conditional' || state === 'due');
  const ended = isOver ? since : { first: on, last: on };
  if (!ended || hasOpenEnd(ended)) return 'endedOnOpenDay';
  return {
    days: Math.max(0, (ended.first + ended.last - made.first - made.last) / 2),
    least: Math.max(0, ended.first - made.last),
    most: Math.max(0, ended.last - made.first),
    end: isOver ? wayOf(standing) : undefined,
  };
}

function hasOpenEnd({ first, last }: { readonly first: number; readonly last: number }): boolean {
  return last - first > OPEN;
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
