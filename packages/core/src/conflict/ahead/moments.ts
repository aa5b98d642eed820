import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { formatDecimal } from '../../ledger/values/decimal.ts';
import type { Clock, Demand, Plan } from '../../lifecycle/play/plan.ts';
import { replay } from '../../lifecycle/play/replay.ts';
import type { Run, Scenario } from '../../lifecycle/play/run.ts';
import type { Simulation } from '../../lifecycle/play/simulation.ts';
import type { PastDeed } from '../rules/past.ts';
import type { Ban, Task } from '../rules/task.ts';
import type { Alternatives, Obligation, Requirement } from './obligation.ts';
import { hangsOnAmounts, uncertainAmounts } from './uncertain-amounts.ts';

/** What lies ahead of some promises where all that is of an uncertain day has one. */
export interface Moment {
  /** The days, by what is of them, or whether it has happened; empty where none of that makes a difference. */
  readonly days: ReadonlyMap<object, Day | 'by now' | 'not yet'>;
  /** Which end of each uncertain amount is taken, by what has it; empty where that makes no difference. */
  readonly amounts: ReadonlyMap<object, 'least' | 'most'>;
  /** Each promise with what may lie ahead of it then; null where nothing does. */
  readonly ahead: ReadonlyMap<PromiseEntry, readonly (Obligation | null)[]>;
}

/** Reads what lies ahead of a promise that was played through. */
export type ReadAhead = (simulation: Simulation, plans: readonly Plan[], run: Run) => Obligation | null;

/** What a moment has where no day and no amount makes a difference. */
const ANY_DAYS: Moment['days'] = new Map();
const ANY_AMOUNTS: Moment['amounts'] = new Map();
const ENDS = ['least', 'most'] as const;

/** What lies ahead of a promise in a scenario. */
interface Found {
  readonly scenario: Scenario;
  /** Which of the choices of days ahead it is. */
  readonly place: number;
  readonly ahead: Obligation | null;
}

/** One choice of days, and what each promise was found to have ahead in it. */
interface Choice {
  readonly scenario: Scenario;
  readonly found: ReadonlyMap<PromiseEntry, Found[]>;
  /** How what happened lies to what each promise counts from. */
  facts: string;
}

/** Plays promises in every scenario that makes a difference. */
export type PlayAll = (plans: readonly Plan[], take: (played: Simulation) => void) => void;

/** The moments that make a difference to some promises, which are played together. */
export function momentsOf(
  on: Day,
  playAll: PlayAll,
  plans: readonly Plan[],
  promises: readonly PromiseEntry[],
  read: ReadAhead,
): readonly Moment[] {
  const moments = new Map<string, Moment>();
  const amounts = uncertainAmounts(plans);
  const byAmount = new Set(amounts.length === 0 ? [] : promises.filter((one) => hangsOnAmounts(plans, one)));
  let choice: Choice | undefined;
  const close = (): void => {
    if (!choice) return;
    const { facts, scenario } = choice;
    const add = (amounts: Moment['amounts'], { ahead, key }: Ahead): void => {
      const moment = `${facts}${key}`;
      if (!moments.has(moment)) moments.set(moment, { days: scenario.days, amounts, ahead });
    };
    if (amounts.length === 0) {
      add(ANY_AMOUNTS, aheadOf(choice, onePerReading));
      return;
    }
    const [least, most] = ENDS.map((end) =>
      aheadOf(choice!, (found, promise) => (byAmount.has(promise) ? atEnd(found, end) : found)),
    );
    if (least.key === most.key) add(ANY_AMOUNTS, least);
    else {
      add(new Map(amounts.map((one) => [one, 'least'])), least);
      add(new Map(amounts.map((one) => [one, 'most'])), most);
    }
  };
  playAll(plans, (simulation) => {
    const { scenario } = simulation;
    if (!choice || !isSameButForPeople(choice.scenario, scenario)) {
      close();
      choice = { scenario, found: new Map(promises.map((promise) => [promise, []])), facts: '' };
      for (const promise of promises) choice.facts += factsOf(simulation, simulation.runOf(promise)!, on);
    }
    for (const promise of promises)
      aheadIn(simulation, plans, promise, read).forEach((ahead, place) => {
        choice!.found.get(promise)!.push({ scenario, place, ahead });
      });
  });
  close();
  const found = [...moments.values()];
  return found.length === 1 ? [{ ...found[0], days: ANY_DAYS }] : found;
}

/** What lies ahead of some promises, and a key that tells it apart. */
interface Ahead {
  readonly ahead: ReadonlyMap<PromiseEntry, readonly (Obligation | null)[]>;
  readonly key: string;
}

