import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runDoc } from './doc-blocks.ts';
import { folderWith } from './troth.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('the commands of the tutorial print what it shows, from an empty folder on', async () => {
  const { written, printed, commands } = await runDoc(`${root}docs/tutorial.md`, {
    folder: folderWith({}),
    today: '2026-03-02',
  });
  expect(printed).toBe(written);
  expect(commands).toBeGreaterThan(15);
});

test('the commands of the first page print what it shows', async () => {
  const { written, printed, commands } = await runDoc(`${root}README.md`, {
    folder: root,
    today: '2026-03-02',
  });
  expect(printed).toBe(written);
  expect(commands).toBeGreaterThan(0);
});

test('the commands of the page about exposure print what it shows', async () => {
  const { written, printed, commands } = await runDoc(`${root}docs/exposure.md`, {
    folder: folderWith({}),
    today: '2026-03-10',
  });
  expect(printed).toBe(written);
  expect(commands).toBe(3);
});

test('the commands of the page about conflicts print what it shows', async () => {
  const { written, printed, commands } = await runDoc(`${root}docs/conflicts.md`, {
    folder: folderWith({}),
    today: '2026-03-10',
  });
  expect(printed).toBe(written);
  expect(commands).toBe(3);
});

test('the commands of the page about records print what it shows', async () => {
  const { written, printed, commands } = await runDoc(`${root}docs/record.md`, {
    folder: folderWith({}),
    today: '2025-07-01',
  });
  expect(printed).toBe(written);
  expect(commands).toBe(2);
});
