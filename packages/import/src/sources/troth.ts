import { formatText } from '@troth/core';
import { ImportProblem } from '../import-problem.ts';
import type { ImportContext, Imported } from '../imported.ts';
import { decodeBytes } from '../input/decode-bytes.ts';
import type { InputFile } from '../input/read-table.ts';
import type { Draft } from '../ledger-text/draft.ts';
import { LEDGER_KEY } from '../ledger-text/ledger-draft.ts';
import { PARTIES } from '../ledger-text/name-book.ts';
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
  for (const draft of drafts) checkAlike(draft, file.name, context);
  return {
    drafts,
    read: [{ file: file.name, encoding: 'UTF-8', count: exported.length, unit: 'file', counts: 'items' }],
    cases: [],
    disagreements: [],
    agreement: [],
    names: new Map(drafts.flatMap(({ key, name }) => (name === undefined ? [] : [[key, name] as const]))),
    snapshot: new Map(),
  };
}

/**
 * What another file declares by the same name is left to it, so it has to be the same: a party of that name, or an entry
 * of the same words. What the last import wrote may have been moved and edited since.
 */
function checkAlike(draft: Draft, file: string, { names, declaredElsewhere }: ImportContext): void {
  if (draft.name === undefined || names.has(draft.key)) return;
  const other = declaredElsewhere(draft.name);
  if (!other) return;
  const { source, start, end, path } = other.block;
  const [own, theirs] = [draft.text, source.text.slice(start, end)].map((text) => formatText(text.trim()));
  if (own === theirs) return;
  if (PARTIES.has(other.kind) && headerOf(own!) === headerOf(theirs!)) return;
  throw new ImportProblem(
    `${file} and ${path} both declare ${draft.name}, and not alike; nothing was written`,
    ['Import it into a folder of its own, or give one of the two another name.'],
  );
}

/** The line that an entry begins with, below its comments. */
function headerOf(text: string): string | undefined {
  return text.split('\n').find((line) => line !== '' && !line.startsWith(';'));
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
