import { amountText } from '../../exposure/amounts.ts';
import { type Fall, fallIndexOf } from '../../exposure/falls.ts';
import type { MembersConcerned } from '../../exposure/members.ts';
import { exposures, type PartyExposure, partyExposure } from '../../exposure/party-exposure.ts';
import { promiseExposure } from '../../exposure/promise-exposure.ts';
import type { ClaimedStake, HeldStake } from '../../exposure/stakes.ts';
import { dealOf } from '../../ledger/deal-terms.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import { isKnownPower } from '../../lifecycle/acts/known-power.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { formatCount } from '../../lifecycle/play/progress.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { citation } from '../../text/block.ts';
import type { EntrySummary } from '../entry-summary.ts';
import { conditionText } from '../words/condition-text.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { type EvidenceReport, evidenceListReport } from './evidence-report.ts';
import {
  type RecordPrice,
  type RecordPriceReport,
  recordPriceReport,
  recordPricesOf,
} from './record-price.ts';
import { repliesTo } from './replies.ts';

/** Who loses what, as JSON (docs/schema/exposure.schema.json): by a promise, by a party, or over the whole ledger. */
export type ExposureReport = PromiseExposureReport | PartyExposureReport | LedgerExposureReport;

interface Days {
  readonly on: string;
  readonly known: string | null;
}

/** What is lost if one promise is not performed. */
export interface PromiseExposureReport extends Days {
  readonly of: 'promise';
  readonly promise: ExposedPromise;
  /** Whether anything can still be lost or kept. */
  readonly open: boolean;
  readonly stakes: readonly StakeReport[];
  /** The amounts of its stakes, each unit for itself. */
  readonly total: readonly string[];
  readonly members: readonly MembersReport[];
  readonly falls: readonly FallReport[];
  /** The stakes of the promises that fall with it. */
  readonly fallenStakes: readonly StakeReport[];
  /** The deal it is part of, and the other open promises in that. */
  readonly deal: {
    readonly id: string;
    readonly title: string | null;
    readonly others: readonly string[];
  } | null;
  readonly claimed: readonly ClaimedReport[];
  /** What its breach, and its ending where someone has the power, would do to records; nothing where it is not open. */
  readonly record: readonly RecordPriceReport[];
}

/** What one party stands to lose. */
export interface PartyExposureReport extends Days {
  readonly of: 'party';
  readonly id: string;
  readonly title: string | null;
  /** Whose losses are counted: it, its parts, offices, members and groups. */
  readonly includes: readonly string[];
  readonly owed: readonly (ExposedPromise & { readonly members: readonly MembersReport[] })[];
  readonly stakes: readonly StakeReport[];
  readonly total: readonly string[];
  /** What falls with which promise, where that reaches the party. */
  readonly chains: readonly { readonly root: ExposedPromise; readonly falls: readonly FallReport[] }[];
  readonly claimed: readonly ClaimedReport[];
}

/** Every party that stands to lose something, most first. */
export interface LedgerExposureReport extends Days {
  readonly of: 'ledger';
  readonly parties: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly stakes: number;
    readonly total: readonly string[];
    readonly owed: number;
    readonly falls: number;
    readonly claimed: number;
  }[];
}

/** A promise by which something may be lost. */
export interface ExposedPromise {
  readonly id: string;
  readonly title: string | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly state: PromiseStanding['state'];
  readonly after: PromiseStanding['after'];
  readonly progress: string | null;
}

export interface StakeReport {
  readonly party: string;
  readonly what: string;
  /** In digits, with its unit. */
  readonly amount: string | null;
  /** The promises whose breach loses it: those of a deal share what the deal gives them. */
  readonly promises: readonly string[];
  readonly from: readonly string[];
  readonly evidence: readonly EvidenceReport[];
}

/** How many members a promise was failed for, and how many are still safe: `0..1`, `1..8`. */
export interface MembersReport {
  readonly group: string;
  readonly failed: string;
  readonly safe: string;
}

/** A promise that falls, with which one, and the conditions that can no longer be met. */
export interface FallReport extends ExposedPromise {
  readonly with: string;
  readonly condition: string;
}

export interface ClaimedReport {
  readonly party: string;
  readonly what: string;
  readonly amount: string | null;
  /** Who says so, by title. */
  readonly by: string | null;
  readonly claim: string | null;
  readonly about: readonly string[];
  readonly place: string;
  readonly evidence: readonly EvidenceReport[];
  /** What is answered to the claim, each followed by what is answered to that. */
  readonly responses: readonly EntrySummary[];
}

