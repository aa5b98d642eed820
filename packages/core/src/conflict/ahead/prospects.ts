import type { Act, PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Shape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import type { OnReading } from '../../lifecycle/play/on-reading.ts';
import type { Plan } from '../../lifecycle/play/plan.ts';
import { replay } from '../../lifecycle/play/replay.ts';
import type { Run, Scenario } from '../../lifecycle/play/run.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { namedInConditions, openPromises } from '../filing/candidates.ts';
import type { ConflictIndex } from '../filing/conflict-index.ts';
import { SeenMembers } from '../people/seen-members.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { ObjectSlots } from '../rules/object-slots.ts';
import type { PastDeed } from '../rules/past.ts';
import { Unions } from '../solving/unions.ts';
import { Bases, type Basis } from './bases.ts';
import { combined, keyOf, type Moment, type Moments, momentsOf, type PlayAll } from './moments.ts';
import { nothingAhead, type Obligation, obligationOf, type Requirement } from './obligation.ts';
import { PlayedOnce } from './played-once.ts';
import { PlayedTogether } from './played-together.ts';
import { actsOf, type PromisedAct } from './powers.ts';
import { type Shared, Shares, withoutShares } from './shares.ts';

/** What lies ahead of one promise, in each scenario of the past that differs; null where nothing does. */
export interface Prospect {
  readonly entry: PromiseEntry;
  readonly variants: readonly (Obligation | null)[];
  /** The promises it is played together with. */
  readonly plans: readonly Plan[];
  /** Each choice of uncertain days that makes a difference to it; one where none does. */
  readonly moments: readonly Moment[];
}

/** How many choices of days are looked at for promises that may get in each other's way. */
const MOST_MOMENTS = 64;

/** What lies ahead of promises that can conflict; each is read when it is asked for. */
export class Prospects {
  readonly judgement: Judgement;
  readonly on: Day;
  readonly clashes: Clashes;
  readonly slots: ObjectSlots;
  /** The deeds that some promise forbids or wants to last. */
  readonly forbidden: ReadonlySet<Shape>;
  readonly #all = new Map<PromiseEntry, Prospect>();
  readonly #shares: Shares;
  readonly #bases: Bases;

  constructor(judgement: Judgement, { clashes, slots, forbidden }: ConflictIndex) {
    this.judgement = judgement;
    this.on = judgement.on;
    this.clashes = clashes;
    this.slots = slots;
    this.forbidden = forbidden;
    this.#shares = new Shares(clashes.relations, judgement.on);
    this.#bases = new Bases(clashes.relations, slots, this.#shares, judgement.on);
  }

  /** What happened, as read for one promise and there for the next. */
  readonly pastDeeds = new Map<Occurrence, PastDeed>();
  readonly #between = new Map<Occurrence, Map<string, Occurrence>>();

  /** Something that may have happened on several days, as it is where it happened on some of them. */
  between(occurrence: Occurrence, first: Day, last: Day): Occurrence {
    if (occurrence.first === first && occurrence.last === last) return occurrence;
    let known = this.#between.get(occurrence);
    if (!known) {
      known = new Map();
      this.#between.set(occurrence, known);
    }
    const key = `${first} ${last}`;
    let one = known.get(key);
    if (!one) {
      one = { ...occurrence, first, last };
      known.set(key, one);
    }
    return one;
  }

  /** Where a promise stands. */
  standingOf(promise: PromiseEntry): PromiseStanding | undefined {
    return this.judgement.judging.standing(promise);
  }

  /** Whether a promise can no longer be kept, nor fall due. */
  isOver(promise: PromiseEntry): boolean {
    const possible = this.standingOf(promise)?.possible;
    return possible !== undefined && !possible.includes('due') && !possible.includes('conditional');
  }

  #seen: SeenMembers | undefined;

  /** How many members of groups, at the least, events were about. */
  get seen(): SeenMembers {
    this.#seen ??= new SeenMembers(this.judgement.judging.world, this.clashes.book, this.on);
    return this.#seen;
  }

  #acts: readonly PromisedAct[] | undefined;

  /** What open promises say someone will do to other promises. */
  promisedActs(act: Act): readonly PromisedAct[] {
    this.#acts ??= openPromises(this.judgement).flatMap(actsOf);
    return this.#acts.filter((one) => one.act === act);
  }

  /** What lies ahead of a promise. */
  of(promise: PromiseEntry): Prospect {
    const known = this.#all.get(promise);
    if (known) return known;
    const prospect = this.#read(promise);
    this.#all.set(promise, prospect);
    return prospect;
  }

  /** The promises that the conditions of some name, directly or through others, themselves not among them. */
  namedBy(prospects: readonly Prospect[]): Prospect[] {
    const found = new Set(prospects);
    for (const { entry } of found) {
      for (const named of namedInConditions(this.judgement.judging.world, entry)) {
        if (this.judgement.judging.isListed(named)) found.add(this.of(named));
      }
    }
    return [...found].slice(prospects.length);
  }

  #read(promise: PromiseEntry): Prospect {
    const { judging } = this.judgement;
    if (!judging.isListed(promise)) return { entry: promise, variants: [null], plans: [], moments: [] };
    const plans = judging.plansOf(promise);
    const moments = this.#momentsOf(plans, [promise]);
    const variants = new Set<Obligation | null>();
    for (const { ahead } of moments) for (const one of ahead.get(promise)!) variants.add(one);
    return { entry: promise, variants: distinct([...variants]), plans, moments };
  }

  #played: PlayedTogether | undefined;

  readonly #playAll: PlayAll = (plans, take) => {
    this.#played ??= new PlayedTogether(this.judgement.judging.world, this.on);
    this.#played.play(plans, take);
  };

  #momentsOf(plans: readonly Plan[], promises: readonly PromiseEntry[]): readonly Moment[] {
    return momentsOf(this.on, this.#playAll, plans, promises, (simulation, played, run) => {
      const obligation = obligationOf(simulation, run, this.clashes.book, this.slots);
      const bases = this.#bases.of(played, run.plan.entry);
      if (!obligation && bases.length === 0 && !sparesAny(run)) return null;
      const shared = this.#shares.of(played, run.plan.entry);
      if (obligation && shared.length === 0 && bases.length === 0 && !sparesAny(run)) return obligation;
      return this.#readingByReading(
        obligation ?? nothingAhead(simulation, run),
        played,
        simulation.scenario,
        shared,
        bases,
      );
    });
  }

  readonly #together = new Map<string, readonly Moment[]>();

  /**
   * The moments of some promises: every choice of uncertain days that makes a difference, where those that rest on the
   * same days have the same ones.
   */
  momentsOf(prospects: readonly Prospect[]): Moments {
    const ahead = new Map<PromiseEntry, readonly (Obligation | null)[]>();
    const unsure: Prospect[] = [];
    for (const one of prospects) {
      if (one.moments.length > 1) unsure.push(one);
      else ahead.set(one.entry, one.variants);
    }
    let all: Moments = { moments: [{ days: new Map(), amounts: new Map(), ahead }], isCutOff: false };
    for (const group of restingTogether(unsure)) {
      const next = combined(all.moments, this.#momentsTogether(group), MOST_MOMENTS);
      all = { moments: next.moments, isCutOff: all.isCutOff || next.isCutOff };
    }
    return all;
  }

  #momentsTogether(prospects: readonly Prospect[]): readonly Moment[] {
    if (prospects.length === 1) return prospects[0].moments;
    const key = prospects.map(({ entry }) => entry.name.index).join();
    let moments = this.#together.get(key);
    if (!moments) {
      const plans = new Map(prospects.flatMap((one) => one.plans).map((plan) => [plan.entry, plan]));
      moments = this.#momentsOf(
        [...plans.values()],
        prospects.map(({ entry }) => entry),
      );
      this.#together.set(key, moments);
    }
    return moments;
  }

  /** The same where a reading decides what counts fell to a promise, or whether its conditions are met. */
  #readingByReading(
    obligation: Obligation,
    plans: readonly Plan[],
    scenario: Scenario,
    shared: readonly Shared[],
    bases: readonly Basis[],
  ): Obligation {
    const open = withoutShares(obligation);
    const played = new PlayedOnce((people) => {
      const { world } = this.judgement.judging;
      const simulation = replay(world, plans, { ...scenario, people }, this.on);
      const run = simulation.runOf(obligation.entry);
      return (run && obligationOf(simulation, run, this.clashes.book, this.slots)) ?? null;
    });
    const onReading = (people: OnReading): Obligation | null => {
      const isKnown = shared.every(
        ({ occurrence, group }) => people.touched(occurrence, group) !== undefined,
      );
      return isKnown ? played.on(people) : open;
    };
    return { ...open, onReading, bases };
  }
}

