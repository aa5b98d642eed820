import type { Name } from '../../ledger/name.ts';
import { type Amount, type Argument, nameOf, type Quantity } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { type Decimal, decimalOf, multiplyDecimals } from '../../ledger/values/decimal.ts';
import type { Unit } from '../../ledger/values/unit.ts';
import type { Occurrence } from '../occurrence.ts';
import type { Relations } from '../relations.ts';

/** What a demanded sentence asks to be counted: nothing, members of a group, or an amount. */
export type Counted =
  | { readonly kind: 'deed' }
  | {
      readonly kind: 'members';
      readonly slot: number;
      readonly group: Name;
      readonly quantity: Quantity | undefined;
    }
  | { readonly kind: 'amount'; readonly slot: number; readonly amount: Amount };

/** What an occurrence contributes to a demand it matches. */
export interface Match {
  readonly occurrence: Occurrence;
  /** How many members of which group, or which member, it touched; undefined when the demand counts none. */
  readonly touch: Touch | undefined;
  /** In the base unit of the demand's unit; undefined when the demand counts no amount. */
  readonly amount: AmountRange | undefined;
  /** Whether it may not have been about the demanded member at all. */
  readonly unsure: boolean;
  /** That member, where there is one such. */
  readonly perhaps: Touch | undefined;
  /** The days on which it matches, where who holds an office or belongs to a group decides; else undefined. */
  readonly days: { readonly first: Day; readonly last: Day } | undefined;
}

/** Members that one event touched: one by name, or a number of a group. */
export interface Touch {
  readonly who: Name;
  readonly low: number;
  readonly high: number;
  /** Whether it touched every member there is. */
  readonly all: boolean;
  /** Whether the deed can be done once only to each, so that other events touched others. */
  readonly distinct: boolean;
  /** What was done; undefined for members that a demand no longer covers. */
  readonly by: Occurrence | undefined;
  /** The day it was done on, where who is in a group changes; else undefined. */
  readonly on: Day | undefined;
}

/** Whether something touched one by name, and not so many of a group. */
export function isNamed({ who }: Touch): boolean {
  return who.entry?.kind !== 'group';
}

