import type { Day } from '../ledger/civil-day.ts';
import type { Entry } from '../ledger/entry.ts';
import { type Argument, nameOf } from '../ledger/sentence.ts';
import { resume } from './act-rules.ts';
import { holdsToday, triggerHolds } from './holds.ts';
import type { Match } from './match.ts';
import type { PartPlan, Trigger, WayPlan } from './plan.ts';
import { type Failure, LONG_AGO, NEVER, type PartRun, type Run, type Scenario } from './run.ts';
import { conditionDeadline, type Simulation } from './simulation.ts';
import { isFinal } from './state.ts';

/**
 * Brings a run up to date at a moment of a day: at its start when a clock struck, else after something happened. A
 * deadline has passed when it lies before the day.
 */
export function evaluate(sim: Simulation, run: Run, day: Day): void {
  if (run.state === 'proposed') return;
  const before = run.state;
  followTriggers(sim, run, day);
  if (run.suspension?.while && !holdsToday(run, run.suspension.while, sim, day)) resume(run, day);
  if (run.state === 'conditional') evaluateConditional(sim, run, day);
  if (run.state === 'due') evaluateDue(sim, run, day);
  else if (run.state === 'broken') evaluateBroken(sim, run, day);
  else if (run.state === 'conditional') completeParts(sim, run, day);
  if (run.state !== before) sim.afterChange(run, day);
}

/** The next day on which time alone may change a run. */
export function nextTimer(run: Run, scenario: Scenario): Day {
  if (run.state === 'proposed' || isFinal(run.state)) return NEVER;
  const { version, clock } = run;
  let next = NEVER;
  const { triggers } = run.plan;
  for (let i = 0; i < triggers.length; i++) {
    const trigger = triggers[i];
    if (trigger.kind === 'absence' && run.metOn(trigger) === NEVER) {
      next = sooner(next, run.dayOf(trigger.by, scenario) + 1, clock);
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
      if (state.done === NEVER && state.missed === NEVER)
        next = sooner(next, run.deadline(part, scenario) + 1, clock);
    } else if (state.over === NEVER) {
      const { bounds } = part.ways[0];
      if (!state.opened) next = sooner(next, run.opens(bounds, scenario), clock);
      next = sooner(next, run.closes(bounds, run.hasWill, scenario).last + 1, clock);
    }
  }
  if (run.isTextOnly) next = sooner(next, run.wayDeadline(version.bounds, scenario) + 1, clock);
  return next;
}

/** The earlier of two days, the second only if it is still to come. */
function sooner(next: Day, day: Day, clock: Day): Day {
  return day > clock && day < next ? day : next;
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
      takeDispute(sim, run, trigger);
      run.note(day, `its condition was met: ${describeState(trigger)}`, trigger.promises[0]);
    } else {
      const by = run.dayOf(trigger.by, sim.scenario);
      if (by >= day || run.triggerTally(trigger).isComplete(sim.scenario.reading, day)) continue;
      run.setMet(trigger, by + 1);
      run.note(by + 1, 'its condition was met: nothing happened by then', undefined);
    }
  }
}

function isWhile(run: Run, trigger: Trigger): boolean {
  return run.version.powers.some((power) => power.while === trigger);
}

function takeDispute(sim: Simulation, run: Run, trigger: Trigger & { readonly kind: 'state' }): void {
  if (trigger.promises.some((promise) => sim.runOf(promise)?.disputed)) run.disputed = true;
}

function describeState(trigger: Trigger & { readonly kind: 'state' }): string {
  const names = trigger.promises.map((promise) => `@${promise.name.text}`);
  const subject =
    names.length > 3 ? `${names.length} promises` : names.join(trigger.which === 'any' ? ' or ' : ' and ');
  return `${subject} ${trigger.promises.length > 1 && trigger.which === 'all' ? 'are' : 'is'} ${trigger.state}`;
}

