import type { Entry, Evidence, VerdictEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { areAccepted, isDisputed, isUpheld, knownSince, stands } from '../lifecycle/acceptance.ts';
import { isOut, type Origins, originsOf } from '../lifecycle/chain.ts';
import { countRoots, type RootRange, type Witness, witnessesOf } from './roots.ts';
import type { Statement } from './statement.ts';
import type { Vantage } from './vantage.ts';

/** One source's statement, and what it goes back to. */
export interface WeighedReport {
  readonly evidence: Evidence;
  readonly origins: Origins;
  /** Whether it counts; if not, its source is retracted, or rests on what is, or on nothing but sources that rest on it. */
  readonly counts: boolean;
  readonly why: 'retracted' | 'rests on what is retracted' | 'circular' | undefined;
}

/** All reports of one stance. */
export interface Side {
  readonly reports: readonly WeighedReport[];
  /** How many sources make them, those that are retracted left out. */
  readonly sources: number;
  readonly witnesses: readonly Witness[];
  readonly roots: RootRange;
}

/** Why a statement counts for nothing. */
export type Weightless =
  | 'not known'
  | 'retracted'
  | 'alleged'
  | 'alleged, its acceptance fallen'
  | 'not counted'
  | 'not supported'
  | 'not supported any more'
  | 'left out as disputed';

/** Who says a statement is so, who denies it, and whether it counts. */
export interface Weight {
  readonly statement: Statement;
  /** Why it counts for nothing; undefined: it counts. */
  readonly weightless: Weightless | undefined;
  readonly disputed: boolean;
  readonly supports: Side;
  readonly denies: Side;
  readonly mentions: Side;
}

/** Shown with their author and never counted (evidence.md: Inference). */
const NEVER_COUNTED: readonly Entry['kind'][] = ['claim', 'response', 'note', 'choice'];

/** Weighs what sources say of a statement, as a reader in that place could. */
export function weigh(vantage: Vantage, statement: Statement): Weight {
  const weightless = weightlessOf(vantage, statement);
  const isKnown = weightless !== 'not known';
  const reports = isKnown ? statement.vouchers.evidence.filter((one) => isOut(vantage, one)) : [];
  const side = (stance: Evidence['stance']) =>
    sideOf(
      vantage,
      reports.filter((one) => one.stance === stance).map((one) => weighReport(vantage, statement, one)),
    );
  return {
    statement,
    weightless,
    disputed: isKnown && isDisputed(vantage.acceptance, statement.vouchers, statement.entry),
    supports: side('supports'),
    denies: side('denies'),
    mentions: side('mentions'),
  };
}

function weighReport(vantage: Vantage, statement: Statement, evidence: Evidence): WeighedReport {
  const origins = originsOf(vantage, statement, evidence);
  if (vantage.acceptance.retracted.has(evidence.source))
    return { evidence, origins, counts: false, why: 'retracted' };
  if (origins.retracted) return { evidence, origins, counts: false, why: 'rests on what is retracted' };
  if (origins.circular) return { evidence, origins, counts: false, why: 'circular' };
  return { evidence, origins, counts: true, why: undefined };
}

function sideOf(vantage: Vantage, reports: readonly WeighedReport[]): Side {
  const standing = reports.filter(({ why }) => why !== 'retracted');
  const witnesses = witnessesOf(
    reports.filter(({ counts }) => counts).flatMap(({ origins }) => origins.roots),
  );
  return {
    reports,
    sources: new Set<Name>(standing.map(({ evidence }) => evidence.source)).size,
    witnesses,
    roots: countRoots(witnesses, vantage.within),
  };
}

/** Why a statement counts for nothing; undefined: it counts. */
export function weightlessOf(vantage: Vantage, { entry, vouchers }: Statement): Weightless | undefined {
  const { acceptance } = vantage;
  const date = dateOf(entry);
  const { known } = acceptance;
  if (known !== undefined && knownSince(vouchers, date) > known) return 'not known';
  if (entry.name && acceptance.retracted.has(entry.name)) return 'retracted';
  if (!isUpheld(acceptance, entry))
    return wasAccepted(vantage, entry) ? 'alleged, its acceptance fallen' : 'alleged';
  if (NEVER_COUNTED.includes(entry.kind)) return 'not counted';
  // A retraction may cite the very source it takes back.
  const isLeftOut = acceptance.withoutDisputed && isDisputed(acceptance, vouchers, entry);
  if (entry.kind === 'retracted' && vouchers === entry && stands(acceptance, entry) && !isLeftOut)
    return undefined;
  // Only what was out may support it: a source that is published later does not stand in for one retracted before.
  const seen = { ...vouchers, evidence: vouchers.evidence.filter((one) => isOut(vantage, one)) };
  if (areAccepted(acceptance, seen, date, entry)) return undefined;
  if (isLeftOut) return 'left out as disputed';
  return seen.evidence.some(({ stance }) => stance === 'supports')
    ? 'not supported any more'
    : 'not supported';
}

/** Whether somebody is known to have accepted an entry, be it that this does not count. */
function wasAccepted({ ledger, acceptance: { known } }: Vantage, { name }: Entry): boolean {
  const acceptances = ledger.entriesOf('accepted') as VerdictEntry[];
  return acceptances.some(
    (one) => one.target === name && (known === undefined || knownSince(one, one.date) <= known),
  );
}

function dateOf(entry: Entry): DateValue | undefined {
  return 'date' in entry ? entry.date : undefined;
}
