import type { Conflicts } from '../../conflict/conflict.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { locate, type Place } from '../../text/block.ts';
import { hasCertain } from './certain-conflict.ts';
import { type ConflictLists, conflictLists } from './conflicts-report.ts';
import { stateCounts } from './state-counts.ts';
import { type PromiseReport, statusReport } from './status-report.ts';

/** What `troth check` finds, as JSON (docs/schema/check.schema.json): diagnostics, conflicts, and where promises stand. */
export interface CheckReport extends ConflictLists {
  readonly on: string;
  readonly known: string | null;
  /** Whether there is no finding of error level: no error, and no certain conflict. */
  readonly sound: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly DiagnosticReport[];
  /** How many promises are in each state that any is in. */
  readonly counts: Readonly<Record<string, number>>;
  readonly promises: readonly PromiseReport[];
}

/** A span on one line of a file; lines and columns count from 1, columns in UTF-16 code units. */
export interface SpanReport {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

export interface DiagnosticReport extends SpanReport {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly related: readonly (SpanReport & { readonly message: string })[];
  /** What to write over a span, where that is known. */
  readonly replacement: (SpanReport & { readonly text: string }) | null;
}

/** What is wrong with a ledger, what cannot all be kept, and where its promises stand. */
export function checkReport(
  judgement: Judgement,
  diagnostics: readonly Diagnostic[],
  conflicts: Conflicts,
): CheckReport {
  const { on, known, promises } = statusReport(judgement);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    on,
    known,
    sound: errors === 0 && !hasCertain(conflicts),
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map(diagnosticReport),
    ...conflictLists(conflicts),
    counts: Object.fromEntries(stateCounts(judgement.promises).map(({ state, count }) => [state, count])),
    promises,
  };
}

/** One diagnostic. */
export function diagnosticReport(diagnostic: Diagnostic): DiagnosticReport {
  const { code, severity, message, why, help, place, related, replacement } = diagnostic;
  return {
    code,
    severity,
    ...spanReport(place),
    message,
    why,
    help,
    related: related.map((one) => ({ ...spanReport(one.place), message: one.message })),
    replacement: replacement ? { ...spanReport(replacement.place), text: replacement.text } : null,
  };
}

function spanReport(place: Place): SpanReport {
  const { path, line, column, endColumn } = locate(place);
  return { file: path, line, column, endColumn };
}
