import type { Anyone } from './anyone.ts';
import type { Entry } from './entry.ts';
import type { Selection } from './selection.ts';

/** A name of the ledger, `@anna`, whether or not something is declared under it. One object for each name. */
export interface Name {
  readonly kind: 'name';
  /** The name after NFC, without its `@`. */
  readonly text: string;
  /** Its number among the names of the ledger. */
  readonly index: number;
  /** What is declared under it. */
  entry: Entry | undefined;
  /** Other entries that claim the same name: a mistake. */
  rivals: Entry[] | undefined;
  /** What it stands for where it is no single name: instances of a promise with many cases, or anyone. */
  readonly meant: Selection | Anyone | undefined;
}

/** Makes a name that nothing is declared under yet. */
export function createName(text: string, index: number, meant?: Anyone): Name {
  return { kind: 'name', text, index, entry: undefined, rivals: undefined, meant };
}
