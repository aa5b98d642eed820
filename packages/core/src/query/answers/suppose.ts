import { diagnose } from '../../check/diagnose.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { countAsKnown, countAsMade } from '../../ledger/count-as-made.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { isoDay, LATEST } from '../../ledger/values/civil-day.ts';
import { type JudgeOptions, judge } from '../../lifecycle/judge.ts';
import { sourceText } from '../../text/source-text.ts';
import { type DiagnosticReport, diagnosticReport } from '../reports/check-report.ts';
import { fittingOf, fittingReport } from '../reports/fitting.ts';
import { sideOf, type WhatIfReport, whatIfReport } from '../reports/what-if-report.ts';
import { type ConflictSummary, conflictSummaries, keyOf } from './conflict-summary.ts';
import { type ConflictAnswer, conflictAnswer } from './conflicts.ts';
import type { Desk } from './desk.ts';
import { neededText, type Parameters, textOf } from './parameters.ts';
import { type PromiseRow, promiseRow } from './promise-row.ts';
import { View } from './view.ts';

/** Promises that are not made yet: whether they can be kept beside all others. */
export interface DraftAnswer {
  /** What is wrong with the draft; lines count within it. With an error nothing is tested. */
  readonly diagnostics: readonly DiagnosticReport[];
  /** Null where it could not be told. */
  readonly fits: boolean | null;
  /** The promises of the draft, as they would stand. */
  readonly promises: readonly PromiseRow[];
  /** Promises that they replace, which are left out. */
  readonly leftOut: readonly string[];
  /** Conflicts that contain one of them: what collides, who can lift it, and who pays. */
  readonly conflicts: readonly ConflictAnswer[];
  readonly families: readonly ConflictSummary[];
  /** Why the search did not finish; null when it did. */
  readonly howFar: string | null;
}

/** What entries would change that are only supposed. */
export interface WhatIfAnswer {
  readonly diagnostics: readonly DiagnosticReport[];
  /** The day that both are judged on: the last that the entries speak of, where that is later and none is asked for. */
  readonly day: string;
  /** Null where the entries have errors. */
  readonly changes: WhatIfReport | null;
}

/** So many conflicts are told in full. */
const MOST_TOLD = 20;

/** Tests the promises of `text` before they are made (semantics.md: `--with`). */
export function draftAnswer(desk: Desk, view: View, parameters: Parameters): DraftAnswer {
  const supposed = suppose(desk, view, neededText(parameters, 'text'));
  const diagnostics = supposed.diagnostics.map(diagnosticReport);
  const nothing = { promises: [], leftOut: [], conflicts: [], families: [], howFar: null };
  if (supposed.hasErrors) return { diagnostics, fits: null, ...nothing };
  const { on } = view.judgement;
  countAsMade(supposed.ledger, supposed.path, on);
  const judgement = judge(supposed.ledger, view.judgement);
  const fitting = fittingOf(judgement, supposed.path);
  const after = new View(supposed.ledger, judgement, desk.find, fitting.conflicts);
  const { conflicts, families, incomplete } = fitting.conflicts;
  return {
    diagnostics,
    fits: fitting.promises.length === 0 || fitting.uncounted.length > 0 ? null : fitting.fits,
    promises: fitting.promises.flatMap((entry) => {
      const standing = after.standingOf(entry);
      return standing ? [promiseRow(after, standing)] : [];
    }),
    leftOut: fittingReport(fitting).leftOut,
    conflicts: conflicts.slice(0, MOST_TOLD).map((one) => conflictAnswer(desk, after, { key: keyOf(one) })),
    families: conflictSummaries(after).filter(({ key }) => families.some((one) => keyOf(one) === key)),
    howFar: incomplete ?? null,
  };
}

/** What the entries of `text` would change. */
export function whatIfAnswer(desk: Desk, view: View, parameters: Parameters): WhatIfAnswer {
  const supposed = suppose(
    desk,
    view,
    neededText(parameters, 'text'),
    textOf(parameters, 'on') === undefined,
  );
  return {
    diagnostics: supposed.diagnostics.map(diagnosticReport),
    day: isoDay(supposed.reading.on),
    changes: supposed.hasErrors ? null : supposed.changes(),
  };
}

/** A ledger with entries added to it that are not written in it. */
interface Supposed {
  readonly path: string;
  readonly ledger: Ledger;
  readonly reading: JudgeOptions;
  /** What is wrong with the entries; that they name no source is no matter. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
  /** What the entries change, counted as known. Asked once: it changes the ledger. */
  readonly changes: () => WhatIfReport;
}

/**
 * Supposes entries.
 *
 * @param later whether to judge on the last day that they speak of, where that is later
 */
export function suppose(desk: Desk, view: View, text: string, later = false): Supposed {
  const path = freePath(desk);
  const written = text.endsWith('\n') ? text : `${text}\n`;
  const ledger = Ledger.read([...desk.sources, sourceText(path, written)], { compartments: 'all' });
  const { on, known, withoutDisputed } = view.judgement;
  const reading = { on: later ? Math.max(on, ...datesOf(ledger, path)) : on, known, withoutDisputed };
  const judgement = judge(ledger, reading);
  const diagnostics = [...diagnose(ledger), ...judgement.diagnostics].filter(
    (one) => concerns(one, path) && one.code !== 'unsourced',
  );
  return {
    path,
    ledger,
    reading,
    diagnostics,
    hasErrors: diagnostics.some(({ severity }) => severity === 'error'),
    changes: () => {
      countAsKnown(ledger, path);
      const { judgement: before, conflicts } = reading.on === on ? view : desk.view(reading);
      return whatIfReport({ judgement: before, conflicts }, sideOf(judge(ledger, reading)));
    },
  };
}

function freePath({ ledger }: Desk): string {
  const taken = new Set(ledger.documents.map(({ path }) => path));
  for (let number = 1; ; number++) {
    const path = number === 1 ? 'draft.troth' : `draft-${number}.troth`;
    if (!taken.has(path)) return path;
  }
}

/** Whether a diagnostic is about a file, or came about by it. */
function concerns({ place, related }: Diagnostic, file: string): boolean {
  return [place, ...related.map((one) => one.place)].some(({ block }) => block.path === file);
}

/** The day by which each entry of a file has happened; of one with an open end, its first. */
function datesOf(ledger: Ledger, path: string): number[] {
  const entries = ledger.documents.find((file) => file.path === path)?.entries ?? [];
  return entries.flatMap((entry) => {
    if (!entry || !('date' in entry)) return [];
    const { first, last } = entry.date;
    return [last < LATEST ? last : first];
  });
}
