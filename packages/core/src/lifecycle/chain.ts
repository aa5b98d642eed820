import type { Evidence, Vouchers } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { Acceptance } from './acceptance.ts';

/** One who reads on a day. */
interface Reader {
  readonly acceptance: Acceptance;
}

/** What vouches for a statement, and for the entry that it is, or is a line of. */
interface Vouched {
  readonly entry: Vouchers;
  readonly vouchers: Vouchers;
}

/** One who says it: a source, a party, or words for somebody who is not named. */
export type Speaker = Name | string;

/** The origin that a chain goes back to. */
export interface Root {
  /** A party that is quoted, or the publication that makes the statement or quotes somebody unnamed. */
  readonly name: Name;
  /** Whom it quotes without a name, nearest first. */
  readonly speakers: readonly string[];
  /** Whether it is one of several that may be meant, as where two are reprinted and neither is cited itself. */
  readonly either: boolean;
}

/** Where a chain ends: at a root, with what another source says of the same, or at a source that is retracted. */
export type ChainEnd =
  | { readonly kind: 'root'; readonly root: Root }
  | { readonly kind: 'goes on'; readonly with: Name }
  | { readonly kind: 'retracted'; readonly source: Name };

/** Who says it through whom, the source first, then the nearest speaker. */
export interface Chain {
  readonly speakers: readonly Speaker[];
  readonly end: ChainEnd;
  /** Whether it is one of several chains of which at least one holds. */
  readonly either: boolean;
}

/** What a report goes back to. */
export interface Origins {
  readonly roots: readonly Root[];
  /** Without any root: its sources rest on nothing but each other. */
  readonly circular: boolean;
  /** Without any root: what it rests on is retracted. */
  readonly retracted: boolean;
}

/**
 * The chain of a report (evidence.md: Independence). `via` leads on for this statement; without it `relays`, as a whole
 * reprint says what its originals say. Of several originals, more than one chain.
 */
export function chainsOf(reader: Reader, statement: Vouched, evidence: Evidence): Chain[] {
  if (evidence.via.length > 0) return [chainThrough(reader, [evidence.source, ...evidence.via])];
  return ownChains(reader, statement, evidence.source, evidence.stance);
}

/** Follows the chain of a report to its roots. Every source on the way is gone on with once, so circles come to an end. */
export function originsOf(reader: Reader, statement: Vouched, evidence: Evidence): Origins {
  const roots: Root[] = [];
  const { source, stance } = evidence;
  let retracted = false;
  let circular = false;
  const seen = new Set<string>([keyOf(source, false)]);
  const open = [...chainsOf(reader, statement, evidence)];
  for (let next = 0; next < open.length; next++) {
    const { end, either } = open[next];
    if (end.kind === 'root') roots.push({ ...end.root, either });
    else if (end.kind === 'retracted') retracted = true;
    else if (seen.has(keyOf(end.with, either)) || seen.has(keyOf(end.with, false))) circular = true;
    else {
      seen.add(keyOf(end.with, either));
      for (const chain of continuations(reader, statement, end.with, stance))
        open.push(either ? { ...chain, either } : chain);
    }
  }
  const rootless = roots.length === 0;
  return { roots, circular: rootless && circular && !retracted, retracted: rootless && retracted };
}

/** Whether a report goes back to anybody. */
export function hasRoot(reader: Reader, statement: Vouched, evidence: Evidence): boolean {
  return originsOf(reader, statement, evidence).roots.length > 0;
}

/** The chains that go on from a source: its own reports on the statement, else what it reprints, else itself. */
export function continuations(
  reader: Reader,
  statement: Vouched,
  source: Name,
  stance: Evidence['stance'],
): Chain[] {
  const reports = reportsBy(reader, statement, source);
  if (reports.length === 0) return ownChains(reader, statement, source, stance);
  const alike = reports.filter((one) => one.stance === stance);
  return (alike.length > 0 ? alike : reports).flatMap((one) => chainsOf(reader, statement, one));
}

/** What a source says of a statement by itself: what it reprints, else its own word. */
function ownChains(reader: Reader, statement: Vouched, source: Name, stance: Evidence['stance']): Chain[] {
  const originals = source.entry?.kind === 'source' ? source.entry.relays : [];
  if (originals.length === 0) return [chainThrough(reader, [source])];
  const cited = originals.filter((one) =>
    reportsBy(reader, statement, one).some((it) => it.stance === stance),
  );
  if (cited.length > 0) return cited.map((one) => chainThrough(reader, [source, one]));
  const either = originals.length > 1;
  return originals.map((one) => ({ ...chainThrough(reader, [source, one]), either }));
}

/**
 * A chain through speakers goes back to the last that has a name: a party, which is a root; the publication that makes
 * the statement or quotes somebody unnamed; or a source it is had from, which has said by itself where it is from.
 */
function chainThrough({ acceptance }: Reader, speakers: readonly Speaker[]): Chain {
  const gone = speakers.find((one): one is Name => typeof one !== 'string' && acceptance.retracted.has(one));
  if (gone) return { speakers, end: { kind: 'retracted', source: gone }, either: false };
  const last = speakers.findLastIndex((one) => typeof one !== 'string');
  const name = speakers[last] as Name;
  const unnamed = speakers.slice(last + 1) as readonly string[];
  const isHadFromSource = last > 0 && unnamed.length === 0 && name.entry?.kind === 'source';
  if (isHadFromSource) return { speakers, end: { kind: 'goes on', with: name }, either: false };
  const root: Root = { name, speakers: unnamed, either: false };
  return { speakers, end: { kind: 'root', root }, either: false };
}

/** What a source says of a statement, or else of the entry that the statement is a line of. */
function reportsBy(reader: Reader, { entry, vouchers }: Vouched, source: Name): readonly Evidence[] {
  const by = (one: Evidence) => one.source === source && isOut(reader, one);
  const own = vouchers.evidence.filter(by);
  return own.length > 0 || vouchers === entry ? own : entry.evidence.filter(by);
}

/** Whether a source was out by a day to know by. One without a day of publication always was. */
export function isOutBy(known: Day | undefined, source: Name): boolean {
  if (known === undefined || source.entry?.kind !== 'source') return true;
  const { published } = source.entry;
  return published === undefined || published.last <= known;
}

/** Whether the source of a report was out by the day one knows by. */
export function isOut({ acceptance: { known } }: Reader, { source }: Pick<Evidence, 'source'>): boolean {
  return isOutBy(known, source);
}

function keyOf(source: Name, either: boolean): string {
  return `${source.index}${either ? '?' : ''}`;
}
