import type { Day } from '../ledger/civil-day.ts';
import type { Condition, Deadline, Limits, WindowEnd } from '../ledger/condition.ts';
import { dealOf, fullTerms } from '../ledger/deal-terms.ts';
import type { Duration } from '../ledger/duration.ts';
import type { ActEntry, Power, PromiseEntry, Terms, Undertaking, Way } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../ledger/sentence.ts';
import { type Counted, countedOf, type Match, matchOccurrence } from './match.ts';
import { doerOf, type Occurrence, type OccurrenceKind } from './occurrence.ts';
import { substitute } from './tally.ts';
import type { World } from './world.ts';

/** An occurrence that bears on a demand or condition: for it or against it. */
export interface Hit {
  readonly match: Match;
  readonly role: 'for' | 'against' | 'blocks';
  /** The assignment and delegation it depends on; undefined when it does not. */
  readonly variant: Variant | undefined;
}

/** The sentence as an assignment or delegation has changed it. */
export interface Variant {
  /** The assignment in force; null when it may be none. */
  readonly assignedBy: ActEntry | null | undefined;
  readonly delegatedBy: ActEntry | undefined;
}

/** A sentence to be matched, with all occurrences that bear on it. */
export interface Demand {
  readonly shape: Shape;
  readonly arguments: readonly Argument[];
  readonly counted: Counted;
  readonly distinct: boolean;
  readonly hits: readonly Hit[];
}

/** A condition with what it rests on. */
export type Trigger =
  | { readonly kind: 'deed'; readonly index: number; readonly demand: Demand }
  | { readonly kind: 'absence'; readonly index: number; readonly demand: Demand; readonly by: Clock }
  | {
      readonly kind: 'state';
      readonly index: number;
      readonly promises: readonly PromiseEntry[];
      readonly state: string;
      readonly which: 'all' | 'any';
    };

/** A day that is given, or that follows from when a trigger is met. */
export type Clock =
  | { readonly kind: 'date'; readonly key: object; readonly first: Day; readonly last: Day }
  | { readonly kind: 'after'; readonly duration: Duration; readonly trigger: Trigger };

/** Bounds in time of one line, those of the promise filled in. */
export interface Bounds {
  readonly by: Clock | undefined;
  readonly within: Duration | undefined;
  readonly starting: Clock | undefined;
  readonly until: Clock | undefined;
  readonly untilMet: Trigger | undefined;
}

export interface WayPlan {
  readonly index: number;
  readonly kind: 'will' | 'never' | 'always';
  /** Which part of its version it belongs to. */
  readonly part: number;
  readonly demand: Demand;
  readonly bounds: Bounds;
}

export interface PartPlan {
  readonly kind: 'will' | 'never' | 'always';
  readonly ways: readonly WayPlan[];
}

export interface ConditionPlan {
  readonly trigger: Trigger;
  readonly bounds: Bounds;
}

export interface PowerPlan {
  readonly power: Power;
  readonly while: Trigger | undefined;
}

/** The terms in force: as made, or as an amendment left them. */
export interface Version {
  readonly terms: Terms;
  readonly parts: readonly PartPlan[];
  readonly conditions: readonly (readonly ConditionPlan[])[];
  readonly unless: readonly ConditionPlan[];
  readonly powers: readonly PowerPlan[];
  readonly bounds: Bounds;
}

/** A promise made ready to be played through: its sentences matched with all that happened. */
export interface Plan {
  readonly entry: PromiseEntry;
  readonly versions: readonly Version[];
  /** Versions after the first, by the amendment that brings each. */
  readonly amendments: ReadonlyMap<ActEntry, number>;
  readonly acts: readonly ActEntry[];
  readonly ways: readonly WayPlan[];
  readonly triggers: readonly Trigger[];
  /** Promises whose states this one's depend on. */
  readonly links: readonly PromiseEntry[];
  /** Whether it follows the states of promises. */
  readonly watches: boolean;
  /** Whether any date that bears on it is uncertain. */
  readonly isUncertain: boolean;
}

/** Makes the plan of a promise. */
export function planOf(world: World, entry: PromiseEntry): Plan {
  return new Planner(world, entry).plan();
}

