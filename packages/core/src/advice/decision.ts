/** What one may do now: go on, go on only after they performed, ask for new terms, or leave. */
export type Option = 'continue' | 'condition' | 'renegotiate' | 'leave';

/** The options in the order in which they are told. */
export const OPTIONS: readonly Option[] = ['continue', 'condition', 'renegotiate', 'leave'];

/** What each outcome of one period is worth to the one who chooses, in any one unit. */
export interface Stakes {
  /** R: they keep the promise. */
  readonly kept: number;
  /** S: we comply and they break it. */
  readonly broken: number;
  /** P: neither performs; undefined where it is not known, and conditioning has no value then. */
  readonly idle: number | undefined;
  /** k: what it costs in each period to let them perform first. */
  readonly conditionCost: number;
  /** l: outside the agreement. */
  readonly leave: number;
  /** What leaving costs once. */
  readonly exitCost: number;
  /** δ: what the next period counts for beside this one, 0 or more and below 1. */
  readonly discount: number;
  /** The chance that a conflict blocks the promise, 0 to 1. */
  readonly blocked: number;
}

/** New terms that may be asked for. */
export interface NewTerms {
  readonly kept: number;
  readonly broken: number;
  /** r: what asking costs. */
  readonly cost: number;
  /** a: the chance that they are accepted. */
  readonly accepted: number;
}

/** What is believed of the chance that they keep their word: Beta(α, β). */
export interface Belief {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * What each option is worth now if one chooses best ever after, summed over all periods to come; undefined for an
 * option whose inputs are missing.
 */
export interface OptionValues {
  readonly continue: number;
  readonly condition: number | undefined;
  readonly renegotiate: number | undefined;
  readonly leave: number;
}

/** What the truncation of the horizon may change in a value, at most; where less is at stake than 1, the same part of it. */
const TOLERANCE = 1e-6;
/** No discount needs a longer horizon than this many periods: the values are then less exact, and this bounds the work. */
export const LONGEST = 6000;

/**
 * The values of the options where each period shows how they act (credibility.md: What to do). The record is
 * Beta(α, β); a period in which they keep their word makes it Beta(α + 1, β), another Beta(α, β + 1). Solved backwards
 * over the numbers of kept and broken periods, from a horizon beyond which learning changes less than 10⁻⁶.
 *
 * Every α and β is above 0; a discount outside 0 ≤ δ < 1 throws a RangeError.
 *
 * ```ts
 * const stakes = { kept: 3, broken: 0, idle: 1, conditionCost: 0.2, leave: 1.5, exitCost: 0, discount: 0.9, blocked: 0 };
 * const values = optionValues(stakes, { alpha: 9, beta: 3 });
 * values.continue.toFixed(4) // => '23.0254'
 * values.condition?.toFixed(4) // => '23.0754'
 * values.leave.toFixed(4) // => '15.0000'
 * ```
 */
export function optionValues(stakes: Stakes, belief: Belief, terms?: NewTerms): OptionValues {
  const leave = leaveValue(stakes);
  const [afterBroken, afterKept] = nextValues(stakes, belief);
  const chance = keptChance(stakes, belief.alpha / (belief.alpha + belief.beta));
  const after = stakes.discount * (chance * afterKept + (1 - chance) * afterBroken);
  return withNewTerms(
    {
      continue: continueNow(stakes, chance) + after,
      condition: stakes.idle === undefined ? undefined : conditionNow(stakes, stakes.idle, chance) + after,
      leave,
    },
    terms,
    (newTerms) => bestOf(optionValues(underNewTerms(stakes, newTerms), belief)),
  );
}

/**
 * The values of the options where the chance that they keep their word is assumed and not learned: what is best stays
 * best in every period.
 *
 * ```ts
 * const stakes = { kept: 3, broken: 0, idle: 1, conditionCost: 0.2, leave: 1.5, exitCost: 0, discount: 0.9, blocked: 0 };
 * const values = valuesAtChance(stakes, 0.75);
 * [values.continue.toFixed(2), values.condition?.toFixed(2), values.leave.toFixed(2)] // => ['22.95', '23.00', '15.00']
 * ```
 */
export function valuesAtChance(stakes: Stakes, chance: number, terms?: NewTerms): OptionValues {
  const leave = leaveValue(stakes);
  const p = keptChance(stakes, chance);
  const ever = Math.max(leave, stayNow(stakes, p) / (1 - stakes.discount));
  const after = stakes.discount * ever;
  return withNewTerms(
    {
      continue: continueNow(stakes, p) + after,
      condition: stakes.idle === undefined ? undefined : conditionNow(stakes, stakes.idle, p) + after,
      leave,
    },
    terms,
    (newTerms) => bestOf(valuesAtChance(underNewTerms(stakes, newTerms), chance)),
  );
}

/** The option that is worth most; of equal ones the one told first. */
export function bestOption(values: OptionValues): Option {
  const most = bestOf(values);
  return OPTIONS.find((option) => isSame(values[option] ?? Number.NEGATIVE_INFINITY, most))!;
}

/** The value of the best option. */
export function bestOf(values: OptionValues): number {
  return Math.max(...OPTIONS.map((option) => values[option] ?? Number.NEGATIVE_INFINITY));
}

/** Whether two values differ by nothing but rounding. */
export function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-12 * Math.min(Math.abs(one), Math.abs(other));
}

/** What leaving is worth: each period outside, less what leaving costs. */
export function leaveValue({ leave, discount, exitCost }: Stakes): number {
  if (!(discount >= 0 && discount < 1))
    throw new RangeError(`a discount is 0 or more and below 1: ${discount}`);
  return leave / (1 - discount) - exitCost;
}

