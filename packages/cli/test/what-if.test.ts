import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { PAINTING, sale, ZOO } from './conflict-sample.ts';
import { folderWith, troth } from './troth.ts';

function zoo(): string {
  return folderWith({ 'zoo.troth': ZOO });
}

test('an act: states, a conflict that is no more, and who stands to lose what', async () => {
  const input = '2026-02-20 ended @breeding-stays by @ministry/inspector\n';
  expect(await troth('what-if -', { folder: zoo(), input, columns: 80 })).toEqual({
    status: 0,
    out: `On 20 Feb 2026, with standard input

States
  @breeding-stays  Keep the breeding animals
    was  due · 0 failed, 2 stand
    is   ended · 0 failed, 2 stand

Conflicts that are no more
  @breeding-stays × @move  deed against duty · certain · on every reading

Who stands to lose what
  Breeding Foundation  promises owed to it: 1 → 0
                       stakes: 1 → 0

1 state, 1 conflict, 1 exposure would change
`,
    err: '',
  });
});

test('an act on a part: the conflict changes', async () => {
  const input = '2026-02-15 released @move by @park\n  only 1 of @herd\n';
  expect(await troth('what-if -', { folder: zoo(), input })).toEqual({
    status: 0,
    out: `On 15 Feb 2026, with standard input

States
  @move  Move the herd
    was  due · 0 of 6
    is   due · 0 of 5

Conflicts that change
  @breeding-stays × @move
    kind     no longer deed against duty
             now quantity
    fits     no longer 4 of 6 of @move
             now 4 of 5 of @move
    way out  no longer release of @move by Wildlife Park, at least 2
             now release of @move by Wildlife Park, at least 1

1 state, 1 conflict would change
`,
    err: '',
  });
});

test('a promise: a conflict comes, and is told in full', async () => {
  const folder = folderWith({ 'p.troth': PAINTING, 'draft.troth': sale('@sale-two', 'boris') });
  expect(await troth('what-if draft.troth', { folder })).toEqual({
    status: 0,
    out: `On 1 Mar 2026, with draft.troth

States
  @sale-two  Sell to boris
    was  not there
    is   due

New conflicts

conflict  @sale-one × @sale-two
  once only · certain · on every reading
  @sale-one  Gallery → Anna, 10 Jan 2026: Gallery sells Harbour at dusk to Anna
             p.troth:16
  @sale-two  Gallery → Boris, 12 Jan 2026: Gallery sells Harbour at dusk to Boris
             draft.troth:1
  Why              “seller sells work to buyer” can be done only once per work (p.troth:12).
  Readings         nothing uncertain bears on it
  Bound both ways  Gallery (@gallery)
  Ways out
    1.  Anna releases Gallery from @sale-one.
    2.  Boris releases Gallery from @sale-two.
    3.  Gallery breaks @sale-one.
        a breach on the record of Gallery
    4.  Gallery breaks @sale-two.
        a breach on the record of Gallery

Who stands to lose what
  Boris  promises owed to it: 0 → 1

1 state, 1 conflict, 1 exposure would change
`,
    err: '',
  });
  expect(await troth('what-if draft.troth --quiet', { folder })).toEqual({
    status: 0,
    out: `States
  @sale-two  Sell to boris
    was  not there
    is   due

New conflicts
@sale-one × @sale-two  once only · certain · on every reading

Who stands to lose what
  Boris  promises owed to it: 0 → 1
`,
    err: '',
  });
});

test('what makes no difference', async () => {
  const input = '2026-02-15 note "Nothing"\n';
  expect(await troth('what-if -', { folder: zoo(), input })).toEqual({
    status: 0,
    out: 'On 15 Feb 2026, with standard input\n\nnothing would change\n',
    err: '',
  });
  expect(await troth('what-if - --quiet', { folder: zoo(), input })).toEqual({ status: 0, out: '', err: '' });
});

describe('the day', () => {
  const input = '2026-03-20 ended @breeding-stays by @ministry/inspector\n';

  test('is the last one the entries speak of, for both sides', async () => {
    const { out } = await troth('what-if - --json', { folder: zoo(), input });
    expect(JSON.parse(out)).toMatchObject({ on: '2026-03-20', states: [{ id: '@breeding-stays' }] });
    const open = await troth('what-if - --json', { folder: zoo(), input: input.replace('-20 ', '-20/.. ') });
    expect(JSON.parse(open.out).on).toBe('2026-03-20');
  });

  test('is the one asked for, and what comes later counts for nothing', async () => {
    expect(await troth('what-if - --on 2026-03-01', { folder: zoo(), input })).toEqual({
      status: 0,
      out: 'On 1 Mar 2026, with standard input\n\nnothing would change\n',
      err: 'troth: 1 entry of standard input is dated after 1 Mar 2026, and counts for nothing yet\n',
    });
  });

  test('to know by does not hide what is supposed', async () => {
    const { out } = await troth('what-if - --known 2026-02-01 --quiet', { folder: zoo(), input });
    expect(out.split('\n')[1]).toBe('  @breeding-stays  Keep the breeding animals');
  });
});

test('mistakes in the file are shown with its lines', async () => {
  const input = '2026-02-20 ended @breeding-stays by @park\n2026-02-20 released @move by @foundation\n';
  const { status, out, err } = await troth('what-if -', { folder: zoo(), input });
  expect([status, out]).toEqual([2, '']);
  expect(err.split('\n').filter((line) => /^(?:error|warning|troth)/.test(line))).toEqual([
    'error[no-power-to-end] standard input:1:1',
    'error[no-standing] standard input:2:1',
    'troth: standard input has 2 errors, so nothing could be tested',
  ]);
});

test('without a file', async () => {
  expect(await troth('what-if', { folder: zoo() })).toEqual({
    status: 2,
    out: '',
    err: `troth: what if what? troth what-if FILE
FILE holds the entries that are supposed; - reads them from standard input.
`,
  });
});

test('its JSON is as its schema says', async () => {
  const folder = fileURLToPath(new URL('../../../docs/schema/', import.meta.url));
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
  for (const name of ['status', 'diff', 'conflicts', 'what-if'])
    ajv.addSchema(JSON.parse(readFileSync(`${folder}${name}.schema.json`, 'utf8')));
  const validate = ajv.getSchema('urn:troth:schema:what-if:1')!;
  const inputs = [
    '2026-02-20 ended @breeding-stays by @ministry/inspector\n',
    '2026-02-15 released @move by @park\n  only 1 of @herd\n',
    '2026-02-15 promise @keep\n  from @park\n  to @zoo\n  never @park sends @breeding to @zoo\n',
  ];
  for (const input of inputs) {
    const { out } = await troth('what-if - --json', { folder: zoo(), input });
    const report = JSON.parse(out);
    expect([report.states.length, validate(report), validate.errors]).toEqual([1, true, null]);
    expect(validate({ ...report, more: 1 })).toBe(false);
  }
});
