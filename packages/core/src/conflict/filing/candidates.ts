import type { Deadline, Limits } from '../../ledger/condition.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../../ledger/entry.ts';
import { type Argument, canonicalShape, type Sentence, type Shape } from '../../ledger/sentence.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import type { World } from '../../lifecycle/world.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { type About, CountedDays } from './counted-days.ts';
import { amendedTerms } from './terms-ever.ts';

const NONE: readonly never[] = [];

/** Whether a promise is about one of some deeds. */
export function isAboutAny({ undertakings, conditions }: Terms, shapes: ReadonlySet<Shape>): boolean {
  for (let index = 0; index < undertakings.length; index++) {
    const { ways } = undertakings[index];
    for (let way = 0; way < ways.length; way++)
      if (shapes.has(canonicalShape(ways[way].sentence.shape))) return true;
  }
  for (const { ways } of conditions)
    for (const { condition } of ways)
      if (condition.kind !== 'state' && shapes.has(canonicalShape(condition.sentence.shape))) return true;
  return false;
}

/** The promises that are open on some reading. */
export function openPromises({ promises }: Judgement): PromiseEntry[] {
  const open: PromiseEntry[] = [];
  for (let index = 0; index < promises.length; index++)
    if (isOpen(promises[index])) open.push(promises[index].entry);
  return open;
}

/** Whether something of a promise still lies ahead, on some reading. */
export function isOpen({ possible }: PromiseStanding): boolean {
  for (let index = 0; index < possible.length; index++) {
    const state = possible[index];
    if (state === 'due' || state === 'conditional' || state === 'broken') return true;
  }
  return false;
}

/**
 * Tells which open promises some rule, limit, number or wait bears on: only these can conflict. What others forbid or
 * wait for bears on a promise too, so that all have to be taken note of first.
 */
export class Candidates {
  /** The deeds that some promise forbids or wants to last. */
  readonly forbidden = new Set<Shape>();
  /** The deeds that some promise has to wait for. */
  readonly awaited = new Set<Shape>();
  /** Promises that matter only beside others, whose days are counted from what they ask for or the other way round. */
  readonly besides = new Set<PromiseEntry>();
  readonly #counted: CountedDays;
  #met: About = new Map();
  readonly #book: RuleBook;
  readonly #relations: Relations;
  readonly #on: number;

  constructor(book: RuleBook, relations: Relations, on: number) {
    this.#book = book;
    this.#relations = relations;
    this.#on = on;
    this.#counted = new CountedDays(relations, (shape) => this.#isRuled(shape));
  }

  /** The same for all terms that a promise has had. */
  takeAll(all: readonly Terms[]): boolean {
    let matters = false;
    for (let index = 0; index < all.length; index++) if (this.take(all[index])) matters = true;
    return matters;
  }

