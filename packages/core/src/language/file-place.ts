import type { Ledger, LedgerDocument } from '../ledger/ledger.ts';
import { type Block, locate, type Place } from '../text/block.ts';

/** A span of one file: from `start` up to and without `end`, in UTF-16 code units from the start of the file. */
export interface FilePlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A span of one file, with its line for people, counted from 1. */
export interface LinePlace extends FilePlace {
  readonly line: number;
}

/** New text for a span of one of several files. */
export interface FileEdit extends FilePlace {
  readonly text: string;
}

/** The file of a ledger with a path. */
export function fileOf(ledger: Ledger, path: string): LedgerDocument | undefined {
  return ledger.documents.find((file) => file.path === path);
}

/** Which of a file's blocks one is; blocks stand in the order of their lines. */
function indexOfBlock({ blocks }: LedgerDocument, block: Block): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].line < block.line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a place inside an entry stands in its file. */
export function filePlace(ledger: Ledger, { block, start, end }: Place): FilePlace {
  const file = fileOf(ledger, block.path)!;
  const offset = file.starts[indexOfBlock(file, block)];
  return { path: block.path, start: offset + start, end: offset + end };
}

/** Where a place inside an entry stands in its file, with its line. */
export function linePlace(ledger: Ledger, place: Place): LinePlace {
  return { ...filePlace(ledger, place), line: locate(place).line };
}
