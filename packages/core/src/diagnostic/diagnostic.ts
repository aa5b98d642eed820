import type { Place } from '../text/block.ts';
import type { DiagnosticCode } from './codes.ts';

export type Severity = 'error' | 'warning';

/** Another place that has to do with a diagnostic, and what it has to do with it. */
export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

/** Text that, written over a place, mends what a diagnostic is about. */
export interface Replacement {
  readonly place: Place;
  readonly text: string;
}

/** One thing that is wrong with a ledger: a user's mistake as a value, never thrown. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence about the user's own text. */
  readonly message: string;
  /** Why it is wrong: the rule behind it. */
  readonly why: string;
  /** What to write instead, or to look at. */
  readonly help: string;
  readonly place: Place;
  readonly related: readonly RelatedPlace[];
  readonly replacement?: Replacement;
  /** Of an act without effect: why it has none, as `@cleo cannot release @bike`. */
  readonly withoutEffect?: string;
}

/** What a rule says of a place; `DiagnosticSink` adds severity and reason from the code. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly place: Place;
  readonly related?: readonly RelatedPlace[];
  readonly replacement?: string;
  /** Whether what is wrong is read as it was meant all the same. */
  readonly isRead?: boolean;
  /** Of an act without effect: why it has none, as `@cleo cannot release @bike`. */
  readonly withoutEffect?: string;
}

/** Receives findings as they are made. */
export type Report = (finding: Finding) => void;
