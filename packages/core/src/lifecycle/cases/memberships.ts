import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Relations } from '../relations.ts';

/** Days from a first to a last; the ends may be infinite. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

export const ALWAYS: Span = { first: -Infinity, last: Infinity };

/** Who is listed as a member of a group or of its subgroups, and the spans of days on which each is one, in order. */
export function membershipsOf(relations: Relations, group: Name): ReadonlyMap<Name, readonly Span[]> {
  const found = new Map<Name, Span[]>();
  collect(relations, group, ALWAYS, new Set(), found);
  for (const [member, spans] of found) found.set(member, joined(spans));
  return found;
}

function collect(
  relations: Relations,
  group: Name,
  within: Span,
  above: ReadonlySet<Name>,
  into: Map<Name, Span[]>,
): void {
  if (above.has(group)) return;
  for (const { who, span } of relations.directMembers(group)) {
    const both = overlap(span, within);
    if (!both) continue;
    if (who.entry?.kind === 'group') collect(relations, who, both, new Set(above).add(group), into);
    else into.set(who, [...(into.get(who) ?? []), both]);
  }
}

/** The days that two spans share. */
export function overlap(a: Span, b: Span): Span | undefined {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : undefined;
}

/** The spans of days that are in one of each list. */
export function overlaps(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some.flatMap((a) => others.flatMap((b) => overlap(a, b) ?? []));
}

/** Spans in order, those that meet as one. */
function joined(spans: readonly Span[]): Span[] {
  const list: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const before = list.at(-1);
    if (before && span.first <= before.last + 1)
      list[list.length - 1] = { first: before.first, last: Math.max(before.last, span.last) };
    else list.push(span);
  }
  return list;
}
