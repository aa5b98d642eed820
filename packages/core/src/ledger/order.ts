import type { Block } from '../text/block.ts';
import type { Entry } from './entry.ts';

/** Orders entries by file and line, so that the order in which files were read makes no difference. */
export function byPlace(a: Entry, b: Entry): number {
  return compareBlocks(a.block, b.block);
}

/** Orders blocks by file and line. */
export function compareBlocks(a: Block, b: Block): number {
  if (a.path === b.path) return a.line - b.line || a.start - b.start;
  return a.path < b.path ? -1 : 1;
}
