import { CODES } from '../../diagnostic/codes.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { locate } from '../../text/block.ts';
import { type DiagnosticReport, diagnosticReport } from '../reports/check-report.ts';
import type { Desk } from './desk.ts';
import { numberOf, type Parameters, textOf } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** What is wrong with a ledger. */
export interface DiagnosticsAnswer {
  readonly errors: number;
  readonly warnings: number;
  /** How many there are of each code, most frequent first. */
  readonly codes: readonly {
    readonly code: string;
    readonly severity: Diagnostic['severity'];
    readonly count: number;
  }[];
  /** Those of the file or code asked for, errors first. */
  readonly diagnostics: readonly DiagnosticLine[];
  /** How many more there are. */
  readonly left: number;
}

/** A diagnostic with the line that it is about, as written. */
export interface DiagnosticLine extends DiagnosticReport {
  readonly text: string;
}

/** What is wrong, by `file` or `code` where that is asked for. Throws a {@link Refusal} for one that does not exist. */
export function diagnosticsAnswer(
  { ledger }: Desk,
  { diagnostics }: View,
  parameters: Parameters,
): DiagnosticsAnswer {
  const limit = numberOf(parameters, 'limit', { least: 0, most: 5000, otherwise: 500 });
  const file = textOf(parameters, 'file');
  const code = textOf(parameters, 'code');
  if (file !== undefined && !ledger.documents.some(({ path }) => path === file))
    throw new Refusal('not found', `${file} is no file of the ledger`);
  if (code !== undefined && !Object.hasOwn(CODES, code))
    throw new Refusal('not found', `there is no code ${code}`);
  const errors = diagnostics.filter(isError);
  const wanted = [...errors, ...diagnostics.filter((one) => !isError(one))].filter(
    (one) =>
      (file === undefined || one.place.block.path === file) && (code === undefined || one.code === code),
  );
  return {
    errors: errors.length,
    warnings: diagnostics.length - errors.length,
    codes: countCodes(diagnostics),
    diagnostics: wanted
      .slice(0, limit)
      .map((one) => ({ ...diagnosticReport(one), text: locate(one.place).text })),
    left: Math.max(0, wanted.length - limit),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function countCodes(diagnostics: readonly Diagnostic[]): DiagnosticsAnswer['codes'] {
  const counts = new Map<string, { code: string; severity: Diagnostic['severity']; count: number }>();
  for (const { code, severity } of diagnostics) {
    const known = counts.get(code);
    if (known) known.count++;
    else counts.set(code, { code, severity, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
