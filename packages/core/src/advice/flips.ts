import { INPUT_BOUNDS, type NumberInput } from '../ledger/choice-input.ts';
import { changeOf, crossing, FINE_STEPS } from './crossing.ts';
import { bestOption, OPTIONS, type Option, type OptionValues } from './decision.ts';
import { holdsAt } from './enforcement.ts';
import { type Inputs, middleOf } from './inputs.ts';
import { atChance, incentivesOf, middles, solve, stakesOf, VALUED, type Word } from './setting.ts';

/** The value of one input at which the advice changes, the others as they are. */
export interface Flip {
  /** `record`: the chance that a record puts on their keeping it, with as much record as there is. */
  readonly field: NumberInput | 'record';
  /** What it counts as now. */
  readonly now: number;
  /** On which side of it the advice is another; `at` may be `now` itself. */
  readonly side: 'below' | 'above';
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
/** Values closer than this are the same: what the horizon leaves out may be as much. Where less is at stake than 1, the same part of it. */
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
  const best = bestOption(now);
  const same = SAME * Math.min(1, spreadOf(inputs)) + 1e-12 * Math.abs(now[best]!);
  const searches: FlipSearch[] = [];
  const search = (
    field: FlipSearch['field'],
    value: number,
    ends: Ends,
    at: (value: number) => OptionValues,
  ) => {
    const lead = (to: number) => leadOf(at(to), best);
    const flips = (['below', 'above'] as const).flatMap((side) => {
      const found = flipTowards(value, side === 'below' ? ends.low : ends.high, same, lead);
      return found ? [{ field, now: value, side, at: found.at, to: bestIn(at(found.beyond), best) }] : [];
    });
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
  if (Number.isFinite(low) && Number.isFinite(high)) return { low, high };
  const stakes = stakesOf(middles(inputs));
  const isOnce = field === 'exit-cost' || field === 'renegotiation-cost';
  const spread = spreadOf(inputs) / (isOnce && stakes ? 1 - stakes.discount : 1);
  return { low: Math.max(low, value - 3 * spread), high: Math.min(high, value + 3 * spread) };
}

/** How far the outcomes lie apart; 1 where they are all the same. */
function spreadOf(inputs: Inputs): number {
  const stakes = stakesOf(middles(inputs));
  if (!stakes) return 1;
  const outcomes = [stakes.kept, stakes.broken, stakes.leave, stakes.idle ?? stakes.leave];
  return Math.max(...outcomes) - Math.min(...outcomes) || 1;
}

/** The first value on the way to an end at which another option is best, and one a little beyond it. */
function flipTowards(
  value: number,
  end: number,
  same: number,
  lead: (value: number) => number,
): { readonly at: number; readonly beyond: number } | undefined {
  let before = value;
  const now = lead(value);
  const isTie = now < same;
  let here = now;
  for (let step = 1; step <= STEPS && end !== value; step++) {
    const next = value + ((end - value) * step) / STEPS;
    const there = lead(next);
    if (there < -same) {
      // Options that are worth the same now may long go on so: nothing slopes towards where one falls behind.
      const found = isTie
        ? changeOf(before, next, (to) => lead(to) < -same)
        : crossing(before, here, next, there, lead);
      const noise = (isTie ? (10 * same) / (same - there) : 1e-9) * Math.abs(next - before);
      const at = [0, value].find((round) => Math.abs(found - round) < noise) ?? found;
      return { at, beyond: found + (next - found) * 1e-3 };
    }
    before = next;
    here = there;
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
function bestIn(values: OptionValues, except: Option): Option {
  return bestOption({ ...values, [except]: Number.NEGATIVE_INFINITY });
}

/** The value of one input at which the agreement begins or stops to enforce itself. */
export interface EnforcingFlip {
  readonly field: NumberInput;
  readonly now: number;
  /** On which side of it the answer is the other; `at`: nowhere but there, as it is the least that is possible. */
  readonly side: 'below' | 'above' | 'at';
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
    return enforcingFlips(field, value, now, (to) => holdsWith({ [field]: to })!).map((flip) => ({
      field,
      now: value,
      ...flip,
      holds: !now,
    }));
  });
}

/** The nearest below and above. */
function enforcingFlips(
  field: NumberInput,
  value: number,
  now: boolean,
  holds: (value: number) => boolean,
): Pick<EnforcingFlip, 'side' | 'at'>[] {
  const { low, high } = INPUT_BOUNDS[field];
  // The future may count too much as well as too little, where something is forfeited at once and gained for long.
  const steps = field === 'discount' || field === 'false-alarm' ? FINE_STEPS : 1;
  const ends = {
    below: field === 'detection' ? 1e-6 : low,
    above: Number.isFinite(high) ? high - (high === 1 ? 1e-9 : 0) : 1e6 * Math.max(1, value),
  };
  return (['below', 'above'] as const).flatMap((side): Pick<EnforcingFlip, 'side' | 'at'>[] => {
    const end = ends[side];
    const stops = Array.from({ length: steps }, (_, step) => value + ((end - value) * (step + 1)) / steps);
    const first = stops.findIndex((stop) => holds(stop) !== now);
    if (first < 0) return [];
    const at = changeOf(
      first === 0 ? value : stops[first - 1]!,
      stops[first]!,
      (stop) => holds(stop) !== now,
    );
    const noise = 1e-9 * Math.max(1, value);
    if (Math.abs(at - end) < noise) return [{ side: 'at', at: end }];
    return [{ side, at: Math.abs(at - value) < noise ? value : at }];
  });
}
