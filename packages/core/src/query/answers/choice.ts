import { advise } from '../../advice/advise.ts';
import type { Belief } from '../../advice/decision.ts';
import { DRAWS } from '../../advice/draws.ts';
import type { InputOverride } from '../../advice/inputs.ts';
import type { ChoiceEntry } from '../../ledger/choice-entry.ts';
import { INPUT_BOUNDS, isWithin, NUMBER_INPUTS, type NumberInput } from '../../ledger/choice-input.ts';
import { inputNumbers } from '../../ledger/read/read-choice.ts';
import { citation } from '../../text/block.ts';
import { type AdviceReport, adviceReport } from '../advice/advice-report.ts';
import { idOf } from '../words/name-text.ts';
import { withArticle } from '../words/with-article.ts';
import type { Desk } from './desk.ts';
import { type EntryAnswer, entryPart } from './entry-answer.ts';
import { isSet, neededText, numberOf, type Parameters, textOf } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** All choices of a ledger. */
export interface ChoicesAnswer {
  readonly choices: readonly ChoiceRow[];
}

/** A choice in a table. */
export interface ChoiceRow {
  readonly id: string;
  readonly title: string | null;
  readonly for: readonly string[];
  readonly with: readonly string[];
  readonly on: readonly string[];
  readonly place: string;
}

/** What to do about a choice, with its inputs or with those that are asked for in their place. */
export interface ChoiceAnswer extends EntryAnswer {
  readonly advice: AdviceReport;
}

/** What a choice can be asked with: each of its inputs, a record, how many draws to make, and whether to compare rules. */
export const CHOICE_PARAMETERS: readonly string[] = ['id', ...NUMBER_INPUTS, 'record', 'draws', 'rules'];

const MOST_DRAWS = 10_000;

/** Every choice that has an id, in the order of the ledger. */
export function choicesAnswer(_desk: Desk, { ledger }: View): ChoicesAnswer {
  const choices = ledger.entriesOf('choice') as readonly ChoiceEntry[];
  return {
    choices: [...choices].flatMap((choice) =>
      choice.name
        ? [
            {
              id: idOf(choice.name),
              title: choice.title ?? null,
              for: choice.for.map(idOf),
              with: choice.with.map(idOf),
              on: choice.on.map(idOf),
              place: citation(choice.block),
            },
          ]
        : [],
    ),
  };
}

/**
 * What to do about the choice with an `id`. Any input may be given in the place of its own: `leave=1.4..1.8`,
 * `record=9 3`, `detection=2` (in periods).
 */
export function choiceAnswer(desk: Desk, view: View, parameters: Parameters): ChoiceAnswer {
  const entry = desk.named(neededText(parameters, 'id'));
  if (entry.kind !== 'choice')
    throw new Refusal('not found', `${idOf(entry.name)} is no choice but ${withArticle(entry.kind)}`);
  const draws = numberOf(parameters, 'draws', { least: 0, most: MOST_DRAWS, otherwise: DRAWS });
  const advice = advise(view.judgement, entry, {
    overrides: overridesOf(parameters),
    record: recordOf(parameters),
    draws,
    get conflicts() {
      return view.conflicts;
    },
  });
  return {
    ...entryPart(desk, view, idOf(entry.name)),
    advice: adviceReport(view.judgement, advice, isSet(parameters, 'rules')),
  };
}

/** The inputs that are asked for. Throws a {@link Refusal}. */
function overridesOf(parameters: Parameters): ReadonlyMap<NumberInput, InputOverride> {
  const overrides = new Map<NumberInput, InputOverride>();
  for (const field of NUMBER_INPUTS) {
    const text = textOf(parameters, field);
    if (text !== undefined) overrides.set(field, overrideOf(field, text));
  }
  return overrides;
}

function overrideOf(field: NumberInput, text: string): InputOverride {
  const numbers = inputNumbers(text.trim());
  const bounds = INPUT_BOUNDS[field];
  const isRising = numbers?.every((number, index) => index === 0 || number >= numbers[index - 1]!);
  if (!numbers || !isRising)
    throw new Refusal(
      'bad parameter',
      `${field} must be a number or a rising range such as 1..2..3, not ${text}`,
    );
  if (!numbers.every((number) => isWithin(bounds, number)))
    throw new Refusal('bad parameter', `${field}=${text} is out of bounds: ${bounds.what}`);
  const mode = numbers.length === 2 ? undefined : numbers[numbers.length >> 1]!;
  return { low: numbers[0]!, mode, high: numbers.at(-1)! };
}

/** `9 3` */
function recordOf(parameters: Parameters): Belief | undefined {
  const text = textOf(parameters, 'record');
  if (text === undefined) return undefined;
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map((part) => inputNumbers(part));
  const [alpha, beta] = numbers.map((part) => part?.[0] ?? 0);
  if (numbers.length !== 2 || numbers.some((part) => part?.length !== 1) || !(alpha! > 0 && beta! > 0))
    throw new Refusal('bad parameter', `record must be two numbers above 0, such as 9 3, not ${text}`);
  return { alpha: alpha!, beta: beta! };
}
