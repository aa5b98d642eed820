import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

test('writes a ledger into a new folder that is laid out and checks clean', async () => {
  const folder = folderWith({});
  expect(await troth('init promises', { folder, today: '2026-03-05' })).toEqual({
    status: 0,
    out: `Wrote promises/ledger.troth. Read it, and then try:
  troth check promises
  troth show @bike promises
`,
    err: '',
  });
  expect((await troth('fmt --check promises', { folder })).status).toBe(0);
  expect(await troth('check promises', { folder, today: '2026-03-05' })).toEqual({
    status: 0,
    out: `On 5 Mar 2026

due          @bike    Lend the bike
                      since 5 Mar 2026: it binds from its own date; promises/ledger.troth:16
conditional  @return  Bring the bike back
                      since 5 Mar 2026: its condition is not met yet; promises/ledger.troth:24

no errors, no conflicts · 2 promises: 1 due, 1 conditional
`,
    err: '',
  });
});

test.each([
  ['its semicolons', /^;(?=source|20| {2})/gm, 0],
  // What stood a blank deeper stays in line.
  ['its semicolons and a blank after them', /^;(?=source|20)|^; (?= (?:published|did|source))/gm, 1],
])('what its comments say to do works: taking away %s', async (_, taken, unformatted) => {
  const folder = folderWith({});
  await troth('init', { folder, today: '2026-03-05' });
  const file = path.join(folder, 'ledger.troth');
  const text = readFileSync(file, 'utf8').replace(taken, '');
  writeFileSync(file, text);
  expect((await troth('fmt --check', { folder })).status).toBe(unformatted);
  expect(await troth('check', { folder, today: '2026-03-20' })).toEqual({
    status: 0,
    out: `On 20 Mar 2026

due   @return  Bring the bike back
               since 12 Mar 2026: its condition was met; ledger.troth:37
kept  @bike    Lend the bike
               since 12 Mar 2026: all was done; ledger.troth:37

no errors, no conflicts · 2 promises: 1 due, 1 kept
`,
    err: '',
  });
});

test('leaves a folder with a ledger alone', async () => {
  const folder = folderWith({ 'mine.troth': 'party @a "A"\n' });
  expect(await troth('init', { folder })).toEqual({
    status: 2,
    out: '',
    err: 'troth: mine.troth is there already; nothing was written\n',
  });
});

test('says why it cannot write', async () => {
  const folder = folderWith({ file: '' });
  expect(await troth('init file', { folder })).toEqual({
    status: 2,
    out: '',
    err: 'troth: cannot write file/ledger.troth: a file is in the way of the folder\n',
  });
});

test('what is called through npx is to be called through npx again', async () => {
  const { out } = await troth('init', { folder: folderWith({}), env: { npm_command: 'exec' } });
  expect(out).toBe(`Wrote ledger.troth. Read it, and then try:
  npx troth check
  npx troth show @bike
`);
});

test('--quiet says nothing', async () => {
  expect(await troth('init --quiet', { folder: folderWith({}) })).toEqual({ status: 0, out: '', err: '' });
});

test.skipIf(!existsSync('/proc/self'))('says so where no folder can be made, and ends', async () => {
  expect(await troth('init /proc/troth/promises')).toEqual({
    status: 2,
    out: '',
    err: 'troth: cannot write /proc/troth/promises/ledger.troth: no folder can be made in /proc\n',
  });
});

test.skipIf(process.platform === 'win32')('what it says to try next can be pasted into a shell', async () => {
  const folder = folderWith({});
  for (const name of ["it's", 'a b', 'x;y $(z)', '-old', '約束/2026']) {
    const { out } = await troth(['init', '--', name], { folder });
    const [, tried] = /^ {2}troth check (.*)$/m.exec(out)!;
    const printed = spawnSync('/bin/sh', ['-c', `printf %s ${tried}`], { encoding: 'utf8' }).stdout;
    expect(path.join(folder, printed)).toBe(path.join(folder, name));
    expect(printed).not.toMatch(/^-/);
  }
});
