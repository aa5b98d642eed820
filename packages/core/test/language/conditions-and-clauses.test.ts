import { describe, expect, test } from 'vitest';
import { STATE_WORDS } from '../../src/ledger/condition.ts';
import {
  codesWithNames,
  conditionInWords,
  limitsInWords,
  promise,
  wayInWords,
  will,
} from './support/read.ts';

/** What an `if` line says. */
function condition(words: string): string {
  const { condition, limits } = promise(`if ${words}`, 'will @us sings').terms.conditions[0]!.ways[0]!;
  return [conditionInWords(condition), limitsInWords(limits)].filter(Boolean).join(' | ');
}

const DEAL = '2024 deal @d\n  between @us, @es\n';

/** The codes of a promise with these lines, beside a deal @d. */
function codesOf(...lines: readonly string[]): string[] {
  return codesWithNames(`${DEAL}${['2024 promise @x', 'from @us', 'to @es', ...lines].join('\n  ')}\n`);
}

describe('a condition', () => {
  test('is a sentence', () => {
    expect(condition('@es takes in some of @leaders')).toBe('_ takes in _: @es, 1.. of @leaders');
  });

  test.each(STATE_WORDS)('is a state of a promise: %s', (state) => {
    expect(condition(`@p is ${state}`)).toBe(`all @p ${state}`);
    expect(codesOf(`if @p is ${state}`, 'will @us sings')).toEqual([]);
  });

  test('asks for a state that there is', () => {
    expect(codesOf('if @p is happy', 'will @us sings')).toEqual(['unknown-state']);
  });

  test('is a state of all promises of a deal, or of any', () => {
    expect(condition('@p is kept')).toBe('all @p kept');
    expect(condition('all of @p is kept')).toBe('all @p kept');
    expect(condition('any of @p is broken')).toBe('any @p broken');
    expect(codesOf('if any of @d is broken', 'will @us sings')).toEqual([]);
  });

  test('is that nothing happened by a day', () => {
    expect(condition('no @us sings by 2024-06-30')).toBe('no _ sings: @us by 2024-06-30');
    expect(condition('no @us sings by 2 weeks after @p is done')).toBe(
      'no _ sings: @us by 14 days after (all @p done)',
    );
    expect(codesOf('if no @us sings', 'will @us sings')).toEqual(['absence-without-day']);
  });

  test('of absence takes the first `by`, and the line the next', () => {
    expect(condition('no @us sings by 2024-06-30 by 2024-07-31')).toBe(
      'no _ sings: @us by 2024-06-30 | by 2024-07-31',
    );
  });

  test('is an act too, also in base form', () => {
    expect(condition('@es releases @p')).toBe('_ releases _: @es, @p');
    expect(will('@us end @p')).toBe('_ end _: @us, @p');
    expect(codesOf('if @es releases @p', 'will @us end @q')).toEqual([]);
  });

  test('does not go round in a circle', () => {
    expect(codesOf('if @x is kept', 'will @us sings')).toContain('circular-condition');
  });
});

describe('`or` lines', () => {
  test('belong to the line above', () => {
    const { conditions, undertakings } = promise(
      'if @es sings',
      'or if @es dances',
      'if @es pays 5 EUR',
      'will @us sings',
      'or will @us dances',
      'will @us sleeps',
    ).terms;
    expect(conditions.map(({ ways }) => ways.map(({ condition }) => conditionInWords(condition)))).toEqual([
      ['_ sings: @es', '_ dances: @es'],
      ['_ pays _: @es, 5 EUR'],
    ]);
    expect(undertakings.map(({ ways }) => ways.map(wayInWords))).toEqual([
      ['_ sings: @us', '_ dances: @us'],
      ['_ sleeps: @us'],
    ]);
  });

  test('need one', () => {
    expect(codesOf('or if @es sings', 'will @us sings')).toContain('no-alternative');
    expect(codesOf('or will @us sings')).toContain('no-alternative');
  });
});

