import type { Agreement, Disagreement, FileRead, HandEdit, ImportResult, RemarkKind } from '@troth/import';

/** What `troth import --json` prints. */
export interface ImportReport {
  readonly kind: string;
  /** The folder that was written to. */
  readonly into: string;
  /** The files that were changed or made, by their path in that folder. */
  readonly written: readonly string[];
  readonly read: readonly FileRead[];
  readonly entries: { readonly added: number; readonly updated: number; readonly unchanged: number };
  readonly remarks: readonly RemarkGroup[];
  readonly edits: {
    readonly kept: readonly HandEdit[];
    readonly clashes: readonly HandEdit[];
    readonly own: readonly HandEdit[];
    readonly deleted: readonly string[];
    readonly gone: readonly HandEdit[];
    readonly elsewhere: readonly { readonly name: string; readonly file: string }[];
  };
  readonly cases: number;
  readonly disagreements: readonly Disagreement[];
  readonly agreement: readonly Agreement[];
}

/** One remark, with all lines of a file that it is made on. */
export interface RemarkGroup {
  readonly kind: RemarkKind;
  readonly file: string;
  readonly lines: readonly number[];
  readonly text: string;
}

/** Tells what an import did. */
export function importReport(kind: string, into: string, result: ImportResult): ImportReport {
  const { merged } = result;
  return {
    kind,
    into,
    written: [...merged.files.keys()].sort(),
    read: result.read,
    entries: { added: merged.added, updated: merged.updated, unchanged: merged.unchanged },
    remarks: groups(result),
    edits: {
      kept: merged.kept,
      clashes: merged.clashes,
      own: merged.own,
      deleted: merged.deleted,
      gone: merged.gone,
      elsewhere: merged.elsewhere,
    },
    cases: result.cases.length,
    disagreements: result.disagreements,
    agreement: result.agreement,
  };
}

function groups({ remarks }: ImportResult): RemarkGroup[] {
  const found = new Map<string, { kind: RemarkKind; file: string; lines: number[]; text: string }>();
  for (const { kind, file, line, text } of remarks) {
    const key = JSON.stringify([kind, file, text]);
    const group = found.get(key) ?? { kind, file, lines: [], text };
    if (line !== undefined && !group.lines.includes(line)) group.lines.push(line);
    found.set(key, group);
  }
  return [...found.values()];
}
