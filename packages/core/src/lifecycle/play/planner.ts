import { dealOf, fullTerms, lackOf } from '../../ledger/deal-terms.ts';
import type { ActEntry, Power, PromiseEntry, Terms, Undertaking, Way } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { amendTerms } from '../acts/amend-terms.ts';
import { isKnownPower } from '../acts/known-power.ts';
import { amendmentOf } from '../cases/instance-entries.ts';
import { isPeriod } from '../components.ts';
import type { World } from '../world.ts';
import { type Agreed, type Agreement, AmendedInOrder, givenWith, inTurn } from './amended-in-order.ts';
import { Demands } from './demands.ts';
import type { Bounds, ConditionPlan, PartPlan, Plan, PowerPlan, Version, WayPlan } from './plan.ts';
import { NEVER } from './run.ts';
import { openingOf } from './scenarios.ts';
import { byEntryKey } from './timeline.ts';
import { FIXED, type LimitsBy, mergeBounds, NO_BOUNDS, TriggerPlanner } from './trigger-planner.ts';

/** Makes the plan of a promise. */
export function planOf(world: World, entry: PromiseEntry): Plan {
  return new Planner(world, entry).plan();
}

/** The terms that a promise is made with. What it does not say comes from its deal, where that counts: known, not retracted. */
export function termsAsMade(world: World, entry: PromiseEntry): Terms {
  const deal = dealOf(entry.terms);
  return deal && !world.counts(deal) ? entry.terms : fullTerms(entry);
}

const NONE: readonly never[] = [];

const NO_AMENDMENTS: Plan['amendments'] = new Map();

type Surroundings = Pick<Version, 'conditions' | 'unless' | 'powers'>;

class Planner {
  readonly #world: World;
  readonly #entry: PromiseEntry;
  readonly #ways: WayPlan[] = [];
  readonly #acts: readonly ActEntry[];
  readonly #demands: Demands;
  #amendments: Plan['amendments'] = NO_AMENDMENTS;
  readonly #when: TriggerPlanner;
  /** What lines of conditions came to, so that terms that share them share what meets them; where there are several. */
  readonly #conditionsOf: Map<object, Version['conditions']> | undefined;
  readonly #unlessOf: Map<object, Version['unless']> | undefined;

  constructor(world: World, entry: PromiseEntry) {
    this.#world = world;
    this.#entry = entry;
    this.#acts = world.actsOn(entry);
    this.#demands = new Demands(world, entry, this.#acts);
    this.#when = new TriggerPlanner(world, this.#demands);
    if (this.#acts.length > 0) {
      this.#conditionsOf = new Map();
      this.#unlessOf = new Map();
    }
  }

