import type { Advice } from '../../advice/advise.ts';
import type { BreakEvens } from '../../advice/break-even.ts';
import type { Option, Stakes } from '../../advice/decision.ts';
import { type Dominance, isAtLeast } from '../../advice/dominance.ts';
import type { Draws, ValueRange } from '../../advice/draws.ts';
import type { Inputs } from '../../advice/inputs.ts';
import type { NumberInput, OrderedInput } from '../../ledger/choice-input.ts';
import { exact, OPTION_NOUNS, outOf100 } from '../words/advice-words.ts';
import { listText } from '../words/name-text.ts';

/** The chances at which two options are worth the same. They may lie outside 0..1; null: the chance makes no difference, or an input is missing. */
export interface BreakEvenReport {
  /** p*: leaving is worth more than going on as it is below it. */
  readonly leaveBelow: number | null;
  /** p**: letting them perform first is worth more than going on as it is below it. */
  readonly conditionBelow: number | null;
  /** Letting them perform first is worth more than leaving above it. */
  readonly conditionFrom: number | null;
  /** The chance that they keep their word more often than `leaveBelow` asks for, by the record; null where there is none. */
  readonly chanceAbove: number | null;
  /** Within which values 90% of the draws of the inputs lie, for each of the first three; null where no input is a range. */
  readonly ranges: {
    readonly leaveBelow: ValueRange | null;
    readonly conditionBelow: ValueRange | null;
    readonly conditionFrom: ValueRange | null;
  };
  readonly text: readonly string[];
}

/** The break-evens, in words and as numbers. */
export function breakEvenReport({ breakEvens, stakes, aboveLeave, draws }: Advice): BreakEvenReport {
  const number = (value: number | undefined) => (value === undefined ? null : exact(value));
  const range = (which: keyof BreakEvens) => {
    const found = draws?.breakEvens[which];
    return found ? { low: exact(found.low), high: exact(found.high) } : null;
  };
  return {
    leaveBelow: number(breakEvens?.leaveBelow),
    conditionBelow: number(breakEvens?.conditionBelow),
    conditionFrom: number(breakEvens?.conditionFrom),
    chanceAbove: number(aboveLeave),
    ranges: {
      leaveBelow: range('leaveBelow'),
      conditionBelow: range('conditionBelow'),
      conditionFrom: range('conditionFrom'),
    },
    text:
      breakEvens && stakes ? breakEvenTexts(unblocked(breakEvens, stakes), stakes, aboveLeave, draws) : [],
  };
}

/** How often they would have to keep their word for as much of it to come true as a break-even asks for. */
function unblocked(breakEvens: BreakEvens, { blocked }: Pick<Stakes, 'blocked'>): BreakEvens {
  const asked = (share: number | undefined) =>
    share === undefined || share === 0 || blocked === 0 ? share : share / (1 - blocked);
  return {
    leaveBelow: asked(breakEvens.leaveBelow),
    conditionBelow: asked(breakEvens.conditionBelow),
    conditionFrom: asked(breakEvens.conditionFrom),
  };
}

function breakEvenTexts(
  { leaveBelow, conditionBelow, conditionFrom }: BreakEvens,
  stakes: Stakes,
  aboveLeave: number | undefined,
  draws: Draws | undefined,
): string[] {
  const { kept, broken, idle, conditionCost, blocked } = stakes;
  // Where it turns over the draws does not say how much of it is blocked in each.
  const within = blocked === 0 ? draws?.breakEvens : undefined;
  const outside = stakes.leave - stakes.exitCost * (1 - stakes.discount);
  const texts = [
    ...(blocked === 0
      ? []
      : [`A conflict blocks ${outOf100(blocked)} of 100 of what they would keep; that is counted in.`]),
    leaveBelow === undefined
      ? alwaysText('continue', 'leave', kept - outside)
      : pairText('continue', 'leave', leaveBelow, kept > broken, within?.leaveBelow),
  ];
  if (
    aboveLeave !== undefined &&
    leaveBelow !== undefined &&
    leaveBelow > 0 &&
    leaveBelow < 1 &&
    kept > broken
  )
    texts.push(`By the record, the chance that they keep more than that is ${outOf100(aboveLeave)} of 100.`);
  if (idle === undefined) return texts;
  const gainsBelow = idle > broken;
  texts.push(
    conditionBelow === undefined
      ? alwaysText('continue', 'condition', conditionCost)
      : pairText('continue', 'condition', conditionBelow, gainsBelow, within?.conditionBelow),
    conditionFrom === undefined
      ? alwaysText('condition', 'leave', kept - conditionCost - outside)
      : pairText('condition', 'leave', conditionFrom, kept > idle, within?.conditionFrom),
  );
  return texts;
}

