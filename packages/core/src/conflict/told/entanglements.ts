import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Conflict, Cost, Entanglement, Lift, WayOut } from '../conflict.ts';
import { compareWays } from './ways-out.ts';

/** How many ways out of several conflicts at once are listed. */
const MOST_WAYS = 50;
const MOST_STEPS = 2_000;

/** Conflicts that share promises, and the minimal sets of lifts that lift all of them (semantics.md: Ways out). */
export function entanglementsOf(conflicts: readonly Conflict[]): Entanglement[] {
  const found: Entanglement[] = [];
  for (const knot of knotsOf(conflicts)) {
    if (knot.length < 2) continue;
    const promises = new Set(knot.flatMap((conflict) => conflict.promises));
    found.push({
      promises: [...promises].sort((a, b) => (a.name.text < b.name.text ? -1 : 1)),
      waysOut: waysOutOfAll(knot),
    });
  }
  return found;
}

/** Conflicts that share promises, directly or through others. */
function knotsOf(conflicts: readonly Conflict[]): Conflict[][] {
  const knots: Conflict[][] = [];
  const byPromise = new Map<PromiseEntry, Conflict[]>();
  for (const conflict of conflicts)
    for (const promise of conflict.promises)
      byPromise.set(promise, [...(byPromise.get(promise) ?? []), conflict]);
  const seen = new Set<Conflict>();
  for (const conflict of conflicts) {
    if (seen.has(conflict)) continue;
    seen.add(conflict);
    const knot = [conflict];
    for (const one of knot) {
      for (const promise of one.promises) {
        for (const other of byPromise.get(promise) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          knot.push(other);
        }
      }
    }
    knots.push(knot);
  }
  return knots;
}

/** Every minimal choice of lifts that meets each conflict, cheapest first, as far as they are listed. */
function waysOutOfAll(conflicts: readonly Conflict[]): WayOut[] {
  const options = new Map<PromiseEntry, WayOut[]>();
  for (const { waysOut } of conflicts) {
    for (const way of waysOut) {
      const [{ promise }] = way.lifts;
      const known = options.get(promise) ?? [];
      if (!known.some((one) => isSameLift(one.lifts[0], way.lifts[0]))) known.push(whole(way));
      options.set(promise, known);
    }
  }
  const ways = minimalHits(conflicts).flatMap((promises) => combine(promises, options));
  return ways.sort(compareWays).slice(0, MOST_WAYS);
}

/** A lift that has to serve several conflicts is a whole one: how much each needs adds up in no simple way. */
function whole(way: WayOut): WayOut {
  const lifts = way.lifts.map((lift) => ({ ...lift, atLeast: undefined }));
  return { lifts, cost: way.whole ?? way.cost };
}

function isSameLift(a: Lift, b: Lift): boolean {
  return (
    a.how === b.how &&
    a.through === b.through &&
    a.by.length === b.by.length &&
    a.by.every((name, i) => name === b.by[i])
  );
}

/** The minimal sets of promises of which each conflict has one. */
function minimalHits(conflicts: readonly Conflict[]): PromiseEntry[][] {
  const found: PromiseEntry[][] = [];
  let steps = 0;
  const hit = (chosen: readonly PromiseEntry[]): void => {
    if (++steps > MOST_STEPS || found.length >= MOST_WAYS) return;
    const missed = conflicts.find(({ promises }) => !promises.some((promise) => chosen.includes(promise)));
    if (!missed) {
      const isMinimal = chosen.every((promise) =>
        conflicts.some(
          ({ promises }) =>
            promises.includes(promise) &&
            !promises.some((other) => other !== promise && chosen.includes(other)),
        ),
      );
      if (isMinimal && !found.some((one) => isSameSet(one, chosen))) found.push([...chosen]);
      return;
    }
    for (const promise of missed.promises) hit([...chosen, promise]);
  };
  hit([]);
  return found;
}

function isSameSet(a: readonly PromiseEntry[], b: readonly PromiseEntry[]): boolean {
  return a.length === b.length && a.every((promise) => b.includes(promise));
}

/** Every choice of one lift for each of some promises. */
function combine(
  promises: readonly PromiseEntry[],
  options: ReadonlyMap<PromiseEntry, readonly WayOut[]>,
): WayOut[] {
  let ways: WayOut[] = [{ lifts: [], cost: NOTHING }];
  for (const promise of promises) {
    ways = ways
      .flatMap((way) => (options.get(promise) ?? []).map((next) => join(way, next)))
      .sort(compareWays)
      .slice(0, MOST_WAYS);
  }
  return ways;
}

const NOTHING: Cost = { breaches: 0, powers: 0, falls: [], deals: [], stakes: [], people: 0 };

function join(a: WayOut, b: WayOut): WayOut {
  const lifted = new Set([...a.lifts, ...b.lifts].map(({ promise }) => promise));
  return {
    lifts: [...a.lifts, ...b.lifts],
    cost: {
      breaches: a.cost.breaches + b.cost.breaches,
      powers: a.cost.powers + b.cost.powers,
      falls: [...new Set([...a.cost.falls, ...b.cost.falls])].filter((promise) => !lifted.has(promise)),
      deals: [...new Set([...a.cost.deals, ...b.cost.deals])],
      stakes: [...a.cost.stakes, ...b.cost.stakes],
      people: a.cost.people + b.cost.people,
    },
  };
}
