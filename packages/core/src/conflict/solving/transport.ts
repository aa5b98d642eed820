import type { Effort } from './effort.ts';
import { Flow } from './flow.ts';
import type { Program, Row } from './integer-program.ts';

/** What is asked for, each of it from variables of its own, and the bounds on some of them that lie one in another. */
interface Transport {
  readonly asked: readonly Row[];
  /** What to make as large as possible, and no larger than this. */
  readonly goal: { readonly columns: readonly number[]; readonly most: number } | undefined;
  /** The larger ones first. */
  readonly bounds: readonly Row[];
}

/**
 * Solves a program in which each variable is asked for once, and any two bounds are on quite other variables, or one on
 * some of those of the other: what is done is sent from those who ask for it through the bounds. Where all numbers are
 * whole, so is the solution.
 *
 * ```ts
 * // x and y are to be 2 together; x is 1 at most, and together with z, which is to be as large as can be, 3.
 * const row = (columns: number[], relation: Row['relation'], bound: number): Row =>
 *   ({ columns, coefficients: columns.map(() => 1), relation, bound });
 * const rows = [row([0, 1], '>=', 2), row([0], '<=', 1), row([0, 1, 2], '<=', 3)];
 * transported({ variables: 3, isWhole: [], rows, objective: [0, 0, 1] }, new Effort(1000)) // => 1
 * ```
 *
 * @returns as `solve` does; undefined where the program is another
 */
export function transported(program: Program, effort: Effort): number | undefined {
  const transport = transportOf(program);
  if (!transport) return undefined;
  const owners = ownersOf(program.variables, transport.bounds);
  if (!owners) return undefined;
  const { asked, goal, bounds } = transport;
  if (bounds.some(({ bound }) => bound < 0)) return -Infinity;
  const source = bounds.length + asked.length + 1;
  const flow = new Flow(source + 2, effort);
  const sink = source + 1;
  // What lies in no bound at all can be as much as is asked for.
  const placeOf = (bound: number): number => (bound < 0 ? sink : bound);
  bounds.forEach(({ bound }, index) => {
    flow.join(index, placeOf(owners.outer[index]), bound);
  });
  let sum = 0;
  asked.forEach(({ columns, bound }, index) => {
    const place = bounds.length + index;
    sum += bound;
    flow.join(source, place, bound);
    for (const owner of new Set(columns.map((column) => owners.of[column])))
      flow.join(place, placeOf(owner), Infinity);
  });
  if (flow.send(source, sink) < sum) return -Infinity;
  if (!goal) return 0;
  const place = source - 1;
  for (const owner of new Set(goal.columns.map((column) => owners.of[column]))) {
    if (owner < 0 && goal.most === Infinity) return Infinity;
    flow.join(place, placeOf(owner), Infinity);
  }
  flow.join(source, place, goal.most);
  return flow.send(source, sink);
}

function transportOf({ variables, rows, objective }: Program): Transport | undefined {
  const asked: Row[] = [];
  const bounds: Row[] = [];
  const isAsked: boolean[] = new Array(variables).fill(false);
  const wanted: number[] = [];
  for (let column = 0; objective && column < variables; column++) {
    if (objective[column] === 0) continue;
    if (objective[column] !== 1) return undefined;
    wanted.push(column);
    isAsked[column] = true;
  }
  let most = Infinity;
  for (const row of rows) {
    if (!Number.isInteger(row.bound) || row.coefficients.some((one) => one !== 1)) return undefined;
    if (row.relation === '<=') {
      if (isGoal(row, wanted)) most = Math.min(most, row.bound);
      else bounds.push(row);
      continue;
    }
    if (row.bound < 0 && row.relation === '=') return undefined;
    if (row.bound <= 0 && row.relation === '>=') continue;
    for (const column of row.columns) {
      if (isAsked[column]) return undefined;
      isAsked[column] = true;
    }
    asked.push(row);
  }
  if (most < 0) return undefined;
  bounds.sort((a, b) => b.columns.length - a.columns.length);
  return { asked, bounds, goal: wanted.length > 0 ? { columns: wanted, most } : undefined };
}

/** Whether a row is about all of some variables and no others. */
function isGoal({ columns }: Row, wanted: readonly number[]): boolean {
  if (wanted.length === 0 || columns.length !== wanted.length) return false;
  const all = new Set(columns);
  return all.size === columns.length && wanted.every((column) => all.has(column));
}

/** The smallest bound around each variable and each bound, -1 where none is; undefined where two cross. */
function ownersOf(
  variables: number,
  bounds: readonly Row[],
): { readonly of: readonly number[]; readonly outer: readonly number[] } | undefined {
  const of: number[] = new Array(variables).fill(-1);
  const outer: number[] = [];
  for (const [index, { columns }] of bounds.entries()) {
    const own = new Set(columns);
    if (own.size !== columns.length) return undefined;
    const around = columns.length > 0 ? of[columns[0]] : -1;
    for (const column of columns) {
      if (of[column] !== around) return undefined;
      of[column] = index;
    }
    outer.push(around);
  }
  return { of, outer };
}
