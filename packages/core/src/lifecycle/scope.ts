import type { Condition } from '../ledger/condition.ts';
import type { Entry, PromiseEntry } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { canonicalArguments, canonicalShape } from '../ledger/sentence.ts';
import { lenientAcceptance } from './acceptance.ts';
import { waitedFor } from './cases/instance-entries.ts';
import { isPlayed, promisesOf } from './cases/played-openings.ts';
import { Dependents } from './dependents.ts';
import { components } from './judging.ts';
import { isUndertaken, type Undertaken } from './result.ts';
import { TAKEN, World } from './world.ts';

/**
 * Which entries the result of a promise or request may rest on, whoever reads it and on whatever day: all that is about
 * it or about a promise that it is played together with. Declarations are not among them; any of those may matter.
 */
export class Scopes {
  readonly #world: World;
  readonly #dependents: Dependents;
  readonly #ofPromise = new Map<PromiseEntry, Set<Entry>>();
  readonly #ofRequest = new Map<Name, Set<Entry>>();

  constructor(ledger: Ledger) {
    this.#world = new World(ledger, lenientAcceptance());
    this.#dependents = new Dependents(this.#world);
    for (const component of components(this.#world, () => {})) {
      const shared = new Set<Entry>();
      for (const { entry } of component) this.#ofPromise.set(entry, shared);
    }
    for (const kind of TAKEN) for (const entry of ledger.entriesOf(kind)) this.#file(entry);
  }

  /** The entries that the result of a promise or request may rest on, itself among them. */
  of(entry: Undertaken): readonly Entry[] {
    if (!isPromise(entry)) return [...this.#requestScope(entry.name)];
    const entries = new Set<Entry>();
    this.#collect(entry, entries, new Set());
    return [...entries];
  }

  /** What a promise rests on, and for a case what that rests on by which it opened. */
  #collect(entry: PromiseEntry, into: Set<Entry>, seen: Set<PromiseEntry>): void {
    if (seen.has(entry)) return;
    seen.add(entry);
    for (const one of this.#scope(entry)) into.add(one);
    const { generic } = entry.instance ?? {};
    if (!generic || !isPlayed(generic)) return;
    // It may be no case for one who knows everything.
    into.add(generic);
    for (const { entry: about, name } of this.#world.cases.about) if (name.entry === generic) into.add(about);
    const condition = waitedFor(this.#world.ledger, generic, entry.instance!);
    if (condition) this.#collectOpening(condition, into, seen);
  }

  #collectOpening(condition: Condition, into: Set<Entry>, seen: Set<PromiseEntry>): void {
    if (condition.kind === 'state') {
      for (const promise of promisesOf(this.#world, condition)) this.#collect(promise, into, seen);
      return;
    }
    const { sentence } = condition;
    for (const { entry } of this.#world.occurrences.ofShape(canonicalShape(sentence.shape))) into.add(entry);
    for (const argument of canonicalArguments(sentence)) {
      if (argument.kind !== 'name') continue;
      for (const promise of this.#world.select(argument)) this.#collect(promise, into, seen);
    }
    if (condition.kind === 'absence' && condition.by.kind === 'after')
      this.#collectOpening(condition.by.condition, into, seen);
  }

  #scope(found: PromiseEntry): Set<Entry> {
    const promise = this.#world.counterpart(found) ?? found;
    let scope = this.#ofPromise.get(promise);
    if (!scope) {
      scope = new Set();
      this.#ofPromise.set(promise, scope);
    }
    return scope;
  }

  #requestScope(name: Name): Set<Entry> {
    let scope = this.#ofRequest.get(name);
    if (!scope) {
      scope = new Set();
      this.#ofRequest.set(name, scope);
    }
    return scope;
  }

  #file(entry: Entry): void {
    if (isUndertaken(entry)) {
      if (!isPromise(entry)) {
        this.#requestScope(entry.name).add(entry);
        return;
      }
      this.#scope(entry).add(entry);
      if (entry.terms.many) this.#fileCases(entry);
      for (const other of this.#dependents.ofPromise(entry)) this.#scope(other).add(entry);
      for (const request of entry.terms.answers) this.#requestScope(request).add(entry);
      return;
    }
    switch (entry.kind) {
      case 'event':
      case 'alleged':
        for (const { promise } of entry.outside) this.#fileUnder(promise, entry);
        break;
      case 'act':
      case 'refused':
        this.#fileUnder(entry.target, entry);
        break;
      case 'rated':
      case 'checked':
      case 'notified':
      case 'consulted':
        this.#fileUnder(entry.promise, entry);
    }
    if (entry.kind !== 'event' && entry.kind !== 'alleged' && entry.kind !== 'act') return;
    for (const occurrence of this.#world.occurrencesOf(entry))
      this.#dependents.ofOccurrence(occurrence, (promise) => this.#scope(promise).add(entry));
  }

  /** A case rests on the promise that it is one of, and on what opened it. */
  #fileCases(entry: PromiseEntry): void {
    for (const instance of this.#world.cases.instances.get(entry) ?? []) {
      const scope = this.#scope(instance).add(entry);
      if (instance.instance?.event) scope.add(instance.instance.event);
      for (const other of this.#dependents.ofPromise(instance)) this.#scope(other).add(entry);
    }
  }

  #fileUnder(name: Name | undefined, entry: Entry): void {
    if (!name) return;
    for (const promise of this.#world.select(name)) this.#scope(promise).add(entry);
    if (name.entry?.kind === 'request') this.#requestScope(name).add(entry);
    for (const promise of this.#world.dealt.get(name) ?? []) this.#scope(promise).add(entry);
  }
}
