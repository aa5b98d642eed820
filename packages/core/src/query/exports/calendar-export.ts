import { reviewDays } from '../../evidence/overdue-review.ts';
import { vantageOf } from '../../evidence/vantage.ts';
import { type Day, humanRange, isoDay } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { isFinal } from '../../lifecycle/state.ts';
import { promiseTitle } from '../words/case-text.ts';
import { deadlineWord } from '../words/deadline-word.ts';
import { boundText, idOf, sidesText } from '../words/name-text.ts';
import { promiseText } from '../words/promise-text.ts';
import { stateText } from '../words/state-text.ts';
import { type CalendarProperty, calendarLines, calendarText } from './calendar-text.ts';
import { isWritable } from './change-list.ts';
import { type ExportInput, ledgerTitle, repliesByTarget } from './export-input.ts';
import { promiseAddress } from './page-path.ts';
import { stableUuid } from './stable-uuid.ts';

/** A day to keep in mind. */
interface Date {
  readonly kind: 'deadline' | 'review';
  readonly standing: PromiseStanding;
  readonly first: Day;
  readonly last: Day;
}

/**
 * The deadlines and reviews of all open promises as a calendar (RFC 5545): whole days, in the order of time. A deadline
 * that may be one of several days spans them.
 */
export function calendarExport(input: ExportInput): string {
  const title = ledgerTitle(input);
  const dates = datesOf(input);
  const replies = repliesByTarget(input);
  const text = calendarLines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Troth//Ledger of promises//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['NAME', calendarText(title)],
    ['X-WR-CALNAME', calendarText(title)],
    ...dates.flatMap((date) => eventOf({ input, ledger: title, replies }, date)),
    ['END', 'VCALENDAR'],
  ]);
  return text;
}

function datesOf(input: ExportInput): Date[] {
  const { judgement } = input;
  const deadlines = judgement.promises.flatMap((standing): Date[] => {
    const { deadline, possible } = standing;
    const isOpen = possible.some((state) => !isFinal(state) && state !== 'broken');
    if (!deadline || !isOpen) return [];
    const first = isWritable(deadline.first) ? deadline.first : deadline.last;
    return [{ kind: 'deadline', standing, first, last: deadline.last }];
  });
  const { world } = judgement.judging;
  const reviews = [...reviewDays({ judgement, vantage: vantageOf(world) })].map(
    ([standing, day]): Date => ({ kind: 'review', standing, first: day, last: day }),
  );
  // The day after is written as well: it is where an event ends.
  return [...deadlines, ...reviews]
    .filter(({ last }) => isWritable(last) && isWritable(last + 1))
    .sort((a, b) => a.first - b.first || (keyOf(a) < keyOf(b) ? -1 : 1));
}

interface Setting {
  readonly input: ExportInput;
  readonly ledger: string;
  readonly replies: ReturnType<typeof repliesByTarget>;
}

function eventOf({ input, ledger, replies }: Setting, date: Date): CalendarProperty[] {
  const { judgement, base } = input;
  const { kind, standing, first, last } = date;
  const { entry, terms, changed } = standing;
  const what = promiseTitle(input.ledger, entry);
  const page = promiseAddress(base, entry.name);
  const answers = (replies.get(entry.name) ?? []).map(
    (reply) => `${reply.from.map(boundText).join(', ')} replies: “${reply.text ?? reply.title ?? ''}”`,
  );
  const description = [
    promiseText(input.ledger, entry, terms, changed),
    `On ${humanRange(judgement.on, judgement.on)}: ${stateText(standing)}.`,
    ...(isSuspended(date) ? ['Nothing falls due while it is suspended.'] : []),
    ...(first < last ? [`Some day in ${humanRange(first, last)}.`] : []),
    ...answers,
  ].join('\n');
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', stableUuid(`${ledger}\n${keyOf(date)}`)],
    ['DTSTAMP', `${dateText(judgement.on)}T000000Z`],
    ['DTSTART;VALUE=DATE', dateText(first)],
    ['DTEND;VALUE=DATE', dateText(last + 1)],
    ['SUMMARY', calendarText(`${headingOf(date, judgement.on)}: ${what} – ${sidesText(terms)}`)],
    ['DESCRIPTION', calendarText(description)],
    ...(page === undefined ? [] : [['URL', page] as const]),
    ['CATEGORIES', kind === 'deadline' ? 'Deadline' : 'Review'],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ];
}

/** What the day is to the promise, in front of its title. */
function headingOf(date: Date, on: Day): string {
  const { kind, standing, last } = date;
  if (kind === 'review') return 'Look again';
  if (isSuspended(date)) return 'Suspended';
  if (standing.standing.includes('overdue')) return 'Overdue';
  const isEnd = deadlineWord(standing.terms) === 'until';
  const word = isEnd ? 'Ends' : standing.state === 'conditional' ? 'Due on a condition' : 'Due';
  return last < on ? `${word} (passed)` : word;
}

function isSuspended({ kind, standing }: Date): boolean {
  return kind === 'deadline' && standing.standing.includes('suspended');
}

function keyOf({ kind, standing }: Date): string {
  return `${idOf(standing.entry.name)} ${kind}`;
}

function dateText(day: Day): string {
  return isoDay(day).replaceAll('-', '');
}
