import type { Deadline, Limits } from '../../ledger/condition.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Terms, Undertaking } from '../../ledger/entry.ts';
import { canonicalShape, type Sentence, type Shape } from '../../ledger/sentence.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import type { World } from '../../lifecycle/world.ts';
import type { RuleBook } from '../rules/rule-book.ts';
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
  /** The deeds that some promise asks for. */
  readonly #asked = new Set<Shape>();
  /** What waits for deeds, and by when it has to be done, or since when not, once they are done. */
  readonly #counted: {
    readonly conditions: readonly Shape[];
    readonly undertakings: readonly Undertaking[];
  }[] = [];
  readonly #book: RuleBook;
  readonly #relations: Relations;
  readonly #on: number;

  constructor(book: RuleBook, relations: Relations, on: number) {
    this.#book = book;
    this.#relations = relations;
    this.#on = on;
  }

  /** The same for all terms that a promise has had. */
  takeAll(all: readonly Terms[]): boolean {
    let matters = false;
    for (let index = 0; index < all.length; index++) if (this.take(all[index])) matters = true;
    return matters;
  }

  /** Takes note of what a promise forbids and waits for; whether something bears on it, whatever others say. */
  take({ undertakings, limits, conditions }: Terms): boolean {
    let matters = this.#takeWaits(limits) && undertakings.length > 0;
    for (let index = 0; index < undertakings.length; index++) {
      const { kind, ways } = undertakings[index];
      if (kind !== 'will') matters = true;
      for (let way = 0; way < ways.length; way++) {
        const { sentence, limits: own } = ways[way];
        if (kind !== 'will') this.forbidden.add(canonicalShape(sentence.shape));
        if (kind !== 'never') this.#asked.add(canonicalShape(sentence.shape));
        if (this.#takeWaits(own) || (!matters && this.#matters(sentence))) matters = true;
      }
    }
    if (conditions.length > 0) this.#takeCounted(undertakings, limits, conditions);
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

  #takeCounted(
    undertakings: readonly Undertaking[],
    { within }: Limits,
    conditions: Terms['conditions'],
  ): void {
    const counted = undertakings.filter(
      ({ kind, ways }) => kind !== 'will' || within || ways.some(({ limits }) => limits.within),
    );
    if (counted.length === 0) return;
    const shapes = conditions.flatMap(({ ways }) =>
      ways.flatMap(({ condition }) =>
        condition.kind === 'deed' ? [canonicalShape(condition.sentence.shape)] : [],
      ),
    );
    if (shapes.length > 0) this.#counted.push({ conditions: shapes, undertakings: counted });
  }

  /** Takes note of the deeds from which days are counted that may matter, once all that is asked for is known. */
  awaitCounted(): void {
    for (const shape of this.countedFrom(this)) this.awaited.add(shape);
  }

  /**
   * The deeds from which days are counted that matter: a deadline does where something keeps a deed from being done at
   * once, and since when something is forbidden where somebody asks for it.
   *
   * @param others what else is asked for and forbidden
   */
  countedFrom(others: Candidates): readonly Shape[] {
    const isForbidden = (shape: Shape) => this.forbidden.has(shape) || others.forbidden.has(shape);
    const isAsked = (shape: Shape) => this.#asked.has(shape) || others.#asked.has(shape);
    const matters = ({ kind, ways }: Undertaking): boolean =>
      ways.some(({ sentence, limits }) => {
        const shape = canonicalShape(sentence.shape);
        if (kind === 'never') return isAsked(shape);
        return isForbidden(shape) || this.#isRuled(shape) || limits.starting !== undefined;
      });
    return this.#counted.flatMap(({ conditions, undertakings }) =>
      undertakings.some(matters) ? conditions : NONE,
    );
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
