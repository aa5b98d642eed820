import {
  byAttention,
  checkReport,
  type Diagnostic,
  diagnose,
  diagnoseEvidence,
  type Judgement,
  notTheirs,
  printDiagnostic,
  reasonOf,
  stateCounts,
} from '@troth/core';
import type { Call } from '../command.ts';
import { capturedFiles } from '../input/captured-files.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { type Cell, cell, layOut } from '../output/columns.ts';
import { counted, dayHeading, nameOfPromise } from '../output/promise-words.ts';
import { colourOf, stateCell } from '../output/state-cells.ts';
import { type Style, styleFor, wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';

/** More promises than this are counted, not listed. */
const MOST_LISTED = 50;
/** Below this many columns, promises and their ids share one. */
const ROOMY = 60;

/** `troth check`: what is wrong with a ledger, and where its promises stand. */
export async function check(call: Call): Promise<number> {
  const ledger = await readLedgerFor(call);
  const judgement = judgeFor(call, ledger);
  const evidence = diagnoseEvidence(judgement, capturedFiles(call.io.folder));
  const diagnostics = [...diagnose(ledger), ...judgement.diagnostics, ...evidence, ...notTheirs(judgement)];
  const { out } = call.io;
  const sound = diagnostics.every(({ severity }) => severity !== 'error');
  if (call.has('json')) out.write(`${JSON.stringify(checkReport(judgement, diagnostics), null, 2)}\n`);
  else out.write(checkText(call, judgement, diagnostics));
  return sound ? 0 : 1;
}

function checkText(call: Call, judgement: Judgement, diagnostics: readonly Diagnostic[]): string {
  const color = wantsColour(call.io, call.io.out, call.has('no-color'));
  const width = widthOf(call.io.columns);
  const style = styleFor(color);
  const quiet = call.has('quiet');
  const printed = diagnostics
    .filter(({ severity }) => !quiet || severity === 'error')
    .map((diagnostic) => `${printDiagnostic(diagnostic, { color, width })}\n`);
  if (quiet) return printed.join('').replace(/\n\n$/, '\n');
  const { promises } = judgement;
  const list =
    promises.length > MOST_LISTED ? countList(judgement, style) : promiseList(judgement, width, style);
  const lines = promises.length > 0 ? [style('bold', dayHeading(judgement)), '', ...list, ''] : [];
  return `${printed.join('')}${[...lines, summary(judgement, diagnostics, style)].join('\n')}\n`;
}

/** Each promise with the reason for its state, what needs attention first. */
function promiseList(judgement: Judgement, width: number, style: Style): string[] {
  const rows = byAttention(judgement.promises, judgement.on).map((standing): Cell[] => {
    const id = cell(`@${standing.entry.name.text}`, 'bold');
    const name = nameOfPromise(standing);
    const progress = standing.progress ?? '';
    const about = [
      ...cell([name, progress].filter(Boolean).join(' · ')),
      ...cell(reasonOf(judgement, standing), 'dim'),
    ];
    return width < ROOMY ? [stateCell(standing), [...id, ...about]] : [stateCell(standing), id, about];
  });
  return layOut(rows, width, style);
}

/** How many promises are in each state. */
function countList({ promises }: Judgement, style: Style): string[] {
  const counts = stateCounts(promises);
  const digits = Math.max(...counts.map(({ count }) => String(count).length));
  const rows = counts.map(({ state, count, words }) => [
    cell(state, colourOf(state)),
    cell(String(count).padStart(digits)),
    cell(words.map((one) => `${one.count} ${one.word}`).join(', '), 'dim'),
  ]);
  return layOut(rows, 1000, style);
}

/** `3 errors, 2 warnings · 8 promises: 2 broken, 6 kept` */
function summary({ promises }: Judgement, diagnostics: readonly Diagnostic[], style: Style): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const found = [
    errors > 0 ? style('red', counted(errors, 'error')) : 'no errors',
    ...(warnings > 0 ? [style('yellow', counted(warnings, 'warning'))] : []),
  ].join(', ');
  if (promises.length === 0) return `${found} · no promises`;
  const states = stateCounts(promises).map(({ state, count }) => `${count} ${state}`);
  return `${found} · ${counted(promises.length, 'promise')}: ${states.join(', ')}`;
}
