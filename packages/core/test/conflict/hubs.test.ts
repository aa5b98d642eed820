import { type Conflicts, conflictsOf, dayOf, judge, Ledger, sourceText } from '@troth/core';
import { expect, test } from 'vitest';

// Hundreds of promises that wait for the same one: searched in full, and by the same answers as a few.

const MANY = 150;
/** The whole of it takes a second or two; a busy machine may take longer. */
const TIMEOUT = 60_000;

const START = `party @bank "Bank"
party @state "State"
party @rival "Rival"
thing @house "House"
deed ?seller sells ?what to ?buyer
  once per ?what
deed ?who pulls down ?what
  excludes ?anyone keeps ?what
2026-01-10 promise @hub "Sell the house to the state"
  from @bank
  to   @state
  will @bank sells @house to @state
`;

const RIVAL = `2026-01-10 promise @other-sale
  from @bank
  to   @rival
  will @bank sells @house to @rival
`;

function waiting(count: number, rest: (place: number) => string): string {
  return Array.from(
    { length: count },
    (_, place) => `party @p${place}
thing @t${place}
2026-01-11 promise @g${place}
  from @state
  to   @p${place}
${rest(place)}`,
  ).join('');
}

const repairs = (place: number): string => `  if   @hub is kept
  will @state repairs @t${place}
`;

function conflictsIn(...texts: readonly string[]): Conflicts {
  return conflictsOf(
    judge(Ledger.read([sourceText('hub.troth', texts.join(''))]), { on: dayOf(2026, 3, 1) }),
  );
}

function setsIn({ conflicts }: Conflicts): string[] {
  return conflicts.map(({ promises }) => promises.map(({ name }) => name.text).join(' '));
}

test('nothing collides', { timeout: TIMEOUT }, () => {
  const found = conflictsIn(START, waiting(MANY, repairs));
  expect(found.incomplete).toBeUndefined();
  expect(setsIn(found)).toEqual([]);
});

test('what they ask for fits together under a limit', { timeout: TIMEOUT }, () => {
  const limit = `limit "Budget"
  on       @state grants ?sum to ?anyone
  at most  ${10 * MANY} EUR
  per year
`;
  const grants = (place: number): string => `  if   @hub is kept
  will @state grants 10 EUR to @p${place}
`;
  const found = conflictsIn(START, limit, waiting(MANY, grants));
  expect(found.incomplete).toBeUndefined();
  expect(setsIn(found)).toEqual([]);
});

test('what they wait for collides with another promise', { timeout: TIMEOUT }, () => {
  const sells = (place: number): string => `  if   @hub is kept
  will @state sells @t${place} to @p${place}
`;
  const found = conflictsIn(START, RIVAL, waiting(MANY, sells));
  expect(found.incomplete).toBeUndefined();
  expect(setsIn(found)).toEqual(['hub other-sale']);
});

test('each of them collides with what holds while they wait', { timeout: TIMEOUT }, () => {
  const keeps = `2026-01-12 promise @keep
  from   @state
  to     @rival
  always @state keeps @house
2026-01-12 promise @down
  from   @bank
  to     @rival
  if     @hub is kept
  will   @bank pulls down @house
`;
  const found = conflictsIn(START, RIVAL, keeps, waiting(MANY, repairs));
  expect(found.incomplete).toBeUndefined();
  expect(setsIn(found)).toEqual(['hub other-sale', 'down keep']);
});

test('what they wait for takes what two others need: each of them is told with these', {
  timeout: TIMEOUT,
}, () => {
  const budget = `limit "Budget"
  on       @bank lends ?sum to ?anyone
  on       @bank grants ?sum to ?anyone
  at most  100 EUR
  at any time
2026-01-12 promise @loan
  from @bank
  to   @state
  will @bank lends 50 EUR to @state
2026-01-12 promise @left
  from @bank
  to   @rival
  will @bank grants 30 EUR to @rival
2026-01-12 promise @right
  from @bank
  to   @other
  will @bank lends 30 EUR to @other
party @other "Other"
`;
  const loan = (place: number): string => `  if   @loan is kept
  will @state repairs @t${place}
`;
  const setsOf = (count: number) => [
    ...Array.from({ length: count }, (_, place) => `g${place} left right`).sort(),
  ];
  for (const count of [3, 40]) {
    const found = conflictsIn(START, budget, waiting(count, loan));
    expect(found.incomplete).toBeUndefined();
    expect(setsIn(found)).toEqual(['left loan right', ...setsOf(count)]);
  }
});
