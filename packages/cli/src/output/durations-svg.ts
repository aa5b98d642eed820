import type { DurationsReport, Step } from '@troth/core';
import { COLOURS, chartSvg, lineAt } from './chart-svg.ts';
import { WAYS } from './durations-text.ts';
import { lengthText, percent, recordWords } from './record-words.ts';
import { round, textAt } from './svg-text.ts';

const WIDTH = 960;
const LEFT = 80;
const TOP = 96;
const RIGHT = 620;
const HEIGHT = 360;

interface Curve {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly start: 0 | 1;
}

/** How many still stand after a time, and how many have ended in each way. */
export function durationsSvg(report: DurationsReport): string {
  const { promise } = recordWords(report);
  const who = report.party ? (report.party.title ?? report.party.id) : 'every promisor';
  const title = `How long ${promise}s last, and how they end: ${who}`;
  const { survival, incidence, count, standing } = report;
  const curves: Curve[] =
    survival.length === 0
      ? []
      : [
          { name: 'still stands', steps: survival, start: 1 },
          ...incidence.map(({ way, steps }) => ({ name: WAYS[way], steps, start: 0 as const })),
        ];
  const last = Math.max(1, survival.at(-1)?.days ?? 1);
  const found =
    curves.length === 0
      ? 'Fewer than ten have ended: there is nothing to draw.'
      : `${count} ${promise}s, of which ${standing} still stand. The band is where the share lies with 90%.`;
  return chartSvg({
    width: WIDTH,
    height: curves.length === 0 ? TOP : TOP + HEIGHT + 60,
    title,
    description: [found, ...curves.map(inWords)].join('\n'),
    body: [
      textAt(24, 36, 'heading', title),
      textAt(24, 60, 'note', found),
      ...(curves.length === 0 ? [] : axes(last)),
      ...curves.flatMap((curve, at) => drawCurve(curve, at, last)),
    ],
  });
}

function axes(last: number): string[] {
  const shares = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    lineAt('grid', LEFT, yOf(share), RIGHT, yOf(share)),
    textAt(LEFT - 10, yOf(share) + 5, 'note', percent(share), 'end'),
  ]);
  const times = ticks(last).flatMap((days) => [
    lineAt('axis', xOf(days, last), TOP + HEIGHT, xOf(days, last), TOP + HEIGHT + 5),
    textAt(xOf(days, last), TOP + HEIGHT + 22, 'note', days === 0 ? '0' : lengthText(days), 'middle'),
  ]);
  return [...shares, ...times];
}

/** About five round times from 0 to the last. */
function ticks(last: number): number[] {
  const unit = last > 3 * 365.25 ? 365.25 : 1;
  const rough = last / unit / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? 1) * unit;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
}

function drawCurve({ name, steps, start }: Curve, at: number, last: number): string[] {
  const colour = COLOURS[at % COLOURS.length]!;
  const y = TOP + 12 + at * 26;
  return [
    `<path class="band ${colour}${at === 0 ? '' : ' faint'}" d="${bandOf(steps, start, last)}"/>`,
    `<path class="curve ${colour} dash-${at % 4}" d="${pathOf(steps, start, last, 'share')}"/>`,
    `<line class="curve ${colour} dash-${at % 4}" x1="${RIGHT + 24}" y1="${y - 5}" x2="${RIGHT + 60}" y2="${y - 5}"/>`,
    textAt(RIGHT + 70, y, 'note', name),
  ];
}

function pathOf(steps: readonly Step[], start: 0 | 1, last: number, of: 'share' | 'low' | 'high'): string {
  const parts = [`M${round(xOf(0, last))} ${round(yOf(start))}`];
  for (const step of steps) parts.push(`H${round(xOf(step.days, last))}V${round(yOf(step[of]))}`);
  parts.push(`H${round(xOf(last, last))}`);
  return parts.join('');
}

/** Along the lower end, and back along the upper. */
function bandOf(steps: readonly Step[], start: 0 | 1, last: number): string {
  const back: string[] = [];
  const end = steps.at(-1);
  back.push(`L${round(xOf(last, last))} ${round(yOf(end ? end.high : start))}`);
  for (let at = steps.length - 1; at >= 0; at--) {
    back.push(`H${round(xOf(steps[at]!.days, last))}`);
    back.push(`V${round(yOf(at > 0 ? steps[at - 1]!.high : start))}`);
  }
  back.push(`H${round(xOf(0, last))}Z`);
  return pathOf(steps, start, last, 'low') + back.join('');
}

function inWords({ name, steps }: Curve): string {
  const end = steps.at(-1);
  return end
    ? `${name}: ${percent(end.share)} (${percent(end.low)}..${percent(end.high)}) after ${lengthText(end.days)}`
    : name;
}

function xOf(days: number, last: number): number {
  return LEFT + (days / last) * (RIGHT - LEFT);
}

function yOf(share: number): number {
  return TOP + (1 - share) * HEIGHT;
}
