import { expect, test, vi } from 'vitest';
import { Checks } from '../../src/editor/checks.ts';
import type { CheckedFile } from '../../src/editor/desk-messages.ts';

const CHECKED: CheckedFile = { path: 'a.troth', diagnostics: [], left: 0, counts: {}, took: 0 };

/** Checks that are answered when the test says so, and what was asked. */
function checks() {
  const asked: boolean[] = [];
  const taken: boolean[] = [];
  let give: (answer: CheckedFile | null | undefined) => void = () => {};
  const made = new Checks(
    (waits) => {
      asked.push(waits);
      return new Promise((answer) => {
        give = answer;
      });
    },
    (_checked, isLatest) => taken.push(isLatest),
  );
  const answer = async (value: CheckedFile | null | undefined, after = 10) => {
    await vi.advanceTimersByTimeAsync(after);
    give(value);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { made, asked, taken, answer };
}

test('asks once at a time, and once more about what was typed meanwhile', async () => {
  vi.useFakeTimers();
  const { made, asked, taken, answer } = checks();
  made.ask();
  made.ask();
  made.ask();
  expect(asked).toEqual([false]);
  await answer(CHECKED);
  expect([asked, taken]).toEqual([[false, false], [false]]);
  await answer(CHECKED);
  expect([asked, taken]).toEqual([
    [false, false],
    [false, true],
  ]);
  vi.useRealTimers();
});

test('where all has to be read anew a pause in the typing is waited for, and the next letter is asked about at once', async () => {
  vi.useFakeTimers();
  const { made, asked, taken, answer } = checks();
  for (let letter = 0; letter < 3; letter++) {
    made.ask();
    await answer(null);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([false, false, false]);
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toEqual([false, false, false, true]);
  await answer(CHECKED, 4000);
  expect(taken).toEqual([true]);
  made.ask();
  expect(asked).toEqual([false, false, false, true, false]);
  vi.useRealTimers();
});

test('where answers take long again and again, each waits for a pause', async () => {
  vi.useFakeTimers();
  const { made, asked, answer } = checks();
  made.ask();
  await answer(CHECKED, 300);
  made.ask();
  expect(asked).toEqual([false, false]);
  await answer(CHECKED, 300);
  made.ask();
  expect(asked).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(350);
  expect(asked).toEqual([false, false, true]);
  await answer(CHECKED, 50);
  made.ask();
  expect(asked).toEqual([false, false, true, false]);
  vi.useRealTimers();
});

test('where another ledger is opened, the answer of the one before is not waited for', async () => {
  vi.useFakeTimers();
  const { made, asked, taken, answer } = checks();
  made.ask();
  made.restart();
  expect(asked).toEqual([false, false]);
  await answer(CHECKED);
  expect(taken).toEqual([true]);
  made.ask();
  expect(asked).toEqual([false, false, false]);
  vi.useRealTimers();
});

test('after it was stopped nothing is asked', async () => {
  vi.useFakeTimers();
  const { made, asked, answer } = checks();
  made.ask();
  await answer(null);
  made.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([false]);
  vi.useRealTimers();
});
