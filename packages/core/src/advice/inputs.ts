import { daysIn } from '../credibility/weights.ts';
import type { ChoiceEntry } from '../ledger/choice-entry.ts';
import type { ChoiceInput, NumberInput } from '../ledger/choice-input.ts';
import type { Duration } from '../ledger/values/duration.ts';

/** An input of advice as it counts: one number, where `low` and `high` are equal, or a range. */
export interface InputRange {
  readonly field: NumberInput;
  readonly low: number;
  /** The most likely value; undefined where only the ends are given. */
  readonly mode: number | undefined;
  readonly high: number;
  /** Whether the ledger gives it, whoever asks, or the conflicts that were found. */
  readonly from: 'ledger' | 'asked' | 'conflicts';
  /** As the ledger has it. */
  readonly input: ChoiceInput | undefined;
}

/** The inputs that are given, by their fields. */
export type Inputs = ReadonlyMap<NumberInput, InputRange>;

/** An input that whoever asks puts in the place of the ledger's. */
export type InputOverride = Pick<InputRange, 'low' | 'mode' | 'high'>;

/**
 * The inputs of a choice, those that are asked for in place of its own. A detection lag in calendar terms is left out
 * where it is not known how long a period is.
 */
export function inputsOf(
  { inputs }: Pick<ChoiceEntry, 'inputs'>,
  overrides: ReadonlyMap<NumberInput, InputOverride> = new Map(),
): Inputs {
  const found = new Map<NumberInput, InputRange>();
  const period = inputs.find(({ field }) => field === 'discount')?.period;
  for (const input of inputs) {
    const { field, low, mode, high } = input;
    const lag = input.period && field === 'detection' ? periodsIn(input.period, period) : 1;
    if (lag === undefined) continue;
    const counted = { low: low * lag, mode: mode === undefined ? undefined : mode * lag, high: high * lag };
    found.set(field, { field, ...counted, from: 'ledger', input });
  }
  for (const [field, override] of overrides)
    found.set(field, { field, ...override, from: 'asked', input: found.get(field)?.input });
  return found;
}

/** How many periods a time is; undefined where it is not known how long a period is. */
function periodsIn(lag: Duration, period: Duration | undefined): number | undefined {
  return period && daysIn(lag) / daysIn(period);
}

/** What an input counts as where one number is needed: the most likely, else half way between the ends. */
export function middleOf({ low, mode, high }: Pick<InputRange, 'low' | 'mode' | 'high'>): number {
  return mode ?? (low + high) / 2;
}

/** Whether an input is a range and not one number. */
export function isRange({ low, high }: Pick<InputRange, 'low' | 'high'>): boolean {
  return low < high;
}
