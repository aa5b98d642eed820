import { isUnread } from '../../ledger/deal-terms.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import { housesOf } from '../../ledger/houses.ts';
import type { Name } from '../../ledger/name.ts';
import { EARLIEST, humanRange, LATEST } from '../../ledger/values/civil-day.ts';
import { compareDecimals } from '../../ledger/values/decimal.ts';
import { joinWords } from '../../ledger/values/join-words.ts';
import { NEVER, type Run } from '../../lifecycle/play/run.ts';
import { compareText } from '../../text/compare-text.ts';
import type { Obligation } from '../ahead/obligation.ts';
import type { Prospect, Prospects } from '../ahead/prospects.ts';
import type { Citation, Conflict, ConflictKind } from '../conflict.ts';
import type { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';
import { uncertainGroups } from '../people/readings.ts';
import type { PastDeed } from '../rules/past.ts';
import type { Found } from '../sets/found.ts';
import type { Effort } from '../solving/effort.ts';
import { type Certainty, certaintyOf } from './certainty.ts';
import { explain } from './explain.ts';
import { sizeText } from './explain-words.ts';
import { fitsOf } from './fits.ts';
import { kindOf } from './kinds.ts';
import { restsOnDispute } from './rests-on-dispute.ts';
import { waysOutOf } from './ways-out.ts';
import { conditionLineWords, conditionWords } from './words.ts';

/**
 * Says all there is to say of a set of promises that cannot be kept in some worlds.
 *
 * @param effort what may be done for it, when it is asked for
 */
export function tell(prospects: Prospects, found: Found, effort: () => Effort): Told {
  return new Told(prospects, found, effort);
}

/** Where some may have released already, all who may not have count: the world in which the most have not. */
function withMostPromisees(worlds: readonly World[], promises: readonly PromiseEntry[]): World {
  let [found] = worlds;
  let most = 0;
  for (const world of worlds) {
    let count = 0;
    for (const promise of promises) count += world.ahead.get(promise)?.to.length ?? 0;
    if (count > most) {
      found = world;
      most = count;
    }
  }
  return found;
}

const NO_CONDITIONS: readonly string[] = [];

/** A conflict, of which only what orders it among others is worked out before it is read. */
export class Told implements Conflict {
  readonly promises: readonly PromiseEntry[];
  readonly standing: Conflict['standing'];
  readonly conditions: readonly string[];
  readonly reading: Conflict['reading'];
  readonly #prospects: Prospects;
  readonly #found: Found;
  readonly #effort: () => Effort;
  /** What cannot be read as a whole: some of them, and acts on them. */
  readonly #unread: readonly string[];
  #known: Details | undefined;

  constructor(prospects: Prospects, found: Found, effort: () => Effort) {
    this.#effort = effort;
    this.promises = sortedById(found.promises);
    this.#prospects = prospects;
    this.#found = found;
    const certainty = found.isShown ? undefined : this.#details.certainty();
    this.conditions = certainty ? conditionsOf(certainty.needed) : NO_CONDITIONS;
    this.standing = this.conditions.length === 0 ? 'certain' : 'contingent';
    this.#unread = unreadAmong(prospects, this.promises);
    const isCertain = this.#unread.length === 0 && (certainty?.isCertain ?? true);
    this.reading = isCertain ? 'certain' : 'possible';
  }

  get #details(): Details {
    this.#known ??= new Details(this.#prospects, this.#found, this.promises, this.#effort());
    return this.#known;
  }

  /** Whether finding out how certain it is, where that was asked, was given up. */
  get isCutOff(): boolean {
    return this.#known?.component.isCutOff ?? false;
  }

  get readings(): string {
    if (this.#unread.length > 0) return `as far as ${joinWords(this.#unread)} can be read`;
    return readingsText(this.#prospects, this.#details.component, this.reading === 'certain');
  }

  get boundBothWays(): readonly Name[] {
    return boundBothWays(this.#details.obligations);
  }

  get assumptions(): readonly string[] {
    return assumptionsOf(this.#details.obligations);
  }

  get kind(): ConflictKind {
    return this.#details.kind();
  }

  get fits(): Conflict['fits'] {
    return this.#details.fits();
  }

  get why(): string {
    return this.#details.told().why;
  }

  get citations(): readonly Citation[] {
    return this.#details.told().citations;
  }

  get waysOut(): Conflict['waysOut'] {
    return this.#details.ways().waysOut;
  }

  get tooLate(): Conflict['tooLate'] {
    return this.#details.ways().tooLate;
  }

  get disputed(): boolean {
    return restsOnDispute(this.#prospects, this.#details.component, this);
  }
}

/** What takes longer to say of a conflict: each is worked out once, when it is first asked for. */
class Details {
  readonly component: Component;
  readonly obligations: readonly Obligation[];
  readonly certainty: () => Certainty;
  readonly kind: () => ConflictKind;
  readonly fits: () => ReturnType<typeof fitsOf>;
  readonly told: () => ReturnType<typeof explain>;
  readonly ways: () => ReturnType<typeof waysOutOf>;

  constructor(prospects: Prospects, found: Found, promises: readonly PromiseEntry[], effort: Effort) {
    const scene = found.scene();
    const { component, worlds } = scene;
    const world = withMostPromisees(worlds, promises);
    this.component = component;
    component.effort = effort;
    this.obligations = promises.map((promise) => world.ahead.get(promise)!);
    this.certainty = once(() => certaintyOf(component, worlds, promises));
    this.kind = once(() => kindOf(component, world, found.promises));
    this.fits = once(() => fitsOf(prospects, component, promises));
    this.told = once(() => explain(prospects, component, world, promises, this.kind()));
    this.ways = once(() => waysOutOf(prospects, scene, world, promises, this.fits()));
  }
}

/** Which of some promises cannot be read as a whole, and on which an act cannot. */
function unreadAmong(prospects: Prospects, promises: readonly PromiseEntry[]): string[] {
  return promises.flatMap((promise) => {
    const id = `@${promise.name.text}`;
    const unread = prospects.standingOf(promise)?.unread;
    if (isUnread(promise) || unread === promise) return [id];
    return unread ? [`an act on ${id}`] : [];
  });
}

/** Few promises, by their ids. */
function sortedById(promises: readonly PromiseEntry[]): PromiseEntry[] {
  const sorted: PromiseEntry[] = [];
  for (let index = 0; index < promises.length; index++) {
    const promise = promises[index];
    let place = index;
    for (; place > 0 && sorted[place - 1].name.text > promise.name.text; place--)
      sorted[place] = sorted[place - 1];
    sorted[place] = promise;
  }
  return sorted;
}

/** Works something out when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What has to come true before all of them are due. */
function conditionsOf(obligations: readonly Obligation[]): string[] {
  const conditions: string[] = [];
  for (const { entry, conditions: unmet, isSuspended, run } of obligations) {
    run.version.conditions.forEach((lines, index) => {
      if (!unmet.includes(lines)) return;
      const antecedent = run.version.terms.conditions[index];
      conditions.push(
        antecedent
          ? antecedent.ways.map(conditionLineWords).join(' or ')
          : `@${run.version.terms.repairOf[0]?.text} is broken`,
      );
    });
    if (isSuspended) conditions.push(`@${entry.name.text} is resumed`);
  }
  return [...new Set(conditions)];
}

/** `unless` and open `until` conditions, taken not to happen. */
function assumptionsOf(obligations: readonly Obligation[]): string[] {
  const assumptions: string[] = [];
  for (const { run } of obligations) {
    const { terms } = run.version;
    for (const line of terms.unless) assumptions.push(conditionLineWords(line));
    const limits = [terms.limits, ...terms.undertakings.flatMap(({ ways }) => ways.map((way) => way.limits))];
    const isWaiting = waitsToClose(run);
    for (const { until } of limits) {
      if (until?.kind === 'condition' || (until?.kind === 'after' && isWaiting))
        assumptions.push(conditionWords(until.condition));
    }
  }
  return [...new Set(assumptions)];
}

/** Whether a window closes some time after what has not happened yet. */
function waitsToClose(run: Run): boolean {
  return run.version.parts.some(({ ways }) =>
    ways.some(({ bounds: { until } }) => until?.kind === 'after' && run.metOn(until.trigger) === NEVER),
  );
}

/** Parties and houses that are promisor in more than one of some promises. */
function boundBothWays(obligations: readonly Obligation[]): Name[] {
  const counts = new Map<Name, number>();
  for (const { from } of obligations) {
    const houses = new Set<Name>();
    for (const { party } of from) {
      const owner = party.entry?.kind === 'office' ? party.entry.of : undefined;
      for (const house of [party, ...housesOf(party), ...(owner ? [owner, ...housesOf(owner)] : [])])
        houses.add(house);
    }
    for (const house of houses) counts.set(house, (counts.get(house) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([name]) => name)
    .sort((a, b) => compareText(a.text, b.text));
}

/** What is uncertain, and whether it makes a difference. */
function readingsText({ clashes, on }: Prospects, component: Component, isCertain: boolean): string {
  if (component.worlds.length === 1) return 'nothing uncertain bears on it';
  const unsure = new Set<string>();
  for (const { pool } of component.stages.flatMap(({ populations }) => populations)) {
    for (const group of uncertainGroups(clashes.relations, pool, on))
      unsure.add(`how many @${group.text} has (${sizeText(clashes.relations.size(group, on))})`);
    for (const deed of pool.past) {
      if (!deed.all) unsure.add(`whom ${eventText(deed)} touched`);
    }
  }
  for (const deed of component.past)
    if (deed.amount && compareDecimals(deed.amount.low, deed.amount.high) !== 0)
      unsure.add(`how much ${eventText(deed)} was`);
  for (const prospect of component.prospects)
    if (isReleasedUnnamed(prospect)) unsure.add(`who was released from @${prospect.entry.name.text}`);
  if (hangsOnDays(component)) unsure.add('when what is reported happened');
  const what = unsure.size > 0 ? joinWords([...unsure]) : 'who belongs to which group';
  return isCertain ? `on every reading of ${what}` : `on some readings of ${what}, not on all`;
}

function eventText({ occurrence: { entry } }: PastDeed): string {
  if (entry.name) return `@${entry.name.text}`;
  const { first, last } = entry.date;
  const when = first > EARLIEST && last < LATEST ? ` of ${humanRange(first, last)}` : '';
  return `the event${when} (${entry.block.path}:${entry.block.line + 1})`;
}

/** Whether it is uncertain on which days something happened, and that makes a difference. */
function hangsOnDays({ stages, worlds, past, prospects }: Component): boolean {
  const isOnDays = (prospect: Prospect): boolean => {
    const { variants, moments } = prospect;
    return (
      variants.length > 1 &&
      !variants.some((one) => one?.onReading) &&
      !isReleasedUnnamed(prospect) &&
      !moments.some(({ amounts }) => amounts.size > 0)
    );
  };
  const isDated = worlds.some(({ used }) => used === 'most');
  return (
    stages.some(({ days }) => days.size > 0) ||
    prospects.some(isOnDays) ||
    (isDated && past.some(({ occurrence }) => occurrence.first !== occurrence.last))
  );
}

/** Whether a number was released from a promise, and it matters who these were. */
function isReleasedUnnamed({ variants }: Prospect): boolean {
  if (variants.length < 2) return false;
  return variants.some((one) => one?.run.hasSpared(({ all }) => !all));
}
