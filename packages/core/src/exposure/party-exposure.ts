import type { PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { type Total, totalsOf } from './amounts.ts';
import { type Fall, fallIndexOf } from './falls.ts';
import { type MembersConcerned, membersConcerned } from './members.ts';
import { isWaiting, mayBePerformed } from './openness.ts';
import { namesOf } from './parties.ts';
import { type ClaimedStake, claimedStakes, type HeldStake, heldStakes, stakesOf } from './stakes.ts';

/** An open promise to a party. */
export interface Owed {
  readonly standing: PromiseStanding;
  readonly members: readonly MembersConcerned[];
}

/** A promise, and all that falls if it is not performed. */
export interface Chain {
  readonly root: PromiseEntry;
  readonly falls: readonly Fall[];
}

/** All that a party stands to lose, from whom and on what. */
export interface PartyExposure {
  readonly party: Name;
  /** The names it is found under: its own, its parts', offices', members' and groups'. */
  readonly names: ReadonlySet<Name>;
  /** The open promises to it. A threat owes nothing. */
  readonly owed: readonly Owed[];
  /** Its stakes in open promises, to whomever these are made. */
  readonly stakes: readonly HeldStake[];
  readonly totals: readonly Total[];
  /** The chains by which a promise to it, or one it has a stake in, falls with another. */
  readonly chains: readonly Chain[];
  readonly claimed: readonly ClaimedStake[];
}

/** How much a party has at stake itself, without its parts and groups. */
export interface ExposureSummary {
  readonly party: Name;
  readonly stakes: number;
  readonly totals: readonly Total[];
  readonly owed: number;
  /** How many of the promises to it, or that it has a stake in, fall with another. */
  readonly falls: number;
  readonly claimed: number;
}

/**
 * All that a party stands to lose, its parts and groups included (semantics.md: Exposure).
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('bike.troth', [
 *   'party @anna',
 *   'party @club',
 *   'party @team',
 *   '  part of @club',
 *   '2026-03-01 promise @bike',
 *   '  from  @anna',
 *   '  to    @team',
 *   '  will  @anna lends the bike to @team',
 *   '  stake @team "the tour"',
 * ].join('\n'))]);
 * const exposure = partyExposure(judge(ledger, { on: dayOf(2026, 3, 2) }), ledger.find('club').name);
 * exposure.owed.map(({ standing }) => standing.entry.name.text) // => ['bike']
 * exposure.stakes.map(({ stake }) => stake.what) // => ['the tour']
 * ```
 */
export function partyExposure(judgement: Judgement, party: Name): PartyExposure {
  const names = namesOf(judgement, party);
  const open = judgement.promises.filter(mayBePerformed).sort(byId);
  const stakes = heldStakes(judgement, open, (stake) => names.has(stake.party));
  const owed = open.filter((standing) => isOwedTo(standing, names));
  const touched = new Set([...owed, ...stakes.flatMap(({ promises }) => promises)].map(({ entry }) => entry));
  return {
    party,
    names,
    owed: owed.map((standing) => ({ standing, members: membersConcerned(judgement, standing) })),
    stakes,
    totals: totalsOf(stakes.map(({ stake }) => stake.amount)),
    chains: chainsOf(judgement, open).filter(({ falls }) =>
      falls.some(({ promise }) => touched.has(promise)),
    ),
    claimed: claimedStakes(judgement).filter(({ stake }) => names.has(stake.party)),
  };
}

/**
 * Every party that stands to lose something, or is claimed to: most stakes first, then most promises owed to it, then
 * those that fall with another. A party's parts and groups stand for themselves here.
 */
export function exposures(judgement: Judgement): ExposureSummary[] {
  const open = judgement.promises.filter(mayBePerformed).sort(byId);
  const falling = new Set<PromiseEntry>();
  for (const { falls } of chainsOf(judgement, open)) for (const { promise } of falls) falling.add(promise);
  const counts = new Counts();
  for (const { stake } of heldStakes(judgement, open)) counts.of(stake.party).amounts.push(stake.amount);
  for (const standing of open) {
    const losers = new Set(stakesOf(judgement, standing).map(({ party }) => party));
    for (const { party } of standing.terms.to) {
      if (!isOwedTo(standing, new Set([party]))) continue;
      counts.of(party).owed++;
      losers.add(party);
    }
    if (falling.has(standing.entry)) for (const party of losers) counts.of(party).falls++;
  }
  for (const { stake } of claimedStakes(judgement)) counts.of(stake.party).claimed++;
  return counts.summaries();
}

interface Count {
  readonly amounts: Parameters<typeof totalsOf>[0][number][];
  owed: number;
  falls: number;
  claimed: number;
}

class Counts {
  readonly #counts = new Map<Name, Count>();

  of(party: Name): Count {
    let count = this.#counts.get(party);
    if (!count) {
      count = { amounts: [], owed: 0, falls: 0, claimed: 0 };
      this.#counts.set(party, count);
    }
    return count;
  }

  summaries(): ExposureSummary[] {
    const all = [...this.#counts].map(([party, { amounts, owed, falls, claimed }]) => ({
      party,
      stakes: amounts.length,
      totals: totalsOf(amounts),
      owed,
      falls,
      claimed,
    }));
    return all.sort(
      (a, b) =>
        b.stakes - a.stakes ||
        b.owed - a.owed ||
        b.falls - a.falls ||
        b.claimed - a.claimed ||
        (a.party.text < b.party.text ? -1 : 1),
    );
  }
}

/** A threat owes its addressee nothing. */
function isOwedTo({ entry, terms }: PromiseStanding, names: ReadonlySet<Name>): boolean {
  return entry.kind === 'promise' && terms.to.some(({ party }) => names.has(party));
}

/**
 * What falls with which promise, over the whole ledger. What falls with another is told there and not again: whatever
 * falls with it falls there too.
 */
function chainsOf(judgement: Judgement, open: readonly PromiseStanding[]): Chain[] {
  const index = fallIndexOf(judgement);
  const told = new Set<PromiseEntry>();
  const chains: Chain[] = [];
  for (const { entry } of [...open.filter((one) => !isWaiting(one)), ...open.filter(isWaiting)]) {
    if (told.has(entry)) continue;
    const falls = index.chain([entry]);
    if (falls.length === 0) continue;
    for (const { promise } of falls) told.add(promise);
    chains.push({ root: entry, falls });
  }
  // A chain that began in the middle of one found later is part of that.
  return chains.filter(({ root }) => !told.has(root));
}

function byId(a: PromiseStanding, b: PromiseStanding): number {
  const [one, other] = [a.entry.name.text, b.entry.name.text];
  return one < other ? -1 : one > other ? 1 : 0;
}
