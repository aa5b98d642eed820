import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import type { Cell, Pool } from './pool.ts';
import type { SeenMembers } from './seen-members.ts';

/** How many people are in each cell of a pool, on one reading of what is uncertain. */
export type Reading = readonly number[];

/** The readings of a pool. */
export interface Readings {
  readonly list: readonly Reading[];
  /** Whether each is there; otherwise only those at the ends of every range. */
  readonly isComplete: boolean;
}

/** How many readings are looked at one by one. */
const MOST_READINGS = 4096;
/** How many steps the search for them may take. */
const MOST_STEPS = 50_000;

interface Bound {
  readonly cells: readonly number[];
  readonly low: number;
  readonly high: number;
}

/**
 * Every way in which sizes, overlaps and what past deeds touched can be (semantics.md: Groups). Of a group
 * without an upper bound, more than `cap` beyond its lower one make no difference. Cells that no sentence is about only take up what is left over.
 */
export function readingsOf(
  relations: Relations,
  pool: Pool,
  cells: readonly Cell[],
  matters: (cell: Cell) => boolean,
  cap: number,
  on: Day,
  seen: SeenMembers,
): Readings {
  const apart = apartIn(relations, pool, seen);
  const isUsed = (cell: Cell) => cell.touched.length > 0 || cell.member !== undefined || matters(cell);
  const used = cells.map((cell) => isUsed(cell) || apart.some(({ is }) => is(cell)));
  const search = new Search(cells, used, boundsOf(relations, pool, cells, used, on, seen, apart), cap);
  const whole = search.run(false);
  if (whole) return { list: whole, isComplete: true };
  return { list: search.run(true) ?? [], isComplete: false };
}

/** What is known of how many are in which cells together: sizes of groups, named members, past deeds. */
function boundsOf(
  relations: Relations,
  pool: Pool,
  cells: readonly Cell[],
  used: readonly boolean[],
  on: Day,
  seen: SeenMembers,
  apart: readonly Apart[],
): Bound[] {
  const bounds: Bound[] = [];
  const take = (low: number, high: number, is: (cell: Cell) => boolean): void => {
    const inside = cells.map((_, index) => index).filter((index) => is(cells[index]));
    const slack = inside.some((index) => !used[index]);
    bounds.push({ cells: inside.filter((index) => used[index]), low: slack ? 0 : low, high });
  };
  for (const group of pool.groups) {
    const { high } = relations.size(group, on);
    const low = leastOf(relations, group, on, seen);
    const apart = pool.members.filter((member) => relations.lies(member, group, on)).length;
    take(low, high, (cell) => cell.groups.has(group));
    const unnamed = relations.members(group, on).length - apart;
    if (unnamed > 0) take(unnamed, Infinity, (cell) => cell.groups.has(group) && !cell.member);
  }
  for (const member of pool.members) take(1, 1, (cell) => cell.member === member);
  for (const deed of pool.past) {
    if (deed.all) continue;
    take(deed.low, deed.high, (cell) => cell.touched.includes(deed));
  }
  for (const { least, is } of apart) take(least, Infinity, is);
  return bounds;
}

/** So many, at least, who are elsewhere than in the groups to all of which the same was done once per member. */
interface Apart {
  readonly least: number;
  readonly is: (cell: Cell) => boolean;
}

function apartIn(relations: Relations, { groups }: Pool, { apart }: SeenMembers): Apart[] {
  return apart.flatMap(({ parts, wholes }) => {
    if (!groups.some((group) => wholes.has(group))) return [];
    const isElsewhere = (cell: Cell): boolean => ![...cell.groups].some((group) => wholes.has(group));
    return groups.flatMap((group): Apart[] => {
      let least = 0;
      for (const inner of relations.closure(group)) least += parts.get(inner) ?? 0;
      return least > 0 ? [{ least, is: (cell) => cell.groups.has(group) && isElsewhere(cell) }] : [];
    });
  });
}

/** A group has at least as many as any group within it, and as an event was about. */
function leastOf(relations: Relations, group: Name, on: Day, seen: SeenMembers): number {
  let least = 0;
  for (const inner of relations.closure(group)) {
    if (inner.entry?.kind === 'group') least = Math.max(least, relations.size(inner, on).low, seen.of(inner));
  }
  return Math.min(least, relations.size(group, on).high);
}

