import type { CalibrationPart, CalibrationReport } from '@troth/core';
import { chartSvg, lineAt } from './chart-svg.ts';
import { percent, recordWords } from './record-words.ts';
import { round, textAt } from './svg-text.ts';

const WIDTH = 640;
const LEFT = 90;
const TOP = 112;
const SIDE = 440;

/** Which share came of those that were given about the same chance: on the dashed line where they agree. */
export function calibrationSvg(report: CalibrationReport): string {
  const { kept, promise } = recordWords(report);
  // Of a whole ledger, the record that is asked for is that of every promisor.
  const { bins, count, scores } = report.pooled ?? report.own;
  const who = report.party ? (report.party.title ?? report.party.id) : 'every promisor';
  const title = `What was foretold, and what came: ${who}`;
  const found = scores
    ? `${count} ${promise}s foretold by those before them. Brier ${scores.brier.mean.toFixed(3)}, base rate ${scores.base.brier.toFixed(3)}.`
    : 'Fewer than ten could be foretold: there is nothing to draw.';
  return chartSvg({
    width: WIDTH,
    height: scores ? TOP + SIDE + 70 : TOP,
    title,
    description: [
      found,
      ...bins.map(
        ({ chance, count: within, kept: share, low, high }) =>
          `${within} were given about ${percent(chance)}: ${percent(share)} (${percent(low)}..${percent(high)}) were ${kept}`,
      ),
    ].join('\n'),
    body: [
      textAt(24, 36, 'heading', title),
      textAt(24, 60, 'note', found),
      ...(scores ? [...axes(kept), ...bins.flatMap(drawBin)] : []),
    ],
  });
}

function axes(kept: string): string[] {
  const marks = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    lineAt('grid', xOf(share), TOP, xOf(share), TOP + SIDE),
    lineAt('grid', LEFT, yOf(share), LEFT + SIDE, yOf(share)),
    textAt(xOf(share), TOP + SIDE + 20, 'note', percent(share), 'middle'),
    textAt(LEFT - 10, yOf(share) + 5, 'note', percent(share), 'end'),
  ]);
  return [
    ...marks,
    lineAt('even', xOf(0), yOf(0), xOf(1), yOf(1)),
    textAt(LEFT + SIDE / 2, TOP + SIDE + 46, 'label', 'chance that was given', 'middle'),
    textAt(24, TOP - 14, 'label', `share that was ${kept}`),
  ];
}

/** A point with its range, and how many it stands for. */
function drawBin({ chance, kept, low, high, count }: CalibrationPart['bins'][number]): string[] {
  const x = xOf(chance);
  return [
    lineAt('range one', x, yOf(low), x, yOf(high)),
    `<circle class="dot one" cx="${round(x)}" cy="${round(yOf(kept))}" r="6"/>`,
    textAt(x + 11, yOf(kept) + 5, 'note', String(count)),
  ];
}

function xOf(share: number): number {
  return LEFT + share * SIDE;
}

function yOf(share: number): number {
  return TOP + (1 - share) * SIDE;
}