/** What lies ahead of each promise, of what was found for it. */
function aheadOf(
  { found }: Choice,
  pick: (found: readonly Found[], promise: PromiseEntry) => readonly Found[],
): Ahead {
  const ahead = new Map<PromiseEntry, readonly (Obligation | null)[]>();
  let key = '';
  for (const [promise, all] of found) {
    const { variants, keys } = variantsAmong(pick(all, promise).map((one) => one.ahead));
    ahead.set(promise, variants);
    key += `#${keys}`;
  }
  return { ahead, key };
}

/** What was found where uncertain amounts are at one end. */
function atEnd(found: readonly Found[], end: 'least' | 'most'): readonly Found[] {
  const some = found.filter(({ scenario }) => scenario.reading === end);
  return some.length > 0 ? some : found;
}

/** Where a reading settles what lies ahead, only that which asks for the most: playing on the reading finds the rest. */
function onePerReading(found: readonly Found[]): readonly Found[] {
  if (found.length === 1 || !found.every(({ ahead }) => ahead?.bases?.length)) return found;
  const most = new Map<string, Found>();
  for (const one of found) {
    const { edge, reversed, opens } = one.scenario;
    const key = `${edge}|${reversed}|${opens}|${one.place}`;
    const before = most.get(key);
    if (!before || asked(one) > asked(before)) most.set(key, one);
  }
  return [...most.values()];
}

function asked({ ahead }: Found): number {
  return ahead ? ahead.conditionNeeds.length + ahead.duties.length : 0;
}

/** Moments, and whether some were left out. */
export interface Moments {
  readonly moments: readonly Moment[];
  readonly isCutOff: boolean;
}

/** Every moment of some promises with every moment of others, as far as `most` of them. */
export function combined(some: readonly Moment[], others: readonly Moment[], most: number): Moments {
  const moments: Moment[] = [];
  for (const one of some) {
    for (const other of others) {
      if (moments.length >= most) return { moments, isCutOff: true };
      moments.push({
        days: other.days.size === 0 ? one.days : new Map([...one.days, ...other.days]),
        amounts: other.amounts.size === 0 ? one.amounts : new Map([...one.amounts, ...other.amounts]),
        ahead: new Map([...one.ahead, ...other.ahead]),
      });
    }
  }
  return { moments, isCutOff: false };
}

/** How many deeds that may not have happened yet are told apart. */
const MOST_DOUBTFUL = 6;

/** The moments with and without what may not have happened yet, where that decides for all and no moment says it. */
export function withDoubtful({ moments, isCutOff }: Moments, past: readonly PastDeed[], on: Day): Moments {
  const doubtful = new Set<object>();
  for (const { occurrence, amount } of past)
    if (occurrence.last > on && !amount) doubtful.add(occurrence.entry);
  if (doubtful.size === 0) return { moments, isCutOff };
  let all = moments;
  for (const entry of [...doubtful].slice(0, MOST_DOUBTFUL)) {
    all = all.flatMap((moment) => {
      if (moment.days.has(entry)) return [moment];
      return (['by now', 'not yet'] as const).map((when) => ({
        ...moment,
        days: new Map(moment.days).set(entry, when),
      }));
    });
  }
  return { moments: all, isCutOff: isCutOff || doubtful.size > MOST_DOUBTFUL };
}

/** What lies ahead of a promise in one scenario, with each uncertain day that lies ahead at its first and at its last. */
function aheadIn(
  simulation: Simulation,
  plans: readonly Plan[],
  promise: PromiseEntry,
  read: ReadAhead,
): (Obligation | null)[] {
  const { scenario, world, on } = simulation;
  return scenariosAhead(simulation.runOf(promise)!.plan, scenario, on).map((one) => {
    const played = one === scenario ? simulation : replay(world, plans, one, on);
    return read(played, plans, played.runOf(promise)!);
  });
}

/**
 * Tells which of what happened on an uncertain day did so by now, since the promise was made, and since its window
 * opened.
 */
function factsOf({ scenario }: Simulation, run: Run, on: Day): string {
  let facts = '|';
  const tell = ({ hits }: Demand, since: Day): void => {
    for (const { match } of hits) {
      const { first, last, entry } = match.occurrence;
      if (first === last) continue;
      const day = scenario.days.get(entry) ?? last;
      facts += day > on ? '-' : day >= since ? '2' : day >= run.birth ? '1' : '0';
    }
  };
  for (const { kind, bounds, demand } of run.plan.ways)
    tell(demand, kind === 'will' ? run.birth : run.opens(bounds, scenario));
  for (const trigger of run.plan.triggers) if (trigger.kind !== 'state') tell(trigger.demand, run.birth);
  return facts;
}

