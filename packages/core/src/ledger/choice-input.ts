import type { Duration } from './values/duration.ts';

/** The inputs of advice that are numbers (credibility.md: What to do). */
export const NUMBER_INPUTS = [
  'kept',
  'broken',
  'idle',
  'leave',
  'condition-cost',
  'exit-cost',
  'discount',
  'chance',
  'blocked',
  'their-gain',
  'their-loss',
  'detection',
  'hostage',
  'audience',
  'false-alarm',
  'renegotiation-cost',
  'accepted',
  'new-kept',
  'new-broken',
] as const;

export type NumberInput = (typeof NUMBER_INPUTS)[number];

/** The inputs that can be given by their order alone: what one period is worth to the one who chooses. */
export const ORDERED_INPUTS = ['kept', 'broken', 'idle', 'leave'] as const;

export type OrderedInput = (typeof ORDERED_INPUTS)[number];

/** An input of advice as it is given: a number, where `low` and `high` are equal, or a range. */
export interface ChoiceInput {
  readonly field: NumberInput;
  readonly low: number;
  /** The most likely value of `low..mode..high`; undefined for `low..high`. */
  readonly mode: number | undefined;
  readonly high: number;
  /** The period of a discount; of a detection lag in calendar terms, that of which it counts many. */
  readonly period: Duration | undefined;
  /** Where its line stands in the entry's block. */
  readonly start: number;
  readonly end: number;
}

/** `kept > leave`: one input is worth more than another; not `strict` where it may be worth the same. */
export interface InputOrder {
  readonly more: OrderedInput;
  readonly less: OrderedInput;
  readonly strict: boolean;
  readonly start: number;
  readonly end: number;
}

/** Within what each input must lie. */
export interface InputBounds {
  readonly low: number;
  readonly high: number;
  /** Whether the ends themselves are possible. */
  readonly open?: 'low' | 'high';
  /** What it is, as a message says it. */
  readonly what: string;
}

const ANY: InputBounds = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  what: 'what a period is worth: any number',
};
const COST: InputBounds = { low: 0, high: Number.POSITIVE_INFINITY, what: 'a cost or a loss: 0 or more' };
const CHANCE: InputBounds = { low: 0, high: 1, what: 'a chance: from 0 to 1, or a percentage' };

export const INPUT_BOUNDS: Readonly<Record<NumberInput, InputBounds>> = {
  kept: ANY,
  broken: ANY,
  idle: ANY,
  leave: ANY,
  'condition-cost': COST,
  'exit-cost': COST,
  discount: {
    low: 0,
    high: 1,
    open: 'high',
    what: 'what the next period counts for beside this one: 0 or more and less than 1',
  },
  chance: CHANCE,
  blocked: CHANCE,
  'their-gain': COST,
  'their-loss': COST,
  detection: {
    low: 0,
    high: Number.POSITIVE_INFINITY,
    open: 'low',
    what: 'the time until a breach is answered: more than 0',
  },
  hostage: COST,
  audience: COST,
  'false-alarm': { ...CHANCE, open: 'high', what: 'a chance in each period: 0 or more and less than 1' },
  'renegotiation-cost': COST,
  accepted: CHANCE,
  'new-kept': ANY,
  'new-broken': ANY,
};

/** Whether a value lies where its input must. */
export function isWithin({ low, high, open }: InputBounds, value: number): boolean {
  return (
    value >= low &&
    value <= high &&
    !(open === 'low' && value === low) &&
    !(open === 'high' && value === high)
  );
}
