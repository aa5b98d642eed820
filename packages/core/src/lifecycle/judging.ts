import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import { type ActEntry, type Entry, type EventEntry, isPromise, type PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { actFindings, asHeard, caseFindings, dealFindings, ratingFindings } from './acts/act-findings.ts';
import type { ActFinding } from './acts/act-rules.ts';
import { instanceFindings } from './cases/instance-findings.ts';
import { componentsOf, sharesUse } from './components.ts';
import { Dependents } from './dependents.ts';
import type { Judgement } from './judge.ts';
import type { Occurrence } from './occurrence.ts';
import { type Outcome, standingOf } from './play/outcome.ts';
import type { Plan } from './play/plan.ts';
import { planOf } from './play/planner.ts';
import { playComponent } from './play/play.ts';
import { Replays } from './play/replays.ts';
import { type Heard, newHeard } from './play/simulation.ts';
import { requestStanding } from './request-standing.ts';
import { SharedParties } from './shared-parties.ts';
import type { PromiseStanding } from './standing.ts';
import type { World } from './world.ts';

/** What acts came to on one promise. */
interface ActNotes {
  readonly findings: readonly ActFinding[];
  readonly grounded: readonly ActEntry[];
}

/** The promises that one was played with, and how it ended up. */
export interface Played {
  readonly plans: readonly Plan[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Judges the promises of a world on one day. Most stand alone and are played as soon as they are planned; those that
 * depend on each other, or share what is used once, are played together.
 */
export class Judging {
  readonly world: World;
  readonly on: Day;
  /** How promises that are played together come out, with the steps of each. */
  readonly replays: Replays;
  readonly #standings = new Map<PromiseEntry, PromiseStanding>();
  /** Promises played with others, and with whom. */
  readonly #together = new Map<PromiseEntry, readonly PromiseEntry[]>();
  readonly #notes = new Map<PromiseEntry, ActNotes>();
  readonly #replayed = new Set<PromiseEntry>();
  /** Of promises played with others or in several scenarios, which would take long to play again for an explanation. */
  readonly #outcomes = new Map<PromiseEntry, Played>();

  constructor(world: World, on: Day) {
    if (!Number.isInteger(on)) throw new RangeError(`\`on\` is ${on}, not a day as dayOf gives it.`);
    this.world = world;
    this.on = on;
    this.replays = new Replays(world, on);
  }

  /** Plays every promise. */
  all(): void {
    for (const component of components(this.world, (plan) => this.#play([plan]))) this.#play(component);
  }

  /** Plays some promises, with those that they are played together with. */
  only(promises: readonly PromiseEntry[]): void {
    this.#dependents ??= new Dependents(this.world);
    this.#playAgain(new Set(promises.flatMap((promise) => this.world.counterpart(promise) ?? [])));
  }

  /** Works out ahead what the first replacement needs. */
  prepare(): void {
    this.#dependents ??= new Dependents(this.world);
  }

  /** Plays again the promises that may stand differently once some entries are replaced by others. */
  replace(removed: readonly Entry[], added: readonly Entry[]): void {
    const { world } = this;
    this.replays.clear();
    this.#dependents ??= new Dependents(world);
    const affected = new Set<PromiseEntry>();
    for (const entry of removed) this.#collect(entry, affected);
    for (const entry of removed) this.#drop(entry);
    for (const entry of added) {
      world.take(entry);
      if (isPromise(entry) && world.counts(entry)) this.#dependents.add(entry);
    }
    for (const entry of added) this.#collect(entry, affected);
    for (const entry of removed) if (isPromise(entry)) affected.delete(entry);
    const played = this.#playAgain(affected);
    this.#relist(played, removed.filter(isPromise), added.filter(isPromise));
  }

  /** The promises that were played again since this was asked last. */
  takeReplayed(): PromiseEntry[] {
    const replayed = [...this.#replayed];
    this.#replayed.clear();
    return replayed;
  }

  #dependents: Dependents | undefined;
  #listed: PromiseStanding[] | undefined;
  /** Where each promise stands in the list, while none goes. */
  #places: Map<PromiseEntry, number> | undefined;

  #drop(entry: Entry): void {
    if (isPromise(entry)) {
      this.#dependents?.remove(entry);
      // Those it was played with are played again, and no longer with it.
      for (const other of this.#together.get(entry) ?? []) {
        const rest = this.#together.get(other)?.filter((one) => one !== entry);
        if (rest) this.#together.set(other, rest);
      }
      this.#standings.delete(entry);
      this.#together.delete(entry);
      this.#outcomes.delete(entry);
      this.#notes.delete(entry);
      this.#replayed.delete(entry);
    }
    this.world.drop(entry);
  }

  /** The promises that may stand differently if an entry did not count. */
  restingOn(entry: Entry): ReadonlySet<PromiseEntry> {
    this.#dependents ??= new Dependents(this.world);
    const found = new Set<PromiseEntry>();
    this.#collect(entry, found);
    return found;
  }

  /** The promises that rest on an entry. */
  #collect(entry: Entry, into: Set<PromiseEntry>): void {
    switch (entry.kind) {
      case 'promise':
      case 'threat':
        if (entry.terms.many) {
          for (const instance of this.world.cases.instances.get(entry) ?? []) this.#collect(instance, into);
          return;
        }
        this.#addWithOthers(entry, into);
        for (const other of this.#dependents?.ofPromise(entry) ?? []) this.#addWithOthers(other, into);
        return;
      case 'event':
      case 'alleged':
        for (const { promise } of entry.outside) this.#addTarget(promise, into);
        this.#collectOccurrences(entry, into);
        this.#collectOpened(entry, into);
        return;
      case 'act':
        this.#addTarget(entry.target, into);
        this.#collectOccurrences(entry, into);
        return;
      case 'rated':
      case 'checked':
      case 'notified':
      case 'consulted':
        this.#addTarget(entry.promise, into);
    }
  }

  /** The instances that an event opened. */
  #collectOpened(entry: Entry, into: Set<PromiseEntry>): void {
    for (const instances of this.world.cases.instances.values()) {
      for (const instance of instances)
        if (instance.instance!.event === entry) this.#addWithOthers(instance, into);
    }
  }

  #collectOccurrences(entry: EventEntry | ActEntry, into: Set<PromiseEntry>): void {
    for (const occurrence of this.world.occurrencesOf(entry)) {
      this.#dependents?.ofOccurrence(occurrence, (promise) => this.#addWithOthers(promise, into));
    }
  }

  #addTarget(name: Name | undefined, into: Set<PromiseEntry>): void {
    if (!name) return;
    for (const promise of this.world.select(name)) this.#addWithOthers(promise, into);
    for (const promise of name.rivals ?? []) if (isPromise(promise)) this.#addWithOthers(promise, into);
    for (const promise of this.world.dealt.get(name) ?? []) this.#addWithOthers(promise, into);
  }

  /** A promise and those it was played together with. */
  #addWithOthers(promise: PromiseEntry, into: Set<PromiseEntry>): void {
    into.add(promise);
    for (const other of this.#together.get(promise) ?? []) into.add(other);
  }

  /** Plays the affected promises, each with all that it now has to be played with. */
  #playAgain(affected: Set<PromiseEntry>): readonly Plan[] {
    const { world } = this;
    const plans: Plan[] = [];
    /** Many promises may share the use of the same deeds. */
    const looked = new Set<Occurrence>();
    for (const entry of affected) {
      if (!world.counts(entry)) continue;
      const plan = planOf(world, entry);
      plans.push(plan);
      // The loop goes on with what is added to the set.
      for (const link of plan.links) this.#addWithOthers(link, affected);
      for (const other of this.#dependents?.ofPromise(entry) ?? []) this.#addWithOthers(other, affected);
      if (!sharesUse(plan)) continue;
      for (const { demand } of plan.ways) {
        for (const { occurrence } of demand.hits.map(({ match }) => match)) {
          if (looked.has(occurrence)) continue;
          looked.add(occurrence);
          this.#dependents?.ofOccurrence(occurrence, (one) => this.#addWithOthers(one, affected));
        }
      }
    }
    for (const { entry } of plans) {
      this.#standings.delete(entry);
      this.#together.delete(entry);
      this.#outcomes.delete(entry);
      this.#notes.delete(entry);
      this.#replayed.add(entry);
    }
    for (const component of componentsOf(plans)) this.#play(component);
    return plans;
  }

  /** The plans of the promises that are played together with one, itself among them. */
  component(entry: PromiseEntry): Plan[] {
    return (this.#together.get(entry) ?? [entry]).map((one) => planOf(this.world, one));
  }

  /** The same, as they were planned when it was judged where they are still at hand. */
  plansOf(entry: PromiseEntry): readonly Plan[] {
    return this.#outcomes.get(entry)?.plans ?? this.component(entry);
  }

  /** Where a promise stands; undefined where it does not count, is not made yet or was not played. */
  standing(entry: PromiseEntry): PromiseStanding | undefined {
    const own = this.world.counterpart(entry);
    return own && this.#standings.get(own);
  }

  /** Whether a promise has been made by the day and counts. */
  isListed(entry: PromiseEntry): boolean {
    return this.standing(entry) !== undefined;
  }

  /** How one promise ends up in each scenario that makes a difference. */
  outcomes(entry: PromiseEntry): Played {
    const known = this.#outcomes.get(entry);
    if (known) return known;
    const plans = this.component(entry);
    const outcomes = playComponent(this.world, plans, this.on, newHeard());
    return { plans, outcomes: outcomes[plans.findIndex((plan) => plan.entry === entry)] ?? [] };
  }

  /** The results, as they are now. */
  judgement(): Judgement {
    const { world, on } = this;
    this.#listed ??= this.#list();
    const promises = this.#listed;
    const findings: ActFinding[] = [];
    const grounded = new Set<ActEntry>();
    for (const notes of this.#notes.values()) {
      findings.push(...notes.findings);
      for (const act of notes.grounded) grounded.add(act);
    }
    const found = [
      ...actFindings(world, findings, on),
      ...dealFindings(world, grounded, on),
      ...caseFindings(world, grounded, on),
      ...instanceFindings(world, on),
      ...ratingFindings(world, (name) => this.#standingOf(name), on),
    ];
    const requests = world.requests
      .filter((entry) => entry.date.first <= on)
      .map((entry) => requestStanding(world, entry, on));
    return {
      on,
      known: world.acceptance.known,
      withoutDisputed: world.acceptance.withoutDisputed,
      promises,
      requests,
      diagnostics: found.map(toDiagnostic),
      judging: this,
    };
  }

  #list(): PromiseStanding[] {
    const listed: PromiseStanding[] = [];
    for (const entry of this.world.promises) {
      const standing = this.#standings.get(entry);
      if (standing) listed.push(standing);
    }
    return listed;
  }

  /** The list after some promises went, others came, at its end, and some were played again. */
  #relist(played: readonly Plan[], removed: readonly PromiseEntry[], added: readonly PromiseEntry[]): void {
    const before = this.#listed;
    this.#listed = undefined;
    if (!before || [...removed, ...added].some(({ terms }) => terms.many)) {
      this.#places = undefined;
      return;
    }
    const listed = before.slice();
    for (const entry of removed) {
      const place = listed.findLastIndex((standing) => standing.entry === entry);
      if (place < 0) continue;
      listed.splice(place, 1);
      this.#places = undefined;
    }
    const others = played.filter(({ entry }) => !added.includes(entry));
    if (others.length > 0) this.#places ??= new Map(listed.map((standing, place) => [standing.entry, place]));
    for (const { entry } of others) {
      const place = this.#places?.get(entry);
      const standing = this.#standings.get(entry);
      // One that was not there before, or no longer is, is told its place by all others.
      if ((place === undefined) !== (standing === undefined)) {
        this.#places = undefined;
        return;
      }
      if (place !== undefined && standing) listed[place] = standing;
    }
    for (const entry of added) {
      const standing = this.#standings.get(entry);
      if (!standing) continue;
      this.#places?.set(entry, listed.length);
      listed.push(standing);
    }
    this.#listed = listed;
  }

  #standingOf(name: Name): PromiseStanding | undefined {
    return this.#standings.get(name.entry as PromiseEntry);
  }

  #play(component: readonly Plan[]): void {
    const heard = component.some((plan) => plan.acts.length > 0) ? newHeard() : QUIET;
    const outcomes = playComponent(this.world, component, this.on, heard);
    const entries = component.length > 1 ? component.map((plan) => plan.entry) : undefined;
    for (let index = 0; index < component.length; index++) {
      const plan = component[index];
      if (plan.entry.date.first <= this.on && !isOverBefore(plan, outcomes[index]))
        this.#standings.set(plan.entry, standingOf(plan, outcomes[index]));
      if (entries) this.#together.set(plan.entry, entries);
      if (entries || outcomes[index].length > 1)
        this.#outcomes.set(plan.entry, { plans: component, outcomes: outcomes[index] });
      if (heard !== QUIET) this.#note(plan, heard);
    }
  }

  #note(plan: Plan, heard: Heard): void {
    if (plan.acts.length === 0) return;
    this.#notes.set(plan.entry, {
      findings: heard.findings
        .filter((finding) => finding.run.plan.entry === plan.entry)
        .map((finding) => asHeard(finding, heard)),
      grounded: plan.acts.filter((act) => heard.grounded.has(act)),
    });
  }
}

