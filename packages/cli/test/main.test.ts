import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const command = fileURLToPath(new URL('../bin/troth.js', import.meta.url));

test('the built command prints its version', () => {
  expect(execFileSync(process.execPath, [command, '--version'], { encoding: 'utf8' })).toBe(
    `${manifest.version}\n`,
  );
});
