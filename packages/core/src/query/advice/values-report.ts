import type { Advice } from '../../advice/advise.ts';
import {
  bestOf,
  bestOption,
  isSame,
  LONGEST,
  leftOut,
  OPTIONS,
  type Option,
  type OptionValues,
  valuesAtChance,
} from '../../advice/decision.ts';
import type { Draws, ValueRange } from '../../advice/draws.ts';
import { isRange } from '../../advice/inputs.ts';
import { middles, newTermsOf } from '../../advice/setting.ts';
import {
  countedText,
  exact,
  givenText,
  OPTION_NOUNS,
  outOf100,
  partOf100,
  placesFor,
  valueText,
} from '../words/advice-words.ts';
import { listText } from '../words/name-text.ts';

/** A number for each option; null where it has none. */
export interface OptionNumbers {
  readonly continue: number | null;
  readonly condition: number | null;
  readonly renegotiate: number | null;
  readonly leave: number | null;
}

/** A range of values for each option; null where it has none. */
export interface OptionRanges {
  readonly continue: ValueRange | null;
  readonly condition: ValueRange | null;
  readonly renegotiate: ValueRange | null;
  readonly leave: ValueRange | null;
}

/** A sentence for each option; null where there is nothing to say. */
export interface OptionTexts {
  readonly continue: string | null;
  readonly condition: string | null;
  readonly renegotiate: string | null;
  readonly leave: string | null;
}

/** The option that is best from one chance to another. */
export interface StretchReport {
  readonly from: number;
  readonly to: number;
  readonly best: Option;
}

/** The values at one chance. */
export interface ValuesAtChance {
  readonly chance: number;
  readonly values: OptionNumbers;
}

/** What knowing is worth at most before choosing, in the unit of the values; null where that has no number. */
export interface KnowingReport {
  /** The inputs, exactly. */
  readonly inputs: number | null;
  /** How often they keep such promises. */
  readonly chance: number | null;
  readonly text: readonly string[];
}

/** What each option is worth. */
export interface ValuesReport {
  /** Over all periods to come. Null: it has no number, and `why` says for what reason. */
  readonly values: OptionNumbers;
  /** Within which values 90% of the draws of the inputs lie; null where no input is a range. */
  readonly ranges: OptionRanges;
  /** Why an option has no number. */
  readonly why: OptionTexts;
  /** The option worth most; null where that is not known, or depends on a chance of which only a range is stated. */
  readonly best: Option | null;
  /** Of a stated range of chances: the values at its ends, and which option is best from which chance to which. */
  readonly chances: readonly ValuesAtChance[];
  readonly stretches: readonly StretchReport[];
  readonly draws: DrawsReport | null;
  readonly knowing: KnowingReport;
  /** What it comes to, in sentences. */
  readonly text: readonly string[];
}

/** What is best over draws of the inputs from their ranges. */
export interface DrawsReport {
  readonly count: number;
  /** In what share of the draws each option is worth most. */
  readonly shares: OptionNumbers;
  /** The same in whole draws of a hundred, which add up to 100. */
  readonly outOf100: OptionNumbers;
  readonly text: string;
}

