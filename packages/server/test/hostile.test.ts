import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BIKE, folderWith, serving, until } from './serving.ts';

/** Sends exactly these bytes, and gives what comes back until the server hangs up. */
function raw(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((told) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      heard += part;
    });
    socket.on('error', () => told(heard));
    socket.on('close', () => told(heard));
    onTestFinished(() => void socket.destroy());
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

/** What a folder holds, every file with its text. */
function held(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith('.troth'))
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

test('a request that names its host twice, not at all or in disguise is refused', async () => {
  const { address } = await serving(folderWith({ 'a.troth': BIKE }));
  const { host, port } = new URL(address);
  const asked = (hosts: string, version = '1.1') =>
    raw(address, `GET /api/ HTTP/${version}\r\n${hosts}Connection: close\r\n\r\n`).then(statusOf);
  expect(await asked(`Host: ${host}\r\n`)).toBe(200);
  for (const hosts of [
    '',
    `Host: ${host}\r\nHost: evil.example\r\n`,
    `Host: evil.example@${host}\r\n`,
    `Host: ${host}.evil.example\r\n`,
    `Host: ${host}:80\r\n`,
    `Host: 2130706433:${port}\r\n`,
    `Host: 0x7f.1:${port}\r\n`,
    'Host: \r\n',
    'Host: evil.example\r\n',
  ])
    expect([hosts, [400, 403].includes(await asked(hosts))]).toEqual([hosts, true]);
  expect(await asked('', '1.0')).toBe(400);
});

