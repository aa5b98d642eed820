import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { errorPages } from '../build-error-pages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the pages about errors are up to date: npm run docs:errors', async () => {
  const pages = await errorPages();
  for (const [file, text] of pages) expect(readFileSync(`${root}${file}`, 'utf8'), file).toBe(text);
  const written = readdirSync(`${root}docs/errors`).map((name) => `docs/errors/${name}`);
  expect(written.filter((file) => !pages.has(file))).toEqual([]);
});
