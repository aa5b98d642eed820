import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const LEDGER = `ledger
  include ../private/names.troth
2026-03-01 promise @bike "Lend the bike"
  from  @anna
  to    @ben
  will  @anna lends the bike to @ben
`;
const FILES = {
  'ledger/a.troth': LEDGER,
  'private/names.troth': 'party @anna "Anna"\nparty @ben "Ben"\n',
};

describe('what is included from outside of what is handed on', () => {
  test('is not published: the line that names it is shown, and what to write', async () => {
    const folder = folderWith(FILES);
    const { status, out, err } = await troth('publish ledger -o site', { folder });
    expect([status, out, err]).toEqual([
      2,
      '',
      `troth: ledger/a.troth:2: ../private/names.troth is outside of what is to be published, or hidden in it; to publish it too, name it in the command
    |
  2 |   include ../private/names.troth
    |           ^^^^^^^^^^^^^^^^^^^^^^
A path is relative to the file that includes it.
`,
    ]);
    expect(existsSync(path.join(folder, 'site'))).toBe(false);
  });

  test('is not published through a link in a folder either', async () => {
    const folder = folderWith({
      'ledger/a.troth': 'party @anna "Anna"\n',
      'lists/a.troth': 'ledger\n  include all\n',
      'private/other.txt': 'party @other "Other"\n',
      'ledger/.keys/b.txt': 'party @key\n',
    });
    const link = (to: string, name: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      symlinkSync(path.join(folder, to), path.join(folder, name));
    };
    link('private/other.txt', 'ledger/link.troth');
    link('ledger/.keys/b.txt', 'hidden/link.troth');
    link('private/other.txt', 'lists/all/link.troth');
    link('lists/a.troth', 'lists/inside.troth');
    link('lists', 'same');
    const why =
      'leads to a file that is outside of what is to be published, or hidden in it; to publish it too, name it in the command\n';
    const publish = (operands: string) => troth(`publish ${operands} -o site`, { folder });
    expect((await publish('ledger')).err).toBe(`troth: ledger/link.troth ${why}`);
    expect((await publish('hidden ledger/a.troth')).err).toBe(`troth: hidden/link.troth ${why}`);
    expect((await publish('lists/a.troth')).err).toBe(`troth: lists/a.troth:2: all/link.troth ${why}    |
  2 |   include all
    |           ^^^
A path is relative to the file that includes it.
`);
    expect(existsSync(path.join(folder, 'site'))).toBe(false);
    // Once it is named, it is read, through a folder that is itself a link too; other commands read it as ever.
    const page = 'troth: the page is not built, and a site is made of it (npm run build)\n';
    for (const operands of ['ledger private/other.txt', 'ledger/link.troth', 'same private/other.txt']) {
      const { err } = await publish(`${operands} --force --quiet`);
      expect(['', page]).toContain(err);
    }
    expect((await troth('show @other ledger', { folder })).status).toBe(0);
  });

  test('is exported, and named to people', async () => {
    const folder = folderWith(FILES);
    const told = 'troth: private/names.troth is included from elsewhere, and exported with the rest\n';
    const exported = await troth('export csv ledger', { folder });
    expect([exported.status, exported.err]).toEqual([0, told]);
    expect((await troth('export csv ledger/a.troth', { folder })).err).toBe(told);
    expect((await troth('export csv ledger --quiet', { folder })).err).toBe('');
    for (const operands of ['', '.', 'ledger private', 'ledger private/names.troth'])
      expect([operands, (await troth(`export csv ${operands}`, { folder })).err]).toEqual([operands, '']);
  });
});

test('the name of a file that is secret as a whole is in nothing that is handed on', async () => {
  const folder = folderWith({
    'a.troth': LEDGER.replace(
      'ledger\n  include ../private/names.troth\n',
      'party @anna "Anna"\nparty @ben "Ben"\n',
    ),
    'canary.troth': '; The canary\n\nparty @canary "Canary"\n  secret board\n; canary\n',
  });
  const { out } = await troth('export json', { folder });
  expect(JSON.parse(out).files.map((file: { path: string }) => file.path)).toEqual(['a.troth']);
  expect(out).not.toContain('canary');
});

test('nor is the line of another file that includes it, nor a comment above that', async () => {
  const open = 'party @anna "Anna"\n';
  const folder = folderWith({
    'main.troth': `ledger "Open"\n  include open\n  ; Who they are: canary\n  include canary.troth ; canary\n  include secret-canary\n  include .\n${open}`,
    'canary.troth': 'party @ben "Ben"\n  secret board\n',
    'secret-canary/a.troth': 'party @cleo "Cleo"\n  secret board\n',
    'open/b.troth': 'party @dan "Dan"\n',
  });
  for (const operand of ['', 'main.troth']) {
    const { out } = await troth(`export json ${operand}`, { folder });
    const { text } = JSON.parse(out).files.find(({ path: file }: { path: string }) => file === 'main.troth');
    expect(text).toBe(`ledger "Open"\n  include open\n\n\n\n  include .\n${open}`);
    expect(out).not.toContain('canary');
  }
});

test('a folder that is not there is called as it was written', async () => {
  const folder = folderWith({});
  const { status, err } = await troth('serve nowhere', { folder });
  expect([status, err]).toEqual([2, 'troth: cannot serve nowhere: there is no such file or folder\n']);
});

test('a file of others in the folder of a site is counted as one', async () => {
  const folder = folderWith({ 'ledger/a.troth': 'party @anna "Anna"\n', 'site/mine.txt': 'mine' });
  const { status, out } = await troth('publish ledger -o site --force', { folder });
  expect([status, out.split('\n')[1]]).toEqual([0, '1 file of others stays as it is']);
});
