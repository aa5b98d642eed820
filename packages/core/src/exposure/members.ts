import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { WayPlan } from '../lifecycle/play/plan.ts';
import type { Run } from '../lifecycle/play/run.ts';
import type { CountRange } from '../lifecycle/relations.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';

/** The members a `never` or `always` is about: how many it was failed for, and how many are still safe. */
export interface MembersConcerned {
  readonly group: Name;
  readonly failed: CountRange;
  readonly safe: CountRange;
}

/** The members that a promise concerns, by group, over every scenario that makes a difference. */
export function membersConcerned(
  judgement: Judgement,
  { entry, terms }: PromiseStanding,
): MembersConcerned[] {
  if (!terms.undertakings.some(({ kind }) => kind !== 'will')) return [];
  const { judging, on } = judgement;
  const { plans, outcomes } = judging.outcomes(entry);
  const found = new Map<Name, MembersConcerned>();
  for (const { scenario } of outcomes) {
    const simulation = judging.replays.of(plans, scenario);
    const run = simulation.runOf(entry);
    for (const way of run ? waysToKeep(run) : []) take(found, run!, way, on);
  }
  return [...found.values()];
}

/** The ways of a `never` or `always` that are about each member of a group; `never 3 of @g` is about their number. */
function waysToKeep(run: Run): WayPlan[] {
  return run.version.parts
    .flatMap(({ ways }) => ways)
    .filter(({ kind, demand: { counted } }) => {
      if (kind === 'will' || counted.kind !== 'members') return false;
      return kind === 'always' || !counted.quantity;
    });
}

function take(found: Map<Name, MembersConcerned>, run: Run, way: WayPlan, on: number): void {
  const { counted } = way.demand;
  if (counted.kind !== 'members') return;
  const { group } = counted;
  const tally = run.tally(way);
  const known = found.get(group);
  const failed = tally.failed(on);
  const safe = tally.stand(on);
  found.set(group, {
    group,
    failed: known ? hull(known.failed, failed) : failed,
    safe: known ? hull(known.safe, safe) : safe,
  });
}

function hull(a: CountRange, b: CountRange): CountRange {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}
