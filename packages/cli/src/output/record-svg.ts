import type { ReadingReport, RecordReport } from '@troth/core';
import { chartSvg, cut, lineAt } from './chart-svg.ts';
import { humanDate } from './human-date.ts';
import { readingText } from './record-tables.ts';
import { percent, recordWords, weightText } from './record-words.ts';
import { round, textAt } from './svg-text.ts';

const WIDTH = 900;
const LEFT = 300;
const RIGHT = 640;
const ROW = 26;
const MOST_GROUPS = 40;

interface Row {
  readonly label: string;
  readonly readings: readonly ReadingReport[];
}

/** The chances of a record with their ranges, each a line with a dot; and those of its groups. */
export function recordSvg(report: RecordReport): string {
  const words = recordWords(report);
  const names =
    report.of === 'threats' ? ['by this record'] : ['by the rules', 'by the one who relied on it'];
  const rows = rowsOf(report);
  const who = report.party ? (report.party.title ?? report.party.id) : 'every promisor';
  const title = `How often such a ${words.promise} is ${words.kept}: ${who}`;
  const top = 96;
  const bottom = top + rows.reduce((sum, row) => sum + heightOf(row), 0);
  return chartSvg({
    width: WIDTH,
    height: bottom + 64,
    title,
    description: rows
      .map(
        ({ label, readings }) =>
          `${label}: ${readings.map((one, at) => `${names[at]} ${told(one)}`).join('; ')}`,
      )
      .join('\n'),
    body: [
      textAt(24, 36, 'heading', cut(title, 1050)),
      textAt(
        24,
        58,
        'note',
        `On ${humanDate(report.on)}. The line is where the chance lies with 90%, the dot its mean.`,
      ),
      ...grid(top - 10, bottom),
      ...drawRows(rows, top),
      ...legend(names, bottom + 48),
    ],
  });
}

function rowsOf({ party, of, byRules, byReliance, groups }: RecordReport): Row[] {
  const readings = (one: { byRules: ReadingReport; byReliance: ReadingReport }) =>
    of === 'threats' ? [one.byRules] : [one.byRules, one.byReliance];
  const whole: Row = {
    label: party ? (party.title ?? party.id) : 'all together',
    readings: readings({ byRules, byReliance }),
  };
  const list = groups?.list.slice(0, MOST_GROUPS) ?? [];
  return [
    whole,
    ...list.map((group) => ({ label: group.title ?? group.key ?? 'none', readings: readings(group) })),
  ];
}

function heightOf({ readings }: Row): number {
  return readings.length * ROW + 10;
}

function grid(top: number, bottom: number): string[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    lineAt('grid', xOf(share), top, xOf(share), bottom),
    textAt(xOf(share), bottom + 18, 'note', percent(share), 'middle'),
  ]);
}

function drawRows(rows: readonly Row[], top: number): string[] {
  let y = top + 4;
  return rows.flatMap((row, index) => {
    const middle = y + ((row.readings.length - 1) * ROW) / 2;
    const label = textAt(24, middle + 10, index === 0 ? 'strong' : 'label', cut(row.label, LEFT - 48));
    const marks = row.readings.flatMap((reading, at) => drawReading(reading, at, y + at * ROW + 5));
    y += heightOf(row);
    return [label, ...marks];
  });
}

function drawReading(reading: ReadingReport, at: number, y: number): string[] {
  const text = textAt(RIGHT + 24, y + 5, reading.chance ? 'label' : 'note', told(reading));
  if (!reading.chance) return [text];
  const { mean, low, high } = reading.chance;
  const colour = at === 0 ? 'one' : 'two';
  return [
    lineAt(`range ${colour}`, xOf(low), y, xOf(high), y),
    at === 0
      ? `<circle class="dot ${colour}" cx="${round(xOf(mean))}" cy="${round(y)}" r="6"/>`
      : `<rect class="hollow ${colour}" x="${round(xOf(mean) - 5.5)}" y="${round(y - 5.5)}" width="11" height="11"/>`,
    text,
  ];
}

function legend(names: readonly string[], y: number): string[] {
  return names.flatMap((name, at) => {
    const x = LEFT + at * 150;
    return [
      at === 0
        ? `<circle class="dot one" cx="${x}" cy="${round(y - 5)}" r="6"/>`
        : `<rect class="hollow two" x="${x - 5.5}" y="${round(y - 10.5)}" width="11" height="11"/>`,
      textAt(x + 14, y, 'note', name),
    ];
  });
}

function told(reading: ReadingReport): string {
  const { chance, effective } = reading;
  return chance ? readingText(reading) : `too little record (${weightText(effective)})`;
}

function xOf(share: number): number {
  return LEFT + share * (RIGHT - LEFT);
}
