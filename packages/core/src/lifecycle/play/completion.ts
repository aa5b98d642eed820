import type { Day } from '../../ledger/values/civil-day.ts';
import { isFinal } from '../state.ts';
import { asksForNothing } from './match.ts';
import type { PartRun } from './part-run.ts';
import type { PartPlan } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import type { Simulation } from './simulation.ts';

/** Notes which `will` parts are complete; a promise of such parts alone is kept with the last of them. */
export function completeParts(sim: Simulation, run: Run, day: Day): void {
  const { parts } = run.version;
  let all = true;
  let owed = 0;
  let late = false;
  for (let index = 0; index < parts.length; index++) {
    const state = run.parts[index];
    if (state.lapsed) continue;
    owed++;
    if (parts[index].kind === 'will' && state.done === NEVER && isPartDone(sim, run, parts[index], day))
      noteDone(sim, run, parts[index], state, day);
    if (state.missed !== NEVER) late = true;
    if (parts[index].kind !== 'will' || state.done === NEVER) all = false;
  }
  // While it waits, a part that can no longer fall due is missing to all.
  if (owed === 0 || (owed < parts.length && run.state === 'conditional')) return;
  if (all && !late && !isFinal(run.state) && run.state !== 'broken') {
    run.state = 'kept';
    run.since = day;
    run.note(day, 'kept', undefined);
  }
}

/**
 * A part is done on the day it is complete. Under a suspension its deadline may have passed without a word (`clock runs`):
 * then it was missed, which shows with the resumption, or lapses if the promise had not fallen due by then.
 */
function noteDone({ scenario }: Simulation, run: Run, part: PartPlan, state: PartRun, day: Day): void {
  const deadline = run.deadline(part, scenario);
  const isHeld = run.suspension !== undefined || day === run.resumedOn;
  const isUnseen = isHeld && state.missed === NEVER && run.isOver(deadline, day);
  if (isUnseen && deadline < run.dueDay && run.dueDay > run.birth) return;
  if (isUnseen) {
    state.missed = deadline + 1;
    state.unseen = run.suspension !== undefined;
  }
  state.done = day;
}

/** What was missed and done under a suspension is looked at once more where the parties agree on something else before that shows. */
export function forgetUnseen({ parts, suspension }: Run): void {
  if (!suspension) return;
  for (const state of parts) {
    if (!state.unseen) continue;
    state.missed = NEVER;
    state.done = NEVER;
    state.unseen = false;
  }
}

function isPartDone(sim: Simulation, run: Run, part: PartPlan, day: Day): boolean {
  const { ways } = part;
  for (let i = 0; i < ways.length; i++) {
    const way = ways[i];
    if (asksForNothing(way.demand.counted) && run.state !== 'broken') return true;
    if (run.hasTally(way) && run.tally(way).isComplete(sim.scenario.reading, day)) {
      // Of a breach, what is not asked for any more was not done for that.
      if (run.state === 'broken' && run.tally(way).isEmpty) continue;
      if (
        ways.length === 1 ||
        run.wayDeadline(way.bounds, sim.scenario) >= day ||
        run.overdue ||
        run.state === 'broken'
      )
        return true;
    }
  }
  return false;
}

/** Whether the deadline of a `will` has passed. */
export function isLate(run: Run): boolean {
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++)
    if (parts[i].kind === 'will' && run.parts[i].missed !== NEVER) return true;
  return false;
}

/** Whether a `will` is done after its deadline had passed. */
export function isDoneLate({ version, parts }: Run): boolean {
  for (let i = 0; i < parts.length; i++)
    if (version.parts[i].kind === 'will' && parts[i].missed !== NEVER && parts[i].done !== NEVER) return true;
  return false;
}

/** Whether every `will` is done, in time or late. */
export function allWillsDone(run: Run): boolean {
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++)
    if (parts[i].kind === 'will' && run.parts[i].done === NEVER && !run.parts[i].lapsed) return false;
  return true;
}

/** How many parts are done. */
export function countDone({ parts }: Run): number {
  let done = 0;
  for (let i = 0; i < parts.length; i++) if (parts[i].done !== NEVER) done++;
  return done;
}
