import {
  type ConflictFamily,
  type Conflicts,
  type Entanglement,
  groupedDigits,
  idOf,
  isCertain,
  listText,
  type PromiseEntry,
  placeOf,
  printable,
} from '@troth/core';
import { cell } from './columns.ts';
import { facts, heading, idsText, MOST_LISTED, type Page, paragraphs, waysOut } from './conflict-block.ts';
import { wrap } from './wrap.ts';

/** `1769 sets among 14 promises` */
export function familyName({ count, promises }: ConflictFamily): string {
  return `${count ?? 'many'} sets among ${promises.length} promises`;
}

/** Many sets that one limit or rule keeps apart, told as one. */
export function familyBlock(page: Page, family: ConflictFamily): string[] {
  const { promises, count, demand, bound, shortage, kind, why, citations, first } = family;
  const sets = first.slice(0, MOST_LISTED).map((one) => idsText(one.promises));
  if (count === undefined) sets.push('and more, which were not counted');
  else if (count > sets.length) sets.push(`and ${count - BigInt(sets.length)} more`);
  const places = citations
    .filter(({ entry }) => !promises.includes(entry as PromiseEntry) && !why.includes(placeOf(entry)))
    .map(({ entry, role }) => `${placeOf(entry)} (${role})`)
    .slice(0, MOST_LISTED);
  const certain = first.some(isCertain);
  return [
    ...heading(
      page,
      'family',
      familyName(family),
      `${kind} · told as one, because each of these sets ${certain ? 'cannot' : 'perhaps cannot'} all be kept`,
      certain ? 'red' : 'yellow',
    ),
    ...facts(page, [
      ['Why', [...cell(groupedDigits(why)), ...cell(places.join(', '), 'dim')]],
      ['Promises', cell(shortList(promises.map(({ name }) => idOf(name))))],
      ['Asked for', cell(groupedDigits(demand))],
      ['There is', cell(groupedDigits(bound))],
      ['Missing', cell(groupedDigits(shortage))],
    ]),
    ...paragraphs(page, 'The first sets', sets),
  ];
}

function shortList(ids: readonly string[]): string {
  const more = ids.length - MOST_LISTED;
  return more > 0 ? `${ids.slice(0, MOST_LISTED).join(', ')} and ${more} more` : listText(ids);
}

/** What lifts all conflicts that share promises. */
export function entanglementBlock(
  page: Page,
  { promises, waysOut: ways, hasMore }: Entanglement,
  found: Conflicts,
): string[] {
  const fits = found.conflicts.flatMap((conflict) => conflict.fits);
  const shown = idsText(promises.slice(0, MOST_LISTED));
  const left = promises.length - MOST_LISTED;
  return [
    ...wrap(`together  ${printable(shown)}${left > 0 ? ` and ${left} more` : ''}`, page.width).map((line) =>
      page.style('bold', line),
    ),
    '  conflicts that share promises',
    ...waysOut(page, 'What lifts all of them', ways, { fits }, hasMore),
  ];
}
