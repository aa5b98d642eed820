/** The public API of Troth's core: from ledger text to where every promise stands. */

export type { DiagnosticCode } from './diagnostic/codes.ts';
export type { Diagnostic, Severity } from './diagnostic/diagnostic.ts';
export { Ledger } from './ledger/ledger.ts';
export { type SourceText, sourceText } from './text/source-text.ts';
