import type { PromiseEntry } from '../../ledger/entry.ts';
import type { DayRange, Happening } from '../../ledger/many.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { World } from '../world.ts';
import type { Match } from './match.ts';
import type { Bounds, Clock, Plan } from './plan.ts';
import type { Scenario } from './run.ts';

/** The scenario in which nothing is uncertain. */
export const PLAIN: Scenario = {
  days: new Map(),
  reading: 'least',
  edge: true,
  reversed: false,
  opens: true,
};

/** The choices where nothing is uncertain. */
export const CERTAIN: ReadonlyMap<object, Day>[] = [PLAIN.days];

/** How many choices of days are played for one component before only the ends of each range are. */
const MOST_CHOICES = 2048;

/** Something that happened, or a bound, on one of several days. */
interface Uncertain {
  readonly key: object;
  readonly first: Day;
  readonly last: Day;
}

/**
 * The choices of one day for each uncertain date of a component (semantics.md: Unclear). States change only where a
 * day passes another, so the ends of each range and the days beside all other days stand for the rest.
 */
export function choicesOfDays(world: World, plans: readonly Plan[], on: Day): ReadonlyMap<object, Day>[] {
  if (!plans.some((plan) => plan.isUncertain)) return CERTAIN;
  const uncertain = new Map<object, Uncertain>();
  const critical = new Set<Day>([on]);
  const take = (key: object, first: Day, last: Day) => {
    if (first > on) return;
    if (first < last) uncertain.set(key, { key, first, last });
    critical.add(first);
    critical.add(last);
  };
  const takeBounds = (bounds: Bounds) => {
    for (const clock of [bounds.by, bounds.starting, bounds.until])
      if (clock) takeClock(clock, take, critical);
  };
  const takeMatch = ({ occurrence, days }: Match) => {
    take(occurrence.entry, occurrence.first, occurrence.last);
    if (days) critical.add(days.first).add(days.last);
  };
  for (const plan of plans) {
    const { name, date } = plan.entry;
    const opening = openingOf(plan.entry);
    if (opening) {
      take(opening.event, opening.days.first, opening.days.last);
      critical.add(date.first).add(date.last);
    } else take(plan.entry, date.first, date.last);
    for (const act of plan.acts) take(act, act.date.first, act.date.last);
    for (const lists of [world.ratings, world.checks]) {
      for (const entry of lists.get(name) ?? NONE) take(entry, entry.date.first, entry.date.last);
    }
    for (const { entry } of world.outside.get(name) ?? NONE) take(entry, entry.date.first, entry.date.last);
    for (const version of plan.versions) {
      takeBounds(version.bounds);
      for (const line of version.conditions.flat()) takeBounds(line.bounds);
      for (const line of version.unless) takeBounds(line.bounds);
    }
    for (const way of plan.ways) {
      takeBounds(way.bounds);
      for (const { match } of way.demand.hits) takeMatch(match);
    }
    for (const trigger of plan.triggers) {
      if (trigger.kind === 'state') continue;
      if (trigger.kind === 'absence') takeClock(trigger.by, take, critical);
      for (const { match } of trigger.demand.hits) takeMatch(match);
    }
  }
  if (uncertain.size === 0) return [PLAIN.days];
  return combine([...uncertain.values()], critical, on);
}

/** What opened a case on a day of its own, which is the same wherever that bears on something. */
export function openingOf({
  instance,
}: PromiseEntry): { readonly event: Happening; readonly days: DayRange } | undefined {
  const { event, days } = instance ?? {};
  return event && days && days.first < days.last ? { event, days } : undefined;
}

const NONE: readonly never[] = [];

function takeClock(
  clock: Clock,
  take: (key: object, first: Day, last: Day) => void,
  critical: Set<Day>,
): void {
  if (clock.kind !== 'date') return;
  if (clock.first < clock.last) take(clock.key, clock.first, clock.last);
  critical.add(clock.first);
  critical.add(clock.last);
}

function combine(
  uncertain: readonly Uncertain[],
  critical: ReadonlySet<Day>,
  on: Day,
): ReadonlyMap<object, Day>[] {
  let candidates = uncertain.map((one) => daysWithin(one, critical, 1));
  if (product(candidates) > MOST_CHOICES)
    candidates = uncertain.map((one) => daysWithin(one, new Set([on]), 1));
  if (product(candidates) > MOST_CHOICES) return corners(uncertain, on);
  let choices: Map<object, Day>[] = [new Map()];
  uncertain.forEach(({ key }, index) => {
    choices = choices.flatMap((choice) => candidates[index].map((day) => new Map(choice).set(key, day)));
  });
  return choices;
}

function daysWithin({ first, last }: Uncertain, critical: ReadonlySet<Day>, spread: number): Day[] {
  const days = new Set([first, last]);
  for (const day of critical) {
    for (let near = day - spread; near <= day + spread; near++)
      if (near > first && near < last) days.add(near);
  }
  return [...days].sort((a, b) => a - b);
}

function product(candidates: readonly (readonly Day[])[]): number {
  return candidates.reduce((size, days) => size * days.length, 1);
}

/** All first, all last, and each alone at its other end: the states of a chain too long to play in full. */
function corners(uncertain: readonly Uncertain[], on: Day): ReadonlyMap<object, Day>[] {
  const at = (pick: (one: Uncertain, index: number) => Day) =>
    new Map(uncertain.map((one, index) => [one.key, pick(one, index)]));
  const choices = [
    at((one) => one.first),
    at((one) => one.last),
    at((one) => Math.min(Math.max(one.first, on), one.last)),
  ];
  uncertain.forEach((_, index) => {
    choices.push(at((one, i) => (i === index ? one.last : one.first)));
    choices.push(at((one, i) => (i === index ? one.first : one.last)));
  });
  return choices;
}
