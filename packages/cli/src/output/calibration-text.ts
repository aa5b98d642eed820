import {
  type CalibrationPart,
  type CalibrationReport,
  type Judgement,
  type MeanRange,
  upperFirst,
} from '@troth/core';
import type { Call } from '../command.ts';
import { cell } from './columns.ts';
import { counted } from './promise-words.ts';
import {
  headLines,
  joinSections,
  type RecordPage,
  recordPage,
  sentenceSection,
  tableSection,
} from './record-page.ts';
import { percent } from './record-words.ts';

type Scores = NonNullable<CalibrationPart['scores']>;

/** How well a record foretold what came, for people. */
export function calibrationText(call: Call, judgement: Judgement, report: CalibrationReport): string {
  const page = recordPage(call, report);
  const { promise } = page.words;
  const about = `How well records foretold finished ${promise}s, each by those that had ended before it`;
  const { own, pooled } = report;
  const head = headLines(page, judgement, report, about);
  if (!pooled) return joinSections([head, ...partSections(page, own, '')]);
  return joinSections([
    head,
    ...partSections(page, own, 'By the promisor’s own record: '),
    ...partSections(page, pooled, 'By the record of every promisor: '),
  ]);
}

function partSections(page: RecordPage, part: CalibrationPart, before: string): string[][] {
  const { promise, kept } = page.words;
  const { count, tooLittle, scores, bins } = part;
  const heading = (text: string) => upperFirst(before + text);
  const counts = `${counted(count, `finished ${promise}`)} had enough record before ${count === 1 ? 'it' : 'them'} for a number; ${tooLittle} had too little.`;
  if (!scores)
    return [
      sentenceSection(page, heading('what is known'), [
        counts,
        'With fewer than ten foretold, scores would be chance alone, so none is given.',
      ]),
    ];
  const binRows = bins.map(({ from, to, count: within, chance, kept: share, low, high, lift }) => [
    cell(`${percent(from)}..${percent(to)}`),
    cell(String(within)),
    cell(percent(chance)),
    cell(`${percent(share)} (${percent(low)}..${percent(high)})`),
    cell(lift.toFixed(2)),
  ]);
  const heads = ['Chance', 'How many', 'On average', upperFirst(kept), 'Times the base rate'];
  return [
    sentenceSection(page, heading('what is known'), [counts, ...meaning(scores, kept)]),
    tableSection(page, 'Scores, with the range in which each lies with 90%', scoreRows(scores)),
    tableSection(page, 'Of those given about the same chance, how many came', [
      heads.map((text) => cell(text, 'dim')),
      ...binRows,
    ]),
  ];
}

function scoreRows({ brier, logScore, base, skill, gain }: Scores) {
  return [
    ['', 'The record', `Always ${percent(base.rate)}`].map((text) => cell(text, 'dim')),
    [cell('Brier score (0 is perfect)'), cell(rangeText(brier)), cell(base.brier.toFixed(3))],
    [cell('Log score (0 is perfect)'), cell(rangeText(logScore)), cell(base.logScore.toFixed(3))],
    [cell('Brier score better by'), cell(rangeText(gain)), cell(`skill ${skill.toFixed(3)}`, 'dim')],
  ];
}

function meaning({ base, gain }: Scores, kept: string): string[] {
  const verdict =
    gain.low > 0
      ? `The record foretold them better than the share that was ${kept} in the end did.`
      : gain.high < 0
        ? `The record foretold them worse than the share that was ${kept} in the end did.`
        : 'Whether the record or that share foretells better, these promises do not show: the range includes 0.';
  return [
    `Of these, ${percent(base.rate)} were ${kept}. Always saying that is a hard rival, as it is known only afterwards.`,
    verdict,
  ];
}

/** `0.212 (0.18..0.24)` */
export function rangeText({ mean, low, high }: MeanRange): string {
  return `${mean.toFixed(3)} (${low.toFixed(3)}..${high.toFixed(3)})`;
}
