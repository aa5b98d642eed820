import type { NumberInput } from '../ledger/choice-input.ts';
import { crossing } from './crossing.ts';
import {
  bestOf,
  keptChance,
  OPTIONS,
  type Option,
  type OptionValues,
  type Stakes,
  stayNow,
} from './decision.ts';
import type { Inputs } from './inputs.ts';
import { atChance, middles, NEW_TERMS, newTermsOf, solve, type Word } from './setting.ts';

/** What follows on each answer to asking for new terms. */
export interface Plan {
  /** What is best, but for asking, and what it is worth. */
  readonly refused: { readonly best: Option; readonly value: number };
  /** What staying under the new terms is worth; undefined where none are given. */
  readonly accepted: number | undefined;
  /** Down to which chance a refusal would have to lower theirs for leaving to be best; undefined where it is so already, or never. */
  readonly leaveBelow: number | undefined;
  /** How many times as often such a refusal would have to come before a breach as before a kept promise to do that; undefined where their chance is taken for certain. */
  readonly refusalRatio: number | undefined;
}

/** The steps after asking for new terms: they are accepted, or refused, and then what is best of the rest. */
export function planOf(inputs: Inputs, word: Word): Plan | undefined {
  const values = solve(middles(inputs), word);
  if (!values) return undefined;
  const best = bestBut(values);
  const terms = newTermsOf(middles(inputs));
  const accepted = terms && solve(newInputs(inputs), word);
  const leaveBelow = best === 'leave' ? undefined : chanceToLeave(inputs, word);
  const now = meanOf(word);
  return {
    refused: { best, value: values[best]! },
    accepted: accepted && bestOf(accepted),
    leaveBelow,
    refusalRatio:
      leaveBelow === undefined || now >= 1 ? undefined : now / (1 - now) / (leaveBelow / (1 - leaveBelow)),
  };
}

function newInputs(inputs: Inputs): ReturnType<typeof middles> {
  const pick = middles(inputs);
  return (field) => {
    if (field === 'kept') return pick('new-kept') ?? 0;
    if (field === 'broken') return pick('new-broken') ?? 0;
    return field === 'accepted' || field === 'new-kept' || field === 'new-broken' ? undefined : pick(field);
  };
}

/** The option worth most, asking for new terms left aside. */
function bestBut(values: OptionValues): Option {
  return OPTIONS.filter((option) => option !== 'renegotiate').reduce((best, option) =>
    (values[option] ?? Number.NEGATIVE_INFINITY) > values[best]! ? option : best,
  );
}

function meanOf(word: Word): number {
  return typeof word === 'number' ? word : word.alpha / (word.alpha + word.beta);
}

/** The chance below which leaving is best of what needs no consent, with as much record as there is. */
function chanceToLeave(inputs: Inputs, word: Word): number | undefined {
  const pick = middles(inputs);
  const alone = (field: NumberInput) => (NEW_TERMS.includes(field) ? undefined : pick(field));
  // By how much leaving is worth more than staying.
  const lead = (chance: number) => {
    const { leave, ...stay } = solve(alone, atChance(word, chance))!;
    return leave - Math.max(stay.continue, stay.condition ?? Number.NEGATIVE_INFINITY);
  };
  const [low, now] = [LEAST_CHANCE, meanOf(word)];
  const [there, here] = [lead(low), lead(now)];
  return there <= 0 || here > 0 ? undefined : crossing(low, there, now, here, lead);
}

const LEAST_CHANCE = 1e-4;

/**
 * What whoever chooses needs more of in each period for staying to be worth no less than leaving, at a chance; below 0:
 * what it could still give.
 */
export function neededPerPeriod(stakes: Stakes, chance: number): number {
  const outside = stakes.leave - stakes.exitCost * (1 - stakes.discount);
  return outside - stayNow(stakes, keptChance(stakes, chance));
}
