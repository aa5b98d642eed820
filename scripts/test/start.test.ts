import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('npm start serves the first example, and stops when asked to', async () => {
  // With CI set, no browser is opened.
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', '0'], {
    cwd: root,
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const address = await addressSaidBy(child);
  const answer = await fetch(`${address}api/overview`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('The prison deal');
  const ended = new Promise((end) => child.once('exit', end));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  // It builds first, where that is needed.
}, 180_000);

/** The address it serves at; where it ends instead, what it said. */
function addressSaidBy(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (part: Buffer) => {
        said += part;
        const address = /Serving .* at (http:\S+)/.exec(said)?.[1];
        if (address) found(address);
      });
    child.on('exit', () => fail(new Error(`npm start ended: ${said}`)));
  });
}
