import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { PAINTING, sale, ZOO } from './conflict-sample.ts';
import { folderWith, troth } from './troth.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const schemas = path.join(root, 'docs/schema');
const ledgers = readdirSync(path.join(root, 'examples')).map((name) => `examples/${name}`);

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
for (const name of readdirSync(schemas))
  ajv.addSchema(JSON.parse(readFileSync(path.join(schemas, name), 'utf8')));

/** What a schema finds wrong with the output of a command. */
async function mistakes(command: string, args: string, folder = root, schema = command): Promise<unknown> {
  const { out, err } = await troth(`${command} --json ${args}`, { folder });
  expect(err).toBe('');
  const validate = ajv.getSchema(`urn:troth:schema:${schema}:1`)!;
  return validate(JSON.parse(out)) ? undefined : validate.errors;
}

test.each(ledgers)('%s', async (ledger) => {
  expect(await mistakes('status', ledger)).toBe(undefined);
  expect(await mistakes('status', `${ledger} --known 2025-06`)).toBe(undefined);
  expect(await mistakes('check', ledger)).toBe(undefined);
  expect(await mistakes('conflicts', ledger)).toBe(undefined);
  expect(await mistakes('exposure', ledger)).toBe(undefined);
  for (const options of ['', '--by tag', '--by rater', '--threats'])
    expect(await mistakes('record', `${ledger} ${options}`)).toBe(undefined);
});

test.each(ledgers)('what changed in %s', { timeout: 60_000 }, async (ledger) => {
  expect(await mistakes('diff', `${ledger} --on 2025-06..2025-12`)).toBe(undefined);
  expect(await mistakes('diff', `${ledger} --known 2025-09-01..2025-10-20`)).toBe(undefined);
});

test('the exposure of every party and promise of the examples', { timeout: 60_000 }, async () => {
  for (const ledger of ledgers) {
    const { promises } = JSON.parse((await troth(`status --json ${ledger}`, { folder: root })).out);
    // Of a promise with many cases, each case has an exposure of its own.
    const many = new Set(promises.map(({ caseOf }: { readonly caseOf?: string }) => caseOf));
    const ids = await idsOf(ledger, 'party|person|office|group|promise');
    for (const id of ids.filter((one) => !many.has(one)))
      expect([id, await mistakes('exposure', `${id} ${ledger}`)]).toEqual([id, undefined]);
  }
});

test('an exposure with stakes, claims and promises that fall', async () => {
  const folder = folderWith({
    'a.troth': `unit EUR "Euro"
party @anna "Anna"
party @ben "Ben"
group @guests "guests"
  size  3
2026-01-01 deal @evening "An evening"
  between  @anna, @guests
2026-01-01 promise @dinner "Dinner"
  from     @anna
  will     @anna cooks dinner
  always   @anna welcomes @guests
  stake    @guests "the evening" more than 20.50 EUR
  part of  @evening
2026-01-01 promise @song
  from  @ben
  to    @guests
  if    @anna cooks dinner
  will  @ben sings
2026-01-02 claim by "a cook" "It will burn."
  about  @dinner
  stake  @anna "her name"
`,
  });
  for (const id of ['', '@dinner', '@guests', '@anna'])
    expect([id, await mistakes('exposure', `${id} .`, folder)]).toEqual([id, undefined]);
});

test('the record of every party of the examples', { timeout: 60_000 }, async () => {
  for (const ledger of ledgers) {
    for (const id of await idsOf(ledger, 'party|person|office|group'))
      expect([id, await mistakes('record', `${id} ${ledger}`)]).toEqual([id, undefined]);
  }
});

test('a record with bounds, causes, raters who differ, and a prior with its source', async () => {
  const folder = folderWith({
    'a.troth': `ledger "Pledges"
  on 2026-03-01
  rater @ada
  opinion B 0.8 0 0.2
source @survey "Survey"
  published 2020
prior default
  mean 0.6
  weight 3
  source @survey p1 grade B2
party @anna "Anna"
party @ada "Ada"
party @bo "Bo"
${['kept', 'kept', 'broken', 'compromise', 'kept']
  .map(
    (status, at) => `2026-01-01 promise @p${at}
  from @anna
  to @bo
  text "I will."
2026-02-01 rated @p${at} ${status}
  by @ada
2026-02-02 rated @p${at} partly-kept 40%
  by @bo
`,
  )
  .join('')}2026-01-01 promise @late
  from @anna
  to @bo
  will @anna sings
  by 2026-02-01
`,
  });
  const { out } = await troth('record @anna --json', { folder });
  expect(JSON.parse(out)).toMatchObject({
    byRules: { bounds: { count: 1 }, shares: { count: 1 } },
    raters: { disagreements: { length: 5 } },
    prior: { scope: 'default', evidence: [{ source: '@survey', grade: 'B2' }] },
  });
  expect(await mistakes('record', '@anna', folder)).toBe(undefined);
});

test('the advice on every choice of the examples, and on choices without numbers', async () => {
  for (const ledger of ledgers) {
    expect(await mistakes('advise', ledger)).toBe(undefined);
    expect(await mistakes('advise', `--rules ${ledger}`)).toBe(undefined);
    for (const id of await idsOf(ledger, 'choice'))
      expect([id, await mistakes('advise', `${id} ${ledger}`)]).toEqual([id, undefined]);
  }
  const folder = folderWith({
    'a.troth': `party @us
party @them
2026-01-01 request @more "More"
  from @us
  to   @them
  will @them pays more
2026-01-01 choice @order
  for   @us
  with  @them
  kept > leave > broken
2026-01-01 choice @little
  for       @us
  with      @them
  kept      3
  broken    0
  leave     1
  discount  .5
`,
  });
  for (const id of ['@order', '@little'])
    expect([id, await mistakes('advise', `${id} .`, folder)]).toEqual([id, undefined]);
});

