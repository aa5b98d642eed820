import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
    out: '',
    err: '',
  });
});

test('what its comments say to do works', async () => {
  const folder = folderWith({});
  await troth('init', { folder, today: '2026-03-05' });
  const file = path.join(folder, 'ledger.troth');
  const text = readFileSync(file, 'utf8').replace(/^; (2026.*)\n; {3}(did.*)$/m, '$1\n  $2');
  writeFileSync(file, text);
  expect(await troth('check', { folder, today: '2026-03-20' })).toEqual({ status: 0, out: '', err: '' });
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

test('--quiet says nothing', async () => {
  expect(await troth('init --quiet', { folder: folderWith({}) })).toEqual({ status: 0, out: '', err: '' });
});
