import { type Advice, type AdviceOptions, advise } from '../../src/advice/advise.ts';
import type { ChoiceEntry } from '../../src/ledger/choice-entry.ts';
import type { Judgement } from '../../src/lifecycle/judge.ts';
import { type AdviceReport, adviceReport } from '../../src/query/advice/advice-report.ts';
import { judged } from '../query/judged.ts';

/** The inputs of the worked choice, without a record. */
export const WORKED = `  kept 3
  broken 0
  idle 1
  leave 1.5
  condition-cost .2
  discount .9 per year
  their-gain 2
  their-loss 2
  detection 1 period
`;

export interface Advised {
  readonly judgement: Judgement;
  readonly advice: Advice;
  readonly report: AdviceReport;
}

/** The advice on a choice between @us and @them with some inputs, in a ledger with some other entries. */
export function advised(
  inputs: string,
  { entries = '', ...options }: AdviceOptions & { entries?: string } = {},
): Advised {
  const head = 'party @us "Us"\nparty @them "Them"\n';
  const choice = `2026-01-02 choice @stay "Stay?"\n  for @us\n  with @them\n${inputs}`;
  const { ledger, judgement } = judged(`${head}${entries}${choice}`, '2026-03-01');
  const advice = advise(judgement, ledger.find('stay') as ChoiceEntry, options);
  return { judgement, advice, report: adviceReport(judgement, advice) };
}
