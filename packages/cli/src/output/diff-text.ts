import { type ChangeReport, type DiffReport, printable } from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { humanDate } from './human-date.ts';
import { counted } from './promise-words.ts';
import { dayTexts, resultCell } from './result-text.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** What changed between two days, for people. */
export function diffText(call: Call, report: DiffReport): string {
  const width = widthOf(call.io.columns);
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const changes = report.changes.flatMap((change) => [
    ...changeLines(call, report, change, width, style),
    '',
  ]);
  if (call.has('quiet'))
    return changes
      .map((line) => `${line}\n`)
      .join('')
      .replace(/\n\n$/, '\n');
  const heading = wrap(headingOf(report, call.has('without-disputed')), width).map((line) =>
    style('bold', line),
  );
  return `${[...heading, '', ...changes, footer(report)].join('\n')}\n`;
}

function headingOf({ axis, from, to, on, known }: DiffReport, withoutDisputed: boolean): string {
  const days = `from ${humanDate(from)} to ${humanDate(to)}`;
  const parts =
    axis === 'on'
      ? [`What changed ${days}`]
      : [`What changed in what is known ${days}`, `judged on ${humanDate(on!)}`];
  if (known !== null) parts.push(`as known by ${humanDate(known)}`);
  if (withoutDisputed) parts.push('without what is disputed');
  return parts.join(', ');
}

function changeLines(
  call: Call,
  report: DiffReport,
  { id, title, before, after, causes }: ChangeReport,
  width: number,
  style: Style,
): string[] {
  const absent = report.axis === 'on' ? 'not made' : 'not known';
  const name = wrap(`${id}${title === null ? '' : `  ${printable(title)}`}`, width);
  const sides: Cell[][] = [
    [cell('was'), [...resultCell(before, absent), ...dayTexts(before, after).flatMap((text) => cell(text))]],
    [
      cell('is'),
      [...resultCell(after, 'not counted'), ...dayTexts(after, before).flatMap((text) => cell(text))],
    ],
  ];
  const why = causes.map(({ entry, kind, day, text, place }): Cell[] => {
    if (entry === null) return [cell(humanDate(day)), cell(text), []];
    return entry === place
      ? [
          cell(humanDate(day)),
          [...cell(text.startsWith(kind!) ? text : `${text} (${kind})`), ...cell(place, 'dim')],
          [],
        ]
      : [cell(humanDate(day)), cell(text), cell(entry, 'dim')];
  });
  return [
    ...name.map((line, index) => style(index === 0 ? 'bold' : undefined, line)),
    ...layOut(sides, width, style, 2),
    ...(call.has('quiet') ? [] : layOut(why, width, style, 2)),
  ];
}

function footer({ changes }: DiffReport): string {
  if (changes.length === 0) return 'nothing changed';
  const requests = changes.filter(({ kind }) => kind === 'request').length;
  const promises = changes.length - requests;
  const parts = [
    ...(promises > 0 ? [counted(promises, 'promise')] : []),
    ...(requests > 0 ? [counted(requests, 'request')] : []),
  ];
  return `${parts.join(' and ')} changed`;
}
