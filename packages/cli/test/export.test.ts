import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { EXPORT_FORMATS } from '@troth/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const LEDGER = `ledger "Bikes & boats"
  on    2026-03-31
  zone  Europe/Berlin
party @anna "Anna <a@example.org>"
party @ben "Ben"
person @cleo "Cleo"
source @paper "The Paper"
  published 2026-03-12
  by @ben
  url "https://example.org/paper?a=1&b=2"
source @wire "The Wire"
  published 2026-03-11
  relays @paper

2026-03-01 promise @bike "Lend the bike, the red one" #bikes
  from    @anna
  to      @ben
  will    @anna lends the bike to @ben
  by      2026-03-10
  source  @paper p2 via "a neighbour" grade B2
    quote "she will lend it"

2026-03-02 promise @boat "=SUM(boats)"
  from    @ben
  to      @anna
  text    "The boat; in May, or later."
  by      2026-05
  review  1 month
  source  @paper

2026-03-09 event @lent
  did     @anna lends the bike to @ben
  source  @wire

2026-03-20 rated @boat partly-kept 50%
  by       @cleo
  because  "half of it <b>floats</b>"
  source   @paper

2026-03-21 response @reply
  to    @boat
  from  @ben
  text  "It floats."

2026-04-20 event @later
  did  @anna lends the bike to @ben
`;

const folder = () => folderWith({ 'a.troth': LEDGER });
const lines = async (call: string) => {
  const { status, out, err } = await troth(call, { folder: folder() });
  expect([status, err]).toEqual([0, '']);
  return out.split('\n');
};

describe('csv', () => {
  test('the table of promises', async () => {
    const [header, ...rows] = (await lines('export csv --base https://example.org/p')).map((line) =>
      line.replace(/\r$/, ''),
    );
    expect(header).toBe(
      'id,kind,title,from,from names,to,to names,made,says,state,possible,after,progress,standing,since,due,deadline,why,tags,deal,sources,replies,page,file,line',
    );
    expect(rows).toEqual([
      '@bike,promise,"Lend the bike, the red one",@anna,Anna <a@example.org>,@ben,Ben,2026-03-01,"On 1 Mar 2026 Anna <a@example.org> promised Ben: Anna <a@example.org> lends the bike to Ben, by 10 Mar 2026.",kept,,,,,2026-03-09,2026-03-01,2026-03-10,since 9 Mar 2026: all was done by @lent; a.troth:31,#bikes,,@paper,,https://example.org/p/promise/bike/,a.troth,15',
      `@boat,promise,'=SUM(boats),@ben,Ben,@anna,Anna <a@example.org>,2026-03-02,"On 2 Mar 2026 Ben promised Anna <a@example.org>: “The boat; in May, or later.” by 31 May 2026.",partly kept,,,,,2026-03-20,2026-03-02,2026-05-31,since 20 Mar 2026: rated partly-kept by Cleo; a.troth:35,,,@paper,Ben: It floats.,https://example.org/p/promise/boat/,a.troth,23`,
      '',
    ]);
  });

  test('the other tables', async () => {
    const entries = await lines('export csv --table entries --known 2026-03-11');
    expect(entries.map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      'kind,id,date,known',
      'ledger,,,',
      'party,@anna,,',
      'party,@ben,,',
      'person,@cleo,,',
      'source,@wire,,2026-03-11',
      'event,@lent,2026-03-09,2026-03-11',
      '',
    ]);
    expect((await lines('export csv --table evidence'))[1]).toBe(
      '@bike,promise,"Lend the bike, the red one",supports,@paper,The Paper,p2,a neighbour,B2,no,she will lend it,,a.troth,15\r',
    );
  });
});

test('the table of evidence tells what is retracted', async () => {
  const folder = folderWith({ 'a.troth': `${LEDGER}2026-03-25 retracted @wire by @ben\n` });
  const { out } = await troth('export csv --table evidence', { folder });
  const [header, ...rows] = out.split('\r\n');
  expect(header).toContain(',grade,retracted,quotes,');
  expect(rows).toContain('@lent,event,,supports,@wire,The Wire,,,,yes,,,a.troth,31');
  expect(rows.filter((row) => row.includes(',yes,'))).toHaveLength(1);
});

