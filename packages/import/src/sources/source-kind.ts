import type { ImportContext, Imported } from '../imported.ts';
import type { InputFile } from '../input/read-table.ts';

/** A kind of data that can be imported. */
export interface SourceKind {
  readonly kind: string;
  /** What its files and its record are called by, where that is not its kind. */
  readonly name?: string;
  /** What it is, for a list of kinds. */
  readonly summary: string;
  /** Which files it takes, in any order. */
  readonly files: string;
  /** Where they can be got, and on what terms. */
  readonly where: string;
  /** How to cite them. */
  readonly cite: string;
  /** Reads the files. Throws an `ImportProblem` where they cannot be of this kind. */
  read(files: readonly InputFile[], context: ImportContext): Imported;
}
