import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer, dayOf, openDesk, QUESTIONS, sourceText } from '@troth/core';
import { expect, test } from 'vitest';
import { BIKE, folderWith, serving } from './serving.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));

test('says what can be asked', async () => {
  const { ask } = await serving(folderWith({ 'a.troth': BIKE }));
  for (const way of ['api', 'api/']) {
    const { status, json } = await ask(way);
    expect(status).toBe(200);
    expect(json).toMatchObject({ name: 'troth', version: 1, revision: 0, readOnly: false, empty: false });
    expect(json.questions.map(({ question }: { question: string }) => question)).toEqual(
      Object.keys(QUESTIONS),
    );
  }
});

test('answers as the library does, by address and by body', async () => {
  const { ask } = await serving(folderWith({ 'a.troth': BIKE }));
  const desk = openDesk([sourceText('a.troth', BIKE)], { today: () => dayOf(2026, 3, 5) });
  const wanted = JSON.parse(
    JSON.stringify(answer(desk, 'promises', { state: ['due', 'kept'], text: 'bike' })),
  );
  expect((await ask('api/promises?state=due&state=kept&text=bike')).json).toEqual(wanted);
  const body = { state: ['due', 'kept'], text: 'bike' };
  expect((await ask('api/promises', { method: 'POST', body })).json).toEqual(wanted);
});

test('shows the first case', async () => {
  const folder = folderWith({});
  cpSync(path.join(examples, 'prison-deal'), folder, { recursive: true });
  const { ask } = await serving(folder);
  const { json } = await ask('api/overview?known=2025-10-20');
  expect(json.body.attention.conflicts).toMatchObject({ certain: 1, others: 0 });
  expect((await ask('api/overview?known=2025-10-19')).json.body.attention.conflicts.certain).toBe(0);
});

test('refuses with a status and a sentence', async () => {
  const { ask } = await serving(folderWith({ 'a.troth': BIKE }));
  const refusals = [
    ['api/weather', 404, 'there is no question weather'],
    ['api/__proto__', 404, 'there is no question __proto__'],
    ['api/promise?id=@nobody', 404, 'nothing is declared as @nobody'],
    ['api/promise', 400, 'id is missing'],
    ['api/promises?limit=-1', 400, 'limit must be a whole number, not -1'],
    ['api/a/b/c', 404, 'GET /api/a/b/c means nothing here'],
  ] as const;
  for (const [way, status, message] of refusals) {
    const reply = await ask(way);
    expect([way, reply.status, reply.json.message]).toEqual([way, status, message]);
  }
});

test('refuses a body that is no object of texts, or too large', async () => {
  const { ask } = await serving(folderWith({ 'a.troth': BIKE }));
  for (const body of ['', '[]', 'null', '{"text": 3}', '{"text": ["a", 3]}', '{'])
    expect([body, (await ask('api/draft', { method: 'POST', body })).status]).toEqual([body, 400]);
  const asForm = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } };
  expect((await ask('api/promises', asForm)).status).toBe(400);
  const large = JSON.stringify({ text: 'x'.repeat(1_100_000) });
  expect((await ask('api/draft', { method: 'POST', body: large })).status).toBe(413);
});

test('answers from what can be read of a ledger with errors, and names what cannot be', async () => {
  const files = {
    'a.troth': `${BIKE}2026-03-02 promise @broken\n  frm @anna\n`,
    'b.troth': Buffer.from([0xff, 0xfe, 0x41]),
  };
  const { ask } = await serving(folderWith(files));
  expect((await ask('api/promises')).json.body.rows.map(({ id }: { id: string }) => id)).toContain('@bike');
  expect((await ask('api/diagnostics')).json.body.diagnostics[0]).toMatchObject({
    file: 'a.troth',
    severity: 'error',
  });
  expect((await ask('api/')).json.problems).toEqual([
    { path: 'b.troth', message: expect.stringContaining('b.troth') },
  ]);
});

test('keeps what is secret, unless it was asked for with its word', async () => {
  const text = `${BIKE}2026-03-02 promise @hush "Canary"\n  from @anna\n  to @ben\n  will @anna hums\n  secret board\n`;
  const folder = folderWith({ 'a.troth': text });
  const open = await serving(folder);
  for (const way of [
    'api/promises',
    'api/files/a.troth',
    'api/files?path=a.troth',
    'api/overview',
    'api/search?text=hums',
  ])
    expect((await open.ask(way)).text, way).not.toMatch(/canary|hush/i);
  const board = await serving(folder, { compartments: new Set(['board']) });
  expect((await board.ask('api/promise?id=hush')).status).toBe(200);
});