test('atom: what changed, the newest first, with replies; what comes later is not in it', async () => {
  const out = (await lines('export atom --base https://example.org/p/')).join('\n');
  expect(out).toBe(ATOM);
  expect((await lines('export atom --limit 1')).filter((line) => line === '  <entry>')).toHaveLength(1);
});

test('ical: deadlines and reviews of what is open', async () => {
  expect((await lines('export ical --on 2026-03-05 --base https://example.org/p/')).join('\n')).toBe(
    CALENDAR.replaceAll('\n', '\r\n'),
  );
});

test('ical: what a day is to a promise stands in front of it', async () => {
  const folder = folderWith({
    'a.troth': `party @anna "Anna"
party @ben "Ben"
2026-01-01 promise @late "Late"
  from @anna
  to   @ben
  will @anna sings by 2026-02-01
2026-01-01 promise @held "Held"
  from @anna
  to   @ben
  will @anna pays 20,000 EUR to @ben
  by   2026-02-02
2026-01-10 suspended @held by @ben
2026-01-01 promise @quiet "Quiet"
  from  @anna
  to    @ben
  never @anna shouts
  until 2026-04-03
2026-01-01 promise @lapsed "Lapsed"
  from @anna
  to   @ben
  if   @ben asks
  will @anna answers @ben
  by   2026-02-03
2026-01-01 promise @perhaps "Perhaps"
  from @anna
  to   @ben
  if   @ben asks
  will @anna helps @ben
  by   2026-05-01
2026-01-01 promise @kept "Kept"
  from @anna
  to   @ben
  will @anna waves
  by   2026-05-01
2026-01-01 promise @within "Within"
  from @anna
  to   @ben
  if   @ben calls
  will @anna comes to @ben
  within 3 months
2026-01-02 event
  did @anna waves
2026-01-11/2026-01-13 event
  did @ben calls
`,
  });
  const { out, err } = await troth('export ical --on 2026-03-05', { folder });
  expect(err).toBe('');
  const text = out.replaceAll('\r\n ', '').replaceAll('\\n', '\n').replaceAll('\\,', ',');
  expect([...text.matchAll(/SUMMARY:(.*?)\r/g)].map(([, summary]) => summary)).toEqual([
    'Overdue: Late – Anna → Ben',
    'Suspended: Held – Anna → Ben',
    'Ends: Quiet – Anna → Ben',
    'Due: Within – Anna → Ben',
    'Due on a condition: Perhaps – Anna → Ben',
  ]);
  expect(text).toContain('On 5 Mar 2026: due, overdue.');
  expect(text).toContain(
    'On 5 Mar 2026: due, suspended, 0 of 20,000 EUR.\nNothing falls due while it is suspended.',
  );
  expect(text).toContain('On 5 Mar 2026: due.\nSome day in 11..13 Apr 2026.');
});

test('jsonld: claims and reviews of them', async () => {
  const { '@context': context, '@graph': graph } = JSON.parse(
    (await lines('export jsonld --base https://example.org/p/')).join('\n'),
  );
  expect(context).toBe('https://schema.org');
  const [id] = [graph[2]['@id']];
  expect(id).toMatch(/^urn:uuid:/);
  const paper = {
    '@type': 'CreativeWork',
    name: 'The Paper',
    url: 'https://example.org/paper?a=1&b=2',
    publisher: { '@type': 'Organization', name: 'Ben' },
    datePublished: '2026-03-12',
  };
  expect(graph.slice(1)).toEqual([
    {
      '@type': 'Claim',
      '@id': 'https://example.org/p/promise/boat/#claim',
      name: '=SUM(boats)',
      text: 'On 2 Mar 2026 Ben promised Anna <a@example.org>: “The boat; in May, or later.” by 31 May 2026.',
      author: [{ '@type': 'Organization', name: 'Ben' }],
      dateCreated: '2026-03-02',
      appearance: [paper],
      comment: [
        {
          '@type': 'Comment',
          text: 'It floats.',
          author: [{ '@type': 'Organization', name: 'Ben' }],
          dateCreated: '2026-03-21',
        },
      ],
      url: 'https://example.org/p/promise/boat/',
    },
    {
      '@type': 'ClaimReview',
      '@id': id,
      claimReviewed:
        'On 2 Mar 2026 Ben promised Anna <a@example.org>: “The boat; in May, or later.” by 31 May 2026.',
      itemReviewed: { '@id': 'https://example.org/p/promise/boat/#claim' },
      author: { '@type': 'Person', name: 'Cleo' },
      datePublished: '2026-03-20',
      reviewRating: {
        '@type': 'Rating',
        ratingValue: 3,
        worstRating: 1,
        bestRating: 5,
        alternateName: 'Partly kept',
        ratingExplanation: 'half of it <b>floats</b>',
      },
      citation: [paper],
      url: 'https://example.org/p/promise/boat/',
    },
  ]);
});