  plan(): Plan {
    const entry = this.#entry;
    const terms = termsAsMade(this.#world, entry);
    const versions = [this.#version(terms)];
    if (this.#acts.length > 0) this.#amend(terms, versions);
    if (terms.insteadOf.length > 0) for (const name of terms.insteadOf) this.#demands.link(name);
    if (terms.repairOf.length > 0) for (const name of terms.repairOf) this.#demands.link(name);
    for (const act of this.#acts) if (act.act === 'end') this.#linkEnded(act);
    return {
      entry,
      versions,
      amendments: this.#amendments,
      acts: this.#acts,
      ways: this.#ways,
      triggers: this.#when.triggers,
      links: this.#demands.links,
      watches: this.#when.watches,
      closes: entry.instance?.closes ?? NEVER,
      lack: lackOf(terms),
      isPeriod: isPeriod(entry),
      isUncertain: this.#when.isUncertain || this.#demands.isUncertain || this.#hasUncertainDates(),
    };
  }

  /** Where a deal is ended, what that is for its other promises depends on which powers to end them hold that day. */
  #linkEnded({ target }: ActEntry): void {
    if (target?.entry?.kind !== 'deal') return;
    for (const other of this.#world.dealt.get(target) ?? []) {
      if (other === this.#entry || !this.#world.counts(other)) continue;
      const { powers } = termsAsMade(this.#world, other);
      if (powers.some((power) => power.act === 'end' && power.while)) this.#demands.links.push(other);
    }
  }

  /** Adds the versions that amendments bring: one may be refused, and then a later one amends what was before it. */
  #amend(terms: Terms, versions: Version[]): void {
    const amendments = new Map<ActEntry, Map<Version, Version>>();
    let open: readonly Agreed[] = [{ terms, version: versions[0], limitsBy: {}, givenBy: new Map() }];
    for (const together of inTurn(this.#agreements()))
      open = new AmendedInOrder(this.#world.relations, amendments, (before, one) =>
        this.#agree(before, one, versions),
      ).follow(open, together);
    this.#amendments = amendments;
  }

  /** The amendments in the order in which they will take effect, as far as that is known. */
  #agreements(): readonly Agreement[] {
    const isAssigned = this.#acts.some((act) => act.act === 'assign');
    return [...this.#acts].sort(byDate).flatMap((act, number) => {
      const amendment = act.act === 'amend' && amendmentOf(this.#world.ledger, act, this.#entry);
      if (!amendment) return [];
      const isMade = act.date.first >= this.#entry.date.last;
      return [{ ...amendment, act, number, isAssigned, isMade }];
    });
  }

  /** What an amendment makes of terms. */
  #agree(before: Agreed, { act, number, given, terms: next }: Agreement, versions: Version[]): Agreed {
    const terms = amendTerms(before.terms, next, given);
    const limitsBy = { ...before.limitsBy };
    for (const field of FIXED) if (given.includes(field)) limitsBy[field] = act;
    for (const line of linesOf(next)) this.#when.agree(line, act);
    const version = this.#amended(terms, limitsBy, before.version, given);
    versions.push(version);
    return { terms, version, limitsBy, givenBy: givenWith(before, number, given) };
  }

  #hasUncertainDates(): boolean {
    const { name, date } = this.#entry;
    const { ratings, checks, outside } = this.#world;
    if (openingOf(this.#entry)) return true;
    if (date.first !== date.last || (this.#acts.length > 0 && this.#acts.some(isUncertain))) return true;
    if (ratings.size + checks.size + outside.size === 0) return false;
    return (
      (ratings.get(name)?.some(isUncertain) ?? false) ||
      (checks.get(name)?.some(isUncertain) ?? false) ||
      (outside.get(name)?.some((note) => isUncertain(note.entry)) ?? false)
    );
  }

  #version(terms: Terms): Version {
    this.#when.terms = terms;
    const bounds = this.#when.bounds(terms.limits, {});
    const parts = this.#parts(terms, bounds);
    return { terms, parts, bounds, ...this.#surroundings(terms, undefined, NONE) };
  }

  /** Terms that an amendment makes of others; what it does not touch goes on as it is. */
  #amended(terms: Terms, limitsBy: LimitsBy, before: Version, given: readonly string[]): Version {
    this.#when.terms = terms;
    const isDated = given.some((field) => field === 'within' || FIXED.some((fixed) => fixed === field));
    const bounds = isDated ? this.#when.bounds(terms.limits, limitsBy) : before.bounds;
    const isSame = !isDated && terms.undertakings === before.terms.undertakings;
    const parts = isSame ? before.parts : this.#parts(terms, bounds);
    return { terms, parts, bounds, ...this.#surroundings(terms, before, given) };
  }

  #parts({ undertakings }: Terms, bounds: Bounds): readonly PartPlan[] {
    const parts: PartPlan[] = [];
    for (let i = 0; i < undertakings.length; i++) parts.push(this.#part(undertakings[i], i, bounds));
    return parts;
  }

  /** What stands around what is promised: conditions, exceptions, powers. */
  #surroundings(terms: Terms, before: Version | undefined, given: readonly string[]): Surroundings {
    const { unless, powers } = terms;
    const isKept = (field: (name: string) => boolean) => before && !given.some(field);
    return {
      conditions: isKept((name) => name === 'if' || name === 'or if')
        ? before!.conditions
        : this.#conditions(terms),
      unless: isKept((name) => name === 'unless') ? before!.unless : this.#exceptions(unless),
      powers: isKept((name) => name.startsWith('may '))
        ? before!.powers
        : powers.length > 0
          ? powers
              .filter((power) => isKnownPower(this.#world, this.#entry, power))
              .map((power) => this.#power(power))
          : NONE,
    };
  }

  #part({ kind, ways }: Undertaking, part: number, bounds: Bounds): PartPlan {
    const plans: WayPlan[] = [];
    for (let i = 0; i < ways.length; i++) plans.push(this.#way(kind, part, ways[i], bounds));
    return { kind, ways: plans };
  }

  #exceptions(unless: Terms['unless']): Version['unless'] {
    if (unless.length === 0) return NONE;
    const known = this.#unlessOf?.get(unless);
    if (known) return known;
    const exceptions = unless.map((line) => this.#when.condition(line));
    this.#unlessOf?.set(unless, exceptions);
    return exceptions;
  }

  #power(power: Power): PowerPlan {
    return { power, while: power.while ? this.#when.trigger(power.while) : undefined };
  }

  #conditions({ conditions, repairOf }: Terms): readonly (readonly ConditionPlan[])[] {
    if (conditions.length === 0 && repairOf.length === 0) return NONE;
    const known = this.#conditionsOf?.get(conditions);
    if (known) return known;
    const antecedents: ConditionPlan[][] = [];
    this.#conditionsOf?.set(conditions, antecedents);
    for (let i = 0; i < conditions.length; i++) {
      const { ways } = conditions[i];
      const lines: ConditionPlan[] = [];
      for (let j = 0; j < ways.length; j++) lines.push(this.#when.condition(ways[j]));
      antecedents.push(lines);
    }
    for (let i = 0; i < repairOf.length; i++) {
      const trigger = this.#when.stateTrigger(repairOf[i], 'broken', 'any');
      if (trigger) antecedents.push([{ trigger, bounds: NO_BOUNDS }]);
    }
    return antecedents;
  }

  #way(kind: WayPlan['kind'], part: number, line: Way, whole: Bounds): WayPlan {
    const { sentence } = line;
    const own = this.#when.ownBounds(line);
    const bounds = own === NO_BOUNDS ? whole : mergeBounds(own, whole);
    const way: WayPlan = {
      index: this.#ways.length,
      kind,
      part,
      demand: this.#demands.of(sentence, kind, this.#when.terms),
      bounds,
    };
    this.#ways.push(way);
    return way;
  }
}

/** The lines that may have days of their own. */
function linesOf({ undertakings, conditions, unless }: Terms): readonly object[] {
  return [...undertakings, ...conditions].flatMap<object>(({ ways }) => ways).concat(unless);
}

function isUncertain(entry: { readonly date: { readonly first: Day; readonly last: Day } }): boolean {
  return entry.date.first !== entry.date.last;
}

/** In the order in which they will take effect. */
function byDate(a: ActEntry, b: ActEntry): number {
  const order = a.date.first - b.date.first || a.date.last - b.date.last || a.date.time - b.date.time;
  return order !== 0 ? order : byEntryKey(a, b);
}
