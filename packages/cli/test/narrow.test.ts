import { fileURLToPath } from 'node:url';
import { displayWidth } from '@troth/core';
import { expect, test } from 'vitest';
import { troth } from './troth.ts';

const folder = fileURLToPath(new URL('../../../examples/prison-deal', import.meta.url));

test.each([
  'status',
  'record @us',
  'exposure @hand-over',
  'evidence @hand-over',
  'conflicts',
  'log @hand-over',
  'diff --on 2025-03-01..2025-10-01',
])('%s fits 40 columns, with every name whole', async (args) => {
  const narrow = await troth(args, { folder, columns: 40 });
  expect(narrow.out.split('\n').filter((line) => displayWidth(line) > 40)).toEqual([]);
  const wide = await troth(args, { folder, columns: 140 });
  expect(namesIn(narrow.out)).toEqual(namesIn(wide.out));
});

function namesIn(text: string): string[] {
  return [...new Set(text.match(/@[\w-]+(?:\/[\w-]+)*/g))].sort();
}
