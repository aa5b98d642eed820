import type { Advice } from '../../advice/advise.ts';
import { type InputRange, middleOf } from '../../advice/inputs.ts';
import { middles, newTermsOf } from '../../advice/setting.ts';
import { INPUT_BOUNDS, type InputBounds, type NumberInput } from '../../ledger/choice-input.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { citation, locate } from '../../text/block.ts';
import { exact, INPUT_WORDS } from '../words/advice-words.ts';
import { idOf } from '../words/name-text.ts';
import { type BasisReport, type BlockedReport, basisReport, blockedReport } from './basis-report.ts';
import {
  type BreakEvenReport,
  breakEvenReport,
  type DominanceReport,
  dominanceReports,
} from './break-even-report.ts';
import { type EnforcementReport, enforcementReport } from './enforcement-report.ts';
import { type FlipReport, flipReports } from './flip-report.ts';
import { type PlanStep, planSteps } from './plan-report.ts';
import { type RulesReport, rulesReport } from './rules-report.ts';
import { type TogetherReport, togetherReport } from './together-report.ts';
import { type ValuesReport, valuesReport } from './values-report.ts';

/** What to do about a choice, as JSON (docs/schema/advise.schema.json), each part with sentences that say what it means. */
export interface AdviceReport extends ValuesReport {
  readonly on: string;
  readonly known: string | null;
  readonly choice: string;
  readonly title: string | null;
  readonly for: readonly string[];
  readonly with: readonly string[];
  /** The promises it is about. */
  readonly about: readonly string[];
  /** `file:line` */
  readonly place: string;
  /** Inputs that no option can be valued without. */
  readonly missing: readonly NumberInput[];
  readonly inputs: readonly InputReport[];
  readonly basis: BasisReport;
  readonly blocked: BlockedReport;
  readonly breakEven: BreakEvenReport;
  readonly selfEnforcing: EnforcementReport;
  readonly together: TogetherReport;
  readonly flips: readonly FlipReport[];
  /** What follows from the order of the outcomes alone. */
  readonly dominance: readonly DominanceReport[];
  readonly plan: readonly PlanStep[];
  /** Rules of reciprocity against each other, where they were asked for. */
  readonly rules?: RulesReport;
}

/** An input, and within what it can be varied. */
export interface InputReport {
  readonly input: NumberInput;
  readonly what: string;
  /** As given; null where it is left out. */
  readonly low: number | null;
  readonly mode: number | null;
  readonly high: number | null;
  /** What it counts as where one number is needed; null where nothing is taken in its place. */
  readonly used: number | null;
  readonly from: InputRange['from'] | 'left out';
  /** `file:line`; null where the ledger does not give it. */
  readonly place: string | null;
  /** Within what it must lie; null: no bound. `open`: that end itself is not possible. */
  readonly least: number | null;
  readonly most: number | null;
  readonly open: 'low' | 'high' | null;
}

/**
 * What to do about a choice.
 *
 * @param withRules whether to compare rules of reciprocity, too
 */
export function adviceReport(judgement: Judgement, advice: Advice, withRules = false): AdviceReport {
  const { on, known } = judgement;
  const { choice, about } = advice;
  return {
    on: isoDay(on),
    known: known === undefined ? null : isoDay(known),
    choice: choice.name ? idOf(choice.name) : citation(choice.block),
    title: choice.title ?? null,
    for: choice.for.map(idOf),
    with: choice.with.map(idOf),
    about: about.map(({ name }) => idOf(name)),
    place: citation(choice.block),
    ...valuesReport(advice),
    missing: advice.missing,
    basis: basisReport(advice),
    blocked: blockedReport(advice),
    breakEven: breakEvenReport(advice),
    selfEnforcing: enforcementReport(advice),
    together: togetherReport(advice),
    flips: flipReports(advice),
    dominance: dominanceReports(advice),
    plan: planSteps(judgement, advice),
    inputs: inputReports(advice),
    ...(withRules && { rules: rulesReport(advice.inputs) }),
  };
}

/** What stands in for an input that is left out (credibility.md: left out, 0). */
const LEFT_OUT: Readonly<Partial<Record<NumberInput, number>>> = {
  'condition-cost': 0,
  'exit-cost': 0,
  blocked: 0,
  detection: 1,
  hostage: 0,
  audience: 0,
  'false-alarm': 0,
};

/** The same of new terms, where any of them is given. */
const LEFT_OUT_OF_TERMS: typeof LEFT_OUT = {
  'renegotiation-cost': 0,
  accepted: 0,
  'new-kept': 0,
  'new-broken': 0,
};

function inputReports({ inputs, choice }: Advice): InputReport[] {
  const leftOut = newTermsOf(middles(inputs)) ? { ...LEFT_OUT, ...LEFT_OUT_OF_TERMS } : LEFT_OUT;
  return (Object.keys(INPUT_WORDS) as NumberInput[]).map((field) => {
    const range = inputs.get(field);
    const { low, high, open }: InputBounds = INPUT_BOUNDS[field];
    const bound = (value: number) => (Number.isFinite(value) ? value : null);
    return {
      input: field,
      what: INPUT_WORDS[field],
      low: range?.low ?? null,
      mode: range?.mode ?? null,
      high: range?.high ?? null,
      used: range ? exact(middleOf(range)) : (leftOut[field] ?? null),
      from: range?.from ?? 'left out',
      place: range?.input ? placeOf(choice.block, range.input.start) : null,
      least: bound(low),
      most: bound(high),
      open: open ?? null,
    };
  });
}

function placeOf(block: Advice['choice']['block'], start: number): string {
  return `${block.path}:${locate({ block, start, end: start }).line}`;
}
