import { describe, expect, test } from 'vitest';
import { Effort } from '../../src/conflict/solving/effort.ts';
import { solve } from '../../src/conflict/solving/integer-program.ts';
import { conflictsOf, dayOf, judge, Ledger, sourceText } from '../../src/index.ts';

// A search ends soon, or says that it did not end: how much it does is counted.

const TIMEOUT = 120_000;

function conflictsIn(lines: readonly string[]) {
  const ledger = Ledger.read([sourceText('many.troth', lines.join('\n'))]);
  return conflictsOf(judge(ledger, { on: dayOf(2026, 1, 1) }));
}

describe('how much is done', () => {
  test('is spent along with the whole that it is a part of', () => {
    const whole = new Effort(100);
    const part = whole.part(30, 5);
    part.spend(30);
    expect([part.isSpent, whole.isSpent]).toEqual([true, false]);
    whole.spend(70);
    expect(whole.isSpent).toBe(true);
    expect(whole.part(30, 5).isSpent).toBe(false);
    expect(whole.part(30, 0).isSpent).toBe(true);
  });

  test('bounds an integer program', () => {
    const row = (columns: number[], coefficients: number[], bound: number) =>
      ({ columns, coefficients, relation: '<=', bound }) as const;
    const program = {
      variables: 2,
      isWhole: [true, true],
      rows: [row([0, 1], [2, 1], 7), row([0, 1], [1, 3], 9)],
      objective: [3, 4],
    };
    expect(solve(program, new Effort(1000))).toBeCloseTo(14);
    expect(solve(program, new Effort(20))).toBeNaN();
  });
});

test('of many loans under a limit of each month, all is told of those that fall due too early', {
  timeout: TIMEOUT,
}, () => {
  const MONTHS = 12;
  const WANTED = 9;
  const ROOM = 30;
  const lines = [
    'party @bank "Bank"',
    'deed ?from lends ?amount to ?to',
    'limit "Of each month"',
    '  on ?from lends ?amount to ?to',
    `  at most ${ROOM} EUR`,
    '  per month',
  ];
  const due = Array.from({ length: 48 }, (_, index) => 1 + (index % MONTHS));
  due.forEach((month, index) => {
    lines.push(`party @b${index} "Borrower ${index}"`, `2026-01-01 promise @p${index}`, '  from @bank');
    lines.push(`  to @b${index}`, `  will @bank lends ${WANTED} EUR to @b${index}`);
    lines.push(`  by 2026-${String(month).padStart(2, '0')}-20`);
  });
  const { conflicts, families, incomplete } = conflictsIn(lines);
  expect(incomplete).toBeUndefined();
  const told = [...conflicts, ...families.flatMap(({ first }) => first)];
  expect(told.length).toBeGreaterThan(20);
  for (const { promises, reading, kind, fits } of told) {
    const months = Math.max(...promises.map(({ name }) => due[Number(name.text.slice(1))]));
    const short = promises.length * WANTED - months * ROOM;
    expect([reading, kind, short > 0]).toEqual(['certain', 'capacity', true]);
    expect(fits.map(({ done }) => done)).toEqual(
      promises.map(() => ({ low: WANTED - short, high: WANTED - short })),
    );
  }
});

/** Promises in turn to send one, two and three of each of so many groups, of which it is not known how they overlap. */
function sendings(groups: number, promises: number): readonly string[] {
  const lines = ['party @zoo "Zoo"', 'group @all "All"', '  size 20..40'];
  for (let group = 0; group < groups; group++)
    lines.push(`group @g${group} "Some"`, `  size ${(group % 6) + 2}..${(group % 6) + 6}`, '  within @all');
  lines.push('deed ?from sends ?animal to ?to', '  once per ?animal', 'limit "Of each month"');
  lines.push('  on ?from sends ?animal to ?to', '  at most 3', '  per month');
  for (let index = 0; index < promises; index++) {
    const day = `2026-${String(1 + ((index * 5) % 12)).padStart(2, '0')}-15`;
    lines.push(`party @t${index} "Taker"`, `2026-01-01 promise @p${index}`, '  from @zoo', `  to @t${index}`);
    lines.push(`  will @zoo sends ${1 + (index % 3)} of @g${index % groups} to @t${index}`, `  by ${day}`);
  }
  return lines;
}

test('a search among groups of which little is known ends, and says that it is not complete', {
  timeout: TIMEOUT,
}, () => {
  const { conflicts, incomplete } = conflictsIn(sendings(6, 12));
  expect(incomplete).toContain('could not be searched in full');
  // Each can be kept by itself, and each two of one group may want more than it has; that is found all the same.
  const sets = conflicts.map(({ promises }) => promises.map(({ name }) => name.text).join(' '));
  expect(sets).toEqual(expect.arrayContaining(['p1 p7', 'p2 p8']));
  for (const { promises, reading } of conflicts)
    expect([promises.length > 1, reading]).toEqual([true, 'possible']);
});

test('twelve groups that may all overlap are too many to go through who is in which; each two promises are looked at', {
  timeout: TIMEOUT,
}, () => {
  const { conflicts, incomplete } = conflictsIn(sendings(12, 24));
  expect(incomplete).toContain('could not be searched in full');
  // Two of a group of two or more, and three of a group of that size: together more than it may have.
  const sets = conflicts.map(({ promises }) => promises.map(({ name }) => name.text).join(' '));
  expect(sets).toEqual(expect.arrayContaining(['p1 p13', 'p14 p2']));
});
