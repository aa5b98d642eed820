import type { Day } from '../ledger/civil-day.ts';
import { addDecimals } from '../ledger/decimal.ts';
import type { Name } from '../ledger/name.ts';
import { evaluate } from './evaluate.ts';
import { NEVER, type Run } from './run.ts';
import type { Simulation } from './simulation.ts';
import { isFinal } from './state.ts';

/** What a change of one promise brings about in others that it replaces or repairs. */
export function followChange(sim: Simulation, run: Run, day: Day): void {
  const { terms } = run.version;
  if (run.state === 'kept') for (const broken of named(sim, terms.repairOf)) repair(broken, run, day);
  if (run.dueDay !== NEVER && terms.insteadOf.length > 0) {
    for (const old of named(sim, terms.insteadOf)) supersede(sim, run, old, day);
  }
}

/** What was to make good a breach may have been done before it. */
export function followBreach(sim: Simulation, broken: Run, day: Day): void {
  const repaired = sim.repairOf(broken);
  if (repaired) repair(broken, repaired, day);
}

function repair(broken: Run, by: Run, day: Day): void {
  if (broken.state !== 'broken' || broken.after !== 'outstanding') return;
  broken.after = 'repaired';
  broken.note(day, 'repaired by what was promised instead', by.plan.entry);
}

function named(sim: Simulation, names: readonly Name[]): readonly Run[] {
  return names.flatMap((name) => sim.world.select(name).flatMap((entry) => sim.partner(entry) ?? []));
}

/** Superseded when the new promise is due, if every old promisee is a promisee of it. */
function supersede(sim: Simulation, run: Run, old: Run, day: Day): void {
  if (old === run || isFinal(old.state) || old.state === 'broken' || old.state === 'proposed') return;
  const promisees = new Set(run.to.map((bound) => bound.party));
  if (!old.to.every((bound) => promisees.has(bound.party))) return;
  old.state = 'superseded';
  old.since = day;
  old.note(day, 'superseded by a new promise', run.plan.entry);
  carryOver(old, run);
  sim.rewind(old);
  evaluate(sim, run, day);
}

/** Earlier performance counts towards the promise that replaces another. */
function carryOver(old: Run, run: Run): void {
  for (const part of run.version.parts) {
    for (const way of part.ways) {
      if (part.kind !== 'will') continue;
      for (const before of old.version.parts) {
        for (const other of before.ways) {
          if (other.demand.shape !== way.demand.shape || !old.hasTally(other)) continue;
          const tally = run.tally(way);
          if (tally.counted.kind === 'amount')
            tally.amount = addDecimals(tally.amount, old.tally(other).amount);
          else if (tally.isEmpty) old.tally(other).copyTo(tally);
        }
      }
    }
  }
}
