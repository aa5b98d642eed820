/** One way to do something, and what it uses up. */
export interface Choice {
  /** Numbers of what no other may use; undefined where that is not known. */
  readonly takes: readonly number[] | undefined;
}

/** How many ways are tried before it is given up, and of how many duties that use something up. */
const MOST_STEPS = 1000;
const MOST_TAKING = 500;

/**
 * Picks one way for each of some duties so that no two use up the same.
 *
 * ```ts
 * // The second of two has to do with the first thing, as the first has nothing else than the second.
 * const [one, other, last] = [{ takes: [2] }, { takes: [2] }, { takes: [1] }];
 * chooseApart([[one], [other, last]]) // => [{ takes: [2] }, { takes: [1] }]
 * ```
 *
 * @returns undefined where there is no such choice, or it was not found soon
 */
export function chooseApart<T extends Choice>(duties: readonly (readonly T[])[]): T[] | undefined {
  const picked: T[] = [];
  let taking: (readonly T[])[] | undefined;
  for (let index = 0; index < duties.length; index++) {
    const ways = duties[index];
    const free = ways.find(takesNothing);
    if (free) picked.push(free);
    else if (taking) taking.push(ways);
    else taking = [ways];
  }
  if (!taking) return picked;
  if (taking.length > MOST_TAKING || !pickApart(taking, picked)) return undefined;
  return picked;
}

function takesNothing({ takes }: Choice): boolean {
  return takes?.length === 0;
}

function pickApart<T extends Choice>(taking: readonly (readonly T[])[], picked: T[]): boolean {
  const used = new Set<number>();
  let steps = 0;
  const pick = (at: number): boolean => {
    if (at === taking.length) return true;
    const ways = taking[at];
    for (let index = 0; index < ways.length; index++) {
      if (++steps > MOST_STEPS) return false;
      const { takes } = ways[index];
      if (!takes || takes.some((one) => used.has(one))) continue;
      for (const one of takes) used.add(one);
      picked.push(ways[index]);
      if (pick(at + 1)) return true;
      picked.pop();
      for (const one of takes) used.delete(one);
    }
    return false;
  };
  return pick(0);
}