const NO_BOUNDS: Bounds = {
  by: undefined,
  within: undefined,
  starting: undefined,
  until: undefined,
  untilMet: undefined,
};
const NONE: readonly never[] = [];
const NO_AMENDMENTS: Plan['amendments'] = new Map();

class Planner {
  readonly #world: World;
  readonly #entry: PromiseEntry;
  readonly #ways: WayPlan[] = [];
  readonly #triggers: Trigger[] = [];
  readonly #links: PromiseEntry[] = [];
  #acts: readonly ActEntry[] = NONE;
  #amendments: Plan['amendments'] = NO_AMENDMENTS;
  #terms!: Terms;
  #watches = false;
  #uncertain = false;

  constructor(world: World, entry: PromiseEntry) {
    this.#world = world;
    this.#entry = entry;
  }

  plan(): Plan {
    const entry = this.#entry;
    this.#acts = this.#world.actsOn(entry);
    const terms = this.#termsOf(entry);
    const versions = [this.#version(terms)];
    if (this.#acts.length > 0) this.#amend(terms, versions);
    if (terms.insteadOf.length > 0) for (const name of terms.insteadOf) this.#link(name);
    if (terms.repairOf.length > 0) for (const name of terms.repairOf) this.#link(name);
    return {
      entry,
      versions,
      amendments: this.#amendments,
      acts: this.#acts,
      ways: this.#ways,
      triggers: this.#triggers,
      links: this.#links,
      watches: this.#watches,
      isUncertain: this.#uncertain || this.#hasUncertainDates(),
    };
  }

  /** Adds the version that each amendment brings. */
  #amend(terms: Terms, versions: Version[]): void {
    const amendments = new Map<ActEntry, number>();
    let latest = terms;
    for (const act of [...this.#acts].sort(byDate)) {
      if (act.act !== 'amend' || !act.terms) continue;
      latest = amendTerms(latest, act.terms, act.given);
      amendments.set(act, versions.length);
      versions.push(this.#version(latest));
    }
    this.#amendments = amendments;
  }

  /** What it does not say comes from its deal, once that is known. */
  #termsOf(entry: PromiseEntry): Terms {
    const deal = dealOf(entry.terms);
    return deal && !this.#world.counts(deal) ? entry.terms : fullTerms(entry);
  }

  #hasUncertainDates(): boolean {
    const { name, date } = this.#entry;
    const { ratings, checks, outside } = this.#world;
    if (date.first !== date.last || (this.#acts.length > 0 && this.#acts.some(isUncertain))) return true;
    if (ratings.size + checks.size + outside.size === 0) return false;
    return (
      (ratings.get(name)?.some(isUncertain) ?? false) ||
      (checks.get(name)?.some(isUncertain) ?? false) ||
      (outside.get(name)?.some((note) => isUncertain(note.entry)) ?? false)
    );
  }

  #version(terms: Terms): Version {
    this.#terms = terms;
    const bounds = this.#bounds(terms.limits);
    const parts: PartPlan[] = [];
    for (let i = 0; i < terms.undertakings.length; i++)
      parts.push(this.#part(terms.undertakings[i], i, bounds));
    const conditions = this.#conditions(terms);
    const unless = terms.unless.length > 0 ? terms.unless.map((line) => this.#condition(line)) : NONE;
    const powers = terms.powers.length > 0 ? terms.powers.map((power) => this.#power(power)) : NONE;
    return { terms, parts, conditions, unless, powers, bounds };
  }

  #part({ kind, ways }: Undertaking, part: number, bounds: Bounds): PartPlan {
    const plans: WayPlan[] = [];
    for (let i = 0; i < ways.length; i++) plans.push(this.#way(kind, part, ways[i], bounds));
    return { kind, ways: plans };
  }

  #power(power: Power): PowerPlan {
    return { power, while: power.while ? this.#trigger(power.while) : undefined };
  }

  #conditions({ conditions, repairOf }: Terms): readonly (readonly ConditionPlan[])[] {
    if (conditions.length === 0 && repairOf.length === 0) return NONE;
    const antecedents: ConditionPlan[][] = [];
    for (let i = 0; i < conditions.length; i++) {
      const { ways } = conditions[i];
      const lines: ConditionPlan[] = [];
      for (let j = 0; j < ways.length; j++) lines.push(this.#condition(ways[j]));
      antecedents.push(lines);
    }
    for (let i = 0; i < repairOf.length; i++) {
      const trigger = this.#stateTrigger(repairOf[i], 'broken', 'all');
      if (trigger) antecedents.push([{ trigger, bounds: NO_BOUNDS }]);
    }
    return antecedents;
  }

  #way(kind: WayPlan['kind'], part: number, { sentence, limits }: Way, whole: Bounds): WayPlan {
    const own = this.#bounds(limits);
    const bounds = own === NO_BOUNDS ? whole : mergeBounds(own, whole);
    const way: WayPlan = {
      index: this.#ways.length,
      kind,
      part,
      demand: this.#demand(sentence, ROLES[kind], kind === 'will'),
      bounds,
    };
    this.#ways.push(way);
    return way;
  }

  #condition(line: { readonly condition: Condition; readonly limits: Limits }): ConditionPlan {
    return { trigger: this.#trigger(line.condition), bounds: this.#bounds(line.limits) };
  }

  #bounds(limits: Limits): Bounds {
    const { by, within, starting, until } = limits;
    if (!by && !within && !starting && !until) return NO_BOUNDS;
    const end = until && this.#windowEnd(until);
    return {
      by: by && this.#clock(by, 'end'),
      within,
      starting: starting && this.#clock(starting, 'start'),
      until: end && 'kind' in end && (end.kind === 'date' || end.kind === 'after') ? end : undefined,
      untilMet: end && 'index' in end ? end : undefined,
    };
  }

  #windowEnd(end: WindowEnd): Clock | Trigger {
    return end.kind === 'condition' ? this.#trigger(end.condition) : this.#clock(end, 'end');
  }

  #clock(deadline: Deadline, as: 'start' | 'end'): Clock {
    if (deadline.kind === 'after') {
      return { kind: 'after', duration: deadline.duration, trigger: this.#trigger(deadline.condition) };
    }
    const { first, last, startLast, endFirst } = deadline.date;
    if (as === 'start' ? first !== startLast : endFirst !== last) this.#uncertain = true;
    return as === 'start'
      ? { kind: 'date', key: deadline, first, last: startLast }
      : { kind: 'date', key: deadline, first: endFirst, last };
  }

  #trigger(condition: Condition): Trigger {
    if (condition.kind === 'state') {
      const trigger = this.#stateTrigger(condition.promise, condition.state, condition.which);
      if (trigger) return trigger;
    }
    const sentence = condition.kind === 'state' ? undefined : condition.sentence;
    const demand = sentence ? this.#demand(sentence, ROLES.if, false) : NO_DEMAND;
    const by = condition.kind === 'absence' ? this.#clock(condition.by, 'end') : undefined;
    const index = this.#triggers.length;
    const trigger: Trigger = by ? { kind: 'absence', index, demand, by } : { kind: 'deed', index, demand };
    this.#triggers.push(trigger);
    return trigger;
  }

  #stateTrigger(name: Name, state: string, which: 'all' | 'any'): Trigger | undefined {
    const named = name.entry;
    const promises = isPromise(named) ? [named] : (this.#world.dealt.get(name) ?? []);
    const counted = promises.filter((promise) => this.#world.counts(promise));
    for (const promise of counted) this.#links.push(promise);
    this.#watches = true;
    const trigger: Trigger = { kind: 'state', index: this.#triggers.length, promises: counted, state, which };
    this.#triggers.push(trigger);
    return trigger;
  }

  #link(name: Name): void {
    const { entry } = name;
    if (isPromise(entry) && this.#world.counts(entry)) this.#links.push(entry);
  }

  #demand(sentence: Sentence, roles: Roles, isWill: boolean): Demand {
    const shape = canonicalShape(sentence.shape);
    const given = canonicalArguments(sentence);
    const counted = countedOf(given);
    const hits: Hit[] = [];
    const { rules, occurrences } = this.#world;
    const found = occurrences.find(shape, given);
    if (found.length > 0) this.#collect(found, given, counted, roles, undefined, hits);
    if (roles !== ROLES.if && this.#acts.length > 0)
      for (const act of this.#acts) this.#collectVariants(act, shape, given, roles, hits);
    const once = rules.onceSlots(shape);
    if (isWill && found.length > 0) this.#collectExclusions(found, given, counted, hits);
    if (isWill && once.length > 0) this.#collectOthersServed(shape, given, counted, once, hits);
    return { shape, arguments: given, counted, distinct: once.length > 0, hits };
  }

  #collect(
    found: readonly Occurrence[],
    given: readonly Argument[],
    counted: Counted,
    roles: Roles,
    variant: Variant | undefined,
    hits: Hit[],
  ): void {
    const { relations } = this.#world;
    for (let i = 0; i < found.length; i++) {
      const occurrence = found[i];
      const role = roles[occurrence.kind];
      if (!role || (roles !== ROLES.if && this.#isForAnother(occurrence))) continue;
      const match = matchOccurrence(relations, given, counted, occurrence);
      if (match) {
        hits.push({ match, role, variant });
        if (occurrence.first !== occurrence.last) this.#uncertain = true;
        if (occurrence.entry.kind === 'act') this.#linkAct(occurrence.entry);
      }
    }
  }

  /** A line with `for` is meant for one promise; conditions ask only what happened. */
  #isForAnother(occurrence: Occurrence): boolean {
    return occurrence.for !== undefined && occurrence.for !== this.#entry.name;
  }

  /** An act is no deed unless it takes effect, which its promise decides. */
  #linkAct(entry: ActEntry): void {
    if (!entry.target) return;
    const target = entry.target.entry;
    if (isPromise(target)) this.#link(entry.target);
    else for (const promise of this.#world.dealt.get(entry.target) ?? NONE) this.#links.push(promise);
  }

  /** The sentence with the new promisee or performer in place of the old. */
  #collectVariants(act: ActEntry, shape: Shape, given: readonly Argument[], roles: Roles, hits: Hit[]): void {
    const isDelegated = act.act === 'delegate';
    if (!act.to || !(isDelegated || act.act === 'assign')) return;
    const side = isDelegated ? this.#terms.from : this.#terms.to;
    const changed = substitute(given, new Set(side.map((bound) => bound.party)), act.to);
    if (changed === given) return;
    const found = this.#world.occurrences.find(shape, changed);
    const variant = isDelegated
      ? { assignedBy: undefined, delegatedBy: act }
      : { assignedBy: act, delegatedBy: undefined };
    this.#collect(found, changed, countedOf(changed), roles, variant, hits);
  }

  /** What the promisor did that excludes the deed and so leaves it impossible. */
  #collectExclusions(
    found: readonly Occurrence[],
    given: readonly Argument[],
    counted: Counted,
    hits: Hit[],
  ): void {
    for (let i = 0; i < found.length; i++) {
      const occurrence = found[i];
      if (occurrence.kind !== 'excluded' || !this.#isOwnAct(occurrence)) continue;
      const match = matchOccurrence(this.#world.relations, given, counted, occurrence);
      if (match) this.#block(occurrence, match, hits);
    }
  }

  /** What the promisor did for others that can be done once only, and so leaves the deed impossible. */
  #collectOthersServed(
    shape: Shape,
    given: readonly Argument[],
    counted: Counted,
    once: readonly number[],
    hits: Hit[],
  ): void {
    const { occurrences, relations } = this.#world;
    for (const slot of once) {
      const wanted = given[slot];
      const alone = countedOf([wanted]);
      occurrences.findInSlot(shape, slot, wanted, (occurrence) => {
        if (occurrence.kind !== 'did' || !this.#isOwn(occurrence)) return;
        if (matchOccurrence(relations, given, counted, occurrence)) return;
        const same = matchOccurrence(relations, [wanted], alone, {
          ...occurrence,
          arguments: [occurrence.arguments[slot]],
        });
        if (same) this.#block(occurrence, same, hits);
      });
    }
  }

  #block(occurrence: Occurrence, match: Match, hits: Hit[]): void {
    hits.push({ match, role: 'blocks', variant: undefined });
    if (occurrence.first !== occurrence.last) this.#uncertain = true;
  }

  /** Whether a promisor did it. */
  #isOwn(occurrence: Occurrence): boolean {
    const doer = doerOf(occurrence);
    return doer !== undefined && this.#isPromisor(doer, occurrence.first);
  }

  /** Whether what was excluded follows from what a promisor did. */
  #isOwnAct({ entry, first }: Occurrence): boolean {
    if (entry.kind !== 'event' && entry.kind !== 'alleged') return false;
    return entry.lines.some((line) => {
      const doer = canonicalArguments(line.sentence).find((argument) => argument.kind === 'name');
      return doer?.kind === 'name' && this.#isPromisor(doer, first);
    });
  }

  #isPromisor(doer: Name, day: Day): boolean {
    return this.#terms.from.some((bound) => this.#world.relations.lies(doer, bound.party, day));
  }
}

