import type { Entry, VerdictEntry, Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Day, isoDay, isoRange } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { acceptanceOf, isDisputed, isKnownBy, knownSince } from '../lifecycle/acceptance.ts';
import { dateOf, statementsOf } from '../lifecycle/counting.ts';
import { citation } from '../text/block.ts';
import { idOf, titleOf } from './words/name-text.ts';

/** Since when something of an entry is known: `-Infinity` where it always was. */
export function entryKnownSince(entry: Entry): Day {
  if (entry.kind === 'source') return entry.published?.last ?? Number.NEGATIVE_INFINITY;
  return Math.min(...statementsOf(entry).map((vouchers) => knownSince(vouchers, dateOf(entry))));
}

/** Something that befell an entry on a day. */
export interface TimeReport {
  readonly day: string;
  readonly what:
    | 'happened'
    | 'published'
    | 'known'
    | 'denied'
    | 'disputed'
    | 'accepted'
    | 'retracted'
    | 'replied to';
  readonly text: string;
  /** What did it: the id of a source or entry, else its file and line; null where it is the entry itself. */
  readonly entry: string | null;
}

interface Time extends TimeReport {
  readonly first: Day;
}

/** Whether what is said of a day was known by the day to know by. */
type IsKnown = (vouchers: Vouchers, date: DateValue | undefined) => boolean;

/**
 * When an entry happened, when sources that support or deny it were published, from when it is known and disputed, and
 * when it was accepted, retracted and replied to.
 *
 * @param known the day to know by: nothing later is told
 */
export function timesOf(ledger: Ledger, entry: Entry, known: Day | undefined): TimeReport[] {
  const isKnown: IsKnown = (vouchers, date) => isKnownBy(known, vouchers, date);
  const times = [
    ...ownTimes(entry),
    ...evidenceTimes(entry, isKnown),
    ...verdictTimes(ledger, entry, isKnown),
  ];
  return disputes(ledger, entry, times)
    .filter(({ first }) => known === undefined || first <= known)
    .sort((a, b) => a.first - b.first)
    .map(({ day, what, text, entry: by }) => ({ day, what, text, entry: by }));
}

function ownTimes(entry: Entry): Time[] {
  if (entry.kind === 'source') {
    const { published } = entry;
    return published ? [time('published', published, 'published', null)] : [];
  }
  if (!('date' in entry)) return [];
  const since = knownSince(entry, entry.date);
  const text = entry.kind === 'event' || entry.kind === 'alleged' ? 'happened' : 'dated';
  return [
    time('happened', entry.date, text, null),
    { first: since, day: isoDay(since), what: 'known', text: 'known from this day', entry: null },
  ];
}

function evidenceTimes(entry: Entry, isKnown: IsKnown): Time[] {
  const seen = new Set<string>();
  const told = statementsOf(entry).filter((statement) => isKnown(statement, dateOf(entry)));
  return told.flatMap(({ evidence }) =>
    evidence.flatMap(({ source, stance }): Time[] => {
      const key = `${idOf(source)} ${stance}`;
      const { entry: published } = source;
      if (seen.has(key) || published?.kind !== 'source' || !published.published) return [];
      seen.add(key);
      const what = stance === 'denies' ? 'denied' : 'published';
      const text = stance === 'supports' ? `in ${titleOf(source)}` : `${titleOf(source)} ${stance} it`;
      const { last } = published.published;
      return [{ first: last, day: isoDay(last), what, text, entry: idOf(source) }];
    }),
  );
}

function verdictTimes(ledger: Ledger, entry: Entry, isKnown: IsKnown): Time[] {
  const { name } = entry;
  const told = statementsOf(entry).filter((statement) => isKnown(statement, dateOf(entry)));
  const sources = new Set(told.flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  const times: Time[] = [];
  for (const verdict of ledger.entriesOf('accepted', 'retracted') as VerdictEntry[]) {
    if (!isKnown(verdict, verdict.date)) continue;
    const isOwn = name !== undefined && verdict.target === name;
    const isSource = verdict.kind === 'retracted' && verdict.target && sources.has(verdict.target);
    if (!isOwn && !isSource) continue;
    const of = isOwn ? '' : `its source ${idOf(verdict.target!)} `;
    times.push(verdictTime(verdict, of), ...takenBack(ledger, verdict, isKnown, new Set()));
  }
  for (const reply of ledger.entriesOf('response')) {
    if (reply.kind !== 'response' || !name || !reply.to.includes(name)) continue;
    if (!isKnown(reply, reply.date)) continue;
    const from = reply.from.map(({ party }) => titleOf(party)).join(', ');
    times.push(time('replied to', reply.date, `replied to${from === '' ? '' : ` by ${from}`}`, reply));
  }
  return times;
}

/** The retractions of a verdict, and of those retractions: without them it would seem to stand. */
function takenBack(
  ledger: Ledger,
  verdict: VerdictEntry,
  isKnown: IsKnown,
  seen: ReadonlySet<VerdictEntry>,
): Time[] {
  const { name, kind } = verdict;
  if (!name || seen.has(verdict)) return [];
  const of = `the ${kind === 'accepted' ? 'acceptance' : 'retraction'} ${idOf(name)} `;
  return (ledger.entriesOf('retracted') as VerdictEntry[])
    .filter((one) => one.target === name && isKnown(one, one.date))
    .flatMap((one) => [verdictTime(one, of), ...takenBack(ledger, one, isKnown, new Set(seen).add(verdict))]);
}

function verdictTime(verdict: VerdictEntry, of: string): Time {
  const by = verdict.by ? ` by ${titleOf(verdict.by)}` : '';
  const what = verdict.kind === 'accepted' ? 'accepted' : 'retracted';
  return time(what, verdict.date, `${of}${what}${by}`, verdict);
}

/** Adds the days from which the entry was both supported and denied. */
function disputes(ledger: Ledger, entry: Entry, times: readonly Time[]): Time[] {
  const days = [...new Set(times.map(({ first }) => first))].sort((a, b) => a - b);
  const disputed = days.find((day) => {
    const acceptance = acceptanceOf(ledger, day);
    return statementsOf(entry).some(
      (statement) => knownSince(statement, dateOf(entry)) <= day && isDisputed(acceptance, statement, entry),
    );
  });
  if (disputed === undefined) return [...times];
  return [
    ...times,
    { first: disputed, day: isoDay(disputed), what: 'disputed', text: 'disputed from this day', entry: null },
  ];
}

function time(what: TimeReport['what'], { first, last }: DateValue, text: string, by: Entry | null): Time {
  const id = by && (by.name ? idOf(by.name) : citation(by.block));
  return { first: what === 'happened' ? first : last, day: isoRange(first, last), what, text, entry: id };
}
