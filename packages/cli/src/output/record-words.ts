import type { ChanceReport, CountsReport, RecordReport, WeightsReport } from '@troth/core';
import { counted } from './promise-words.ts';

/** `67%`; never a certainty that was only rounded. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'under 1%';
  if (whole === 100 && share < 1) return 'over 99%';
  return `${whole}%`;
}

/** `67% (38%..91%)` */
export function chanceText({ mean, low, high }: ChanceReport): string {
  return `${percent(mean)} (${percent(low)}..${percent(high)})`;
}

/** `0.83`, `12`, `under 0.01` */
export function weightText(weight: number): string {
  if (weight > 0 && weight < 0.005) return 'under 0.01';
  return weight < 9.995 ? trimmed(weight.toFixed(2)) : Math.round(weight).toString();
}

/** What was kept of a promise: `0`, `½`, `0.4`. */
export function shareText(share: number): string {
  return share === 0.5 ? '½' : trimmed(share.toFixed(2));
}

function trimmed(digits: string): string {
  return digits.replace(/\.?0+$/, '');
}

/** `8 years`, `30 days` */
export function lengthText(days: number): string {
  const years = days / 365.25;
  const whole = Math.round(years * 10) / 10;
  if (Math.abs(years - whole) < 0.001 && whole >= 1) return counted(whole, 'year');
  return counted(Math.round(days), 'day');
}

/** What a promise of a record is called, and what is done with it. */
export interface RecordWords {
  readonly promise: string;
  readonly kept: string;
  readonly broken: string;
}

const PROMISES: RecordWords = { promise: 'promise', kept: 'kept', broken: 'broken' };
const THREATS: RecordWords = { promise: 'threat', kept: 'carried out', broken: 'not carried out' };

/** The words for promises, or for threats. */
export function recordWords({ of }: Pick<RecordReport, 'of'>): RecordWords {
  return of === 'threats' ? THREATS : PROMISES;
}

/** What became of promises, in sentences: those that fell due, then the others. */
export function countSentences(counts: CountsReport, words: RecordWords): string[] {
  const { promises, fellDue, due, standing, overdue } = counts;
  if (promises === 0) return [`No ${words.promise} is known.`];
  const open = due - standing;
  const fell = [
    some(counts.kept, words.kept),
    some(counts.keptLate, `${words.kept} late`),
    some(counts.partlyKept, `${words.kept} in part`),
    some(counts.broken, words.broken),
    some(open, overdue > 0 ? `still open (${overdue} overdue)` : 'still open'),
    some(standing, standing === 1 ? 'stands so far' : 'stand so far'),
  ].filter(Boolean);
  const told = fellDue === 0 ? 'None fell due.' : `${fellDue} fell due: ${fell.join(', ')}.`;
  // A reader would else take the rate for one of all that fell due.
  const yet =
    open > 0 && open < fellDue
      ? ` ${open === 1 ? 'The one' : 'Those'} still open ${open === 1 ? 'counts' : 'count'} for nothing yet.`
      : '';
  const sentences = [`${counted(promises, words.promise)}. ${told}${yet}`];
  const others = [
    some(
      counts.conditional,
      counts.conditional === 1 ? 'waits for its condition' : 'wait for their condition',
    ),
    some(counts.lapsed, 'lapsed as the condition did not come'),
    some(counts.released, 'released'),
    some(counts.ended, 'ended by a power or on leaving a group'),
    some(counts.excused, 'excused'),
    some(counts.superseded, 'replaced by another'),
    some(counts.voided, 'voided'),
    some(counts.unclear, counts.unclear === 1 ? 'is unclear' : 'are unclear'),
  ].filter(Boolean);
  if (others.length > 0) sentences.push(`By the rules these count for nothing: ${others.join(', ')}.`);
  const { late } = counts;
  if (late) sentences.push(lateSentence(late, counts.keptLate, words));
  return sentences;
}

function some(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`;
}

function lateSentence(
  { known, least, median, most }: NonNullable<CountsReport['late']>,
  keptLate: number,
  { kept }: RecordWords,
): string {
  const days =
    least === most ? counted(least, 'day') : `${least}..${most} days, half of them by ${median} or less`;
  const of = known < keptLate ? `, as far as the days are known (of ${known})` : '';
  return `What was ${kept} late was late by ${days}${of}.`;
}

/** What finished promises are weighed by, each with whether the ledger says so. */
export function weightLines(weights: WeightsReport): (readonly [what: string, value: string])[] {
  const { halfLife, transfer, icc, lateDiscount, opinions, origins } = weights;
  const said = (value: string, origin: 'ledger' | 'default') =>
    origin === 'ledger' ? `${value}, as the ledger says` : value;
  return [
    [
      'Age',
      said(
        halfLife === null ? 'does not matter' : `counts half after ${lengthText(halfLife)}`,
        origins.halfLife,
      ),
    ],
    [
      'Other subject, recipient or office-holder',
      said(`counts ${shareText(transfer)} for each`, origins.transfer),
    ],
    [
      'Decided together',
      said(
        `those of one event, deal or document count less each: they are ${shareText(icc)} alike (at 1, all count as one)`,
        origins.icc,
      ),
    ],
    ['Kept late', said(`counts ${shareText(1 - lateDiscount)}`, origins.lateDiscount)],
    [
      'Evidence',
      opinions.length === 0
        ? 'what is reported counts in full; the ledger gives no grade an `opinion`'
        : opinions
            .map(
              ({ grade, belief, disbelief, uncertainty }) =>
                `${grade}: ${belief} for, ${disbelief} against, ${uncertainty} not known`,
            )
            .join('; '),
    ],
  ];
}
