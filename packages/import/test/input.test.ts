import { expect, test } from 'vitest';
import { decodeBytes } from '../src/input/decode-bytes.ts';
import { mendMojibake } from '../src/input/mend-mojibake.ts';
import { readItems } from '../src/input/read-document.ts';
import { readTable } from '../src/input/read-table.ts';
import { dayOrderOf, readWrittenDate } from '../src/input/read-written-date.ts';
import { Remarks } from '../src/report.ts';
import { bytesOf } from './support.ts';

function table(text: string | Uint8Array) {
  const remarks = new Remarks();
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const read = readTable({ name: 'a.csv', bytes }, remarks);
  return { ...read, rows: read.rows.map(({ line, cells }) => [line, ...cells]), remarks: remarks.list };
}

test('the encodings that tables come in', () => {
  expect(decodeBytes(bytesOf('Côte'))).toEqual({ text: 'Côte', encoding: 'UTF-8' });
  expect(decodeBytes(Uint8Array.from([0xff, 0xfe, 0x43, 0, 0xf4, 0]))).toEqual({
    text: 'Cô',
    encoding: 'UTF-16',
  });
  expect(decodeBytes(Uint8Array.from([0x43, 0xf4, 0x92, 0x74]))).toEqual({
    text: 'Cô’t',
    encoding: 'Windows-1252',
  });
});

test('letters that were read in a wrong encoding once or twice', () => {
  expect(mendMojibake('SÃ£o TomÃ© and the peopleâ€™s will')).toBe('São Tomé and the people’s will');
  expect(mendMojibake('Ã\u0192Â©')).toBe('é');
  expect(mendMojibake('Ångström, naïve, 約束, “quoted” – Ã')).toBe('Ångström, naïve, 約束, “quoted” – Ã');
});

test('rows with their lines, over line breaks in quotes, with blank lines and other delimiters', () => {
  expect(table('\ufeffid;what;\n1;"two\nlines; and more"\n\n2;x;y\n')).toMatchObject({
    columns: ['id', 'what', 'column 3'],
    rows: [
      [2, '1', 'two\nlines; and more'],
      [5, '2', 'x', 'y'],
    ],
  });
  expect(table('a\ta\n1\t2\n').columns).toEqual(['a', 'a 2']);
});

test('a file that stops half way is read as far as it goes', () => {
  const cut = table('id,what,when\n1,x,2020\n2,"an open text\n3,y,2021\n');
  expect(cut.rows).toEqual([[2, '1', 'x', '2020']]);
  expect(cut.remarks).toEqual([
    {
      kind: 'skipped',
      file: 'a.csv',
      line: 3,
      text: 'a quotation mark opens here and never closes: what follows is not read',
    },
  ]);
  expect(table('id,what,when\n1,x,2020\n2,y').remarks).toEqual([
    { kind: 'skipped', file: 'a.csv', line: 3, text: 'the file stops here: 2 of 3 columns' },
  ]);
});

test('rows that are too short or too long, and broken letters, are remarked on by line', () => {
  const dirty = table('id,what\n1\n2,b,c\n3,SÃ£o\n4,\u00a0d\u00a0\n');
  expect(dirty.rows).toEqual([
    [2, '1'],
    [3, '2', 'b', 'c'],
    [4, '3', 'São'],
    [5, '4', 'd'],
  ]);
  expect(dirty.remarks.map(({ kind, line, text }) => `${kind} ${line}: ${text}`)).toEqual([
    'noted 2: 1 of 2 columns are missing',
    'noted 3: more cells than there are columns; what is beyond the last is not read',
    'mended 4: letters in a broken encoding were mended',
  ]);
});

test.each([
  ['2017-03-04', '2017-03-04'],
  ['2017-3-4', '2017-03-04'],
  ['2017-03', '2017-03'],
  ['2017', '2017'],
  ['2016-11-16T00:27:11-05:00', '2016-11-16'],
  ['2017-03-04 13:00', '2017-03-04'],
  ['20170304', '2017-03-04'],
  ['4 March 2017', '2017-03-04'],
  ['Saturday, March 4th, 2017', '2017-03-04'],
  ['Mar 2017', '2017-03'],
  ['25/03/2017', '2017-03-25'],
  ['03/25/2017', '2017-03-25'],
  ['04.03.2017', '2017-03-04/2017-04-03'],
  ['1986–87', '1986/1987'],
  ['1914-1918', '1914/1918'],
  ['../2017-03', '../2017-03'],
  ['soon', undefined],
  ['30 February 2017', undefined],
  ['31/31/2017', undefined],
  ['', undefined],
])('the date %j is %j', (written, read) => {
  expect(readWrittenDate(written)).toBe(read);
});

test('a column says which part of its dates is the day, unless it contradicts itself', () => {
  expect(dayOrderOf(['04/03/2017', '25/03/2017'])).toBe('day first');
  expect(dayOrderOf(['04/03/2017', '03/25/2017'])).toBe('month first');
  expect(dayOrderOf(['04/03/2017', '05/03/2017'])).toBe(undefined);
  expect(dayOrderOf(['25/03/2017', '03/25/2017'])).toBe(undefined);
  expect(readWrittenDate('04/03/2017', 'month first')).toBe('2017-04-03');
});

test('lists in YAML and JSON, whole and cut off', () => {
  const remarks = new Remarks();
  const read = (name: string, text: string) =>
    readItems({ name, bytes: bytesOf(text) }, 'promises', remarks).items.map((item) => [
      item.passage,
      item.text('title'),
    ]);
  const yaml = 'promises:\n  - title: One\n    tags: [a]\n  -\n    title: "Two"\n  - title: \'Thr';
  expect(read('a.yaml', yaml)).toEqual([
    ['line 2', 'One'],
    ['line 5', 'Two'],
  ]);
  expect(read('b.json', '{"promises":[{"title":"One"},{"title":"Two"}]}').length).toBe(2);
  expect(read('c.json', '{"promises":[{"title":"One"},{"title":"Tw')).toEqual([['item 1', 'One']]);
  expect(remarks.list).toEqual([
    { kind: 'skipped', file: 'a.yaml', line: 6, text: "cannot be read from here on: Missing closing 'quote" },
    { kind: 'skipped', file: 'c.json', text: 'cannot be read from here on: Missing closing "quote' },
  ]);
  expect(() => readItems({ name: 'd.json', bytes: bytesOf('{"other":[]}') }, 'promises', remarks)).toThrow(
    'd.json holds no list called promises',
  );
});

test('what is not text is neither a table nor a document', () => {
  const sheet = { name: 'pledges.xlsx', bytes: new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]) };
  const remarks = new Remarks();
  expect(() => readTable(sheet, remarks)).toThrow('pledges.xlsx is not text');
  expect(() => readItems(sheet, 'promises', remarks)).toThrow('pledges.xlsx is not text');
});