/** What is lost if a promise is not performed; undefined for one that does not count on the day. */
export function promiseExposureReport(
  judgement: Judgement,
  entry: PromiseEntry,
): PromiseExposureReport | undefined {
  const exposure = promiseExposure(judgement, entry);
  if (!exposure) return undefined;
  const { standing, deal } = exposure;
  return {
    of: 'promise',
    ...daysOf(judgement),
    promise: exposedPromise(standing),
    open: exposure.isOpen,
    stakes: exposure.stakes.map((stake) => stakeReport(judgement, { stake, promises: [standing] })),
    total: exposure.totals.map(amountText),
    members: exposure.members.map(membersReport),
    falls: exposure.falls.map((fall) => fallReport(judgement, fall)),
    fallenStakes: exposure.fallenStakes.map((one) => stakeReport(judgement, one)),
    deal: deal
      ? {
          id: idOf(deal.entry.name),
          title: deal.entry.title ?? null,
          others: deal.others.map(({ name }) => idOf(name)),
        }
      : null,
    claimed: exposure.claimed.map((one) => claimedReport(judgement, one)),
    record: exposure.isOpen ? recordPricesAt(judgement, standing).map(recordPriceReport) : [],
  };
}

/** What a party, its parts and its groups stand to lose. */
export function partyExposureReport(judgement: Judgement, party: Name): PartyExposureReport {
  const exposure: PartyExposure = partyExposure(judgement, party);
  return {
    of: 'party',
    ...daysOf(judgement),
    id: idOf(party),
    title: party.entry?.title ?? null,
    includes: [...exposure.names].map(idOf).sort(),
    owed: exposure.owed.map(({ standing, members }) => ({
      ...exposedPromise(standing),
      members: members.map(membersReport),
    })),
    stakes: exposure.stakes.map((one) => stakeReport(judgement, one)),
    total: exposure.totals.map(amountText),
    chains: exposure.chains.map(({ root, falls }) => ({
      root: exposedPromise(fallIndexOf(judgement).standingOf(root)),
      falls: falls.map((fall) => fallReport(judgement, fall)),
    })),
    claimed: exposure.claimed.map((one) => claimedReport(judgement, one)),
  };
}

/** Every party that stands to lose something, or is claimed to, most first. */
export function ledgerExposureReport(judgement: Judgement): LedgerExposureReport {
  return {
    of: 'ledger',
    ...daysOf(judgement),
    parties: exposures(judgement).map(({ party, stakes, totals, owed, falls, claimed }) => ({
      id: idOf(party),
      title: party.entry?.title ?? null,
      stakes,
      total: totals.map(amountText),
      owed,
      falls,
      claimed,
    })),
  };
}

/** What may be done to a promise that stands: its breach, and its ending by a power over it that is known and counts. */
function recordPricesAt(judgement: Judgement, { entry, terms, after }: PromiseStanding): RecordPrice[] {
  if (entry.kind === 'threat' || after !== null) return [];
  const { world } = judgement.judging;
  const isEnded = terms.powers.some((power) => power.act === 'end' && isKnownPower(world, entry, power));
  const ways = isEnded ? (['break', 'end'] as const) : (['break'] as const);
  return ways.flatMap((how) => recordPricesOf(judgement, entry, how));
}

function daysOf({ on, known }: Judgement): Days {
  return { on: isoDay(on), known: known === undefined ? null : isoDay(known) };
}

function exposedPromise({ entry, terms, state, after, progress }: PromiseStanding): ExposedPromise {
  return {
    id: idOf(entry.name),
    title: entry.title ?? null,
    from: terms.from.map(({ party }) => idOf(party)),
    to: terms.to.map(({ party }) => idOf(party)),
    state,
    after,
    progress,
  };
}

/** A stake without evidence of its own rests on that of its promise, or of the deal that gives it. */
function stakeReport({ judging }: Judgement, { stake, promises }: HeldStake): StakeReport {
  const [{ entry }] = promises;
  const giver = entry.terms.stakes.includes(stake) ? entry : (dealOf(entry.terms) ?? entry);
  return {
    party: idOf(stake.party),
    what: stake.what,
    amount: stake.amount ? amountText(stake.amount) : null,
    promises: promises.map((one) => idOf(one.entry.name)),
    from: [...new Set(promises.flatMap(({ terms }) => terms.from.map(({ party }) => idOf(party))))],
    evidence: evidenceListReport(
      stake.evidence.length > 0 ? stake.evidence : giver.evidence,
      judging.world.acceptance,
    ),
  };
}

function membersReport({ group, failed, safe }: MembersConcerned): MembersReport {
  return { group: idOf(group), failed: formatCount(failed), safe: formatCount(safe) };
}

function fallReport(judgement: Judgement, fall: Fall): FallReport {
  return {
    ...exposedPromise(fallIndexOf(judgement).standingOf(fall.promise)),
    with: idOf(fall.with.name),
    condition: fall.conditions.map((line) => conditionText(judgement, fall.promise, line)).join(' or if '),
  };
}

function claimedReport({ judging }: Judgement, { claim, stake }: ClaimedStake): ClaimedReport {
  const { by } = claim;
  const { ledger, acceptance } = judging.world;
  return {
    party: idOf(stake.party),
    what: stake.what,
    amount: stake.amount ? amountText(stake.amount) : null,
    by: by === undefined ? null : typeof by === 'string' ? by : titleOf(by),
    claim: claim.name ? idOf(claim.name) : null,
    about: claim.about.map(idOf),
    place: citation(claim.block),
    evidence: evidenceListReport(stake.evidence.length > 0 ? stake.evidence : claim.evidence, acceptance),
    responses: repliesTo(ledger, acceptance, claim.name),
  };
}
