import type { Day } from '../../ledger/values/civil-day.ts';
import { isFinal } from '../state.ts';
import { breakPromise } from './breach.ts';
import { whereInWindow } from './edge.ts';
import { isNumber, type Match, matchOnDay } from './match.ts';
import type { PartRun } from './part-run.ts';
import type { PartPlan, WayPlan } from './plan.ts';
import { LONG_AGO, NEVER, type Run } from './run.ts';
import type { Simulation } from './simulation.ts';

/** Opens and closes the windows of each `never` and `always`. */
export function evaluateWindows(sim: Simulation, run: Run, day: Day): void {
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++)
    if (parts[i].kind !== 'will') evaluateWindow(sim, run, parts[i], run.parts[i], day);
}

/** Opens and closes the window of a `never` or `always`. */
function evaluateWindow(sim: Simulation, run: Run, part: PartPlan, state: PartRun, day: Day): void {
  if (state.over !== NEVER) return;
  const { hasWill } = run;
  for (const way of part.ways) {
    const opens = run.opens(way.bounds, sim.scenario);
    if (opens > day) return;
    const { last, met } = run.closes(way.bounds, hasWill, sim.scenario);
    const end = Math.min(last + 1, met);
    if (!state.opened && end > opens) {
      state.opened = true;
      // While it is suspended nothing breaks: what is still excluded then fails it when it is resumed.
      if (!run.suspension) failByExclusion(sim, run, way, Math.max(opens, run.clocksFrom));
    }
    if (end <= day) state.over = Math.max(end, run.clocksFrom);
  }
}

/** Every window is over without a failure: kept. */
export function settleWindows(run: Run, day: Day): void {
  const { parts } = run.version;
  let last = LONG_AGO;
  let hasWindow = false;
  for (let index = 0; index < parts.length; index++) {
    const state = run.parts[index];
    if (state.lapsed) continue;
    const end = parts[index].kind === 'will' ? state.done : state.over;
    if (end === NEVER) return;
    if (parts[index].kind !== 'will') hasWindow = true;
    last = Math.max(last, end);
  }
  if (!hasWindow) return;
  run.state = 'kept';
  run.since = Math.min(last, day);
  run.note(run.since, 'kept: its time is over and nothing failed it', run.plan.entry);
}

/** What a deed excludes stays excluded until undone, also for windows that open later. */
export function failByExclusion(sim: Simulation, run: Run, way: WayPlan, day: Day): void {
  const standing = run.books.exclusions.get(way.index);
  if (!standing) return;
  run.ownBooks.exclusions.delete(way.index);
  for (const match of standing) countFailure(sim, run, way, match, day);
}

/** An occurrence that fails a `never` or `always`, if it falls within its window. */
export function fail(sim: Simulation, run: Run, way: WayPlan, match: Match, day: Day): void {
  if (isFinal(run.state) || run.closed) return;
  const { occurrence } = match;
  // What an amendment gives may be excluded before that, as what waits for its window may.
  const waiting =
    !partOf(run, way) ||
    run.state === 'proposed' ||
    run.state === 'conditional' ||
    day < run.opens(way.bounds, sim.scenario);
  if (waiting || run.suspension) {
    if (occurrence.kind === 'excluded') {
      const excluded = matchOnDay(sim.world.relations, match, day);
      run.ownBooks.exclusions.set(way.index, [...(run.books.exclusions.get(way.index) ?? []), excluded]);
    }
    return;
  }
  const where = whereInWindow(run, way, occurrence, day, sim.scenario);
  // What was excluded before the window opened is excluded still.
  if (where === 'after' || (where === 'before' && occurrence.kind !== 'excluded')) return;
  if (where === 'unknown') {
    sim.seen.edge = true;
    if (!sim.scenario.edge) return;
  }
  countFailure(sim, run, way, match, day);
}

/** Counts what fails a line, and breaks the promise where that is enough. */
function countFailure(sim: Simulation, run: Run, way: WayPlan, given: Match, day: Day): void {
  const part = partOf(run, way);
  if (!part) return;
  const match = matchOnDay(sim.world.relations, given, day);
  const { reading } = sim.scenario;
  const tally = run.tally(way);
  tally.add(match, reading, day);
  const failed = hasFailed(sim, run, way, day);
  const isOfNumber = isNumber(way.demand.counted);
  run.ownBooks.failures.set(way.index, [...run.unrestored(way), { match, isOpen: failed || !isOfNumber }]);
  if (!failed) {
    if (isOfNumber) run.note(day, 'counted against it', match.occurrence.entry);
    return;
  }
  if (way.demand.counted.kind === 'deed') run.breaches++;
  const state = run.parts[run.version.parts.indexOf(part)];
  if (state.failed === NEVER) state.failed = day;
  if (tally.isDisputed) run.disputed = true;
  breakPromise(run, day, 'failed', match.occurrence.entry);
}

/** Whether what happened is enough to fail a line (semantics.md: never, always). */
export function hasFailed(sim: Simulation, run: Run, way: WayPlan, day: Day): boolean {
  const tally = run.tally(way);
  const { counted } = way.demand;
  const least = sim.scenario.reading === 'least';
  if (counted.kind === 'amount') return tally.isComplete(sim.scenario.reading, day);
  if (counted.kind === 'deed') return !tally.isEmpty && (!least || tally.isComplete('least', day));
  const failed = tally.failed(day);
  const stand = tally.stand(day);
  if (failed.low !== failed.high || stand.low !== stand.high) sim.seen.range = true;
  const { quantity } = counted;
  if (way.kind === 'always' && quantity) {
    const remaining = tally.remaining(day);
    const need = tally.need(day);
    return least ? remaining.high < need.low : remaining.low < need.high;
  }
  return (least ? failed.low : failed.high) >= (quantity ? Math.max(1, quantity.low) : 1);
}

function partOf(run: Run, way: WayPlan): PartPlan | undefined {
  const part = run.version.parts[way.part];
  return part?.ways.includes(way) ? part : undefined;
}

/** What was excluded during a suspension fails what is kept true when it resumes; what has not begun, when it begins. */
export function reopenWindows(sim: Simulation, run: Run, day: Day): void {
  run.version.parts.forEach((part, index) => {
    const { opened, over } = run.parts[index];
    if (part.kind !== 'always' || !opened || over !== NEVER) return;
    for (const way of part.ways) failByExclusion(sim, run, way, day);
  });
}
