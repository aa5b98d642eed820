import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import { isFinal } from '../state.ts';
import { breakPromise } from './breach.ts';
import type { Bounds, PartPlan, Trigger } from './plan.ts';
import { LONG_AGO, NEVER, type Run, type Scenario } from './run.ts';
import type { Simulation } from './simulation.ts';

/** The next day on which time alone may change a run. */
export function nextTimer(run: Run, scenario: Scenario): Day {
  if (run.state === 'proposed' || isFinal(run.state)) return NEVER;
  const { version, clock } = run;
  let next = sooner(NEVER, run.plan.closes, clock);
  const { triggers } = run.plan;
  for (let i = 0; i < triggers.length; i++) {
    const trigger = triggers[i];
    if (trigger.kind === 'absence' && run.metOn(trigger) === NEVER) {
      next = sooner(next, run.endOf(trigger.by, scenario) + 1, clock);
    }
  }
  if (run.state === 'conditional') {
    for (let i = 0; i < version.conditions.length; i++) {
      const lines = version.conditions[i];
      for (let j = 0; j < lines.length; j++)
        next = sooner(next, conditionDeadline(run, lines[j].bounds, scenario) + 1, clock);
    }
  }
  for (let index = 0; index < version.parts.length; index++) {
    const part = version.parts[index];
    const state = run.parts[index];
    if (part.kind === 'will') {
      // While it waits, also the deadline of what is done already is one after which it can no longer fall due.
      if ((state.done === NEVER || run.state === 'conditional') && state.missed === NEVER && !state.lapsed)
        next = sooner(next, run.deadline(part, scenario) + 1, clock);
      if (state.done === NEVER && state.missed === NEVER) next = sooner(next, nextChange(run, part), clock);
    } else if (state.over === NEVER) {
      const { bounds } = part.ways[0];
      if (!state.opened) next = sooner(next, run.opens(bounds, scenario), clock);
      next = sooner(next, run.closes(bounds, run.hasWill, scenario).last + 1, clock);
    }
  }
  if (run.isTextOnly) next = sooner(next, run.wayDeadline(version.bounds, scenario) + 1, clock);
  return next;
}

/** When who is left undone may leave the group of which all are asked for, so that it is done. */
function nextChange(run: Run, { ways }: PartPlan): Day {
  let next = NEVER;
  for (let i = 0; i < ways.length; i++)
    if (run.hasTally(ways[i])) next = Math.min(next, run.tally(ways[i]).nextChange(run.clock) ?? NEVER);
  return next;
}

/** The earlier of two days, the second only if it is still to come. */
function sooner(next: Day, day: Day, clock: Day): Day {
  return day > clock && day < next ? day : next;
}

/** The last day on which the promise could still fall due: of a condition, or of the promise itself. */
export function lapseDay(run: Run, scenario: Scenario): Day {
  let day = partsEnd(run, scenario);
  const { conditions } = run.version;
  for (let i = 0; i < conditions.length; i++) {
    const lines = conditions[i];
    let latest = LONG_AGO;
    for (let j = 0; j < lines.length; j++) {
      const { trigger, bounds } = lines[j];
      latest = Math.max(
        latest,
        run.metOn(trigger) === NEVER ? waitsUntil(run, trigger, bounds, scenario) : NEVER,
      );
    }
    day = Math.min(day, latest);
  }
  return day;
}

/** The last day of what a promise asks for: waiting for a condition after it, it lapses. */
export function partsEnd(run: Run, scenario: Scenario): Day {
  let latest = LONG_AGO;
  const { hasWill } = run;
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const end = part.kind === 'will' ? run.deadline(part, scenario) : windowEnd(run, part, hasWill, scenario);
    latest = Math.max(latest, end);
  }
  if (run.isTextOnly) latest = run.wayDeadline(run.version.bounds, scenario);
  return latest === LONG_AGO ? NEVER : latest;
}

