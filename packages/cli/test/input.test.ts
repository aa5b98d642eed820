import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const A = `party @a "A"
party @b "B"
2026-03-01 promise @p "P"
  from @a
  to @b
  will @a pays @b
`;

async function failure(
  args: string,
  files: Record<string, string | Buffer>,
  input?: Buffer,
): Promise<string> {
  const { status, out, err } = await troth(args, { folder: folderWith(files), ...(input && { input }) });
  expect([status, out]).toEqual([2, '']);
  return err;
}

describe('what cannot be read is said in one line', () => {
  test('a file that is not there', async () => {
    expect(await failure('check promises.troth', {})).toBe(
      'troth: there is no file or folder promises.troth\n',
    );
    expect(await failure('check promise.troth', { 'promises.troth': A })).toBe(
      'troth: there is no file or folder promise.troth; did you mean promises.troth?\n',
    );
    expect(await failure('diff a.troth 2026-03-01..2026-04', { 'a.troth': A })).toBe(
      'troth: there is no file or folder 2026-03-01..2026-04\nA day is given with an option: --on 2026-03-01..2026-04\n',
    );
    expect(await failure('check a.troth/b.troth', { 'a.troth': A })).toBe(
      'troth: cannot read a.troth/b.troth: a part of its path is a file, not a folder\n',
    );
  });

  test('a link to what is not there is not taken for a misspelling of itself', async () => {
    const folder = folderWith({ 'a.troth': A });
    symlinkSync('none.troth', path.join(folder, 'b.troth'));
    expect((await troth('check b.troth', { folder })).err).toBe(
      'troth: cannot read b.troth: it is a link that leads nowhere\n',
    );
  });

  test('a folder without ledgers', async () => {
    expect(await failure('check', { 'a.txt': A, '.hidden/a.troth': A })).toBe(
      'troth: this folder holds no ledger: no *.troth file in it or below\n',
    );
    expect(await failure('check sub', { 'sub/a.txt': A })).toBe(
      'troth: sub holds no ledger: no *.troth file in it or below\n',
    );
  });

  test('an empty file alone', async () => {
    expect(await failure('check a.troth', { 'a.troth': '' })).toBe('troth: a.troth is empty\n');
    expect(await failure('check a.troth', { 'a.troth': '\n  \n' })).toBe('troth: a.troth is empty\n');
    expect(await failure('check -', {})).toBe('troth: standard input is empty\n');
  });

  test('lines that end with carriage returns alone', async () => {
    for (const name of ['Anna', 'Änne']) {
      const text = `party @anna "${name}"\rparty @ben "Ben"\r`;
      const { status, out } = await troth('check a.troth', {
        folder: folderWith({ 'a.troth': Buffer.from(text) }),
      });
      expect({ status, out }).toEqual({ status: 0, out: 'no errors · no promises\n' });
    }
  });

  test('bytes that are no text', async () => {
    expect(await failure('check a.troth', { 'a.troth': Buffer.from('a\nb\0c') })).toBe(
      'troth: a.troth is not text: a zero byte at offset 3, line 2\n',
    );
    expect(
      await failure('check a.troth', {
        'a.troth': Buffer.from([0xef, 0xbf, 0xbd, 10, 0xc3, 0xa9, 0xe9, 10]),
      }),
    ).toBe(
      'troth: a.troth is not UTF-8 text: the byte E9 at offset 6, line 2 does not belong there; save it as UTF-8\n',
    );
    expect(await failure('check a.troth', { 'a.troth': Buffer.from([0xff, 0xfe, 65, 0]) })).toBe(
      'troth: a.troth is UTF-16 text; save it as UTF-8\n',
    );
    for (const bytes of [Buffer.from('party @a', 'utf16le'), Buffer.from('party @a', 'utf16le').swap16()])
      expect(await failure('check a.troth', { 'a.troth': bytes })).toBe(
        'troth: a.troth is UTF-16 text; save it as UTF-8\n',
      );
    expect(await failure('check -', {}, Buffer.from([0x80]))).toBe(
      'troth: standard input is not UTF-8 text: the byte 80 at offset 0, line 1 does not belong there; save it as UTF-8\n',
    );
  });

  test('a day that is none', async () => {
    const files = { 'a.troth': A };
    expect(await failure('check --on 13/03/2025', files)).toMatch(
      /^troth: --on 13\/03\/2025: .* Did you mean 2025-03-13\?\n$/,
    );
    expect(await failure('check --on 2025-02-30', files)).toBe(
      'troth: --on 2025-02-30: February 2025 has 28 days, and no day 30.\n',
    );
    expect(await failure('check --known 2025/..', files)).toBe('troth: --known 2025/.. has no last day\n');
  });

  test.skipIf(process.getuid?.() === 0)('a file one may not read', async () => {
    const folder = folderWith({ 'a.troth': A });
    chmodSync(path.join(folder, 'a.troth'), 0);
    expect(await troth('check', { folder })).toEqual({
      status: 2,
      out: '',
      err: 'troth: cannot read a.troth: permission denied\n',
    });
  });

  test.skipIf(process.platform === 'win32')('a device', async () => {
    expect(await failure('check /dev/zero', {})).toBe(
      'troth: cannot read /dev/zero: it is a device; - reads standard input\n',
    );
  });

  test('a link that leads nowhere', async () => {
    const folder = folderWith({});
    symlinkSync('nowhere', path.join(folder, 'a.troth'));
    expect((await troth('check', { folder })).err).toBe(
      'troth: cannot read a.troth: there is no such file or folder\n',
    );
  });
});

