import { pairUp } from './matching.ts';

/** One way to do something, and what it uses up. */
export interface Choice {
  /** Numbers of what no other may use; undefined where that is not known. */
  readonly takes: readonly number[] | undefined;
}

/** How many ways are tried before it is given up, and of how many duties that use something up. */
const MOST_STEPS = 1000;
const MOST_TAKING = 500;
/** For so few, all ways are gone through at once. */
const FEW_TAKING = 4;

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
  if (taking.length > MOST_TAKING) return undefined;
  const isPicked =
    taking.length > FEW_TAKING && taking.every(takesOne)
      ? pickPaired(taking, picked)
      : pickApart(taking, picked);
  return isPicked ? picked : undefined;
}

function takesNothing({ takes }: Choice): boolean {
  return takes?.length === 0;
}

/** Whether each of a duty's ways uses up one thing. */
export function takesOne(ways: readonly Choice[]): boolean {
  for (let index = 0; index < ways.length; index++) if (ways[index].takes?.length !== 1) return false;
  return true;
}

function pickPaired<T extends Choice>(taking: readonly (readonly T[])[], picked: T[]): boolean {
  const places = pairUp(taking.map((ways) => ways.map(({ takes }) => takes![0])));
  if (!places) return false;
  for (let index = 0; index < taking.length; index++) picked.push(taking[index][places[index]]);
  return true;
}

function pickApart<T extends Choice>(taking: readonly (readonly T[])[], picked: T[]): boolean {
  // There are few, so that going through them is faster than a set.
  const used: number[] = [];
  let steps = 0;
  const pick = (at: number): boolean => {
    if (at === taking.length) return true;
    const ways = taking[at];
    for (let index = 0; index < ways.length; index++) {
      if (++steps > MOST_STEPS) return false;
      const { takes } = ways[index];
      if (!takes || isAnyUsed(takes, used)) continue;
      const before = used.length;
      for (let one = 0; one < takes.length; one++) used.push(takes[one]);
      picked.push(ways[index]);
      if (pick(at + 1)) return true;
      picked.pop();
      used.length = before;
    }
    return false;
  };
  return pick(0);
}

function isAnyUsed(takes: readonly number[], used: readonly number[]): boolean {
  for (let index = 0; index < takes.length; index++) if (used.includes(takes[index])) return true;
  return false;
}