test('names that every object has are no questions, parameters or entries', async () => {
  const { ask } = await serving(folderWith({ 'a.troth': BIKE }));
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const found = [
      await ask(`api/${name}`),
      await ask(`api/promises?${name}=1`),
      await ask(`api/promise?id=${name}`),
      await ask(`api/files/${name}`),
      await ask('api/promises', {
        method: 'POST',
        body: `{"${name}":"x"}`,
        headers: { 'content-type': 'application/json' },
      }),
    ];
    expect([name, ...found.map(({ status }) => status)]).toEqual([name, 404, 400, 404, 404, 400]);
  }
  const deep = { method: 'POST', headers: { 'content-type': 'application/json' } };
  for (const body of ['{"__proto__":{"polluted":"yes"}}', '{"constructor":{"prototype":{"polluted":"yes"}}}'])
    expect((await ask('api/promises', { ...deep, body })).status).toBe(400);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('bodies that are too large, too deep or lie about their length are refused, and the server goes on', async () => {
  const { ask, address } = await serving(folderWith({ 'a.troth': BIKE }));
  const json = { 'content-type': 'application/json' };
  expect((await ask('api/draft', { method: 'POST', body: '['.repeat(900_000), headers: json })).status).toBe(
    400,
  );
  const head = `POST /api/draft HTTP/1.1\r\nHost: ${new URL(address).host}\r\nContent-Type: application/json\r\n`;
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const large = `{"text":"${'x'.repeat(1_100_000)}"}`;
  // Whoever goes on sending after the refusal may not hear it: the connection is closed.
  for (const sent of [
    `Content-Length: ${large.length}\r\nConnection: close\r\n\r\n${large}`,
    `Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`,
  ])
    expect(await raw(address, head + sent)).toMatch(/^$|^HTTP\/1\.1 413 /);
  expect(statusOf(await raw(address, `${head}Content-Length: 2000000\r\nConnection: close\r\n\r\n{}`))).toBe(
    413,
  );
  expect(
    statusOf(await raw(address, `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)),
  ).toBe(400);
  expect((await ask('api/')).status).toBe(200);
});

test('a text that could not be read back is not saved, nor one under a name that no file can have', async () => {
  const folder = folderWith({ 'a.troth': BIKE });
  const { ask } = await serving(folder);
  const put = (name: string, text: string) =>
    ask(`api/files/${name}`, { method: 'PUT', body: { text, base: null } });
  for (const text of ['party @x "\u0000"\n', 'party @x "\ud800"\n', 'party @x "\udc00\ud800"\n']) {
    const { status, json } = await put('b.troth', text);
    expect([status, json.reason]).toEqual([400, 'bad parameter']);
  }
  for (const name of [
    `${'n'.repeat(250)}.troth`,
    `${'n'.repeat(300)}/x.troth`,
    'NUL.troth',
    'con.troth',
    'lpt1.x.troth',
  ]) {
    const { status, json } = await put(name, 'party @x\n');
    expect([name, status, json.reason]).toEqual([name, 403, 'bad path']);
  }
  expect(held(folder)).toEqual({ 'a.troth': BIKE });
  expect((await put('nullify.troth', 'party @x "\u{1f600}"\n')).status).toBe(200);
});

test('who says half of what they ask keeps nobody waiting, nor the server from stopping', async () => {
  const { ask, address, stop } = await serving(folderWith({ 'a.troth': BIKE }));
  const { host } = new URL(address);
  const ended: string[] = [];
  for (let half = 0; half < 20; half++) {
    raw(address, `GET /api/ HTTP/1.1\r\nHost: ${host}\r\n`).then((said) => ended.push(said));
    raw(
      address,
      `PUT /api/files/b.troth HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    ).then((said) => ended.push(said));
  }
  expect((await ask('api/promise?id=bike')).status).toBe(200);
  await stop();
  await until(() => ended.length === 40);
  expect(ended.join('')).toBe('');
});

test('where it is read only, nothing that is asked in any way changes a file', async () => {
  const folder = folderWith({ 'a.troth': BIKE, 'sub/b.troth': 'party @b\n' });
  const { ask, live } = await serving(folder, { readOnly: true });
  const body = { text: 'party @evil\n', base: null };
  for (const method of ['PUT', 'POST', 'PATCH', 'DELETE', 'MOVE', 'COPY', 'MKCOL', 'LOCK'])
    for (const way of [
      'api/files/a.troth',
      'api/files/c.troth',
      'api/files/sub/b.troth',
      'api/start',
      'api/',
      'a.troth',
      '',
    ]) {
      const headers = { 'x-http-method-override': 'PUT', 'content-type': 'application/json' };
      const { status } = await ask(way, { method, body, headers });
      expect([method, way, status >= 400 && status < 500]).toEqual([method, way, true]);
    }
  expect(held(folder)).toEqual({ 'a.troth': BIKE, 'sub/b.troth': 'party @b\n' });
  expect(live.revision).toBe(0);
  // What is only supposed is asked with a body, and answered.
  expect((await ask('api/draft', { method: 'POST', body: { text: '; none' } })).status).toBe(200);
});

test('no way of writing a path leads to a file outside, or to one that is no ledger', async () => {
  const outside = folderWith({ 'out.troth': 'party @out "Outside"\n', 'key.txt': 'secret key' });
  const folder = folderWith({ 'a.troth': BIKE, '.hidden/h.troth': 'party @hidden\n', 'notes.txt': 'notes' });
  const { address } = await serving(folder);
  const { host } = new URL(address);
  const name = path.basename(outside);
  for (const way of [
    `../${name}/out.troth`,
    `..%2f${name}%2fout.troth`,
    `%2e%2e/${name}/out.troth`,
    `%252e%252e%252f${name}%252fout.troth`,
    `..%5c${name}%5cout.troth`,
    `....//${name}/out.troth`,
    `%c0%ae%c0%ae/${name}/out.troth`,
    `/${outside}/out.troth`,
    `file:%2f%2f${outside}/out.troth`,
    'a.troth%00.txt',
    'a.troth/',
    'a.troth/.',
    './a.troth',
    '.hidden/h.troth',
    'notes.txt',
    '%E0%A4%A',
  ]) {
    const answer = await raw(
      address,
      `GET /api/files/${way} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect([
      way,
      /Outside|secret key|@hidden|notes/.test(answer.split('\r\n\r\n').slice(1).join('').replace(way, '')),
    ]).toEqual([way, false]);
    expect([way, statusOf(answer) < 500]).toEqual([way, true]);
  }
});