/** The last day on which a condition may come true: that nothing happened by a day cannot, once it has happened. */
export function waitsUntil(run: Run, trigger: Trigger, bounds: Bounds, scenario: Scenario): Day {
  const end = conditionDeadline(run, bounds, scenario);
  if (trigger.kind !== 'absence') return end;
  return run.hasHappened(trigger) ? Math.min(end, run.endOf(trigger.by, scenario)) : end;
}

function windowEnd(run: Run, part: PartPlan, hasWill: boolean, scenario: Scenario): Day {
  const { last, met } = run.closes(part.ways[0].bounds, hasWill, scenario);
  return met === NEVER ? last : Math.min(last, met - 1);
}

/** The last day on which a condition may be met. */
export function conditionDeadline(run: Run, bounds: Bounds, scenario: Scenario): Day {
  let day = NEVER;
  if (bounds.by) day = run.endOf(bounds.by, scenario);
  if (bounds.until) day = Math.min(day, run.endOf(bounds.until, scenario));
  if (bounds.within) day = Math.min(day, run.moved(addDuration(run.birth, bounds.within), run.birth));
  return day;
}

/** Lets go of parts whose deadline passed before the promise fell due: they are neither kept nor broken. Tells whether of any. */
export function lapseParts(run: Run, scenario: Scenario, day: Day): boolean {
  const { parts } = run.version;
  let any = false;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const state = run.parts[index];
    if (part.kind !== 'will' || state.lapsed || state.done !== NEVER || state.missed !== NEVER) continue;
    const deadline = run.deadline(part, scenario);
    if (deadline >= day || deadline >= run.dueDay) continue;
    state.lapsed = true;
    any = true;
    const why = 'its deadline passed before its condition was met';
    if (parts.length > 1)
      run.note(Math.max(deadline + 1, run.clocksFrom), `a part lapsed: ${why}`, run.plan.entry);
  }
  return any;
}

/** A part that had lapsed is owed again where a day was agreed on for it that is still to come, or was when it fell due. */
export function reviveParts(run: Run, scenario: Scenario, day: Day): void {
  const { parts } = run.version;
  for (let index = 0; index < parts.length; index++) {
    const state = run.parts[index];
    if (state.lapsed && run.deadline(parts[index], scenario) >= Math.min(run.dueDay, day))
      state.lapsed = false;
  }
}

/** A deadline that passed without the part being done: broken where something says it was not done, else overdue. */
export function passDeadlines(sim: Simulation, run: Run, day: Day): void {
  const { parts } = run.version;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const state = run.parts[index];
    if (part.kind !== 'will' || state.done !== NEVER || state.lapsed) continue;
    if (state.missed === NEVER) {
      const deadline = run.deadline(part, sim.scenario);
      if (deadline >= day) continue;
      state.missed = Math.max(deadline + 1, run.clocksFrom);
    }
    if (run.denied) breakPromise(run, state.missed, 'not done', undefined);
    else if (silenceOf(sim, run) === 'broken')
      breakPromise(run, Math.max(state.missed, run.silenceFrom), 'silence', undefined);
    else if (!run.overdue) {
      const isBegun = part.ways.some((way) => run.hasTally(way) && !run.tally(way).isEmpty);
      becomeOverdue(run, state.missed, isBegun ? 'with a part done' : 'without word');
    }
  }
}

/** A promise of words alone never breaks by the calendar. */
export function passTextDeadline(sim: Simulation, run: Run, day: Day): void {
  const deadline = run.wayDeadline(run.version.bounds, sim.scenario);
  if (deadline >= day) return;
  const missed = Math.max(deadline + 1, run.clocksFrom);
  if (run.denied) breakPromise(run, missed, 'not done', undefined);
  else if (!run.overdue) becomeOverdue(run, missed, 'without word');
}

function becomeOverdue(run: Run, day: Day, how: string): void {
  run.overdue = true;
  run.overdueSince = day;
  run.note(day, `overdue: its deadline passed ${how}`, run.plan.entry);
}

function silenceOf(sim: Simulation, run: Run): string {
  return run.version.terms.silence ?? sim.world.ledger.settings.silence ?? 'unknown';
}
