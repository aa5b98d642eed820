import type { Day } from '../ledger/civil-day.ts';
import type { Entry, VerdictEntry, Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { type Acceptance, isDisputed, knownSince, publishedOn } from './acceptance.ts';
import { countsFor, dateOf, statementsOf } from './counting.ts';

/** What changed of an entry between two days of knowing, and which entry brought that about. */
export interface Learned {
  /** The entry itself where it became known; what retracted or accepted it otherwise. */
  readonly entry: Entry;
  readonly day: Day;
  readonly what: 'known' | 'denied' | 'accepted' | 'retracted' | 'restored';
  /** The sources that made it known or deny it. */
  readonly sources: readonly Name[];
  /** What was accepted, retracted or restored: the entry, or a source of it. */
  readonly of: Name | undefined;
}

/** Why an entry counts differently for a reader on a later day than for one on an earlier day. */
export function learnedOf(ledger: Ledger, entry: Entry, from: Acceptance, to: Acceptance): Learned[] {
  const learned: Learned[] = [];
  for (const statement of statementsOf(entry)) {
    const [was, is] = [from, to].map((acceptance) => countsFor(acceptance, entry, statement));
    const wasDisputed = was && isDisputed(from, statement, entry);
    const nowDisputed = is && isDisputed(to, statement, entry);
    if (was === is && wasDisputed === nowDisputed) continue;
    const period: Period = { ledger, entry, statement, from: from.known, to: to.known };
    if (!was && is) learned.push(...known(period));
    const behind = wasDisputed === nowDisputed ? [] : sourcesBehind(statement);
    learned.push(
      ...verdicts(period, behind),
      ...denied(period, wasDisputed !== nowDisputed || (was === true && !is)),
    );
  }
  return distinct(learned);
}

interface Period {
  readonly ledger: Ledger;
  readonly entry: Entry;
  readonly statement: Vouchers;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

function isWithin({ from, to }: Period, day: Day): boolean {
  return from !== undefined && day > from && (to === undefined || day <= to);
}

function known(period: Period): Learned[] {
  const { entry, statement } = period;
  const day = knownSince(statement, dateOf(entry));
  if (!isWithin(period, day)) return [];
  const sources = statement.known
    ? []
    : publishedThen(statement, 'supports', (published) => published === day);
  return [{ entry, day, what: 'known', sources, of: undefined }];
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

/** What accepted or retracted the entry or a source of it, and what retracted that again. */
function verdicts(period: Period, behind: readonly Name[]): Learned[] {
  const { ledger, entry, statement } = period;
  const names = new Set<Name>([...statement.evidence.map(({ source }) => source), ...behind]);
  if (entry.name) names.add(entry.name);
  const found: Learned[] = [];
  const add = (verdict: VerdictEntry, what: Learned['what'], of: Name | undefined) => {
    const day = knownSince(verdict, verdict.date);
    if (isWithin(period, day)) found.push({ entry: verdict, day, what, sources: [], of });
  };
  for (const verdict of ledger.entriesOf('accepted') as VerdictEntry[])
    if (entry.name && verdict.target === entry.name) add(verdict, 'accepted', entry.name);
  for (const verdict of ledger.entriesOf('retracted') as VerdictEntry[]) {
    if (!verdict.target) continue;
    if (names.has(verdict.target)) add(verdict, 'retracted', verdict.target);
    const target = verdict.target.entry;
    if (target?.kind === 'accepted' && target.target === entry.name) add(verdict, 'retracted', entry.name);
    if (target?.kind === 'retracted' && target.target && names.has(target.target))
      add(verdict, 'restored', target.target);
  }
  return found;
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
      other.entry === one.entry && other.day === one.day && other.what === one.what && other.of === one.of;
    if (!found.some(same)) found.push(one);
  }
  return found.sort((a, b) => a.day - b.day);
}
