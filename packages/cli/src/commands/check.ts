import { stripVTControlCharacters } from 'node:util';
import {
  byAttention,
  type Conflicts,
  checkReport,
  conflictsOf,
  type Diagnostic,
  diagnose,
  diagnoseEvidence,
  groupedDigits,
  hasCertain,
  isCertain,
  type Judgement,
  type Ledger,
  notTheirs,
  type PromiseStanding,
  printDiagnostic,
  reasonOf,
  resultReport,
  type StateCount,
  stateCounts,
  withoutDisputed,
} from '@troth/core';
import { capturedFiles } from '@troth/server';
import type { Call } from '../command.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { type CaseGroup, groupCases, groupName, groupSides, isGroup } from '../output/case-groups.ts';
import { type Cell, cell, layOut } from '../output/columns.ts';
import type { Page } from '../output/conflict-block.ts';
import { conflictBlocks, conflictCount, conflictLines } from '../output/conflict-text.ts';
import { counted, dayHeading, nameOfPromise } from '../output/promise-words.ts';
import { resultText } from '../output/result-text.ts';
import { colourOf, stateCell } from '../output/state-cells.ts';
import { type Style, styleFor, wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';
import { unlistedLines } from '../output/unlisted-text.ts';
import { wrap } from '../output/wrap.ts';

/** More promises than this are counted, not listed. */
const MOST_LISTED = 50;
/** More conflicts than this get a line each. */
const MOST_TOLD = 10;
/** Below this many columns, promises and their ids share one. */
const ROOMY = 60;

/** `troth check`: what is wrong with a ledger, and where its promises stand. */
export async function check(call: Call): Promise<number> {
  const ledger = await readLedgerFor(call);
  const judgement = judgeFor(call, ledger);
  const evidence = diagnoseEvidence(judgement, capturedFiles(call.io.folder));
  const diagnostics = [...diagnose(ledger), ...judgement.diagnostics, ...evidence, ...notTheirs(judgement)];
  const { out } = call.io;
  if (call.has('json')) {
    const conflicts = conflictsOf(judgement);
    const report = checkReport(judgement, diagnostics, conflicts);
    out.write(`${JSON.stringify(report, null, 2)}\n`);
    return isSound({ judgement, diagnostics, conflicts }) ? 0 : 1;
  }
  const layout = layoutFor(call);
  const quiet = call.has('quiet');
  const printed = diagnostics
    .filter(({ severity }) => !quiet || severity === 'error')
    .map((diagnostic) => `${printDiagnostic(diagnostic, layout)}\n`);
  // What is wrong with the text is shown before the search for what cannot all be kept, which may take long.
  if (!quiet) out.write(printed.join(''));
  const findings: Findings = { judgement, diagnostics, conflicts: conflictsOf(judgement) };
  out.write(quiet ? quietText(printed, findings.conflicts, layout) : standingText(ledger, findings, layout));
  return isSound(findings) ? 0 : 1;
}

/** All that was found. */
interface Findings {
  readonly judgement: Judgement;
  readonly diagnostics: readonly Diagnostic[];
  readonly conflicts: Conflicts;
}

/** How what was found is laid out. */
interface Layout {
  readonly color: boolean;
  readonly width: number;
  readonly style: Style;
}

function layoutFor(call: Call): Layout {
  const color = wantsColour(call.io, call.io.out, call.has('no-color'));
  return { color, width: widthOf(call.io.columns), style: styleFor(color) };
}

function isSound({ diagnostics, conflicts }: Findings): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error') && !hasCertain(conflicts);
}

/** The conflicts, where each promise stands, and how many there are of each. */
function standingText(ledger: Ledger, findings: Findings, { width, style }: Layout): string {
  const { judgement, conflicts } = findings;
  const { promises } = judgement;
  const counts = stateCounts(promises);
  const list = isLong(promises)
    ? countList(counts, style)
    : promiseList(judgement, groupCases(byAttention(promises, judgement.on)), width, style);
  const found = conflictPart({ ledger, judgement, width, style }, conflicts);
  const lines = promises.length > 0 ? [style('bold', dayHeading(judgement)), '', ...found, ...list, ''] : [];
  return `${[...lines, summary(findings, counts, { width, style })].join('\n')}\n`;
}

/** Errors, and a line for each conflict of error level. */
function quietText(
  printed: readonly string[],
  conflicts: Conflicts,
  page: Pick<Page, 'width' | 'style'>,
): string {
  const lines = conflictLines(parted(conflicts).certain, page).map((line) => `${line}\n`);
  return lines.length > 0 ? [...printed, ...lines].join('') : printed.join('').replace(/\n\n$/, '\n');
}

