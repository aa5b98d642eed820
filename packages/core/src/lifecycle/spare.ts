import type { Day } from '../ledger/civil-day.ts';
import { addDecimals, multiplyDecimals, subtractDecimals } from '../ledger/decimal.ts';
import type { ActEntry } from '../ledger/entry.ts';
import { allWillsDone } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { baseOf, baseUnitOf, touchOf } from './match.ts';
import type { Only } from './only.ts';
import type { PartPlan } from './plan.ts';
import { NEVER, type Run } from './run.ts';
import { type SetAside, setAside } from './set-aside.ts';
import type { Simulation } from './simulation.ts';
import type { Tally } from './tally.ts';

/** Whether anything of a promise is of what `only` names: members of a group, or an amount of a unit. */
export function limitsAny(sim: Simulation, run: Run, only: Only, day: Day): boolean {
  return run.version.parts.some(({ ways }) => ways.some((way) => limits(sim, run.tally(way), only, day)));
}

/** Whether what `only` names can be taken off what a line asks for. */
function limits({ world }: Simulation, { counted }: Tally, only: Only, day: Day): boolean {
  if (only.kind === 'amount')
    return counted.kind === 'amount' && baseUnitOf(only.unit) === baseUnitOf(counted.amount.unit);
  return counted.kind === 'members' && touchOf(world.relations, counted.group, only, day, true) !== undefined;
}

/** `only`: the demand shrinks by some members or an amount, and with nothing left of it is set aside. */
export function spare(
  sim: Simulation,
  run: Run,
  act: ActEntry,
  what: SetAside,
  day: Day,
  parts: readonly Only[] = act.only ? [act.only] : [],
): void {
  for (const part of parts) takeOff(sim, run, part, day);
  run.note(day, `${what} in part`, act);
  if (isNothingLeft(run, day) || isMadeWhole(sim, run, day)) setAside(run, act, what, day);
  else evaluate(sim, run, day);
}

function takeOff(sim: Simulation, run: Run, only: Only, day: Day): void {
  for (const { kind, ways } of run.version.parts) {
    for (const way of ways) {
      const tally = run.tally(way);
      if (limits(sim, tally, only, day)) takeOffLine(tally, kind, only);
    }
  }
  for (const { ways } of run.version.parts) {
    for (const way of ways) if (run.tally(way).isRange(day)) sim.seen.range = true;
  }
}

/** Less has to be done, and more may be done of what is forbidden. */
function takeOffLine(tally: Tally, kind: PartPlan['kind'], only: Only): void {
  if (only.kind === 'amount') {
    const amount = multiplyDecimals(only.low, baseOf(only.unit).factor);
    tally.waived = (kind === 'will' ? addDecimals : subtractDecimals)(tally.waived, amount);
  } else if (only.kind === 'quantity')
    tally.spared.push({ who: only.group, low: only.low, high: only.high, all: false, distinct: true });
  else tally.spared.push({ who: only, low: 1, high: 1, all: true, distinct: true });
}

/** Whether of a breach nothing is outstanding any more, now that the demand has shrunk. */
function isMadeWhole(sim: Simulation, run: Run, day: Day): boolean {
  if (run.state !== 'broken' || !run.hasWill || allWillsDone(run)) return false;
  return run.version.parts.every(
    ({ kind, ways }, index) =>
      kind !== 'will' ||
      run.parts[index].done !== NEVER ||
      ways.some((way) => run.tally(way).isComplete(sim.scenario.reading, day)),
  );
}

/** Whether the demand has shrunk to nothing, and nothing of it was done: there is nothing to keep. */
function isNothingLeft(run: Run, day: Day): boolean {
  return run.version.parts.every(({ kind, ways }) => {
    const tallies = ways.map((way) => run.tally(way));
    if (!tallies.every((tally) => tally.isEmpty)) return false;
    // Of several ways to do it, one that asks for nothing any more is enough.
    return kind === 'will'
      ? tallies.some((tally) => needsNothing(tally, day))
      : tallies.every((tally) => tally.counted.kind === 'members' && tally.stand(day).high === 0);
  });
}

function needsNothing(tally: Tally, day: Day): boolean {
  if (tally.counted.kind === 'deed') return false;
  return tally.counted.kind === 'amount' ? tally.amountNeeded().digits === 0n : tally.need(day).high === 0;
}