/** Goes through all numbers of people in cells that keep to what is known. */
class Search {
  readonly #cells: readonly Cell[];
  readonly #order: readonly number[];
  readonly #cap: number;
  readonly #bounds: readonly Bound[];
  readonly #ofCell: number[][];
  /** For each place in the order, the cells of each bound that come after it. */
  readonly #after: (readonly number[])[][];
  #steps = 0;

  constructor(cells: readonly Cell[], used: readonly boolean[], bounds: readonly Bound[], cap: number) {
    this.#cells = cells;
    // Those in the most groups first: what is left for the others then follows from the sizes.
    this.#order = cells
      .map((_, index) => index)
      .filter((index) => used[index])
      .sort((a, b) => cells[b].groups.size - cells[a].groups.size);
    this.#bounds = bounds;
    this.#cap = cap;
    this.#ofCell = cells.map((_, index) =>
      bounds.flatMap((bound, at) => (bound.cells.includes(index) ? [at] : [])),
    );
    this.#after = this.#order.map((_, at) => this.#cellsAfter(at));
  }

  #cellsAfter(at: number): (readonly number[])[] {
    const later = new Set(this.#order.slice(at + 1));
    return this.#bounds.map(({ cells }) => cells.filter((cell) => later.has(cell)));
  }

  /** All readings, or only those with each number at an end of what is possible; undefined when there are too many. */
  run(onlyEnds: boolean): Reading[] | undefined {
    this.#steps = 0;
    const found: Reading[] = [];
    const counts = this.#cells.map(() => 0);
    const sums = this.#bounds.map(() => 0);
    return this.#fill(0, counts, sums, found, onlyEnds) ? found : undefined;
  }

  #fill(at: number, counts: number[], sums: number[], found: Reading[], onlyEnds: boolean): boolean {
    if (++this.#steps > MOST_STEPS || found.length > MOST_READINGS) return onlyEnds;
    if (at === this.#order.length) {
      if (this.#bounds.every(({ low }, index) => sums[index] >= low)) found.push([...counts]);
      return true;
    }
    const cell = this.#order[at];
    const [low, high] = this.#range(at, cell, sums);
    // From one end to the other at once, however far apart they are.
    const step = onlyEnds ? Math.max(1, high - low) : 1;
    for (let count = low; count <= high; count += step) {
      counts[cell] = count;
      for (const bound of this.#ofCell[cell]) sums[bound] += count;
      const goesOn = this.#fill(at + 1, counts, sums, found, onlyEnds);
      for (const bound of this.#ofCell[cell]) sums[bound] -= count;
      if (!goesOn) return false;
    }
    counts[cell] = 0;
    return true;
  }

  /** How many a cell can have, given those before it and what those after it can take up. */
  #range(at: number, cell: number, sums: readonly number[]): [number, number] {
    let low = 0;
    let high = this.#cells[cell].member ? 1 : Infinity;
    let open = this.#cap;
    for (const index of this.#ofCell[cell]) {
      const bound = this.#bounds[index];
      high = Math.min(high, bound.high - sums[index]);
      open = Math.max(open, bound.low + this.#cap);
      let later = 0;
      for (const other of this.#after[at][index]) later += this.#most(other, sums);
      low = Math.max(low, bound.low - sums[index] - later);
    }
    return [low, high === Infinity ? Math.max(open, low) : high];
  }

  /** The most that a cell still to be filled can have. */
  #most(cell: number, sums: readonly number[]): number {
    let most = this.#cells[cell].member ? 1 : Infinity;
    for (const index of this.#ofCell[cell]) most = Math.min(most, this.#bounds[index].high - sums[index]);
    return most;
  }
}

/** The names of groups whose size or overlap with others is uncertain. */
export function uncertainGroups(relations: Relations, pool: Pool, on: Day): Name[] {
  return pool.groups.filter((group) => {
    const { low, high } = relations.size(group, on);
    return low !== high;
  });
}

/** Every choice of one reading for each of some pools, so many at most. */
export function choicesOf(
  readings: readonly (readonly Reading[])[],
  most: number,
): { readonly list: readonly (readonly Reading[])[]; readonly isComplete: boolean } {
  let list: (readonly Reading[])[] = [[]];
  let isComplete = true;
  for (const ofPool of readings) {
    const longer: (readonly Reading[])[] = [];
    for (const one of list) {
      const room = most - longer.length;
      if (room < ofPool.length) isComplete = false;
      for (const reading of ofPool.slice(0, room)) longer.push([...one, reading]);
      if (!isComplete) break;
    }
    list = longer;
  }
  return { list, isComplete };
}
