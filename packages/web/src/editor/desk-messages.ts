import type {
  Completions,
  EditorDiagnostic,
  EntryForm,
  EntryPlace,
  FileEdit,
  Hover,
  NearDeed,
  OutlineItem,
  QuickFix,
  Reference,
  Renaming,
  TextEdit,
} from '@troth/core';
import type { KnownName } from './form-names.ts';

/** The days to judge by, as whole days since 1970, and the day it is. */
export interface DeskDays {
  readonly on: number;
  readonly known: number | null;
  readonly withoutDisputed: boolean;
  readonly today: number;
}

/** What is wrong with one file, and how much with the others. */
export interface CheckedFile {
  readonly path: string;
  readonly diagnostics: readonly EditorDiagnostic[];
  /** How many more there are in the file. */
  readonly left: number;
  /** Errors and warnings by file, those without any left out. */
  readonly counts: Readonly<Record<string, { readonly errors: number; readonly warnings: number }>>;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** A form's entry: its text, where it belongs, and what is wrong with it. */
export interface WrittenEntry {
  readonly text: string;
  readonly place: EntryPlace;
  readonly diagnostics: readonly {
    readonly code: EditorDiagnostic['code'];
    readonly severity: 'error' | 'warning';
    readonly message: string;
    readonly help: string;
    readonly line: number;
    /** Ways to mend it, each with what the text of the entry then is. */
    readonly fixes: readonly { readonly title: string; readonly text: string }[];
  }[];
}

/** The entries of a file, or those around a line or with some words. */
export interface OutlineAnswer {
  readonly items: readonly OutlineItem[];
  /** How many there are in all. */
  readonly total: number;
}

/** What can be asked of the open ledger: the parameters of each question, and its answer. */
export interface DeskQuestions {
  open: { ask: { files: readonly (readonly [string, string])[]; days: DeskDays }; answer: null };
  edit: { ask: { path: string; edits: readonly TextEdit[] }; answer: null };
  setFile: { ask: { path: string; text: string | null }; answer: null };
  /** Null where everything has to be read anew, which takes long, and one does not wait for that. */
  check: { ask: { path: string; waits: boolean }; answer: CheckedFile | null };
  fixes: { ask: { path: string; start: number; code: string }; answer: readonly QuickFix[] };
  complete: { ask: { path: string; offset: number }; answer: Completions | null };
  /** What may be written at a place of entries that are in no file yet. */
  completeText: { ask: { text: string; offset: number }; answer: Completions | null };
  hover: { ask: { path: string; offset: number }; answer: Hover | null };
  definition: { ask: { path: string; offset: number }; answer: Reference | null };
  references: { ask: { path: string; offset: number }; answer: readonly Reference[] };
  rename: { ask: { path: string; offset: number; to: string }; answer: Renaming };
  nameAt: { ask: { path: string; offset: number }; answer: string | null };
  outline: { ask: { path: string; line: number; wanted: string }; answer: OutlineAnswer };
  format: { ask: { path: string }; answer: readonly TextEdit[] };
  names: { ask: Record<never, never>; answer: readonly KnownName[] };
  wordings: {
    ask: Record<never, never>;
    answer: readonly { readonly label: string; readonly text: string; readonly declared: boolean }[];
  };
  nearDeeds: { ask: { sentence: string }; answer: readonly NearDeed[] };
  write: { ask: { form: EntryForm; title: string; path: string | null }; answer: WrittenEntry };
  place: { ask: { text: string; path: string | null }; answer: WrittenEntry };
}

export type DeskQuestion = keyof DeskQuestions;

/** What the page sends to the worker, and what comes back. */
export interface DeskRequest {
  readonly id: number;
  readonly question: DeskQuestion;
  readonly ask: DeskQuestions[DeskQuestion]['ask'];
}

export interface DeskResponse {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

export type { FileEdit };
