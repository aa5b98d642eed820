import type { Deadline, Limits, WindowEnd } from '../../ledger/condition.ts';
import type { PromiseEntry, Terms, Way } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { type Argument, canonicalArguments, canonicalShape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { countedOf } from '../../lifecycle/play/match.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import type { Clashes } from '../rules/clashes.ts';
import { changesOfOffices } from '../rules/held-stretches.ts';
import { type ObjectSlots, objectIn } from '../rules/object-slots.ts';
import { type Lag, nameIn } from '../rules/task.ts';
import { PastTraces } from './past-traces.ts';
import { PlainCase } from './plain-case.ts';
import type { PlainBan, PlainDeed, PlainPromise } from './plain-deed.ts';
import { PlainGroups, type Share } from './plain-groups.ts';

/** Bounds of a line in time, those of its promise filled in. */
interface Window {
  readonly first: Day;
  readonly last: Day;
  readonly waits: readonly Lag[];
}

const NEVER_SURE = { first: NEVER, last: -NEVER };
const NO_WAITS: readonly Lag[] = [];
const NONE: readonly never[] = [];

/** Reads promises from their sentences alone, where nothing but these says what lies ahead of them. */
export class PlainPromises {
  readonly #judgement: Judgement;
  readonly #clashes: Clashes;
  readonly #slots: ObjectSlots;
  readonly #past: PastTraces;
  readonly #groups: PlainGroups;

  constructor(judgement: Judgement, clashes: Clashes, slots: ObjectSlots) {
    this.#judgement = judgement;
    this.#clashes = clashes;
    this.#slots = slots;
    this.#past = new PastTraces(judgement.judging.world, clashes);
    this.#groups = new PlainGroups(clashes.relations, judgement.on);
  }

  /** Promises that bear on each other, as a case; undefined where one of them is not plain. */
  caseOf(promises: readonly PromiseEntry[]): PlainCase | undefined {
    const plain = new PlainCase(this.#clashes, promises.length);
    for (let place = 0; place < promises.length; place++) {
      const promise = this.of(promises[place]);
      if (!promise) return undefined;
      plain.add(promise);
    }
    return plain;
  }

  /** What a promise asks for; undefined where conditions, acts, events or doubts bear on that. */
  of(promise: PromiseEntry): PlainPromise | undefined {
    const { judging } = this.#judgement;
    const standing = judging.standing(promise);
    if (!standing || !isSurelyDue(promise, standing)) return undefined;
    const { world } = judging;
    if (world.actsOn(promise).length > 0 || world.ratings.has(promise.name)) return undefined;
    const { terms } = standing;
    const due = standing.due!.first;
    let duties: readonly (readonly PlainDeed[])[] = NONE;
    let bans: readonly PlainBan[] = NONE;
    for (let index = 0; index < terms.undertakings.length; index++) {
      const { kind, ways } = terms.undertakings[index];
      if (kind === 'will') {
        const deeds = this.#deeds(ways, terms, due);
        if (!deeds) return undefined;
        duties = duties.length === 0 ? [deeds] : [...duties, deeds];
      } else {
        const ban = this.#ban(kind, ways[0], terms, due);
        if (!ban) return undefined;
        bans = bans.length === 0 ? [ban] : [...bans, ban];
      }
    }
    return { terms, duties, bans };
  }

  #deeds(ways: readonly Way[], terms: Terms, due: Day): readonly PlainDeed[] | undefined {
    const first = this.#deed(ways[0], terms, due);
    if (!first) return undefined;
    if (ways.length === 1) return [first];
    const deeds = [first];
    for (let index = 1; index < ways.length; index++) {
      const deed = this.#deed(ways[index], terms, due);
      if (!deed) return undefined;
      deeds.push(deed);
    }
    return deeds;
  }

  #deed({ sentence, limits }: Way, terms: Terms, due: Day): PlainDeed | undefined {
    const shape = canonicalShape(sentence.shape);
    const given = canonicalArguments(sentence);
    const { book, limits: index, relations, on } = this.#clashes;
    const patterns = index.of({ shape, given });
    if (book.isAct(shape) || !this.#past.isDeedFree(shape, given, patterns)) return undefined;
    if (changesOfOffices(relations, given, on).length > 0 && book.asksWho(shape)) return undefined;
    const span = this.#window(limits, terms.limits, due);
    if (!span) return undefined;
    const counted = countedOf(given);
    const slot = this.#slots.slotOf(shape, given, counted);
    const object = objectIn(given[slot]);
    const share = object && this.#shareOf(object, given[slot]);
    if (object && (!share || counted.kind === 'amount')) return undefined;
    if (counted.kind === 'amount' && counted.amount.above) return undefined;
    const { waits, last } = span;
    const first = Math.max(span.first, book.earliest(shape, on));
    const amount = counted.kind === 'amount' ? counted.amount : undefined;
    return { shape, given, slot, object, share, limits: patterns, amount, first, last, waits };
  }

  #ban(kind: PlainBan['kind'], { sentence, limits }: Way, terms: Terms, due: Day): PlainBan | undefined {
    const shape = canonicalShape(sentence.shape);
    const given = canonicalArguments(sentence);
    const counted = countedOf(given);
    if (
      counted.kind === 'amount' ||
      this.#isHeldByOthersLater(given) ||
      this.#clashes.book.isAct(shape) ||
      !this.#past.isBanFree(kind, shape, given)
    )
      return undefined;
    const slot = this.#slots.slotOf(shape, given, counted);
    const object = objectIn(given[slot]);
    const share = object && this.#shareOf(object, given[slot]);
    if (object && !share) return undefined;
    const { first, last } = this.#inForce(limits, terms, due);
    return { kind, shape, given, slot, object, share, first, last };
  }

  /** Whether others will hold an office, or be in a group, that a sentence names. */
  #isHeldByOthersLater(given: readonly Argument[]): boolean {
    const { relations, on } = this.#clashes;
    return given.some((argument) => {
      const name = nameIn(argument);
      return name !== undefined && relations.changesInside(name, on).length > 0;
    });
  }

  /** How many members of a group a sentence is about; undefined where that is not plain. */
  #shareOf(name: Name, argument: Argument): Share | undefined {
    const group = this.#groups.of(name);
    if (!group) return undefined;
    if (argument.kind === 'quantity') return { group, count: argument.low };
    return group.low === group.high ? { group, count: group.low } : undefined;
  }

  #window(own: Limits, whole: Limits, due: Day): Window | undefined {
    const { on } = this.#judgement;
    const { by, within } = own.by || own.within ? own : whole;
    const until = own.until ?? whole.until;
    const starting = own.starting ?? whole.starting;
    let first = on;
    let waits = NO_WAITS;
    if (starting?.kind === 'after') {
      const lag = within ? undefined : this.#lag(starting);
      if (!lag) return undefined;
      waits = [lag];
    } else if (starting) {
      if (starting.date.first !== starting.date.startLast) return undefined;
      first = Math.max(on, starting.date.first);
    }
    let last = by ? lastOf(by) : NEVER;
    if (last !== undefined && within) {
      const opens = starting?.kind === 'date' ? Math.max(due, starting.date.first) : due;
      last = Math.min(last, addDuration(opens, within));
    } else if (!by && until) last = lastOf(until);
    if (last === undefined) return undefined;
    // What is overdue can still be done late (semantics.md: Conflicts, Futures).
    return { first, last: last < on ? NEVER : last, waits };
  }

  /** Between which days a `never` or `always` is sure to be in force. */
  #inForce(own: Limits, { limits: whole, undertakings }: Terms, due: Day): { first: Day; last: Day } {
    const starting = own.starting ?? whole.starting;
    const until = own.until ?? whole.until;
    if (starting?.kind === 'after' || until?.kind === 'condition') return NEVER_SURE;
    let first = starting ? Math.max(due, starting.date.startLast) : due;
    let last: Day | undefined = until ? lastOf(until) : NEVER;
    const { by, within } = own.by || own.within ? own : whole;
    if ((by || within) && !undertakings.some(({ kind }) => kind === 'will')) {
      if (within) last = undefined;
      else if (by && last !== undefined) last = Math.min(last, lastOf(by) ?? -Infinity);
    }
    first = Math.max(this.#judgement.on, first);
    return last === undefined ? NEVER_SURE : { first, last };
  }

  #lag({ condition, duration }: Deadline & { readonly kind: 'after' }): Lag | undefined {
    if (condition.kind !== 'deed') return undefined;
    const shape = canonicalShape(condition.sentence.shape);
    const given = canonicalArguments(condition.sentence);
    if (!this.#past.isUnheardOf(shape, given)) return undefined;
    return { of: this.#slots.statement(shape, given, countedOf(given)), duration };
  }
}

/** Whether a promise is due from one day on, and nothing else than its sentences says what it asks for. */
function isSurelyDue(
  { instance, date }: PromiseEntry,
  { state, possible, due, terms }: PromiseStanding,
): boolean {
  return (
    !instance &&
    state === 'due' &&
    possible.length === 1 &&
    due !== null &&
    due.first === due.last &&
    date.first === date.last &&
    terms.conditions.length === 0 &&
    terms.repairOf.length === 0 &&
    terms.insteadOf.length === 0 &&
    terms.unless.length === 0
  );
}

/** The day that a deadline or window ends on; undefined where that is uncertain or still to come about. */
function lastOf(end: Deadline | WindowEnd): Day | undefined {
  if (end.kind === 'condition') return NEVER;
  return end.kind === 'date' && end.date.endFirst === end.date.last ? end.date.last : undefined;
}
