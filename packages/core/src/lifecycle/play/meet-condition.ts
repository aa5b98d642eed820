import type { Day } from '../../ledger/values/civil-day.ts';
import { conditionDeadline } from './deadlines.ts';
import { isWhile } from './holds.ts';
import { antecedentLine, metText } from './met-text.ts';
import type { Bounds, ConditionPlan, Hit, Trigger } from './plan.ts';
import { NEVER, type Run, type Scenario } from './run.ts';
import type { Simulation } from './simulation.ts';

/** Lets an occurrence meet a condition, or undo what met it while the promise still waits (semantics.md: Condition). */
export function meet(
  sim: Simulation,
  run: Run,
  trigger: Trigger & { kind: 'deed' | 'absence' },
  hit: Hit,
  day: Day,
): void {
  if (day < run.birth || run.state === 'proposed') return;
  const tally = run.triggerTally(trigger);
  const line = antecedentLine(run, trigger);
  if (hit.role === 'against') {
    if (!isOpen(sim, run, trigger, line, day)) return;
    if (hit.match.occurrence.disputed && !tally.isEmpty && isInUse(run, trigger)) run.disputed = true;
    tally.remove(hit.match, sim.scenario.reading, day);
    if (tally.isRange(day)) sim.seen.range = true;
    if (tally.isComplete(sim.scenario.reading, day)) return;
    if (trigger.kind === 'deed') run.setMet(trigger, NEVER);
    else run.setHappened(trigger, false);
    return;
  }
  const bounds = (line ?? run.version.unless.find((one) => one.trigger === trigger))?.bounds;
  if (
    bounds &&
    (run.isOver(conditionDeadline(run, bounds, sim.scenario), day) ||
      startsAfter(run, bounds, sim.scenario, day))
  )
    return;
  tally.add(hit.match, sim.scenario.reading, day);
  if (tally.isRange(day)) sim.seen.range = true;
  if (run.metOn(trigger) !== NEVER || !tally.isComplete(sim.scenario.reading, day)) return;
  if (tally.isDisputed && isInUse(run, trigger)) run.disputed = true;
  if (trigger.kind === 'absence') {
    run.setHappened(trigger, true);
    return;
  }
  run.setMet(trigger, day, hit.match.occurrence.date.time);
  run.note(day, metText(run, trigger), hit.match.occurrence.entry);
}

/** Whether what brings about a condition, an exception or a day can still be taken back. */
function isOpen(
  sim: Simulation,
  run: Run,
  trigger: Trigger & { kind: 'deed' | 'absence' },
  line: ConditionPlan | undefined,
  day: Day,
): boolean {
  if (trigger.kind === 'absence' && run.isOver(run.endOf(trigger.by, sim.scenario), day)) return false;
  if (line) return run.state === 'conditional';
  return run.metOn(trigger) === NEVER || isWhile(run, trigger);
}

/** What a power is there for matters once it is used. */
function isInUse(run: Run, trigger: Trigger): boolean {
  return (
    !isWhile(run, trigger) || run.suspension?.holds.some(({ power }) => power?.while === trigger) === true
  );
}

function startsAfter(run: Run, bounds: Bounds, scenario: Scenario, day: Day): boolean {
  return bounds.starting !== undefined && day < run.dayOf(bounds.starting, scenario);
}
