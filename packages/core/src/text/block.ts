import { countBelow } from './count-below.ts';
import { countLines, type SourceText } from './source-text.ts';

/**
 * The lines of one entry. Places inside it count from its start, so that an edit elsewhere in the file moves none
 * of them; only `line` is shifted.
 */
export interface Block {
  readonly path: string;
  readonly source: SourceText;
  /** Where the entry starts and ends in `source.codes`. */
  readonly start: number;
  readonly end: number;
  /** The line of the file its header stands on, counted from 0. */
  line: number;
}

/** A span inside a block: offsets in UTF-16 code units from the block's start. */
export interface Place {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** Where a place is in its file, and the text of its line. Lines and columns count from 1, columns in code units. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The column after its last character, on the same line (a place that runs over lines is cut at the end of its first). */
  readonly endColumn: number;
  readonly text: string;
}

/** Finds the line and column of a place. */
export function locate(place: Place): Location {
  const { block } = place;
  const { codes, text } = block.source;
  const at = Math.min(block.start + place.start, codes.length);
  const before = text.lastIndexOf('\n', at - 1);
  const lineStart = at === 0 ? 0 : before + 1;
  const next = text.indexOf('\n', at);
  let lineEnd = next < 0 ? text.length : next;
  if (lineEnd > lineStart && codes[lineEnd - 1] === 13) lineEnd--;
  const column = at - lineStart + 1;
  const endColumn = Math.max(column + 1, Math.min(block.start + place.end, lineEnd) - lineStart + 1);
  return {
    path: block.path,
    line: block.line + linesBefore(block, at) + 1,
    column,
    endColumn,
    text: text.slice(lineStart, lineEnd),
  };
}

/** In a longer entry, lines are not counted anew for each place. */
const LONG_ENTRY = 4096;

const lineFeeds = new WeakMap<Block, Int32Array>();

/** How many line feeds stand in a block before an offset of its source. */
function linesBefore(block: Block, at: number): number {
  const { codes } = block.source;
  if (at - block.start < LONG_ENTRY) return countLines(codes, block.start, at);
  let feeds = lineFeeds.get(block);
  if (!feeds) {
    feeds = lineFeedsIn(block);
    lineFeeds.set(block, feeds);
  }
  return countBelow(feeds, at);
}

function lineFeedsIn({ source: { codes }, start, end }: Block): Int32Array {
  const feeds: number[] = [];
  for (let at = start; at < end; at++) if (codes[at] === 10) feeds.push(at);
  return Int32Array.from(feeds);
}

/** `path:line` of a block's header, as traces and explanations cite it. */
export function citation(block: Block): string {
  return `${block.path}:${block.line + 1}`;
}