test('prov: chains of reports, in which everything that is referred to is declared', async () => {
  const prov = JSON.parse((await lines('export prov')).join('\n'));
  expect(Object.keys(prov.entity)).toEqual([
    'ledger:paper',
    'ledger:wire',
    'ledger:bike',
    'ledger:_report-1',
    'ledger:boat',
    'ledger:_report-2',
    'ledger:lent',
    'ledger:_report-3',
    'ledger:_entry-1',
    'ledger:_report-4',
  ]);
  expect(prov.entity['ledger:_report-1']).toEqual({
    'prov:type': { $: 'troth:report', type: 'prov:QUALIFIED_NAME' },
    'troth:stance': 'supports',
    'troth:passage': 'p2',
    'troth:grade': 'B2',
    'prov:value': 'she will lend it',
  });
  const labels = Object.values(prov.agent as Record<string, Record<string, unknown>>).map(
    (agent) => agent['prov:label'],
  );
  expect(labels).toEqual(['Ben', 'a neighbour']);
  const derived = Object.values(prov.wasDerivedFrom as Record<string, Record<string, unknown>>);
  expect(derived.map((one) => `${one['prov:generatedEntity']} < ${one['prov:usedEntity']}`)).toEqual([
    'ledger:wire < ledger:paper',
    'ledger:_report-1 < ledger:paper',
    'ledger:bike < ledger:_report-1',
    'ledger:_report-2 < ledger:paper',
    'ledger:boat < ledger:_report-2',
    'ledger:_report-3 < ledger:wire',
    'ledger:lent < ledger:_report-3',
    'ledger:_report-4 < ledger:paper',
    'ledger:_entry-1 < ledger:_report-4',
  ]);
  const declared = new Set([...Object.keys(prov.entity), ...Object.keys(prov.agent)]);
  for (const table of ['wasDerivedFrom', 'wasInfluencedBy', 'wasAttributedTo', 'wasInvalidatedBy'])
    for (const relation of Object.values(prov[table] as Record<string, Record<string, unknown>>))
      for (const [role, id] of Object.entries(relation))
        if (/Entity$|entity$|agent$|influence[er]/.test(role)) expect(declared).toContain(id);
});

describe('json', () => {
  const read = (name: string) =>
    JSON.parse(
      readFileSync(
        fileURLToPath(new URL(`../../../docs/schema/${name}.schema.json`, import.meta.url)),
        'utf8',
      ),
    );
  const ajv = new Ajv2020({ strictTypes: false, schemas: ['status', 'show', 'conflicts', 'diff'].map(read) });
  const validate = ajv.compile(read('export'));

  test.each(['', ' --on 2026-03-05', ' --known 2026-03-11'])('is what its schema says: %s', async (days) => {
    const value = JSON.parse((await lines(`export json${days}`)).join('\n'));
    expect(validate(value) ? undefined : validate.errors).toBe(undefined);
    expect(value.files === null).toBe(days.includes('known'));
  });

  test('is read back as the same ledger, and once more changes nothing', async () => {
    const place = folderWith({
      'ledger/a.troth': LEDGER,
      'ledger/more/b.troth': 'party @dora "Dora"\n; a comment\n',
    });
    expect((await troth('export json ledger -o out.json', { folder: place })).out).toBe('');
    const imported = await troth('import troth out.json -o copy', { folder: place });
    expect(imported.out).toBe(
      'Read 2 files of out.json\nWrote copy/a.troth, copy/more/b.troth: entries 14 added\n',
    );
    const again = await troth('import troth out.json -o copy', { folder: place });
    expect(again.out).toBe(
      'Read 2 files of out.json\nNothing to write in copy: entries 0 added, 14 as they were\n',
    );
    const status = async (from: string) =>
      (await troth(`status ${from} --json`, { folder: place })).out
        .replaceAll(`${from}/`, '')
        .replace(/"line": \d+|troth:\d+/g, '');
    expect(await status('copy')).toBe(await status('ledger'));
  });

  test.each([
    ['{', 'x.json is no JSON, or stops half way; a ledger is taken as a whole or not at all'],
    ['{}', 'x.json is not what “troth export json” writes'],
    ['{"export": 1, "files": null}', 'x.json holds no files: it was exported as known on an earlier day'],
    [
      '{"export": 1, "files": [{"path": "../a.troth", "text": ""}]}',
      'x.json names a file ../a.troth, which no ledger has',
    ],
    [
      '{"export": 1, "files": [{"path": "a/.git/b.troth", "text": ""}]}',
      'x.json names a file a/.git/b.troth, which no ledger has',
    ],
  ])('that is no export is refused: %s', async (text, message) => {
    const { status, err } = await troth('import troth x.json -o copy', {
      folder: folderWith({ 'x.json': text }),
    });
    const reads = 'import troth reads what `troth export json` writes.';
    expect([status, err]).toEqual([2, `troth: ${message}\n${reads}\n`]);
  });
});