/** Conflicts of error level as blocks, unless there are many; a line for each of the others. */
function conflictPart(page: Page, conflicts: Conflicts): string[] {
  const { certain, others } = parted(conflicts);
  const many = certain.conflicts.length + certain.families.length > MOST_TOLD;
  const blocks = many ? [] : conflictBlocks(page, certain);
  const lines = conflictLines(many ? conflicts : others, page);
  if (lines.length === 0) return blocks;
  const hint = wrap('troth conflicts tells more about each.', page.width);
  return [...blocks, ...lines, ...hint, ''];
}

/** Conflicts of error level, and those that are not certain. What lifts several at once is told by `troth conflicts`. */
function parted({ conflicts, families, incomplete }: Conflicts): {
  readonly certain: Conflicts;
  readonly others: Conflicts;
} {
  const isError = ({ first }: Conflicts['families'][number]) => first.some(isCertain);
  return {
    certain: {
      conflicts: conflicts.filter(isCertain),
      families: families.filter(isError),
      entanglements: [],
      incomplete,
    },
    others: {
      conflicts: conflicts.filter((one) => !isCertain(one)),
      families: families.filter((one) => !isError(one)),
      entanglements: [],
      incomplete: undefined,
    },
  };
}

/** Whether promises take more rows than are listed, of which many cases that stand alike share one. */
function isLong(promises: readonly PromiseStanding[]): boolean {
  const single = promises.filter(({ entry }) => !entry.instance);
  return single.length > MOST_LISTED || groupCases(promises).length > MOST_LISTED;
}

/** Each promise with the reason for its state, what needs attention first. */
function promiseList(
  judgement: Judgement,
  promises: readonly (PromiseStanding | CaseGroup)[],
  width: number,
  style: Style,
): string[] {
  const rows = promises.map((standing): Cell[] => {
    if (isGroup(standing)) return groupRow(standing, width);
    const id = cell(`@${standing.entry.name.text}`, 'bold');
    const name = nameOfPromise(standing);
    const progress = groupedDigits(standing.progress ?? '');
    const about = [
      ...cell([name, progress].filter(Boolean).join(' · ')),
      ...cell(reasonOf(judgement, standing), 'dim'),
      ...flipCell(judgement, standing),
    ];
    return width < ROOMY ? [stateCell(standing), [...id, ...about]] : [stateCell(standing), id, about];
  });
  return layOut(rows, width, style);
}

/** Cases of one promise that stand alike. */
function groupRow(group: CaseGroup, width: number): Cell[] {
  const id = cell(groupName(group), 'bold');
  const about = [...cell(nameOfPromise(group.first)), ...cell(groupSides(group), 'dim')];
  const state = stateCell(group.first);
  return width < ROOMY ? [state, [...id, ...about]] : [state, id, about];
}

/** Where a promise stands without what is disputed, where that differs. */
function flipCell(judgement: Judgement, { entry }: PromiseStanding): Cell {
  const other = withoutDisputed(judgement);
  if (!other.has(entry)) return [];
  const standing = other.get(entry);
  const text = standing ? resultText(resultReport(standing)) : 'not counted';
  return cell(`without what is disputed: ${text}`, 'yellow');
}

/** How many promises are in each state. */
function countList(counts: readonly StateCount[], style: Style): string[] {
  const digits = Math.max(...counts.map(({ count }) => String(count).length));
  const rows = counts.map(({ state, count, words }) => [
    cell(state, colourOf(state)),
    cell(String(count).padStart(digits)),
    cell(words.map((one) => `${one.count} ${one.word}`).join(', '), 'dim'),
  ]);
  return layOut(rows, 1000, style);
}

/** `3 errors, 2 warnings, 1 certain conflict · 8 promises: 2 broken, 6 kept` */
function summary(
  { judgement, diagnostics, conflicts }: Findings,
  counts: readonly StateCount[],
  { width, style }: Pick<Layout, 'width' | 'style'>,
): string {
  const { promises } = judgement;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const found = [
    errors > 0 ? style('red', counted(errors, 'error')) : 'no errors',
    ...(warnings > 0 ? [style('yellow', counted(warnings, 'warning'))] : []),
    ...(promises.length > 0 ? [conflictCount(conflicts, style)] : []),
  ].join(', ');
  if (promises.length === 0) return [`${found} · no promises`, ...unlistedLines(judgement)].join('\n');
  const states = counts.map(({ state, count }) => `${count} ${state}`);
  const standing = `${counted(promises.length, 'promise')}: ${states.join(', ')}`;
  const isNarrow = stripVTControlCharacters(found).length + 3 + standing.length > width;
  return isNarrow ? [found, ...wrap(standing, width)].join('\n') : `${found} · ${standing}`;
}
