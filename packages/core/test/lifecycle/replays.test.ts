import { expect, test } from 'vitest';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import { traceOf } from '../../src/lifecycle/trace.ts';
import { judged } from '../query/judged.ts';

const DAILY = `party @a
party @b
2026-01-01 promise @call
  from  @a
  to    @b
  will  @a calls @b
  every 1 day
  until 2026-01-05
2026-01-02 event
  did @a calls @b
2026-01-04/2026-01-06 event
  did @a calls @b
`;

test('promises that are played together are played again once for all of them', () => {
  const { judgement } = judged(DAILY, '2026-01-10');
  const { judging } = judgement;
  const played = judgement.promises.map(({ entry }) => {
    const { plans, outcomes } = judging.outcomes(entry);
    return judging.replays.of(plans, outcomes[0].scenario);
  });
  expect(played).toHaveLength(5);
  expect(new Set(played).size).toBe(1);
});

test('a replay tells the same of each as one of its own', () => {
  const { judgement } = judged(DAILY, '2026-01-10');
  const together = judgement.promises.map(({ entry }) => traceOf(judgement, entry.name));
  const alone = judgement.promises.map(({ entry }) => {
    const again = judged(DAILY, '2026-01-10').judgement;
    const same = again.promises.find((one) => one.entry.name.text === entry.name.text)!;
    return traceOf(again, same.entry.name);
  });
  const texts = (traces: typeof together) =>
    traces.map((steps) => steps.map(({ first, last, text, towards }) => [first, last, text, towards]));
  expect(texts(together)).toEqual(texts(alone));
});

test('what was replayed is forgotten when entries are replaced', () => {
  const { judgement } = judged(DAILY, '2026-01-10');
  const { judging } = judgement;
  const replayOf = (entry: PromiseEntry) => {
    const { plans, outcomes } = judging.outcomes(entry);
    return judging.replays.of(plans, outcomes[0].scenario);
  };
  const [{ entry }] = judgement.promises;
  const before = replayOf(entry);
  expect(replayOf(entry)).toBe(before);
  judging.replace([], []);
  expect(replayOf(entry)).not.toBe(before);
});
