/** What became of something that was read: left out, read otherwise than written, or worth knowing. */
export type RemarkKind = 'skipped' | 'mended' | 'noted';

/** Something that a reader of an import should know, with the place where it was found. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly file: string;
  /** Counted from 1, the header included; undefined where it is about the whole file. Of JSON, the item. */
  readonly line?: number;
  readonly text: string;
}

/** What was read of one file. */
export interface FileRead {
  readonly file: string;
  readonly encoding: string;
  /** Rows, promises or whatever the file holds one after the other: `576 rows`. */
  readonly count: number;
  readonly unit: string;
  /** What remarks on the file count: lines; or, of JSON, the items of its list. */
  readonly counts: 'lines' | 'items';
}

/** Two raters that judge one case differently. */
export interface Disagreement {
  /** The promise, or the case of a generic promise: `@pact[on @war]`. */
  readonly of: string;
  readonly title: string;
  readonly verdicts: readonly RaterVerdict[];
}

/** Two raters over all cases that both judged. */
export interface Agreement {
  readonly raters: readonly [string, string];
  readonly both: number;
  readonly differ: number;
}

/** What one rater says of one case, and where that stands. */
export interface RaterVerdict {
  readonly rater: string;
  /** A status of `rated`; or `outside`, where the rater says that the promise did not fall due. */
  readonly verdict: string;
  readonly file: string;
  readonly line: number;
}

/** Collects remarks while files are read. */
export class Remarks {
  readonly list: Remark[] = [];

  skipped(file: string, line: number | undefined, text: string): void {
    this.#add('skipped', file, line, text);
  }

  mended(file: string, line: number | undefined, text: string): void {
    this.#add('mended', file, line, text);
  }

  noted(file: string, line: number | undefined, text: string): void {
    this.#add('noted', file, line, text);
  }

  #add(kind: RemarkKind, file: string, line: number | undefined, text: string): void {
    this.list.push(line === undefined ? { kind, file, text } : { kind, file, line, text });
  }
}
