import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import type { GroupEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { fieldPlace, fieldPlaces, headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** More groups than these in one chain are a circle, which is another rule's. */
const DEEPEST = 64;

/** A group has no more members than it is said to have, and no more than the groups it lies within. */
export const emptySize: CheckEntry<GroupEntry> = (group, ledger, report) => {
  const least = leastOf(group);
  if (least === 0) return;
  const smaller = smallerThan(group, least);
  if (smaller) reportEmpty(group, smaller, least, ledger, report);
};

/** A group, or the nearest one that it lies within, that has fewer than so many members for sure. */
export function smallerThan(group: GroupEntry, least: number): GroupEntry | undefined {
  let larger: GroupEntry | undefined = group;
  for (let depth = 0; larger && depth < DEEPEST; depth++) {
    if (mostOf(larger) < least) return larger;
    const parent: GroupEntry['within'] = larger.within;
    larger = parent?.entry?.kind === 'group' ? parent.entry : undefined;
    if (larger === group) return undefined;
  }
  return undefined;
}

function reportEmpty(
  group: GroupEntry,
  smaller: GroupEntry,
  least: number,
  ledger: Ledger,
  report: Parameters<CheckEntry>[2],
): void {
  const bySize = group.size !== undefined && group.size.low === least;
  const most = mostOf(smaller);
  const place = bySize ? fieldPlace(ledger, group.block, 'size') : fieldPlace(ledger, group.block, 'member');
  const own = smaller === group;
  const has = bySize ? `at least ${least} members` : `${least} named ${least === 1 ? 'member' : 'members'}`;
  report({
    code: 'empty-size',
    message: own
      ? `The group has ${has}, and its size is at most ${most}.`
      : `The group has ${has}, and it lies within \`@${smaller.name?.text ?? ''}\`, which has at most ${most}.`,
    help: own
      ? 'Correct the size, or say from when until when each member belongs to it.'
      : 'Correct one of the two sizes, or the `within`.',
    place,
    related: limitOf(smaller, ledger),
  });
}

/** Where it is said that a group has no more. */
export function limitOf(group: GroupEntry, ledger: Ledger): RelatedPlace[] {
  const size = fieldPlaces(ledger, group.block, 'size')[0];
  if (size) return [{ place: size, message: 'the size it must fit into' }];
  return [{ place: headerPlace(ledger, group.block), message: 'lists all of its members' }];
}

/** Members who have belonged to it all along. */
function lasting(group: GroupEntry): number {
  if (group.members.length === 0) return 0;
  return new Set(group.members.filter(({ from, until }) => !from && !until).map(({ who }) => who)).size;
}

function leastOf(group: GroupEntry): number {
  return Math.max(group.size?.low ?? 0, lasting(group));
}

/** Only members listed and no size: exactly those (semantics.md: Groups). */
export function mostOf(group: GroupEntry): number {
  if (group.size) return group.size.high;
  return group.members.length > 0 ? new Set(group.members.map(({ who }) => who)).size : Infinity;
}