function beginning(option: Option): string {
  return OPTION_NOUNS[option].replace(/^./, (letter) => letter.toUpperCase());
}

/** Of two options between which the chance makes no difference, which is worth more: by how much the first is in a period. */
function alwaysText(one: Option, other: Option, lead: number): string {
  const compared = Math.abs(lead) < 1e-12 ? 'as much as' : lead > 0 ? 'more than' : 'less than';
  return `${beginning(one)} is worth ${compared} ${OPTION_NOUNS[other]} however often they keep such promises.`;
}

/** Of two options, from which chance on the first is worth more than the second. */
function pairText(
  one: Option,
  other: Option,
  at: number,
  rises: boolean,
  within: ValueRange | undefined,
): string {
  const [begin, second] = [beginning(one), OPTION_NOUNS[other]];
  if (at <= 0 || at >= 1) {
    const isAbove = rises ? at <= 0 : at >= 1;
    return `${begin} is worth ${isAbove ? 'no less' : 'no more'} than ${second} however often they keep such promises.`;
  }
  return `${begin} is worth more than ${second} where they keep ${rises ? 'more' : 'fewer'} than ${outOf100(at)} of 100 such promises${drawnText(at, within)}.`;
}

/** Where that lies as the inputs vary over their ranges; nothing where it does not move. */
function drawnText(at: number, within: ValueRange | undefined): string {
  if (!within) return '';
  const [low, high] = [within.low, within.high].map((value) => Math.min(1, Math.max(0, value)));
  const same = outOf100(low!) === outOf100(at) && outOf100(high!) === outOf100(at);
  return same ? '' : ` (${outOf100(low!)}..${outOf100(high!)} in 90% of the draws)`;
}

/** What the order of the outcomes says of two options, whatever numbers they have. */
export interface DominanceReport {
  readonly options: readonly [Option, Option];
  /** The one that is worth no less in every period; null where the order does not decide it. */
  readonly better: Option | null;
  readonly text: string;
}

const OUTCOMES: Readonly<Record<OrderedInput, string>> = {
  kept: 'a kept promise',
  broken: 'a broken one',
  idle: 'a period in which nobody performs',
  leave: 'a period outside',
};

const PAIRS: readonly (readonly [Option, Option, good: OrderedInput, bad: OrderedInput])[] = [
  ['continue', 'leave', 'kept', 'broken'],
  ['condition', 'leave', 'kept', 'idle'],
  ['condition', 'continue', 'idle', 'broken'],
];

/**
 * What the order of the outcomes says of each pair of options; nothing where all have numbers. What it leaves open is told
 * where an order is given.
 */
export function dominanceReports({ dominances, missing, choice, inputs }: Advice): DominanceReport[] {
  if (missing.length === 0) return [];
  return PAIRS.flatMap(([one, other, good, bad]): DominanceReport[] => {
    const options = [one, other] as const;
    const found = dominances.find(({ better, than }) => options.includes(better) && options.includes(than));
    if (found) return [{ options, better: found.better, text: dominanceText(found) }];
    const knows = (more: OrderedInput, less: OrderedInput) => isAtLeast(choice.orders, inputs, more, less);
    if (other === 'leave' && knows(good, 'leave') && knows('leave', bad))
      return [{ options, better: null, text: turningText(one, good, bad, inputs) }];
    return choice.orders.length > 0 ? [{ options, better: null, text: openText(one, other) }] : [];
  });
}

function dominanceText({ better, than, because }: Dominance): string {
  const reasons = because.map(([more, less]) => `${OUTCOMES[more]} is worth no less than ${OUTCOMES[less]}`);
  return `In every period ${OPTION_NOUNS[better]} is worth no less than ${OPTION_NOUNS[than]}, however often they keep their word: ${listText(reasons)}.`;
}

function turningText(one: Option, good: OrderedInput, bad: OrderedInput, inputs: Inputs): string {
  const fields = (names: readonly NumberInput[]) => listText(names.map((field) => `\`${field}\``));
  const whether = `Whether ${OPTION_NOUNS[one]} is worth more than leaving turns on how often they keep their word`;
  const costs = (
    one === 'condition' ? (['condition-cost', 'exit-cost'] as const) : (['exit-cost'] as const)
  ).filter((field) => (inputs.get(field)?.high ?? 0) > 0);
  const missing = [good, bad, 'leave' as const].filter((field) => !inputs.has(field));
  const needs = missing.length > 0 ? ` Where it turns needs numbers for ${fields(missing)}.` : '';
  return costs.length > 0
    ? `${whether}, and on ${fields(costs)}.${needs}`
    : `${whether}: it is if they always do, and it is not if they never do.${needs}`;
}

function openText(one: Option, other: Option): string {
  return `The order leaves open whether ${OPTION_NOUNS[one]} or ${OPTION_NOUNS[other]} is worth more.`;
}
