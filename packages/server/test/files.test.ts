import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BIKE, folderWith, serving, until } from './serving.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('a file is read with its hash, and saved over what was read', async () => {
  const { ask, folder } = await serving(folderWith({ 'sub/a.troth': BIKE }));
  const read = (await ask('api/files/sub/a.troth')).json;
  expect(read).toEqual({ path: 'sub/a.troth', text: BIKE, hash: hashOf(BIKE), editable: true, why: null });
  const text = BIKE.replace('2026-03-04', '2026-04-04');
  const saved = await ask('api/files/sub/a.troth', { method: 'PUT', body: { text, base: read.hash } });
  expect(saved.json).toEqual({ path: 'sub/a.troth', hash: hashOf(text), revision: 1 });
  expect(readFileSync(path.join(folder, 'sub/a.troth'), 'utf8')).toBe(text);
  expect(readdirSync(path.join(folder, 'sub'))).toEqual(['a.troth']);
  expect((await ask('api/promise?id=bike')).json.body.standing.deadline).toBe('2026-04-04');
});

test('over a change made elsewhere nothing is saved, and all three versions are handed back', async () => {
  const { ask, folder } = await serving(folderWith({ 'a.troth': BIKE }));
  const { hash } = (await ask('api/files/a.troth')).json;
  const theirs = `${BIKE}; theirs\n`;
  const mine = `${BIKE}; mine\n`;
  writeFileSync(path.join(folder, 'a.troth'), theirs);
  const refused = await ask('api/files/a.troth', { method: 'PUT', body: { text: mine, base: hash } });
  expect(refused.status).toBe(409);
  expect(refused.json).toEqual({
    reason: 'changed elsewhere',
    message: 'a.troth was changed elsewhere since it was read; nothing was saved',
    base: { hash, text: BIKE },
    theirs: { hash: hashOf(theirs), text: theirs },
    mine: { text: mine },
  });
  expect(readFileSync(path.join(folder, 'a.troth'), 'utf8')).toBe(theirs);
  const again = { method: 'PUT', body: { text: mine, base: hashOf(theirs) } };
  expect((await ask('api/files/a.troth', again)).status).toBe(200);
});