describe('files of a ledger', () => {
  const ids = async (args: string, folder: string, input?: string) => {
    const { out, err } = await troth(`status --json ${args}`, { folder, ...(input && { input }) });
    expect(err).toBe('');
    return JSON.parse(out).promises.map((promise: { id: string; place: { file: string } }) => [
      promise.id,
      promise.place.file,
    ]);
  };

  test('are named as they were given, and read once', async () => {
    const folder = folderWith({ 'below/a.troth': A, 'empty.troth': '' });
    mkdirSync(path.join(folder, 'folder.troth'));
    symlinkSync('.', path.join(folder, 'below/loop.troth'));
    expect(await ids('', folder)).toEqual([['@p', 'below/a.troth']]);
    expect(await ids('./below/', folder)).toEqual([['@p', 'below/a.troth']]);
    expect(await ids('below/a.troth below ./', folder)).toEqual([['@p', 'below/a.troth']]);
    const absolute = path.join(folder, 'below/a.troth');
    expect(await ids(absolute, folder)).toEqual([['@p', absolute]]);
    expect(await ids('-', folder, A)).toEqual([['@p', 'standard input']]);
  });

  test('include others, relative to themselves, and circles do no harm', async () => {
    const folder = folderWith({
      'main.troth': '; the whole\n\nledger "All"\n\n  include parts/b.troth ; and more\n',
      'parts/b.troth': 'ledger\n  include ../main.troth\n  include more\n',
      'parts/more/a.troth': A,
    });
    expect(await ids('main.troth', folder)).toEqual([['@p', 'parts/more/a.troth']]);
    expect(await ids('.', folder)).toEqual([['@p', 'parts/more/a.troth']]);
  });

  test('include what is not there: the line is shown', async () => {
    const files = {
      'below/main.troth': 'ledger "All"\n  format 1\n  include part.troth  ; the parts\n',
      'below/parts.troth': A,
    };
    expect(
      await failure('check', files),
    ).toBe(`troth: below/main.troth:3: there is no file or folder part.troth; did you mean parts.troth?
    |
  3 |   include part.troth  ; the parts
    |           ^^^^^^^^^^
A path is relative to the file that includes it.
`);
  });
});
