import type { Name } from '../../ledger/name.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import type { OnReading, Share } from '../../lifecycle/play/on-reading.ts';
import type { PastDeed } from '../rules/past.ts';
import { isAbout } from './cell-facts.ts';
import type { Cell, Pool, Population } from './pool.ts';
import type { Reading } from './readings.ts';

/** Who there is and whom what happened touched, on a reading of some populations. */
export function peopleOn(populations: readonly Population[], readings: readonly Reading[]): OnReading {
  return new PeopleOn(populations, readings);
}

/** How many a deed was done to, on a reading. */
export function touchedBy(
  populations: readonly Population[],
  readings: readonly Reading[],
): (deed: PastDeed) => number | undefined {
  let people: PeopleOn | undefined;
  return ({ occurrence, object }) => {
    people ??= new PeopleOn(populations, readings);
    return object && people.touched(occurrence, object);
  };
}

const NOBODY: readonly Name[] = [];

class PeopleOn implements OnReading {
  readonly #populations: readonly Population[];
  readonly #readings: readonly Reading[];

  constructor(populations: readonly Population[], readings: readonly Reading[]) {
    this.#populations = populations;
    this.#readings = readings;
  }

  touched(occurrence: Occurrence, group: Name): number | undefined {
    for (let index = 0; index < this.#populations.length; index++) {
      for (const deed of this.#populations[index].pool.past) {
        const one = partOf(deed, occurrence);
        if (!one) continue;
        if (one.all) return this.#count(index, (cell) => isAbout(cell, one.object) && isAbout(cell, group));
        const touched = this.#count(index, (cell) => cell.touched.includes(deed) && isAbout(cell, group));
        return deed.joined ? shareOf(deed.joined, one, touched, group) : touched;
      }
    }
    return undefined;
  }

  among(group: Name, deeds: readonly Occurrence[], spared: readonly Name[] = NOBODY): Share | undefined {
    const index = this.#populations.findIndex(({ pool }) => isIn(pool, group));
    if (index < 0) return undefined;
    // Of who is spared, a reading that tells nobody of them apart knows nothing.
    const { pool } = this.#populations[index];
    if (!spared.every((name) => isIn(pool, name))) return undefined;
    const isOne = (cell: Cell) => isAbout(cell, group) && !spared.some((name) => isAbout(cell, name));
    const size = this.#count(index, isOne);
    const touched = this.#touchedTogether(index, group, deeds, isOne);
    return touched === undefined ? undefined : { size, touched: Math.min(size, touched) };
  }

  /** How many some deeds touched: each once, also where several of them may have touched the same. */
  #touchedTogether(
    index: number,
    group: Name,
    deeds: readonly Occurrence[],
    isOne: (cell: Cell) => boolean,
  ): number | undefined {
    const { past } = this.#populations[index].pool;
    const found = new Set<PastDeed>();
    let isPart = false;
    for (const occurrence of deeds) {
      const deed = past.find((one) => partOf(one, occurrence));
      if (!deed) return undefined;
      found.add(deed);
    }
    for (const { joined } of found)
      isPart ||= joined?.some((one) => !deeds.some((told) => isSameDeed(one.occurrence, told))) ?? false;
    if (!isPart)
      return this.#count(index, (cell) => isOne(cell) && cell.touched.some((one) => found.has(one)));
    // Of those that are looked at as one, only so many are asked for: they add up where no two touched the same.
    let sum = 0;
    for (const occurrence of deeds) {
      const touched = occurrence.distinct ? this.touched(occurrence, group) : undefined;
      if (touched === undefined) return undefined;
      sum += touched;
    }
    return sum;
  }

  #count(index: number, is: (cell: Cell) => boolean): number {
    const reading = this.#readings[index];
    return this.#populations[index].cells.reduce((sum, cell, at) => (is(cell) ? sum + reading[at] : sum), 0);
  }
}

function isIn({ groups, members }: Pool, name: Name): boolean {
  return groups.includes(name) || members.includes(name);
}

/** The deed of an occurrence, where that is one or is looked at as part of one. */
function partOf(deed: PastDeed, occurrence: Occurrence): PastDeed | undefined {
  return (deed.joined ?? [deed]).find((one) => isSameDeed(one.occurrence, occurrence));
}

/** Whether what is told is a deed, perhaps on a day of its own, or what it excluded. */
export function isSameDeed(deed: Occurrence, told: Occurrence): boolean {
  if (deed === told) return true;
  if (deed.entry !== told.entry) return false;
  const done = told.kind === 'excluded' ? told.origin : told.kind === deed.kind ? told.arguments : undefined;
  return (
    done !== undefined &&
    done.length === deed.arguments.length &&
    done.every((argument, slot) => argument === deed.arguments[slot])
  );
}

/** Of those whom several deeds touched, how many one of them did: each its least, and the first ones what is left. */
function shareOf(
  deeds: readonly PastDeed[],
  wanted: PastDeed,
  touched: number,
  group: Name,
): number | undefined {
  if (!deeds.every(({ occurrence }) => occurrence.distinct)) return undefined;
  const leastOf = ({ low, object }: PastDeed): number => (object === group ? low : 0);
  const sorted = [...deeds].sort((a, b) => a.occurrence.first - b.occurrence.first);
  let left = touched - sorted.reduce((sum, deed) => sum + leastOf(deed), 0);
  for (const deed of sorted) {
    const more = Math.max(0, Math.min(left, deed.high - leastOf(deed)));
    if (deed === wanted) return leastOf(deed) + more;
    left -= more;
  }
  return undefined;
}
