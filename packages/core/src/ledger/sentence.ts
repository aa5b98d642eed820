import type { Name } from './name.ts';
import type { Decimal } from './values/decimal.ts';
import type { Unit } from './values/unit.ts';

/** The words of a sentence with a gap for each argument: `_ hands over _ to _`. Equal shapes are the same deed. */
export interface Shape {
  readonly index: number;
  readonly text: string;
  readonly slots: number;
  /** The wording that this is another wording of, and where each argument of that one stands in this. */
  alias: { readonly of: Shape; readonly order: readonly number[] } | null;
}

/** A quantity of a group: `3 of @g`, `at least 3 of @g`, `about 30 of @g`, `some of @g`. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly low: number;
  /** `Infinity` where it is open upwards. */
  readonly high: number;
  /** Whether the words set a bound (`at least`) rather than report a count that is not known better. */
  readonly bound: boolean;
  readonly group: Name;
}

/** An amount of a unit: `6M USD`, `more than 2M USD`, `2.5 tonnes of @wheat`. */
export interface Amount {
  readonly kind: 'amount';
  /** In `unit`, as written. */
  readonly low: Decimal;
  /** Undefined where it is open upwards. */
  readonly high: Decimal | undefined;
  readonly bound: boolean;
  /** `more than`: `low` itself is not enough. */
  readonly above: boolean;
  readonly unit: Unit;
  readonly of: Name | undefined;
}

/** `?x`, in deeds and limits. */
export interface Variable {
  readonly kind: 'variable';
  readonly text: string;
}

export type Argument = Name | Quantity | Amount | Variable;

/** One predicate with its arguments, in the order they are written. */
export interface Sentence {
  readonly shape: Shape;
  readonly arguments: readonly Argument[];
  /** Where it stands, from the start of its entry's block. */
  readonly start: number;
  readonly end: number;
}

/** The wording that a deed is declared with, where the shape is another wording of it. */
export function canonicalShape(shape: Shape): Shape {
  return shape.alias ? shape.alias.of : shape;
}

/** The arguments in the order of the canonical wording. */
export function canonicalArguments(sentence: Sentence): readonly Argument[] {
  const { alias } = sentence.shape;
  return alias ? alias.order.map((place) => sentence.arguments[place]) : sentence.arguments;
}

/** The name an argument is about: the name itself, the group of a quantity, the thing an amount is of. */
export function nameOf(argument: Argument): Name | undefined {
  switch (argument.kind) {
    case 'name':
      return argument;
    case 'quantity':
      return argument.group;
    case 'amount':
      return argument.of;
    case 'variable':
      return undefined;
  }
}

/** Who does the deed: what stands for the first variable of the deed's rule, else the first mention. */
export function actorOf(sentence: Sentence): Name | undefined {
  const given = canonicalArguments(sentence);
  for (let i = 0; i < given.length; i++) {
    const argument = given[i];
    if (argument.kind === 'name') return argument;
    if (argument.kind === 'quantity') return argument.group;
  }
  return undefined;
}
