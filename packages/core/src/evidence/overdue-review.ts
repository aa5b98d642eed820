import { fieldPlaces, headerPlace } from '../check/places.ts';
import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import type { Entry, PromiseEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { isMeant } from '../ledger/selection.ts';
import { type Day, humanRange, LATEST } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { addDuration, formatDuration } from '../ledger/values/duration.ts';
import { type Acceptance, isAccepted, isUpheld } from '../lifecycle/acceptance.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { isFinal } from '../lifecycle/state.ts';
import { traceOf } from '../lifecycle/trace.ts';
import type { CheckEvidence, Checking } from './checking.ts';

/** The last time that somebody looked at a promise, or something happened to it. */
interface Look {
  readonly day: Day;
  readonly entry: Entry;
}

/**
 * A promise that is still open is looked at again by the day it says. The time runs from its own date, and anew from
 * each entry that shows where it stands: a check, a rating, an act on it, a notice, and an event that is meant for it or
 * moved it. Claims, responses and notes are about it and show nothing.
 */
export const reviewsAreDone: CheckEvidence = ({ judgement, vantage: { ledger, acceptance } }, report) => {
  const { on } = judgement;
  const due = judgement.promises.filter((one) => isNotOver(one) && isOverdue(one, made(one), on));
  if (due.length === 0) return;
  const looks = lastLooks(ledger, acceptance, on);
  for (const standing of due) {
    const { entry, terms } = standing;
    let last = later(made(standing), lookOn(looks, entry));
    if (!isOverdue(standing, last, on)) continue;
    for (const step of traceOf(judgement, entry.name))
      last = later(last, step.entry && lookAt(step.entry, on));
    if (!isOverdue(standing, last, on)) continue;
    const day = addDuration(last.day, terms.review!);
    const since = last.entry === entry ? 'after it was made' : 'after the last entry about it';
    const related: RelatedPlace[] = [];
    if (last.entry !== entry)
      related.push({ place: headerPlace(ledger, last.entry.block), message: 'the last entry about it' });
    report({
      code: 'overdue-review',
      message: `\`@${entry.name.text}\` was to be looked at again by ${humanRange(day, day)}, ${formatDuration(terms.review!)} ${since}.`,
      help: `Look where it stands, and write what you found: an event, a rating, or \`checked @${entry.name.text} by @you\` with \`found nothing\`.`,
      place: fieldPlaces(ledger, entry.block, 'review')[0] ?? headerPlace(ledger, entry.block),
      related,
    });
  }
};

/** The day by which each open promise with a `review` is to be looked at again. */
export function reviewDays({
  judgement,
  vantage: { ledger, acceptance },
}: Pick<Checking, 'judgement' | 'vantage'>): Map<PromiseStanding, Day> {
  const { on } = judgement;
  const open = judgement.promises.filter((one) => one.terms.review !== undefined && isNotOver(one));
  const days = new Map<PromiseStanding, Day>();
  if (open.length === 0) return days;
  const looks = lastLooks(ledger, acceptance, on);
  for (const standing of open) {
    const { entry, terms } = standing;
    let last = later(made(standing), lookOn(looks, entry));
    for (const step of traceOf(judgement, entry.name))
      last = later(last, step.entry && lookAt(step.entry, on));
    days.set(standing, addDuration(last.day, terms.review!));
  }
  return days;
}

/** Not over: neither final, nor broken and settled. */
function isNotOver({ possible, afters }: PromiseStanding): boolean {
  return possible.some((state) => !isFinal(state) && (state !== 'broken' || afters.includes('outstanding')));
}

function made({ entry }: PromiseStanding): Look {
  return { day: entry.date.last < LATEST ? entry.date.last : entry.date.first, entry };
}

function isOverdue({ terms }: PromiseStanding, { day }: Look, on: Day): boolean {
  return terms.review !== undefined && addDuration(day, terms.review) < on;
}

function later(one: Look, other: Look | undefined): Look {
  return other && other.day > one.day ? other : one;
}

function lastLooks(ledger: Ledger, acceptance: Acceptance, on: Day): Map<Name, Look> {
  const looks = new Map<Name, Look>();
  for (const entry of ledger.entriesOf(
    'checked',
    'rated',
    'act',
    'notified',
    'consulted',
    'event',
    'alleged',
  )) {
    const look = counts(acceptance, entry) ? lookAt(entry, on) : undefined;
    if (!look) continue;
    for (const name of promisesOf(entry)) {
      const before = looks.get(name);
      if (!before || before.day < look.day) looks.set(name, look);
    }
  }
  return looks;
}

/** An event may be vouched for line by line, so it is enough that it stands. */
function counts(acceptance: Acceptance, entry: Entry): boolean {
  return entry.kind === 'event' || entry.kind === 'alleged'
    ? isUpheld(acceptance, entry)
    : isAccepted(acceptance, entry);
}

/** When something was seen, at the latest; undefined when it is yet to come. */
function lookAt(entry: Entry, on: Day): Look | undefined {
  const date: DateValue | undefined = 'date' in entry ? entry.date : undefined;
  if (!date || date.first > on) return undefined;
  return { day: Math.min(date.last, on), entry };
}

function promisesOf(entry: Entry): Name[] {
  switch (entry.kind) {
    case 'checked':
    case 'rated':
    case 'notified':
    case 'consulted':
      return entry.promise ? [entry.promise] : [];
    case 'act':
      return entry.target ? [entry.target] : [];
    case 'event':
    case 'alleged':
      return [
        ...entry.lines.flatMap((line) => line.for ?? []),
        ...entry.outside.map(({ promise }) => promise),
      ];
    default:
      return [];
  }
}

/** The last look at a promise; at a case also one at all cases, or at some of which it is one. */
function lookOn(looks: ReadonlyMap<Name, Look>, entry: PromiseEntry): Look | undefined {
  let last = looks.get(entry.name);
  if (!entry.instance) return last;
  for (const [name, look] of looks) if (isMeant(name, entry) && (!last || last.day < look.day)) last = look;
  return last;
}