  /** Takes note of what a promise forbids and waits for; whether something bears on it, whatever others say. */
  take(terms: Terms): boolean {
    const { undertakings, limits, conditions } = terms;
    this.#counted.take(terms);
    let matters = this.#takeWaits(limits) && undertakings.length > 0;
    for (let index = 0; index < undertakings.length; index++) {
      const { kind, ways } = undertakings[index];
      if (kind !== 'will') matters = true;
      for (let way = 0; way < ways.length; way++) {
        const { sentence, limits: own } = ways[way];
        if (kind !== 'will') this.forbidden.add(canonicalShape(sentence.shape));
        if (this.#takeWaits(own) || (!matters && this.#matters(sentence))) matters = true;
      }
    }
    if (matters || conditions.length === 0) return matters;
    return conditions.some(({ ways }) =>
      ways.some(({ condition }) => condition.kind !== 'state' && this.#matters(condition.sentence)),
    );
  }

  /** The deeds that somebody forbids or waits for though no rule is about them. */
  minded(): ReadonlySet<Shape> {
    const isOnlyMinded = (shape: Shape): boolean => !this.#isRuled(shape);
    return new Set([...this.forbidden, ...this.awaited].filter(isOnlyMinded));
  }

  /**
   * Takes note of the deeds from which days are counted that may matter, once all that is asked for is known.
   *
   * @returns whether a promise counts from one of them, or asks for one
   */
  awaitCounted(): (terms: Terms) => boolean {
    const met = this.#counted.met(this.forbidden);
    this.#met = met;
    for (const shape of met.keys()) this.awaited.add(shape);
    return (terms) => met.size > 0 && this.#counted.isAboutAny(terms, met);
  }

  /** Whether days are counted from a deed that somebody asks for. */
  isCountedFrom(shape: Shape, given: readonly Argument[]): boolean {
    return this.#counted.isMet(shape, given, this.#met);
  }

  /** Whether days are counted from deeds, which are not awaited yet, where some promises are added. */
  awaitsMore(more: Candidates): boolean {
    return this.#counted.meetsMore(more.#counted, this.forbidden, this.#met);
  }

  #takeWaits({ starting, by, until }: Limits): boolean {
    let isWait = false;
    if (starting?.kind === 'after') isWait = this.#takeWait(starting);
    if (by?.kind === 'after') isWait = this.#takeWait(by);
    if (until?.kind === 'after') isWait = this.#takeWait(until);
    return isWait;
  }

  #takeWait({ condition }: Deadline & { readonly kind: 'after' }): true {
    if (condition.kind === 'deed') this.awaited.add(canonicalShape(condition.sentence.shape));
    return true;
  }

  #matters({ shape, arguments: given }: Sentence): boolean {
    if (this.#isRuled(canonicalShape(shape))) return true;
    for (let slot = 0; slot < given.length; slot++) {
      const argument = given[slot];
      if (argument.kind === 'quantity' && argument.low > this.#relations.size(argument.group, this.#on).low)
        return true;
    }
    return false;
  }

  #isRuled(shape: Shape): boolean {
    return this.#book.concerns(shape) || this.#book.isAct(shape);
  }
}

/** The promises, out of some that wait, that fall due by the states of others, directly or through others of them. */
export function dependentsOf(
  world: World,
  others: readonly { readonly entry: PromiseEntry }[],
  open: readonly PromiseEntry[],
): readonly PromiseEntry[] {
  const waiting = new Map<PromiseEntry, PromiseEntry[]>();
  for (const promise of open) {
    for (const named of namedInConditions(world, promise)) {
      const before = waiting.get(named);
      if (before) before.push(promise);
      else waiting.set(named, [promise]);
    }
  }
  if (waiting.size === 0) return NONE;
  const found = new Set(others.map(({ entry }) => entry));
  for (const promise of found) for (const other of waiting.get(promise) ?? NONE) found.add(other);
  return [...found].slice(others.length);
}

/** The promises whose states a promise's conditions ask for. */
export function namedInConditions(world: World, promise: PromiseEntry): readonly PromiseEntry[] {
  const made = fullTerms(promise);
  const amended = amendedTerms(world, promise);
  if (!areWaiting(made, amended)) return NONE;
  const named: PromiseEntry[] = [];
  for (const { conditions, repairOf } of [made, ...amended]) {
    for (const { ways } of conditions) {
      for (const { condition } of ways)
        if (condition.kind === 'state') named.push(...world.select(condition.promise));
    }
    for (const name of repairOf) named.push(...world.select(name));
  }
  return named;
}

/** Whether a promise asks for states of others, or an amendment made it ask for them. */
export function areWaiting(made: Terms, amended: readonly Terms[]): boolean {
  return isWaiting(made) || amended.some(isWaiting);
}

function isWaiting({ conditions, repairOf }: Terms): boolean {
  if (repairOf.length > 0) return true;
  for (let index = 0; index < conditions.length; index++) {
    const { ways } = conditions[index];
    for (let way = 0; way < ways.length; way++) if (ways[way].condition.kind === 'state') return true;
  }
  return false;
}