/** What each option is worth, within what range, and which is best. */
export function valuesReport(advice: Advice): ValuesReport {
  const { values, basis, stakes, stretches, draws } = advice;
  // Of a range of chances nothing says that its middle is likelier than its ends.
  const isOpen = basis.kind === 'stated' && isRange(basis.range);
  const best =
    values && (!isOpen || stretches?.length === 1)
      ? isOpen
        ? stretches![0]!.best
        : bestOption(values)
      : null;
  const each = <T>(find: (option: Option) => T | undefined) =>
    Object.fromEntries(OPTIONS.map((option) => [option, find(option) ?? null])) as unknown as Readonly<
      Record<Option, T | null>
    >;
  const report = {
    values: each((option) => {
      const value = option === 'leave' && stakes ? leaveOf(advice) : isOpen ? undefined : values?.[option];
      return value === undefined ? undefined : exact(value);
    }),
    ranges: each((option) => {
      const range = draws?.ranges[option];
      return range && { low: exact(range.low), high: exact(range.high) };
    }),
    why: each((option) => whyNot(advice, option, isOpen)),
    best,
    chances: isOpen ? endsOf(advice) : [],
    stretches: isOpen
      ? (stretches ?? []).map(({ from, to, best }) => ({ from: exact(from), to: exact(to), best }))
      : [],
    draws: draws
      ? {
          count: draws.count,
          shares: each((option) => draws.shares[option]),
          outOf100: wholeOf100(draws.shares),
          text: drawsText(draws),
        }
      : null,
    knowing: knowingOf(advice),
  };
  return { ...report, text: summary(advice, report) };
}

function leaveOf({ stakes }: Advice): number {
  const { leave, discount, exitCost } = stakes!;
  return leave / (1 - discount) - exitCost;
}

function whyNot(
  { values, stakes, missing, basis, inputs }: Advice,
  option: Option,
  isOpen: boolean,
): string | undefined {
  if (missing.length > 0) return `not given: ${missing.join(', ')}`;
  if (option === 'leave' || !stakes) return undefined;
  if (option === 'renegotiate' && !newTermsOf(middles(inputs)))
    return 'no new terms are given: accepted, new-kept, new-broken';
  if (option === 'condition' && stakes.idle === undefined) return 'not given: idle';
  if (basis.kind === 'none') return 'too little record, and no `chance` is stated';
  return isOpen && values ? 'it depends on their chance, of which only a range is stated' : undefined;
}

/** The values at the ends of a stated range of chances. */
function endsOf({ basis, stakes, inputs }: Advice): readonly ValuesAtChance[] {
  if (basis.kind !== 'stated' || !stakes) return [];
  const { low, high } = basis.range;
  return [low, high].map((chance) => {
    const values: OptionValues = valuesAtChance(stakes, chance, newTermsOf(middles(inputs)));
    const each = OPTIONS.map((option) => [
      option,
      values[option] === undefined ? null : exact(values[option]),
    ]);
    return { chance: exact(chance), values: Object.fromEntries(each) as unknown as OptionNumbers };
  });
}

/** Shares as whole parts of a hundred that add up to it: what is left goes to the largest remainders (Hamilton). */
function wholeOf100(shares: Draws['shares']): OptionNumbers {
  const known = OPTIONS.filter((option) => shares[option] !== undefined);
  const floors = new Map(known.map((option) => [option, Math.floor(shares[option]! * 100 + 1e-9)]));
  const left = 100 - [...floors.values()].reduce((sum, floor) => sum + floor, 0);
  const remainder = (option: Option) => shares[option]! * 100 - floors.get(option)!;
  for (const option of [...known].sort((a, b) => remainder(b) - remainder(a)).slice(0, left))
    floors.set(option, floors.get(option)! + 1);
  return Object.fromEntries(
    OPTIONS.map((option) => [option, floors.get(option) ?? null]),
  ) as unknown as OptionNumbers;
}

function drawsText({ count, shares }: Draws): string {
  const whole = wholeOf100(shares);
  const told = OPTIONS.filter((option) => (shares[option] ?? 0) > 0)
    .sort((a, b) => shares[b]! - shares[a]!)
    .map((option) => `${OPTION_NOUNS[option]} in ${partOf100(shares[option]!, whole[option]!)} of 100`);
  return `Of ${countedText(count)} draws of the inputs from their ranges, each worked out exactly, best is ${told.join(', ')}.`;
}

