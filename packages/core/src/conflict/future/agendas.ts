import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { Alternatives, Obligation, Requirement } from '../ahead/obligation.ts';
import type { Ban, Task } from '../rules/task.ts';
import type { Agenda } from './futures.ts';

/** How many ways of meeting alternatives are listed, and how often it is asked whether one is still open. */
const MOST_WAYS = 256;
const MOST_STEPS = 1024;
/** How often something is chosen, whether or not that is asked. */
const MOST_CHOSEN = 300_000;

/** The agendas found, and whether there may be more. */
export interface Agendas {
  readonly list: readonly Agenda[];
  readonly isCutOff: boolean;
}

/** What lies ahead of promises in the scenario looked at. */
export interface Ahead {
  /** Null or undefined where nothing is known to lie ahead. */
  of(promise: PromiseEntry): Obligation | null | undefined;
  /** Whether a promise can no longer be kept, nor fall due. */
  isOver(promise: PromiseEntry): boolean;
}

/** Every agenda that makes the conditions of some promises come true and does the duties of some of them. */
export function agendasOf(
  ahead: Ahead,
  conditioned: readonly Obligation[],
  dutiful: readonly Obligation[],
): Agendas {
  return new Collector(ahead, MOST_WAYS).collect(conditioned, dutiful);
}

/** The same of those that can be met, so many at most: a choice after which nothing can be met is followed no further. */
export function openAgendasOf(
  ahead: Ahead,
  conditioned: readonly Obligation[],
  dutiful: readonly Obligation[],
  isOpen: (agenda: Agenda) => boolean,
  most: number = MOST_WAYS,
): Agendas {
  return new Collector(ahead, most, isOpen).collect(conditioned, dutiful);
}

class Collector {
  readonly #ahead: Ahead;
  readonly #kept = new Set<PromiseEntry>();
  readonly #due = new Set<PromiseEntry>();
  readonly #open: Alternatives[] = [];
  /** What is not to be kept, and the state it comes to instead where one is asked for. */
  readonly #fails = new Map<PromiseEntry, string | undefined>();
  /** By when promises have to be kept for what waits for that. */
  #keptBy: ReadonlyMap<PromiseEntry, Day> | undefined;
  readonly #found: Agenda[] = [];

  readonly #most: number;
  readonly #isOpen: ((agenda: Agenda) => boolean) | undefined;
  #steps = 0;
  #chosen = 0;
  #isCutOff = false;

  constructor(ahead: Ahead, most: number, isOpen?: (agenda: Agenda) => boolean) {
    this.#ahead = ahead;
    this.#most = most;
    this.#isOpen = isOpen;
  }

