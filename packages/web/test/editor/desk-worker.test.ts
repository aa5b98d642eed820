import { dayOf } from '@troth/core';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { DeskRequest, DeskResponse } from '../../src/editor/desk-messages.ts';

vi.mock('@troth/core', async (original) => ({
  ...(await original<typeof import('@troth/core')>()),
  complete() {
    throw new Error('cannot complete');
  },
}));

test('what is completed in a text is out of the ledger again, also when that fails', async () => {
  const answers: DeskResponse[] = [];
  let hear: (message: { data: DeskRequest }) => void = () => {};
  vi.stubGlobal('self', {
    addEventListener: (_: string, heard: typeof hear) => {
      hear = heard;
    },
    postMessage: (answer: DeskResponse) => answers.push(answer),
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  await import('../../src/editor/desk.worker.ts');
  const today = dayOf(2026, 3, 1);
  const days = { today, on: today, known: null, withoutDisputed: false };
  const asked = [
    { question: 'open', ask: { files: [['a.troth', 'party @anna "Anna"\n']], days } },
    { question: 'completeText', ask: { text: 'party @zoe "Zoe"', offset: 7 } },
    { question: 'names', ask: {} },
  ];
  for (const [id, one] of asked.entries()) hear({ data: { id, ...one } as DeskRequest });
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  expect(answers).toEqual([
    { id: 0, answer: null },
    { id: 1, error: 'cannot complete' },
    { id: 2, answer: [{ id: '@anna', title: 'Anna', kind: 'party' }] },
  ]);
});
