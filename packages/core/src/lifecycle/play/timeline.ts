import type { Act, ActEntry, CheckedEntry, Entry, PromiseEntry, RatedEntry } from '../../ledger/entry.ts';
import { nameOf } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Occurrence } from '../occurrence.ts';
import type { OutsideNote, World } from '../world.ts';
import type { Hit, Trigger, WayPlan } from './plan.ts';
import type { Run, Scenario } from './run.ts';
import { openingOf } from './scenarios.ts';

/** One thing on the timeline. Lower ranks come first within a day (semantics.md: Days). */
export type Item = {
  readonly day: Day;
  readonly time: number;
  readonly rank: number;
  /** For an occurrence, the first promise it bears on. */
  readonly run: Run;
} & (
  | { readonly kind: 'made' }
  | { readonly kind: 'act'; readonly entry: ActEntry }
  | { readonly kind: 'rated'; readonly entry: RatedEntry }
  | { readonly kind: 'checked'; readonly entry: CheckedEntry }
  | { readonly kind: 'outside'; readonly entry: OutsideNote['entry'] }
  | { readonly kind: 'occurrence'; readonly hits: readonly PlacedHit[] }
);

/** An occurrence that bears on one line or condition of one promise. */
export interface PlacedHit {
  readonly run: Run;
  readonly hit: Hit;
  readonly way: WayPlan | undefined;
  readonly trigger: (Trigger & { readonly kind: 'deed' | 'absence' }) | undefined;
}

const PROMISE = 0;
const EVENT = 5;
const LATER = 6;
const DEED_OF_ACT = 13;
/** In which turn acts of one day take effect; what is not named here comes with the last. */
const TURNS: Readonly<Partial<Record<Act, number>>> = {
  amend: 1,
  assign: 2,
  delegate: 3,
  resume: 4,
  suspend: 7,
  excuse: 8,
  release: 9,
  void: 10,
  end: 11,
};
const LAST_TURN = 12;

/** Everything that happens to the promises of a component, in the order of a scenario. */
export function timelineOf(world: World, runs: readonly Run[], scenario: Scenario): Item[] {
  const items: Item[] = [];
  const occurrences = new Occurrences();
  const isJudged = world.ratings.size + world.checks.size + world.outside.size > 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    const { entry, acts } = run.plan;
    const made = dayOfMaking(scenario, entry);
    items.push(newItem('made', made, entry.date.time, PROMISE, run, entry, NO_HITS));
    for (const maker of entry.instance?.makers?.slice(1) ?? NONE) {
      const day = dayOf(scenario, maker);
      if (day > made) items.push(newItem('made', day, maker.date.time, PROMISE, run, entry, NO_HITS));
    }
    const earlier = entry.instance ? actsBefore(acts, made, scenario) : NONE;
    for (let j = 0; j < earlier.length; j++) {
      const rank = PROMISE + (j + 1) / (earlier.length + 1);
      items.push(newItem('act', made, entry.date.time, rank, run, earlier[j], NO_HITS));
    }
    for (let j = 0; j < acts.length; j++) {
      const act = acts[j];
      const day = dayOf(scenario, act);
      if (entry.instance && day < made) continue;
      items.push(newItem('act', day, act.date.time, turnOfAct(act), run, act, NO_HITS));
    }
    if (isJudged) addJudgements(world, run, scenario, items);
    occurrences.addAll(run);
  }
  for (let i = 0; i < occurrences.all.length; i++) {
    const hits = occurrences.all[i];
    const { occurrence } = hits[0].hit.match;
    const { entry, first, last } = occurrence;
    const rank = entry.kind === 'act' ? DEED_OF_ACT : EVENT;
    const day = first === last ? first : (scenario.days.get(entry) ?? first);
    items.push(newItem('occurrence', day, occurrence.date.time, rank, hits[0].run, entry, hits));
  }
  return inOrder(items, scenario.reversed);
}

