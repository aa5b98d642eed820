import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import type { Day } from '../ledger/civil-day.ts';
import type { ActEntry, PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { actFindings, dealFindings, ratingFindings } from './act-findings.ts';
import type { ActFinding } from './act-rules.ts';
import { componentsOf, sharesUse } from './components.ts';
import type { Judgement } from './judge.ts';
import { type Outcome, standingOf } from './outcome.ts';
import { type Plan, planOf } from './plan.ts';
import { playComponent } from './play.ts';
import { requestStanding } from './request-standing.ts';
import type { Heard } from './simulation.ts';
import type { PromiseStanding } from './standing.ts';
import type { World } from './world.ts';

/** What acts came to on one promise. */
interface ActNotes {
  readonly findings: readonly ActFinding[];
  readonly grounded: readonly ActEntry[];
}

/**
 * Judges the promises of a world on one day. Most stand alone and are played as soon as they are planned; those that
 * depend on each other, or share what is used once, are played together.
 */
export class Judging {
  readonly world: World;
  readonly on: Day;
  readonly #standings = new Map<PromiseEntry, PromiseStanding>();
  /** Promises played with others, and with whom. */
  readonly #together = new Map<PromiseEntry, readonly PromiseEntry[]>();
  readonly #notes = new Map<PromiseEntry, ActNotes>();

  constructor(world: World, on: Day) {
    this.world = world;
    this.on = on;
  }

  /** Plays every promise. */
  all(): void {
    const { world } = this;
    const joined: Plan[] = [];
    const linked = new Set<PromiseEntry>();
    for (const entry of world.promises) {
      const plan = planOf(world, entry);
      if (plan.links.length === 0 && !sharesUse(plan)) {
        this.#play([plan]);
        continue;
      }
      joined.push(plan);
      for (const link of plan.links) linked.add(link);
    }
    for (const plan of joined) linked.delete(plan.entry);
    for (const entry of linked) joined.push(planOf(world, entry));
    for (const component of componentsOf(joined)) this.#play(component);
  }

  /** The plans of the promises that are played together with one, itself among them. */
  component(entry: PromiseEntry): Plan[] {
    return (this.#together.get(entry) ?? [entry]).map((one) => planOf(this.world, one));
  }

  /** Whether a promise has been made by the day and counts. */
  isListed(entry: PromiseEntry): boolean {
    return this.#standings.has(entry);
  }

  /** How one promise ends up in each scenario that makes a difference. */
  outcomes(entry: PromiseEntry): { readonly plans: readonly Plan[]; readonly outcomes: readonly Outcome[] } {
    const plans = this.component(entry);
    const outcomes = playComponent(this.world, plans, this.on, newHeard());
    return { plans, outcomes: outcomes[plans.findIndex((plan) => plan.entry === entry)] ?? [] };
  }

  /** The results, as they are now. */
  judgement(): Judgement {
    const { world, on } = this;
    const promises: PromiseStanding[] = [];
    for (const entry of world.promises) {
      const standing = this.#standings.get(entry);
      if (standing) promises.push(standing);
    }
    const findings: ActFinding[] = [];
    const grounded = new Set<ActEntry>();
    for (const notes of this.#notes.values()) {
      findings.push(...notes.findings);
      for (const act of notes.grounded) grounded.add(act);
    }
    const found = [
      ...actFindings(findings, on),
      ...dealFindings(world, grounded, on),
      ...ratingFindings(world, (name) => this.#standingOf(name), on),
    ];
    const requests = world.requests
      .filter((entry) => entry.date.first <= on)
      .map((entry) => requestStanding(world, entry, on));
    return {
      on,
      known: world.acceptance.known,
      promises,
      requests,
      diagnostics: found.map(toDiagnostic),
      judging: this,
    };
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
      if (plan.entry.date.first <= this.on)
        this.#standings.set(plan.entry, standingOf(plan, outcomes[index]));
      if (entries) this.#together.set(plan.entry, entries);
      if (heard !== QUIET) this.#note(plan, heard);
    }
  }

  #note(plan: Plan, heard: Heard): void {
    if (plan.acts.length === 0) return;
    this.#notes.set(plan.entry, {
      findings: heard.findings.filter((finding) => finding.run.plan.entry === plan.entry),
      grounded: plan.acts.filter((act) => heard.grounded.has(act)),
    });
  }
}

function newHeard(): Heard {
  return { seen: { range: false, edge: false, tie: false }, findings: [], grounded: new Set() };
}

/** For promises without acts, of which nothing is said but what was seen to be uncertain. */
const QUIET: Heard = newHeard();
