import type { Entry } from '../../ledger/entry.ts';

/** The lines of text that an entry is written in. */
export interface LinesAnswer {
  readonly file: string;
  /** The first line, counted from 1. */
  readonly line: number;
  /** As written, without the blank lines and comments that follow it. */
  readonly text: string;
}

/** Where an entry is written, and how. */
export function linesOf({ block }: Entry): LinesAnswer {
  const { path, source, start, end, line } = block;
  const text = source.text.slice(start, end).replace(/\r\n/g, '\n');
  return { file: path, line: line + 1, text: text.replace(/(?:\n[ \t]*(?:;[^\n]*)?)*$/, '') };
}
