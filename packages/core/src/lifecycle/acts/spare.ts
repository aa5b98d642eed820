import type { ActEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  subtractDecimals,
} from '../../ledger/values/decimal.ts';
import { allWillsDone } from '../play/completion.ts';
import { evaluate } from '../play/evaluate.ts';
import { baseOf, baseUnitOf, isNumber, touchOf } from '../play/match.ts';
import { mostOpen } from '../play/owed.ts';
import type { PartPlan } from '../play/plan.ts';
import { forgiveFailures } from '../play/restore.ts';
import { NEVER, type Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { sparedWith } from '../play/spared.ts';
import type { Tally } from '../play/tally.ts';
import type { CountRange } from '../relations.ts';
import type { Only } from './only.ts';
import { type SetAside, setAside } from './set-aside.ts';

/** Whether anything of a promise is of what `only` names: members of a group, or an amount of a unit. */
export function limitsAny(sim: Simulation, run: Run, only: Only, day: Day): boolean {
  return run.version.parts.some(
    (part) => !isLapsed(run, part) && part.ways.some((way) => limits(sim, run.tally(way), only, day)),
  );
}

/** Whether what `only` names can be taken off what a line asks for. */
function limits({ world }: Simulation, { counted }: Tally, only: Only, day: Day): boolean {
  if (only.kind === 'amount')
    return counted.kind === 'amount' && baseUnitOf(only.unit) === baseUnitOf(counted.amount.unit);
  return (
    counted.kind === 'members' && touchOf(world.relations, counted.group, only, day, undefined) !== undefined
  );
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
  forgetMissed(sim, run, day);
  if (isNothingLeft(sim, run, day) || isMadeWhole(sim, run, day)) setAside(run, act, what, day);
  else {
    if (run.state === 'broken') settleMissed(sim, run, day);
    if (what === 'released') forgiveFailures(sim, run, act, day);
    evaluate(sim, run, day);
  }
}

function takeOff(sim: Simulation, run: Run, only: Only, day: Day): void {
  const owed: PartPlan[] = [];
  for (const part of run.version.parts) {
    if (isLapsed(run, part)) continue;
    const tallies = part.ways.map((way) => run.tally(way)).filter((one) => limits(sim, one, only, day));
    if (part.kind === 'will' && tallies.length > 0 && isNumber(tallies[0].counted)) owed.push(part);
    else for (const tally of tallies) takeOffLine(sim, tally, part.kind, only, day);
  }
  takeOffInTurn(sim, run, owed, only, day);
  for (const { ways } of run.version.parts) {
    for (const way of ways) if (run.tally(way).isRange(day)) sim.seen.range = true;
  }
}

function isLapsed(run: Run, part: PartPlan): boolean {
  return run.parts[run.version.parts.indexOf(part)].lapsed;
}

/** Of several parts that are owed the first to fall due shrink, as they are paid first; all ways of one are one demand. */
function takeOffInTurn(sim: Simulation, run: Run, parts: PartPlan[], only: Only, day: Day): void {
  const deadlineOf = (part: PartPlan) => run.deadline(part, sim.scenario);
  parts.sort((a, b) => deadlineOf(a) - deadlineOf(b));
  let left: Only | undefined = only;
  parts.forEach(({ kind, ways }, index) => {
    if (!left) return;
    const tallies = ways.map((way) => run.tally(way)).filter((tally) => limits(sim, tally, only, day));
    const isLast = index === parts.length - 1;
    const [taken, rest]: readonly (Only | undefined)[] = isLast ? [left] : divide(left, tallies, day);
    if (taken) for (const tally of tallies) takeOffLine(sim, tally, kind, taken, day);
    left = rest;
  });
}

/** What of a release some lines still ask for, and what is left of it for others. */
function divide(only: Only, tallies: readonly Tally[], day: Day): readonly (Only | undefined)[] {
  if (only.kind === 'amount') {
    const { factor, unit } = baseOf(only.unit);
    const whole = multiplyDecimals(only.low, factor);
    const part = mostOpen(tallies);
    const isMore = compareDecimals(whole, part) > 0;
    const amount = (low: Decimal): Only | undefined =>
      low.digits > 0n ? { ...only, low, high: low, unit } : undefined;
    return [amount(isMore ? part : whole), isMore ? amount(subtractDecimals(whole, part)) : undefined];
  }
  // A member is released from all that is to be done to it.
  if (only.kind !== 'quantity') return [only, only];
  const { low, high } = only;
  const open = Math.max(0, ...tallies.map((tally) => tally.need(day).high - tally.done(day).low));
  const count = (from: number, to: number): Only | undefined =>
    to > 0 ? { ...only, low: from, high: to } : undefined;
  return [
    count(Math.min(low, open), Math.min(high, open)),
    count(Math.max(0, low - open), Math.max(0, high - open)),
  ];
}

/** Less has to be done, and more may be done of what is forbidden. */
function takeOffLine(
  { world }: Simulation,
  tally: Tally,
  kind: PartPlan['kind'],
  only: Only,
  day: Day,
): void {
  if (only.kind !== 'amount')
    tally.spared = sparedWith(world.relations, tally.spared, only, isNumber(tally.counted), day);
  else {
    const amount = multiplyDecimals(only.low, baseOf(only.unit).factor);
    tally.waived = (kind === 'will' ? addDecimals : subtractDecimals)(tally.waived, amount);
  }
}

/** What was overdue and is not asked for any more was not missed, where all that was done for it was done in time. */
export function forgetMissed(sim: Simulation, run: Run, day: Day): void {
  if (!run.overdue || run.state !== 'due') return;
  const { parts } = run.version;
  for (let index = 0; index < parts.length; index++) {
    const state = run.parts[index];
    if (state.missed === NEVER || state.late || state.done !== NEVER) continue;
    if (!isComplete(sim, run, parts[index], day)) continue;
    state.missed = NEVER;
    state.done = day;
  }
  run.overdue = run.parts.some(({ missed, done }) => missed !== NEVER && done === NEVER);
}

/** What was missed and is not asked for any more is not outstanding, while other parts are still open. */
function settleMissed(sim: Simulation, run: Run, day: Day): void {
  run.version.parts.forEach((part, index) => {
    const state = run.parts[index];
    if (state.missed === NEVER || state.done !== NEVER) return;
    if (isComplete(sim, run, part, day)) state.done = day;
  });
}

function isComplete(sim: Simulation, run: Run, { ways }: PartPlan, day: Day): boolean {
  return ways.some((way) => run.tally(way).isComplete(sim.scenario.reading, day));
}

/** Whether of a breach nothing is outstanding any more, now that the demand has shrunk. */
function isMadeWhole(sim: Simulation, run: Run, day: Day): boolean {
  if (run.state !== 'broken' || !run.hasWill || allWillsDone(run)) return false;
  return run.version.parts.every(
    (part, index) =>
      part.kind !== 'will' ||
      run.parts[index].done !== NEVER ||
      run.parts[index].lapsed ||
      isComplete(sim, run, part, day),
  );
}

/** Whether the demand has shrunk to nothing, and nothing of it was done: there is nothing to keep. */
function isNothingLeft({ scenario, seen }: Simulation, run: Run, day: Day): boolean {
  /** Whether a number that has to be none is, on the reading that is played. */
  const isNone = ({ low, high }: CountRange): boolean => {
    if (low === 0 && high > 0) seen.range = true;
    return (scenario.reading === 'least' ? high : low) === 0;
  };
  const asksForNothing = (tally: Tally): boolean => {
    if (tally.counted.kind === 'deed') return false;
    return tally.counted.kind === 'amount' ? tally.amountNeeded().digits === 0n : isNone(tally.need(day));
  };
  return run.version.parts.every((part) => {
    if (isLapsed(run, part)) return true;
    const { kind, ways } = part;
    const tallies = ways.map((way) => run.tally(way));
    // What was done to somebody who is released by now does not matter, where it failed nobody else.
    if (kind !== 'will')
      return (
        run.state !== 'broken' &&
        tallies.every(
          (tally) =>
            tally.counted.kind === 'members' &&
            isNone(kind === 'always' && isNumber(tally.counted) ? tally.need(day) : tally.stand(day)),
        )
      );
    // Of several ways to do it, one that asks for nothing any more is enough.
    return tallies.every((tally) => tally.isEmpty) && tallies.some(asksForNothing);
  });
}
