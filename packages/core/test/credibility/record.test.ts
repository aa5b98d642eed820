import { describe, expect, test } from 'vitest';
import { betaQuantile } from '../../src/credibility/beta.ts';
import { endingOf } from '../../src/credibility/ending.ts';
import { recordAfter, recordOf } from '../../src/credibility/record.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import { prison } from '../query/hand-built.ts';
import { PARTIES, promises, recorded } from './recorded.ts';

describe('recordOf', () => {
  test('starts from a coin’s toss with the weight of two promises, and adds each', () => {
    const { record } = recorded(PARTIES + promises(['kept', 'kept', 'kept', 'broken']), '2026-01-10', {
      party: 'anna',
    });
    const { posterior, tooLittle, parts } = record.byRules;
    // Kept on the day itself, broken one day later: the last of them is no day old.
    expect([posterior.alpha, posterior.beta]).toEqual([4, 1]);
    expect(parts.map(({ why }) => why)).toEqual(['kept', 'kept', 'kept']);
    expect(tooLittle).toBe(false);
  });

  test('halves what is eight years old', () => {
    const { record } = recorded(PARTIES + promises(['kept', 'kept', 'kept', 'broken']), '2034-01-10', {
      party: 'anna',
    });
    const age = (days: number) => 2 ** (-days / (8 * 365.25));
    const { posterior } = record.byRules;
    expect(posterior.alpha).toBeCloseTo(1 + 3 * age(2922), 12);
    expect(posterior.beta).toBeCloseTo(1 + age(2921), 12);
    expect(posterior.low).toBeCloseTo(betaQuantile(0.05, posterior.alpha, posterior.beta), 12);
    expect(record.byRules.tooLittle).toBe(true);
  });

  test('of the first example is too little, in either reading', () => {
    const { ledger, judgement } = prison();
    const record = recordOf(judgement, { party: ledger.find('us')!.name! });
    expect([record.byRules.tooLittle, record.byReliance.tooLittle]).toEqual([true, true]);
    expect(record.counts).toMatchObject({ promises: 3, kept: 0, broken: 0, unclear: 1 });
  });
});

test('what was done in time or late counts at worst as late, and as broken where it may still be to be done', () => {
  const told = (date: string) => {
    const text = `${PARTIES}2026-01-01 promise @p
  from @anna
  to   @ben
  will @anna sings
  by   2026-01-31
  silence broken
${date} event
  did @anna sings
`;
    const { judgement } = recorded(text, '2026-03-01', { party: 'anna' });
    const { worst, best } = endingOf(judgement, judgement.promises[0]!, 0.25);
    return [judgement.promises[0]!.state, worst, best];
  };
  expect(told('2026-01-20/2026-02-10')).toEqual(['unclear', 0.75, 1]);
  expect(told('2026-01-20/2026-03-10')).toEqual(['unclear', 0, 1]);
});

describe('recordAfter', () => {
  test('says what breaking, ending and releasing an open promise would cost', () => {
    const { judgement, question } = recorded(
      PARTIES + promises(['kept', 'kept', 'kept', 'open']),
      '2026-01-10',
      { party: 'anna' },
    );
    const promise = judgement.promises.find(({ state }) => state === 'due')!.entry as PromiseEntry;
    const after = (how: 'break' | 'end' | 'release') => {
      const { byRules, byReliance } = recordAfter(judgement, question, { promise, how });
      return [byRules, byReliance].map(({ posterior }) => [posterior.alpha, posterior.beta]);
    };
    expect(after('break')).toEqual([
      [4, 2],
      [4, 2],
    ]);
    expect(after('end')).toEqual([
      [4, 1],
      [4, 2],
    ]);
    expect(after('release')).toEqual([
      [4, 1],
      [4, 1],
    ]);
  });
});
