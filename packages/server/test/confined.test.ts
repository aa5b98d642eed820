import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BIKE, folderWith, serving } from './serving.ts';

const SOURCE = 'source @letter "Letter"\n  published 2026-01-01\n  file ';

/** Serves a folder to other machines, and writes entries into it that name files outside. */
async function writtenFromElsewhere(options: { readonly host?: string; readonly readOnly?: boolean }) {
  const outside = folderWith({ 'own.txt': 'nobody may read this' });
  const own = path.join(outside, 'own.txt').replaceAll('\\', '/');
  const names = `ledger\n  include ${own}\n  include more/b.inc\n${SOURCE}${own}\n`;
  const files = {
    'a.troth': BIKE,
    'more/b.inc': 'party @carla "Carla"\n',
    'letter.txt': 'Dear Ben',
    '.env': 'KEY=1',
    '.keys/a.inc': 'party @key\n',
  };
  const folder = folderWith(options.readOnly ? { ...files, 'names.troth': names } : files);
  const served = await serving(folder, options);
  const put = (name: string, text: string) =>
    served.ask(`api/files/${name}`, { method: 'PUT', body: { text, base: null } });
  if (!options.readOnly) expect((await put('names.troth', names)).status).toBe(200);
  const source = (await served.ask('api/source?id=letter')).json.body;
  const { files: listed } = (await served.ask('api/files')).json.body;
  return { ...served, put, own, source, listed: listed.map((one: { path: string }) => one.path) };
}

test('who writes from another machine reads no file outside of the folder by naming it', async () => {
  const { ask, put, own, source, listed } = await writtenFromElsewhere({ host: '0.0.0.0' });
  expect(source.text).toBeNull();
  expect(listed.sort()).toEqual(['a.troth', 'more/b.inc', 'names.troth']);
  expect((await ask(`api/files/${own}`)).status).toBe(404);
  const { problems } = (await ask('api/')).json;
  expect(problems[0].message.split('\n')[0]).toBe(
    `names.troth:2: ${own} is outside of the folder that is served or hidden in it, and others may write here; --read-only includes it`,
  );
  await put('hidden.troth', `ledger\n  include .keys/a.inc\n${SOURCE.replace('letter', 'hidden')}.env\n`);
  expect((await ask('api/source?id=hidden')).json.body.text).toBeNull();
  expect((await ask('api/')).text).not.toContain('@key');
  expect((await ask('api/files/.keys/a.inc')).status).toBe(404);
  // What is captured in the folder is read as ever.
  await put('inside.troth', SOURCE.replace('letter', 'inside').concat('letter.txt\n'));
  expect((await ask('api/source?id=inside')).json.body.text).toBe('Dear Ben');
});

test('nor does a link in the folder lead out of it, and it hides no other file', async () => {
  const outside = folderWith({ 'own.txt': 'party @own "Own"\n' });
  const folder = folderWith({ 'a.troth': BIKE, 'z.troth': 'party @zoe "Zoe"\n' });
  symlinkSync(path.join(outside, 'own.txt'), path.join(folder, 'link.troth'));
  const listed = async (options: { readonly host?: string }) => {
    const { ask } = await serving(folder, options);
    const { problems } = (await ask('api/')).json;
    const { files } = (await ask('api/files')).json.body;
    return { problems, names: files.map((one: { path: string }) => one.path).sort(), ask };
  };
  const { problems, names, ask } = await listed({ host: '0.0.0.0' });
  expect(names).toEqual(['a.troth', 'z.troth']);
  expect((await ask('api/files/link.troth')).status).toBe(404);
  expect(problems).toEqual([
    {
      path: 'link.troth',
      message:
        'link.troth leads to a file that is outside of the folder that is served or hidden in it, and others may write here; --read-only includes it',
    },
  ]);
  expect((await listed({})).names).toEqual(['a.troth', 'link.troth', 'z.troth']);
});

test('where only the keeper writes, files may lie anywhere', async () => {
  for (const options of [{}, { host: '0.0.0.0', readOnly: true }]) {
    const { own, source, listed } = await writtenFromElsewhere(options);
    expect(source.text).toBe('nobody may read this');
    expect(listed).toContain(own);
  }
});
