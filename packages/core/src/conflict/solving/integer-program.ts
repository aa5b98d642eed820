import { Effort } from './effort.ts';
import { partsOf } from './program-parts.ts';
import { transported } from './transport.ts';

/** A linear condition on variables: the sum of `coefficients[i] · x[columns[i]]`, compared with `bound`. */
export interface Row {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly relation: '<=' | '>=' | '=';
  readonly bound: number;
}

/** A linear program over variables of 0 or more. */
export interface Program {
  readonly variables: number;
  /** Which variables must be whole. */
  readonly isWhole: readonly boolean[];
  readonly rows: readonly Row[];
  /** What to make as large as possible, by variable; undefined to ask only whether there is a solution. */
  readonly objective: readonly number[] | undefined;
}

/** Numbers nearer than this are the same; bounds and coefficients are whole numbers. */
const TINY = 1e-7;
/** How many branches are tried, and how many numbers worked out, before a program is given up. */
const MOST_BRANCHES = 2000;
const MOST_NUMBERS = 500_000_000;
/** What it takes to look at a line, wherever it lies. */
const STEPS_PER_ROW = 4;
/** How many numbers a tableau may have; so many take 160 MB. */
const MOST_IN_TABLEAU = 20_000_000;

/**
 * Solves a program exactly. What has nothing to do with each other is solved apart; what is a flow, as one.
 *
 * @param effort what is left to be done for all that is asked
 * @returns the largest value of the objective (0 without one); `-Infinity` where there is no solution, `Infinity`
 *   where there is no largest, `NaN` where the search was given up.
 */
export function solve(program: Program, effort: Effort = new Effort(MOST_NUMBERS)): number {
  let sum = 0;
  for (const part of partsOf(program)) {
    const value = transported(part, effort) ?? search(part, effort.part(MOST_NUMBERS, 0));
    if (value === -Infinity) return value;
    sum += value;
  }
  return sum;
}

/**
 * The two-phase simplex method (Dantzig 1951, with Bland's rule of 1977 against cycling), and branch and bound (Land and
 * Doig 1960) where a whole number comes out broken.
 */
function search(program: Program, budget: Effort): number {
  let best = -Infinity;
  let branches = 0;
  const pending: (readonly Row[])[] = [program.rows];
  while (pending.length > 0) {
    if (++branches > MOST_BRANCHES) return Number.NaN;
    const rows = pending.pop()!;
    const solved = new Tableau(program.variables, rows, program.objective, budget).solve();
    if (budget.isSpent) return Number.NaN;
    if (!solved || solved.value <= best + TINY * (best > -Infinity ? 1 : 0)) continue;
    if (solved.value === Infinity) return Infinity;
    const broken = solved.solution.findIndex(
      (value, index) => program.isWhole[index] && Math.abs(value - Math.round(value)) > TINY,
    );
    if (broken < 0) {
      best = solved.value;
      if (!program.objective) return 0;
      continue;
    }
    const value = solved.solution[broken];
    const branch = (relation: '<=' | '>=', bound: number): Row => ({
      columns: [broken],
      coefficients: [1],
      relation,
      bound,
    });
    pending.push([...rows, branch('<=', Math.floor(value))], [...rows, branch('>=', Math.ceil(value))]);
  }
  return best > -Infinity && program.objective ? Math.round(best / TINY) * TINY : best;
}

interface Solved {
  readonly value: number;
  readonly solution: readonly number[];
}

/** A dense simplex tableau: one row per condition, with slack and artificial variables after the program's own. */
class Tableau {
  readonly #own: number;
  readonly #width: number;
  readonly #firstArtificial: number;
  readonly #rows: Float64Array[] = [];
  readonly #basis: number[] = [];
  readonly #objective: readonly number[] | undefined;
  readonly #budget: Effort;