test('of two saves over one version, one is refused', async () => {
  const { ask, folder } = await serving(folderWith({ 'a.troth': BIKE }));
  const base = hashOf(BIKE);
  const texts = ['; one\n', '; two\n', '; three\n'].map((end) => BIKE + end);
  const replies = await Promise.all(
    texts.map((text) => ask('api/files/a.troth', { method: 'PUT', body: { text, base } })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const won = replies.findIndex(({ status }) => status === 200);
  expect(readFileSync(path.join(folder, 'a.troth'), 'utf8')).toBe(texts[won]);
});

test('a file that was removed meanwhile, and one that was made meanwhile', async () => {
  const { ask, folder } = await serving(folderWith({ 'a.troth': BIKE }));
  const body = { text: `${BIKE}; mine\n`, base: hashOf(BIKE) };
  await ask('api/files/a.troth');
  rmSync(path.join(folder, 'a.troth'));
  const gone = await ask('api/files/a.troth', { method: 'PUT', body });
  expect([gone.status, gone.json.theirs, gone.json.base.text]).toEqual([
    409,
    { hash: null, text: null },
    BIKE,
  ]);
  const fresh = await ask('api/files/a.troth', { method: 'PUT', body: { ...body, base: null } });
  expect(fresh.status).toBe(200);
  const twice = await ask('api/files/a.troth', { method: 'PUT', body: { ...body, base: null } });
  expect([twice.status, twice.json.message]).toEqual([409, 'a.troth is there already; nothing was saved']);
});

test('a file with other line ends keeps them', async () => {
  const windows = BIKE.replaceAll('\n', '\r\n');
  const { ask, folder } = await serving(folderWith({ 'a.troth': windows }));
  const body = { text: `${BIKE}; mine\n`, base: hashOf(windows) };
  const { json } = await ask('api/files/a.troth', { method: 'PUT', body });
  const held = readFileSync(path.join(folder, 'a.troth'), 'utf8');
  expect([held, json.hash]).toEqual([`${windows}; mine\r\n`, hashOf(held)]);
});

test('the line that includes a file that is secret as a whole is not shown, and not lost', async () => {
  const main = `ledger "Open"\n  include canary.troth\n${BIKE}`;
  const files = { 'a.troth': main, 'canary.troth': 'party @cleo "Cleo"\n  secret board\n' };
  const { ask, folder } = await serving(folderWith(files));
  const { json, text } = await ask('api/files/a.troth');
  expect([json.text, json.hash, json.editable]).toEqual([`ledger "Open"\n\n${BIKE}`, null, false]);
  expect(text).not.toContain('canary');
  const save = (base: string | null) =>
    ask('api/files/a.troth', { method: 'PUT', body: { text: BIKE, base } });
  for (const base of [null, hashOf(main)]) {
    const refused = await save(base);
    expect([refused.status, refused.json.reason]).toEqual([403, 'withheld']);
    expect(refused.text).not.toContain('canary');
  }
  expect(readFileSync(path.join(folder, 'a.troth'), 'utf8')).toBe(main);
  const keeper = await serving(folder, { compartments: new Set(['board']) });
  expect((await keeper.ask('api/files/a.troth')).json).toMatchObject({ text: main, editable: true });
});

test('paths never leave the folder', async () => {
  const outside = folderWith({ 'out.troth': 'party @out\n' });
  const folder = folderWith({ 'a.troth': BIKE });
  symlinkSync(outside, path.join(folder, 'linked'));
  symlinkSync(path.join(outside, 'out.troth'), path.join(folder, 'link.troth'));
  mkdirSync(path.join(folder, '.git'));
  const { ask } = await serving(folder);
  const bad = [
    '../out.troth',
    '..%2Fout.troth',
    'sub/../../out.troth',
    '%2e%2e/out.troth',
    '.git/x.troth',
    '.hidden.troth',
    'linked/new.troth',
    'linked/out.troth',
    'link.troth',
    'x.txt',
    'a.troth%00.troth',
    'c:%5Cx.troth',
    '%2Fetc%2Fx.troth',
    'nowhere/x.troth',
    'node_modules/x.troth',
  ];
  for (const way of bad) {
    const put = await ask(`api/files/${way}`, { method: 'PUT', body: { text: 'party @evil\n', base: null } });
    expect([way, put.status >= 400 && put.status < 500]).toEqual([way, true]);
  }
  for (const way of ['../out.troth', '..%2F..%2Fetc%2Fpasswd', '%2Fetc%2Fpasswd', 'linked/out.troth'])
    expect([way, (await ask(`api/files/${way}`)).status]).toEqual([way, 404]);
  expect(readdirSync(outside)).toEqual(['out.troth']);
  expect(readFileSync(path.join(outside, 'out.troth'), 'utf8')).toBe('party @out\n');
  expect(readdirSync(folder).sort()).toEqual(['.git', 'a.troth', 'link.troth', 'linked']);
});

test('nothing is written where it is read only, or with a body that is no JSON', async () => {
  const folder = folderWith({ 'a.troth': BIKE });
  const body = { text: 'party @x\n', base: hashOf(BIKE) };
  const shut = await serving(folder, { readOnly: true });
  expect((await shut.ask('api/files/a.troth', { method: 'PUT', body })).json.reason).toBe('read only');
  expect((await shut.ask('api/files/a.troth')).json.editable).toBe(false);
  expect((await shut.ask('api/start', { method: 'POST', body: {} })).status).toBe(403);
  const open = await serving(folder);
  const plain = { method: 'PUT', body: JSON.stringify(body), headers: { 'content-type': 'text/plain' } };
  expect((await open.ask('api/files/a.troth', plain)).status).toBe(400);
  for (const bad of [{}, { text: 3, base: null }, { text: 'x' }, { text: 'x', base: 3 }])
    expect((await open.ask('api/files/a.troth', { method: 'PUT', body: bad })).status).toBe(400);
  expect(readFileSync(path.join(folder, 'a.troth'), 'utf8')).toBe(BIKE);
});

test('a file with a part that is secret can be read, and is not saved over', async () => {
  const text = `${BIKE}party @hush "Canary"\n  secret board\n`;
  const { ask, folder } = await serving(folderWith({ 'a.troth': text }));
  const read = await ask('api/files/a.troth');
  expect([read.json.editable, read.json.hash, read.text.includes('Canary')]).toEqual([false, null, false]);
  expect(read.json.text).toBe(`${BIKE}\n\n`);
  const put = await ask('api/files/a.troth', { method: 'PUT', body: { text: BIKE, base: hashOf(text) } });
  expect([put.status, put.json.reason]).toEqual([403, 'withheld']);
  const stale = await ask('api/files/a.troth', { method: 'PUT', body: { text: BIKE, base: 'no' } });
  expect(stale.text).not.toContain('Canary');
  expect(readFileSync(path.join(folder, 'a.troth'), 'utf8')).toBe(text);
});

test('a file that is secret as a whole is not even named, unless it may be seen', async () => {
  const files = { 'a.troth': BIKE, 'canary.troth': '; canary\n\nparty @hush "Canary"\n  secret board\n' };
  const named = async ({ ask }: Awaited<ReturnType<typeof serving>>) =>
    (await ask('api/files')).json.body.files.map((file: { path: string }) => file.path);
  const shut = await serving(folderWith(files));
  expect([await named(shut), (await shut.ask('api/files/canary.troth')).status]).toEqual([['a.troth'], 404]);
  const open = await serving(folderWith(files), { compartments: new Set(['board']) });
  expect([await named(open), (await open.ask('api/files/canary.troth')).status]).toEqual([
    ['a.troth', 'canary.troth'],
    200,
  ]);
});

test('what has become secret meanwhile is not handed over by a refused save', async () => {
  const { ask, folder } = await serving(folderWith({ 'a.troth': BIKE }));
  const { hash } = (await ask('api/files/a.troth')).json;
  writeFileSync(path.join(folder, 'a.troth'), `${BIKE}party @hush "Canary"\n  secret board\n`);
  const refused = await ask('api/files/a.troth', { method: 'PUT', body: { text: BIKE, base: hash } });
  expect(refused.status).toBeGreaterThanOrEqual(403);
  expect(refused.text).not.toContain('Canary');
});

test('an empty folder offers to start a ledger, once', async () => {
  const { ask, folder } = await serving(folderWith({}));
  expect((await ask('api/')).json.empty).toBe(true);
  expect((await ask('api/overview')).json.body.promises).toBe(0);
  const started = await ask('api/start', { method: 'POST', body: {} });
  expect([started.status, started.json.path]).toEqual([201, 'ledger.troth']);
  expect(existsSync(path.join(folder, 'ledger.troth'))).toBe(true);
  expect((await ask('api/overview')).json.body).toMatchObject({ title: 'Our promises', promises: 2 });
  expect((await ask('api/start', { method: 'POST', body: {} })).status).toBe(409);
});

test('one file is served alone', async () => {
  const folder = folderWith({ 'a.troth': BIKE, 'b.troth': 'party @b\n' });
  const { ask } = await serving(path.join(folder, 'a.troth'));
  expect((await ask('api/files')).json.body.files.map((file: { path: string }) => file.path)).toEqual([
    'a.troth',
  ]);
  const put = await ask('api/files/b.troth', {
    method: 'PUT',
    body: { text: 'x', base: hashOf('party @b\n') },
  });
  expect(put.status).toBe(403);
});

test('changes made elsewhere are seen: a file changed, made and removed', async () => {
  const { live, ask, folder } = await serving(folderWith({ 'a.troth': BIKE }));
  const revisions: number[] = [];
  live.listen((revision) => revisions.push(revision));
  writeFileSync(path.join(folder, 'b.troth'), 'party @cleo "Cleo"\n');
  await until(() => revisions.length > 0);
  expect((await ask('api/party?id=cleo')).status).toBe(200);
  writeFileSync(path.join(folder, 'a.troth'), BIKE.replace('Lend the bike', 'Sell the bike'));
  await until(() => live.desk.named('bike').title === 'Sell the bike');
  rmSync(path.join(folder, 'a.troth'));
  await until(() => live.contents.files.size === 1);
  expect((await ask('api/promise?id=bike')).status).toBe(404);
  expect((await ask('api/overview')).json.body.promises).toBe(0);
});
