import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isoDay } from '@troth/core';
import type { ImportRecord, ImportResult, InputFile, SourceKind } from '@troth/import';
import { decode, didYouMean, findFiles, type LedgerFile, Problem, readBytes } from '@troth/server';
import type { Call } from '../command.ts';
import { lastDay } from '../input/days.ts';
import { importReport } from '../output/import-report.ts';
import { importText } from '../output/import-text.ts';
import { progressLine } from '../output/progress-line.ts';
import { widthOf } from '../output/terminal-width.ts';
import { type FileToWrite, writeFiles } from '../output/write-files.ts';

/** The kind that is read by a mapping. */
const CSV = 'csv';

type ImportPackage = typeof import('@troth/import');

/** What lies in the folder that is written to, as it was read. */
interface Folder {
  /** As messages show it. */
  readonly shown: string;
  readonly absolute: string;
  readonly ledgers: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, ImportRecord>;
  /** The bytes of each file, to see that nobody changes it meanwhile. */
  readonly bytes: ReadonlyMap<string, Buffer>;
}

/** `troth import`: brings a tracker or a data set into a folder of ledgers. */
export async function importData(call: Call): Promise<number> {
  const library = await import('@troth/import');
  try {
    return run(call, library);
  } catch (error) {
    if (!(error instanceof library.ImportProblem)) throw error;
    throw new Problem(error.message, error.details);
  }
}

function run(call: Call, library: ImportPackage): number {
  const [kind, ...operands] = call.operands;
  if (call.has('guess')) return guess(call, kind, operands, library);
  const source = sourceOf(kind, call, library);
  if (operands.length === 0) throw new Problem(`import ${source.kind} needs a file: ${source.files}`);
  const files = operands.map((operand) => inputFile(operand, call.io.folder));
  const out = call.value('out');
  if (out === undefined) throw new Problem('where to? Give the folder of the ledger with -o DIR');
  const folder = readFolder(out, call.io.folder, library);
  const name = source.name ?? source.kind;
  const progress = progressLine(call);
  const result = library.importFiles({
    source,
    files,
    folder: folder.ledgers,
    record: folder.records.get(name),
    records: new Map([...folder.records].filter(([other]) => other !== name)),
    retrieved: retrievedDay(call),
    overwrite: call.has('overwrite'),
    progress: progress.show,
  });
  progress.end();
  write(folder, name, result, library);
  const report = importReport(source.kind, folder.shown, result);
  if (call.has('json')) call.io.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else if (!call.has('quiet')) call.io.out.write(importText(report, widthOf(call.io.columns)));
  return result.merged.clashes.length > 0 ? 1 : 0;
}

/** Prints a mapping for a person to look over. */
function guess(
  call: Call,
  kind: string | undefined,
  operands: readonly string[],
  library: ImportPackage,
): number {
  const [operand, more] = operands;
  if (kind !== CSV || operand === undefined || more !== undefined)
    throw new Problem('--guess proposes a mapping for one table: troth import csv FILE --guess');
  const file = inputFile(operand, call.io.folder);
  const out = call.value('out');
  const folder = out === undefined ? undefined : readFolder(out, call.io.folder, library);
  const cases = new Map([...(folder?.records ?? [])].map(([name, record]) => [name, record.cases]));
  call.io.out.write(library.guessMapping(file, { cases, ledgers: folder?.ledgers ?? new Map() }));
  return 0;
}

function sourceOf(kind: string | undefined, call: Call, library: ImportPackage): SourceKind {
  const { SOURCE_KINDS } = library;
  const mapping = call.value('mapping');
  if (kind === CSV) {
    if (mapping === undefined)
      throw new Problem('how is the table to be read? Give a mapping with --mapping FILE', [
        'Propose one from the table: troth import csv FILE --guess > mapping.yaml',
      ]);
    return library.csvKind(library.readMapping(inputFile(mapping, call.io.folder)));
  }
  if (mapping !== undefined) throw new Problem(`--mapping is for csv; ${kind} has a reader of its own`);
  const kinds = [CSV, ...SOURCE_KINDS.map((source) => source.kind)];
  const details = [`Kinds: ${kinds.join(', ')}`, 'More about them: troth import --help'];
  if (kind === undefined) throw new Problem('what kind of data? troth import KIND FILE… -o DIR', details);
  const found = SOURCE_KINDS.find((source) => source.kind === kind);
  if (found) return found;
  throw new Problem(`there is no kind of data called ${kind}${didYouMean(kind, kinds)}`, details);
}

function inputFile(operand: string, folder: string): InputFile {
  const [file] = findFiles(operand, folder);
  if (!file || file.absolute !== path.resolve(folder, operand))
    throw new Problem(`${operand} is a folder; a file of data is asked for`);
  return { name: path.basename(operand), bytes: readBytes(file) };
}

function retrievedDay(call: Call): string {
  const given = lastDay(call, 'retrieved', null);
  if (given !== undefined) return isoDay(given);
  const now = call.io.now();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

function readFolder(out: string, base: string, library: ImportPackage): Folder {
  const absolute = path.resolve(base, out);
  const ledgers = new Map<string, string>();
  const records = new Map<string, ImportRecord>();
  const bytes = new Map<string, Buffer>();
  if (existsSync(absolute)) {
    if (!statSync(absolute).isDirectory())
      throw new Problem(`${out} is a file; -o asks for the folder of the ledger`);
    for (const file of ledgersIn(out, base)) {
      const place = path.relative(absolute, file.absolute).replaceAll('\\', '/');
      const read = readBytes(file);
      bytes.set(place, read);
      ledgers.set(place, decode(file.shown, read).text);
    }
    for (const name of readdirSync(absolute)) {
      if (!name.endsWith(library.RECORD_SUFFIX)) continue;
      const shown = path.join(out, name);
      const read = readBytes({ shown, absolute: path.join(absolute, name) });
      bytes.set(name, read);
      records.set(
        name.slice(0, -library.RECORD_SUFFIX.length),
        library.readRecord(shown, read.toString('utf8')),
      );
    }
  }
  return { shown: out.replaceAll('\\', '/').replace(/(.)\/$/, '$1'), absolute, ledgers, records, bytes };
}

/** The ledger files of a folder, which may be empty yet. */
function ledgersIn(out: string, base: string): LedgerFile[] {
  try {
    return findFiles(out, base);
  } catch (error) {
    if (error instanceof Problem && !statSync(path.resolve(base, out)).isFile()) return [];
    throw error;
  }
}

function write(folder: Folder, name: string, { merged, record }: ImportResult, library: ImportPackage): void {
  const recordName = `${name}${library.RECORD_SUFFIX}`;
  const texts = new Map([...merged.files, [recordName, record] as const]);
  const files = [...texts].flatMap(([place, text]): FileToWrite[] => {
    const read = folder.bytes.get(place);
    if (read?.equals(Buffer.from(text, 'utf8'))) return [];
    const absolute = path.join(folder.absolute, place);
    return [{ absolute, shown: path.posix.join(folder.shown, place), text, read }];
  });
  writeFiles(files);
}
