import { type Conflicts, hasCertain, isCertain } from '@troth/core';
import { cell, layOut } from './columns.ts';
import { conflictBlock, idsText, kindText, type Page } from './conflict-block.ts';
import { entanglementBlock, familyBlock, familyName } from './conflict-family-block.ts';
import { counted } from './promise-words.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** All that a search found, one block after the other with an empty line below each. */
export function conflictBlocks(page: Page, found: Conflicts): string[] {
  const blocks = [
    ...(found.incomplete === undefined ? [] : [incompleteBlock(page, found.incomplete)]),
    ...found.conflicts.map((conflict) => conflictBlock(page, conflict)),
    ...found.families.map((family) => familyBlock(page, family)),
    ...found.entanglements.map((entanglement) => entanglementBlock(page, entanglement, found)),
  ];
  return blocks.flatMap((block) => [...block, '']);
}

/** One line for each conflict and family, for `--quiet`. */
export function conflictLines(found: Conflicts, { width, style }: Pick<Page, 'width' | 'style'>): string[] {
  const lines = found.conflicts.map((conflict) => [
    cell(idsText(conflict.promises), isCertain(conflict) ? 'red' : 'yellow'),
    cell(kindText(conflict)),
  ]);
  const families = found.families.map((family) => [cell(familyName(family), 'red'), cell(family.kind)]);
  const loud = found.incomplete === undefined ? [] : [[cell('incomplete', 'red'), cell(found.incomplete)]];
  return layOut([...loud, ...lines, ...families], width, style);
}

/** `1 certain conflict`, `3 conflicts, 1 certain`; that a search did not finish is said too. */
export function conflictCount(found: Conflicts, style: Style): string {
  const { conflicts, families, incomplete } = found;
  const cut = incomplete === undefined ? '' : style('red', ', search incomplete');
  if (conflicts.length + families.length === 0) return `no conflicts${cut === '' ? '' : ' found'}${cut}`;
  const certain = conflicts.filter(isCertain).length;
  const all = certain === conflicts.length;
  const parts = [
    ...(conflicts.length > 0 ? [counted(conflicts.length, all ? 'certain conflict' : 'conflict')] : []),
    ...(families.length > 0 ? [counted(families.length, 'family', 'families')] : []),
  ];
  const count = style(hasCertain(found) ? 'red' : 'yellow', parts.join(' and '));
  return `${count}${all ? '' : `, ${certain === 0 ? 'none' : certain} certain`}${cut}`;
}

function incompleteBlock({ width, style }: Page, howFar: string): string[] {
  const text = `INCOMPLETE: the search did not finish (${howFar}). There may be conflicts that are not listed.`;
  return wrap(text, width).map((line) => style('red', line));
}