/** The chance that the promise is kept in a period: that they would, and that no conflict blocks it. */
export function keptChance({ blocked }: Stakes, chance: number): number {
  return (1 - blocked) * chance;
}

/** What one period is worth in which we go on as before. */
function continueNow({ kept, broken }: Stakes, chance: number): number {
  return chance * kept + (1 - chance) * broken;
}

/** What one period is worth in which they have to perform first. */
function conditionNow({ kept, conditionCost }: Stakes, idle: number, chance: number): number {
  return chance * kept + (1 - chance) * idle - conditionCost;
}

/** What one period inside the agreement is worth at best. */
export function stayNow(stakes: Stakes, chance: number): number {
  const goOn = continueNow(stakes, chance);
  return stakes.idle === undefined ? goOn : Math.max(goOn, conditionNow(stakes, stakes.idle, chance));
}

/** The stakes once new terms are agreed. */
export function underNewTerms(stakes: Stakes, { kept, broken }: NewTerms): Stakes {
  return { ...stakes, kept, broken };
}

/** Adds what asking for new terms is worth: they are accepted, or the best of the rest is left. */
function withNewTerms(
  without: Omit<OptionValues, 'renegotiate'>,
  terms: NewTerms | undefined,
  worth: (terms: NewTerms) => number,
): OptionValues {
  const values = { ...without, renegotiate: undefined };
  if (!terms) return values;
  const { accepted, cost } = terms;
  return { ...without, renegotiate: accepted * worth(terms) + (1 - accepted) * bestOf(values) - cost };
}

/** One period's worth as a straight line of the chance that the promise is kept: `base + chance × slope`. */
interface Line {
  readonly base: number;
  readonly slope: number;
}

export function linesOf({ kept, broken, idle, conditionCost }: Stakes): readonly [Line, Line] {
  const goOn = { base: broken, slope: kept - broken };
  if (idle === undefined) return [goOn, goOn];
  return [goOn, { base: idle - conditionCost, slope: kept - idle }];
}

/** The values after a broken and after a kept period. */
function nextValues(stakes: Stakes, belief: Belief): readonly [number, number] {
  const { discount, blocked } = stakes;
  const { alpha, beta } = belief;
  const leave = leaveValue(stakes);
  const horizon = horizonOf(stakes, belief);
  const [{ base: goOn, slope: goOnSlope }, { base: first, slope: firstSlope }] = linesOf(stakes);
  const values = new Float64Array(horizon + 1);
  let share = (1 - blocked) / (alpha + beta + horizon);
  for (let kept = 0; kept <= horizon; kept++) {
    const p = (alpha + kept) * share;
    values[kept] = Math.max(leave, Math.max(goOn + p * goOnSlope, first + p * firstSlope) / (1 - discount));
  }
  // Where a better record is never worth less, those who leave with one also leave with a worse one of the period
  // before: below the first record in a row with which one stays, nothing changes but one place in each row.
  const isOrdered = goOnSlope >= 0 && firstSlope >= 0;
  let staying = 0;
  for (let seen = horizon - 1; seen >= 1; seen--) {
    share = (1 - blocked) / (alpha + beta + seen);
    if (isOrdered) while (staying <= seen && values[staying] === leave) staying++;
    const start = Math.max(0, staying - 1);
    let below = values[start];
    let p = (alpha + start) * share;
    for (let kept = start; kept <= seen; kept++) {
      const above = values[kept + 1];
      const onward = goOn + p * goOnSlope;
      const guarded = first + p * firstSlope;
      const stay = (onward > guarded ? onward : guarded) + discount * (below + p * (above - below));
      values[kept] = stay > leave ? stay : leave;
      below = above;
      p += share;
    }
    staying = start;
  }
  return [values[0], values[1]];
}

/** What learning may still add after the longest horizon that is looked at; 0 where less than 10⁻⁶. */
export function leftOut(stakes: Stakes, belief: Belief): number {
  const { horizon, left } = reachOf(stakes, belief);
  return horizon < LONGEST ? 0 : left;
}

/** How many periods of learning are looked at. */
export function horizonOf(stakes: Stakes, belief: Belief): number {
  return reachOf(stakes, belief).horizon;
}

/**
 * After how many periods the rest may be valued as if nothing more were learned. What learning may still add there is
 * at most what knowing the chance would: for a convex function with slopes that differ by `bend`, half of that times the
 * mean distance of the chance from its mean, which is at most 1 / (2 √(α + β + n + 1)).
 */
function reachOf(
  stakes: Stakes,
  { alpha, beta }: Belief,
): { readonly horizon: number; readonly left: number } {
  const { discount, blocked, leave } = stakes;
  if (discount === 0) return { horizon: 1, left: 0 };
  const lines = linesOf(stakes);
  const slopes = [0, ...lines.map(({ slope }) => slope)];
  const bend = Math.max(...slopes) - Math.min(...slopes);
  if (bend === 0) return { horizon: 1, left: 0 };
  const ends = [leave, ...lines.flatMap(({ base, slope }) => [base, base + slope])];
  // A conflict that blocks makes the record sink below what it learns from: only the payoffs themselves bound that.
  const most = Math.max(...ends) - Math.min(...ends);
  const spread = (seen: number) => (blocked > 0 ? most : bend / 4 / Math.sqrt(alpha + beta + seen + 1));
  let horizon = 1;
  let weight = discount / (1 - discount);
  const tolerance = TOLERANCE * Math.min(1, most);
  while (horizon < LONGEST && weight * spread(horizon) > tolerance) {
    horizon++;
    weight *= discount;
  }
  return { horizon, left: weight * spread(horizon) };
}
