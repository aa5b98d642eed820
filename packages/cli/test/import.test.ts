import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const LIST = `MLC ID,Commitment,Reporting Lead,All ministers
7,Build ten schools.,Minister of Schools,Minister of Schools
8,,Minister of Schools,
`;
const CALL = 'import buildcanada list.csv -o ledger --retrieved 2024-05-01';

const schema = fileURLToPath(new URL('../../../docs/schema/import.schema.json', import.meta.url));
const validate = new Ajv2020({ strictTypes: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));

test('writes a ledger that checks and is laid out, and reports what it could not use', async () => {
  const folder = folderWith({ 'list.csv': LIST });
  expect(await troth(CALL, { folder })).toEqual({
    status: 0,
    out: `Read 2 rows of list.csv
Wrote ledger/buildcanada.troth: entries 7 added

Skipped: 1 place
  list.csv:3: no commitment in this row
`,
    err: '',
  });
  expect(readdirSync(path.join(folder, 'ledger')).sort()).toEqual([
    'buildcanada.import.json',
    'buildcanada.troth',
  ]);
  expect((await troth('check ledger --quiet', { folder })).status).toBe(0);
  expect((await troth('fmt --check ledger', { folder })).status).toBe(0);
});

test('again, it changes nothing; after an edit by hand and in the source it says so and ends with 1', async () => {
  const folder = folderWith({ 'list.csv': LIST });
  await troth(CALL, { folder });
  const file = path.join(folder, 'ledger/buildcanada.troth');
  const first = readFileSync(file, 'utf8');
  expect((await troth(CALL, { folder })).out).toBe(`Read 2 rows of list.csv
Nothing to write in ledger: entries 0 added, 7 as they were

Skipped: 1 place
  list.csv:3: no commitment in this row
`);
  writeFileSync(file, first.replace('text    "Build ten', 'text    "Build eleven'));
  writeFileSync(path.join(folder, 'list.csv'), LIST.replace('ten', 'nine'));
  const answer = await troth(CALL, { folder });
  expect(answer.status).toBe(1);
  expect(
    answer.out.split('\n\n').at(-1),
  ).toBe(`Changed by hand and in the source; yours is kept (--overwrite takes the source’s)
  ledger/buildcanada.troth:20–24: 2021-12-16 promise @commitment/7
    The source now says:
      2021-12-16 promise @commitment/7 "Build nine schools."
        from    @minister-of-schools
        to      @people-of-canada
        text    "Build nine schools."
        source  @buildcanada "line 2, MLC ID 7"
`);
  expect(readFileSync(file, 'utf8')).toContain('eleven');
  expect((await troth(`${CALL} --overwrite --quiet`, { folder })).out).toBe('');
  expect(readFileSync(file, 'utf8')).toBe(first.replaceAll('ten', 'nine'));
});

test('--json is what its schema says', async () => {
  const folder = folderWith({ 'list.csv': LIST });
  const { out } = await troth(`${CALL} --json`, { folder });
  expect(validate(JSON.parse(out)) ? undefined : validate.errors).toBe(undefined);
  expect(JSON.parse(out)).toMatchObject({
    entries: { added: 7 },
    remarks: [{ kind: 'skipped', file: 'list.csv', lines: [3], text: 'no commitment in this row' }],
  });
});

test('a folder with a ledger of its own keeps its ledger entry', async () => {
  const folder = folderWith({ 'list.csv': LIST, 'ledger/mine.troth': 'ledger "Mine"\n  format  1\n' });
  await troth(CALL, { folder });
  expect(readFileSync(path.join(folder, 'ledger/buildcanada.troth'), 'utf8')).not.toContain('ledger "');
  expect((await troth('check ledger --quiet', { folder })).status).toBe(0);
});

test.each([
  ['import', 'what kind of data? troth import KIND FILE… -o DIR\nKinds: '],
  [
    'import trumptraker a -o b',
    'there is no kind of data called trumptraker; did you mean trumptracker?\nKinds: ',
  ],
  ['import buildcanada -o b', 'import buildcanada needs a file: the table of commitments\n'],
  ['import buildcanada list.csv', 'where to? Give the folder of the ledger with -o DIR\n'],
  ['import buildcanada none.csv -o b', 'there is no file or folder none.csv\n'],
  [
    'import buildcanada other.csv -o b',
    'other.csv has no column Commitment, which the table of commitments has\nimport buildcanada reads the table of commitments.\n',
  ],
  [
    'import buildcanada list.csv -o damaged',
    'damaged/buildcanada.import.json is not the record of an import, or is damaged; nothing was written\n',
  ],
  [
    'import buildcanada list.csv -o taken',
    'buildcanada.troth is there already, and no record tells who wrote what in it; nothing was written\n',
  ],
])('%s', async (call, message) => {
  const folder = folderWith({
    'list.csv': LIST,
    'other.csv': 'a,b\n1,2\n',
    'damaged/buildcanada.import.json': '{',
    'taken/buildcanada.troth': '',
  });
  const { status, out, err } = await troth(call, { folder });
  expect([status, out]).toEqual([2, '']);
  expect(err.startsWith(`troth: ${message}`), err).toBe(true);
  expect(readdirSync(folder)).not.toContain('b');
});

