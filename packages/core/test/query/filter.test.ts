import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Name } from '../../src/ledger/name.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { Narrowing } from '../../src/query/answers/narrowing.ts';
import { filterPromises, type PromiseFilter } from '../../src/query/promise-filter.ts';
import { attentionOf, byAttention } from '../../src/query/reports/attention.ts';
import { StateCounter, stateCounts } from '../../src/query/reports/state-counts.ts';
import { ids, judged } from './judged.ts';

const { ledger, judgement } = judged(
  `party @state "The State"
party @ministry "The Ministry"
  part of @state
person @ada "Ada"
party @b "Ben"
office @state/head "Head of State"
  of @state
  holder @ada

2026-01-01 promise @road "Build the road" #works
  from @ministry
  to @b
  will @ministry builds the road
  by 2026-02-01
2026-02-01 promise @bridge "Build the bridge" #works
  from @state through @ada as @state/head
  to @b
  will @state builds the bridge
  by 2026-03-15
2026-02 promise @toll
  from @b
  to @state
  if @state builds the bridge
  will @b pays the toll
2026-01-15 promise @song "Sing"
  from @b
  to @ada
  will @b sings
2026-01-20 event
  did @b sings
2026-01-15 promise @walk "Walk"
  from @b
  to @ada
  will @b walks
  by 2026-12-31
2026-01-02 promise @hedge "Cut the hedge"
  from @b
  to @ada
  will @b cuts the hedge
  by 2026-01-31
  silence broken
2026-02-01 request @ask "Open the gate"
  from @b
  to @ministry
  will @ministry opens the gate
`,
  '2026-03-05',
);

function pass(filter: PromiseFilter): string[] {
  return [
    ...ids(filterPromises(ledger, judgement.promises, filter)),
    ...ids(filterPromises(ledger, judgement.requests, filter)),
  ].sort();
}

function party(name: string): Name {
  return ledger.find(name)!.name!;
}

describe('filterPromises', () => {
  test('by party: its parts, its offices, and whom it acts through', () => {
    expect(pass({ parties: [party('state')] })).toEqual(['@ask', '@bridge', '@road', '@toll']);
    expect(pass({ parties: [party('ministry')] })).toEqual(['@ask', '@road']);
    expect(pass({ parties: [party('ada')] })).toEqual(['@bridge', '@hedge', '@song', '@walk']);
    expect(pass({ parties: [party('state/head')] })).toEqual(['@bridge']);
    expect(pass({ parties: [party('ministry'), party('state/head')] })).toEqual(['@ask', '@bridge', '@road']);
  });

  test('by state, on every axis', () => {
    expect(pass({ states: ['kept'] })).toEqual(['@song']);
    expect(pass({ states: ['overdue'] })).toEqual(['@road']);
    expect(pass({ states: ['outstanding', 'conditional', 'open'] })).toEqual(['@ask', '@hedge', '@toll']);
  });

  test('by tag and by words, without case, in any place', () => {
    expect(pass({ tags: ['works'] })).toEqual(['@bridge', '@road']);
    expect(pass({ text: 'BUILD  bridge' })).toEqual(['@bridge']);
    expect(pass({ text: 'ministry' })).toEqual(['@ask', '@road']);
    expect(pass({ text: '@toll' })).toEqual(['@toll']);
  });

  test('by date: a promise of an uncertain day passes if it may have been made then', () => {
    expect(pass({ from: dayOf(2026, 2, 2) })).toEqual(['@toll']);
    expect(pass({ from: dayOf(2026, 2, 1), to: dayOf(2026, 2, 1) })).toEqual(['@ask', '@bridge', '@toll']);
    expect(pass({ to: dayOf(2026, 1, 1) })).toEqual(['@road']);
  });

  test('of two kinds both must hold', () => {
    expect(pass({ tags: ['works'], states: ['overdue'] })).toEqual(['@road']);
    expect(pass({})).toHaveLength(7);
  });
});

test('what is narrowed again and again is what each filter keeps alone, however one comes to it', () => {
  const texts = ['', 'b', 'bu', 'bui', 'build', 'build ', 'build b', 'build the', 'the', '@b', 'zz'];
  const filter = fc.record(
    {
      text: fc.constantFrom(...texts),
      states: fc.constantFrom([], ['due'], ['overdue', 'kept']),
      tags: fc.constantFrom([], ['works']),
      parties: fc.constantFrom([], [party('state')], [party('b')]),
      from: fc.constantFrom(undefined, dayOf(2026, 2, 1)),
    },
    { requiredKeys: [] },
  );
  const of = <T extends { entry: { name: Name } }>(rows: Uint32Array, all: readonly T[]) =>
    [...rows].map((row) => all[row]!.entry.name.text);
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 12 }), (filters) => {
      const promises = new Narrowing(ledger, judgement.promises);
      const requests = new Narrowing(ledger, judgement.requests);
      for (const one of filters) {
        const kept = filterPromises(ledger, judgement.promises, one);
        expect(of(promises.rows(one), promises.all)).toEqual(kept.map(({ entry }) => entry.name.text));
        expect(new StateCounter(promises.all).count(promises.rows(one))).toEqual(stateCounts(kept));
        expect(of(requests.rows(one), requests.all)).toEqual(
          filterPromises(ledger, judgement.requests, one).map(({ entry }) => entry.name.text),
        );
      }
    }),
  );
});

test('byAttention puts first what needs attention', () => {
  const { promises, on } = judgement;
  expect(byAttention(promises, on).map((one) => `@${one.entry.name.text} ${attentionOf(one, on)}`)).toEqual([
    '@hedge broken',
    '@road overdue',
    '@bridge due soon',
    '@walk due',
    '@toll waiting',
    '@song finished',
  ]);
});

test('stateCounts counts states and the words of the other axes', () => {
  expect(stateCounts(judgement.promises)).toEqual([
    { state: 'broken', count: 1, words: [{ word: 'outstanding', count: 1 }] },
    { state: 'due', count: 3, words: [{ word: 'overdue', count: 1 }] },
    { state: 'conditional', count: 1, words: [] },
    { state: 'kept', count: 1, words: [] },
  ]);
});
