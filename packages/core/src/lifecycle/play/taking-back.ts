import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  subtractDecimals,
  ZERO,
} from '../../ledger/values/decimal.ts';
import { areSameParties, isUsedOnce } from '../components.ts';
import type { Match } from './match.ts';
import type { Version, WayPlan } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import { isCurrent, isOver, versionOf } from './sharing.ts';
import type { Simulation } from './simulation.ts';
import type { Tally } from './tally.ts';
import type { PlacedHit } from './timeline.ts';
import { inTurn } from './turn.ts';

/**
 * What is undone of a `will` is not done, as long as its part is not complete. Counts and amounts, which are used once
 * between the same parties, are taken back once: first from what is served last.
 */
export function takeBack(sim: Simulation, hits: readonly PlacedHit[], day: Day): void {
  const pools: PlacedHit[][] = [];
  for (const placed of hits) {
    const { run, way, hit } = placed;
    if (!way || !isOpen(run, way, day)) continue;
    if (!isUsedOnce(way, run.plan.isPeriod)) {
      remove(sim, placed, hit.match, day);
      continue;
    }
    const known = pools.find(([{ run: other }]) => areSameParties(other, run));
    if (known) known.push(placed);
    else pools.push([placed]);
  }
  for (const pool of pools) takeInTurn(sim, pool, day);
}

/** Takes back from the terms in force. What an amendment will ask for, or asked before, has no more than is left of those. */
function takeInTurn(sim: Simulation, pool: PlacedHit[], day: Day): void {
  inTurn(sim, pool.reverse());
  pool.reverse();
  const current = pool.filter(({ run, way }) => isCurrent(run, way!));
  if (current.length === 0) return;
  takeFrom(sim, current, toTake(sim, current[0]), day);
  for (const version of new Set(pool.map(versionOf))) {
    const hits = pool.filter((placed) => versionOf(placed) === version);
    const [{ run }] = hits;
    if (version && version !== run.version) takeFrom(sim, hits, excessOf(run, version, day), day);
  }
}

/** How much more was done by other terms than by those in force. */
function excessOf(run: Run, version: Version, day: Day): Decimal | number {
  const [now, then] = [run.version, version].map(({ parts }) =>
    parts.flatMap(({ kind, ways }) =>
      kind === 'will' ? ways.filter((way) => run.hasTally(way)).map((way) => run.tally(way)) : [],
    ),
  );
  if (then.some(({ counted }) => counted.kind === 'amount')) {
    const sum = (tallies: readonly Tally[]) =>
      tallies.reduce((total, { amount }) => addDecimals(total, amount), ZERO);
    return subtractDecimals(sum(then), sum(now));
  }
  const count = (tallies: readonly Tally[]) =>
    tallies.reduce((total, tally) => total + tally.done(day).high, 0);
  return count(then) - count(now);
}

/** Whether something may be done for a way that is not complete yet. */
function isOpen(run: Run, way: WayPlan, day: Day): boolean {
  if (run.state === 'proposed' || day < run.birth || isOver(run) || !run.hasTally(way)) return false;
  return run.parts[way.part]?.done === NEVER && !run.tally(way).isEmpty;
}

/** What an occurrence takes back: the most of its range where the reading takes the least that is done. */
function toTake({ scenario }: Simulation, { hit: { match } }: PlacedHit): Decimal | number {
  const end = scenario.reading === 'least' ? 'high' : 'low';
  const { amount, touch } = match;
  if (amount) return amount[end];
  return touch && !touch.all ? touch[end] : Infinity;
}

/** Takes so much back from some lines in turn. */
function takeFrom(sim: Simulation, hits: readonly PlacedHit[], whole: Decimal | number, day: Day): void {
  let left = whole;
  for (const placed of hits) {
    if (typeof left === 'number') left -= takeMembers(sim, placed, left, day);
    else left = subtractDecimals(left, takeAmount(sim, placed, left, day));
  }
}

function takeAmount(sim: Simulation, placed: PlacedHit, left: Decimal, day: Day): Decimal {
  const { run, way, hit } = placed;
  const { amount } = run.tally(way!);
  const taken = compareDecimals(left, amount) < 0 ? left : amount;
  if (taken.digits <= 0n) return ZERO;
  const key = hit.variant?.assignedBy ?? undefined;
  const paid = isCurrent(run, way!) ? run.books.paid.get(key) : undefined;
  if (paid) run.ownBooks.paid.set(key, subtractDecimals(paid, taken));
  remove(sim, placed, { ...hit.match, amount: { low: taken, high: taken } }, day);
  return taken;
}

function takeMembers(sim: Simulation, placed: PlacedHit, left: number, day: Day): number {
  const { run, way, hit } = placed;
  const { touch } = hit.match;
  const taken = Math.min(left, run.tally(way!).done(day).high);
  if (taken <= 0) return 0;
  // Of all of a group, or one by name, it is known who.
  const back = touch?.all ? touch : touch && { ...touch, low: taken, high: taken };
  remove(sim, placed, { ...hit.match, touch: back }, day);
  return taken;
}

function remove(sim: Simulation, { run, way, hit }: PlacedHit, match: Match, day: Day): void {
  const { occurrence } = hit.match;
  const tally = run.tally(way!);
  tally.remove(match, sim.scenario.reading, day);
  if (tally.isRange(day)) sim.seen.range = true;
  if (occurrence.disputed) run.disputed = true;
  run.note(day, 'undone, in part or whole', occurrence.entry);
}
