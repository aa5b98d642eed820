import { betaCdf } from '../credibility/beta.ts';
import {
  type Belief,
  bestOf,
  keptChance,
  leaveValue,
  type NewTerms,
  optionValues,
  type Stakes,
  underNewTerms,
} from './decision.ts';

/** A value as a straight line of the chance that they keep their word. */
interface Line {
  readonly base: number;
  readonly slope: number;
}

/**
 * What it would be worth, at most, to know the chance that they keep their word before choosing, where a record only says
 * how likely each chance is: the expected value of choosing best at each chance, less that of choosing by the record
 * (the expected value of perfect information). Exact: for a known chance every value is a straight line of it.
 *
 * ```ts
 * const stakes = { kept: 3, broken: 0, idle: undefined, conditionCost: 0, leave: 1.5, exitCost: 0, discount: 0, blocked: 0 };
 * valueOfKnowing(stakes, { alpha: 1, beta: 1 }).toFixed(6) // => '0.375000'
 * ```
 */
export function valueOfKnowing(stakes: Stakes, belief: Belief, terms?: NewTerms): number {
  const old = linesOf(stakes);
  const asked = terms ? { terms, lines: linesOf(underNewTerms(stakes, terms)) } : undefined;
  const cuts = new Set([0, 1]);
  const all = [...old, ...(asked?.lines ?? [])];
  for (const [index, one] of all.entries())
    for (const other of all.slice(index + 1)) addCrossing(cuts, one, other);
  let expected = 0;
  const ends = [...cuts].sort((a, b) => a - b);
  for (let index = 1; index < ends.length; index++) {
    const [from, to] = [ends[index - 1]!, ends[index]!];
    const middle = (from + to) / 2;
    const stay = highest(old, middle);
    const ask = asked && mixed(asked.terms, highest(asked.lines, middle), stay);
    const cut = ask && crossingOf(stay, ask);
    const parts = cut !== undefined && cut > from && cut < to ? [from, cut, to] : [from, to];
    for (let part = 1; part < parts.length; part++) {
      const lines = ask ? [stay, ask] : [stay];
      expected += expectedOf(
        highest(lines, (parts[part - 1]! + parts[part]!) / 2),
        parts[part - 1]!,
        parts[part]!,
        belief,
      );
    }
  }
  return Math.max(0, expected - bestOf(optionValues(stakes, belief, terms)));
}

/** Going on, letting them perform first, and leaving, each for ever. */
function linesOf(stakes: Stakes): Line[] {
  const { kept, broken, idle, conditionCost, discount } = stakes;
  const open = keptChance(stakes, 1);
  const ever = (base: number, slope: number) => ({
    base: base / (1 - discount),
    slope: (slope * open) / (1 - discount),
  });
  return [
    ever(broken, kept - broken),
    ...(idle === undefined ? [] : [ever(idle - conditionCost, kept - idle)]),
    { base: leaveValue(stakes), slope: 0 },
  ];
}

function mixed({ accepted, cost }: NewTerms, taken: Line, refused: Line): Line {
  return {
    base: accepted * taken.base + (1 - accepted) * refused.base - cost,
    slope: accepted * taken.slope + (1 - accepted) * refused.slope,
  };
}

function highest(lines: readonly Line[], chance: number): Line {
  return lines.reduce((best, line) => (valueAt(line, chance) > valueAt(best, chance) ? line : best));
}

function valueAt({ base, slope }: Line, chance: number): number {
  return base + slope * chance;
}

function crossingOf(one: Line, other: Line): number | undefined {
  return one.slope === other.slope ? undefined : (other.base - one.base) / (one.slope - other.slope);
}

function addCrossing(cuts: Set<number>, one: Line, other: Line): void {
  const cut = crossingOf(one, other);
  if (cut !== undefined && cut > 0 && cut < 1) cuts.add(cut);
}

/** The part of an expected value that chances between two ends contribute. */
function expectedOf({ base, slope }: Line, from: number, to: number, { alpha, beta }: Belief): number {
  const share = betaCdf(to, alpha, beta) - betaCdf(from, alpha, beta);
  const weighed = (alpha / (alpha + beta)) * (betaCdf(to, alpha + 1, beta) - betaCdf(from, alpha + 1, beta));
  return base * share + slope * weighed;
}