export interface AmountRange {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** A match on a day: whom it touched is asked of that day, also once others are in the group. */
export function matchOnDay(relations: Relations, match: Match, day: Day): Match {
  const { touch } = match;
  if (!touch || touch.on !== undefined || relations.isSteady) return match;
  return { ...match, touch: { ...touch, on: day } };
}

const PLAIN: Counted = { kind: 'deed' };

/** What a sentence with these arguments asks to be counted: an amount before a quantity before a bare group. */
export function countedOf(demanded: readonly Argument[]): Counted {
  let bare = -1;
  let quantity = -1;
  for (let slot = 0; slot < demanded.length; slot++) {
    const argument = demanded[slot];
    if (argument.kind === 'amount') return { kind: 'amount', slot, amount: argument };
    if (argument.kind === 'quantity' && quantity < 0) quantity = slot;
    else if (argument.kind === 'name' && argument.entry?.kind === 'group' && bare < 0) bare = slot;
  }
  if (quantity >= 0) {
    const argument = demanded[quantity] as Quantity;
    return { kind: 'members', slot: quantity, group: argument.group, quantity: argument };
  }
  if (bare >= 0) return { kind: 'members', slot: bare, group: demanded[bare] as Name, quantity: undefined };
  return PLAIN;
}

/** Whether doing nothing is all that is asked for: `0 EUR`, `0..3 of @g`. */
export function asksForNothing(counted: Counted): boolean {
  if (counted.kind === 'amount') return !counted.amount.above && counted.amount.low.digits <= 0n;
  return counted.kind === 'members' && counted.quantity?.low === 0;
}

/** Whether what is asked for is a number, which what was done goes towards once (semantics.md: Use). */
export function isNumber(counted: Counted): boolean {
  return counted.kind === 'amount' || (counted.kind === 'members' && counted.quantity !== undefined);
}

/**
 * Whether an occurrence of the demanded shape serves a demand (semantics.md: Match): each argument equals the demanded
 * one or lies within it; the reverse holds for groups, as a range.
 */
export function matchOccurrence(
  relations: Relations,
  demanded: readonly Argument[],
  counted: Counted,
  occurrence: Occurrence,
): Match | undefined {
  const { first, last } = occurrence;
  const changes = first === last ? NO_DAYS : relations.changesWithin(first, last);
  if (changes.length === 0) return matchOn(relations, demanded, counted, occurrence, first);
  let found: Match | undefined;
  let from = last;
  let until = first;
  const starts = [first, ...changes];
  starts.forEach((start, index) => {
    const match = matchOn(relations, demanded, counted, occurrence, start);
    if (!match) return;
    found ??= match;
    from = Math.min(from, start);
    until = Math.max(until, index + 1 < starts.length ? starts[index + 1] - 1 : last);
  });
  return found && (from > first || until < last) ? { ...found, days: { first: from, last: until } } : found;
}

const NO_DAYS: readonly Day[] = [];

/** Whether an occurrence serves a demand if it was on this day. */
function matchOn(
  relations: Relations,
  demanded: readonly Argument[],
  counted: Counted,
  occurrence: Occurrence,
  day: Day,
): Match | undefined {
  let touch: Touch | undefined;
  let amount: AmountRange | undefined;
  let unsure = false;
  let perhaps: Touch | undefined;
  for (let slot = 0; slot < demanded.length; slot++) {
    const wanted = demanded[slot];
    const given = occurrence.arguments[slot];
    if (counted.kind === 'members' && counted.slot === slot) {
      touch = touchOf(relations, counted.group, given, day, occurrence);
      if (!touch) return undefined;
    } else if (counted.kind === 'amount' && counted.slot === slot) {
      amount = amountOf(relations, counted.amount, given, day);
      if (!amount) return undefined;
    } else {
      const fit = fits(relations, wanted, given, day);
      if (fit === 'no') return undefined;
      if (fit !== 'maybe') continue;
      perhaps = unsure ? undefined : oneOf(nameOf(wanted)!, occurrence);
      unsure = true;
    }
  }
  return { occurrence, touch, amount, unsure, perhaps, days: undefined };
}

function fits(
  relations: Relations,
  wanted: Argument,
  given: Argument | undefined,
  day: Day,
): 'yes' | 'no' | 'maybe' {
  if (given === wanted || given === undefined || wanted.kind === 'variable') return 'yes';
  const outer = nameOf(wanted);
  const inner = nameOf(given);
  if (!outer || !inner) return 'no';
  if (wanted.kind === 'amount' || given.kind === 'amount')
    return wanted.kind === given.kind && outer === inner ? 'yes' : 'no';
  if (relations.lies(inner, outer, day)) return 'yes';
  if (inner.entry?.kind !== 'group' || !relations.lies(outer, inner, day)) return 'no';
  return given.kind === 'name' ? 'yes' : 'maybe';
}

/** What an argument touches of a demanded group; undefined where the two have nothing to do with each other. */
export function touchOf(
  relations: Relations,
  group: Name,
  given: Argument | undefined,
  day: Day,
  by: Occurrence | undefined,
): Touch | undefined {
  const distinct = by?.distinct ?? true;
  if (given === undefined)
    return { who: group, low: 0, high: Infinity, all: true, distinct, by, on: undefined };
  if (given.kind === 'amount' || given.kind === 'variable') return undefined;
  const who = given.kind === 'name' ? given : given.group;
  if (who.entry?.kind !== 'group') {
    // A named person may belong to a group whose members are not all listed, when both lie within one group.
    const isIn = relations.lies(who, group, day) || mayBelong(relations, who, group, day);
    return isIn || (isTakenBack(by) && hasBelonged(relations, who, group)) ? oneOf(who, by) : undefined;
  }
  if (!areRelated(relations, who, group)) return undefined;
  const on = undefined;
  if (given.kind === 'quantity')
    return { who, low: given.low, high: given.high, all: false, distinct, by, on };
  // A bare group is all of it; some of it where its size is not declared.
  return relations.isSized(who, day)
    ? { who, low: 0, high: 0, all: true, distinct, by, on }
    : { who, low: 1, high: Infinity, all: false, distinct, by, on };
}

/** What undoes a deed is about whom that was done to, also where they are no longer in the group. */
function isTakenBack(by: Occurrence | undefined): boolean {
  return by?.kind === 'undone' || by?.kind === 'lifted';
}

function hasBelonged(relations: Relations, member: Name, group: Name): boolean {
  return relations.groupsAround(member).includes(group);
}

function oneOf(who: Name, by: Occurrence | undefined): Touch {
  return { who, low: 1, high: 1, all: true, distinct: by?.distinct ?? true, by, on: undefined };
}

/** Whether two groups, or one and a group, may share members: one lies within the other, or both within a third. */
export function areRelated(relations: Relations, a: Name, b: Name): boolean {
  if (a === b) return true;
  const around = relations.groupsAround(a);
  if (around.includes(b)) return true;
  const others = relations.groupsAround(b);
  return others.includes(a) || around.some((group) => others.includes(group));
}

function mayBelong(relations: Relations, member: Name, group: Name, day: Day): boolean {
  if (!relations.mayLie(member, group, day)) return false;
  const around = relations.groupsAround(member);
  return relations.groupsAround(group).some((outer) => around.includes(outer));
}

function amountOf(
  relations: Relations,
  demanded: Amount,
  given: Argument | undefined,
  day: Day,
): AmountRange | undefined {
  if (given?.kind !== 'amount') return undefined;
  const factor = factorTo(given.unit, demanded.unit);
  if (!factor) return undefined;
  if (demanded.of && !(given.of && relations.lies(given.of, demanded.of, day))) return undefined;
  const low = inBase(given.low, factor);
  if (!given.high) return { low, high: ENDLESS };
  return { low, high: given.high === given.low ? low : inBase(given.high, factor) };
}

/** An amount of a unit, in the unit that leads to. */
export function amountInBase(amount: Decimal, unit: Unit): Decimal {
  return unit.is ? inBase(amount, baseOf(unit).factor) : amount;
}

function inBase(amount: Decimal, factor: Decimal): Decimal {
  return factor === ONE ? amount : multiplyDecimals(amount, factor);
}

/** More than any amount. */
const ENDLESS: Decimal = { digits: 10n ** 60n, scale: 0 };

/** The unit that a unit leads to. */
export function baseUnitOf(unit: Unit): Unit {
  let base = unit;
  for (let steps = 0; base.is && steps < 100; steps++) base = base.is.unit;
  return base;
}

/** Whether amounts add up: of units that lead to one, and of the same thing. */
export function addUp(one: Amount, other: Amount): boolean {
  return baseUnitOf(one.unit) === baseUnitOf(other.unit) && one.of === other.of;
}

/** The unit that a unit leads to, and how many of that one it is. */
export function baseOf(unit: Unit): { readonly unit: Unit; readonly factor: Decimal } {
  let factor = ONE;
  let base = unit;
  for (let steps = 0; base.is && steps < 100; steps++) {
    factor = multiplyDecimals(factor, base.is.amount);
    base = base.is.unit;
  }
  return { unit: base, factor };
}

/** How many of the base unit a given unit is, if a demanded one leads to the same. */
function factorTo(given: Unit, demanded: Unit): Decimal | undefined {
  if (given === demanded && !given.is) return ONE;
  return baseUnitOf(given) === baseUnitOf(demanded) ? baseOf(given).factor : undefined;
}

const ONE = decimalOf(1);
