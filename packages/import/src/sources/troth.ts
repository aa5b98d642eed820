import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported } from '../imported.ts';
import { decodeBytes } from '../input/decode-bytes.ts';
import type { InputFile } from '../input/read-table.ts';
import type { Draft } from '../ledger-text/draft.ts';
import { LEDGER_KEY } from '../ledger-text/ledger-draft.ts';
import { splitBlocks } from '../merge/split-blocks.ts';
import type { SourceKind } from './source-kind.ts';

interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

/** What `troth export json` wrote: the same ledger again. */
export const troth: SourceKind = {
  kind: 'troth',
  summary: 'another ledger, as `troth export json` writes it (JSON)',
  files: 'what `troth export json` writes',
  where: 'Whoever keeps the other ledger.',
  cite: 'The keeper of the other ledger.',
  read: readExport,
};

function readExport(files: readonly InputFile[], context: ImportContext): Imported {
  const [file, another] = files;
  if (!file || another) throw new ImportProblem(`troth takes one exported ledger; ${files.length} are given`);
  const exported = filesIn(file);
  const drafts = exported.flatMap((one, at) => {
    context.progress(at + 1, exported.length, 'files');
    return draftsOf(one);
  });
  return {
    drafts,
    read: [{ file: file.name, encoding: 'UTF-8', count: exported.length, unit: 'file', counts: 'items' }],
    cases: [],
    disagreements: [],
    agreement: [],
    names: new Map(),
    snapshot: new Map(),
  };
}

function filesIn({ name, bytes }: InputFile): ExportedFile[] {
  let value: unknown;
  try {
    value = JSON.parse(decodeBytes(bytes).text);
  } catch {
    throw new ImportProblem(
      `${name} is no JSON, or stops half way; a ledger is taken as a whole or not at all`,
    );
  }
  const { export: version, files } = (value ?? {}) as { export?: unknown; files?: unknown };
  if (version !== 1) throw new ImportProblem(`${name} is not what “troth export json” writes`);
  if (!Array.isArray(files))
    throw new ImportProblem(`${name} holds no files: it was exported as known on an earlier day`);
  return files.map((file: Partial<ExportedFile>) => {
    const { path, text } = file;
    if (typeof path !== 'string' || typeof text !== 'string' || !isInside(path))
      throw new ImportProblem(`${name} names a file ${String(path)}, which no ledger has`);
    return { path, text };
  });
}

/** Whether a path stays in the folder, and is one of a ledger. */
function isInside(path: string): boolean {
  return path.endsWith('.troth') && path.split('/').every((part) => part !== '' && !/^\.|[\\:\0]/.test(part));
}

function draftsOf({ path, text }: ExportedFile): Draft[] {
  const counts = new Map<string, number>();
  return splitBlocks(text).map((block): Draft => {
    const count = (counts.get(block.signature) ?? 0) + 1;
    counts.set(block.signature, count);
    const isLedger = block.keyword === 'ledger' && count === 1;
    return {
      key: isLedger ? LEDGER_KEY : `${path} ${block.signature} ${count}`,
      ...(block.name === undefined ? {} : { name: block.name }),
      file: path,
      text: block.text,
    };
  });
}
