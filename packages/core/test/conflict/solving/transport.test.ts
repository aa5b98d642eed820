import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Effort } from '../../../src/conflict/solving/effort.ts';
import { type Program, type Row, solve } from '../../../src/conflict/solving/integer-program.ts';
import { transported } from '../../../src/conflict/solving/transport.ts';

const PLENTY = new Effort(Infinity);
const DAYS = 4;

const row = (columns: readonly number[], relation: Row['relation'], bound: number): Row => ({
  columns,
  coefficients: columns.map(() => 1),
  relation,
  bound,
});

/** The same program in numbers that do not show what it is. */
function doubled({ rows, ...program }: Program): Program {
  return {
    ...program,
    rows: rows.map(({ columns, coefficients, relation, bound }) => ({
      columns,
      coefficients: coefficients.map((one) => 2 * one),
      relation,
      bound: 2 * bound,
    })),
  };
}

/** Debts, each of which can be paid on some days, and bounds on single days, on the first two and on all. */
const debts = fc.record({
  wants: fc.array(fc.record({ amount: fc.integer({ min: 0, max: 6 }), days: fc.subarray([0, 1, 2, 3]) }), {
    minLength: 1,
    maxLength: 5,
  }),
  perDay: fc.array(fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }), {
    minLength: DAYS,
    maxLength: DAYS,
  }),
  early: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  inAll: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  hasGoal: fc.boolean(),
  // Those that fall due are exactly so much, where that is asked.
  relation: fc.constantFrom<Row['relation']>('>=', '='),
});

type Debts = typeof debts extends fc.Arbitrary<infer T> ? T : never;

function programOf({ wants, perDay, early, inAll, hasGoal, relation }: Debts): Program {
  const rows: Row[] = [];
  const onDays: number[][] = perDay.map(() => []);
  const objective: number[] = [];
  let variables = 0;
  wants.forEach(({ amount, days }, index) => {
    const own = days.map((day) => {
      const variable = variables++;
      onDays[day].push(variable);
      return variable;
    });
    const isGoal = hasGoal && index === 0;
    for (const variable of own) objective[variable] = isGoal ? 1 : 0;
    rows.push(row(own, isGoal ? '<=' : relation, amount));
  });
  perDay.forEach((bound, day) => {
    if (bound !== undefined) rows.push(row(onDays[day], '<=', bound));
  });
  if (early !== undefined) rows.push(row([...onDays[0], ...onDays[1]], '<=', early));
  if (inAll !== undefined) rows.push(row(onDays.flat(), '<=', inAll));
  return {
    variables,
    isWhole: new Array(variables).fill(true),
    rows,
    objective: hasGoal ? objective : undefined,
  };
}

describe('what is sent through bounds that lie one in another', () => {
  test('is what the simplex method finds', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(debts, (given) => {
        const program = programOf(given);
        const found = transported(program, PLENTY);
        seen.add(found ?? Number.NaN);
        expect(found).toBeCloseTo(solve(doubled(program)), 5);
      }),
      { numRuns: 2000 },
    );
    // Some have no solution, and some of those that have one reach more than others.
    expect(seen.has(-Infinity)).toBe(true);
    expect(seen.size).toBeGreaterThan(4);
    expect(seen).not.toContain(Number.NaN);
  });

  test('is not asked for where two bounds cross, or something is asked for twice', () => {
    const bounds = [row([0, 1], '<=', 2), row([1, 2], '<=', 2)];
    const program: Program = { variables: 3, isWhole: [], rows: bounds, objective: undefined };
    expect(transported(program, PLENTY)).toBeUndefined();
    const rows = [row([0, 1], '>=', 2), row([1, 2], '>=', 2)];
    expect(transported({ ...program, rows }, PLENTY)).toBeUndefined();
  });

  test('has no largest where nothing bounds it', () => {
    const rows = [row([0], '<=', 3), row([1], '>=', 1)];
    expect(transported({ variables: 2, isWhole: [], rows, objective: [0, 1] }, PLENTY)).toBeUndefined();
    const free = [row([0], '<=', 3)];
    expect(transported({ variables: 2, isWhole: [], rows: free, objective: [0, 1] }, PLENTY)).toBe(Infinity);
  });
});
