import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { CountRange, Relations } from '../../lifecycle/relations.ts';

/** A group of which nobody is known by name. */
export interface PlainGroup extends CountRange {
  /** The group next around it. */
  readonly outer: PlainGroup | undefined;
  /** The outermost group around it: only groups with the same one can share members. */
  readonly root: Name;
}

/** So many different members of a group. */
export interface Share {
  readonly group: PlainGroup;
  readonly count: number;
}

/** The groups of which nothing but how many they have is known, and that at all. */
export class PlainGroups {
  readonly #relations: Relations;
  readonly #on: Day;
  /** By the numbers of names. */
  readonly #known = new Map<number, PlainGroup | null>();

  constructor(relations: Relations, on: Day) {
    this.#relations = relations;
    this.#on = on;
  }

  of(name: Name): PlainGroup | undefined {
    let known = this.#known.get(name.index);
    if (known === undefined) {
      known = this.#read(name) ?? null;
      this.#known.set(name.index, known);
    }
    return known ?? undefined;
  }

  #read(name: Name): PlainGroup | undefined {
    const { entry } = name;
    const relations = this.#relations;
    if (entry?.kind !== 'group') return undefined;
    const isAlone = relations.isAlone(name);
    if (!isAlone && relations.closure(name).some(isNoGroup)) return undefined;
    const { low, high } = relations.size(name, this.#on);
    const outer = isAlone ? undefined : relations.groupsAround(name)[0];
    if (!outer) return { low, high, outer: undefined, root: name };
    const parent = entry.within === outer ? this.of(outer) : undefined;
    return parent && low <= parent.high ? { low, high, outer: parent, root: parent.root } : undefined;
  }
}

function isNoGroup({ entry }: Name): boolean {
  return entry?.kind !== 'group';
}

/**
 * Whether different members can be given to each share on every reading of sizes and overlaps.
 *
 * By the theorem of Hall (1935) they can if any of the shares together are no more than the members of their groups
 * together; those are at least as many as the largest of the groups has. So it is enough that all shares of groups up
 * to any size are together no more than that size.
 */
export function fitIntoGroups(shares: readonly Share[]): boolean {
  if (shares.length > FEW_SHARES) return doManyFit(shares);
  for (let index = 0; index < shares.length; index++) {
    const { low, root } = shares[index].group;
    let sum = 0;
    for (let other = 0; other < shares.length; other++) {
      const { group, count } = shares[other];
      if (group.root === root && group.low <= low) sum += count;
    }
    if (sum > low) return false;
  }
  return true;
}

/** Of so few shares, each is set against all others. */
const FEW_SHARES = 16;

function doManyFit(shares: readonly Share[]): boolean {
  const sums = new Map<Name, number>();
  for (const { group, count } of [...shares].sort((a, b) => a.group.low - b.group.low)) {
    const sum = (sums.get(group.root) ?? 0) + count;
    if (sum > group.low) return false;
    sums.set(group.root, sum);
  }
  return true;
}
