import type { GroupEntry, PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Each } from '../../ledger/many.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { World } from '../world.ts';
import { ALWAYS, membershipsOf, overlaps, type Span } from './memberships.ts';

/** Who stands for the variables, and the days on which they all are members. */
export interface Pair {
  readonly of: Name | undefined;
  readonly to: Name | undefined;
  readonly spans: readonly Span[];
  /** The days on which each of the two is a member, whether or not the other is. */
  readonly ofSpans: readonly Span[];
  readonly toSpans: readonly Span[];
}

/** Every member of each group with every other one of the second side, from the day of the promise on. */
export function pairsOf(world: World, { terms, date }: PromiseEntry): Pair[] {
  const { each } = terms.many!;
  const from = each.find(({ side }) => side === 'from');
  const to = each.find(({ side }) => side === 'to');
  const promised = [{ first: date.first, last: Infinity }];
  const pairs: Pair[] = [];
  for (const [of, some] of sideOf(world, from)) {
    for (const [other, others] of sideOf(world, to)) {
      if (isSame(of, other, terms)) continue;
      const spans = overlaps(overlaps(some, others), promised);
      if (spans.length > 0) pairs.push({ of, to: other, spans, ofSpans: some, toSpans: others });
    }
  }
  return pairs;
}

function sideOf(
  world: World,
  each: Each | undefined,
): readonly (readonly [Name | undefined, readonly Span[]])[] {
  return each ? [...membershipsOf(world.relations, each.group)] : [[undefined, [ALWAYS]]];
}

/** The group that says until when someone was its member, who has left by a day. */
export function leftBy(
  { relations }: World,
  { terms }: PromiseEntry,
  leaving: readonly Name[],
  closes: Day | undefined,
): GroupEntry | undefined {
  if (closes === undefined || leaving.length === 0) return undefined;
  for (const { group } of terms.many!.each) {
    for (const { entry } of relations.closure(group)) {
      if (entry?.kind !== 'group') continue;
      const isLast = entry.members.some(
        ({ who, until }) => until?.last === closes - 1 && leaving.includes(who),
      );
      if (isLast) return entry;
    }
  }
  return undefined;
}

/** Nobody promises anything to itself. */
function isSame(of: Name | undefined, to: Name | undefined, terms: Terms): boolean {
  if (of && to) return of === to;
  if (of) return terms.to.length === 1 && terms.to[0].party === of;
  return to !== undefined && terms.from.length === 1 && terms.from[0].party === to;
}
