import type { Entry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isoDay, isoRange } from '../../ledger/values/civil-day.ts';
import type { Learned } from '../../lifecycle/learning.ts';
import { stepText, type TraceStep } from '../../lifecycle/trace.ts';
import { citation } from '../../text/block.ts';
import { idOf, listText } from '../words/name-text.ts';

/** What brought a change about, as JSON. */
export interface CauseReport {
  /** The entry's id, else its file and line; null where it is the calendar: a deadline passed, a window closed. */
  readonly entry: string | null;
  readonly kind: Entry['kind'] | null;
  /** When it happened or, where knowing is compared, became known. */
  readonly day: string;
  readonly text: string;
  /** `file:line`; null where it is the calendar. */
  readonly place: string | null;
}

/** A step of a trace as the cause of a change. */
export function stepCause(step: TraceStep): CauseReport {
  const { first, last, entry } = step;
  return { ...aboutEntry(entry), day: isoRange(first, last), text: stepText(step) };
}

/** Something that became known as the cause of a change. */
function learnedCause({ entry, day, what, sources, of, power }: Learned): CauseReport {
  const text = learnedText(what, sources, of);
  return {
    ...aboutEntry(entry),
    day: isoDay(day),
    text: power ? `its power to ${power.act} ${text}` : text,
  };
}

/** What became known, in words: `became known from @report`, `retracted @report`. */
function learnedText(what: Learned['what'], sources: readonly Name[], of: Name | undefined): string {
  const from = listText(sources.map(idOf));
  switch (what) {
    case 'known':
      return from === '' ? 'became known' : `became known from ${from}`;
    case 'supported':
      return `was supported by ${from}`;
    case 'denied':
      return `was denied by ${from}`;
    case 'accepted':
    case 'retracted':
      return of ? `${what} ${idOf(of)}` : what;
    case 'unaccepted':
      return of ? `took back the acceptance of ${idOf(of)}` : 'took back an acceptance';
    case 'restored':
      return of ? `took back the retraction of ${idOf(of)}` : 'took back a retraction';
  }
}

/** Each once, by day; the promise itself comes before what else became known that day. */
export function learnedCauses(learned: readonly Learned[], own: Entry): CauseReport[] {
  const causes = new Map<string, CauseReport>();
  const rank = ({ entry }: Learned) => (entry === own ? 0 : 1);
  for (const one of [...learned].sort((a, b) => a.day - b.day || rank(a) - rank(b))) {
    const cause = learnedCause(one);
    causes.set(JSON.stringify(cause), cause);
  }
  return [...causes.values()];
}

function aboutEntry(entry: Entry | undefined): Pick<CauseReport, 'entry' | 'kind' | 'place'> {
  if (!entry) return { entry: null, kind: null, place: null };
  const place = citation(entry.block);
  return { entry: entry.name ? idOf(entry.name) : place, kind: entry.kind, place };
}