/** With a time of day and without one are put in order apart: the clock of some and the turns of all can run in a circle. */
function inOrder(items: Item[], isReversed: boolean): Item[] {
  let count = 0;
  for (let i = 0; i < items.length; i++) if (items[i].time >= 0) count++;
  if (count === 0 || count === items.length) return sorted(items, isReversed);
  const timed = items.filter(({ time }) => time >= 0);
  const untimed = items.filter(({ time }) => time < 0);
  return merged(sorted(untimed, isReversed), sorted(timed, isReversed), isReversed);
}

function sorted(items: Item[], isReversed: boolean): Item[] {
  if (items.length === 1) return items;
  const order = isReversed ? compareReversed : compare;
  sortItems(items, order);
  if (!hasTie(items)) return items;
  return sortItems(sortItems(items, isReversed ? compareKeysReversed : compareKeys), order);
}

function merged(untimed: readonly Item[], timed: readonly Item[], isReversed: boolean): Item[] {
  const items: Item[] = [];
  let next = 0;
  for (const item of untimed) {
    while (next < timed.length && comesAfter(item, timed[next], isReversed)) items.push(timed[next++]);
    items.push(item);
  }
  return items.concat(timed.slice(next));
}

/** Whether what has no time comes after what has one. Of events, what meets a condition comes first, unless the order is reversed. */
function comesAfter(untimed: Item, timed: Item, isReversed: boolean): boolean {
  const apart = untimed.day - timed.day || untimed.rank - timed.rank;
  if (apart !== 0) return apart > 0;
  if (untimed.rank !== EVENT) return compareKeys(untimed, timed) > 0;
  return turnOf(untimed) === (isReversed ? 0 : 1);
}

function turnOfAct({ act }: ActEntry): number {
  return TURNS[act] ?? LAST_TURN;
}

/** What was done to a promise with many cases before one opened holds for it when it opens, in the same order. */
function actsBefore(acts: readonly ActEntry[], made: Day, scenario: Scenario): readonly ActEntry[] {
  return acts
    .filter((act) => dayOf(scenario, act) < made)
    .sort(
      (a, b) =>
        dayOf(scenario, a) - dayOf(scenario, b) ||
        (a.date.time >= 0 && b.date.time >= 0 ? a.date.time - b.date.time : 0) ||
        turnOfAct(a) - turnOfAct(b),
    );
}

/** Sorts in place; most timelines are of two items. */
function sortItems(items: Item[], order: (a: Item, b: Item) => number): Item[] {
  if (items.length > 2) return items.sort(order);
  const [first, second] = items;
  if (order(second, first) < 0) {
    items[0] = second;
    items[1] = first;
  }
  return items;
}

function hasTie(items: readonly Item[]): boolean {
  for (let i = 1; i < items.length; i++) if (isTie(items[i - 1], items[i])) return true;
  return false;
}

function dayOf(
  scenario: Scenario,
  entry: { readonly date: { readonly first: Day; readonly last: Day } },
): Day {
  const { first, last } = entry.date;
  return first === last ? first : (scenario.days.get(entry) ?? first);
}

/** The day a promise is made; of a case that of what opened it. */
function dayOfMaking(scenario: Scenario, entry: PromiseEntry): Day {
  const opening = openingOf(entry);
  return opening ? (scenario.days.get(opening.event) ?? opening.days.first) : dayOf(scenario, entry);
}

function addJudgements(world: World, run: Run, scenario: Scenario, items: Item[]): void {
  const { name } = run.plan.entry;
  for (const entry of world.ratings.get(name) ?? NONE)
    items.push(newItem('rated', dayOf(scenario, entry), entry.date.time, LATER, run, entry, NO_HITS));
  for (const entry of world.checks.get(name) ?? NONE)
    items.push(newItem('checked', dayOf(scenario, entry), entry.date.time, LATER, run, entry, NO_HITS));
  for (const { entry } of world.outside.get(name) ?? NONE)
    items.push(newItem('outside', dayOf(scenario, entry), -1, EVENT, run, entry, NO_HITS));
}

/** Makes an item. All have the same fields, so that code that goes over items of every kind stays fast. */
function newItem(
  kind: Item['kind'],
  day: Day,
  time: number,
  rank: number,
  run: Run,
  entry: Entry,
  hits: readonly PlacedHit[],
): Item {
  return { day, time, rank, kind, run, entry, hits } as Item;
}

