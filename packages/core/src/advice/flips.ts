import { INPUT_BOUNDS, type NumberInput } from '../ledger/choice-input.ts';
import { crossing } from './crossing.ts';
import { OPTIONS, type Option, type OptionValues } from './decision.ts';
import { holdsAt } from './enforcement.ts';
import { type Inputs, middleOf } from './inputs.ts';
import { atChance, incentivesOf, middles, solve, stakesOf, type Word } from './setting.ts';

/** The value of one input at which the advice changes, the others as they are. */
export interface Flip {
  /** `record`: the chance that a record puts on their keeping it, with as much record as there is. */
  readonly field: NumberInput | 'record';
  /** What it counts as now. */
  readonly now: number;
  readonly at: number;
  /** What is best beyond it. */
  readonly to: Option;
}

/** From where to where an input was varied. */
export interface FlipSearch {
  readonly field: NumberInput | 'record';
  readonly now: number;
  readonly low: number;
  readonly high: number;
  /** The nearest below and above at which the advice changes. */
  readonly flips: readonly Flip[];
}

/** The inputs on which the values depend, in the order in which they are told. */
const VALUED: readonly NumberInput[] = [
  'chance',
  'blocked',
  'kept',
  'broken',
  'idle',
  'leave',
  'condition-cost',
  'exit-cost',
  'discount',
  'accepted',
  'new-kept',
  'new-broken',
  'renegotiation-cost',
];

/** The inputs on which it depends whether the agreement enforces itself. */
const ENFORCING: readonly NumberInput[] = [
  'their-gain',
  'their-loss',
  'detection',
  'discount',
  'hostage',
  'audience',
  'false-alarm',
];

/** Into how many steps the way from an input's value to its bound is cut; between them a flip and its undoing hide. */
const STEPS = 8;
/** Values closer than this are the same: what the horizon leaves out may be as much. */
const SAME = 2e-6;
/** A discount closer to 1 needs a horizon longer than anybody plans. */
const MOST_DISCOUNT = 0.98;

/**
 * Where the advice flips: for each input the nearest value below and above at which another option is worth most, the
 * other inputs as they are. Undefined where the values cannot be worked out.
 */
export function flipsOf(inputs: Inputs, word: Word): readonly FlipSearch[] | undefined {
  const now = solve(middles(inputs), word);
  if (!now) return undefined;
  const best = bestIn(now);
  const searches: FlipSearch[] = [];
  const search = (
    field: FlipSearch['field'],
    value: number,
    ends: Ends,
    at: (value: number) => OptionValues,
  ) => {
    const sides = [ends.low, ends.high].map((end) => flipTowards(value, end, best, at));
    const flips = sides.flatMap((flip) => (flip ? [{ field, now: value, ...flip }] : []));
    searches.push({ field, now: value, ...ends, flips });
  };
  if (typeof word !== 'number') {
    const mean = word.alpha / (word.alpha + word.beta);
    search(
      'record',
      mean,
      { low: 0.001, high: 0.999 },
      (value) => solve(middles(inputs), atChance(word, value))!,
    );
  }
  for (const field of VALUED) {
    const isChance = field === 'chance';
    const range = inputs.get(field);
    if (isChance ? typeof word !== 'number' : !range && field !== 'blocked') continue;
    const value = isChance ? (word as number) : range ? middleOf(range) : 0;
    search(field, value, endsOf(inputs, field, value), (to) =>
      isChance ? solve(middles(inputs), to)! : solve(middles(inputs, { [field]: to }), word)!,
    );
  }
  return searches;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** How far to vary an input: to its bounds, else three times as far as the outcomes lie apart. */
function endsOf(inputs: Inputs, field: NumberInput, value: number): Ends {
  const { low, high } = INPUT_BOUNDS[field];
  if (field === 'discount') return { low, high: Math.max(MOST_DISCOUNT, value) };
  const stakes = stakesOf(middles(inputs));
  const outcomes = stakes ? [stakes.kept, stakes.broken, stakes.leave, stakes.idle ?? stakes.leave] : [value];
  const isOnce = field === 'exit-cost' || field === 'renegotiation-cost';
  const spread =
    (Math.max(...outcomes) - Math.min(...outcomes) || 1) / (isOnce && stakes ? 1 - stakes.discount : 1);
  return { low: Math.max(low, value - 3 * spread), high: Math.min(high, value + 3 * spread) };
}

/** The first value on the way to an end at which another option is best. */
function flipTowards(
  value: number,
  end: number,
  best: Option,
  at: (value: number) => OptionValues,
): Pick<Flip, 'at' | 'to'> | undefined {
  let before = value;
  let lead = leadOf(at(value), best);
  for (let step = 1; step <= STEPS && end !== value; step++) {
    const next = value + ((end - value) * step) / STEPS;
    const values = at(next);
    const there = leadOf(values, best);
    if (there < -SAME) {
      const found = crossing(before, lead, next, there, (one) => leadOf(at(one), best));
      return { at: found, to: bestIn(at(found + (next - found) * 1e-3), best) };
    }
    before = next;
    lead = there;
  }
  return undefined;
}

/** By how much an option is worth more than any other; below 0: less than the best of them. */
function leadOf(values: OptionValues, option: Option): number {
  const others = OPTIONS.filter((other) => other !== option).map(
    (other) => values[other] ?? Number.NEGATIVE_INFINITY,
  );
  return values[option]! - Math.max(...others);
}

/** The option worth most, but for one. */
function bestIn(values: OptionValues, except?: Option): Option {
  const options = OPTIONS.filter((option) => option !== except && values[option] !== undefined);
  return options.reduce((best, option) => (values[option]! > values[best]! + SAME ? option : best));
}

/** The value of one input at which the agreement begins or stops to enforce itself. */
export interface EnforcingFlip {
  readonly field: NumberInput;
  readonly now: number;
  readonly at: number;
  /** Whether it enforces itself beyond it. */
  readonly holds: boolean;
}

/** Where it flips whether the agreement enforces itself, the other inputs as they are; undefined where that is not known. */
export function enforcingFlipsOf(inputs: Inputs): readonly EnforcingFlip[] | undefined {
  const holdsWith = (changed: Partial<Record<NumberInput, number>>) => {
    const incentives = incentivesOf(middles(inputs, changed));
    return incentives && holdsAt(incentives);
  };
  const now = holdsWith({});
  if (now === undefined) return undefined;
  return ENFORCING.flatMap((field) => {
    const range = inputs.get(field);
    const value = range ? middleOf(range) : field === 'detection' ? 1 : 0;
    const at = enforcingFlip(field, value, now, (to) => holdsWith({ [field]: to })!);
    return at === undefined ? [] : [{ field, now: value, at, holds: !now }];
  });
}

/** Each of these inputs makes holding easier or harder all along, so there is one flip at most. */
function enforcingFlip(
  field: NumberInput,
  value: number,
  now: boolean,
  holds: (value: number) => boolean,
): number | undefined {
  const { low, high } = INPUT_BOUNDS[field];
  const ends = [
    low === 0 && field === 'detection' ? 1e-6 : low,
    Number.isFinite(high) ? high - (high === 1 ? 1e-9 : 0) : 1e6 * Math.max(1, value),
  ];
  const end = ends.find((one) => holds(one) !== now);
  if (end === undefined) return undefined;
  let [from, to] = [value, end];
  for (let step = 0; step < 100 && Math.abs(to - from) > 1e-12 * Math.max(1, Math.abs(to)); step++) {
    const middle = (from + to) / 2;
    if (holds(middle) === now) from = middle;
    else to = middle;
  }
  return to;
}
