import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, runNpm } from '../run.mjs';

const compiler = join(root, 'node_modules/typescript/bin/tsc');
const LEDGER = [
  'party @anna "Anna"',
  'party @ben "Ben"',
  '2026-03-01 promise @bike',
  '  from @anna',
  '  to   @ben',
  '  will @anna lends the bike to @ben',
  '  by   2026-03-10',
].join('\n');
const USE = `
const judgement = judge(Ledger.read([sourceText('a.troth', ${JSON.stringify(LEDGER)})]), { on: dayOf(2026, 3, 11) });
console.log(judgement.promises.map(({ state, standing }) => [state, ...standing].join(' ')).join());
`;
const NAMES = '{ dayOf, judge, Ledger, sourceText }';

let project = '';

// Another project, elsewhere, with nothing in it but the library as it would be published.
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'troth-library-'));
  const packed = join(project, 'packed');
  mkdirSync(packed);
  npm('pack', join(root, 'packages/core'), '--pack-destination', packed, '--ignore-scripts');
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  npm('install', '--offline', '--no-audit', '--no-fund', join(packed, readdirSync(packed)[0]!));
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

test('the packed library is imported by a module', () => {
  writeFileSync(join(project, 'use.mjs'), `import ${NAMES} from '@troth/core';${USE}`);
  expect(run(process.execPath, 'use.mjs')).toBe('due overdue\n');
});

test('the packed library is required by a script', () => {
  writeFileSync(join(project, 'use.cjs'), `const ${NAMES} = require('@troth/core');${USE}`);
  expect(run(process.execPath, '--no-warnings', 'use.cjs')).toBe('due overdue\n');
});

test.each(['nodenext', 'bundler'])(
  'its types hold in a strict project that resolves like %s',
  (resolution) => {
    writeFileSync(join(project, 'use.mts'), `import ${NAMES} from '@troth/core';${USE}`);
    expect(typeErrors('use.mts', resolution)).toBe('');
  },
);

test('its types refuse what the library does not take', () => {
  writeFileSync(join(project, 'wrong.mts'), `import ${NAMES} from '@troth/core';dayOf('2026-03-11');`);
  expect(typeErrors('wrong.mts', 'nodenext')).toContain('error TS2554: Expected 3 arguments, but got 1.');
});

/** What the compiler of types says of a file of the project; it looks into the types of the library as well. */
function typeErrors(file: string, resolution: string): string {
  const module = resolution === 'bundler' ? 'esnext' : resolution;
  const options = [
    '--strict',
    '--noEmit',
    '--target',
    'es2022',
    '--module',
    module,
    '--moduleResolution',
    resolution,
  ];
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, file], {
    cwd: project,
    encoding: 'utf8',
  });
  return stdout;
}

/** Runs npm in the project. */
function npm(...args: readonly string[]): void {
  expect(runNpm(args, { cwd: project, stdio: 'ignore' })).toBe(0);
}

/** What a program prints, run in the project. */
function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
