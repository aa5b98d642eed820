import { expect, test } from 'vitest';
import { nameOf } from '../src/http/guard.ts';
import { BIKE, folderWith, serving } from './serving.ts';

test('answers under addresses and names of this machine only', async () => {
  const { ask, address } = await serving(folderWith({ 'a.troth': BIKE }));
  const { port } = new URL(address);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'LOCALHOST', `[::1]:${port}`])
    expect([host, (await ask('api/', { headers: { host } })).status]).toEqual([host, 200]);
  for (const host of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.nip.io'])
    for (const way of ['api/', '', 'api/files/a.troth', 'api/events'])
      expect([host, way, (await ask(way, { headers: { host } })).status]).toEqual([host, way, 403]);
});

test('a page from elsewhere can neither read nor write', async () => {
  const { ask, address } = await serving(folderWith({ 'a.troth': BIKE }));
  const own = address.slice(0, -1);
  const write = { method: 'PUT', body: { text: 'party @x', base: null } };
  for (const origin of [
    'http://evil.example',
    'null',
    `${own}0`,
    'file://',
    `${own.replace('http', 'https')}:1`,
  ])
    for (const asked of [{}, { method: 'POST', body: {} }, write]) {
      const way = asked === write ? 'api/files/b.troth' : 'api/promises';
      const reply = await ask(way, { ...asked, headers: { origin } });
      expect([origin, way, reply.status]).toEqual([origin, way, 403]);
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    }
  expect((await ask('api/promises', { headers: { origin: own } })).status).toBe(200);
  const from = (site: string, mode: string) => ({
    headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode },
  });
  expect((await ask('api/promises', from('cross-site', 'no-cors'))).status).toBe(403);
  expect((await ask('api/promises', from('same-site', 'cors'))).status).toBe(403);
  expect((await ask('', from('cross-site', 'navigate'))).status).toBe(200);
  expect((await ask('api/promises', from('same-origin', 'cors'))).status).toBe(200);
});

test('every answer has a policy that runs no script from elsewhere, and none in the page', async () => {
  const { ask } = await serving(folderWith({ 'a.troth': BIKE }));
  for (const way of ['', 'api/', 'api/promises', 'promise/bike', 'assets/x.js']) {
    const { headers } = await ask(way);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('a script in a title is handed over as text, in JSON', async () => {
  const title = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
  const { ask } = await serving(folderWith({ 'a.troth': BIKE.replace('Lend the bike', title) }));
  const { headers, json } = await ask('api/promise?id=bike');
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(json.body.entry.title).toBe(title);
  expect((await ask('promise/bike')).text).not.toContain('alert');
  const { headers: refused, text } = await ask(`api/${encodeURIComponent(title)}`);
  expect([refused['content-type'], text.includes('alert')]).toEqual([
    expect.stringMatching(/^application\/json/),
    true,
  ]);
});

test.each([
  ['localhost:80', 'localhost'],
  ['[::1]:7684', '::1'],
  ['10.0.0.1', '10.0.0.1'],
  ['a@b', undefined],
  ['a/b', undefined],
  ['localhost:x', undefined],
  [undefined, undefined],
])('the name in the host %s', (host, name) => {
  expect(nameOf(host)).toBe(name);
});
