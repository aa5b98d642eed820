/** A rule that looks back one round: with what chance it keeps its word after each outcome. */
export interface Rule {
  readonly name: string;
  /** The chance to keep in the first round. */
  readonly first: number;
  /** The chance to keep after: both kept; we kept and they broke; we broke and they kept; both broke. */
  readonly after: readonly [both: number, letDown: number, gained: number, neither: number];
  /** Whether it leaves for good once the other has broken its word. */
  readonly leaves?: boolean;
}

/** What one round gives, to the one who looks: T breaks alone, R both keep, P both break, S is let down. */
export interface Payoffs {
  readonly temptation: number;
  readonly reward: number;
  readonly punishment: number;
  readonly sucker: number;
  /** What each has in every round after one has left; the same as P where it is not given. */
  readonly outside?: number;
}

/** The payoffs by which rules are usually compared. */
export const PRISONERS: Payoffs = { temptation: 5, reward: 3, punishment: 1, sucker: 0 };

/**
 * The rules of reciprocity that are compared. Generous tit for tat forgives one breach in three: the most with which
 * breaking does not pay beside it for the payoffs 5, 3, 1, 0 (Molander 1985). The extortionate rule takes twice the other's
 * surplus (Press and Dyson 2012).
 */
export const RULES: readonly Rule[] = [
  { name: 'always keep', first: 1, after: [1, 1, 1, 1] },
  { name: 'tit for tat', first: 1, after: [1, 0, 1, 0] },
  { name: 'generous', first: 1, after: [1, 1 / 3, 1, 1 / 3] },
  { name: 'win-stay-lose-shift', first: 1, after: [1, 0, 0, 1] },
  { name: 'grim', first: 1, after: [1, 0, 0, 0] },
  { name: 'walk away', first: 1, after: [1, 0, 1, 0], leaves: true },
  { name: 'extortionate', first: 1, after: [8 / 9, 1 / 2, 1 / 3, 0] },
  { name: 'always break', first: 0, after: [0, 0, 0, 0] },
];

/**
 * What two rules get in the long run, per round, when they meet again and again: exactly, from the chain of outcomes; as
 * the mean over all rounds where no mistake ever mixes them. With `noise`, each act turns out the other way with that
 * chance, 0 to ½.
 *
 * ```ts
 * const [, titForTat, , winStay] = RULES;
 * longRun(titForTat, titForTat, PRISONERS, 0.01).map((value) => value.toFixed(2)) // => ['2.25', '2.25']
 * longRun(winStay, winStay, PRISONERS, 0.01)[0].toFixed(6) // => '2.951092'
 * ```
 */
export function longRun(one: Rule, other: Rule, payoffs: Payoffs, noise: number): readonly [number, number] {
  const { temptation, reward, punishment, sucker, outside = punishment } = payoffs;
  const [both, letDown, gained, neither, left] = sharesOf(one, other, noise);
  const shared = both * reward + neither * punishment + left * outside;
  return [shared + letDown * sucker + gained * temptation, shared + letDown * temptation + gained * sucker];
}

/** How often each outcome comes: both keep, one is let down, the other is, neither keeps, one has left. */
export type Shares = readonly [both: number, letDown: number, gained: number, neither: number, left: number];

/** How often each outcome comes in the long run: both keep, one is let down, the other is, neither keeps, one has left. */
export function sharesOf(one: Rule, other: Rule, noise: number): Shares {
  if (!one.leaves && !other.leaves) {
    const mixed = mixedShares(one.after, other.after, noise);
    if (mixed) return mixed;
  }
  const keeps = one.after.map((chance) => misdone(chance, noise));
  // What is a let-down to one is a gain to the other.
  const [both, letDown, gained, neither] = other.after;
  const answers = [both, gained, letDown, neither].map((chance) => misdone(chance, noise));
  const start = outcomes(misdone(one.first, noise), misdone(other.first, noise));
  const chain = [0, 1, 2, 3].map((outcome) => {
    const left = (one.leaves && (outcome === 1 || outcome === 3)) || (other.leaves && outcome >= 2);
    return left ? [0, 0, 0, 0, 1] : outcomes(keeps[outcome]!, answers[outcome]!);
  });
  return settledShares([...chain, [0, 0, 0, 0, 1]], start) as unknown as Shares;
}

function misdone(chance: number, noise: number): number {
  return chance * (1 - noise) + (1 - chance) * noise;
}

