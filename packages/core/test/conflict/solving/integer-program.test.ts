import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Program, type Row, solve } from '../../../src/conflict/solving/integer-program.ts';

const atMost = (coefficients: readonly number[], bound: number, relation: Row['relation'] = '<='): Row => ({
  columns: coefficients.map((_, index) => index),
  coefficients,
  relation,
  bound,
});

function program(rows: readonly Row[], objective?: readonly number[]): Program {
  const variables = Math.max(...rows.flatMap((row) => row.columns)) + 1;
  return { variables, isWhole: new Array(variables).fill(true), rows, objective };
}

describe('an integer program', () => {
  test('has its largest value at a whole corner', () => {
    expect(solve(program([atMost([2, 1], 7), atMost([1, 3], 9)], [3, 4]))).toBeCloseTo(14);
  });

  test('is without a solution where only broken numbers fit', () => {
    expect(solve(program([atMost([2, 2], 3, '=')]))).toBe(-Infinity);
  });

  test('has no largest value where nothing bounds it', () => {
    expect(solve(program([atMost([1, 1], 2, '>=')], [1, 0]))).toBe(Infinity);
  });

  test('finds what trying every number finds', () => {
    const row = fc.record({
      coefficients: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }),
      bound: fc.integer({ min: -6, max: 12 }),
      relation: fc.constantFrom<Row['relation']>('<=', '>=', '='),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }),
        (given, objective) => {
          const rows = given.map(({ coefficients, bound, relation }) =>
            atMost(coefficients, bound, relation),
          );
          const boxed = [...rows, atMost([1, 0, 0], 4), atMost([0, 1, 0], 4), atMost([0, 0, 1], 4)];
          let best = -Infinity;
          for (let x = 0; x <= 4; x++)
            for (let y = 0; y <= 4; y++)
              for (let z = 0; z <= 4; z++) {
                const keeps = boxed.every((one) => {
                  const sum = one.coefficients.reduce((total, value, at) => total + value * [x, y, z][at], 0);
                  if (one.relation === '=') return sum === one.bound;
                  return one.relation === '<=' ? sum <= one.bound : sum >= one.bound;
                });
                if (keeps) best = Math.max(best, objective[0] * x + objective[1] * y + objective[2] * z);
              }
          expect(solve(program(boxed, objective))).toBeCloseTo(best, 5);
          expect(solve(program(boxed))).toBe(best === -Infinity ? -Infinity : 0);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
