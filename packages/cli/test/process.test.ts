import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { folderWith } from './troth.ts';

// The command as it was last built: `npm test` builds it first.
const command = fileURLToPath(new URL('../bin/troth.js', import.meta.url));

const PROMISE = `2026-03-01 promise @p "P"
  from @a
  to @b
  will @a pays @b
`;
const LEDGER = `party @a "A"\nparty @b "B"\n${PROMISE}`;

function run(
  args: readonly string[],
  cwd: string,
  input = '',
  columns = '',
): [number | null, string, string] {
  const env = { ...process.env, FORCE_COLOR: '0', COLUMNS: columns };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    cwd,
    input,
    maxBuffer: 1 << 28,
    env,
  });
  return [status, stdout, stderr];
}

test.each(['--version', '-V', '-v'])('prints its version: %s', (option) => {
  expect(run([option], '.')).toEqual([0, `${manifest.version}\n`, '']);
});

test('ends with 0 when all is sound, 1 when it found errors, 2 when it could not run', () => {
  const folder = folderWith({ 'good.troth': LEDGER, 'bad.troth': PROMISE });
  expect(run(['check', 'good.troth', '--quiet'], folder)).toEqual([0, '', '']);
  const [status, out, err] = run(['check', 'bad.troth', '--quiet'], folder);
  expect([status, out.split('\n')[0], err]).toEqual([1, 'error[unknown-name] bad.troth:2:8', '']);
  expect(run(['check', 'none'], folder)).toEqual([2, '', 'troth: there is no file or folder none\n']);
});

test('writes for the width that COLUMNS asks for, also where no terminal reads', () => {
  const widest = (columns: string) => {
    const [status, out] = run(['status', '--help'], '.', '', columns);
    expect(status).toBe(0);
    return Math.max(...out.split('\n').map((line) => line.length));
  };
  expect(widest('40')).toBeLessThanOrEqual(40);
  expect(widest('130')).toBeGreaterThan(100);
  for (const columns of ['', 'wide', '0', '-5']) expect(widest(columns)).toBe(widest('100'));
});

test('reads standard input', () => {
  const [status, out, err] = run(['status', '-', '--quiet', '--on', '2026-03-02'], '.', LEDGER);
  expect([status, out, err]).toEqual([0, 'due  @p  P  A → B\n', '']);
});

test('writes all of a large output before it ends', () => {
  const promises = Array.from({ length: 3000 }, (_, index) => PROMISE.replace('@p', `@p${index}`));
  const folder = folderWith({ 'many.troth': LEDGER + promises.join('') });
  const [status, out] = run(['status', '--json', '--on', '2026-03-02'], folder);
  expect(status).toBe(0);
  expect(JSON.parse(out).promises).toHaveLength(3001);
});

test('ends quietly when nobody reads on', async () => {
  const promises = Array.from({ length: 3000 }, (_, index) => PROMISE.replace('@p', `@p${index}`));
  const folder = folderWith({ 'many.troth': LEDGER + promises.join('') });
  const child = spawn(process.execPath, [command, 'status', '--json', '--on', '2026-03-02'], { cwd: folder });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.once('close', resolve));
  expect([status, err]).toEqual([0, '']);
});

test.skipIf(!existsSync('/dev/full'))('says in one line that the output could not be written', () => {
  const folder = folderWith({ 'good.troth': LEDGER });
  const { status, stderr } = spawnSync(
    '/bin/sh',
    ['-c', '"$0" "$1" status > /dev/full', process.execPath, command],
    {
      encoding: 'utf8',
      cwd: folder,
    },
  );
  expect([status, stderr]).toEqual([
    2,
    'troth: cannot write all of the output: ENOSPC: no space left on device, write\n',
  ]);
});

const isRoot = process.getuid?.() === 0;

test.skipIf(process.platform === 'win32')('publishes into a folder beside which nobody may write', () => {
  const folder = folderWith({ 'a.troth': LEDGER, 'www/site/.keep': '' });
  rmSync(path.join(folder, 'www/site/.keep'));
  chmodSync(folder, 0o755);
  // Root may write everywhere, so somebody else is to publish.
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  if (isRoot) chownSync(path.join(folder, 'www/site'), 65_534, 65_534);
  chmodSync(path.join(folder, 'www'), 0o555);
  try {
    for (const time of ['first', 'second']) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [command, 'publish', 'a.troth', '-o', 'www/site'],
        {
          encoding: 'utf8',
          cwd: folder,
          ...nobody,
        },
      );
      expect([time, status, stderr]).toEqual([time, 0, '']);
    }
    expect(readdirSync(path.join(folder, 'www'))).toEqual(['site']);
    const names = readdirSync(path.join(folder, 'www/site'));
    expect(names).toContain('index.html');
    expect(names.filter((name) => name.startsWith('.troth-'))).toEqual([]);
  } finally {
    chmodSync(path.join(folder, 'www'), 0o755);
  }
});

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

test.skipIf(!canMount)('publishes into a folder that is a disk of its own', () => {
  const folder = folderWith({ 'a.troth': LEDGER, 'site/.keep': '' });
  const script = 'mount -t tmpfs none site && "$0" "$1" publish a.troth -o site -q && ls -A site';
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', script, process.execPath, command],
    { encoding: 'utf8', cwd: folder },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toContain('index.html');
  expect(stdout).not.toContain('.troth-');
});
