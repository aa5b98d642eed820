import type { Entry } from '@troth/core';
import type { Draft } from './ledger-text/draft.ts';
import type { Agreement, Disagreement, FileRead, Remarks } from './report.ts';

/** One case that raters judge: a promise, or one instance of a generic promise, with the keys it can be found by. */
export interface JudgedCase {
  /** What a rating names: `@tax-cut`, `@pact[on @war]`. */
  readonly of: string;
  readonly title: string;
  /** What the source calls it, by column: `{ atopid: '1020', warid: '8' }`. */
  readonly keys: Readonly<Record<string, string>>;
  /** The last day of the case: what a rating is dated by that has no date of its own. */
  readonly day: string;
  readonly verdicts: readonly CaseVerdict[];
}

export interface CaseVerdict {
  /** The rater's name, without `@`, as it was given. */
  readonly rater: string;
  readonly verdict: string;
  readonly file: string;
  readonly line: number;
}

/** What a source gives: the entries to write, and what is to be told and remembered. */
export interface Imported {
  readonly drafts: readonly Draft[];
  readonly read: readonly FileRead[];
  readonly cases: readonly JudgedCase[];
  readonly disagreements: readonly Disagreement[];
  /** How often each two raters judged the same case, and how often they differ. */
  readonly agreement: readonly Agreement[];
  /** Names by key, to be the same at the next import. */
  readonly names: ReadonlyMap<string, string>;
  /** What was last said of each key by a source that has no history: its status, and the day since when. */
  readonly snapshot: ReadonlyMap<string, Said>;
}

/** A status, and the day of the import that first saw it. */
export interface Said {
  readonly status: string;
  readonly day: string;
}

/** What an import may use besides its files. */
export interface ImportContext {
  /** The day the files were fetched, ISO: what a source without dates is dated by. */
  readonly retrieved: string;
  readonly remarks: Remarks;
  /** Of the last import into the same place. */
  readonly names: ReadonlyMap<string, string>;
  readonly snapshot: ReadonlyMap<string, Said>;
  /** Cases that other imports into the same place hold, by the name of the import. */
  readonly cases: ReadonlyMap<string, readonly JudgedCase[]>;
  /** The ledger files of the place, by path, without those of the last import of this name. */
  readonly ledgers: ReadonlyMap<string, string>;
  /** Whether the place declares a name, with its `@`, in whatever file. */
  isDeclared(name: string): boolean;
  /** What a file other than those of the last import of this name declares under a name, with its `@`. */
  declaredElsewhere(name: string): Entry | undefined;
  /** Called now and then while long work goes on. */
  progress(done: number, total: number, what: string): void;
}
