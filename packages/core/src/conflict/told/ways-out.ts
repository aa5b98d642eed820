import { fallIndexOf } from '../../exposure/falls.ts';
import type { Power, PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isMeant } from '../../ledger/selection.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { isHeldBy } from '../../lifecycle/acts/act-standing.ts';
import { holdsToday } from '../../lifecycle/play/holds.ts';
import { compareText } from '../../text/compare-text.ts';
import type { Obligation } from '../ahead/obligation.ts';
import { needsOf } from '../ahead/powers.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { Cost, Lift, TooLate, WayOut } from '../conflict.ts';
import { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';
import type { Scene } from '../sets/found.ts';
import { compareCosts } from '../solving/cheapest-covers.ts';
import type { Shortage } from './fits.ts';
import { LiftedFrom } from './lifted-from.ts';
import { Losses } from './losses.ts';

/** The ways out of a conflict, cheapest first, and the powers whose notice ends too late to help. */
export interface WaysOut {
  readonly waysOut: readonly WayOut[];
  readonly tooLate: readonly TooLate[];
}

/** How many choices of those who must agree are listed for one power. */
const MOST_CHOICES = 20;

/** Finds every lift of one promise that lets the others of its minimal set be kept. */
export function waysOutOf(
  prospects: Prospects,
  scene: Scene,
  world: World,
  promises: readonly PromiseEntry[],
  fits: readonly Shortage[],
): WaysOut {
  const waysOut: WayOut[] = [];
  const tooLate: TooLate[] = [];
  const falls = fallIndexOf(prospects.judgement);
  for (const promise of promises) {
    const obligation = world.ahead.get(promise);
    if (!obligation) continue;
    const fit = fits.find((one) => one.promise === promise);
    const lifts = [...releaseOf(prospects, obligation, fit), ...breachOf(prospects, obligation)].map(
      (lift) => ({
        lift,
        powers: 0,
      }),
    );
    for (const { lift, earliest } of powersOver(prospects, obligation)) {
      const lifted = new LiftedFrom(scene, promises, promise, prospects.on);
      const helps = earliest > prospects.on ? lifted.helpsOn(earliest) : true;
      // Nothing is said of a power of which it was not found out.
      if (helps === undefined) continue;
      if (!helps) {
        const deadline = lifted.lastBefore(earliest);
        const how = lift.how === 'end' ? 'end' : 'release';
        tooLate.push({ promise, how, by: lift.by, through: lift.through, earliest, deadline });
      } else lifts.push({ lift, powers: 1 });
    }
    const known = new Map<number, readonly PromiseEntry[]>();
    const fallsWith: FallsWith = (left) => {
      const fallen =
        known.get(left) ?? falls.with([promise], left, (other) => areOpenTogether(prospects, promise, other));
      known.set(left, fallen);
      return fallen;
    };
    for (const { lift, powers } of lifts) waysOut.push(wayOf(prospects, lift, powers, fallsWith, fit));
  }
  return { waysOut: waysOut.sort(compareWays), tooLate };
}

function compareWays(a: WayOut, b: WayOut): number {
  return compareCosts(pricesOf(a.cost), pricesOf(b.cost)) || compareText(idsOf(a), idsOf(b));
}

/** Breaches, powers used, promises that fall, stakes lost without consent, people needed: the first counts most. */
export function pricesOf({ breaches, powers, falls, stakes, people }: Cost): readonly number[] {
  return [breaches, powers, falls.length, stakes.filter(({ agreed }) => !agreed).length, people];
}

/** Which promises are lifted and who acts, by their ids. */
export function idsOf({ lifts }: WayOut): string {
  return lifts
    .map(({ promise, by }) => `${promise.name.text} ${by.map(({ text }) => text).join(' ')}`)
    .join('\n');
}

const PLAIN = { through: undefined, atLeast: undefined, needs: [], promisedBy: [] };

/** A release by all promisees; the addressee of a threat cannot release it. */
function releaseOf(prospects: Prospects, { entry, to }: Obligation, fit: Shortage | undefined): Lift[] {
  if (entry.kind === 'threat' || to.length === 0) return [];
  const acting = to.map(({ party }) => whoActs(prospects, party));
  // Nobody releases what is owed to an office while it is vacant.
  if (acting.some(({ by }) => by.length === 0)) return [];
  const by = acting.flatMap((one) => one.by);
  const promisedBy = prospects
    .promisedActs('release')
    .filter(
      ({ actor, target }) =>
        isMeant(target, entry) && (by.includes(actor) || to.some(({ party }) => party === actor)),
    )
    .map(({ promise }) => promise);
  const through = acting.length === 1 ? acting[0].through : undefined;
  return [{ ...PLAIN, promise: entry, how: 'release', by, through, atLeast: fit?.short, promisedBy }];
}

function breachOf(prospects: Prospects, { entry, from }: Obligation): Lift[] {
  const acting = from.map(({ party }) => whoActs(prospects, party));
  const by = acting.flatMap((one, index) => (one.by.length > 0 ? one.by : [from[index].party]));
  const through = acting.length === 1 && acting[0].by.length > 0 ? acting[0].through : undefined;
  return [{ ...PLAIN, promise: entry, how: 'break', by, through }];
}

/** A party, or the holder of an office that day; nobody while it is vacant. */
function whoActs(
  { clashes, on }: Prospects,
  party: Name,
): { readonly by: readonly Name[]; readonly through: Name | undefined } {
  return party.entry?.kind === 'office'
    ? { by: clashes.relations.holders(party, on), through: party }
    : { by: [party], through: undefined };
}

/** The powers to end or release a promise that someone holds on the day, and from when each can be used. */
function powersOver(
  prospects: Prospects,
  obligation: Obligation,
): { readonly lift: Lift; readonly earliest: Day }[] {
  const { entry, run, sim } = obligation;
  const found: { lift: Lift; earliest: Day }[] = [];
  for (const { power, while: while_ } of run.version.powers) {
    if (power.act !== 'end' && power.act !== 'release') continue;
    if (while_ && !holdsToday(run, while_, sim, prospects.on)) continue;
    const { earliest, needs } = needsOf(prospects.judgement.judging.world, entry, power, prospects.on);
    for (const { by, through } of actorsOf(prospects, power)) {
      const promisedBy = promisesToAct(prospects, entry, power);
      found.push({
        lift: { ...PLAIN, promise: entry, how: power.act, by, through, byPower: true, needs, promisedBy },
        earliest,
      });
    }
  }
  return found;
}

/** Who acts by a power: the holder of an office that day, or a party, with each choice of those who must agree. */
function actorsOf(
  prospects: Prospects,
  { holder, needs }: Power,
): { readonly by: readonly Name[]; readonly through: Name | undefined }[] {
  const { by: holders, through } = whoActs(prospects, holder);
  if (holders.length === 0) return [];
  if (!needs) return [{ by: holders, through }];
  // A vacant office agrees to nothing.
  const agreeing = needs.of.map((name) => whoActs(prospects, name).by).filter((by) => by.length > 0);
  const acting = holders.some((name) => agreeing.some((by) => by.includes(name))) ? [] : holders;
  const sets = choices(agreeing, needs.count).map((chosen) => [...new Set([...acting, ...chosen.flat()])]);
  return withoutMore(sets).map((by) => ({ by, through }));
}

/** Some sets of names, without those that have all of another: who agrees in an office does so in person too. */
function withoutMore(sets: readonly (readonly Name[])[]): readonly (readonly Name[])[] {
  return sets.filter(
    (set, at) =>
      !sets.some(
        (other, place) =>
          other.every((name) => set.includes(name)) &&
          (other.length < set.length || (other.length === set.length && place < at)),
      ),
  );
}

/** Every choice of so many out of some, in their order. */
function choices<T>(of: readonly T[], count: number): T[][] {
  const found: T[][] = [];
  const choose = (from: number, chosen: readonly T[]): void => {
    if (found.length >= MOST_CHOICES) return;
    if (chosen.length === count) {
      found.push([...chosen]);
      return;
    }
    for (let index = from; index < of.length; index++) choose(index + 1, [...chosen, of[index]]);
  };
  choose(0, []);
  return found;
}

/** The open promises to carry out an act by a power. */
function promisesToAct(prospects: Prospects, entry: PromiseEntry, power: Power): PromiseEntry[] {
  const { relations } = prospects.clashes;
  return prospects
    .promisedActs(power.act)
    .filter(
      ({ actor, target }) =>
        isMeant(target, entry) && isHeldBy(relations, { holder: power.holder }, [actor], prospects.on),
    )
    .map(({ promise }) => promise);
}

/** The promises that fall with one, of which so much is left. */
type FallsWith = (left: number) => readonly PromiseEntry[];

/** Whether two promises are open on one and the same reading; where that of one is sure, both may be. */
export function areOpenTogether(prospects: Prospects, one: PromiseEntry, other: PromiseEntry): boolean {
  const both = [one, other].map((promise) => prospects.of(promise));
  const areUnsure = both.every(({ entry }) => (prospects.standingOf(entry)?.possible.length ?? 0) > 1);
  return !areUnsure || new Component(prospects, both).areAheadTogether(one, other);
}

/** A way out by one lift. What waits for a promise that is released in part only may still come true. */
function wayOf(
  prospects: Prospects,
  lift: Lift,
  powers: number,
  fallsWith: FallsWith,
  fit: Shortage | undefined,
): WayOut {
  const left = lift.atLeast && fit ? leftOf(fit) : 0;
  const whole = { ...costOf(prospects, lift, fallsWith(0)), powers };
  if (left <= 0) return { lifts: [lift], cost: whole };
  return {
    lifts: [lift],
    cost: { ...costOf(prospects, lift, fallsWith(left)), powers },
    whole,
  };
}

/** How much of a demand is left at most once what is short of it has been released. */
function leftOf({ demand, short }: Shortage): number {
  const left = demand.high - short.low;
  return short.isOpen ? left * (1 - Number.EPSILON) : left;
}

/** What a lift costs, by the promises that fall with it. */
function costOf(prospects: Prospects, lift: Lift, fallen: readonly PromiseEntry[]): Omit<Cost, 'powers'> {
  const losses = new Losses(prospects);
  for (const promise of [lift.promise, ...fallen]) losses.add(promise, (party) => isAgreed(lift, party));
  return {
    breaches: lift.how === 'break' ? 1 : 0,
    falls: fallen,
    deals: losses.deals,
    stakes: losses.stakes,
    people: peopleOf(prospects, lift),
  };
}

function isAgreed({ how, by, through }: Lift, party: Name): boolean {
  return how === 'release' && (by.includes(party) || through === party);
}

/** How many must act: a group consents one by one, and of one that holds a power one member is enough. */
function peopleOf({ clashes, on }: Prospects, { by, how, byPower }: Lift): number {
  let people = 0;
  for (const name of by) {
    if (how === 'release' && !byPower && name.entry?.kind === 'group') {
      const { low, high } = clashes.relations.size(name, on);
      people += Math.max(1, high === Infinity ? low : high);
    } else people++;
  }
  return people;
}