describe('clauses', () => {
  test.each([
    ['@us sings by 2024-03', '_ sings: @us | by 2024-03-31'],
    ['@us sings within 2 weeks', '_ sings: @us | within 14 days'],
    ['@us sings starting 2024-03', '_ sings: @us | starting 2024-03-01'],
    ['@us sings until 2024-03', '_ sings: @us | until 2024-03-31'],
    ['@us sings until @es dances', '_ sings: @us | until (_ dances: @es)'],
    ['@us sings until @p is kept', '_ sings: @us | until (all @p kept)'],
    [
      '@us sings starting 2024-03 within 3 days by 2024-05',
      '_ sings: @us | by 2024-05-31, within 3 days, starting 2024-03-01',
    ],
    ['@us sings by 3 days after @es dances', '_ sings: @us | by 3 days after (_ dances: @es)'],
  ])('%s', (words, meant) => {
    expect(will(words)).toBe(meant);
  });

  test.each([
    [
      'a word that no date follows stays in the sentence',
      '@us stands by @es by 2024-03',
      '_ stands by _: @us, @es | by 2024-03-31',
    ],
    ['so it does at the end', '@us stands by', '_ stands by: @us'],
    ['a duration that is none stays', '@us lives within reach', '_ lives within reach: @us'],
    [
      'the line is cut at the leftmost',
      '@us sings by 2024-03 within 3 days',
      '_ sings: @us | by 2024-03-31, within 3 days',
    ],
    ['all the rest must be clauses', '@us sings by 2024-03 aloud', '_ sings by 2024-03 aloud: @us'],
    [
      'a condition takes the rest of the line',
      '@us sings until @es dances by 2024-03',
      '_ sings: @us | until (_ dances by 2024-03: @es)',
    ],
    [
      'a condition after a duration takes the rest too',
      '@us sings by 3 days after @es dances within 5 days',
      '_ sings: @us | by 3 days after (_ dances within 5 days: @es)',
    ],
    [
      'each stands once; the one before stays in the sentence',
      '@us sings by 2024-03 by 2024-04',
      '_ sings by 2024-03: @us | by 2024-04-30',
    ],
  ])('%s', (_rule, words, meant) => {
    expect(will(words)).toBe(meant);
  });

  test.each(['if', 'unless'])('end a condition after `%s`', (field) => {
    const { terms } = promise(`${field} @es dances by 2024-03`, 'will @us sings');
    const line = field === 'if' ? terms.conditions[0]!.ways[0]! : terms.unless[0]!;
    expect([conditionInWords(line.condition), limitsInWords(line.limits)]).toEqual([
      '_ dances: @es',
      'by 2024-03-31',
    ]);
  });

  test.each(['never', 'always'])('end what is to be kept after `%s`', (field) => {
    expect(wayInWords(promise(`${field} @us sings until 2024-03`).terms.undertakings[0]!.ways[0]!)).toBe(
      '_ sings: @us | until 2024-03-31',
    );
  });

  test('of alternatives are their own', () => {
    const [{ ways }] = promise('will @us sings by 2024-03', 'or will @us dances by 2024-04').terms
      .undertakings as never as [{ ways: Parameters<typeof wayInWords>[0][] }];
    expect(ways.map(wayInWords)).toEqual(['_ sings: @us | by 2024-03-31', '_ dances: @us | by 2024-04-30']);
  });

  test('are an error in `did`', () => {
    expect(codesWithNames('2024 event\n  did @us sings by 2024-03\n')).toEqual(['clause-in-did']);
    expect(codesWithNames('2024 event\n  did @us stands by @es\n')).toEqual([]);
  });
});

describe('the fields of a whole promise', () => {
  test('are its limits', () => {
    const { limits } = promise(
      'will @us sings',
      'by 2024-03',
      'within 3 days',
      'starting 2024-02',
      'until @es dances',
    ).terms;
    expect(limitsInWords(limits)).toBe(
      'by 2024-03-31, within 3 days, starting 2024-02-01, until (_ dances: @es)',
    );
  });
});
