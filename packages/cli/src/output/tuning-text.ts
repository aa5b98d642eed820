import type { Judgement, TuningReport } from '@troth/core';
import type { Call } from '../command.ts';
import { rangeText } from './calibration-text.ts';
import { type Cell, cell } from './columns.ts';
import { headLines, joinSections, recordPage, sentenceSection, tableSection } from './record-page.ts';
import { lengthText, shareText } from './record-words.ts';

type Tuning = NonNullable<TuningReport['tuning']>;

/** Which weights suit a record best, for people. */
export function tuningText(call: Call, judgement: Judgement, report: TuningReport): string {
  const page = recordPage(call, report);
  const { promise } = page.words;
  const { count, tuning } = report;
  const head = headLines(page, judgement, report, `Which weights suit its finished ${promise}s best`);
  if (!tuning)
    return joinSections([
      head,
      sentenceSection(page, 'What is known', [
        `${count === 1 ? `1 finished ${promise} is` : `${count} finished ${promise}s are`} too few to choose weights by; it takes ten.`,
      ]),
    ]);
  const { tried, now, best } = tuning;
  const shown = call.has('quiet') ? best.slice(0, 1) : best;
  return joinSections([
    head,
    sentenceSection(page, 'What was done', [
      `From how ${count} finished ${promise}s ended it was worked out how alike those of one promisor are: always, of one kind, near in time, bound together. From that follows, for each of ${tried} sets of weights, how far the chance of a next ${promise} is expected to be off, and how wide its range has to be to hold it with 90%. The better set has both nearer and narrower chances, and no range that is narrower than it has to be.`,
    ]),
    tableSection(page, 'Sets of weights, best first', [
      ['', 'Half after', 'Unlike', 'Alike', 'Start', 'Off by', 'Range', 'Log score', 'Brier'].map((text) =>
        cell(text, 'dim'),
      ),
      row('as it is', now, 'each’s'),
      ...shown.map((trial, at) => row(at === 0 ? 'best' : '', trial, String(trial.priorWeight))),
    ]),
    sentenceSection(page, 'How to read it', [
      `Half after: age at which one counts half. Unlike: what one on another subject, to another recipient or under another office-holder counts. Alike: how alike those bound together are taken to be. Start: how many ${promise}s it counts as. Off by: how far chances are expected to be off. Range: how wide ranges are, by how wide they have to be; under 1× they claim too much. Log score and Brier: how well each finished ${promise} was foretold by those that had ended before it (0 is perfect).`,
    ]),
    sentenceSection(page, 'What that means', meaning(tuning, promise)),
    isAdvised(tuning) ? advice(page.style('bold', 'To take the best on, write in the ledger'), best[0]!) : [],
  ]);
}

function row(
  name: string,
  { halfLife, transfer, icc, error, width, logScore, brier }: Tuning['now'],
  priorWeight: string,
): Cell[] {
  return [
    cell(name),
    cell(halfLife === null ? 'never' : lengthText(halfLife)),
    cell(shareText(transfer)),
    cell(String(icc)),
    cell(priorWeight),
    cell(`${(error * 100).toFixed(1)}%`),
    cell(`${width.toFixed(2)}×`),
    cell(logScore.toFixed(4)),
    cell(brier.toFixed(4)),
  ];
}

/** Whether there is a gain to be seen, and what came does not speak against it. */
function isAdvised({ gain, foretold }: Tuning): boolean {
  return gain.low > 0 && foretold.high >= 0;
}

function meaning(tuning: Tuning, promise: string): string[] {
  const { gain, foretold, best } = tuning;
  const narrow = best[0]!.width < 1 ? ['No set of weights has ranges that are wide enough.'] : [];
  const better = `By chance and range together the best set is expected to be better by ${rangeText(gain)} for each ${promise}, in logarithms; its log score on these differs by ${rangeText(foretold)}. In brackets: where that lies with 90%.`;
  if (isAdvised(tuning))
    return [...narrow, `${better} It was chosen on these very ${promise}s, so expect less of it on others.`];
  const why =
    gain.low > 0
      ? `As it foretold these worse, it is not advised`
      : `As the first includes 0, these ${promise}s do not show that it is better`;
  return [...narrow, `${better} ${why}: keep what there is.`];
}

/** The lines that set a trial's weights. */
function advice(heading: string, { halfLife, transfer, icc, priorWeight }: Tuning['best'][number]): string[] {
  return [
    heading,
    '  ledger',
    `    half-life  ${halfLife === null ? 'none' : lengthText(halfLife)}`,
    `    transfer   ${transfer}`,
    `    icc        ${icc}`,
    '  prior default',
    `    weight     ${priorWeight}   ; and so for every other prior`,
  ];
}
