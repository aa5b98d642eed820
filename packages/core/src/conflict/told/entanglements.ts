import type { PromiseEntry } from '../../ledger/entry.ts';
import { pushTo } from '../../ledger/values/list.ts';
import { compareText } from '../../text/compare-text.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { Conflict, Entanglement, Lift, WayOut } from '../conflict.ts';
import { type Choice, cheapestCovers } from '../solving/cheapest-covers.ts';
import { joinedWay } from './joined-way.ts';
import { idsOf, pricesOf } from './ways-out.ts';

/** How many ways out of several conflicts at once are listed. */
const MOST_WAYS = 50;

/** Conflicts that share promises, and the minimal sets of lifts that lift all of them (semantics.md: Ways out). */
export function entanglementsOf(prospects: Prospects, conflicts: readonly Conflict[]): Entanglement[] {
  const found: Entanglement[] = [];
  for (const knot of knotsOf(conflicts)) {
    if (knot.length < 2) continue;
    const promises = new Set(knot.flatMap((conflict) => conflict.promises));
    found.push({
      promises: [...promises].sort((a, b) => (a.name.text < b.name.text ? -1 : 1)),
      ...waysOutOfAll(prospects, knot),
    });
  }
  return found;
}

/** Conflicts that share promises, directly or through others. */
function knotsOf(conflicts: readonly Conflict[]): Conflict[][] {
  const knots: Conflict[][] = [];
  const byPromise = new Map<PromiseEntry, Conflict[]>();
  for (const conflict of conflicts)
    for (const promise of conflict.promises) pushTo(byPromise, promise, conflict);
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

/** The minimal choices of lifts that lift every one of some conflicts, cheapest first, as far as they are listed. */
function waysOutOfAll(
  prospects: Prospects,
  conflicts: readonly Conflict[],
): Pick<Entanglement, 'waysOut' | 'hasMore'> {
  const options = optionsFor(conflicts);
  const taken = (chosen: readonly number[]): WayOut =>
    joinedWay(
      prospects,
      chosen.map((place) => options[place].way),
    );
  const { covers, isComplete } = cheapestCovers(
    conflicts.length,
    choicesOf(options),
    (chosen) => pricesOf(taken(chosen).cost),
    MOST_WAYS,
  );
  return { waysOut: covers.map(taken), hasMore: !isComplete };
}

/** A lift of a whole promise, and the conflicts that it lifts, by their places. */
interface Option {
  readonly way: WayOut;
  readonly lifts: number[];
}

/** What lifts some of the conflicts; a power may come too late for one of them and in time for another. */
function optionsFor(conflicts: readonly Conflict[]): readonly Option[] {
  const options = new Map<PromiseEntry, Option[]>();
  conflicts.forEach(({ waysOut }, place) => {
    for (const way of waysOut) {
      const [lift] = way.lifts;
      const known = options.get(lift.promise) ?? [];
      options.set(lift.promise, known);
      const same = known.find((one) => isSameLift(one.way.lifts[0], lift));
      if (same) same.lifts.push(place);
      else known.push({ way: whole(way), lifts: [place] });
    }
  });
  return [...options.values()].flat().sort((a, b) => compareText(idsOf(a.way), idsOf(b.way)));
}

function choicesOf(options: readonly Option[]): readonly Choice[] {
  const lifted = new Set(options.map(({ way }) => way.lifts[0].promise));
  // Who loses a stake by one lift may agree to that by another.
  const agreed = new Set(
    options.flatMap(({ way }) => way.cost.stakes.filter((one) => one.agreed).map(({ stake }) => stake)),
  );
  return options.map(({ way, lifts }) => {
    const [{ promise }] = way.lifts;
    const { breaches, powers, falls, stakes, people } = way.cost;
    const surely = falls.filter((other) => !lifted.has(other));
    const unasked = stakes.map(({ stake }) => stake).filter((stake) => !agreed.has(stake));
    return { meets: lifts, about: promise, least: [breaches, powers, surely, unasked, people] };
  });
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
