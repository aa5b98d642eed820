import type { NumberInput } from '../ledger/choice-input.ts';
import {
  type Belief,
  type NewTerms,
  type OptionValues,
  optionValues,
  type Stakes,
  valuesAtChance,
} from './decision.ts';
import type { Incentives } from './enforcement.ts';
import { type Inputs, middleOf } from './inputs.ts';

/** The value of each input, one number each; undefined for one that is not given. */
export type Pick = (field: NumberInput) => number | undefined;

/** What is taken for their word: what a record says of the chance that they keep it, or that chance itself. */
export type Word = Belief | number;

/** Every input at the value that counts where one number is needed, those in `changed` at theirs. */
export function middles(inputs: Inputs, changed: Readonly<Partial<Record<NumberInput, number>>> = {}): Pick {
  return (field) => {
    const range = inputs.get(field);
    return changed[field] ?? (range && middleOf(range));
  };
}

/** What is at stake for the one who chooses; undefined where an input that it needs is missing. Left out: 0. */
export function stakesOf(pick: Pick): Stakes | undefined {
  const [kept, broken, leave, discount] = [pick('kept'), pick('broken'), pick('leave'), pick('discount')];
  if (kept === undefined || broken === undefined || leave === undefined || discount === undefined)
    return undefined;
  return {
    kept,
    broken,
    idle: pick('idle'),
    conditionCost: pick('condition-cost') ?? 0,
    leave,
    exitCost: pick('exit-cost') ?? 0,
    discount,
    blocked: pick('blocked') ?? 0,
  };
}

/** The inputs on which the values depend, in the order in which they are told. */
export const VALUED: readonly NumberInput[] = [
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

/** What makes asking for new terms an option: with none of these there are none to ask for. */
export const NEW_TERMS: readonly NumberInput[] = ['accepted', 'new-kept', 'new-broken'];

/** The new terms that may be asked for; undefined where none are given. Left out: 0. */
export function newTermsOf(pick: Pick): NewTerms | undefined {
  if (NEW_TERMS.every((field) => pick(field) === undefined)) return undefined;
  return {
    kept: pick('new-kept') ?? 0,
    broken: pick('new-broken') ?? 0,
    cost: pick('renegotiation-cost') ?? 0,
    accepted: pick('accepted') ?? 0,
  };
}

/** What the other side gains and loses by breaking its word; undefined where that is not given. Left out: 0. */
export function incentivesOf(pick: Pick): Incentives | undefined {
  const [gain, loss, discount] = [pick('their-gain'), pick('their-loss'), pick('discount')];
  if (gain === undefined || loss === undefined || discount === undefined) return undefined;
  return {
    gain,
    loss,
    detection: pick('detection') ?? 1,
    discount,
    hostage: pick('hostage') ?? 0,
    audience: pick('audience') ?? 0,
    falseAlarm: pick('false-alarm') ?? 0,
  };
}

/** What each option is worth; undefined where an input that this needs is missing. */
export function solve(pick: Pick, word: Word): OptionValues | undefined {
  const stakes = stakesOf(pick);
  if (!stakes) return undefined;
  const terms = newTermsOf(pick);
  return typeof word === 'number' ? valuesAtChance(stakes, word, terms) : optionValues(stakes, word, terms);
}

/** The same amount of record, with another chance. */
export function atChance(word: Word, chance: number): Word {
  if (typeof word === 'number') return chance;
  const amount = word.alpha + word.beta;
  return { alpha: amount * chance, beta: amount * (1 - chance) } satisfies Belief;
}
