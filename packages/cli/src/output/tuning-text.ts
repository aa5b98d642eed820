import type { Judgement, TuningReport } from '@troth/core';
import type { Call } from '../command.ts';
import { rangeText } from './calibration-text.ts';
import { type Cell, cell } from './columns.ts';
import { headLines, joinSections, recordPage, sentenceSection, tableSection } from './record-page.ts';
import { lengthText, shareText } from './record-words.ts';

type Tuning = NonNullable<TuningReport['tuning']>;

/** Which weights foretell a record best, for people. */
export function tuningText(call: Call, judgement: Judgement, report: TuningReport): string {
  const page = recordPage(call, report);
  const { promise } = page.words;
  const { count, tuning } = report;
  const head = headLines(page, judgement, report, `Which weights foretell its finished ${promise}s best`);
  if (!tuning)
    return joinSections([
      head,
      sentenceSection(page, 'What is known', [
        `${count === 1 ? `1 finished ${promise} is` : `${count} finished ${promise}s are`} too few to choose weights by; it takes ten.`,
      ]),
    ]);
  const { tried, now, best, gain } = tuning;
  const shown = call.has('quiet') ? best.slice(0, 1) : best;
  return joinSections([
    head,
    sentenceSection(page, 'What was done', [
      `Each of ${count} finished ${promise}s was foretold by those that had ended before it, with ${tried} sets of weights. The better set gave more chance to what came (log score; 0 is perfect).`,
    ]),
    tableSection(page, 'Sets of weights, best first', [
      ['', 'Counts half after', 'If unlike', 'Start weighs', 'Log score', 'Brier'].map((text) =>
        cell(text, 'dim'),
      ),
      row('as it is', now, 'each prior’s'),
      ...shown.map((trial, at) => row(at === 0 ? 'best' : '', trial, String(trial.priorWeight))),
    ]),
    sentenceSection(page, 'What that means', meaning(tuning)),
    gain.low > 0 ? advice(page.style('bold', 'To take the best on, write in the ledger'), best[0]!) : [],
  ]);
}

function row(
  name: string,
  { halfLife, transfer, logScore, brier }: Tuning['now'],
  priorWeight: string,
): Cell[] {
  return [
    cell(name),
    cell(halfLife === null ? 'never' : lengthText(halfLife)),
    cell(shareText(transfer)),
    cell(priorWeight),
    cell(logScore.toFixed(4)),
    cell(brier.toFixed(4)),
  ];
}

function meaning({ gain }: Tuning): string[] {
  const better = `The best set is better by ${rangeText(gain)} for each promise, in brackets the range in which that lies with 90%.`;
  return gain.low > 0
    ? [`${better} It was chosen on these very promises, so expect less of it on others.`]
    : [`${better} As that includes 0, these promises do not show that it is better: keep what there is.`];
}

/** The lines that set a trial's weights. */
function advice(heading: string, { halfLife, transfer, priorWeight }: Tuning['best'][number]): string[] {
  return [
    heading,
    '  ledger',
    `    half-life  ${halfLife === null ? 'none' : lengthText(halfLife)}`,
    `    transfer   ${transfer}`,
    '  prior default',
    `    weight     ${priorWeight}   ; and so for every other prior`,
  ];
}