  collect(conditioned: readonly Obligation[], dutiful: readonly Obligation[]): Agendas {
    for (const obligation of conditioned) this.#comesDue(obligation);
    for (const obligation of dutiful) this.#isKept(obligation);
    // What leaves no choice closes ways of the rest.
    if (this.#isOpen) this.#open.sort((a, b) => a.length - b.length);
    this.#choose(0, new Set(), new Set());
    return { list: this.#found, isCutOff: this.#isCutOff };
  }

  #comesDue(obligation: Obligation): void {
    if (this.#due.has(obligation.entry)) return;
    this.#due.add(obligation.entry);
    this.#open.push(...obligation.conditionNeeds);
  }

  #isKept(obligation: Obligation): void {
    if (this.#kept.has(obligation.entry)) return;
    this.#kept.add(obligation.entry);
    this.#open.push(...obligation.duties);
  }

  /** Goes through the alternatives from one on, with the tasks and bans of those before. */
  #choose(at: number, tasks: ReadonlySet<Task>, bans: ReadonlySet<Ban>): void {
    if (this.#found.length >= this.#most || this.#steps > MOST_STEPS || ++this.#chosen > MOST_CHOSEN) {
      this.#isCutOff = true;
      return;
    }
    if (this.#isOpen && at > 0 && (this.#open[at - 1].length > 1 || at === this.#open.length)) {
      this.#steps++;
      if (!this.#isOpen(this.#agenda(tasks, bans))) return;
    }
    if (at === this.#open.length) {
      for (const promise of this.#fails.keys()) if (this.#kept.has(promise)) return;
      this.#found.push(this.#agenda(tasks, bans));
      return;
    }
    for (const requirement of this.#open[at]) this.#take(requirement, at, tasks, bans);
  }

  #agenda(tasks: ReadonlySet<Task>, bans: ReadonlySet<Ban>): Agenda {
    const asked = { tasks: [...tasks], bans: [...bans] };
    return this.#keptBy ? { ...asked, keptBy: this.#keptBy } : asked;
  }

  #take(requirement: Requirement, at: number, tasks: ReadonlySet<Task>, bans: ReadonlySet<Ban>): void {
    switch (requirement.kind) {
      case 'nothing':
        this.#choose(at + 1, tasks, bans);
        return;
      case 'task': {
        const more = new Set(tasks).add(requirement.task);
        for (const task of requirement.beside ?? []) more.add(task);
        this.#choose(at + 1, more, bans);
        return;
      }
      case 'ban':
        this.#choose(at + 1, tasks, new Set(bans).add(requirement.ban));
        return;
      case 'fails':
        this.#fail(requirement.promises, requirement.state, () => this.#choose(at + 1, tasks, bans));
        return;
      default:
        this.#follow(requirement, at, tasks, bans);
    }
  }

  /** Promises are not to be kept, and come to one state where that is asked for; words alone may be rated anew. */
  #fail(promises: readonly PromiseEntry[], state: string | undefined, then: () => void): void {
    if (promises.some((promise) => this.#ahead.of(promise)?.isKept)) return;
    const before = promises.map(
      (promise) => [promise, this.#fails.has(promise), this.#fails.get(promise)] as const,
    );
    const isOther = (promise: PromiseEntry, asked: string | undefined) =>
      state !== undefined && asked !== undefined && state !== asked && promise.terms.undertakings.length > 0;
    if (!before.some(([promise, , asked]) => isOther(promise, asked))) {
      for (const [promise, , asked] of before) this.#fails.set(promise, asked ?? state);
      then();
    }
    for (const [promise, was, asked] of before)
      if (was) this.#fails.set(promise, asked);
      else this.#fails.delete(promise);
  }

  /** Other promises have to be kept, or fall due: what that asks for is chosen next. */
  #follow(
    { kind, promises, latest }: Requirement & { readonly kind: 'kept' | 'due' },
    at: number,
    tasks: ReadonlySet<Task>,
    bans: ReadonlySet<Ban>,
  ): void {
    const kept = new Set(this.#kept);
    const due = new Set(this.#due);
    const length = this.#open.length;
    const keptBy = this.#keptBy;
    if (kind === 'kept' && latest < NEVER) this.#keptBy = noLater(keptBy, promises, latest);
    let isPossible = true;
    for (const promise of promises) {
      const obligation = this.#ahead.of(promise);
      if (!obligation && this.#ahead.isOver(promise)) isPossible = false;
      // Nothing is known to lie ahead of it: what it waits for is taken to come true.
      if (!obligation) continue;
      // A promise can be kept before it falls due.
      if (kind === 'kept') this.#isKept(obligation);
      else this.#comesDue(obligation);
    }
    if (isPossible) this.#choose(at + 1, tasks, bans);
    this.#open.length = length;
    this.#keptBy = keptBy;
    restore(this.#kept, kept);
    restore(this.#due, due);
  }
}

function noLater(
  before: ReadonlyMap<PromiseEntry, Day> | undefined,
  promises: readonly PromiseEntry[],
  latest: Day,
): ReadonlyMap<PromiseEntry, Day> {
  const days = new Map(before);
  for (const promise of promises) days.set(promise, Math.min(latest, days.get(promise) ?? NEVER));
  return days;
}

function restore<T>(set: Set<T>, before: ReadonlySet<T>): void {
  for (const item of set) if (!before.has(item)) set.delete(item);
}

/** Whether some agenda is met; undefined where of one that may be it was not found out. */
export function someMet(
  agendas: readonly Agenda[],
  isMet: (agenda: Agenda) => boolean | undefined,
): boolean | undefined {
  let some: boolean | undefined = false;
  for (const agenda of agendas) {
    const met = isMet(agenda);
    if (met) return true;
    if (met === undefined) some = undefined;
  }
  return some;
}
