import type { CheckedEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Decimal } from '../../ledger/values/decimal.ts';
import type { Occurrence } from '../occurrence.ts';
import { isFinal } from '../state.ts';
import { breakPromise } from './breach.ts';
import { evaluate } from './evaluate.ts';
import type { Hit, WayPlan } from './plan.ts';
import { restore } from './restore.ts';
import { NEVER, type Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import { isAboutMember } from './tally.ts';
import { fail } from './windows.ts';

/** What concerns members by who they are, and deeds that count nothing. */
export function reach(sim: Simulation, run: Run, way: WayPlan, hit: Hit, day: Day): void {
  if (way.kind === 'will') {
    if (hit.role === 'blocks') leaveImpossible(sim, run, way, hit, day);
    else if (hit.role === 'against') denyWay(sim, run, way, hit, day);
    else if (mayPerform(sim, run, way, day)) perform(sim, run, way, hit, day, undefined);
  } else if (hit.role === 'for') fail(sim, run, way, hit.match, day);
  else restore(sim, run, way, hit.match, day);
}

/** Whether what is done on a day can still count towards a way of doing a part. */
export function mayPerform(sim: Simulation, run: Run, way: WayPlan, day: Day): boolean {
  if (run.state === 'proposed' || day < run.birth || isFinal(run.state) || hasLapsed(run, way)) return false;
  return !way.bounds.starting || day >= run.dayOf(way.bounds.starting, sim.scenario);
}

/** Whether a way belongs to a part that is not owed, because the promise fell due after its day. */
function hasLapsed({ version, parts }: Run, way: WayPlan): boolean {
  return parts[way.part]?.lapsed === true && version.parts[way.part].ways.includes(way);
}

/** Counts what an occurrence gives towards a way of doing a part; `share` is what is left of it for this one. */
export function perform(
  sim: Simulation,
  run: Run,
  way: WayPlan,
  hit: Hit,
  day: Day,
  share: Decimal | number | undefined,
): void {
  const tally = run.tally(way);
  tally.add(hit.match, sim.scenario.reading, day, share);
  if (tally.isRange(day)) sim.seen.range = true;
  const part = run.version.parts[way.part]?.ways.includes(way) ? run.parts[way.part] : undefined;
  if (part && part.missed !== NEVER) part.late = true;
  if (hit.match.occurrence.disputed) run.disputed = true;
  run.decidedBy = hit.match.occurrence.entry;
  run.note(day, 'done, in part or whole', hit.match.occurrence.entry);
}

/** It was looked for and not found, or said not to have been done. */
export function deny(
  sim: Simulation,
  run: Run,
  day: Day,
  entry: CheckedEntry | Occurrence['entry'],
  part?: number,
): void {
  if (run.state === 'proposed' || isFinal(run.state)) return;
  let denied = false;
  run.version.parts.forEach((plan, index) => {
    const { done, lapsed } = run.parts[index];
    if (plan.kind !== 'will' || (part !== undefined && part !== index) || done !== NEVER || lapsed) return;
    if (run.isOver(run.deadline(plan, sim.scenario), day + 1)) denied = true;
  });
  if (run.isTextOnly && run.isOver(run.wayDeadline(run.version.bounds, sim.scenario), day + 1)) denied = true;
  if (!denied) return;
  run.denied = true;
  if (entry.kind === 'checked' && sim.world.isDisputed(entry)) run.disputed = true;
  run.decidedBy = entry;
  run.note(day, entry.kind === 'checked' ? 'looked for and not found' : 'said not to have been done', entry);
  evaluate(sim, run, day);
  sim.rewind(run);
}

function denyWay(sim: Simulation, run: Run, way: WayPlan, hit: Hit, day: Day): void {
  const part = run.version.parts.findIndex((plan) => plan.ways.includes(way));
  if (part < 0) return;
  const deadline = run.deadline(run.version.parts[part], sim.scenario);
  if (hit.match.occurrence.disputed && run.isOver(deadline, day + 1)) run.disputed = true;
  deny(sim, run, day, hit.match.occurrence.entry, part);
}

/** The promisor's own act leaves less than is needed: broken that day. `share` is how many of those it touched are out of reach. */
export function leaveImpossible(
  sim: Simulation,
  run: Run,
  way: WayPlan,
  hit: Hit,
  day: Day,
  share?: number,
): void {
  if (run.state === 'proposed' || isFinal(run.state) || run.state === 'broken' || day < run.birth) return;
  if (hasLapsed(run, way)) return;
  const blocked = run.blocked(way);
  const entry = hit.match.occurrence.entry;
  let impossible = true;
  if (blocked.counted.kind === 'members') {
    const tally = run.tally(way);
    const isLeast = sim.scenario.reading === 'least';
    // Who is released by name, or with a group, need not be left.
    blocked.spared = tally.spared.filter(({ all }) => all);
    blocked.add(hit.match, sim.scenario.reading, day, share);
    const left = blocked.stand(day);
    const touched = blocked.failed(day);
    const isNumber = blocked.counted.quantity !== undefined || blocked.spared.length < tally.spared.length;
    impossible = isNumber
      ? left[isLeast ? 'high' : 'low'] < tally.need(day).low
      : touched[isLeast ? 'low' : 'high'] > 0;
    if (left.low !== left.high || touched.low !== touched.high) sim.seen.range = true;
  } else if (blocked.counted.kind === 'amount') return;
  else impossible = isAboutMember(hit.match, sim.scenario.people) ?? sim.scenario.reading === 'most';
  if (!impossible) return;
  run.ownBooks.impossible.add(way);
  const part = run.version.parts.find((one) => one.ways.includes(way));
  if (!part?.ways.every((one) => run.books.impossible.has(one))) return;
  run.note(day, 'made impossible by the promisor’s own act', entry);
  if (hit.match.occurrence.disputed) run.disputed = true;
  if (run.state === 'conditional') run.pending = 'impossible';
  else breakPromise(run, day, 'impossible', entry);
}
