import { type BreakEvens, breakEvensOf } from './break-even.ts';
import { bestOf, OPTIONS, type Option, type OptionValues } from './decision.ts';
import { type InputRange, type Inputs, isRange, middleOf } from './inputs.ts';
import { uninformed } from './policy.ts';
import { type Pick, solve, stakesOf, VALUED, type Word } from './setting.ts';

/** What the advice comes to over draws of the inputs from their ranges, each solved exactly. */
export interface Draws {
  readonly count: number;
  /** In what share of the draws each option is worth most; undefined for one that has no value. */
  readonly shares: Readonly<Record<Option, number | undefined>>;
  /** Between which values 90% of the draws lie. */
  readonly ranges: Readonly<Record<Option, ValueRange | undefined>>;
  /** The same of the chances at which two options are worth the same; undefined where the chance makes no difference. */
  readonly breakEvens: Readonly<Record<keyof BreakEvens, ValueRange | undefined>>;
  /** What it would be worth, at most, to know the inputs before choosing: the mean best, less what choosing at their means is worth (EVPI). */
  readonly knowing: number;
}

/** Where 90% of values lie. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** How many draws are made where nothing else is asked for. */
export const DRAWS = 1000;

/**
 * Draws the inputs from their ranges, and solves each draw exactly. One with a most likely value is drawn from the
 * triangular distribution, one with ends alone from all values between them alike; each for itself. The same seed gives
 * the same draws. Undefined where no input that the values rest on is a range, or they cannot be worked out: a chance that is
 * stated beside a record is none, nor is what the other side gains.
 */
export function drawsOf(inputs: Inputs, word: Word, count: number, seed = 1): Draws | undefined {
  const ranges = [...inputs.values()].filter(isRange);
  const rests = VALUED.filter((field) => field !== 'chance' || typeof word === 'number');
  if (!ranges.some(({ field }) => rests.includes(field)) || count < 1) return undefined;
  const chance = chances(seed);
  const solved: OptionValues[] = [];
  const turning: BreakEvens[] = [];
  const picks: Pick[] = [];
  for (let draw = 0; draw < count; draw++) {
    const drawn = new Map(ranges.map((range) => [range.field, drawFrom(range, chance())]));
    const pick: Pick = (field) => drawn.get(field) ?? numberOf(inputs, field);
    picks.push(pick);
    const values = solve(pick, typeof word === 'number' ? (pick('chance') ?? word) : word);
    if (!values) return undefined;
    solved.push(values);
    const stakes = stakesOf(pick);
    if (stakes) turning.push(breakEvensOf(stakes));
  }
  const knowing = Math.max(0, meanOf(solved.map(bestOf)) - uninformed(picks, word));
  return { ...summaryOf(solved), breakEvens: turningRanges(turning), knowing };
}

function numberOf(inputs: Inputs, field: InputRange['field']): number | undefined {
  const range = inputs.get(field);
  return range && middleOf(range);
}

/** The value of a range below which a share of its draws lies. */
function drawFrom({ low, mode, high }: InputRange, share: number): number {
  if (mode === undefined) return low + share * (high - low);
  const width = high - low;
  const peak = (mode - low) / width;
  return share < peak
    ? low + Math.sqrt(share * width * (mode - low))
    : high - Math.sqrt((1 - share) * width * (high - mode));
}

function turningRanges(turning: readonly BreakEvens[]): Draws['breakEvens'] {
  const range = (which: keyof BreakEvens) => {
    const values = turning.flatMap((one) => one[which] ?? []);
    return values.length > 0 ? middleNine(values) : undefined;
  };
  return {
    leaveBelow: range('leaveBelow'),
    conditionBelow: range('conditionBelow'),
    conditionFrom: range('conditionFrom'),
  };
}

function summaryOf(solved: readonly OptionValues[]): Omit<Draws, 'breakEvens' | 'knowing'> {
  const count = solved.length;
  const wins: Record<Option, number> = { continue: 0, condition: 0, renegotiate: 0, leave: 0 };
  for (const values of solved) {
    const best = bestOf(values);
    // Of options that are worth the same each counts for its part.
    const tied = OPTIONS.filter((option) => values[option] !== undefined && best - values[option] < 1e-9);
    for (const option of tied) wins[option] += 1 / tied.length;
  }
  const has = (option: Option) => solved[0]![option] !== undefined;
  const each = <T>(find: (option: Option) => T) =>
    Object.fromEntries(OPTIONS.map((option) => [option, has(option) ? find(option) : undefined])) as Record<
      Option,
      T | undefined
    >;
  return {
    count,
    shares: each((option) => wins[option] / count),
    ranges: each((option) => middleNine(solved.map((values) => values[option]!))),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Between which values 90% of them lie. */
function middleNine(values: number[]): ValueRange {
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))]!;
  return { low: at(0.05), high: at(0.95) };
}

/** A fixed sequence of numbers from 0 to 1 for each seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
