import type { PromiseEntry } from '../../ledger/entry.ts';
import type { DayRange, Happening } from '../../ledger/many.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { compareText } from '../../text/compare-text.ts';
import type { World } from '../world.ts';
import type { Bounds, Clock, Demand, Hit, Plan } from './plan.ts';
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
  /** What it bears on and how, where this and its days are all there is to it; undefined where something else may be. */
  marks: string[] | undefined;
}

/**
 * The choices of one day for each uncertain date of a component (semantics.md: Unclear). States change only where a
 * day passes another, so the ends of each range and the days beside all other days stand for the rest.
 */
export function choicesOfDays(world: World, plans: readonly Plan[], on: Day): ReadonlyMap<object, Day>[] {
  if (!plans.some((plan) => plan.isUncertain)) return CERTAIN;
  const uncertain = new Map<object, Uncertain>();
  const critical = new Set<Day>([on]);
  const take = (key: object, first: Day, last: Day, mark?: string) => {
    if (first > on) return;
    if (first < last) {
      const { marks } = uncertain.get(key) ?? { marks: [] };
      uncertain.set(key, { key, first, last, marks: mark && marks ? [...marks, mark] : undefined });
    }
    critical.add(first);
    critical.add(last);
  };
  const takeBounds = (bounds: Bounds) => {
    for (const clock of [bounds.by, bounds.starting, bounds.until])
      if (clock) takeClock(clock, take, critical);
  };
  let demands = 0;
  const takeHits = ({ hits }: Demand) => {
    demands++;
    for (const hit of hits) {
      const { occurrence, days } = hit.match;
      take(occurrence.entry, occurrence.first, occurrence.last, markOf(hit, demands));
      if (days) critical.add(days.first).add(days.last);
    }
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
      takeHits(way.demand);
    }
    for (const trigger of plan.triggers) {
      if (trigger.kind === 'state') continue;
      if (trigger.kind === 'absence') takeClock(trigger.by, take, critical);
      takeHits(trigger.demand);
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

/** All that tells what one hit comes to from what another does; undefined where it depends on who and what it is about. */
function markOf({ match, role, variant }: Hit, demand: number): string | undefined {
  const { occurrence, touch, amount, unsure, perhaps, days } = match;
  const { kind, date, disputed, origin } = occurrence;
  const isAboutSome = touch !== undefined && touch.who.entry?.kind !== 'group';
  if (variant || unsure || perhaps || days || origin || isAboutSome) return undefined;
  if ((kind !== 'did' && kind !== 'not') || (role !== 'for' && role !== 'against') || date.time >= 0)
    return undefined;
  const sum = amount && [amount.low, amount.high].map(({ digits, scale }) => `${digits}e${scale}`);
  const some = touch && [touch.who.index, touch.low, touch.high, touch.all, touch.distinct];
  return [demand, role, kind, occurrence.for?.index, disputed, sum, some].join(' ');
}

function combine(
  uncertain: readonly Uncertain[],
  critical: ReadonlySet<Day>,
  on: Day,
): ReadonlyMap<object, Day>[] {
  const groups = alikeIn(uncertain);
  let candidates = groups.map(([one]) => daysWithin(one, critical, 1));
  if (countOf(groups, candidates) > MOST_CHOICES)
    candidates = groups.map(([one]) => daysWithin(one, new Set([on]), 1));
  if (countOf(groups, candidates) > MOST_CHOICES) return corners(uncertain, on);
  let choices: ReadonlyMap<object, Day>[] = [new Map()];
  groups.forEach((group, index) => {
    choices = choices.flatMap((choice) => withDays(choice, group, candidates[index]));
  });
  return choices;
}

/** What makes no difference but by its day, together with all that makes the same on the same days: which of these came when is one. */
function alikeIn(uncertain: readonly Uncertain[]): readonly (readonly Uncertain[])[] {
  const groups: Uncertain[][] = [];
  const alike = new Map<string, Uncertain[]>();
  for (const one of uncertain) {
    const key = one.marks && orderKey(one);
    const group = key === undefined ? undefined : alike.get(key);
    if (group) {
      group.push(one);
      continue;
    }
    groups.push([one]);
    if (key !== undefined) alike.set(key, groups[groups.length - 1]);
  }
  return groups;
}

function orderKey({ first, last, marks = [] }: Uncertain): string {
  return [first, last, ...marks].join('|');
}

/** How many choices there are of days for each group, in whatever order within it. */
function countOf(groups: readonly (readonly Uncertain[])[], days: readonly (readonly Day[])[]): number {
  let count = 1;
  groups.forEach((group, index) => {
    const { length } = days[index];
    for (let place = 1; place <= group.length; place++) count *= (length - 1 + place) / place;
  });
  return Math.round(count);
}

/** A choice with days for a group, none of which is before that of the one before it. */
function withDays(
  choice: ReadonlyMap<object, Day>,
  group: readonly Uncertain[],
  days: readonly Day[],
): ReadonlyMap<object, Day>[] {
  let choices = [{ map: new Map(choice), from: 0 }];
  for (const { key } of group)
    choices = choices.flatMap(({ map, from }) =>
      days.slice(from).map((day, further) => ({ map: new Map(map).set(key, day), from: from + further })),
    );
  return choices.map(({ map }) => map);
}

function daysWithin({ first, last }: Uncertain, critical: ReadonlySet<Day>, spread: number): Day[] {
  const days = new Set([first, last]);
  for (const day of critical) {
    for (let near = day - spread; near <= day + spread; near++)
      if (near > first && near < last) days.add(near);
  }
  return [...days].sort((a, b) => a - b);
}

/**
 * All first, all last, each alone at its other end, and the earlier ones at one end with all others at the other: the
 * states of a chain too long to play in full.
 */
function corners(given: readonly Uncertain[], on: Day): ReadonlyMap<object, Day>[] {
  const keyed = given.map((one) => ({ one, key: orderKey(one) }));
  keyed.sort((a, b) => a.one.first - b.one.first || a.one.last - b.one.last || compareText(a.key, b.key));
  const uncertain = keyed.map(({ one }) => one);
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
  for (let count = 2; count < uncertain.length - 1; count++) {
    // Of those that nothing tells apart, none goes before the others.
    if (keyed[count - 1].key === keyed[count].key && !uncertain[count].marks) continue;
    choices.push(at((one, i) => (i < count ? one.first : one.last)));
    choices.push(at((one, i) => (i < count ? one.last : one.first)));
  }
  return choices;
}