/** What each kind of occurrence does to a line. */
type Roles = Readonly<Partial<Record<OccurrenceKind, 'for' | 'against'>>>;

/** For `never` and `always`, `for` is what fails them and `against` what restores them. */
const ROLES: Readonly<Record<'will' | 'never' | 'always' | 'if', Roles>> = {
  will: { did: 'for', not: 'against' },
  never: { did: 'for', undone: 'against' },
  always: { not: 'for', excluded: 'for', did: 'against', lifted: 'against' },
  if: { did: 'for', not: 'against', undone: 'against' },
};

const NO_DEMAND: Demand = {
  shape: { index: -1, text: '', slots: 0, alias: null },
  arguments: NONE,
  counted: { kind: 'deed' },
  distinct: false,
  hits: NONE,
};

/** A line's own clauses come before the promise's fields. */
function mergeBounds(own: Bounds, whole: Bounds): Bounds {
  const deadline = own.by || own.within ? own : whole;
  const window = own.until || own.untilMet ? own : whole;
  return {
    by: deadline.by,
    within: deadline.within,
    starting: own.starting ?? whole.starting,
    until: window.until,
    untilMet: window.untilMet,
  };
}

/** Given fields replace all lines of that name (semantics.md: Amended). */
function amendTerms(terms: Terms, given: Terms, fields: readonly string[]): Terms {
  const next: { -readonly [K in keyof Terms]: Terms[K] } = { ...terms };
  const has = (...names: string[]) => names.some((name) => fields.includes(name));
  if (has('from')) next.from = given.from;
  if (has('to')) next.to = given.to;
  if (has('if', 'or if')) next.conditions = given.conditions;
  if (has('unless')) next.unless = given.unless;
  for (const kind of ['will', 'never', 'always'] as const) {
    if (!has(kind)) continue;
    const kept = next.undertakings.filter((undertaking) => undertaking.kind !== kind);
    next.undertakings = [...kept, ...given.undertakings.filter((undertaking) => undertaking.kind === kind)];
  }
  const limits = { ...next.limits };
  if (has('by')) limits.by = given.limits.by;
  if (has('within')) limits.within = given.limits.within;
  if (has('starting')) limits.starting = given.limits.starting;
  if (has('until')) limits.until = given.limits.until;
  next.limits = limits;
  if (has('text')) next.text = given.text;
  if (fields.some((field) => field.startsWith('may '))) {
    next.powers = [...next.powers.filter((power) => !has(`may ${power.act}`)), ...given.powers];
  }
  if (has('stake')) next.stakes = given.stakes;
  if (has('silence')) next.silence = given.silence;
  if (has('review')) next.review = given.review;
  return next;
}

function isUncertain(entry: { readonly date: { readonly first: Day; readonly last: Day } }): boolean {
  return entry.date.first !== entry.date.last;
}

function byDate(a: ActEntry, b: ActEntry): number {
  return a.date.first - b.date.first || a.date.last - b.date.last || a.date.time - b.date.time;
}