test('the same ledger gives the same text, in whatever order its files are read', async () => {
  const [head, ...rest] = LEDGER.split(/\n(?=2026-)/);
  const place = folderWith({ 'a.troth': `${head}\n`, 'b.troth': `${rest.join('\n')}` });
  for (const format of ['atom', 'ical', 'jsonld']) {
    const one = await troth(`export ${format} a.troth b.troth`, { folder: place });
    const other = await troth(`export ${format} b.troth a.troth`, { folder: place });
    const graph = (text: string) =>
      format === 'jsonld'
        ? JSON.parse(text)
            ['@graph'].map((thing: unknown) => JSON.stringify(thing))
            .sort()
        : text;
    expect(graph(other.out)).toEqual(graph(one.out));
  }
});

test('no format tells where the ledger lies, nor from where it was exported', async () => {
  const place = folderWith({ 'deal/a.troth': LEDGER, 'deal/more/b.troth': 'party @zoe "Zoe"\n' });
  for (const format of EXPORT_FORMATS) {
    const within = await troth(`export ${format}`, { folder: `${place}/deal` });
    expect(within.status).toBe(0);
    for (const named of ['deal', `${place}/deal`, `deal/a.troth ${place}/deal/more/b.troth`])
      expect([named, (await troth(`export ${format} ${named}`, { folder: place })).out]).toEqual([
        named,
        within.out,
      ]);
  }
});

test('-o writes a file as a whole, and no file of a ledger', async () => {
  const place = folder();
  expect(await troth('export csv -o out.csv', { folder: place })).toEqual({ status: 0, out: '', err: '' });
  expect(readFileSync(path.join(place, 'out.csv'), 'utf8')).toBe(
    (await troth('export csv', { folder: place })).out,
  );
  writeFileSync(path.join(place, 'out.csv'), 'old');
  await troth('export csv -o out.csv', { folder: place });
  expect(readFileSync(path.join(place, 'out.csv'), 'utf8')).toMatch(/^id,/);
});

