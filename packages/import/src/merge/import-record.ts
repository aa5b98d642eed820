import { createHash } from 'node:crypto';
import { ImportProblem } from '../import-problem.ts';
import type { JudgedCase, Said } from '../imported.ts';

/** What an import remembers beside the files it wrote, to tell its own lines from those written by hand. */
export interface ImportRecord {
  /** The version of this shape. */
  readonly record: 1;
  readonly kind: string;
  /** The files it wrote, without a folder. */
  readonly files: readonly string[];
  readonly entries: Readonly<Record<string, RecordedEntry>>;
  readonly names: Readonly<Record<string, string>>;
  readonly snapshot: Readonly<Record<string, Said>>;
  readonly cases: readonly JudgedCase[];
}

export interface RecordedEntry {
  readonly file: string;
  readonly hash: string;
  /** As in a block of a file: its first line without title and tags. */
  readonly signature: string;
  readonly history?: boolean;
}

/** What stands at the end of the name of a record: `ties.import.json`. */
export const RECORD_SUFFIX = '.import.json';

/** A digest of an entry as written, to see whether it was changed. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

/** Reads the record of an import. Throws an {@link ImportProblem} where it is damaged. */
export function readRecord(name: string, text: string): ImportRecord {
  try {
    const record = JSON.parse(text) as ImportRecord;
    if (record.record === 1 && typeof record.entries === 'object' && Array.isArray(record.files))
      return record;
  } catch {
    // Said below: a record that is no JSON is damaged as one of another shape is.
  }
  throw new ImportProblem(`${name} is not the record of an import, or is damaged; nothing was written`, [
    'It tells the lines that the import wrote from yours. Restore it, or import into another folder.',
  ]);
}

/** The text of a record. Its keys are in order, so that two imports of the same files write the same. */
export function writeRecord(record: ImportRecord): string {
  const lines = [
    `"record": 1`,
    `"kind": ${JSON.stringify(record.kind)}`,
    `"files": ${JSON.stringify(record.files)}`,
    `"entries": {\n${rows(record.entries)}\n}`,
    `"names": {\n${rows(record.names)}\n}`,
    `"snapshot": {\n${rows(record.snapshot)}\n}`,
    `"cases": [\n${record.cases.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}

function rows(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n');
}
