import { actOfShape } from '../ledger/act-sentence.ts';
import type { Condition, Limits } from '../ledger/condition.ts';
import { fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../ledger/entry.ts';
import { canonicalShape, type Sentence, type Shape } from '../ledger/sentence.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Relations } from '../lifecycle/relations.ts';
import type { World } from '../lifecycle/world.ts';
import type { RuleBook } from './rule-book.ts';

const NONE: readonly never[] = [];

/** States in which something of a promise still lies ahead. */
export const OPEN: ReadonlySet<string> = new Set(['due', 'conditional', 'broken']);

/** The promises that are open on some reading, with the terms they were made with. */
export function openPromises(judgement: Judgement): PromiseEntry[] {
  const open: PromiseEntry[] = [];
  for (const { entry, possible } of judgement.promises)
    if (possible.some((state) => OPEN.has(state))) open.push(entry);
  return open;
}

/** The deeds that some open promise forbids or wants to last. */
export function forbiddenShapes(promises: readonly PromiseEntry[]): Set<Shape> {
  const shapes = new Set<Shape>();
  for (const promise of promises) {
    for (const { kind, ways } of promise.terms.undertakings) {
      if (kind === 'will') continue;
      for (const { sentence } of ways) shapes.add(canonicalShape(sentence.shape));
    }
  }
  return shapes;
}

/** The deeds that some open promise has to wait for. */
export function awaitedShapes(promises: readonly PromiseEntry[]): Set<Shape> {
  const shapes = new Set<Shape>();
  for (const { terms } of promises) {
    addAwaited(terms.limits, shapes);
    for (const { ways } of terms.undertakings) for (const { limits } of ways) addAwaited(limits, shapes);
  }
  return shapes;
}

function addAwaited(limits: Limits, shapes: Set<Shape>): void {
  if (!isWait(limits)) return;
  for (const clock of [limits.starting, limits.by, limits.until]) {
    if (clock?.kind === 'after' && clock.condition.kind === 'deed')
      shapes.add(canonicalShape(clock.condition.sentence.shape));
  }
}

/** Those of the promises that some rule, limit, number or wait bears on: only these can conflict. */
export class Candidates {
  readonly #book: RuleBook;
  readonly #relations: Relations;
  /** The deeds that promises forbid or wait for. */
  readonly #minded: ReadonlySet<Shape>;
  readonly #on: number;

  constructor(book: RuleBook, relations: Relations, minded: ReadonlySet<Shape>, on: number) {
    this.#book = book;
    this.#relations = relations;
    this.#minded = minded;
    this.#on = on;
  }

  includes(promise: PromiseEntry): boolean {
    const terms = fullTerms(promise);
    return this.#hasDuty(terms) || this.#hasCondition(terms);
  }

  #hasDuty({ undertakings, limits }: Terms): boolean {
    if (undertakings.length === 0) return false;
    if (isWait(limits)) return true;
    for (const { kind, ways } of undertakings) {
      if (kind !== 'will') return true;
      for (const { sentence, limits: own } of ways) {
        if (isWait(own) || this.#matters(sentence)) return true;
      }
    }
    return false;
  }

  #hasCondition({ conditions }: Terms): boolean {
    return conditions.some(({ ways }) => ways.some((way) => this.#bears(way.condition)));
  }

  #bears(condition: Condition): boolean {
    return condition.kind !== 'state' && this.#matters(condition.sentence);
  }

  #matters(sentence: Sentence): boolean {
    const shape = canonicalShape(sentence.shape);
    if (this.#book.concerns(shape) || this.#minded.has(shape) || actOfShape(shape) !== undefined) return true;
    return sentence.arguments.some(
      (argument) =>
        argument.kind === 'quantity' && argument.low > this.#relations.size(argument.group, this.#on).low,
    );
  }
}

function isWait({ starting, by, until }: Limits): boolean {
  return starting?.kind === 'after' || by?.kind === 'after' || until?.kind === 'after';
}

/** Those that matter on their own, with those that fall due by the states of such. */
export function withDependents(
  world: World,
  chosen: readonly PromiseEntry[],
  open: readonly PromiseEntry[],
): readonly PromiseEntry[] {
  const waiting = new Map<PromiseEntry, PromiseEntry[]>();
  for (const promise of open) {
    for (const named of namedInConditions(world, promise))
      waiting.set(named, [...(waiting.get(named) ?? []), promise]);
  }
  if (waiting.size === 0) return chosen;
  const found = new Set(chosen);
  for (const promise of found) for (const other of waiting.get(promise) ?? []) found.add(other);
  return [...found];
}

/** The promises whose states a promise's conditions ask for. */
export function namedInConditions(world: World, promise: PromiseEntry): readonly PromiseEntry[] {
  const { conditions, repairOf } = promise.terms;
  if (conditions.length === 0 && repairOf.length === 0) return NONE;
  const named: PromiseEntry[] = [];
  for (const { ways } of conditions) {
    for (const { condition } of ways)
      if (condition.kind === 'state') named.push(...world.select(condition.promise));
  }
  for (const name of repairOf) named.push(...world.select(name));
  return named;
}
