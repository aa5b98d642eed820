import type { PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { Buckets } from './buckets.ts';
import { forbiddenShapes, openPromises } from './candidates.ts';
import { Component, type World } from './component.ts';
import type { Conflict, ConflictFamily, Conflicts } from './conflict.ts';
import { entanglementsOf } from './entanglements.ts';
import { type Crowd, crowdOf, MOST_TOLD } from './families.ts';
import { Prospects } from './prospects.ts';
import { tell } from './tell.ts';

/**
 * Finds every minimal set of open promises that no future keeps, with what still fits and all ways out (semantics.md:
 * Conflicts), on the day and as known on the day of a judgement.
 */
export function conflictsOf(judgement: Judgement): Conflicts {
  const prospects = new Prospects(judgement);
  const { world } = judgement.judging;
  const buckets = new Buckets(world.ledger, prospects.clashes.book, forbiddenShapes(openPromises(judgement)));
  buckets.addAll(prospects.all);
  const conflicts: Conflict[] = [];
  const families: ConflictFamily[] = [];
  let cutOff = 0;
  const components = buckets.components(prospects.all);
  for (const members of components) {
    const component = new Component(prospects, members);
    const crowd = crowdOf(prospects, component);
    if (crowd) {
      const told = crowd.first.map((promises) => tell(prospects, component, promises, component.worlds));
      if (crowd.count !== undefined && crowd.count <= MOST_TOLD) conflicts.push(...told);
      else families.push(familyOf(crowd, told));
      continue;
    }
    for (const { promises, worlds } of minimalConflicts(component))
      conflicts.push(tell(prospects, component, promises, worlds));
    if (component.isCutOff) cutOff++;
  }
  conflicts.sort(byStanding);
  return {
    conflicts,
    families,
    entanglements: entanglementsOf(conflicts),
    incomplete:
      cutOff === 0
        ? undefined
        : `${cutOff} of ${components.length} groups of promises that bear on each other could not be searched in full`,
  };
}

function familyOf(crowd: Crowd, first: readonly Conflict[]): ConflictFamily {
  const { kind, promises, demand, bound, shortage } = crowd;
  return {
    kind,
    promises,
    demand,
    bound,
    shortage,
    count: crowd.count,
    first,
    why: first[0]?.why ?? '',
    citations: first[0]?.citations ?? [],
  };
}

/** A set of promises, and the worlds in which it is a minimal one that no future keeps. */
interface Found {
  readonly promises: readonly PromiseEntry[];
  readonly worlds: readonly World[];
}

function minimalConflicts(component: Component): Found[] {
  const found = new Map<string, { promises: readonly PromiseEntry[]; worlds: World[] }>();
  for (const world of component.worlds) {
    const present = component.present(world);
    if (present.length === 0 || component.areKept(world, present)) continue;
    for (const promises of component.conflictsIn(
      world,
      [...found.values()].map((one) => one.promises),
    )) {
      const key = promises.map(({ name }) => name.index).join();
      const before = found.get(key);
      if (before) before.worlds.push(world);
      else found.set(key, { promises, worlds: [world] });
    }
  }
  return [...found.values()];
}

/** Certain ones first, then by the ids of their promises. */
function byStanding(a: Conflict, b: Conflict): number {
  const weight = (one: Conflict) =>
    (one.standing === 'certain' ? 0 : 2) + (one.reading === 'certain' ? 0 : 1);
  return weight(a) - weight(b) || compareText(idsOf(a), idsOf(b));
}

function idsOf({ promises }: Conflict): string {
  return promises.map(({ name }) => name.text).join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
