import { type DurationsReport, type Judgement, type Step, shareAt, WAYS_TO_END } from '@troth/core';
import type { Call } from '../command.ts';
import { cell } from './columns.ts';
import { counted } from './promise-words.ts';
import { headLines, joinSections, recordPage, sentenceSection, tableSection } from './record-page.ts';
import { lengthText, percent } from './record-words.ts';

/** What each way to end means, for people. */
export const WAYS: Readonly<Record<(typeof WAYS_TO_END)[number], string>> = {
  broken: 'broken',
  performed: 'done',
  expired: 'ran out unbroken, or lapsed',
  renegotiated: 'replaced by another',
  released: 'released',
  ended: 'ended by a power, excused or voided',
};

/** How long promises last, and how they end, for people. */
export function durationsText(call: Call, judgement: Judgement, report: DurationsReport): string {
  const page = recordPage(call, report);
  const { promise } = page.words;
  const { count, standing, ends, survival, incidence } = report;
  const ended = count - standing;
  const known = [
    `${counted(count, promise)} watched from the day ${count === 1 ? 'it was' : 'they were'} made: ${ended} ended, ${standing} still ${standing === 1 ? 'stands' : 'stand'}.`,
    ...leftOutTexts(report),
  ];
  const counts = WAYS_TO_END.filter((way) => ends[way] > 0).map((way) => [
    cell(String(ends[way])),
    cell(WAYS[way]),
  ]);
  const head = headLines(page, judgement, report, `How long its ${promise}s last, and how they end`);
  const first = [
    head,
    sentenceSection(page, 'What is known', known),
    tableSection(page, 'How they ended', counts),
  ];
  if (survival.length === 0)
    return joinSections([
      ...first,
      sentenceSection(page, 'What is not known', [
        `How long they last: with fewer than ten endings a share would be chance alone, so none is given.`,
      ]),
    ]);
  const marks = marksWithin(survival.at(-1)!.days);
  const rows = [
    ['', ...marks.map(lengthText)].map((text) => cell(text, 'dim')),
    [cell('still stand'), ...marks.map((days) => cell(stepText(shareAt(survival, days, 1))))],
    ...incidence.map(({ way, steps }) => [
      cell(WAYS[way]),
      ...marks.map((days) => cell(stepText(shareAt(steps, days, 0)))),
    ]),
  ];
  return joinSections([
    ...first,
    sentenceSection(page, 'How long they last', [medianText(report), ...uncertainTexts(report, promise)]),
    tableSection(page, 'After this time, with the range in which the share lies with 90%', rows),
    sentenceSection(page, 'How that is computed', [
      'Those that still stand count as long as they were watched (Kaplan and Meier). Ways to end rule each other out, and add up to what no longer stands (Aalen and Johansen). A share without a range is that before the first such ending, or after all have ended.',
    ]),
  ]);
}

/** Which are left out, and why. */
function leftOutTexts({
  unknown,
  leftOut: { madeOnOpenDay, endedOnOpenDay, unclear },
}: DurationsReport): string[] {
  if (unknown === 0) return [];
  const why = [
    madeOnOpenDay > 0 ? `${madeOnOpenDay} made on an open day, of which only the least time is known` : '',
    endedOnOpenDay > 0 ? `${endedOnOpenDay} that ended on an open day` : '',
    unclear > 0
      ? `${unclear} of which it is not clear whether ${unclear === 1 ? 'it has' : 'they have'} ended`
      : '',
  ].filter(Boolean);
  return [
    `Left out, as it is not known how long ${unknown === 1 ? 'it' : 'they'} lasted: ${why.join('; ')}.`,
  ];
}

/** What days that are known within ends only may change. */
function uncertainTexts({ uncertain, median }: DurationsReport, promise: string): string[] {
  if (uncertain === 0 || !median) return [];
  const [short, long] = [median.shortest, median.longest].map((days) =>
    days === null ? 'a time that is not reached' : lengthText(days),
  );
  return [
    `The days of ${counted(uncertain, promise)} are known within ends only; their middle is taken. At these ends half had ended after ${short} at the shortest, ${long} at the longest.`,
  ];
}

function medianText({ median }: DurationsReport): string {
  if (!median || median.days === null)
    return 'More than half still stands at the end of the time that is known.';
  const [low, high] = [median.low, median.high].map((days) =>
    days === null ? 'not reached' : lengthText(days),
  );
  return `Half had ended after ${lengthText(median.days)} (with 90%: ${low} to ${high}).`;
}

function stepText(step: Step | undefined): string {
  if (!step) return '';
  if (step.share === 0 || step.share === 1) return percent(step.share);
  return `${percent(step.share)} (${percent(step.low)}..${percent(step.high)})`;
}

const MARKS = [30, 91, 182.625, 365.25, 730.5, 1826.25, 3652.5, 7305, 18262.5, 36525, 73050];

/** Times to tell shares at: at most four, up to the last ending. */
function marksWithin(last: number): number[] {
  const within = MARKS.filter((days) => days <= last);
  const isNear = (within.at(-1) ?? 0) > 0.9 * last;
  return isNear ? within.slice(-4) : [...within.slice(-3), last];
}
