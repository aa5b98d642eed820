import type { Day } from '../../ledger/values/civil-day.ts';
import { followBreach, followChange } from '../acts/supersede.ts';
import { isFinal } from '../state.ts';
import { breakPromise, makeGood } from './breach.ts';
import { allWillsDone, completeParts, countDone, isDoneLate, isLate } from './completion.ts';
import { lapseDay, lapseParts, passDeadlines, passTextDeadline } from './deadlines.ts';
import { holdsToday, isDisputed, isIn, isWhile, isWhileDisputed, triggerHolds } from './holds.ts';
import { metText } from './met-text.ts';
import type { Trigger } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import { evaluateWindows, reopenWindows, settleWindows } from './windows.ts';

/**
 * Brings a run up to date at a moment of a day: at its start when a clock struck, else after something happened. A
 * deadline has passed when it lies before the day.
 */
export function evaluate(sim: Simulation, run: Run, day: Day): void {
  if (run.state === 'proposed') return;
  if (run.unread) {
    if (run.plan.closes <= day) leave(run);
    return;
  }
  const before = run.state;
  followTriggers(sim, run, day);
  endSuspension(sim, run, day);
  if (run.state === 'conditional') evaluateConditional(sim, run, day);
  if (run.state === 'due') evaluateDue(sim, run, day);
  else if (run.state === 'broken') evaluateBroken(sim, run, day);
  else if (run.state === 'conditional') completeParts(sim, run, day);
  // A deadline within the days of membership has passed before its member leaves.
  if (run.plan.closes <= day) leave(run);
  if (run.state !== before) followChange(sim, run, day);
  if (run.after === 'outstanding') followBreach(sim, run, day);
}

/** A suspension under `while` ends with what it waits on, unless another act suspended the promise too. */
function endSuspension(sim: Simulation, run: Run, day: Day): void {
  const { suspension } = run;
  if (!suspension) return;
  const holds = suspension.holds.filter(
    ({ power }) => !power?.while || holdsToday(run, power.while, sim, day),
  );
  if (holds.length === suspension.holds.length) return;
  run.keepHolds(holds, day);
  if (holds.length > 0) return;
  run.note(day, 'resumed: what it was suspended for no longer holds', run.plan.entry);
  reopenWindows(sim, run, day);
  if (suspension.holds.some(({ power }) => power?.while && isWhileDisputed(run, power.while, sim)))
    run.disputed = true;
}

/** Ends what is still open of a case whose member has left; what has failed already stays broken. */
function leave(run: Run): void {
  if (isFinal(run.state) || run.closed) return;
  const { entry, closes } = run.plan;
  const { closers, leaving = [] } = entry.instance ?? {};
  const closer = closers?.find((act) => run.books.closing.has(act));
  // An amendment that is refused leaves nothing out.
  if (closers && !closer) return;
  const closedBy = closer ?? entry.instance?.closedBy;
  const since = Math.max(closes, closer?.date.first ?? closes);
  const who = leaving.map(({ text }) => `@${text}`).join(' and ');
  const why = closedBy?.kind === 'act' ? 'there are fewer periods' : `${who} left`;
  run.note(since, `ended: ${why}`, closedBy ?? entry);
  run.closed = run.state === 'broken';
  if (run.closed) return;
  run.state = 'ended';
  run.since = since;
}

/** Meets triggers on states that hold now, and on what has not happened by its day. */
function followTriggers(sim: Simulation, run: Run, day: Day): void {
  const { triggers } = run.plan;
  for (let i = 0; i < triggers.length; i++) {
    const trigger = triggers[i];
    if (trigger.kind === 'deed' || run.metOn(trigger) !== NEVER) continue;
    if (trigger.kind === 'state') {
      if (isWhile(run, trigger) || !triggerHolds(trigger, sim)) continue;
      run.setMet(trigger, day);
      if (isDisputed(trigger, sim)) run.disputed = true;
      follow(sim, run, trigger, day);
      noteState(sim, run, trigger, day);
    } else {
      const by = run.endOf(trigger.by, sim.scenario);
      if (!run.isOver(by, day) || run.hasHappened(trigger)) continue;
      run.setMet(trigger, by + 1);
      run.note(by + 1, `${metText(run, trigger)}: nothing happened by then`, undefined);
    }
  }
}

/** A deed of the day on which an exception comes about, or a window opens or closes, may have been done before or after that. */
function follow(sim: Simulation, run: Run, trigger: Trigger, day: Day): void {
  const { unless, parts } = run.version;
  const isException = unless.some((one) => one.trigger === trigger);
  if (!isException && parts.every(({ kind }) => kind === 'will')) return;
  run.followedOn = day;
  if (run.touchedOn === day) sim.seen.tie = true;
}

