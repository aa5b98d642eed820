import type { PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { mayFailAlone } from './alone.ts';
import { Buckets } from './buckets.ts';
import { Component } from './component.ts';
import type { Conflict, ConflictFamily, Conflicts } from './conflict.ts';
import { entanglementsOf } from './entanglements.ts';
import { type Crowd, crowdOf, MOST_TOLD } from './families.ts';
import { Prospects } from './prospects.ts';
import { search } from './search.ts';
import { tell } from './tell.ts';

/**
 * Finds every minimal set of open promises that no future keeps, with what still fits and all ways out (semantics.md:
 * Conflicts), on the day and as known on the day of a judgement.
 */
export function conflictsOf(judgement: Judgement): Conflicts {
  const prospects = new Prospects(judgement);
  const { world } = judgement.judging;
  const { book } = prospects.clashes;
  const buckets = new Buckets(world.ledger, book, prospects.forbidden);
  buckets.addAll(prospects.promises);
  const conflicts: Conflict[] = [];
  const families: ConflictFamily[] = [];
  let cutOff = 0;
  const components = buckets.components(prospects.promises);
  for (const promises of components) {
    if (promises.length === 1 && !mayFailAlone(world, book, promises[0])) continue;
    const members = promises.map((promise) => prospects.of(promise));
    const whole = members.length > 2 ? crowdOf(prospects, members) : undefined;
    const { found, crowds, isCutOff } =
      whole && whole.beside.length === 0
        ? { found: [], crowds: [whole.crowd], isCutOff: false }
        : search(prospects, buckets, members);
    for (const { component, promises: set, worlds } of found)
      conflicts.push(tell(prospects, component, set, worlds));
    for (const crowd of crowds) {
      const told = crowd.first.map((set) => tellAlone(prospects, set));
      if (crowd.count !== undefined && crowd.count <= MOST_TOLD) conflicts.push(...told);
      else families.push(familyOf(crowd, told));
    }
    if (isCutOff) cutOff++;
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

/** Tells of a set that is known to be minimal, by its own worlds. */
function tellAlone(prospects: Prospects, set: readonly PromiseEntry[]): Conflict {
  const component = new Component(
    prospects,
    set.map((promise) => prospects.of(promise)),
  );
  return tell(prospects, component, set, component.worlds);
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