/** The obligations that differ, and their keys; null where nothing lies ahead. */
function variantsAmong(found: readonly (Obligation | null)[]): {
  readonly variants: readonly (Obligation | null)[];
  readonly keys: string;
} {
  const variants = new Map<string, Obligation | null>();
  for (const one of found) {
    // Where only who was touched decides what lies ahead, that is settled reading by reading.
    if (!found.some((other) => other && leavesOnlyPeople(other, one)))
      variants.set(one ? keyOf(one) : '', one);
  }
  return { variants: [...variants.values()], keys: [...variants.keys()].sort().join('&') };
}

/** How many uncertain days ahead are told apart. */
const MOST_UNCERTAIN = 4;

function scenariosAhead({ versions }: Plan, scenario: Scenario, on: Day): Scenario[] {
  const clocks: (Clock & { readonly kind: 'date' })[] = [];
  for (const { bounds, parts, conditions } of versions) {
    const lines = [...parts.flatMap(({ ways }) => ways), ...conditions.flat()];
    for (const { by, starting, until } of [bounds, ...lines.map((line) => line.bounds)]) {
      for (const clock of [by, starting, until]) {
        if (clock?.kind !== 'date' || clock.first === clock.last || clock.last <= on) continue;
        if (!scenario.days.has(clock.key) && !clocks.some(({ key }) => key === clock.key)) clocks.push(clock);
      }
    }
  }
  let scenarios = [scenario];
  for (const { key, first, last } of clocks.slice(0, MOST_UNCERTAIN)) {
    scenarios = scenarios.flatMap((one) =>
      [first, last].map((day) => ({ ...one, days: new Map(one.days).set(key, day) })),
    );
  }
  return scenarios;
}

/** Equal obligations have equal keys. */
export function keyOf({ isKept, isSuspended, conditionNeeds, duties, to }: Obligation): string {
  const promisees = to.map(({ party }) => party.index).join();
  if (isKept) return 'kept';
  return `${isSuspended}|${promisees}|${conditionNeeds.length}|${[...conditionNeeds, ...duties].map(lineKey).join('|')}`;
}

function lineKey(ways: Alternatives): string {
  return ways.map(requirementKey).join('/');
}

function requirementKey(one: Requirement): string {
  if (one.kind === 'task') return taskKey(one.task);
  return one.kind === 'ban' ? banKey(one.ban) : one.kind;
}

function isSameButForPeople(a: Scenario, b: Scenario): boolean {
  return a.days === b.days && a.opens === b.opens;
}

/** Whether an obligation is another with more duties, all of which are about people. */
function leavesOnlyPeople(more: Obligation, less: Obligation | null): boolean {
  // What nothing is left of may have been kept or broken by whom the past touched.
  if (!less || less.isKept)
    return more.duties.some((ways) => ways.every(isAboutPeople)) && !hangsOnWhoIsReleased(more);
  if (more.duties.length <= less.duties.length || more.isSuspended !== less.isSuspended) return false;
  const left = new Set(less.duties.map(lineKey));
  const added = more.duties.filter((ways) => !left.has(lineKey(ways)));
  return (
    more.duties.length - added.length === less.duties.length &&
    added.every((ways) => ways.every(isAboutPeople)) &&
    more.conditionNeeds.map(lineKey).join('|') === less.conditionNeeds.map(lineKey).join('|')
  );
}

/** Whether a number that is not to be touched may have been or not, as who was released is not known on any reading. */
function hangsOnWhoIsReleased({ run, duties }: Obligation): boolean {
  const isNumber = (one: Requirement) =>
    one.kind === 'ban' && one.ban.kind === 'never' && one.ban.quantity !== undefined;
  return duties.some((ways) => ways.some(isNumber)) && run.hasSpared(({ all }) => !all);
}

function isAboutPeople(one: Requirement): boolean {
  return (
    (one.kind === 'task' && one.task.object !== undefined) ||
    (one.kind === 'ban' && one.ban.object !== undefined)
  );
}

function taskKey({ shape, first, last, need, given }: Task): string {
  const done = need.kind === 'amount' ? `${formatDecimal(need.done)}:${formatDecimal(need.demand)}` : '';
  const count = need.kind === 'some' ? `${need.done}:${need.demand}` : '';
  return `${shape.index} ${first} ${last} ${need.kind} ${done}${count} ${given.map(keyOfArgument).join()}`;
}

function banKey({ shape, first, last, kind, quantity, amount, isAbove, given, forms }: Ban): string {
  const all = forms ? forms.map((form) => form.given) : [given];
  const texts = all.map((one) => one.map(keyOfArgument).join());
  const most = amount ? `${isAbove} ${formatDecimal(amount)}` : quantity?.low;
  return `${shape.index} ${kind} ${first} ${last} ${most} ${texts.join(' or ')}`;
}

function keyOfArgument(argument: Task['given'][number]): string {
  if (argument.kind === 'name') return String(argument.index);
  return argument.kind === 'quantity' ? `${argument.low}*${argument.group.index}` : argument.kind;
}