test('csv: a mapping is proposed, looked over, and read; a second table rates what the ledger has', async () => {
  const folder = folderWith({
    'pledges.csv': 'No,Pledge,Minister,Status\n1,Build ten schools.,Schools,Done\n2,Plant trees.,Woods,\n',
    'others.csv': 'pledge no,their view\n1,not kept\n2,kept\n7,kept\n',
  });
  const first = await troth('import csv pledges.csv --guess', { folder });
  writeFileSync(path.join(folder, 'first.yaml'), first.out);
  expect(
    await troth('import csv pledges.csv -m first.yaml -o ledger --retrieved 2024-05-01', { folder }),
  ).toEqual({
    status: 0,
    out: 'Read 2 rows of pledges.csv\nWrote ledger/pledges.troth: entries 9 added\n',
    err: '',
  });
  const second = await troth('import csv others.csv --guess -o ledger', { folder });
  expect(second.out).toContain(
    'match:\n  # 2 of 3 rows speak of one promise of the ledger each\n  "No": pledge no\n',
  );
  writeFileSync(path.join(folder, 'second.yaml'), second.out);
  expect(
    await troth('import csv others.csv -m second.yaml -o ledger --retrieved 2024-05-01', { folder }),
  ).toEqual({
    status: 0,
    out: `Read 3 rows of others.csv
Wrote ledger/others.troth: entries 4 added

Skipped: 1 place
  others.csv:4: no promise of the ledger has No "7"

Raters differ on 1 of 2 cases
  @promise/1 Build ten schools.: pledges: kept (pledges.troth:19), others: broken (others.csv:2)

Raters
  pledges and others both judge 1 case and differ on 1
`,
    err: '',
  });
  const report = await troth('import csv others.csv -m second.yaml -o ledger --json', { folder });
  expect(validate(JSON.parse(report.out)) ? undefined : validate.errors).toBe(undefined);
  expect((await troth('check ledger --quiet', { folder })).status).toBe(0);
});

test.each([
  ['import csv list.csv -o b', 'how is the table to be read? Give a mapping with --mapping FILE\n'],
  ['import csv --guess', '--guess proposes a mapping for one table: troth import csv FILE --guess\n'],
  [
    'import ties list.csv --guess',
    '--guess proposes a mapping for one table: troth import csv FILE --guess\n',
  ],
  ['import ties list.csv -m list.csv -o b', '--mapping is for csv; ties has a reader of its own\n'],
  ['import buildcanada list.csv -o list.csv', 'list.csv is a file; -o asks for the folder of the ledger\n'],
  ['import csv list.csv --guess -o list.csv', 'list.csv is a file; -o asks for the folder of the ledger\n'],
  ['import csv list.csv -m none.yaml -o b', 'there is no file or folder none.yaml\n'],
])('%s', async (call, message) => {
  const { status, out, err } = await troth(call, { folder: folderWith({ 'list.csv': LIST }) });
  expect([status, out]).toEqual([2, '']);
  expect(err.startsWith(`troth: ${message}`), err).toBe(true);
});

test('a mapping that is called as another import in the folder is refused', async () => {
  const mapping = 'name: buildcanada\npromise: {title: Commitment, from: =The town, to: =The public}\n';
  const folder = folderWith({ 'list.csv': LIST, 'mapping.yaml': mapping });
  await troth('import buildcanada list.csv -o ledger', { folder });
  const before = readFileSync(path.join(folder, 'ledger/buildcanada.troth'), 'utf8');
  expect(await troth('import csv list.csv -m mapping.yaml -o ledger', { folder })).toEqual({
    status: 2,
    out: '',
    err: `troth: what “import buildcanada” wrote into this folder has the same name, buildcanada; nothing was written
Give the mapping another name, or import into another folder.
`,
  });
  expect(readFileSync(path.join(folder, 'ledger/buildcanada.troth'), 'utf8')).toBe(before);
});

test('its help names what to do first', async () => {
  const { out } = await troth('import --help', { columns: 100 });
  expect(out).toContain('-o, --out DIR');
  expect(out).toContain('troth import trumptracker data.yaml history.csv -o tracker');
});
