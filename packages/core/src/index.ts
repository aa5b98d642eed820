/** The public API of Troth's core: from ledger text to where every promise stands. */

export { CODES, type DiagnosticCode } from './diagnostic/codes.ts';
export type { Diagnostic, Severity } from './diagnostic/diagnostic.ts';
export { displayCells, displayWidth, printable } from './diagnostic/display-text.ts';
export { explain } from './diagnostic/explain.ts';
export { nearest } from './diagnostic/nearest.ts';
export { type PrintOptions, printDiagnostic, printDiagnostics } from './diagnostic/print.ts';
export { type Day, dayOf, humanRange, isoDay, isoRange, LATEST } from './ledger/civil-day.ts';
export { type DateProblem, type DateValue, isDateProblem, readDate } from './ledger/date-value.ts';
export type { Entry } from './ledger/entry.ts';
export { Ledger } from './ledger/ledger.ts';
export { isZone, offsetAt } from './ledger/time-zone.ts';
export { type JudgeOptions, type Judgement, judge } from './lifecycle/judge.ts';
export type { DayRange, PromiseStanding, RequestStanding } from './lifecycle/standing.ts';
export { type AfterBreach, type StandingMark, type State, STATES } from './lifecycle/state.ts';
export { type TraceStep, traceOf } from './lifecycle/trace.ts';
export { formatText } from './syntax/formatter.ts';
export {
  parseText,
  type SyntaxEntry,
  type SyntaxField,
  type SyntaxSpan,
  type SyntaxToken,
  type SyntaxTokenKind,
  type SyntaxTree,
} from './syntax/parse.ts';
export { type SourceText, sourceText } from './text/source-text.ts';