function knowingOf({ draws, knowingChance, values, basis }: Advice): KnowingReport {
  const text: string[] = [];
  const most = Math.abs(values ? bestOf(values) : 0);
  const told = (value: number) => {
    if (value < Math.min(0.005, most * 2e-3)) return 'nothing to speak of';
    return `at most ${value < 0.005 ? givenText(Number(value.toPrecision(2))) : valueText(value)}`;
  };
  if (values && draws)
    text.push(
      `To know the inputs exactly before choosing${basis.kind === 'stated' ? ', their chance among them,' : ''} is worth ${told(draws.knowing)} in all.`,
    );
  if (knowingChance !== undefined)
    text.push(
      `To know how often they keep such promises before choosing is worth ${told(knowingChance)} in all.`,
    );
  return {
    inputs: draws ? exact(draws.knowing) : null,
    chance: knowingChance === undefined ? null : exact(knowingChance),
    text,
  };
}

function summary(advice: Advice, report: Omit<ValuesReport, 'text'>): string[] {
  const { values, missing, choice } = advice;
  if (!values) {
    if (missing.length > 0 && choice.orders.length > 0)
      return [
        'Only the order of the outcomes is given, so no option has a number; what follows from the order is below.',
      ];
    if (missing.length > 0)
      return [`Nothing can be valued yet: the choice does not say ${missing.join(', ')}.`];
    return [
      'Which option is worth most is not known: it depends on their chance, and nothing is known or stated of it.',
    ];
  }
  const { best, stretches } = report;
  if (!best)
    return stretchTexts(
      stretches,
      [...advice.inputs.values()].some((input) => input.field !== 'chance' && isRange(input)),
    );
  if (report.values[best] === null)
    return [`Over the whole stated range of chances ${OPTION_NOUNS[best]} is worth most.`];
  return [bestText(values, best), ...leftOutText(advice)];
}

/** Where the future counts for so much that learning is not followed to its end. */
function leftOutText({ stakes, basis }: Advice): string[] {
  if (!stakes || (basis.kind !== 'given' && basis.kind !== 'record')) return [];
  const left = leftOut(stakes, basis.belief);
  return left < 0.005
    ? []
    : [
        `Learning is followed for ${countedText(LONGEST)} periods; what it may add after them is at most ${valueText(left)}.`,
      ];
}

/** What is worth most, and what comes next; all of what is worth the same. */
function bestText(values: OptionValues, best: Option): string {
  const known = OPTIONS.filter((option) => values[option] !== undefined);
  const tied = known.filter((option) => isSame(values[option]!, values[best]!));
  const rest = known.filter((option) => !tied.includes(option));
  const second = rest.toSorted((a, b) => values[b]! - values[a]!)[0];
  const places = placesFor([values[best]!, values[second ?? best]!]);
  const nouns = listText(tied.map((option) => OPTION_NOUNS[option]));
  const most =
    tied.length > 1 ? `${nouns} are worth the same${second ? ', and most' : ''}` : `${nouns} is worth most`;
  const told = `At these numbers ${most}: ${valueText(values[best]!, places)} in all`;
  if (!second) return `${told}.`;
  const isClose = values[best]! - values[second]! < 0.01 * Math.abs(values[best]!);
  return `${told}, against ${valueText(values[second]!, places)} for ${OPTION_NOUNS[second]}.${isClose ? ' The two are close.' : ''}`;
}

/** `leaving where they keep fewer than 35 of 100 such promises; letting them perform first from 35 of 100 on` */
function stretchTexts(stretches: readonly StretchReport[], areRanges: boolean): string[] {
  const parts = stretches.map(({ from, to, best }, index) => {
    const where =
      index === 0
        ? `where they keep fewer than ${outOf100(to)} of 100 such promises`
        : index === stretches.length - 1
          ? `from ${outOf100(from)} of 100 on`
          : `from ${outOf100(from)} to ${outOf100(to)} of 100`;
    return `${OPTION_NOUNS[best]} ${where}`;
  });
  const how = areRanges ? '. With each other input at its middle: ' : ': ';
  return [`What is worth most depends on a chance that is not known${how}${parts.join('; ')}.`];
}