/** Says which promises came to be in the state that is waited for: of any of several, the first that is. */
function noteState(sim: Simulation, run: Run, trigger: Trigger & { readonly kind: 'state' }, day: Day): void {
  const { promises, state, which } = trigger;
  const told = which === 'any' ? promises.filter((one) => isIn(one, trigger, sim)).slice(0, 1) : promises;
  const names = told.map(({ name }) => `@${name.text}`);
  const subject = names.length > 3 ? `all ${names.length} promises` : names.join(' and ');
  run.note(day, `${metText(run, trigger)}: ${subject} ${told.length > 1 ? 'are' : 'is'} ${state}`, told[0]);
}

function evaluateConditional(sim: Simulation, run: Run, day: Day): void {
  if (isExcused(run, day)) {
    // What performs it and excuses it at once performs it, as once it is due.
    completeParts(sim, run, day);
    if (!isFinal(run.state)) excuse(run, day);
    return;
  }
  let last = Math.max(run.birth, run.dueFrom);
  const { conditions } = run.version;
  for (let i = 0; i < conditions.length; i++) {
    const lines = conditions[i];
    let met = NEVER;
    for (let j = 0; j < lines.length; j++) met = Math.min(met, run.metOn(lines[j].trigger));
    last = Math.max(last, met);
  }
  if (last !== NEVER) {
    run.dueDay = last;
    run.hasFallenDueSuspended = run.suspension !== undefined && last > run.birth;
    run.state = 'due';
    run.since = last;
    run.note(
      last,
      run.version.conditions.length > 0 ? 'due: its conditions are met' : 'due from its own date',
      run.plan.entry,
    );
    if (run.pending && !run.suspension) breakPromise(run, day, run.pending, run.plan.entry);
    return;
  }
  if (run.suspension) return;
  const lapse = lapseDay(run, sim.scenario);
  if (lapse >= day) {
    lapseParts(run, sim.scenario, day);
    return;
  }
  completeParts(sim, run, day);
  if (isFinal(run.state)) return;
  run.state = 'lapsed';
  run.since = Math.max(lapse + 1, run.clocksFrom);
  run.note(run.since, 'lapsed: its condition was not met in time', run.plan.entry);
}

function isExcused(run: Run, day: Day): boolean {
  return run.version.unless.some(({ trigger }) => run.metOn(trigger) <= day);
}

function excuse(run: Run, day: Day): boolean {
  const { unless } = run.version;
  for (let i = 0; i < unless.length; i++) {
    const met = run.metOn(unless[i].trigger);
    if (met > day) continue;
    run.state = 'excused';
    run.since = Math.max(met, run.amendedOn);
    run.note(run.since, 'excused', run.plan.entry);
    return true;
  }
  return false;
}

function evaluateDue(sim: Simulation, run: Run, day: Day): void {
  if (!run.suspension && run.hasFallenDueSuspended && settleLapsed(sim, run, day)) return;
  if (!run.suspension && run.pending) {
    breakPromise(run, day, run.pending, run.plan.entry);
    // What was done too late while it was suspended, the clock running, is done all the same.
    if (run.hasWill && allWillsDone(run)) makeGood(run, day);
    return;
  }
  let wasLate = isLate(run);
  completeParts(sim, run, day);
  if (isFinal(run.state) || excuse(run, day)) return;
  if (!run.suspension) {
    passDeadlines(sim, run, day);
    // What was done in one way too late for that is late now that the time of the other ways is over, too.
    if (!wasLate && isLate(run)) {
      completeParts(sim, run, day);
      wasLate = true;
      if (run.state === 'broken' && allWillsDone(run)) makeGood(run, day);
    }
    if (run.isTextOnly) passTextDeadline(sim, run, day);
    evaluateWindows(sim, run, day);
  }
  if (run.state !== 'due') return;
  if (wasLate && isDoneLate(run)) {
    // What was missed unseen, the clock running, shows once it is resumed.
    if (run.suspension && !run.overdue) return;
    breakPromise(run, day, 'late', undefined);
    if (allWillsDone(run)) makeGood(run, day);
  } else settleWindows(run, day);
}

/**
 * What fell due while it was suspended may have done so after its deadlines: whether nothing is owed any more, now that
 * it is resumed.
 */
function settleLapsed(sim: Simulation, run: Run, day: Day): boolean {
  run.hasFallenDueSuspended = false;
  if (!lapseParts(run, sim.scenario, day)) return false;
  completeParts(sim, run, day);
  if (isFinal(run.state) || run.parts.some(({ lapsed }) => !lapsed)) return isFinal(run.state);
  run.state = 'lapsed';
  run.since = day;
  run.note(day, 'lapsed: its condition was not met in time', run.plan.entry);
  return true;
}

function evaluateBroken(sim: Simulation, run: Run, day: Day): void {
  const before = countDone(run);
  completeParts(sim, run, day);
  if (!run.suspension) evaluateWindows(sim, run, day);
  if (run.after !== 'outstanding' || !run.hasWill || !allWillsDone(run)) return;
  if (countDone(run) > before) makeGood(run, day);
}
