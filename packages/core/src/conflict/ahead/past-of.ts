import type { Name } from '../../ledger/name.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import { dependsOnWhom, mayFail, mayServe } from '../people/cell-facts.ts';
import { isSameDeed } from '../people/people-on.ts';
import type { Clashes } from '../rules/clashes.ts';
import { type PastDeed, pastDeeds } from '../rules/past.ts';
import { type LimitPattern, linkOf } from '../rules/rule-book.ts';
import type { Statement } from '../rules/task.ts';
import type { Basis } from './bases.ts';
import type { Moment } from './moments.ts';
import type { Requirement } from './obligation.ts';
import type { Prospects } from './prospects.ts';

/**
 * The deeds of the past that bear on what lies ahead: on the same people or things, or under the same limit.
 *
 * @param moment on which day each happened, of those that may have happened on several, or whether it has, and how much
 *   it was, of those of which that is not certain
 */
export function pastOf(
  prospects: Prospects,
  requirements: readonly Requirement[],
  bases: readonly Basis[],
  moment: Pick<Moment, 'days' | 'amounts'>,
): PastDeed[] {
  const past = new Collector(prospects).collect(requirements, bases, moment.days);
  return moment.amounts.size === 0 ? past : past.map((deed) => withAmount(deed, moment.amounts));
}

/**
 * The past deeds that decide something about people on what lies ahead: whom a task has served, whom a rule keeps from
 * it, for whom a ban has failed. Those that decide the same about the same people are one: touched apart where the deed
 * can be done to each once only, perhaps the same people otherwise.
 */
export function decisivePast(
  clashes: Clashes,
  requirements: readonly Requirement[],
  bases: readonly Basis[],
  past: readonly PastDeed[],
): PastDeed[] {
  const merged = new Map<string, PastDeed>();
  for (const deed of past) {
    if (!deed.object || deed.undone) continue;
    // Of each that takes up room under a limit, it is asked how many it was done to.
    const room = takesUnknownRoom(clashes, deed) ? `1:${merged.size}` : '';
    const effect = effectOf(clashes, requirements, bases, deed) + room;
    if (!effect.includes('1')) continue;
    const key = `${deed.object.index} ${deed.all} ${effect}`;
    const before = merged.get(key);
    merged.set(key, before ? join(clashes, before, deed) : deed);
  }
  return [...merged.values()];
}

/** Whether a limit counts to how many a deed was done, and that is not certain. */
function takesUnknownRoom({ limits }: Clashes, { shape, given, low, high }: PastDeed): boolean {
  if (low === high || high === Infinity) return false;
  return limits.of({ shape, given }).some(({ limit }) => typeof limit.atMost === 'number');
}

/** What a deed decides, one digit for each question. */
function effectOf(
  clashes: Clashes,
  requirements: readonly Requirement[],
  bases: readonly Basis[],
  deed: PastDeed,
): string {
  let effect = '';
  for (const one of requirements) {
    if (one.kind === 'task') {
      const { task } = one;
      // What has served a task is told apart from what has not, also where it decides nothing by itself.
      const served = mayServe(clashes, deed, task) ? (dependsOnWhom(clashes, task) ? 1 : 2) : 0;
      const isBarred = clashes.once(deed, task) !== 'none' || clashes.before(task, deed) !== 'none';
      effect += `${served}${Number(isBarred)}`;
    } else if (one.kind === 'ban') {
      const { ban } = one;
      effect += Number(mayFail(clashes, deed, ban));
    }
  }
  for (const { deeds } of bases) effect += Number(deeds.some((told) => isSameDeed(deed.occurrence, told)));
  return effect;
}

function join(clashes: Clashes, a: PastDeed, b: PastDeed): PastDeed {
  const isOnce = clashes.book.onceRules(a.shape).some(({ slot }) => slot === a.slot);
  const low = isOnce && a.shape === b.shape ? a.low + b.low : Math.max(a.low, b.low);
  const joined = [...(a.joined ?? [a]), b];
  return { ...(a.occurrence.last >= b.occurrence.last ? a : b), low, high: a.high + b.high, joined };
}

/** A deed as it is at the end of its amount that is taken. */
function withAmount(deed: PastDeed, amounts: Moment['amounts']): PastDeed {
  const end = amounts.get(deed.occurrence.entry);
  if (!end || !deed.amount) return deed;
  const amount = end === 'least' ? deed.amount.low : deed.amount.high;
  return { ...deed, amount: { low: amount, high: amount } };
}