/** Whether somebody is released from a promise by name or with a group: a reading decides what that leaves of it. */
function sparesAny(run: Run): boolean {
  return run.hasSpared(({ all }) => all);
}

/** The names that what promises require is about, and what their conditions rest on. */
export function objectsOf(requirements: Iterable<Requirement>, bases: readonly Basis[]): Set<Name> {
  const objects = new Set<Name>();
  for (const { object } of bases) if (object) objects.add(object);
  for (const one of requirements) {
    const statement = one.kind === 'task' ? one.task : one.kind === 'ban' ? one.ban : undefined;
    if (!statement?.object) continue;
    objects.add(statement.object);
    for (const name of statement.spared) objects.add(name);
  }
  return objects;
}

/** Joins the promises that are played together, or rest on something of the same uncertain day. */
function restingTogether(prospects: readonly Prospect[]): Prospect[][] {
  if (prospects.length < 2) return prospects.map((one) => [one]);
  const joined = new Unions<Prospect>();
  const first = new Map<object, Prospect>();
  for (const prospect of prospects) {
    const keys: object[] = prospect.plans.map(({ entry }) => entry);
    keys.push(...prospect.moments[0].days.keys());
    for (const { amounts } of prospect.moments) keys.push(...amounts.keys());
    for (const key of keys) {
      const other = first.get(key);
      if (other) joined.join(other, prospect);
      else first.set(key, prospect);
    }
  }
  return joined.groups(prospects);
}

/** Each variant once, null last. */
function distinct(variants: readonly (Obligation | null)[]): (Obligation | null)[] {
  const byKey = new Map<string, Obligation>();
  for (const one of variants) if (one) byKey.set(keyOf(one), one);
  return variants.includes(null) ? [...byKey.values(), null] : [...byKey.values()];
}
