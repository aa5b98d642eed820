import type { Entry, Power, VerdictEntry, Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { type Acceptance, isDisputed, knownSince, publishedOn, stands } from './acceptance.ts';
import { countsFor, dateOf, powersOf, statementsOf } from './counting.ts';

/** What changed of an entry between two days of knowing, and which entry brought that about. */
export interface Learned {
  /** The entry itself where it became known; what retracted or accepted it otherwise. */
  readonly entry: Entry;
  readonly day: Day;
  readonly what: 'known' | 'supported' | 'denied' | 'accepted' | 'unaccepted' | 'retracted' | 'restored';
  /** The sources that made it known, support it again or deny it. */
  readonly sources: readonly Name[];
  /** What was accepted or retracted, or of which that was taken back: the entry, or a source of it. */
  readonly of: Name | undefined;
  /** The power of which alone that is said. */
  readonly power?: Power | undefined;
}

/** Why an entry counts differently for a reader on a later day than for one on an earlier day. */
export function learnedOf(ledger: Ledger, entry: Entry, from: Acceptance, to: Acceptance): Learned[] {
  const learned: Learned[] = [];
  const take = (statement: Vouchers, power?: Power): void => {
    const [was, is] = [from, to].map((acceptance) => countsFor(acceptance, entry, statement));
    const wasDisputed = was && isDisputed(from, statement, entry);
    const nowDisputed = is && isDisputed(to, statement, entry);
    if (was === is && wasDisputed === nowDisputed) return;
    const period: Period = { ledger, entry, statement, from, to };
    const behind = wasDisputed === nowDisputed ? [] : sourcesBehind(statement);
    const found = [
      ...(!was && is ? known(period) : []),
      ...verdicts(period, behind),
      ...denied(period, wasDisputed !== nowDisputed || (was === true && !is)),
    ];
    learned.push(...(power ? found.map((one) => (one.entry === entry ? { ...one, power } : one)) : found));
  };
  for (const statement of statementsOf(entry)) take(statement);
  // What was not known at all before has become known with its powers.
  if ([from, to].every((acceptance) => countsFor(acceptance, entry, entry)))
    for (const power of powersOf(entry)) take(power, power);
  return distinct(learned.length > 0 ? learned : anyVerdict({ ledger, entry, statement: entry, from, to }));
}

/** Where retractions go round in a circle no one of them is the cause: all that became known of any. */
function anyVerdict(period: Period): Learned[] {
  return (period.ledger.entriesOf('accepted', 'retracted') as VerdictEntry[]).flatMap((verdict) => {
    const what = verdict.kind === 'accepted' ? 'accepted' : 'retracted';
    const day = knownSince(verdict, verdict.date);
    if (isWithin(period, day)) return [{ entry: verdict, day, what, sources: [], of: verdict.target }];
    const of: Period = { ...period, entry: verdict, statement: verdict };
    return [...known(of), ...denied(of, true)];
  });
}

interface Period {
  readonly ledger: Ledger;
  readonly entry: Entry;
  readonly statement: Vouchers;
  readonly from: Acceptance;
  readonly to: Acceptance;
}

function isWithin({ from: { known: from }, to: { known: to } }: Period, day: Day): boolean {
  return from !== undefined && day > from && (to === undefined || day <= to);
}

/** That it became known, or was supported by another source after all that had supported it were retracted. */
function known(period: Period): Learned[] {
  const { entry, statement } = period;
  const day = knownSince(statement, dateOf(entry));
  const isNew = isWithin(period, day);
  const sources = statement.known
    ? []
    : publishedThen(statement, 'supports', (published) =>
        isNew ? published === day : isWithin(period, published),
      );
  if (isNew) return [{ entry, day, what: 'known', sources, of: undefined }];
  return sources.map((source) => ({
    entry,
    day: publishedOn(source)!,
    what: 'supported',
    sources: [source],
    of: undefined,
  }));
}

function denied(period: Period, isAsked: boolean): Learned[] {
  if (!isAsked) return [];
  const { entry, statement } = period;
  const sources = publishedThen(statement, 'denies', (published) => isWithin(period, published));
  if (sources.length === 0) return [];
  const day = Math.min(...sources.map((source) => publishedOn(source)!));
  return [{ entry, day, what: 'denied', sources, of: undefined }];
}

function publishedThen(
  { evidence }: Vouchers,
  stance: 'supports' | 'denies',
  isThen: (day: Day) => boolean,
): Name[] {
  return evidence
    .filter((one) => {
      const day = publishedOn(one.source);
      return one.stance === stance && day !== undefined && isThen(day);
    })
    .map(({ source }) => source);
}

/** What accepted or retracted the entry or a source of it, and what made an earlier such verdict count, or no longer. */
function verdicts(period: Period, behind: readonly Name[]): Learned[] {
  const { ledger, entry, statement } = period;
  const names = new Set<Name>([...statement.evidence.map(({ source }) => source), ...behind]);
  if (entry.name) names.add(entry.name);
  const found = retractions(period, names, new Set());
  if (entry.name)
    for (const verdict of ledger.entriesOf('accepted') as VerdictEntry[])
      if (verdict.target === entry.name) found.push(...passed(period, verdict, 'accepted', new Set()));
  return found;
}

function retractions(period: Period, names: ReadonlySet<Name>, seen: ReadonlySet<VerdictEntry>): Learned[] {
  const about = (period.ledger.entriesOf('retracted') as VerdictEntry[]).filter(
    ({ target }) => target && names.has(target),
  );
  return about.flatMap((verdict) => passed(period, verdict, 'retracted', seen));
}

/** A verdict that was passed in a period and stands; of an earlier one, what made it stand or fall in it. */
function passed(
  period: Period,
  verdict: VerdictEntry,
  what: 'accepted' | 'retracted',
  seen: ReadonlySet<VerdictEntry>,
): Learned[] {
  const day = knownSince(verdict, verdict.date);
  const [stood, does] = [period.from, period.to].map((acceptance) => stands(acceptance, verdict));
  if (stood === does || seen.has(verdict)) return [];
  if (isWithin(period, day)) return [{ entry: verdict, day, what, sources: [], of: verdict.target }];
  const sources = retractions(
    period,
    new Set(verdict.evidence.map(({ source }) => source)),
    new Set(seen).add(verdict),
  );
  const again = does ? known({ ...period, entry: verdict, statement: verdict }) : [];
  return [...takenBack(period, verdict, what, seen), ...sources, ...again];
}

/** What retracted a verdict, told as what that did to whatever the verdict is about. */
function takenBack(
  period: Period,
  verdict: VerdictEntry,
  what: 'accepted' | 'retracted',
  seen: ReadonlySet<VerdictEntry>,
): Learned[] {
  if (!verdict.name) return [];
  const found = retractions(period, new Set([verdict.name]), new Set(seen).add(verdict));
  return found.map((one) =>
    one.what === 'retracted' && one.of === verdict.name
      ? { ...one, what: what === 'accepted' ? 'unaccepted' : 'restored', of: verdict.target }
      : one,
  );
}

/** The sources that the reports of a statement may have it from: once they are retracted, a denial may have no root. */
function sourcesBehind({ evidence }: Vouchers): readonly Name[] {
  const found = new Set<Name>();
  for (const { source, via } of evidence)
    for (const one of [source, ...via]) if (typeof one !== 'string') found.add(one);
  // The loop goes on with what is added to the set.
  for (const { entry } of found) if (entry?.kind === 'source') for (const one of entry.relays) found.add(one);
  return [...found];
}

function distinct(learned: readonly Learned[]): Learned[] {
  const found: Learned[] = [];
  for (const one of learned) {
    const same = (other: Learned) =>
      other.entry === one.entry &&
      other.day === one.day &&
      other.what === one.what &&
      other.of === one.of &&
      other.power === one.power;
    if (!found.some(same)) found.push(one);
  }
  return found.sort((a, b) => a.day - b.day);
}
