import type { Name } from '../../ledger/name.ts';
import type { Argument, Shape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { compareDecimals, type Decimal, subtractDecimals, ZERO } from '../../ledger/values/decimal.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import { type AmountRange, amountInBase } from '../../lifecycle/play/match.ts';
import type { World } from '../../lifecycle/world.ts';
import { changesOfOffices } from './held-stretches.ts';
import type { ObjectSlots } from './object-slots.ts';
import { areNested, type Ban, nameIn, type Statement, type Task } from './task.ts';

/**
 * A deed that happened and has not been undone: to whom, and to how many of them. That a kept-true state stopped is one
 * too: it is no deed of any shape, and `stopped` says of which state.
 */
export interface PastDeed extends Statement {
  readonly occurrence: Occurrence;
  readonly stopped: Shape | undefined;
  /** Of what was undone: of which shape. It is no deed of any shape either, and counts for what was done within some days. */
  readonly undone?: Shape;
  readonly low: number;
  readonly high: number;
  /** Whether it was done to every member of the group. */
  readonly all: boolean;
  /** In the base unit, where it has an amount. */
  readonly amount: AmountRange | undefined;
  /** The deeds that are looked at as this one. */
  readonly joined?: readonly PastDeed[];
}

/** A task or ban as it was when something happened. */
export function asOf<T extends Task | Ban>(deed: PastDeed, now: T): T {
  const { earlier } = now;
  return earlier && deed.occurrence.last < earlier.until ? (earlier.of as T) : now;
}

/** The deeds of one shape that have happened by a day, less what was undone. Those made before are taken from `made`. */
export function pastDeeds(
  world: World,
  found: readonly Occurrence[],
  slots: ObjectSlots,
  on: Day,
  made: Map<Occurrence, PastDeed>,
): readonly PastDeed[] {
  const undone = found.filter((one) => one.kind === 'undone' && one.first <= on);
  const hasStops = found.some((one) => one.kind === 'not');
  const resumed = hasStops ? found.filter((one) => one.kind === 'did' && one.first <= on) : [];
  const past: PastDeed[] = [];
  const paid = new Map<Occurrence, Decimal>();
  for (const occurrence of found) {
    const stops = occurrence.kind === 'not';
    if (!(stops || occurrence.kind === 'did') || occurrence.first > on) continue;
    let whole = made.get(occurrence);
    if (!whole) {
      whole = pastDeed(world, occurrence, slots, on);
      made.set(occurrence, whole);
    }
    const against = stops ? resumed : undone;
    const deed = against.length === 0 ? whole : lessUndone(world, whole, against, on);
    const left = deed?.amount && undone.length > 0 && !stops ? lessPaid(world, deed, undone, paid, on) : deed;
    const isLeft = left !== undefined && left.high > 0;
    if (isLeft) past.push(left);
    const gone = left === whole || stops ? undefined : partUndone(whole, isLeft ? left : undefined);
    if (gone) past.push(gone);
  }
  return past;
}

/** What was done and then undone of a deed, where that is known. */
function partUndone(whole: PastDeed, left: PastDeed | undefined): PastDeed | undefined {
  const gone = { ...whole, shape: STOPPED, undone: whole.shape, all: false };
  if (!left) return gone;
  if (whole.amount && left.amount) {
    const [low, high] = (['low', 'high'] as const).map((end) =>
      subtractDecimals(whole.amount![end], left.amount![end]),
    );
    return high.digits > 0n ? { ...gone, amount: { low, high } } : undefined;
  }
  const [low, high] = [whole.low - Math.max(1, left.low), whole.high - Math.max(1, left.high)];
  return high > 0 && Number.isFinite(high) ? { ...gone, low, high } : undefined;
}

/** Stands for the end of a state, and for what was undone. */
const STOPPED: Shape = { index: -1, text: '', slots: 0, alias: null };

function pastDeed(world: World, occurrence: Occurrence, slots: ObjectSlots, on: Day): PastDeed {
  const statement = slots.statement(occurrence.shape, occurrence.arguments);
  const happened = occurrence.last <= on;
  const { low, high, all } = countOf(world, statement, on);
  const isStop = occurrence.kind !== 'did';
  // Field by field: there may be thousands, and spreading a statement into each is slow.
  const { shape, given, slot, object } = statement;
  return {
    shape: isStop ? STOPPED : shape,
    given,
    slot,
    object,
    occurrence,
    stopped: isStop ? shape : undefined,
    low: happened ? low : 0,
    high,
    all: happened && all,
    amount: amountOf(statement),
    ...heldThen(world, occurrence),
  };
}

/** Whoever holds an office later, it was done to whom it was done to. */
function heldThen({ relations }: World, { arguments: given, first }: Occurrence): { readonly heldOn?: Day } {
  return changesOfOffices(relations, given, first).length > 0 ? { heldOn: first } : NOT_DATED;
}

const NOT_DATED = {};

function amountOf({ given }: Statement): AmountRange | undefined {
  const amount = given.find((argument) => argument?.kind === 'amount');
  if (amount?.kind !== 'amount') return undefined;
  const low = amountInBase(amount.low, amount.unit);
  return { low, high: amount.high ? amountInBase(amount.high, amount.unit) : low };
}

/** What is left of a sum once parts of it were undone; each part is taken off once, from the earliest. */
function lessPaid(
  world: World,
  deed: PastDeed,
  undone: readonly Occurrence[],
  paid: Map<Occurrence, Decimal>,
  on: Day,
): PastDeed | undefined {
  let { low, high } = deed.amount!;
  for (const one of undone) {
    const part = one.arguments.find((argument) => argument?.kind === 'amount');
    if (part?.kind !== 'amount' || one.last < deed.occurrence.first || !mayUndo(world, one, deed, on))
      continue;
    const left = paid.get(one) ?? amountInBase(part.low, part.unit);
    const taken = compareDecimals(left, high) < 0 ? left : high;
    paid.set(one, subtractDecimals(left, taken));
    low = atLeastZero(subtractDecimals(low, taken));
    high = subtractDecimals(high, taken);
  }
  return high.digits > 0n ? { ...deed, amount: { low, high } } : undefined;
}

function atLeastZero(value: Decimal): Decimal {
  return value.digits < 0n ? ZERO : value;
}

function countOf(
  world: World,
  { slot, given, object }: Statement,
  on: Day,
): { readonly low: number; readonly high: number; readonly all: boolean } {
  const argument: Argument | undefined = slot < 0 ? undefined : given[slot];
  if (!object || !argument) return { low: 1, high: 1, all: true };
  if (argument.kind === 'quantity') return { low: argument.low, high: argument.high, all: false };
  if (object.entry?.kind !== 'group') return { low: 1, high: 1, all: true };
  return world.relations.isSized(object, on)
    ? { ...world.relations.size(object, on), all: true }
    : { low: 1, high: Infinity, all: false };
}

/** What is left of a deed once later ones have undone it; undefined when nothing is. */
function lessUndone(
  world: World,
  deed: PastDeed,
  undone: readonly Occurrence[],
  on: Day,
): PastDeed | undefined {
  let { low, high } = deed;
  for (const one of undone) {
    if (one.last < deed.occurrence.first || !mayUndo(world, one, deed, on)) continue;
    if (deed.amount && one.arguments.some((argument) => argument?.kind === 'amount')) continue;
    const argument = deed.slot < 0 ? undefined : one.arguments[deed.slot];
    const surely = one.first >= deed.occurrence.last && one.last <= on;
    if (argument?.kind === 'quantity') {
      low = Math.max(0, low - argument.high);
      if (surely) high = Math.max(0, high - argument.low);
    } else if (surely) return undefined;
    else low = 0;
  }
  return low === deed.low && high === deed.high ? deed : { ...deed, low, high, all: deed.all && low > 0 };
}

function mayUndo(world: World, undoing: Occurrence, deed: PastDeed, on: Day): boolean {
  return undoing.arguments.every((argument, slot) => {
    const given = deed.given[slot];
    if (argument === undefined || given === undefined || argument === given) return true;
    if (argument.kind === 'amount' && given.kind === 'amount') return argument.of === given.of;
    const a: Name | undefined = nameIn(argument);
    const b: Name | undefined = nameIn(given);
    return a !== undefined && b !== undefined && areNested(world.relations, a, b, on);
  });
}
