import {
  type Conflicts,
  type ExposureChange,
  idOf,
  type Ledger,
  printable,
  type Side,
  type StateChange,
  type WhatIfReport,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import type { Page } from './conflict-block.ts';
import { conflictChangeRows } from './conflict-change.ts';
import { conflictBlocks, conflictLines } from './conflict-text.ts';
import { counted, dayHeading } from './promise-words.ts';
import { dayTexts, resultCell } from './result-text.ts';
import { styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** What is told of. */
export interface Supposition {
  readonly path: string;
  /** With the supposed entries. */
  readonly ledger: Ledger;
  readonly before: Side;
  readonly after: Side;
  readonly report: WhatIfReport;
}

/** What supposed entries would change, for people. */
export function whatIfText(call: Call, supposition: Supposition): string {
  const { path, ledger, after, report } = supposition;
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const page: Page = { ledger, judgement: after.judgement, width: widthOf(call.io.columns), style };
  const sections = [
    stateSection(page, report.states),
    ...conflictSections(page, supposition, call.has('quiet')),
    exposureSection(page, report.exposure),
  ].filter((lines) => lines.length > 0);
  const body = sections.flatMap((lines) => [...lines, '']);
  if (call.has('quiet')) return body.length > 0 ? `${body.slice(0, -1).join('\n')}\n` : '';
  const heading = wrap(`${dayHeading(after.judgement)}, with ${path}`, page.width);
  const bold = heading.map((line) => style('bold', line));
  return `${[...bold, '', ...body, ...wrap(footer(report), page.width)].join('\n')}\n`;
}

function stateSection({ width, style }: Page, states: readonly StateChange[]): string[] {
  if (states.length === 0) return [];
  const blocks = states.map(({ id, title, before, after }) => {
    const name = wrap(title === null ? id : `${id}  ${printable(title)}`, width - 2);
    const sides: Cell[][] = [
      [
        cell('was'),
        [...resultCell(before, 'not there'), ...dayTexts(before, after).flatMap((text) => cell(text))],
      ],
      [
        cell('is'),
        [...resultCell(after, 'not counted'), ...dayTexts(after, before).flatMap((text) => cell(text))],
      ],
    ];
    return [...name.map((line) => `  ${line}`), ...layOut(sides, width, style, 4)];
  });
  return [style('bold', 'States'), ...blocks.flat()];
}

/** Conflicts that would come are told in full; those that would go, in a line. */
function conflictSections(page: Page, { before, after, report }: Supposition, quiet: boolean): string[][] {
  const { style, width } = page;
  const { conflicts, families, howFar } = report;
  const come = chosen(after.conflicts, [...conflicts.appeared, ...families.appeared]);
  const gone = chosen(before.conflicts, [...conflicts.vanished, ...families.vanished]);
  const sections: string[][] = [];
  const add = (heading: string, lines: readonly string[]) => {
    if (lines.length > 0) sections.push([style('bold', heading), ...lines]);
  };
  if (quiet) add('New conflicts', conflictLines(come, { width, style }));
  else if (come.conflicts.length + come.families.length > 0)
    add('New conflicts', ['', ...conflictBlocks(page, come).slice(0, -1)]);
  add('Conflicts that are no more', indented(conflictLines(gone, { width: width - 2, style })));
  const changed = [...conflicts.changed, ...families.changed];
  add(
    'Conflicts that change',
    changed.flatMap((change) => conflictChangeRows(page, change)),
  );
  const cut = howFar.after ?? howFar.before;
  if (cut !== null)
    add(
      'INCOMPLETE',
      indented(wrap(`The search for conflicts did not finish: ${printable(cut)}.`, width - 2)),
    );
  return sections;
}

/** The conflicts and families over certain promises. */
function chosen(found: Conflicts, reports: readonly { readonly promises: readonly string[] }[]): Conflicts {
  const keys = new Set(reports.map(({ promises }) => promises.join(' ')));
  const isChosen = ({ promises }: Pick<Conflicts['conflicts'][number], 'promises'>) =>
    keys.has(promises.map(({ name }) => idOf(name)).join(' '));
  return {
    conflicts: found.conflicts.filter(isChosen),
    families: found.families.filter(isChosen),
    entanglements: [],
    incomplete: undefined,
  };
}

function exposureSection({ width, style }: Page, changes: readonly ExposureChange[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map((change): Cell[] => [
    cell(change.title ?? change.id),
    differences(change).flatMap((text) => cell(text)),
  ]);
  return [style('bold', 'Who stands to lose what'), ...layOut(rows, width, style, 2)];
}

function differences({ before, after }: ExposureChange): string[] {
  const numbers = [
    ['promises owed to it', before?.owed ?? 0, after?.owed ?? 0],
    ['stakes', before?.stakes ?? 0, after?.stakes ?? 0],
    ['at stake', before?.total.join(', ') || '0', after?.total.join(', ') || '0'],
    ['promises that fall with others', before?.falls ?? 0, after?.falls ?? 0],
    ['claimed by people', before?.claimed ?? 0, after?.claimed ?? 0],
  ] as const;
  return numbers.filter(([, was, is]) => was !== is).map(([what, was, is]) => `${what}: ${was} → ${is}`);
}

function footer({ states, conflicts, families, exposure, howFar }: WhatIfReport): string {
  const sets = [conflicts, families].reduce(
    (sum, { appeared, vanished, changed }) => sum + appeared.length + vanished.length + changed.length,
    0,
  );
  const parts = [
    ...(states.length > 0 ? [counted(states.length, 'state')] : []),
    ...(sets > 0 ? [counted(sets, 'conflict')] : []),
    ...(exposure.length > 0 ? [counted(exposure.length, 'exposure')] : []),
  ];
  if (parts.length > 0) return `${parts.join(', ')} would change`;
  return howFar.after === null && howFar.before === null ? 'nothing would change' : 'no change was found';
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
