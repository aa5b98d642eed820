import type { Conflicts } from '../conflict/conflict.ts';
import { conflictsOf } from '../conflict/conflicts-of.ts';
import type { ChoiceEntry } from '../ledger/choice-entry.ts';
import type { NumberInput } from '../ledger/choice-input.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { type Blocking, blockingOf, promisesAbout } from './about.ts';
import { type Basis, basisOf, wordOf } from './basis.ts';
import { type BreakEvens, breakEvensOf, chanceAbove } from './break-even.ts';
import { type Stretch, stretchesOf } from './chances.ts';
import type { Belief, OptionValues, Stakes } from './decision.ts';
import { type Dominance, dominancesOf } from './dominance.ts';
import { DRAWS, type Draws, drawsOf } from './draws.ts';
import { type Enforcement, enforcementOf, holdsOver, type Incentives } from './enforcement.ts';
import { type EnforcingFlip, enforcingFlipsOf, type FlipSearch, flipsOf } from './flips.ts';
import { type InputOverride, type Inputs, inputsOf } from './inputs.ts';
import { valueOfKnowing } from './knowing.ts';
import { type Plan, planOf } from './plan.ts';
import { incentivesOf, middles, NEW_TERMS, newTermsOf, solve, stakesOf, type Word } from './setting.ts';

/** What advice may be asked for beside what the ledger says. */
export interface AdviceOptions {
  /** Inputs in the place of the ledger's. */
  readonly overrides?: ReadonlyMap<NumberInput, InputOverride> | undefined;
  /** A record in the place of the ledger's. */
  readonly record?: Belief | undefined;
  /** How many draws of the inputs to solve; 0: none. */
  readonly draws?: number | undefined;
  /** Whether to look for the values at which the advice flips; true unless said. */
  readonly flips?: boolean | undefined;
  /** What cannot all be kept, where it is known already. */
  readonly conflicts?: Conflicts | undefined;
}

/** What to do about a choice: everything that can be worked out, in numbers. */
export interface Advice {
  readonly choice: ChoiceEntry;
  readonly about: readonly PromiseEntry[];
  readonly inputs: Inputs;
  readonly basis: Basis;
  readonly blocking: Blocking;
  /** Inputs that the values need and the choice does not give. */
  readonly missing: readonly NumberInput[];
  /** Undefined where an input or a record is missing. Of a stated range of chances: at its middle. */
  readonly values: OptionValues | undefined;
  readonly stakes: Stakes | undefined;
  readonly breakEvens: BreakEvens | undefined;
  /** The chance that they keep their word more often than p* asks for, by the record. */
  readonly aboveLeave: number | undefined;
  /** Of a stated range of chances: what is best at which. */
  readonly stretches: readonly Stretch[] | undefined;
  /** The same once new terms are refused. */
  readonly refusedStretches: readonly Stretch[] | undefined;
  readonly incentives: Incentives | undefined;
  readonly enforcement: Enforcement | undefined;
  /** Whether it holds over the whole ranges of its inputs: at their worst, and at their best. */
  readonly holdsWithin: { readonly worst: boolean; readonly best: boolean } | undefined;
  readonly flips: readonly FlipSearch[] | undefined;
  readonly enforcingFlips: readonly EnforcingFlip[] | undefined;
  readonly draws: Draws | undefined;
  /** What it would be worth to know their chance before choosing. */
  readonly knowingChance: number | undefined;
  readonly dominances: readonly Dominance[];
  readonly plan: Plan | undefined;
}

const NEEDED: readonly NumberInput[] = ['kept', 'broken', 'leave', 'discount'];

/**
 * What to do about a choice on the day of a judgement: continue, condition, renegotiate or leave (credibility.md: What to
 * do). Where the choice does not state what may block the promise, the conflicts it is in are found; unless one of them
 * leaves no other promise to give way, the values are those of the case that none does, and a flip says from where on it
 * would matter.
 */
