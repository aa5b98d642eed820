import type { Entry, Evidence, VerdictEntry, Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { LATEST } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { hasRoot, isOut } from './chain.ts';

/**
 * What counts for a reader on a day (semantics.md: Accepted; evidence.md: Known, Retraction, Inference). Everything
 * counts that is known by then, not retracted, not merely alleged, and supported by a source or by none at all.
 */
export interface Acceptance {
  /** The day one knows by; undefined when everything is known. */
  readonly known: Day | undefined;
  readonly retracted: ReadonlySet<Name>;
  /** Alleged entries that someone has accepted. */
  readonly admitted: ReadonlySet<Name>;
  /** Those of them of which it is disputed whether anybody has. */
  readonly contested: ReadonlySet<Name>;
  /** Whether what is both supported and denied counts for nothing. */
  readonly withoutDisputed: boolean;
  /** Whether even what is alleged, denied or only mentioned counts. */
  readonly isLenient?: boolean | undefined;
  /** Entries that count as they do for another reader. */
  readonly exceptions?: ReadonlyMap<Entry, Acceptance> | undefined;
}

/** What vouches for an entry, by the name that the entry may have. */
type Whole = Vouchers & { readonly name?: Name | undefined };

/** What counts of one entry. */
export function acceptanceFor(acceptance: Acceptance, entry: Entry): Acceptance {
  return acceptance.exceptions?.get(entry) ?? acceptance;
}

/** Collects the retractions and acceptances that are known by a day; those that are disputed, unless they are left out. */
export function acceptanceOf(ledger: Ledger, known: Day | undefined, withoutDisputed = false): Acceptance {
  const acceptance = acceptanceBy(ledger, known, () => true);
  const isPlain = (verdict: VerdictEntry) => !isDisputed(acceptance, verdict);
  const plain = verdictsOf(ledger).every(isPlain) ? acceptance : acceptanceBy(ledger, known, isPlain);
  if (withoutDisputed) return { ...plain, withoutDisputed };
  return {
    ...acceptance,
    contested: new Set([...acceptance.admitted].filter((name) => !plain.admitted.has(name))),
  };
}

function verdictsOf(ledger: Ledger): VerdictEntry[] {
  return ledger.entriesOf('accepted', 'retracted') as VerdictEntry[];
}

/** What is retracted and accepted by those verdicts that are taken. */
function acceptanceBy(
  ledger: Ledger,
  known: Day | undefined,
  isTaken: (verdict: VerdictEntry) => boolean,
): Acceptance {
  const retracted = retractedBy(ledger, known, isTaken);
  const admitted = new Set<Name>();
  for (const entry of ledger.entriesOf('accepted') as VerdictEntry[]) {
    if (!entry.target || (entry.name && retracted.has(entry.name))) continue;
    if (!isKnownBy(known, entry, entry.date) || !isTaken(entry)) continue;
    if (hasSupport(entry, known, retracted)) admitted.add(entry.target);
  }
  return { known, retracted, admitted, contested: NONE, withoutDisputed: false };
}

const NONE: ReadonlySet<Name> = new Set();

/** By which everything counts that is written, for finding what may matter at all. */
export function lenientAcceptance(): Acceptance {
  return {
    known: undefined,
    retracted: new Set(),
    admitted: NONE,
    contested: NONE,
    withoutDisputed: false,
    isLenient: true,
  };
}

/**
 * What is retracted, by retractions that count themselves: that are not retracted, and have a supporting source that is
 * not, or none at all. One that cites the very source it takes back stands.
 */
function retractedBy(
  ledger: Ledger,
  known: Day | undefined,
  isTaken: (verdict: VerdictEntry) => boolean,
): Set<Name> {
  const retractions = (ledger.entriesOf('retracted') as VerdictEntry[]).filter(
    (entry) => isKnownBy(known, entry, entry.date) && isTaken(entry),
  );
  const standing = (entry: VerdictEntry, seen: ReadonlySet<VerdictEntry>): boolean => {
    const isTakenBack = (name: Name) =>
      retractions.some(
        (other) => other.target === name && !seen.has(other) && standing(other, new Set(seen).add(other)),
      );
    const isOut = (name: Name) => name !== entry.target && isTakenBack(name);
    return !(entry.name && isTakenBack(entry.name)) && hasSupport(entry, known, { has: isOut });
  };
  const retracted = new Set<Name>();
  for (const entry of retractions)
    if (entry.target && standing(entry, new Set([entry]))) retracted.add(entry.target);
  return retracted;
}

/** Whether a retraction or an acceptance counts. One that cites the very source it takes back does. */
export function stands({ known, retracted }: Acceptance, verdict: VerdictEntry): boolean {
  if (verdict.name && retracted.has(verdict.name)) return false;
  if (!isKnownBy(known, verdict, verdict.date)) return false;
  return hasSupport(verdict, known, { has: (name) => name !== verdict.target && retracted.has(name) });
}

/** Whether a source supports a statement that is out by a day and not retracted, or no source says anything of it. */
function hasSupport(
  vouchers: Vouchers,
  known: Day | undefined,
  retracted: Pick<ReadonlySet<Name>, 'has'>,
): boolean {
  const { evidence } = vouchers;
  if (evidence.length === 0) return true;
  for (let i = 0; i < evidence.length; i++) {
    const { stance, source } = evidence[i];
    if (stance !== 'supports' || retracted.has(source)) continue;
    if (known === undefined || vouchers.known !== undefined || (publishedOn(source) ?? known) <= known)
      return true;
  }
  return false;
}

/** Whether an entry counts. */
export function isAccepted(acceptance: Acceptance, entry: Entry & { readonly date?: DateValue }): boolean {
  const own = acceptanceFor(acceptance, entry);
  return isUpheld(own, entry) && areAccepted(own, entry, entry.date);
}

/** Whether an entry is neither retracted nor merely alleged; its vouchers aside. */
export function isUpheld(acceptance: Acceptance, entry: Entry): boolean {
  if (acceptance.isLenient) return true;
  if (entry.kind === 'alleged' && !(entry.name && acceptance.admitted.has(entry.name))) return false;
  return !(entry.name && acceptance.retracted.has(entry.name));
}

/**
 * Whether a statement with these vouchers counts, its entry aside.
 *
 * @param whole what vouches for the entry that the statement is a line of
 */
export function areAccepted(
  acceptance: Acceptance,
  vouchers: Vouchers,
  date: DateValue | undefined,
  whole: Whole = vouchers,
): boolean {
  if (acceptance.isLenient) return true;
  const { known, retracted } = acceptance;
  if (!hasSupport(vouchers, known, retracted)) return false;
  if (acceptance.withoutDisputed && isDisputed(acceptance, vouchers, whole)) return false;
  return isKnownBy(known, vouchers, date);
}

/** Whether a statement was known by a day to know by; without one all is. */
export function isKnownBy(known: Day | undefined, vouchers: Vouchers, date: DateValue | undefined): boolean {
  return known === undefined || knownSince(vouchers, date) <= known;
}

/**
 * The day from which a statement is known: what `known` says, else the earliest its supporting sources were published,
 * else its own date. Declarations without a source are always known: `-Infinity`.
 */
export function knownSince(vouchers: Vouchers, date: DateValue | undefined): Day {
  if (vouchers.known) return vouchers.known.last;
  let earliest = Infinity;
  for (const { source, stance } of vouchers.evidence) {
    const published = stance === 'supports' ? publishedOn(source) : undefined;
    if (published !== undefined && published < earliest) earliest = published;
  }
  if (earliest < Infinity) return earliest;
  if (!date) return -Infinity;
  return date.last < LATEST ? date.last : date.first;
}

/** The last day on which a dated statement can have happened: by the day it was reported, if sources say one. */
export function reportedBy(vouchers: Vouchers): Day {
  const since = knownSince(vouchers, undefined);
  return since === -Infinity ? Infinity : since;
}

/** The day a source was published, if it says one: the last it may have been. */
export function publishedOn(source: Name): Day | undefined {
  const entry = source.entry;
  return entry?.kind === 'source' ? entry.published?.last : undefined;
}

/**
 * Whether a statement that counts is denied by a source that goes back to a root (evidence.md: Dispute), or counts by a
 * disputed acceptance alone. Sources that rest on nothing but each other, or on what is retracted, dispute nothing.
 *
 * @param whole what vouches for the entry that the statement is a line of
 */
export function isDisputed(acceptance: Acceptance, vouchers: Vouchers, whole: Whole = vouchers): boolean {
  if (whole.name && acceptance.contested.has(whole.name)) return true;
  const { evidence } = vouchers;
  if (evidence.length < 2) return false;
  const statement = { entry: whole, vouchers };
  const counts = (one: Evidence) => !acceptance.retracted.has(one.source) && isOut({ acceptance }, one);
  if (!evidence.some((one) => one.stance === 'supports' && counts(one))) return false;
  return evidence.some(
    (one) => one.stance === 'denies' && counts(one) && hasRoot({ acceptance }, statement, one),
  );
}
