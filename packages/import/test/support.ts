import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diagnose, judge, Ledger, sourceText, statusReport } from '@troth/core';
import { type ImportRequest, type ImportResult, importFiles } from '../src/import-files.ts';
import { type ImportRecord, readRecord } from '../src/merge/import-record.ts';
import { SOURCE_KINDS } from '../src/source-kinds.ts';
import type { SourceKind } from '../src/sources/source-kind.ts';

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A folder that imports write to, in memory. */
export class Folder {
  readonly files = new Map<string, string>();
  readonly records = new Map<string, ImportRecord>();

  /** Imports texts by name, and keeps what is written. */
  import(
    kind: string | SourceKind,
    texts: Readonly<Record<string, string | Uint8Array>>,
    more: Partial<ImportRequest> = {},
  ): ImportResult {
    const source = typeof kind === 'string' ? SOURCE_KINDS.find((one) => one.kind === kind)! : kind;
    const name = typeof kind === 'string' ? kind : source.kind;
    const result = importFiles({
      source,
      files: Object.entries(texts).map(([file, text]) => ({
        name: file,
        bytes: typeof text === 'string' ? bytesOf(text) : text,
      })),
      folder: this.files,
      record: this.records.get(name),
      records: new Map([...this.records].filter(([other]) => other !== name)),
      retrieved: '2024-05-01',
      ...more,
    });
    for (const [file, text] of result.merged.files) this.files.set(file, text);
    this.records.set(name, readRecord(`${name}.import.json`, result.record));
    return result;
  }

  text(file: string): string {
    return this.files.get(file) ?? '';
  }

  edit(file: string, from: string, to: string): void {
    const text = this.text(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    this.files.set(file, text.replace(from, to));
  }

  ledger(): Ledger {
    return Ledger.read([...this.files].map(([file, text]) => sourceText(file, text)));
  }

  /** The codes of all errors. */
  errors(): string[] {
    const found = diagnose(this.ledger()).filter(({ severity }) => severity === 'error');
    return found.map(({ code, message }) => `${code}: ${message}`);
  }

  /** How many promises are in each state at the end of a day, counted from 1970. */
  states(on: number): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { state } of statusReport(judge(this.ledger(), { on })).promises)
      counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  }
}

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** Whether the real data is here. It is not part of the project: docs/import.md says where to get it. */
export const hasData = existsSync(data);

if (!hasData) process.stderr.write('The real data is not here: the tests that read it are skipped\n');

/** A file of the real data. */
export function realFile(path: string): Uint8Array {
  return readFileSync(`${data}${path}`);
}
