import type { Desk } from './desk.ts';
import { type Parameters, textOf } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** The files of a ledger, or one of them. */
export interface FilesAnswer {
  readonly files: readonly { readonly path: string; readonly lines: number; readonly entries: number }[];
  /** The file asked for; null where none is. */
  readonly file: FileAnswer | null;
}

/** One file, without what its reader may not see. */
export interface FileAnswer {
  readonly path: string;
  readonly text: string;
  /** Its entries, for an outline. */
  readonly outline: readonly {
    readonly line: number;
    readonly kind: string;
    readonly id: string | null;
    readonly title: string | null;
  }[];
}

/** The files of a ledger; with `path`, the text and outline of one. */
export function filesAnswer(desk: Desk, { ledger }: View, parameters: Parameters): FilesAnswer {
  const path = textOf(parameters, 'path');
  return {
    files: ledger.documents.map((file, index) => ({
      path: file.path,
      lines: linesIn(desk.sources[index]!.text),
      entries: file.entries.filter(Boolean).length,
    })),
    file: path === undefined ? null : fileAnswer(desk, path),
  };
}

function fileAnswer({ ledger, sources }: Desk, path: string): FileAnswer {
  const index = ledger.documents.findIndex((file) => file.path === path);
  if (index < 0) throw new Refusal('not found', `${path} is no file of the ledger`);
  const { entries } = ledger.documents[index]!;
  return {
    path,
    text: sources[index]!.text,
    outline: entries.flatMap((entry) =>
      entry
        ? [
            {
              line: entry.block.line + 1,
              kind: entry.kind,
              id: entry.name ? `@${entry.name.text}` : null,
              title: entry.title ?? null,
            },
          ]
        : [],
    ),
  };
}

function linesIn(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