function outcomes(keep: number, answer: number): number[] {
  return [keep * answer, keep * (1 - answer), (1 - keep) * answer, (1 - keep) * (1 - answer), 0];
}

/**
 * The one distribution that every start leads to, or undefined where there may be several: each share is in proportion
 * to a determinant of the chain less the identity, with the columns: both keep, one keeps, the other keeps (Press and
 * Dyson 2012). Written out, as this is done very often.
 */
function mixedShares(one: Rule['after'], other: Rule['after'], noise: number): Shares | undefined {
  const [p0, p1, p2, p3] = [
    misdone(one[0], noise),
    misdone(one[1], noise),
    misdone(one[2], noise),
    misdone(one[3], noise),
  ];
  // What is a let-down to one is a gain to the other.
  const [q0, q1, q2, q3] = [
    misdone(other[0], noise),
    misdone(other[2], noise),
    misdone(other[1], noise),
    misdone(other[3], noise),
  ];
  const [a, b, c, d] = [p0 * q0 - 1, p1 * q1, p2 * q2, p3 * q3];
  const [keeps0, keeps1, answers0, answers2] = [p0 - 1, p1 - 1, q0 - 1, q2 - 1];
  const both = -determinant(b, keeps1, q1, c, p2, answers2, d, p3, q3);
  const letDown = determinant(a, keeps0, answers0, c, p2, answers2, d, p3, q3);
  const gained = -determinant(a, keeps0, answers0, b, keeps1, q1, d, p3, q3);
  const neither = determinant(a, keeps0, answers0, b, keeps1, q1, c, p2, answers2);
  const sum = both + letDown + gained + neither;
  if (Math.abs(sum) < 1e-9) return undefined;
  return [both / sum, letDown / sum, gained / sum, neither / sum, 0];
}

function determinant(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
  i: number,
): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

/** The mean over all rounds from a start: what each closed set of outcomes settles to, by how likely it is reached. */
function settledShares(chain: readonly (readonly number[])[], start: readonly number[]): readonly number[] {
  const size = chain.length;
  const reach = reachable(chain);
  const isClosed = (state: number) =>
    reach[state]!.every((reaches, other) => !reaches || reach[other]![state]);
  const shares = new Array<number>(size).fill(0);
  const seen = new Set<number>();
  for (let state = 0; state < size; state++) {
    if (seen.has(state) || !isClosed(state)) continue;
    const members = [...reach[state]!.keys()].filter((other) => reach[state]![other]);
    for (const member of members) seen.add(member);
    const within = stationary(chain, members);
    const chance = absorbed(chain, start, members, isClosed);
    members.forEach((member, index) => {
      shares[member] = shares[member]! + chance * within[index]!;
    });
  }
  return shares;
}

function reachable(chain: readonly (readonly number[])[]): boolean[][] {
  const reach = chain.map((row, state) => row.map((chance, other) => chance > 0 || other === state));
  for (let via = 0; via < chain.length; via++)
    for (const row of reach) if (row[via]) for (const [to, ways] of reach[via]!.entries()) row[to] ||= ways;
  return reach;
}

/** Of a closed set of outcomes: how often each comes. */
function stationary(chain: readonly (readonly number[])[], members: readonly number[]): number[] {
  const equations = members.map((to) => members.map((from) => chain[from]![to]! - (from === to ? 1 : 0)));
  equations[members.length - 1] = members.map(() => 1);
  return solved(
    equations,
    members.map((_, index) => (index === members.length - 1 ? 1 : 0)),
  );
}

/** The chance to end in a closed set. */
function absorbed(
  chain: readonly (readonly number[])[],
  start: readonly number[],
  members: readonly number[],
  isClosed: (state: number) => boolean,
): number {
  const passing = [...chain.keys()].filter((state) => !isClosed(state));
  const into = (state: number) => members.reduce((sum, member) => sum + chain[state]![member]!, 0);
  const equations = passing.map((from) => passing.map((to) => (from === to ? 1 : 0) - chain[from]![to]!));
  const chances = passing.length > 0 ? solved(equations, passing.map(into)) : [];
  const direct = members.reduce((sum, member) => sum + start[member]!, 0);
  return passing.reduce((sum, state, index) => sum + start[state]! * chances[index]!, direct);
}

/** Solves a small system of equations by elimination with the largest pivot. */
function solved(equations: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = equations.map((row, index) => [...row, right[index]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; factor !== 0 && at <= size; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}
