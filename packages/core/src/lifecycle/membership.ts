import type { Tenure } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';

/** One step upwards: from a part, office, holder, member or subgroup to what it lies within. */
export interface Step {
  readonly to: Name;
  readonly tenure: Tenure | undefined;
}

/** Who is a member of which group. Parts and offices of a member are no members beside it. */
export class Membership {
  /** These two by the numbers of names. */
  readonly #up: readonly (readonly Step[] | undefined)[];
  readonly #down: readonly (readonly Name[] | undefined)[];

  constructor(up: readonly (readonly Step[] | undefined)[], down: readonly (readonly Name[] | undefined)[]) {
    this.#up = up;
    this.#down = down;
  }

  /** The members of a group on a day, those of groups and the holders of offices within it included. */
  of(group: Name, day: Day): readonly Name[] {
    const found = new Set<Name>([group]);
    for (const outer of found) {
      if (!isOpenedUp(outer)) continue;
      for (const inner of this.#down[outer.index] ?? []) if (this.#isIn(inner, outer, day)) found.add(inner);
    }
    return [...found].filter((name) => !isOpenedUp(name));
  }

  /** Whether a name is one of them. */
  holds(name: Name, group: Name, day: Day): boolean {
    return !isOpenedUp(name) && this.#isWithin(name, group, day, undefined);
  }

  #isWithin(name: Name, group: Name, day: Day, seen: Set<Name> | undefined): boolean {
    for (const { to, tenure } of this.#up[name.index] ?? []) {
      if ((to !== group && !isOpenedUp(to)) || seen?.has(to) || (tenure && !coversDay(tenure, day))) continue;
      if (to === group || this.#isWithin(to, group, day, (seen ?? new Set()).add(to))) return true;
    }
    return false;
  }

  /** Whether a name lies within another on a day by what is said of just these two. */
  #isIn(inner: Name, outer: Name, day: Day): boolean {
    return (this.#up[inner.index] ?? []).some(
      ({ to, tenure }) => to === outer && (!tenure || coversDay(tenure, day)),
    );
  }

  /** Those who are members of a group on some days only. */
  comeOrGo(group: Name): readonly Name[] {
    const known = this.#comeOrGo.get(group);
    if (known) return known;
    const inside = this.#openedUp(group);
    const found = new Set<Name>();
    for (const one of inside) {
      const comesOrGoes = this.#up[one.index]?.some(
        ({ to, tenure }) => tenure && inside.has(to) && changesOf(tenure).length > 0,
      );
      if (comesOrGoes) for (const name of this.#openedUp(one)) if (!isOpenedUp(name)) found.add(name);
    }
    const all = [...found];
    this.#comeOrGo.set(group, all);
    return all;
  }

  /** A name, and what is inside of it on some day as far as groups and offices are opened up. */
  #openedUp(name: Name): ReadonlySet<Name> {
    const found = new Set<Name>([name]);
    for (const outer of found)
      if (isOpenedUp(outer)) for (const inner of this.#down[outer.index] ?? []) found.add(inner);
    return found;
  }

  readonly #comeOrGo = new Map<Name, readonly Name[]>();
}

/** Whether a group counts who is inside of a name in its place: parts and offices of a member are no members beside it. */
export function isOpenedUp({ entry }: Name): boolean {
  return entry?.kind === 'group' || entry?.kind === 'office';
}

/** As a start a month or year means its first day, as an end its last. */
export function coversDay(tenure: Tenure, day: Day): boolean {
  return (!tenure.from || tenure.from.first <= day) && (!tenure.until || tenure.until.last >= day);
}

/** The days from which it is held, and from which it no longer is. */
export function changesOf({ from, until }: Tenure): Day[] {
  return [...(from ? [from.first] : []), ...(until ? [until.last + 1] : [])];
}
