import type { Report } from '../diagnostic/diagnostic.ts';
import type { Limits } from '../ledger/condition.ts';
import type {
  DealEntry,
  Entry,
  GroupEntry,
  OfficeEntry,
  PromiseEntry,
  RequestEntry,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { humanDay } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import type { Place } from '../text/block.ts';
import { fieldPlace, fieldPlaces, headerPlace, mentionPlace, sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** What begins on one day and ends on another ends no earlier than it begins. */
export const reversedWindow: CheckEntry<PromiseEntry | RequestEntry | DealEntry> = (
  promise,
  ledger,
  report,
) => {
  const { limits, undertakings } = promise.terms;
  if (isReversed(limits)) reportWindow(limits, limits, promise, ledger, report);
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) {
      const own = ways[j].limits;
      if (!own.by && !own.starting && !own.until) continue;
      const whole: Limits = {
        by: own.by ?? limits.by,
        within: undefined,
        starting: own.starting ?? limits.starting,
        until: own.until ?? limits.until,
      };
      if (isReversed(whole))
        reportWindow(whole, own, promise, ledger, report, sentencePlace(promise, ways[j].sentence));
    }
  }
};

/** Someone holds an office or belongs to a group until a day that is no earlier than the first. */
export const reversedTenure: CheckEntry<OfficeEntry | GroupEntry> = (entry, ledger, report) => {
  const field = entry.kind === 'office' ? 'holder' : 'member';
  for (const { who, from, until } of entry.kind === 'office' ? entry.holders : entry.members) {
    if (!from || !until || from.first <= until.last) continue;
    report({
      code: 'reversed-window',
      message: `\`@${who.text}\` leaves (${humanDay(until.last)}) before coming (${humanDay(from.first)}).`,
      help: 'Exchange the two dates, or correct one of them.',
      place: mentionPlace(ledger, entry.block, who, field),
    });
  }
};

function isReversed({ starting, until, by }: Limits): boolean {
  if (starting?.kind !== 'date') return false;
  return (
    (until?.kind === 'date' && starting.date.first > until.date.last) ||
    (by?.kind === 'date' && starting.date.first > by.date.last)
  );
}

function reportWindow(
  whole: Limits,
  own: Limits,
  entry: Entry,
  ledger: Ledger,
  report: Report,
  line?: Place,
): void {
  const starting = dayOf(whole.starting);
  const until = dayOf(whole.until);
  const by = dayOf(whole.by);
  if (!starting) return;
  const byUntil = until !== undefined && starting.first > until.last;
  const end = byUntil ? until : by;
  if (!end) return;
  const field = byUntil ? 'until' : 'by';
  const place = line ?? fieldPlace(ledger, entry.block, field);
  const elsewhere = (line === undefined ? own.starting : own.starting === undefined)
    ? fieldPlaces(ledger, entry.block, 'starting')
    : [];
  report({
    code: 'reversed-window',
    message: `It ends on ${humanDay(end.last)}, before it starts on ${humanDay(starting.first)}.`,
    help: `Exchange the dates of \`starting\` and \`${field}\`, or correct one of them.`,
    place: place ?? headerPlace(ledger, entry.block),
    related: elsewhere.slice(0, 1).map((at) => ({ place: at, message: 'where it starts' })),
  });
}

function dayOf(end: Limits['until']): DateValue | undefined {
  return end?.kind === 'date' ? end.date : undefined;
}
