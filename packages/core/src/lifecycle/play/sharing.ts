import type { Bound } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import { areSameParties, type Parties } from '../components.ts';
import { doerOf } from '../occurrence.ts';
import { isFinal } from '../state.ts';
import { baseUnitOf } from './match.ts';
import { owedBesideShares, owedOfShare } from './owed.ts';
import { leaveImpossible, mayPerform, perform } from './performance.ts';
import type { Hit, Version, WayPlan } from './plan.ts';
import type { Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import type { PlacedHit } from './timeline.ts';
import { inTurn, isNamed } from './turn.ts';

/** Counts and amounts are used once between one promisor and one promisee (semantics.md: Use). */
export function shareOut(sim: Simulation, hits: readonly PlacedHit[], day: Day): void {
  const pools: Pool[] = [];
  for (const placed of hits) {
    const { run, way } = placed;
    if (!way || !mayPerform(sim, run, way, day) || isSettled(run)) continue;
    const parties = partiesOf(placed);
    const known = pools.find((pool) => areSameParties(pool.parties, parties));
    if (known) known.hits.push(placed);
    else pools.push({ parties, hits: [placed] });
  }
  for (const { parties, hits: pool } of pools) {
    if (isForOthers(pool, parties, hits)) continue;
    const current = pool.filter(({ run, way }) => isCurrent(run, way!));
    const left = toGive(sim, current[0] ?? pool[0], day);
    if (current.length > 1) inTurn(sim, current);
    const rest = dealOut(sim, current, left, day, true, notePaid);
    if (rest.taken.size > 0 && current.length > 1) leaveLess(sim, current, rest, day);
    if (current.length < pool.length) shareWithLater(sim, pool, current, rest, day);
  }
}

/** To whom a promisor did for one promise what can be done once only, it can do that no more for another. */
function leaveLess(sim: Simulation, pool: readonly PlacedHit[], { taken }: Rest, day: Day): void {
  const { relations } = sim.world;
  for (const { run, way, hit } of pool) {
    const { occurrence, touch } = hit.match;
    if (!touch?.distinct || hit.variant) continue;
    const doer = doerOf(occurrence);
    if (!doer || !run.from.some(({ party }) => relations.lies(doer, party, occurrence.first))) continue;
    let elsewhere = 0;
    for (const [one, count] of taken) if (one !== run && typeof count === 'number') elsewhere += count;
    const share = touch.who.entry?.kind === 'group' ? elsewhere : undefined;
    if (elsewhere > 0) leaveImpossible(sim, run, way!, hit, day, share);
  }
}

/** What an occurrence serves between the same parties. */
interface Pool {
  readonly parties: Parties;
  readonly hits: PlacedHit[];
}

/** Between whom an occurrence was: what a performer pays is used once, for whom it performs or for itself. */
function partiesOf(placed: PlacedHit): Parties {
  const performer = placed.hit.variant?.delegatedBy?.to;
  const parties = owedBetween(placed);
  return performer
    ? { from: [{ party: performer, through: undefined, as: undefined }], to: parties.to }
    : parties;
}

/** Who owes what an occurrence serves, and to whom, as it has been assigned and amended, or will be by these terms. */
function owedBetween(placed: PlacedHit): Parties {
  const { run, way, hit } = placed;
  const { shares } = run.books;
  if (shares.size === 0 && run.plan.versions.length === 1) return run;
  const later = isCurrent(run, way!) ? undefined : versionOf(placed)?.terms;
  const now = run.version.terms;
  const from = later && later.from !== now.from ? later.from : run.from;
  if (later && later.to !== now.to) return { from, to: later.to };
  if (shares.size === 0) return { from, to: run.to };
  const own = hit.variant?.assignedBy;
  const isShare = ({ party }: Bound) => [...shares.keys()].some(({ to }) => to === party);
  return { from, to: run.to.filter((bound) => (own ? bound.party === own.to : !isShare(bound))) };
}

/** Of a breach that is forgiven or repaired nothing is owed any more. */
function isSettled({ after }: Run): boolean {
  return after === 'forgiven' || after === 'repaired';
}

/**
 * Whether what was done was meant for a promise between others, or for another deed: then nothing of it is left for
 * these. Where the one it was meant for asks for nothing any more, it is left for the others between the same parties.
 */
function isForOthers(pool: readonly PlacedHit[], parties: Parties, hits: readonly PlacedHit[]): boolean {
  const [{ hit }] = pool;
  if (hit.match.occurrence.for === undefined || pool.some(isNamed)) return false;
  return !hits.some((one) => isNamed(one) && isOver(one.run) && areSameParties(partiesOf(one), parties));
}

/** Whether nothing that is done counts towards a promise any more. */
export function isOver(run: Run): boolean {
  return isFinal(run.state) || isSettled(run);
}

/** What an amendment will ask for has what its promise was given before, or what nobody was. */
function shareWithLater(
  sim: Simulation,
  pool: readonly PlacedHit[],
  current: readonly PlacedHit[],
  rest: Rest,
  day: Day,
): void {
  const byVersion = new Map<Version, PlacedHit[]>();
  for (const placed of pool) {
    const version = versionOf(placed);
    if (!version || isCurrent(placed.run, placed.way!)) continue;
    const hits = byVersion.get(version);
    if (hits) hits.push(placed);
    else byVersion.set(version, [placed]);
  }
  for (const hits of byVersion.values()) {
    const [{ run }] = hits;
    const given = current.some((one) => one.run === run) ? rest.taken.get(run) : rest.left;
    if (given === undefined) continue;
    inTurn(sim, hits);
    dealOut(sim, hits, given, day, given === toGive(sim, hits[0], day));
  }
}

/** The terms that a line belongs to. */
export function versionOf({ run, way }: PlacedHit): Version | undefined {
  return run.plan.versions.find(({ parts }) => parts[way!.part]?.ways.includes(way!));
}

/** What nobody was given, and how much each promise was. */
interface Rest {
  readonly left: Decimal | number;
  readonly taken: ReadonlyMap<Run, Decimal | number>;
}

/** What an occurrence has to give: what is known of whom it touched, or the end of its range that the reading takes. */
function toGive(sim: Simulation, placed: PlacedHit, day: Day): Decimal | number {
  const known = knownTouched(sim, placed);
  if (known !== undefined) return known;
  const { match } = placed.hit;
  const end = sim.scenario.reading === 'least' ? 'low' : 'high';
  if (match.amount) return match.amount[end];
  const { touch } = match;
  if (touch?.who.entry?.kind !== 'group') return 1;
  if (!touch.all) return touch[end];
  const size = sim.world.relations.size(touch.who, day);
  if (size.low !== size.high) sim.seen.range = true;
  return size[end];
}

/** How many of those that a line asks for an occurrence touched, where one reading of who there is is looked at. */
function knownTouched({ scenario }: Simulation, { hit: { match }, way }: PlacedHit): number | undefined {
  const group = scenario.people && groupOf(way!);
  return group && scenario.people?.touched(match.occurrence, group);
}

/** Gives each line in turn what it needs, of what there is: of all that was done, or of a part. */
function dealOut(
  sim: Simulation,
  pool: readonly PlacedHit[],
  start: Decimal | number,
  day: Day,
  isAll: boolean,
  note?: typeof notePaid,
): Rest {
  let left = start;
  const taken = new Map<Run, Decimal | number>();
  const served = new Set<string>();
  for (const placed of pool) {
    if (typeof left === 'number' ? left <= 0 : left.digits <= 0n) break;
    const { run, way, hit } = placed;
    const once = `${run.plan.entry.name.index}:${way!.index}`;
    if (served.has(once)) continue;
    served.add(once);
    if (typeof left === 'number') {
      const given = { isAlone: isAll && pool.length === 1, isUntouched: isAll && left === start };
      const take = giveMembers(sim, placed, left, day, given);
      if (take <= 0) continue;
      left -= take;
      taken.set(run, ((taken.get(run) as number | undefined) ?? 0) + take);
    } else {
      const tally = run.tally(way!);
      const need = subtractDecimals(tally.amountNeeded(), tally.amount);
      const above = way!.demand.counted.kind === 'amount' && way!.demand.counted.amount.above;
      if (!above && need.digits <= 0n) continue;
      const wanted = shareLeft(run, way!, hit, need);
      const take: Decimal = !above && compareDecimals(left, wanted) > 0 ? wanted : left;
      if (take.digits <= 0n) continue;
      if (run.books.shares.size > 0) note?.(run, hit, take);
      perform(sim, run, way!, hit, day, take);
      left = subtractDecimals(left, take);
      taken.set(run, addDecimals((taken.get(run) as Decimal | undefined) ?? ZERO, take));
    }
  }
  return { left, taken };
}

/** An occurrence as one that touched members of a group. */
function among(hit: Hit, who: Name): Hit {
  const { match } = hit;
  return { ...hit, match: { ...match, touch: match.touch && { ...match.touch, who } } };
}

/** Whether a deed serves one line alone, and whether all of it is left. */
interface Given {
  readonly isAlone: boolean;
  readonly isUntouched: boolean;
}

/** Gives a line as many as it needs, of those that are left; how many that is. */
function giveMembers(
  sim: Simulation,
  placed: PlacedHit,
  left: number,
  day: Day,
  { isAlone, isUntouched }: Given,
): number {
  const { run, way, hit } = placed;
  const { touch } = hit.match;
  const known = knownTouched(sim, placed);
  const take = Math.min(left, wantedMembers(sim, placed, day), known ?? Infinity);
  if (take <= 0) return 0;
  if (known !== undefined) perform(sim, run, way!, among(hit, groupOf(way!)!), day, take);
  else {
    const elsewhere = touch?.all && touch.who !== groupOf(way!);
    // All of a group of about known size is all of it on every reading, also where others wait for the same deed.
    const isWholeGroup = isUntouched && touch?.all && !elsewhere && take === left;
    const whole = isWholeGroup || (isAlone && (take === left || elsewhere));
    perform(sim, run, way!, hit, day, whole || touch?.who.entry?.kind !== 'group' ? undefined : take);
  }
  return take;
}

/** How many members more a line needs: of those that may have been touched before, all at the least. */
function wantedMembers(sim: Simulation, { run, way, hit }: PlacedHit, day: Day): number {
  const tally = run.tally(way!);
  const need = tally.need(day).high;
  const isLeast = sim.scenario.reading === 'least';
  const missing = need - tally.done(day)[isLeast ? 'low' : 'high'];
  const mayBeSame = hit.match.touch?.who.entry?.kind === 'group' && !hit.match.touch.distinct;
  return missing > 0 && isLeast && mayBeSame ? need : missing;
}

/** Of what is needed, how much is owed to the promisee that an occurrence served, after a partial assignment. */
function shareLeft(run: Run, way: WayPlan, { variant }: Hit, need: Decimal): Decimal {
  const { counted } = way.demand;
  if (run.books.shares.size === 0 || counted.kind !== 'amount') return need;
  const key = variant?.assignedBy;
  const left =
    key && run.books.shares.has(key)
      ? owedOfShare(run, key)
      : owedBesideShares(run, baseUnitOf(counted.amount.unit));
  return compareDecimals(left, need) < 0 ? left : need;
}

function notePaid(run: Run, { variant }: Hit, amount: Decimal): void {
  const key = variant?.assignedBy ?? undefined;
  run.ownBooks.paid.set(key, addDecimals(run.books.paid.get(key) ?? ZERO, amount));
}

export function isCurrent(run: Run, way: WayPlan): boolean {
  const part = run.version.parts[way.part];
  return part?.ways.includes(way) ?? false;
}

function groupOf({ demand: { counted } }: WayPlan): Name | undefined {
  return counted.kind === 'members' ? counted.group : undefined;
}
