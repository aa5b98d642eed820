import { rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { serve, USUAL_PORT } from '../src/serve.ts';
import { BIKE, folderWith, serving } from './serving.ts';

/** Listens to the events of a server, and gives what it says one by one. */
function events(address: string): { next: () => Promise<string>; ended: Promise<void> } {
  const said: string[] = [];
  let wake = () => {};
  let end = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const asked = get(new URL('api/events', address), (response) => {
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      for (const block of part.split('\n\n')) if (block.startsWith('event')) said.push(block);
      wake();
    });
    response.on('close', end);
  });
  asked.on('error', end);
  onTestFinished(() => void asked.destroy());
  return {
    ended,
    next: async () => {
      while (said.length === 0)
        await new Promise<void>((ready) => {
          wake = ready;
        });
      return said.shift()!;
    },
  };
}

test('a page that listens is told of a change, and hears the end when the server stops', async () => {
  const folder = folderWith({ 'a.troth': BIKE });
  const running = await serving(folder);
  const heard = events(running.address);
  expect(await heard.next()).toBe('event: hello\ndata: {"revision":0}\nid: 0');
  writeFileSync(path.join(folder, 'a.troth'), `${BIKE}party @cleo\n`);
  expect(await heard.next()).toBe('event: changed\ndata: {"revision":1}\nid: 1');
  await running.stop();
  await heard.ended;
  await expect(running.ask('api/')).rejects.toThrow();
});

test('many pages can listen without a warning in the terminal', async () => {
  const warnings: string[] = [];
  const warned = (warning: Error) => void warnings.push(warning.message);
  process.on('warning', warned);
  onTestFinished(() => void process.off('warning', warned));
  const running = await serving(folderWith({ 'a.troth': BIKE }));
  for (let pages = 0; pages < 15; pages++) await events(running.address).next();
  await new Promise((told) => setImmediate(told));
  expect(warnings).toEqual([]);
});

test('a file written again as it was is no change', async () => {
  const folder = folderWith({ 'a.troth': BIKE });
  const { live } = await serving(folder);
  writeFileSync(path.join(folder, 'a.troth'), BIKE);
  live.refresh();
  expect(live.revision).toBe(0);
});

test('a port that is taken is refused where it was asked for, else a free one is found', async () => {
  const folder = folderWith({ 'a.troth': BIKE });
  const page = folderWith({});
  const blocker = createServer();
  const taken = await new Promise<boolean>((done) => {
    blocker.once('error', () => done(false));
    blocker.listen(USUAL_PORT, '127.0.0.1', () => done(true));
  });
  onTestFinished(() => void (taken && blocker.close()));
  await expect(serve({ place: folder, page, port: USUAL_PORT })).rejects.toThrow(
    'the port is taken; without --port a free one is found',
  );
  const running = await serve({ place: folder, page });
  onTestFinished(() => running.stop());
  expect(Number(new URL(running.address).port)).not.toBe(USUAL_PORT);
});

test('what is not there is not served', async () => {
  await expect(serve({ place: '/nowhere/at/all', page: '/' })).rejects.toThrow(
    'cannot serve /nowhere/at/all: there is no such file or folder',
  );
});

test('serves the built page, what never changes for ever, and its own addresses by the page itself', async () => {
  const page = folderWith({
    'index.html':
      '<!doctype html><meta name="troth-answers" content="server"><script type="module" src="./assets/a-1.js"></script>',
    'assets/a-1.js': `console.log('${'a'.repeat(2000)}')`,
    'icon.svg': '<svg/>',
  });
  const folder = folderWith({ 'a.troth': BIKE });
  const { ask } = await serving(folder, { page });
  const script = await ask('assets/a-1.js');
  expect([script.headers['content-type'], script.headers['cache-control']]).toEqual([
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
  const zipped = await ask('assets/a-1.js', { headers: { 'accept-encoding': 'gzip' } });
  expect([zipped.headers['content-encoding'], Number(zipped.headers['content-length']) < 200]).toEqual([
    'gzip',
    true,
  ]);
  for (const way of [
    '',
    'promise/bike',
    'conflict/a,b?known=2026-01-01',
    'index.html',
    'assets/../../a.troth',
  ]) {
    const { status, headers, text } = await ask(way);
    expect([way, status, headers['cache-control']]).toEqual([way, 200, 'no-cache']);
    expect(text).toContain('content="server"');
  }
  const { headers } = await ask('icon.svg');
  expect((await ask('icon.svg', { headers: { 'if-none-match': String(headers.etag) } })).status).toBe(304);
  expect((await ask('party/node.js')).text).toContain('content="server"');
  for (const way of ['assets/b-2.js', 'a.troth.js', '..%2f..%2fetc%2fpasswd.svg'])
    expect([way, (await ask(way)).status]).toEqual([way, 404]);
  const shut = await serving(folder, { page, readOnly: true });
  expect((await shut.ask('')).text).toContain('content="server read-only"');
});

test('serves on the page that it started with where another is built in its place', async () => {
  const page = folderWith({
    'index.html': '<title>Old</title><script src="assets/a-1.js">',
    'assets/a-1.js': 'one',
  });
  const { ask } = await serving(folderWith({}), { page });
  rmSync(path.join(page, 'assets'), { recursive: true });
  writeFileSync(path.join(page, 'index.html'), '<title>New</title><script src="assets/a-2.js">');
  expect((await ask('')).text).toContain('Old');
  expect(await ask('assets/a-1.js')).toMatchObject({ status: 200, text: 'one' });
});
