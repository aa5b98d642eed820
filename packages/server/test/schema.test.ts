import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GROUPINGS, QUESTIONS } from '@troth/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folderWith, serving } from './serving.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const schema = JSON.parse(readFileSync(path.join(root, 'docs/schema/api.schema.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: false });
const validate = ajv.compile(schema);

/** What the schema finds wrong with an answer. */
function mistakes(answer: unknown): unknown {
  return validate(answer) ? undefined : validate.errors?.slice(0, 3);
}

const ledgers = readdirSync(path.join(root, 'examples')).map((name) => path.join(root, 'examples', name));

/** What to ask of a ledger, so that every question is asked of everything that it can be asked about. */
async function addresses(ask: Awaited<ReturnType<typeof serving>>['ask']): Promise<string[]> {
  const body = async (question: string) => (await ask(`api/${question}`)).json.body;
  const one = ({ id }: { id: string }) => encodeURIComponent(id);
  const promises = (await body('promises')).rows.map(one);
  const parties = (await body('parties')).parties.map(one);
  const sources = (await body('sources')).sources.map(one);
  const keys = (await body('conflicts')).conflicts.map(({ key }: { key: string }) => encodeURIComponent(key));
  const choices = (await body('choices')).choices.map(one);
  const { files } = await body('files');
  const act = encodeURIComponent('2026-01-01 note "Nothing."\n');
  return [
    'ledger',
    ...['on', 'known'].map((axis) => `changes?axis=${axis}&from=2025-01-01&to=2026-06-01`),
    ...['overview', 'promises', 'parties', 'conflicts', 'choices', 'sources', 'diagnostics', 'files'],
    'search?text=a',
    ...choices.flatMap((id: string) => [`choice?id=${id}`, `choice?id=${id}&record=9%203&leave=1..2`]),
    ...promises.map((id: string) => `promise?id=${id}`),
    // A history is judged on many days.
    ...promises.slice(0, 2).map((id: string) => `history?id=${id}`),
    ...parties.flatMap((id: string) => [`party?id=${id}`, `record?id=${id}`]),
    'record',
    'record?threats=1',
    ...['calibration', 'tuning', 'durations'].flatMap((question) => [question, `${question}?threats=1`]),
    ...GROUPINGS.map((by) => `record?by=${by}`),
    ...sources.flatMap((id: string) => [`source?id=${id}`, `retraction?id=${id}`]),
    ...[...promises, ...parties, ...sources].map((id) => `entry?id=${id}`),
    ...keys.map((key: string) => `conflict?key=${key}`),
    ...files.map(({ path: name }: { path: string }) => `files?path=${encodeURIComponent(name)}`),
    `draft?text=${act}`,
    `what-if?text=${act}`,
  ];
}

describe('every answer is as its schema says', { timeout: 120_000 }, () => {
  test.each(ledgers)('%s', async (ledger) => {
    const { ask } = await serving(ledger);
    for (const address of await addresses(ask)) {
      const { status, json } = await ask(`api/${address}`);
      expect([address, status, mistakes(json)]).toEqual([address, 200, undefined]);
    }
  });

  test('a ledger with errors, conflicts of many kinds, quotes and drafts', async () => {
    const files = {
      'a.troth': `unit EUR
party @anna "Anna"
party @ben "Ben"
group @seats "seats"
  size 3
thing @painting "The painting"
source @paper "Paper"
  published 2026-01-01
  file paper.txt
deed ?a sells ?b to ?c
  once per ?b
2026-01-01 promise @one "One"
  from @anna
  to @ben
  will @anna sells @painting to @ben
  by 2026-05-01
  stake @ben "a wall" 20 EUR
  source @paper
    quote "sells it"
2026-01-01 promise @two
  from @anna
  to @paper-boy
  will @anna sells @painting to @seats
  by 2026-05-01
2026-01-02 request @ask
  from @ben
  to @anna
  will @anna sings
2026-01-03 rubbish
`,
      'paper.txt': 'Anna sells  it.',
    };
    const { ask } = await serving(folderWith(files));
    const text =
      '2026-03-05 promise @three\n  from @anna\n  to @ben\n  will @anna sells @painting to @seats\n  by 2026-05-01\n';
    for (const question of ['draft', 'what-if']) {
      const { json } = await ask(`api/${question}`, { method: 'POST', body: { text } });
      expect([question, mistakes(json)]).toEqual([question, undefined]);
    }
    for (const address of await addresses(ask)) {
      const { status, json } = await ask(`api/${address}`);
      expect([address, status, mistakes(json)]).toEqual([address, 200, undefined]);
    }
  });
});

test('the schema knows every question, and refuses what is not as it says', async () => {
  expect([...schema.properties.question.enum].sort()).toEqual(Object.keys(QUESTIONS).sort());
  const { ask } = await serving(ledgers[0]!);
  const { json } = await ask('api/overview');
  expect(mistakes({ ...json, body: { ...json.body, promises: 'many' } })).toBeDefined();
  expect(mistakes({ ...json, body: { ...json.body, more: 1 } })).toBeDefined();
  expect(mistakes({ ...json, question: 'parties' })).toBeDefined();
});
