import type { Day } from '../ledger/civil-day.ts';
import { compareDecimals, type Decimal, subtractDecimals } from '../ledger/decimal.ts';
import { areSameParties, isUsedOnce } from './components.ts';
import type { Match } from './match.ts';
import type { WayPlan } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import { turn } from './sharing.ts';
import type { Simulation } from './simulation.ts';
import { isFinal } from './state.ts';
import type { PlacedHit } from './timeline.ts';

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
  for (const pool of pools) {
    pool.sort((a, b) => turn(sim, b, a));
    takeFrom(sim, pool, day);
  }
}

/** Whether something may be done for a way that is not complete yet. */
function isOpen(run: Run, way: WayPlan, day: Day): boolean {
  if (run.state === 'proposed' || day < run.birth || isFinal(run.state) || !run.hasTally(way)) return false;
  return run.parts[way.part]?.done === NEVER && !run.tally(way).isEmpty;
}

function takeFrom(sim: Simulation, pool: readonly PlacedHit[], day: Day): void {
  const end = sim.scenario.reading === 'least' ? 'low' : 'high';
  const [{ hit }] = pool;
  const { amount, touch } = hit.match;
  if (amount) takeAmount(sim, pool, amount[end], day);
  else if (touch && !touch.all) takeMembers(sim, pool, touch[end], day);
  else for (const placed of pool) remove(sim, placed, placed.hit.match, day);
}

function takeAmount(sim: Simulation, pool: readonly PlacedHit[], whole: Decimal, day: Day): void {
  let left = whole;
  for (const placed of pool) {
    const { run, way, hit } = placed;
    if (left.digits <= 0n) return;
    const { amount } = run.tally(way!);
    const taken = compareDecimals(left, amount) < 0 ? left : amount;
    if (taken.digits <= 0n) continue;
    left = subtractDecimals(left, taken);
    const { paid } = run.books;
    const key = hit.variant?.assignedBy ?? undefined;
    const before = paid.get(key);
    if (before) run.ownBooks.paid.set(key, subtractDecimals(before, taken));
    remove(sim, placed, { ...hit.match, amount: { low: taken, high: taken } }, day);
  }
}

function takeMembers(sim: Simulation, pool: readonly PlacedHit[], whole: number, day: Day): void {
  let left = whole;
  for (const placed of pool) {
    const { run, way, hit } = placed;
    const { touch } = hit.match;
    const taken = Math.min(left, run.tally(way!).done(day).high);
    if (taken <= 0) continue;
    left -= taken;
    remove(sim, placed, { ...hit.match, touch: touch && { ...touch, low: taken, high: taken } }, day);
  }
}

function remove(sim: Simulation, { run, way, hit }: PlacedHit, match: Match, day: Day): void {
  const { occurrence } = hit.match;
  const tally = run.tally(way!);
  tally.remove(match, day);
  if (tally.isRange(day)) sim.seen.range = true;
  if (occurrence.disputed) run.disputed = true;
  run.note(day, 'undone, in part or whole', occurrence.entry);
}
