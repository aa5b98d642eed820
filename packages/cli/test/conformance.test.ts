import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const runner = findRunner(root);
const title = runner
  ? 'the conformance cases give what is expected: %s'
  : 'the conformance cases are not beside this repository (../shared/conformance), so they are not run: %s';

test.skipIf(!runner).each(['lifecycle', 'conflicts'])(title, { timeout: 120_000 }, (kind) => {
  // The command as it was last built: `npm test` builds it first.
  const command = `${process.execPath} ${path.join(root, 'packages/cli/bin/troth.js')}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner!, command, kind], {
    encoding: 'utf8',
    cwd: root,
  });
  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('ok '))).toEqual([
    expect.stringMatching(/^[1-9]\d* passed, 0 failed$/),
  ]);
  expect(status).toBe(0);
});

/** The script that runs the cases, beside the repository or beside a folder it lies in. */
function findRunner(folder: string): string | undefined {
  const outer = path.dirname(folder);
  const file = path.join(outer, 'shared/conformance/run.mjs');
  if (existsSync(file)) return file;
  return outer === folder ? undefined : findRunner(outer);
}