  constructor(
    variables: number,
    rows: readonly Row[],
    objective: readonly number[] | undefined,
    budget: Effort,
  ) {
    this.#own = variables;
    this.#objective = objective;
    this.#budget = budget;
    const slacks = rows.filter((row) => row.relation !== '=').length;
    this.#firstArtificial = variables + slacks;
    this.#width = this.#firstArtificial + rows.length + 1;
    const numbers = rows.length * this.#width;
    budget.spend(numbers > MOST_IN_TABLEAU ? Infinity : numbers);
    if (budget.isSpent) return;
    let slack = variables;
    rows.forEach((row, index) => {
      const line = new Float64Array(this.#width);
      const sign = row.bound < 0 ? -1 : 1;
      row.columns.forEach((column, at) => {
        line[column] += sign * row.coefficients[at];
      });
      line[this.#width - 1] = sign * row.bound;
      let basic = this.#firstArtificial + index;
      if (row.relation !== '=') {
        const direction = sign * (row.relation === '<=' ? 1 : -1);
        line[slack] = direction;
        if (direction > 0) basic = slack;
        slack++;
      }
      if (basic >= this.#firstArtificial) line[basic] = 1;
      this.#rows.push(line);
      this.#basis.push(basic);
    });
  }

  /** Undefined where there is no solution, or the budget is spent. */
  solve(): Solved | undefined {
    if (this.#basis.some((basic) => basic >= this.#firstArtificial)) {
      const cost = new Float64Array(this.#width);
      this.#basis.forEach((basic, index) => {
        if (basic >= this.#firstArtificial) subtract(cost, this.#rows[index], 1);
      });
      for (let column = this.#firstArtificial; column < this.#width - 1; column++) cost[column] = 0;
      this.#pivotAll(cost, this.#firstArtificial);
      if (-cost[this.#width - 1] > TINY) return undefined;
      this.#dropArtificials();
    }
    const cost = new Float64Array(this.#width);
    if (this.#objective) {
      for (let column = 0; column < this.#own; column++) cost[column] = -this.#objective[column];
      this.#basis.forEach((basic, index) => {
        if (basic < this.#own && cost[basic] !== 0) subtract(cost, this.#rows[index], cost[basic]);
      });
      if (!this.#pivotAll(cost, this.#firstArtificial)) return { value: Infinity, solution: [] };
    }
    const solution = new Array<number>(this.#own).fill(0);
    this.#basis.forEach((basic, index) => {
      if (basic < this.#own) solution[basic] = this.#rows[index][this.#width - 1];
    });
    return { value: cost[this.#width - 1], solution };
  }

  /** Pivots until no column improves, or the budget is spent; false when one can improve without end. */
  #pivotAll(cost: Float64Array, columns: number): boolean {
    const last = this.#width - 1;
    while (!this.#budget.isSpent) {
      let enter = -1;
      for (let column = 0; column < columns; column++) {
        if (cost[column] < -TINY) {
          enter = column;
          break;
        }
      }
      if (enter < 0) return true;
      let leave = -1;
      let least = Infinity;
      for (let index = 0; index < this.#rows.length; index++) {
        const pivot = this.#rows[index][enter];
        if (pivot <= TINY) continue;
        const ratio = this.#rows[index][last] / pivot;
        const isLess = ratio < least - TINY;
        if (isLess || (ratio < least + TINY && leave >= 0 && this.#basis[index] < this.#basis[leave])) {
          least = Math.min(least, ratio);
          leave = index;
        }
      }
      if (leave < 0) return false;
      this.#pivot(leave, enter, cost);
    }
    return true;
  }

  #pivot(leave: number, enter: number, cost: Float64Array): void {
    const line = this.#rows[leave];
    const factor = line[enter];
    for (let column = 0; column < this.#width; column++) line[column] /= factor;
    let lines = 1;
    this.#rows.forEach((other, index) => {
      if (index === leave || other[enter] === 0) return;
      subtract(other, line, other[enter]);
      lines++;
    });
    // Those that stay as they are were looked at, too.
    this.#budget.spend(lines * this.#width + this.#rows.length * STEPS_PER_ROW);
    if (cost[enter] !== 0) subtract(cost, line, cost[enter]);
    this.#basis[leave] = enter;
  }

  /** Takes artificial variables, all zero by now, out of the basis; rows that say nothing new stay as they are. */
  #dropArtificials(): void {
    const none = new Float64Array(this.#width);
    this.#basis.forEach((basic, index) => {
      if (basic < this.#firstArtificial || this.#budget.isSpent) return;
      for (let column = 0; column < this.#firstArtificial; column++) {
        if (Math.abs(this.#rows[index][column]) > TINY) {
          this.#pivot(index, column, none);
          return;
        }
      }
    });
  }
}

/** Takes `times` one line from another. */
function subtract(from: Float64Array, line: Float64Array, times: number): void {
  for (let column = 0; column < from.length; column++) from[column] -= times * line[column];
}
