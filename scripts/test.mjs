// `npm test`: installs what is missing, then runs every check and ends with one line of true totals.
// Needs only Node and npm at the start; lint, type check and build count as one test each.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildIfNeeded } from './build.mjs';
import { chromiumIfNeeded } from './chromium.mjs';
import { installIfNeeded } from './install.mjs';
import { runNode, runNpm, say } from './run.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

try {
  await runAll();
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  count('the test script itself', false);
}
report();

async function runAll() {
  if (!installIfNeeded()) return count('installing dependencies', false);
  say('Lint and format');
  count(
    'lint',
    runNode('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']) === 0,
  );
  say('Types');
  count('types', runNpm(['run', '--silent', 'typecheck']) === 0);
  count('build', await buildIfNeeded());
  if (!(await chromiumIfNeeded())) count('fetching a Chromium', false);
  say('Tests');
  runVitest();
}

function count(name, passed) {
  totals[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(name);
}

function runVitest() {
  const directory = mkdtempSync(path.join(tmpdir(), 'troth-test-'));
  const file = path.join(directory, 'totals.json');
  try {
    const status = runNode(
      'node_modules/vitest/vitest.mjs',
      [
        'run',
        '--allowOnly=false',
        '--reporter=default',
        '--reporter=./scripts/totals-reporter.mjs',
        ...process.argv.slice(2),
      ],
      { env: { ...process.env, TROTH_TEST_TOTALS: file } },
    );
    addVitest(status, readTotals(file));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function addVitest(status, unit) {
  if (!unit) return count('Vitest stopped before it could report', false);
  if (unit.failed > 0) failures.push('tests (above)');
  else if (unit.passed === 0) count('Vitest ran no test', false);
  else if (status !== 0) count(`Vitest ended with status ${status}`, false);
  for (const kind of Object.keys(totals)) totals[kind] += unit[kind];
}

function readTotals(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function report() {
  if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed${skipped}\n`);
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}