/**
 * Whether a case would have opened after its promise was ended, released or voided as a whole, or by an amendment that is
 * refused, and so did not.
 */
function isOverBefore({ entry }: Plan, outcomes: readonly Outcome[]): boolean {
  if (!entry.instance) return false;
  if (entry.instance.makers?.length && outcomes.every(({ states: [state] }) => state === 'proposed'))
    return true;
  return outcomes.every(
    ({ states: [state], decidedBy }) =>
      (state === 'ended' || state === 'released' || state === 'voided') &&
      decidedBy?.kind === 'act' &&
      decidedBy.date.last < entry.date.first,
  );
}

/**
 * The promises that have to be played together.
 *
 * @param alone receives each that stands alone; it is planned once more where another turns out to refer to it
 */
export function components(world: World, alone: (plan: Plan) => void): readonly (readonly Plan[])[] {
  const joined: Plan[] = [];
  const linked = new Set<PromiseEntry>();
  const parties = new SharedParties(world);
  for (const entry of world.promises) {
    const plan = planOf(world, entry);
    // A plan takes much memory, so that few are kept until all are made.
    const isShared = sharesUse(plan) && parties.areOf(plan);
    if (plan.links.length === 0 && !isShared) {
      alone(plan);
      continue;
    }
    joined.push(plan);
    for (const link of plan.links) linked.add(link);
  }
  for (const plan of joined) linked.delete(plan.entry);
  for (const entry of linked) joined.push(planOf(world, entry));
  return componentsOf(joined);
}

/** For promises without acts, of which nothing is said but what was seen to be uncertain. */
const QUIET: Heard = newHeard();
