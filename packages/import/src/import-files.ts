import { Ledger, sourceText } from '@troth/core';
import { ImportProblem } from './import-problem.ts';
import type { ImportContext, Imported, JudgedCase } from './imported.ts';
import type { InputFile } from './input/read-table.ts';
import type { Draft } from './ledger-text/draft.ts';
import { LEDGER_KEY } from './ledger-text/ledger-draft.ts';
import { type ImportRecord, writeRecord } from './merge/import-record.ts';
import { type Merged, mergeImport, type Target } from './merge/merge-import.ts';
import { type Agreement, type Disagreement, type FileRead, type Remark, Remarks } from './report.ts';
import { SOURCE_KINDS } from './source-kinds.ts';
import type { SourceKind } from './sources/source-kind.ts';

/** What is asked of an import. */
export interface ImportRequest {
  readonly source: SourceKind;
  readonly files: readonly InputFile[];
  /** Every ledger file of the folder that is written to, by its path in it. */
  readonly folder: ReadonlyMap<string, string>;
  /** What the last import of this name remembers; undefined at the first. */
  readonly record: ImportRecord | undefined;
  /** The day the files were fetched, ISO. */
  readonly retrieved: string;
  /** Records of other imports into the same folder, by their name. */
  readonly records?: ReadonlyMap<string, ImportRecord>;
  /** Takes what the source says where an entry was changed by hand, too. */
  readonly overwrite?: boolean;
  readonly progress?: (done: number, total: number, what: string) => void;
}

/** What an import read and what it writes. Nothing is written yet. */
export interface ImportResult {
  readonly read: readonly FileRead[];
  readonly remarks: readonly Remark[];
  readonly disagreements: readonly Disagreement[];
  readonly agreement: readonly Agreement[];
  readonly cases: readonly JudgedCase[];
  readonly merged: Merged;
  /** The text of the record to keep beside the files. */
  readonly record: string;
}

/** Reads the files of a kind; where they cannot be of one that has a reader of its own, also says which files it reads. */
function readFiles(source: SourceKind, files: readonly InputFile[], context: ImportContext): Imported {
  try {
    return source.read(files, context);
  } catch (error) {
    const isOwn =
      error instanceof ImportProblem && error.details.length === 0 && SOURCE_KINDS.includes(source);
    if (!isOwn) throw error;
    throw new ImportProblem(error.message, [`import ${source.kind} reads ${source.files}.`]);
  }
}

/**
 * Imports files into a folder of ledgers: reads them as far as they go, and joins what they give with what is there.
 * Throws an {@link ImportProblem} where nothing can be imported.
 */
export function importFiles(request: ImportRequest): ImportResult {
  const { source, files, record, retrieved, records = new Map<string, ImportRecord>() } = request;
  if (files.length === 0) throw new ImportProblem(`import ${source.kind} needs a file: ${source.files}`);
  if (record && record.kind !== source.kind)
    throw new ImportProblem(
      `what “import ${record.kind}” wrote into this folder has the same name, ${source.name ?? source.kind}; nothing was written`,
      ['Give the mapping another name, or import into another folder.'],
    );
  const remarks = new Remarks();
  const ledgers = new Map([...request.folder].filter(([path]) => !record?.files.includes(path)));
  const [everywhere, elsewhere] = [ledgerOf(request.folder), ledgerOf(ledgers)];
  const imported = readFiles(source, files, {
    retrieved,
    remarks,
    names: new Map(Object.entries(record?.names ?? {})),
    snapshot: new Map(Object.entries(record?.snapshot ?? {})),
    cases: new Map([...records].map(([name, record]) => [name, record.cases])),
    ledgers,
    isDeclared: (name) => everywhere().find(name.slice(1)) !== undefined,
    declaredElsewhere: (name) => elsewhere().find(name.slice(1)),
    progress: request.progress ?? (() => {}),
  });
  const rater = raterRemark(imported.drafts, elsewhere);
  if (rater !== undefined) remarks.noted(files[0]!.name, undefined, rater);
  const target = targetOf(request, imported.drafts);
  const merged = mergeImport(imported.drafts, target, { overwrite: request.overwrite ?? false });
  return {
    read: imported.read,
    remarks: remarks.list,
    disagreements: imported.disagreements,
    agreement: imported.agreement,
    cases: imported.cases,
    merged,
    record: writeRecord({
      record: 1,
      kind: source.kind,
      files: [...new Set(Object.values(merged.entries).map(({ file }) => file))].sort(),
      entries: merged.entries,
      names: Object.fromEntries(imported.names),
      snapshot: Object.fromEntries(imported.snapshot),
      cases: imported.cases,
    }),
  };
}

/** Reads a folder when it is first asked for. */
function ledgerOf(folder: ReadonlyMap<string, string>): () => Ledger {
  let ledger: Ledger | undefined;
  return () => {
    ledger ??= Ledger.read([...folder].map(([path, text]) => sourceText(path, text)));
    return ledger;
  };
}

/** A ledger has one `ledger` entry. Where that of another file stays, so does its rater. */
function raterRemark(drafts: readonly Draft[], elsewhere: () => Ledger): string | undefined {
  const text = drafts.find(({ key }) => key === LEDGER_KEY)?.text ?? '';
  const [, own] = /^\s+rater\s+@(\S+)/m.exec(text) ?? [];
  const rater = own === undefined ? undefined : elsewhere().settings.rater?.text;
  if (rater === undefined || rater === own) return undefined;
  return `the ledger has @${rater} for its rater: what @${own} says is shown, and decides nothing`;
}

/** Which files of the folder are this import's. */
function targetOf({ folder, record }: ImportRequest, drafts: readonly Draft[]): Target {
  const own = new Set([...(record?.files ?? []), ...drafts.map(({ file }) => file)]);
  const [files, others] = [new Map<string, string>(), new Map<string, string>()];
  for (const [path, text] of folder) (own.has(path) ? files : others).set(path, text);
  return { files, others, record };
}