export function advise(judgement: Judgement, choice: ChoiceEntry, options: AdviceOptions = {}): Advice {
  const about = promisesAbout(judgement, choice);
  const given = inputsOf(choice, options.overrides);
  const blocking = blockingIn(about, given, () => options.conflicts ?? conflictsOf(judgement));
  const inputs = blocking.isCertain ? withBlocked(given) : given;
  const basis = basisOf(judgement, choice, about, inputs, options.record);
  const word = wordOf(basis);
  const pick = middles(inputs);
  const stakes = stakesOf(pick);
  const incentives = incentivesOf(pick);
  return {
    choice,
    about,
    inputs,
    basis,
    blocking,
    missing: NEEDED.filter((field) => !inputs.has(field)),
    stakes,
    incentives,
    enforcement: incentives && enforcementOf(incentives),
    holdsWithin: holdsWithin(inputs),
    enforcingFlips: enforcingFlipsOf(inputs),
    dominances: dominancesOf(choice, inputs),
    breakEvens: stakes && breakEvensOf(stakes),
    ...weighed(inputs, word, basis, stakes, options),
  };
}

type Weighed = Pick<
  Advice,
  'values' | 'aboveLeave' | 'stretches' | 'refusedStretches' | 'flips' | 'draws' | 'knowingChance' | 'plan'
>;

/** All that needs both what is at stake and what their word is taken for. */
function weighed(
  inputs: Inputs,
  word: Word | undefined,
  basis: Basis,
  stakes: Stakes | undefined,
  { draws = DRAWS, flips = true }: AdviceOptions,
): Weighed {
  const values = word === undefined ? undefined : solve(middles(inputs), word);
  if (word === undefined || !stakes || !values)
    return {
      values: undefined,
      aboveLeave: undefined,
      stretches: undefined,
      refusedStretches: undefined,
      flips: undefined,
      draws: undefined,
      knowingChance: undefined,
      plan: undefined,
    };
  const belief = typeof word === 'number' ? undefined : word;
  const pStar = breakEvensOf(stakes).leaveBelow;
  const over = (given: Inputs) =>
    basis.kind === 'stated' ? stretchesOf(given, basis.range.low, basis.range.high) : undefined;
  const stretches = over(inputs);
  return {
    values,
    aboveLeave: belief && pStar !== undefined ? chanceAbove(stakes, belief, pStar) : undefined,
    stretches,
    refusedStretches: NEW_TERMS.some((field) => inputs.has(field))
      ? over(new Map([...inputs].filter(([field]) => !NEW_TERMS.includes(field))))
      : stretches,
    flips: flips ? flipsOf(inputs, word) : undefined,
    draws: drawsOf(inputs, word, draws),
    knowingChance: belief && valueOfKnowing(stakes, belief, newTermsOf(middles(inputs))),
    plan: planOf(inputs, word),
  };
}

/** Over the ranges of the inputs, where they make keeping pay least, and most. */
function holdsWithin(inputs: Inputs): Advice['holdsWithin'] {
  const at = (end: 'worst' | 'best') => {
    const pick = (field: NumberInput) => {
      const range = inputs.get(field);
      return range && (EASED_BY_MORE.has(field) === (end === 'best') ? range.high : range.low);
    };
    const incentives = incentivesOf(pick);
    if (!incentives) return undefined;
    const discount = inputs.get('discount')!;
    const alarm = inputs.get('false-alarm') ?? { low: 0, high: 0 };
    return holdsOver(incentives, discount.low * (1 - alarm.high), discount.high * (1 - alarm.low));
  };
  const worst = at('worst');
  return worst && { worst: worst.always, best: at('best')!.ever };
}

/** More of these makes keeping pay more; of the others, less does. More weight of the future may do either. */
const EASED_BY_MORE: ReadonlySet<NumberInput> = new Set(['their-loss', 'hostage', 'audience']);

const NOTHING: Blocking = { conflicts: [], families: [], isCertain: false };

function blockingIn(about: readonly PromiseEntry[], inputs: Inputs, conflicts: () => Conflicts): Blocking {
  if (about.length === 0) return NOTHING;
  const blocking = blockingOf(about, conflicts());
  return inputs.has('blocked') ? { ...blocking, isCertain: false } : blocking;
}

function withBlocked(inputs: Inputs): Inputs {
  const blocked = {
    field: 'blocked',
    low: 1,
    mode: 1,
    high: 1,
    from: 'conflicts',
    input: undefined,
  } as const;
  return new Map([...inputs, ['blocked', blocked]]);
}
