import type { PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { type RecordCounts, recordCounts } from './counts.ts';
import { type Ending, endingOf } from './ending.ts';
import { endingsOf } from './endings.ts';
import { type ReadingKind, readingOf } from './reading.ts';
import { type Prior, priorOf, type Weights, weightsOf } from './weights.ts';

/** Whose promises a record is of, and which promise it is to speak for. */
export interface RecordQuestion {
  /** The promisor, with all that is part of it; undefined: every promisor of the ledger. */
  readonly party: Name | undefined;
  /** The promisee: promises to others count less. */
  readonly to?: Name | undefined;
  /** The subject: promises that have none of these tags count less. */
  readonly tags?: readonly string[] | undefined;
  /** The office-holder: promises made under others count less. */
  readonly holder?: Name | undefined;
  /** The record of threats, in place of that of promises. */
  readonly threats?: boolean | undefined;
}

/** What a record says of the chance that such a promise is kept: a Beta distribution. */
export interface Posterior {
  readonly alpha: number;
  readonly beta: number;
  /** The expected chance, 0..1. */
  readonly mean: number;
  /** The ends of the range in which the chance lies with 90%. */
  readonly low: number;
  readonly high: number;
  /** How many finished promises the record amounts to once they are weighed. */
  readonly effective: number;
}

/** One finished promise, and what it counts. */
export interface RecordPart {
  readonly standing: PromiseStanding;
  readonly entry: PromiseEntry;
  readonly ending: Ending;
  /** How much of it was kept: 0..1. */
  readonly kept: number;
  /** The product of all factors. */
  readonly weight: number;
  readonly factors: RecordFactors;
  /** The promises that one event, deal or document binds together, this one among them. */
  readonly bundle: { readonly size: number; readonly by: Name | undefined } | undefined;
  /** Why it counts as it does, in a few words. */
  readonly why: string;
}

/** What a promise's weight is made of, each 0..1. */
export interface RecordFactors {
  readonly evidence: number;
  readonly age: number;
  readonly holder: number;
  readonly domain: number;
  readonly promisee: number;
  readonly bundle: number;
}

/** The record by one of the two ways to read endings. */
export interface RecordReading {
  readonly posterior: Posterior;
  /** Whether the effective record is under three promises: then no number of it may be shown. */
  readonly tooLittle: boolean;
  readonly parts: readonly RecordPart[];
  /** With all that are overdue, unclear or disputed taken as broken, and as kept; undefined where there are none. */
  readonly bounds:
    | { readonly count: number; readonly broken: Posterior; readonly kept: Posterior }
    | undefined;
  /** With what was kept by an unknown share (a compromise, members who are not counted) at its least and its most. */
  readonly shares:
    | { readonly count: number; readonly least: Posterior; readonly most: Posterior }
    | undefined;
}

/** What a party's word is worth, by its record (credibility.md). */
export interface PartyRecord {
  readonly question: RecordQuestion;
  /** An ending by a rightful power counts for nothing. */
  readonly byRules: RecordReading;
  /** A promise ended, amended or voided without its promisee's consent counts as not kept. */
  readonly byReliance: RecordReading;
  readonly counts: RecordCounts;
  readonly prior: Prior;
  readonly weights: Weights;
}

/**
 * The record of a party: its finished promises, each weighed by how well it is documented, how old it is, and how like
 * the promise in question (a power prior, Ibrahim and Chen 2000, over a beta-binomial).
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const promise = (day: number) => `2026-01-0${day} promise @p${day}\n  from @anna\n  to @ben\n  will @anna lends book ${day}\n  by 2026-02-01\n`;
 * const kept = (day: number) => `2026-01-1${day} event\n  did @anna lends book ${day}\n`;
 * const text = `party @anna\nparty @ben\n${[1, 2, 3, 4].map((day) => promise(day) + kept(day)).join('')}`;
 * const ledger = Ledger.read([sourceText('books.troth', text)]);
 * const record = recordOf(judge(ledger, { on: dayOf(2026, 1, 14) }), { party: ledger.find('anna')?.name });
 * record.counts.kept // => 4
 * record.byRules.posterior.mean.toFixed(2) // => '0.83'
 * ```
 */
export function recordOf(judgement: Judgement, question: RecordQuestion): PartyRecord {
  return recordFrom(judgement, question, endingsOf(judgement, question.party, question.threats ?? false));
}

/** What may become of an open promise: broken, ended lawfully without its promisee's consent, or released by it. */
export interface Supposed {
  readonly promise: PromiseEntry;
  readonly how: 'break' | 'end' | 'release';
}

/**
 * The record as it would be if one promise were broken, ended or released on the day of the judgement: what that would
 * cost its promisor. `end` leaves the first reading as it is and lowers the second; `release` changes nothing.
 */
export function recordAfter(judgement: Judgement, question: RecordQuestion, supposed: Supposed): PartyRecord {
  const endings = endingsOf(judgement, question.party, question.threats ?? false);
  const changed = endings.map((ending) =>
    ending.standing.entry === supposed.promise ? suppose(judgement, ending, supposed.how) : ending,
  );
  return recordFrom(judgement, question, changed);
}

function suppose(judgement: Judgement, before: Ending, how: Supposed['how']): Ending {
  const state = ({ break: 'broken', end: 'ended', release: 'released' } as const)[how];
  const { standing } = before;
  const today = { first: judgement.on, last: judgement.on };
  const after: PromiseStanding = {
    ...standing,
    state,
    possible: [state],
    after: how === 'break' ? 'outstanding' : null,
    afters: how === 'break' ? ['outstanding'] : [],
    standing: [],
    since: today,
    cause: undefined,
    decidedBy: undefined,
    changed: null,
    unread: undefined,
  };
  const ending = endingOf(judgement, after, weightsOf(judgement.judging.world.ledger).lateDiscount);
  if (how !== 'end' || standing.entry.kind === 'threat') return { ...ending, letDown: before.letDown };
  const letDown = { how: 'ended', day: judgement.on, act: undefined, isPart: false } as const;
  return { ...ending, letDown: before.letDown ?? letDown };
}

/** What a record is weighed by, where that is not what its ledger says on the day of the judgement. */
export interface Weighed {
  readonly weights?: Weights | undefined;
  readonly prior?: Prior | undefined;
  /** The day from which ages are counted. */
  readonly day?: Day | undefined;
}

/** A record made of endings. */
export function recordFrom(
  judgement: Judgement,
  question: RecordQuestion,
  endings: readonly Ending[],
  weighed: Weighed = {},
): PartyRecord {
  const { ledger } = judgement.judging.world;
  const weights = weighed.weights ?? weightsOf(ledger);
  const prior = weighed.prior ?? priorOf(ledger, question.tags ?? [], judgement.known, question.threats);
  const day = weighed.day ?? judgement.on;
  const read = (kind: ReadingKind) => readingOf({ judgement, question, weights, prior, day }, endings, kind);
  const byRules = read('rules');
  return {
    question,
    byRules,
    // Where nobody was let down, the two read the same.
    byReliance: endings.some(({ letDown }) => letDown) ? read('reliance') : byRules,
    counts: recordCounts(endings),
    prior,
    weights,
  };
}
