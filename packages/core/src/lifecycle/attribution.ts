import { type Entry, isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { type Acceptance, knownSince } from './acceptance.ts';
import { countedDifferently, dateOf, isDeclared, vouchedIn } from './counting.ts';
import { irreducible } from './irreducible.ts';
import { Judging } from './judging.ts';
import { areSame, type Standing, standingIn, type Undertaken } from './result.ts';
import { World } from './world.ts';

/**
 * Finds which of the entries that one reader counts differently from another make a difference to a promise. Each is
 * put back to what it was, the one that became known last first, as long as the result stays: of what is left none can
 * be put back too.
 */
export class Attribution {
  readonly #ledger: Ledger;
  readonly #on: Day;
  readonly #from: Acceptance;
  readonly #to: Acceptance;
  readonly #changed: readonly Entry[];
  readonly #scopeOf: (entry: Undertaken) => readonly Entry[];

  /** @param among the entries that may matter */
  constructor(
    ledger: Ledger,
    on: Day,
    from: Acceptance,
    to: Acceptance,
    among: readonly Entry[],
    scopeOf: (entry: Undertaken) => readonly Entry[],
  ) {
    this.#ledger = ledger;
    this.#on = on;
    this.#from = from;
    this.#to = to;
    this.#scopeOf = scopeOf;
    this.#changed = countedDifferently(among, from, to).sort((a, b) => lastKnown(b) - lastKnown(a));
  }

  /** The entries behind a change of result, the one that became known first first. */
  causes(entry: Undertaken, before: Standing | undefined, after: Standing | undefined): Entry[] {
    if (!after) return this.#lost(entry);
    const scope = this.#scopeOf(entry);
    const near = new Set(scope);
    // What is new is so because it became known itself; what else became known may have made of it what it is.
    const isNew = !before;
    const candidates = this.#changed.filter((one) => isDeclared(one) || near.has(one));
    // Declarations are put back first: what happened is a better answer than what was declared of it.
    const order = [...candidates.filter(isDeclared), ...candidates.filter((one) => !isDeclared(one))];
    const stays = (back: ReadonlySet<Entry>) =>
      !(isNew && back.has(entry)) && areSame(this.#result(entry, scope, back), after);
    return irreducible(order, stays).sort((a, b) => lastKnown(a) - lastKnown(b));
  }

  /** What counts no longer of that by which a promise was there: itself, or what a case of many opened by. */
  #lost(entry: Undertaken): Entry[] {
    const instance = isPromise(entry) ? entry.instance : undefined;
    if (!instance) return [entry];
    const { generic, event } = instance;
    const groups = generic.terms.many?.each.map(({ group }) => group.entry) ?? [];
    const lost = this.#changed.filter((one) => one === generic || one === event || groups.includes(one));
    return lost.length > 0 ? lost : [entry];
  }

  /** Worlds by the declarations that count in them as they did before. */
  readonly #worlds = new Map<string, World>();

  #like(back: ReadonlySet<Entry>): World {
    const declared = [...back].filter(isDeclared);
    const key = declared.map(({ block }) => `${block.path}:${block.line}`).join();
    let world = this.#worlds.get(key);
    if (!world) {
      const exceptions = new Map(declared.map((one) => [one, this.#from]));
      world = new World(this.#ledger, { ...this.#to, exceptions }, []);
      this.#worlds.set(key, world);
    }
    return world;
  }

  /** Where a promise or request stands once some entries count as they did before. */
  #result(entry: Undertaken, scope: readonly Entry[], back: ReadonlySet<Entry>): Standing | undefined {
    const exceptions = new Map([...back].map((one) => [one, this.#from]));
    const world = new World(this.#ledger, { ...this.#to, exceptions }, scope, this.#like(back));
    const judging = new Judging(world, this.#on);
    if (isPromise(entry)) judging.only([entry]);
    return standingIn(judging, entry);
  }
}

/** The last day on which something of an entry became known. */
export function lastKnown(entry: Entry): Day {
  return Math.max(...vouchedIn(entry).map((statement) => knownSince(statement, dateOf(entry))));
}
