import { type CauseReport, type LogReport, printable, type ResultReport } from '@troth/core';
import type { Call } from '../command.ts';
import type { Entered } from '../input/entered.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { humanDate } from './human-date.ts';
import { dayTexts, resultCell, resultText } from './result-text.ts';
import { colourOf } from './state-cells.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/**
 * The history of an entry in both times, for people.
 *
 * @param because why the entry counts for nothing; undefined where it counts
 */
export function logText(
  call: Call,
  report: LogReport & { readonly entered: Entered | null },
  because: string | undefined,
): string {
  const width = widthOf(call.io.columns);
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const sections = [head(report, width, style)];
  if (because !== undefined) sections.push(wrap(`It does not count: ${because}.`, width));
  const add = (heading: string, rows: readonly Cell[][]) => {
    if (rows.length > 0) sections.push([style('bold', heading), ...layOut(rows, width, style, 2)]);
  };
  const quiet = call.has('quiet');
  const until = report.known === null ? '' : `, as known by ${humanDate(report.known)}`;
  add(
    `What happened up to ${humanDate(report.on)}${until}`,
    report.history.map(({ day, result, causes }, index, rows) => [
      cell(humanDate(day)),
      [
        ...rowCell(result, rows[index - 1]?.result),
        ...(quiet ? [] : causes.flatMap((cause) => causeCell(cause, day, sinceText(cause.known, cause)))),
      ],
    ]),
  );
  add(
    'What a reader could know on the day',
    report.knowledge.map(({ known, result, causes }, index, rows) => [
      cell(humanDate(known)),
      [
        ...rowCell(result, rows[index - 1]?.result),
        ...(quiet ? [] : causes.flatMap((cause) => causeCell(cause, known, ''))),
      ],
    ]),
  );
  if (!quiet || report.history.length === 0)
    add('The entry itself', [
      ...report.times.map(({ day, text, entry }) => [
        cell(humanDate(day)),
        cell(text),
        cell(entry ?? '', 'dim'),
      ]),
      ...enteredRows(report.entered),
    ]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** When it was written down is a time of its own, so it stands below the others. */
function enteredRows(entered: Entered | null): Cell[][] {
  if (!entered) return [];
  const { day, commit, changed } = entered;
  const row = (date: string, what: string, by: string) => [
    cell(humanDate(date)),
    cell(what),
    cell(`commit ${by}`, 'dim'),
  ];
  return [
    row(day, 'entered in the ledger', commit),
    ...(changed ? [row(changed.day, 'last changed there', changed.commit)] : []),
  ];
}

/** A result, with its deadline where nothing else differs from the row above. */
function rowCell(result: ResultReport | null, above: ResultReport | null | undefined): Cell {
  if (!result || !above || resultText(result) !== resultText(above)) return resultCell(result, 'not counted');
  const [deadline] = dayTexts({ ...result, due: null }, { ...above, due: null });
  return cell([resultText(result), deadline ?? 'no deadline'].join(' · '), colourOf(result.state));
}

function head({ id, title, kind, place }: LogReport, width: number, style: Style): string[] {
  return [
    ...wrap(`${id}${title === null ? '' : `  ${printable(title)}`}`, width).map((line) =>
      style('bold', line),
    ),
    ...wrap(`${kind} · ${place.file}:${place.line}`, width).map((line) => style('dim', line)),
  ];
}

/** What brought a result about; its day where it is not that of the row. */
function causeCell({ entry, day, text }: CauseReport, rowDay: string, known: string): Cell {
  const when = day === rowDay ? '' : `, ${humanDate(day)}`;
  return cell(
    [`${text}${when}`, ...(entry === null ? [] : [entry]), ...(known === '' ? [] : [known])].join(' · '),
    'dim',
  );
}

/** From when an entry was known, where that is not the day it happened. */
function sinceText(known: string | null, { day }: CauseReport): string {
  return known === null || known === day ? '' : `known since ${humanDate(known)}`;
}