test.each([
  ['--calibrate', 'calibration'],
  ['--tune', 'tuning'],
  ['--durations', 'durations'],
])('a record with %s, of much and of little', async (option, schema) => {
  const promise = (at: number) => `20${10 + at}-01-01 promise @p${at}
  from @anna
  to @ben
  will @anna sings song ${at}
  by 20${10 + at}-06-01
20${10 + at}-03-01 ${at % 3 === 0 ? `released @p${at} by @ben` : `event\n  did @anna sings song ${at}`}
`;
  for (const count of [0, 3, 20]) {
    const text = `party @anna\nparty @ben\n${Array.from({ length: count }, (_, at) => promise(at)).join('')}`;
    const folder = folderWith({ 'a.troth': text });
    expect([count, await mistakes('record', option, folder, schema)]).toEqual([count, undefined]);
  }
});

test('every entry of the examples, shown', { timeout: 60_000 }, async () => {
  for (const ledger of ledgers) {
    for (const id of await idsOf(ledger))
      expect([id, await mistakes('show', `${id} ${ledger}`)]).toEqual([id, undefined]);
  }
});

test('the log of promises, requests, events and sources', { timeout: 60_000 }, async () => {
  for (const id of ['@hand-over', '@protection', '@nine-leaders', '@flights', '@report'])
    expect([id, await mistakes('log', `${id} examples/prison-deal`)]).toEqual([id, undefined]);
});

test('findings with related places and replacements', async () => {
  const folder = folderWith({
    'a.troth': `party @anna "Anna"
party @anna "Anne"
2026-03-01 promise @p
  from @ana
  will @anna pays 3 xyz
  by 13/03/2026
`,
  });
  expect(await mistakes('check', '.', folder)).toBe(undefined);
});

test('conflicts, with a draft and without', async () => {
  const folder = folderWith({
    'zoo.troth': ZOO,
    'p.troth': PAINTING.replace(/^ledger.*\n.*\n/, ''),
    'draft.troth': sale('@sale-two', 'boris'),
  });
  expect(await mistakes('conflicts', '.', folder)).toBe(undefined);
  expect(await mistakes('conflicts', '--with draft.troth', folder)).toBe(undefined);
});

test('a conflict about an amount that must not be reached', async () => {
  const folder = folderWith({
    'cap.troth': `ledger "A cap"
  on 2026-03-01
unit EUR "Euro"
party @bank
party @anna
2026-01-10 promise @loan
  from @bank
  to   @anna
  will @bank lends 150.50 EUR to @anna
2026-01-11 promise @cap
  from  @bank
  to    @anna
  never @bank lends 100 EUR to @anna
`,
  });
  const { out } = await troth('conflicts --json', { folder });
  const [{ fits, waysOut }] = JSON.parse(out).conflicts;
  expect(fits).toEqual({ '@loan': '99.9 of 150.5' });
  expect(waysOut.flat()).toContainEqual(expect.objectContaining({ atLeast: '50.6' }));
  expect(await mistakes('conflicts', '.', folder)).toBe(undefined);
});

test('conflicts that are told as families', async () => {
  const promises = Array.from(
    { length: 14 },
    (_, index) => `party @p${index}
2026-01-10 promise @r${index}
  from @hospital
  to @p${index}
  will @hospital reserves ${7 + index} bed for @p${index}
`,
  );
  const folder = folderWith({
    'beds.troth': `ledger "Beds"
  on 2026-03-01
party @hospital
unit bed "bed"
limit "Beds"
  on @hospital reserves ?beds for ?who
  at most 100 bed
  at any time
${promises.join('')}`,
  });
  const { out } = await troth('conflicts --json', { folder });
  const { families } = JSON.parse(out);
  expect(families).toMatchObject([{ kind: 'capacity', shortage: '89 bed' }]);
  expect(await mistakes('conflicts', '.', folder)).toBe(undefined);
});

test('explanations', async () => {
  expect(await mistakes('explain', '')).toBe(undefined);
  expect(await mistakes('explain', 'unknown-name')).toBe(undefined);
});

test('the schemas are strict: what they do not know is a mistake', async () => {
  const { out } = await troth(`status --json ${ledgers[0]}`, { folder: root });
  const report = JSON.parse(out);
  const validate = ajv.getSchema('urn:troth:schema:status:1')!;
  expect(validate({ ...report, more: 1 })).toBe(false);
  expect(validate({ ...report, on: 'today' })).toBe(false);
  const [first] = report.promises;
  expect(validate({ ...report, promises: [{ ...first, state: 'pending' }] })).toBe(false);
  expect(validate({ ...report, promises: [{ ...first, state: 'unclear' }] })).toBe(false);
  expect(validate({ ...report, promises: [{ ...first, since: '2025-03-13/..' }] })).toBe(true);
});

const KINDS = 'party|person|office|group|thing|source|promise|threat|request|deal|event|claim|choice';

/** Every id that is declared in an example, of these kinds of entries. */
async function idsOf(ledger: string, kinds = KINDS): Promise<string[]> {
  const folder = path.join(root, ledger);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.troth'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const header = new RegExp(`^(?:\\S+ )?(?:${kinds}) +(@\\S+)`);
  return texts.flatMap((text) => text.split('\n').flatMap((line) => header.exec(line)?.[1] ?? []));
}
