// `npm run docs:api`: writes docs/schema/api.schema.json from the types of the answers (packages/core/src/query/answers).
// The generator is fetched when it is needed: it brings a compiler of its own, which nothing else here wants.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root, runNpm } from './run.mjs';

const GENERATOR = 'ts-json-schema-generator@2.10.0';
const target = path.join(root, 'docs/schema/api.schema.json');
const folder = mkdtempSync(path.join(tmpdir(), 'troth-schema-'));
const output = path.join(folder, 'schema.json');

try {
  const types = path.join(root, 'packages/core/src/query/answers/answer.ts');
  const args = ['--path', types, '--tsconfig', path.join(root, 'tsconfig.json'), '--type', 'Answers'];
  const options = ['--no-type-check', '--expose', 'all', '-o', output];
  const status = runNpm([
    'exec',
    '--yes',
    `--package=${GENERATOR}`,
    '--',
    'ts-json-schema-generator',
    ...args,
    ...options,
  ]);
  if (status !== 0) process.exitCode = 1;
  else writeFileSync(target, schemaText(JSON.parse(readFileSync(output, 'utf8'))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (process.exitCode !== 1)
  process.exitCode = runNpm(['exec', '--', 'biome', 'format', '--write', target]) ?? 1;

function schemaText({ definitions }) {
  const { Answers, ...types } = definitions;
  const bodies = Object.entries(Answers.properties).sort(([a], [b]) => (a < b ? -1 : 1));
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:troth:schema:api:1',
    title: 'What /api/QUESTION answers',
    description:
      'The body of each answer by its question (docs/api.md). Ids carry their @. A day is ISO 8601; one that is not known exactly is an EDTF interval. Generated from the types of the library by `npm run docs:api`.',
    type: 'object',
    required: ['kind', 'question', 'on', 'known', 'withoutDisputed', 'body', 'names'],
    additionalProperties: false,
    properties: {
      kind: { const: 'answer' },
      question: { enum: bodies.map(([question]) => question) },
      on: { type: 'string' },
      known: { type: ['string', 'null'] },
      withoutDisputed: { type: 'boolean' },
      body: {},
      names: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          required: ['kind', 'title'],
          additionalProperties: false,
          properties: { kind: { type: 'string' }, title: { type: ['string', 'null'] } },
        },
      },
    },
    allOf: bodies.map(([question, body]) => ({
      if: { properties: { question: { const: question } } },
      // biome-ignore lint/suspicious/noThenProperty: that is how JSON Schema calls it
      then: { properties: { body } },
    })),
    $defs: types,
  };
  return `${JSON.stringify(schema, null, 2).replaceAll('"#/definitions/', '"#/$defs/')}\n`;
}