class Collector {
  readonly #prospects: Prospects;
  readonly #found = new Map<Shape, Set<Occurrence>>();

  constructor(prospects: Prospects) {
    this.#prospects = prospects;
  }

  collect(requirements: readonly Requirement[], bases: readonly Basis[], days: Moment['days']): PastDeed[] {
    const { clashes, judgement, slots, on } = this.#prospects;
    const limits = new Set<LimitPattern>();
    for (const one of requirements) {
      const statement = one.kind === 'task' ? one.task : one.kind === 'ban' ? one.ban : undefined;
      if (!statement) continue;
      this.#take(statement);
      for (const form of statement.forms ?? []) this.#take(form);
      // What was done before it was assigned counts towards what it asked for then.
      if (statement.earlier) this.#take(statement.earlier.of);
      for (const pattern of clashes.limits.of(statement)) limits.add(pattern);
    }
    for (const basis of bases) this.#take(basis);
    const { world } = judgement.judging;
    for (const { limit } of limits)
      for (const pattern of clashes.book.patternsOf(limit)) this.#takeLimited(pattern);
    const settled = (found: ReadonlySet<Occurrence>): readonly Occurrence[] =>
      days.size === 0
        ? [...found]
        : [...found].flatMap((one) => {
            const when = days.get(one.entry);
            if (when === undefined) return [one];
            if (when === 'not yet') return [];
            const [first, last] = when === 'by now' ? [one.first, on] : [when, when];
            return [this.#prospects.between(one, first, last)];
          });
    const past = [...this.#found.values()].flatMap((found) =>
      pastDeeds(world, settled(found), slots, on, this.#prospects.pastDeeds),
    );
    const within = new Set<Shape>();
    for (const { limit } of limits)
      if (limit.period !== 'any time')
        for (const { shape } of clashes.book.patternsOf(limit)) within.add(shape);
    return past.filter(({ undone }) => !undone || within.has(undone));
  }

  /** What happened that a limit adds up. */
  #takeLimited({ shape, pattern, isOfAmounts }: LimitPattern): void {
    const slot = isOfAmounts ? -1 : pattern.findIndex((argument) => argument.kind === 'name');
    if (slot >= 0) this.#find(shape, slot, pattern[slot]);
    else for (const occurrence of this.#all(shape)) this.#add(shape, occurrence);
  }

  #take(statement: Statement): void {
    const { shape, given } = statement;
    const { book } = this.#prospects.clashes;
    const { relations } = this.#prospects.clashes;
    const once = book.onceRules(shape);
    // What was done once to a whole was done to its parts, and to the holder of an office.
    for (const { slot } of once) this.#find(shape, slot, given[slot], (name) => relations.around(name));
    if (statement.slot >= 0) this.#find(shape, statement.slot, given[statement.slot]);
    else if (once.length === 0) this.#find(shape, given.length - 1, given[given.length - 1]);
    for (const rule of book.exclusionsOf(shape)) {
      const [from, then] = linkOf(rule);
      if (from < 0) for (const one of this.#all(rule.shape)) this.#add(rule.shape, one);
      else this.#find(rule.shape, from, given[then]);
    }
  }

  /** What happened to a name or its group, or to any that may share members with it. */
  #find(
    shape: Shape,
    slot: number,
    about: Argument | undefined,
    aroundOf = (name: Name) => this.#prospects.clashes.relations.groupsAround(name),
  ): void {
    const name = nameOf(about);
    if (!name) {
      for (const occurrence of this.#all(shape)) this.#add(shape, occurrence);
      return;
    }
    const around = aroundOf(name);
    for (const one of around.length > 0 ? [name, ...around] : [name]) {
      this.#prospects.judgement.judging.world.occurrences.findInSlot(shape, slot, one, (occurrence) =>
        this.#add(shape, occurrence),
      );
    }
  }

  #all(shape: Shape): readonly Occurrence[] {
    return this.#prospects.judgement.judging.world.occurrences.ofShape(shape);
  }

  #add(shape: Shape, occurrence: Occurrence): void {
    const found = this.#found.get(shape);
    if (found) found.add(occurrence);
    else this.#found.set(shape, new Set([occurrence]));
  }
}

function nameOf(argument: Argument | undefined): Name | undefined {
  if (argument?.kind === 'name') return argument;
  return argument?.kind === 'quantity' ? argument.group : undefined;
}