function evaluateConditional(sim: Simulation, run: Run, day: Day): void {
  if (excuse(run, day)) return;
  let last = run.birth;
  const { conditions } = run.version;
  for (let i = 0; i < conditions.length; i++) {
    const lines = conditions[i];
    let met = NEVER;
    for (let j = 0; j < lines.length; j++) met = Math.min(met, run.metOn(lines[j].trigger));
    last = Math.max(last, met);
  }
  if (last !== NEVER) {
    run.dueDay = last;
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
  if (lapse >= day) return;
  completeParts(sim, run, day);
  if (isFinal(run.state)) return;
  run.state = 'lapsed';
  run.since = lapse + 1;
  run.note(lapse + 1, 'lapsed: its condition was not met in time', run.plan.entry);
}

/** The last day on which the promise could still fall due: of a condition, or of the promise itself. */
function lapseDay(run: Run, scenario: Scenario): Day {
  let day = NEVER;
  const { parts, conditions } = run.version;
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
  let latest = LONG_AGO;
  const { hasWill } = run;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const end = part.kind === 'will' ? run.deadline(part, scenario) : windowEnd(run, part, hasWill, scenario);
    latest = Math.max(latest, end);
  }
  if (run.isTextOnly) latest = run.wayDeadline(run.version.bounds, scenario);
  return Math.min(day, latest === LONG_AGO ? NEVER : latest);
}

/** That nothing happened by a day cannot come true once it has happened. */
function waitsUntil(run: Run, trigger: Trigger, bounds: WayPlan['bounds'], scenario: Scenario): Day {
  const end = conditionDeadline(run, bounds, scenario);
  if (trigger.kind !== 'absence') return end;
  return run.triggerTally(trigger).isComplete(scenario.reading, run.birth)
    ? Math.min(end, run.dayOf(trigger.by, scenario))
    : end;
}

function windowEnd(run: Run, part: PartPlan, hasWill: boolean, scenario: Scenario): Day {
  const { last, met } = run.closes(part.ways[0].bounds, hasWill, scenario);
  return met === NEVER ? last : Math.min(last, met - 1);
}

function excuse(run: Run, day: Day): boolean {
  const { unless } = run.version;
  for (let i = 0; i < unless.length; i++) {
    const met = run.metOn(unless[i].trigger);
    if (met > day) continue;
    run.state = 'excused';
    run.since = met;
    run.note(met, 'excused', run.plan.entry);
    return true;
  }
  return false;
}

/** Notes which `will` parts are complete; a promise of such parts alone is kept with the last of them. */
function completeParts(sim: Simulation, run: Run, day: Day): void {
  const { parts } = run.version;
  let all = parts.length > 0;
  let late = false;
  for (let index = 0; index < parts.length; index++) {
    const state = run.parts[index];
    if (state.missed !== NEVER) late = true;
    if (parts[index].kind === 'will') {
      if (state.done === NEVER && isPartDone(sim, run, parts[index], day)) state.done = day;
      if (state.done !== NEVER) continue;
    }
    all = false;
  }
  if (all && !late && !isFinal(run.state) && run.state !== 'broken') {
    run.state = 'kept';
    run.since = day;
    run.note(day, 'kept', undefined);
  }
}

