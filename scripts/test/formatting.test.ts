import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../packages/web/src/', import.meta.url));

test('the components of the page are laid out evenly: npm run format', async () => {
  const components = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => `${source}${name}`);
  expect(components.length).toBeGreaterThan(5);
  const uneven: string[] = [];
  for (const filepath of components) {
    const options = await resolveConfig(filepath);
    if (!(await check(readFileSync(filepath, 'utf8'), { ...options, filepath }))) uneven.push(filepath);
  }
  expect(uneven).toEqual([]);
});
