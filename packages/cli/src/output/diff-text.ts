import {
  type ChangeReport,
  type ConflictChangeReport,
  type ConflictDiff,
  type ConflictStance,
  type DiffReport,
  listText,
  printable,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { humanDate } from './human-date.ts';
import { counted } from './promise-words.ts';
import { dayTexts, resultCell } from './result-text.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** What changed of promises and of conflicts. */
type Differences = DiffReport & ConflictDiff;

/** What changed between two days, for people. */
export function diffText(call: Call, report: Differences): string {
  const width = widthOf(call.io.columns);
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const changes = [
    ...report.changes.map((change) => changeLines(call, report, change, width, style)),
    ...report.conflicts.map((change) => conflictLines(call, change, width, style)),
    ...incompleteLines(report, width, style),
  ].flatMap((lines) => [...lines, '']);
  if (call.has('quiet'))
    return changes
      .map((line) => `${line}\n`)
      .join('')
      .replace(/\n\n$/, '\n');
  const heading = wrap(headingOf(report, call.has('without-disputed')), width).map((line) =>
    style('bold', line),
  );
  return `${[...heading, '', ...changes, ...wrap(footer(report), width)].join('\n')}\n`;
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
  return [
    ...nameLines(name, style),
    ...layOut(sides, width, style, 2),
    ...causeLines(call, causes, width, style),
  ];
}

/** A conflict that came, went or stands otherwise. Where no entry did it, a day passed. */
function conflictLines(
  call: Call,
  { promises, before, after, causes }: ConflictChangeReport,
  width: number,
  style: Style,
): string[] {
  const name = wrap(`conflict  ${promises.join(' × ')}`, width);
  const sides: Cell[][] = [
    [cell('was'), cell(stanceText(before, after))],
    [cell('is'), cell(stanceText(after, before))],
  ];
  return [
    ...nameLines(name, style),
    ...layOut(sides, width, style, 2),
    ...causeLines(call, causes, width, style),
  ];
}

function stanceText(stance: ConflictStance | null, other: ConflictStance | null): string {
  if (!stance) return 'not there';
  const { kind, sets, standing, reading, disputed } = stance;
  const readings = reading === 'certain' ? 'on every reading' : 'on some readings';
  const isTold = disputed || (other?.disputed ?? false);
  return [
    kind,
    ...(sets ? [`a family of ${sets}`] : []),
    standing,
    readings,
    ...(isTold ? [disputed ? 'disputed' : 'not disputed'] : []),
  ].join(' · ');
}

function incompleteLines({ howFar }: ConflictDiff, width: number, style: Style): string[][] {
  const cut = howFar.after ?? howFar.before;
  if (cut === null) return [];
  const text = `INCOMPLETE: the search for conflicts did not finish (${printable(cut)}).`;
  return [wrap(text, width).map((line) => style('red', line))];
}

function nameLines(name: readonly string[], style: Style): string[] {
  return name.map((line, index) => style(index === 0 ? 'bold' : undefined, line));
}

function causeLines(call: Call, causes: ChangeReport['causes'], width: number, style: Style): string[] {
  if (call.has('quiet')) return [];
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
  return layOut(why, width, style, 2);
}

function footer({ changes, conflicts, howFar }: Differences): string {
  if (changes.length + conflicts.length === 0)
    return howFar.before === null && howFar.after === null ? 'nothing changed' : 'no change was found';
  const requests = changes.filter(({ kind }) => kind === 'request').length;
  const promises = changes.length - requests;
  const parts = [
    ...(promises > 0 ? [counted(promises, 'promise')] : []),
    ...(requests > 0 ? [counted(requests, 'request')] : []),
    ...(conflicts.length > 0 ? [counted(conflicts.length, 'conflict')] : []),
  ];
  return `${listText(parts)} changed`;
}
