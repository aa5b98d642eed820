import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { replaceFile } from '@troth/server';
import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const UNEVEN = 'party @a "A"\n kind x\n part of @b\n';
const EVEN = 'party @a "A"\n  kind     x\n  part of  @b\n';

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

test('lays out every ledger file in a folder and below, and nothing else', async () => {
  const folder = folderWith({
    'a.troth': UNEVEN,
    'below/b.troth': UNEVEN,
    'even.troth': EVEN,
    'notes.txt': UNEVEN,
    '.hidden/c.troth': UNEVEN,
    'node_modules/d.troth': UNEVEN,
  });
  expect(await troth('fmt', { folder })).toEqual({
    status: 0,
    out: 'a.troth\nbelow/b.troth\nLaid out: 2 of 3 files\n',
    err: '',
  });
  expect(read(folder, 'a.troth')).toBe(EVEN);
  expect(read(folder, 'below/b.troth')).toBe(EVEN);
  expect([
    read(folder, 'notes.txt'),
    read(folder, '.hidden/c.troth'),
    read(folder, 'node_modules/d.troth'),
  ]).toEqual([UNEVEN, UNEVEN, UNEVEN]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(await troth('fmt', { folder })).toEqual({ status: 0, out: 'All 3 files are laid out\n', err: '' });
});

test('--check lists what would change, and changes nothing', async () => {
  const folder = folderWith({ 'a.troth': UNEVEN, 'b.troth': EVEN });
  expect(await troth('fmt --check', { folder })).toEqual({
    status: 1,
    out: 'a.troth\nNot laid out: 1 of 2 files\n',
    err: '',
  });
  expect(read(folder, 'a.troth')).toBe(UNEVEN);
  expect(await troth('fmt --check b.troth', { folder })).toEqual({
    status: 0,
    out: 'The file is laid out\n',
    err: '',
  });
  expect(await troth('fmt --check --quiet', { folder })).toEqual({ status: 1, out: '', err: '' });
});

test('- reads standard input and prints', async () => {
  expect(await troth('fmt -', { input: UNEVEN })).toEqual({ status: 0, out: EVEN, err: '' });
  expect(await troth('fmt --check -', { input: UNEVEN })).toEqual({
    status: 1,
    out: 'standard input\n',
    err: '',
  });
  expect(await troth('fmt --check -', { input: EVEN })).toEqual({ status: 0, out: '', err: '' });
  expect(await troth('fmt - a.troth', { input: EVEN })).toEqual({
    status: 2,
    out: '',
    err: 'troth: - stands alone: standard input is printed, files are replaced\n',
  });
});

test('a file that is no text is named, and the others are laid out', async () => {
  const folder = folderWith({ 'a.troth': UNEVEN, 'b.troth': Buffer.from([0x41, 0x0a, 0xff]) });
  expect(await troth('fmt', { folder })).toEqual({
    status: 2,
    out: 'a.troth\nLaid out: 1 of 2 files\n',
    err: 'troth: b.troth is not UTF-8 text: the byte FF at offset 2, line 2 does not belong there; save it as UTF-8\n',
  });
  expect(await troth('fmt', { folder })).toEqual({
    status: 2,
    out: '1 of 2 files is laid out\n',
    err: 'troth: b.troth is not UTF-8 text: the byte FF at offset 2, line 2 does not belong there; save it as UTF-8\n',
  });
});

test('the file keeps its permissions, and a link keeps leading to it', async () => {
  const folder = folderWith({ 'real.troth': UNEVEN });
  chmodSync(path.join(folder, 'real.troth'), 0o640);
  symlinkSync('real.troth', path.join(folder, 'link.troth'));
  expect((await troth('fmt link.troth', { folder })).out).toBe('link.troth\nLaid out: 1 of 1 file\n');
  expect(read(folder, 'real.troth')).toBe(EVEN);
  expect(statSync(path.join(folder, 'real.troth')).mode & 0o777).toBe(0o640);
  expect(lstatSync(path.join(folder, 'link.troth')).isSymbolicLink()).toBe(true);
});

test('a file that changed since it was read is left alone', () => {
  const folder = folderWith({ 'a.troth': UNEVEN });
  const file = { shown: 'a.troth', absolute: path.join(folder, 'a.troth') };
  writeFileSync(file.absolute, 'party @c "C"\n');
  expect(() => replaceFile(file, Buffer.from(UNEVEN), EVEN)).toThrow(
    'a.troth was changed meanwhile; it is left as it is',
  );
  expect(read(folder, 'a.troth')).toBe('party @c "C"\n');
  expect(readdirSync(folder)).toEqual(['a.troth']);
});
