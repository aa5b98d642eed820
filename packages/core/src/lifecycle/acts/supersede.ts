import type { Name } from '../../ledger/name.ts';
import { nameOf } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { subtractDecimals, ZERO } from '../../ledger/values/decimal.ts';
import { countTowards } from '../play/count-towards.ts';
import { evaluate } from '../play/evaluate.ts';
import { baseOf } from '../play/match.ts';
import type { Demand, Version } from '../play/plan.ts';
import { NEVER, type Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import type { Relations } from '../relations.ts';
import { isFinal } from '../state.ts';
import type { World } from '../world.ts';

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
  if (by.disputed) broken.disputed = true;
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
  if (run.disputed) old.disputed = true;
  old.note(day, 'superseded by a new promise', run.plan.entry);
  carryOver(sim.world, old, run, day);
  sim.rewind(old);
  evaluate(sim, run, day);
}

/** Earlier performance counts towards the promise that replaces another, also as an amendment may leave that. */
function carryOver({ relations }: World, old: Run, run: Run, day: Day): void {
  const seen = new Set<Version['parts']>();
  for (const { parts } of run.plan.versions) {
    if (!seen.has(parts)) carryInto(relations, old, run, parts, day);
    seen.add(parts);
  }
}

/** What was done of the same counts once over the parts of a promise. */
function carryInto(relations: Relations, old: Run, run: Run, parts: Version['parts'], day: Day): void {
  const done = old.version.parts
    .flatMap(({ kind, ways }) => (kind === 'will' ? ways : []))
    .filter((way) => old.hasTally(way))
    .map((way) => ({ way, tally: old.tally(way), left: old.tally(way).amount }));
  for (const part of parts) {
    if (part.kind !== 'will') continue;
    for (const one of done) {
      const asked = part.ways.filter(({ demand }) => isOfSame(relations, old, one.way.demand, demand, day));
      const taken = countTowards(
        asked.map((way) => run.tally(way)),
        one.tally,
        one.left,
      );
      one.left = subtractDecimals(one.left, taken);
      const isTaken = one.tally.counted.kind !== 'amount' || taken !== ZERO;
      if (asked.length > 0 && isTaken && one.tally.isDisputed) run.disputed = true;
    }
  }
}

/** Whether what was done for a demand of the old promise, as it was assigned since, is also asked for by another. */
function isOfSame(relations: Relations, old: Run, done: Demand, next: Demand, day: Day): boolean {
  if (done.shape !== next.shape || done.counted.kind !== next.counted.kind) return false;
  const { counted } = next;
  return next.arguments.every((wanted, slot) => {
    const given = done.arguments[slot];
    if (wanted.kind === 'amount' && given.kind === 'amount')
      return baseOf(wanted.unit).unit === baseOf(given.unit).unit && wanted.of === given.of;
    if (counted.kind === 'members' && counted.slot === slot) return true;
    const [outer, inner] = [nameOf(wanted), nameOf(given)];
    if (inner && old.books.replaced.has(inner)) return old.to.some(({ party }) => party === outer);
    return outer === inner || (outer && inner ? relations.lies(inner, outer, day) : false);
  });
}
