import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { PastDeed } from '../rules/past.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { Unions } from '../solving/unions.ts';

/** People of whom nothing tells them apart: in the same groups, touched by the same past deeds. */
export interface Cell {
  readonly groups: ReadonlySet<Name>;
  /** Someone by name; a cell of one. */
  readonly member: Name | undefined;
  /** The past deeds that touched them. */
  readonly touched: readonly PastDeed[];
}

/** People that promises are about, and who they may be. */
export interface Population {
  readonly pool: Pool;
  readonly cells: readonly Cell[];
}

/** Groups that may share members, with those who are named and what happened to them. */
export interface Pool {
  readonly groups: readonly Name[];
  readonly members: readonly Name[];
  readonly past: readonly PastDeed[];
}

/** How many optional past deeds are combined for one cell before each is taken alone. */
const MOST_COMBINED = 4;

/** How many cells a pool may have: eleven groups that may all overlap have so many. */
const MOST_CELLS = 2048;

/** How many who are listed by name are looked at one by one. */
const MOST_NAMED = 12;

/** Joins the groups and members that sentences are about, with all that may overlap them, into pools. */
export function poolsOf(
  relations: Relations,
  objects: Iterable<Name>,
  past: readonly PastDeed[],
  on: Day,
): Pool[] {
  const names = new Set<Name>();
  const nested = new Unions<Name>();
  const add = (name: Name): void => {
    names.add(name);
    for (const around of relations.groupsAround(name)) {
      names.add(around);
      nested.join(around, name);
    }
  };
  for (const object of objects) add(object);
  const relevant = past.filter(({ object }) => {
    if (!object) return false;
    if (!names.has(object) && !relations.groupsAround(object).some((group) => names.has(group))) return false;
    add(object);
    return true;
  });
  const named = [...names].flatMap((name) =>
    name.entry?.kind === 'group' ? relations.members(name, on) : [],
  );
  if (new Set(named).size <= MOST_NAMED) for (const name of named) add(name);
  return nested.groups(names).map((pooled) => ({
    groups: pooled.filter(({ entry }) => entry?.kind === 'group'),
    members: pooled.filter(({ entry }) => entry?.kind !== 'group'),
    past: relevant.filter(({ object }) => pooled.includes(object!)),
  }));
}

/**
 * The cells of a pool: every combination of groups and past deeds that someone may be in; undefined where these are too
 * many.
 */
export function cellsOf(relations: Relations, book: RuleBook, pool: Pool, on: Day): Cell[] | undefined {
  const cells: Cell[] = [];
  const inner = innerOf(pool.groups);
  if (combinations(inner) > MOST_CELLS) return undefined;
  for (const groups of signatures(inner)) {
    if ([...groups].some((group) => isNamedApart(relations, pool, group, on))) continue;
    cells.push(...touchedCells(book, pool.past, groups, undefined));
  }
  for (const member of pool.members) {
    for (const groups of signaturesOf(relations, pool, member, on))
      cells.push(...touchedCells(book, pool.past, groups, member));
  }
  return cells.length > MOST_CELLS ? undefined : cells;
}

/** Whether all members of a group are listed by name. */
function isListed(relations: Relations, group: Name, on: Day): boolean {
  return (relations.everyone(group, on)?.length ?? 0) > 0;
}

/** Whether a group has nobody but those who are looked at one by one. */
function isNamedApart(relations: Relations, pool: Pool, group: Name, on: Day): boolean {
  if (!isListed(relations, group, on)) return false;
  return relations.members(group, on).every((member) => pool.members.includes(member));
}

/** Sets of groups that one unnamed person may belong to: each with all around it, overlaps as sizes allow. */
function signatures(inner: Inner): ReadonlySet<Name>[] {
  const below = (group: Name): Set<Name>[] => {
    let sets: Set<Name>[] = [new Set([group])];
    for (const child of inner.get(group) ?? []) {
      const belonging = below(child);
      sets = sets.flatMap((set) => [set, ...belonging.map((more) => new Set([...set, ...more]))]);
    }
    return sets;
  };
  return (inner.get(undefined) ?? []).flatMap(below);
}

/** How many sets of groups one unnamed person may belong to. */
function combinations(inner: Inner): number {
  const below = (group: Name): number =>
    (inner.get(group) ?? []).reduce((product, child) => product * (1 + below(child)), 1);
  return (inner.get(undefined) ?? []).reduce((sum, group) => sum + below(group), 0);
}

/** The groups next within each, and under `undefined` those within none. */
type Inner = ReadonlyMap<Name | undefined, readonly Name[]>;

function innerOf(groups: readonly Name[]): Inner {
  const inner = new Map<Name | undefined, Name[]>();
  for (const group of groups) {
    const within = group.entry?.kind === 'group' ? group.entry.within : undefined;
    const outer = within && groups.includes(within) ? within : undefined;
    inner.set(outer, [...(inner.get(outer) ?? []), group]);
  }
  return inner;
}

/** The sets of groups that a named person may belong to: those that list them, and others beside as far as they are open. */
function signaturesOf(relations: Relations, pool: Pool, member: Name, on: Day): ReadonlySet<Name>[] {
  const sure = pool.groups.filter((group) => relations.lies(member, group, on));
  const around = new Set(sure);
  const open = pool.groups.filter((group) => {
    if (around.has(group) || isListed(relations, group, on)) return false;
    return relations.groupsAround(group).some((outer) => around.has(outer));
  });
  let sets: Set<Name>[] = [new Set(sure)];
  for (const group of open) sets = sets.flatMap((set) => [set, new Set(set).add(group)]);
  return sets.filter((set) =>
    [...set].every((group) =>
      relations.groupsAround(group).every((outer) => !pool.groups.includes(outer) || set.has(outer)),
    ),
  );
}

function touchedCells(
  book: RuleBook,
  past: readonly PastDeed[],
  groups: ReadonlySet<Name>,
  member: Name | undefined,
): Cell[] {
  const isOf = ({ object }: PastDeed) => (object === member && member !== undefined) || groups.has(object!);
  const forced = past.filter((deed) => isOf(deed) && deed.all);
  const optional = past.filter((deed) => isOf(deed) && !deed.all);
  let sets: PastDeed[][] = [forced];
  if (optional.length <= MOST_COMBINED) {
    for (const deed of optional) sets = sets.flatMap((set) => [set, [...set, deed]]);
  } else sets = [forced, ...optional.map((deed) => [...forced, deed])];
  return sets.filter((set) => !isTwice(book, set)).map((touched) => ({ groups, member, touched }));
}

/** Whether two past deeds of one person could be done once only. */
function isTwice(book: RuleBook, touched: readonly PastDeed[]): boolean {
  return touched.some((deed, index) =>
    book
      .onceRules(deed.shape)
      .some(
        ({ slot }) =>
          slot === deed.slot && touched.some((other, at) => at > index && other.shape === deed.shape),
      ),
  );
}