function isPartDone(sim: Simulation, run: Run, part: PartPlan, day: Day): boolean {
  const { ways } = part;
  for (let i = 0; i < ways.length; i++) {
    const way = ways[i];
    if (run.hasTally(way) && run.tally(way).isComplete(sim.scenario.reading, day)) {
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

function evaluateDue(sim: Simulation, run: Run, day: Day): void {
  if (run.pending && !run.suspension) {
    breakPromise(run, day, run.pending, run.plan.entry);
    return;
  }
  const wasLate = isLate(run);
  completeParts(sim, run, day);
  if (isFinal(run.state) || excuse(run, day)) return;
  if (!run.suspension) {
    passDeadlines(sim, run, day);
    if (run.isTextOnly) passTextDeadline(sim, run, day);
    evaluateWindows(sim, run, day);
  }
  if (run.state !== 'due') return;
  if (wasLate && allWillsDone(run)) {
    breakPromise(run, day, 'late', undefined);
    makeGood(run, day);
  } else settleWindows(run, day);
}

/** Whether the deadline of a `will` has passed. */
function isLate(run: Run): boolean {
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++)
    if (parts[i].kind === 'will' && run.parts[i].missed !== NEVER) return true;
  return false;
}

function allWillsDone(run: Run): boolean {
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++)
    if (parts[i].kind === 'will' && run.parts[i].done === NEVER) return false;
  return true;
}

/** Opens and closes the windows of each `never` and `always`. */
function evaluateWindows(sim: Simulation, run: Run, day: Day): void {
  const { parts } = run.version;
  for (let i = 0; i < parts.length; i++)
    if (parts[i].kind !== 'will') evaluateWindow(sim, run, parts[i], run.parts[i], day);
}

/** Every window is over without a failure: kept. */
function settleWindows(run: Run, day: Day): void {
  const { parts } = run.version;
  let last = LONG_AGO;
  let hasWindow = false;
  for (let index = 0; index < parts.length; index++) {
    const state = run.parts[index];
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

function passDeadlines(sim: Simulation, run: Run, day: Day): void {
  const { parts } = run.version;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const state = run.parts[index];
    if (part.kind !== 'will' || state.done !== NEVER) continue;
    if (state.missed === NEVER) {
      const deadline = run.deadline(part, sim.scenario);
      if (deadline >= day) continue;
      state.missed = Math.max(deadline + 1, run.resumedOn);
    }
    if (run.denied || silenceOf(sim, run) === 'broken') {
      breakPromise(run, state.missed, run.denied ? 'not done' : 'silence', undefined);
    } else if (!run.overdue) {
      run.overdue = true;
      run.note(state.missed, 'overdue: its deadline passed without word', run.plan.entry);
    }
  }
}

/** A promise of words alone never breaks by the calendar. */
function passTextDeadline(sim: Simulation, run: Run, day: Day): void {
  const deadline = run.wayDeadline(run.version.bounds, sim.scenario);
  if (deadline >= day) return;
  if (run.denied) breakPromise(run, deadline + 1, 'not done', undefined);
  else run.overdue = true;
}

function silenceOf(sim: Simulation, run: Run): string {
  return run.version.terms.silence ?? sim.world.ledger.settings.silence ?? 'unknown';
}

/** Opens and closes the window of a `never` or `always`. */
function evaluateWindow(sim: Simulation, run: Run, part: PartPlan, state: PartRun, day: Day): void {
  if (state.over !== NEVER) return;
  const { hasWill } = run;
  for (const way of part.ways) {
    const opens = run.opens(way.bounds, sim.scenario);
    if (opens > day) return;
    if (!state.opened) {
      state.opened = true;
      failByExclusion(sim, run, way, opens);
    }
    const { last, met } = run.closes(way.bounds, hasWill, sim.scenario);
    const end = Math.min(last + 1, met);
    if (end <= day && state.failed === NEVER) state.over = end;
    else if (end <= day) state.over = end;
  }
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
  const part = partOf(run, way);
  if (!part || isFinal(run.state) || run.closed) return;
  const { occurrence } = match;
  const waiting =
    run.state === 'proposed' || run.state === 'conditional' || day < run.opens(way.bounds, sim.scenario);
  if (waiting || run.suspension) {
    if (occurrence.kind === 'excluded') {
      run.ownBooks.exclusions.set(way.index, [...(run.books.exclusions.get(way.index) ?? []), match]);
    }
    return;
  }
  const { last, met } = run.closes(way.bounds, run.hasWill, sim.scenario);
  if (day > last || day > met) return;
  const opens = run.opens(way.bounds, sim.scenario);
  if ((day === opens || day === last || day === met) && !timesTell(run, occurrence.date.time)) {
    sim.seen.edge = true;
    if (!sim.scenario.edge) return;
  }
  countFailure(sim, run, way, match, day);
}

/** Whether times of day tell what came first: both the promise and the deed have one. */
function timesTell(run: Run, time: number): boolean {
  return time >= 0 && run.plan.entry.date.time >= 0;
}

function countFailure(sim: Simulation, run: Run, way: WayPlan, match: Match, day: Day): void {
  const part = partOf(run, way);
  if (!part) return;
  const { reading } = sim.scenario;
  const tally = run.tally(way);
  tally.add(match, reading);
  run.ownBooks.failures.set(way.index, [
    ...run.unrestored(way),
    { match, left: match.touch ? match.touch[reading === 'least' ? 'low' : 'high'] : 1 },
  ]);
  const failed = hasFailed(sim, run, way, part.kind, day);
  if (!failed) return;
  if (way.demand.counted.kind === 'deed') run.breaches++;
  const state = run.parts[run.version.parts.indexOf(part)];
  if (state.failed === NEVER) state.failed = day;
  if (match.occurrence.disputed) run.disputed = true;
  breakPromise(run, day, 'failed', match.occurrence.entry);
}

/** Whether what happened is enough to fail a line (semantics.md: never, always). */
function hasFailed(sim: Simulation, run: Run, way: WayPlan, kind: PartPlan['kind'], day: Day): boolean {
  const tally = run.tally(way);
  const { counted } = way.demand;
  const least = sim.scenario.reading === 'least';
  if (counted.kind === 'amount') return tally.isComplete(sim.scenario.reading, day);
  if (counted.kind === 'deed') return !tally.isEmpty && (!least || tally.isComplete('least', day));
  const failed = tally.failed(day);
  const stand = tally.stand(day);
  if (failed.low !== failed.high || stand.low !== stand.high) sim.seen.range = true;
  const { quantity } = counted;
  if (kind === 'always' && quantity) return (least ? stand.high : stand.low) < quantity.low;
  return (least ? failed.low : failed.high) >= (quantity ? Math.max(1, quantity.low) : 1);
}

/** An occurrence that restores what a `never` or `always` failed on. */
export function restore(run: Run, way: WayPlan, match: Match, day: Day): void {
  const standing = run.books.exclusions.get(way.index);
  if (standing)
    run.ownBooks.exclusions.set(
      way.index,
      standing.filter((one) => !restores(match, one)),
    );
  const open = run.unrestored(way);
  if (open.length === 0) return;
  run.ownBooks.failures.set(way.index, restoreFrom(open, match));
  if (run.state !== 'broken' || run.after !== 'outstanding') return;
  if (
    !run.version.parts.every(
      (part) => part.kind === 'will' || part.ways.every((one) => run.unrestored(one).length === 0),
    )
  )
    return;
  if (
    !allWillsDone(run) &&
    run.version.parts.some((part, index) => part.kind === 'will' && run.parts[index].missed !== NEVER)
  )
    return;
  run.after = 'repaired';
  run.note(day, 'repaired: restored for all who failed', match.occurrence.entry);
}

/** Whether an occurrence restores what another failed: it undoes that very deed, for the same members. */
function restores(match: Match, failed: Match): boolean {
  const deed = failed.occurrence.origin ?? failed.occurrence.arguments;
  const undone = match.occurrence.origin;
  if (undone && !undone.every((argument, slot) => isCompatible(argument, deed[slot]))) return false;
  if (!match.touch || !failed.touch) return true;
  return match.touch.who === failed.touch.who || (match.touch.all && match.touch.who.entry?.kind === 'group');
}

function isCompatible(a: Argument | undefined, b: Argument | undefined): boolean {
  const left = a && nameOf(a);
  const right = b && nameOf(b);
  return !left || !right || left === right || left.entry?.kind === 'group' || right.entry?.kind === 'group';
}

/** What is left of failures after a restoration of so many members. */
function restoreFrom(failures: readonly Failure[], match: Match): Failure[] {
  let count = !match.touch || match.touch.all ? Infinity : match.touch.low;
  const left: Failure[] = [];
  for (const failure of failures) {
    const taken = restores(match, failure.match) ? Math.min(failure.left, count) : 0;
    count -= taken;
    if (failure.left > taken) left.push({ ...failure, left: failure.left - taken });
  }
  return left;
}

function partOf(run: Run, way: WayPlan): PartPlan | undefined {
  const part = run.version.parts[way.part];
  return part?.ways.includes(way) ? part : undefined;
}

/** Breaks a promise; the first breach is the one that counts. */
export function breakPromise(run: Run, day: Day, cause: string, entry: Entry | undefined): void {
  if (run.state === 'broken') return;
  run.state = 'broken';
  run.since = day;
  run.after = 'outstanding';
  run.cause = cause;
  run.overdue = false;
  run.note(day, BROKEN[cause] ?? 'broken', entry);
}

const BROKEN: Readonly<Record<string, string>> = {
  silence: 'broken: its deadline passed, and silence breaks it',
  'not done': 'broken: its deadline passed and it was not done',
  late: 'broken: done after its deadline',
  failed: 'broken',
  withdrawn: 'broken: withdrawn by the promisor',
  impossible: 'broken: made impossible by the promisor',
};

function evaluateBroken(sim: Simulation, run: Run, day: Day): void {
  const before = countDone(run);
  completeParts(sim, run, day);
  if (!run.suspension) evaluateWindows(sim, run, day);
  if (run.after !== 'outstanding' || !run.hasWill || !allWillsDone(run)) return;
  if (countDone(run) > before) makeGood(run, day);
}

function countDone({ parts }: Run): number {
  let done = 0;
  for (let i = 0; i < parts.length; i++) if (parts[i].done !== NEVER) done++;
  return done;
}

/** All that was promised is done at last. */
function makeGood(run: Run, day: Day): void {
  const failed = run.version.parts.some(
    (part) => part.kind !== 'will' && part.ways.some((way) => run.unrestored(way).length > 0),
  );
  if (failed || run.after !== 'outstanding') return;
  run.after = 'kept late';
  run.note(day, 'kept late', undefined);
}