const NONE: readonly never[] = [];
const NO_HITS: readonly PlacedHit[] = [];

/** How many occurrences are looked through one by one before they are looked up. */
const FEW = 8;

/** The hits of each occurrence together: what it gives is shared out among them. */
class Occurrences {
  readonly all: PlacedHit[][] = [];
  #index: Map<Occurrence, PlacedHit[]> | undefined;

  /** Takes in all that bears on the lines and conditions of a promise. */
  addAll(run: Run): void {
    const { ways, triggers } = run.plan;
    for (let i = 0; i < ways.length; i++) {
      const way = ways[i];
      const { hits } = way.demand;
      for (let j = 0; j < hits.length; j++) this.#add({ run, hit: hits[j], way, trigger: undefined });
    }
    for (let i = 0; i < triggers.length; i++) {
      const trigger = triggers[i];
      if (trigger.kind === 'state') continue;
      const { hits } = trigger.demand;
      for (let j = 0; j < hits.length; j++) this.#add({ run, hit: hits[j], way: undefined, trigger });
    }
  }

  #add(placed: PlacedHit): void {
    const hits = this.#find(placed.hit.match.occurrence);
    if (hits) {
      hits.push(placed);
      return;
    }
    const made = [placed];
    this.all.push(made);
    if (this.#index) this.#index.set(placed.hit.match.occurrence, made);
    else if (this.all.length > FEW)
      this.#index = new Map(this.all.map((one) => [one[0].hit.match.occurrence, one]));
  }

  #find(occurrence: Occurrence): PlacedHit[] | undefined {
    if (this.#index) return this.#index.get(occurrence);
    const { all } = this;
    for (let i = 0; i < all.length; i++) if (all[i][0].hit.match.occurrence === occurrence) return all[i];
    return undefined;
  }
}

function compare(a: Item, b: Item): number {
  return compareMoments(a, b) || compareEvents(a, b);
}

function compareReversed(a: Item, b: Item): number {
  return compareMoments(a, b) || compareEvents(b, a);
}

function compareMoments(a: Item, b: Item): number {
  return a.day - b.day || (a.time >= 0 && b.time >= 0 ? a.time - b.time : 0) || a.rank - b.rank;
}

/** What meets a condition before what performs; order within a day must not follow the order of entries in files. */
function compareEvents(a: Item, b: Item): number {
  return a.rank === EVENT && b.rank === EVENT ? turnOf(a) - turnOf(b) : 0;
}

function turnOf(item: Item): number {
  if (item.kind !== 'occurrence') return 0;
  return item.hits.some(({ hit, trigger }) => trigger !== undefined && hit.role === 'for') ? 0 : 1;
}

/** Whether two neighbours are in no order but that of their entries in files, which must not matter. */
function isTie(a: Item, b: Item): boolean {
  return a.day === b.day && (a.rank === b.rank || a.time >= 0);
}

function compareKeysReversed(a: Item, b: Item): number {
  return a.rank === EVENT && b.rank === EVENT ? compareKeys(b, a) : compareKeys(a, b);
}

function compareKeys(a: Item, b: Item): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const left = keyOf(a);
  const right = keyOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What tells items apart wherever they are written: their id, else their text. */
function keyOf(item: Item): string {
  switch (item.kind) {
    case 'made':
      return keyOfEntry(item.run.plan.entry);
    case 'occurrence': {
      const { entry, kind, shape, arguments: given } = item.hits[0].hit.match.occurrence;
      const names = given.map((argument) => (argument ? (nameOf(argument)?.text ?? '') : '*'));
      return [keyOfEntry(entry), kind, shape.text, ...names].join('|');
    }
    default:
      return [keyOfEntry(item.entry), item.run.plan.entry.name.text].join('|');
  }
}

/** In an order that hangs on what is written alone. */
export function byEntryKey(a: Entry, b: Entry): number {
  const left = keyOfEntry(a);
  const right = keyOfEntry(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What tells entries apart wherever they are written: their id, else their text. */
export function keyOfEntry({ name, block }: Entry): string {
  if (name) return `@${name.text}`;
  return block.source.text.slice(block.start, block.end).replace(/\s+/g, ' ');
}