test.skipIf(process.platform === 'win32')(
  '-o keeps who may read a file, and where a link leads',
  async () => {
    const place = folder();
    mkdirSync(path.join(place, 'real'));
    writeFileSync(path.join(place, 'real/out.csv'), 'old');
    chmodSync(path.join(place, 'real/out.csv'), 0o600);
    symlinkSync('real/out.csv', path.join(place, 'out.csv'));
    expect((await troth('export csv -o out.csv', { folder: place })).status).toBe(0);
    expect(lstatSync(path.join(place, 'out.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(place, 'real/out.csv'), 'utf8')).toMatch(/^id,/);
    expect(statSync(path.join(place, 'real/out.csv')).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.join(place, 'real'))).toEqual(['out.csv']);
  },
);

test.each([
  ['export', 'export as what? troth export FORMAT [LEDGER…]\nFormats: csv, json, atom, ical, jsonld, prov\n'],
  ['export jsonl', 'there is no format jsonl; did you mean json or jsonld?\n'],
  [
    'export promises/bike.troth',
    'the format comes first: troth export FORMAT promises/bike.troth\nFormats: csv, json, atom, ical, jsonld, prov\n',
  ],
  ['export atom --table entries', '--table is for csv\n'],
  [
    'export csv --table entrys',
    'there is no table entrys; did you mean entries?\nTables: promises, entries, evidence\n',
  ],
  ['export csv --limit 3', '--limit is for atom\n'],
  ['export atom --limit few', '--limit few: a number of changes is asked for\n'],
  [
    'export atom --base example.org',
    '--base example.org: an address such as https://example.org/promises/ is asked for\n',
  ],
  [
    'export atom --base https://example.org/?a',
    '--base https://example.org/?a: an address without ?, # and name is asked for\n',
  ],
  ['export csv -o a.troth', 'a.troth would lie among the files of a ledger; give another name\n'],
  ['export csv none', 'there is no file or folder none\n'],
])('%s', async (call, message) => {
  const { status, out, err } = await troth(call, { folder: folder() });
  expect([status, out]).toEqual([2, '']);
  expect(err.startsWith(`troth: ${message}`), err).toBe(true);
});

const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://example.org/p/</id>
  <title>Bikes &amp; boats</title>
  <subtitle>What was promised, what happened, and what changed</subtitle>
  <updated>2026-03-21T00:00:00+01:00</updated>
  <author><name>Bikes &amp; boats</name></author>
  <generator>Troth</generator>
  <link rel="self" type="application/atom+xml" href="https://example.org/p/feed.xml"/>
  <link rel="alternate" type="text/html" href="https://example.org/p/"/>
  <entry>
    <id>urn:uuid:68f678c1-ced7-8d84-acca-ec276f741269</id>
    <title>Reply by Ben: It floats. – =SUM(boats)</title>
    <updated>2026-03-21T00:00:00+01:00</updated>
    <link rel="alternate" type="text/html" href="https://example.org/p/promise/boat/"/>
    <category term="response"/>
    <content type="html">&lt;p&gt;When: 21 Mar 2026&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:uuid:99dcb8f6-fb95-8eb9-955a-1e42f71e26df</id>
    <title>Rated by Cleo: partly kept (50 %), because “half of it &lt;b&gt;floats&lt;/b&gt;” – =SUM(boats)</title>
    <updated>2026-03-20T00:00:00+01:00</updated>
    <link rel="alternate" type="text/html" href="https://example.org/p/promise/boat/"/>
    <category term="rated"/>
    <content type="html">&lt;p&gt;When: 20 Mar 2026&lt;/p&gt;&lt;p&gt;=SUM(boats): rated partly-kept&lt;/p&gt;&lt;p&gt;Sources: The Paper&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:uuid:9f89266c-8865-8988-89bd-2e48a23a939d</id>
    <title>Promised: Lend the bike, the red one</title>
    <updated>2026-03-12T00:00:00+01:00</updated>
    <link rel="alternate" type="text/html" href="https://example.org/p/promise/bike/"/>
    <category term="promise"/>
    <content type="html">&lt;p&gt;When: 1 Mar 2026&lt;/p&gt;&lt;p&gt;On 1 Mar 2026 Anna &amp;lt;a@example.org&amp;gt; promised Ben: Anna &amp;lt;a@example.org&amp;gt; lends the bike to Ben, by 10 Mar 2026.&lt;/p&gt;&lt;p&gt;Sources: The Paper&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:uuid:83855bc0-a876-806e-9dbc-6eeebf12a20a</id>
    <title>Promised: =SUM(boats)</title>
    <updated>2026-03-12T00:00:00+01:00</updated>
    <link rel="alternate" type="text/html" href="https://example.org/p/promise/boat/"/>
    <category term="promise"/>
    <content type="html">&lt;p&gt;When: 2 Mar 2026&lt;/p&gt;&lt;p&gt;On 2 Mar 2026 Ben promised Anna &amp;lt;a@example.org&amp;gt;: “The boat; in May, or later.” by 31 May 2026.&lt;/p&gt;&lt;p&gt;Sources: The Paper&lt;/p&gt;&lt;p&gt;Ben replies: “It floats.”&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:uuid:a941757b-ef64-8d5c-99e9-1a29576c4a90</id>
    <title>Anna &lt;a@example.org&gt; lends the bike to Ben</title>
    <updated>2026-03-11T00:00:00+01:00</updated>
    <link rel="alternate" type="text/html" href="https://example.org/p/promise/bike/"/>
    <category term="event"/>
    <content type="html">&lt;p&gt;When: 9 Mar 2026&lt;/p&gt;&lt;p&gt;Lend the bike, the red one: done, in part or whole&lt;/p&gt;&lt;p&gt;Lend the bike, the red one: kept&lt;/p&gt;&lt;p&gt;Sources: The Wire&lt;/p&gt;</content>
  </entry>
</feed>
`;
const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Troth//Ledger of promises//EN
CALSCALE:GREGORIAN
NAME:Bikes & boats
X-WR-CALNAME:Bikes & boats
BEGIN:VEVENT
UID:4735a4c8-86a3-8ffb-bd9a-94db8f5a6aa8
DTSTAMP:20260305T000000Z
DTSTART;VALUE=DATE:20260310
DTEND;VALUE=DATE:20260311
SUMMARY:Due: Lend the bike\\, the red one – Anna <a@example.org> → Ben
DESCRIPTION:On 1 Mar 2026 Anna <a@example.org> promised Ben: Anna <a@exampl
 e.org> lends the bike to Ben\\, by 10 Mar 2026.\\nOn 5 Mar 2026: due.
URL:https://example.org/p/promise/bike/
CATEGORIES:Deadline
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:2765b85d-db6b-895b-ae14-ec6b11a7c34a
DTSTAMP:20260305T000000Z
DTSTART;VALUE=DATE:20260402
DTEND;VALUE=DATE:20260403
SUMMARY:Look again: =SUM(boats) – Ben → Anna <a@example.org>
DESCRIPTION:On 2 Mar 2026 Ben promised Anna <a@example.org>: “The boat\\; 
 in May\\, or later.” by 31 May 2026.\\nOn 5 Mar 2026: due.
URL:https://example.org/p/promise/boat/
CATEGORIES:Review
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:394d3e74-bbb6-84cf-b8ec-2e843ca1f8a2
DTSTAMP:20260305T000000Z
DTSTART;VALUE=DATE:20260531
DTEND;VALUE=DATE:20260601
SUMMARY:Due: =SUM(boats) – Ben → Anna <a@example.org>
DESCRIPTION:On 2 Mar 2026 Ben promised Anna <a@example.org>: “The boat\\; 
 in May\\, or later.” by 31 May 2026.\\nOn 5 Mar 2026: due.
URL:https://example.org/p/promise/boat/
CATEGORIES:Deadline
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`;

test('what is handed on without its errors is said to have some', async () => {
  const place = folderWith({ 'a.troth': `${LEDGER}\nparty @anna "Anna again"\n` });
  const err = 'troth: the ledger has 1 error, and those who get this do not see any; troth check shows it\n';
  expect(await troth('export csv', { folder: place })).toMatchObject({ status: 1, err });
  expect(await troth('export csv --quiet', { folder: place })).toMatchObject({ status: 1, err: '' });
});

test('a reply stands beside what it answers, whatever that is, also where no source vouches for it', async () => {
  const reply = (id: string) => `2026-02-01 response\n  to @${id}\n  from @ben\n  text "re-${id}"\n`;
  const folder = folderWith({
    'a.troth': `party @anna "Anna"
party @ben "Ben"
source @paper "Paper"
  published 2026-01-20
2026-01-01 promise @p
  from @anna
  to @ben
  will @anna sings
  source @paper
2026-01-02 event @e
  did @anna hums
  source @paper
2026-01-03 claim @c by @anna "Well."
  about @p
  source @paper
${['p', 'e', 'c', 'paper'].map(reply).join('')}`,
  });
  const ask = async (format: string) => (await troth(`export ${format}`, { folder })).out;
  const rows = (csv: string) => csv.split('\r\n');
  const entries = rows(await ask('csv --table entries'));
  const evidence = rows(await ask('csv --table evidence'));
  for (const id of ['p', 'e', 'c'])
    for (const table of [entries, evidence])
      expect(table.filter((row) => row.includes(`,@${id},`) || row.startsWith(`@${id},`)).join()).toContain(
        `Ben: re-${id}`,
      );
  expect(entries.find((row) => row.startsWith('source,@paper'))).toContain('Ben: re-paper');
  const { entity } = JSON.parse(await ask('prov'));
  for (const id of ['p', 'e', 'c', 'paper'])
    expect(entity[`ledger:${id}`]['troth:reply']).toBe(`Ben: re-${id}`);
});
