import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VoucherReport } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const prison = fileURLToPath(new URL('../../../examples/prison-deal/', import.meta.url));

/** What a call prints that must succeed. */
async function out(args: string, folder: string): Promise<string> {
  const answer = await troth(args, { folder });
  expect([answer.status, answer.err]).toEqual([0, '']);
  return answer.out;
}

describe('the prison deal', { timeout: 30_000 }, () => {
  const said = async (id: string) => {
    const report: VoucherReport = JSON.parse(await out(`evidence ${id} --json`, prison));
    const [{ supports, counts, because }] = report.statements as [VoucherReport['statements'][0]];
    const { low, high } = supports.roots;
    return [
      supports.sources,
      `${low}..${high}`,
      supports.witnesses.map(({ id: root }) => root).join(),
      counts,
      because,
    ];
  };
  const CLAIM = 'a claim is shown with its author and never counted';

  test.each([
    ['@nine-leaders', 2, '@report', true, null],
    ['@hand-over', 2, '@report', true, null],
    ['@informants', 2, '@report', true, null],
    ['@protection', 2, '@report', true, null],
    ['@end-protection', 2, '@report', true, null],
    ['@exchange', 2, '@report', true, null],
    ['@prison-access', 2, '@report', true, null],
    ['@flights', 2, '@report', true, null],
    ['@gave-information', 2, '@report', true, null],
    ['@one-handed-over', 1, '@commentary', true, null],
    ['@betrayal', 2, '@farah', false, CLAIM],
    ['@lost-trust', 2, '@report', false, CLAIM],
    ['@spokesman-reply', 2, '@pigott', false, 'a response is shown with its author and never counted'],
    ['@presumed-fate', 1, '@commentary', false, 'it is alleged, and nobody has accepted it'],
    ['@others-in-custody', 1, '@commentary', false, CLAIM],
    ['@dangerous-friend', 1, '@commentary', false, CLAIM],
    ['@cost-to-europe', 1, '@commentary', false, CLAIM],
    ['@older-than-this-president', 1, '@commentary', false, CLAIM],
  ])('%s: %i sources, 1 root', async (id, sources, root, counts, because) => {
    expect(await said(id)).toEqual([sources, '1..1', root, counts, because]);
  });

  test('for people', async () => {
    expect(await out('evidence @hand-over', prison)).toBe(`@hand-over  Hand over the nine gang leaders
promise · prison-deal.troth:114

2 sources, 1 root: News report on the prison deal, The Washington Post, from “officials familiar
with the conversation”, unnamed.

Supported by 2 sources, 1 root
  News report on the prison deal, The Washington Post (@report), 20 Oct 2025 · root
  └─ “officials familiar with the conversation”, unnamed
  Commentary on the news report (@commentary), 20 Oct 2025
  └─ News report on the prison deal, The Washington Post (@report), as above

Responses
  20 Oct 2025  @spokesman-reply  State Department (through Tommy Pigott): Asked about it, he points
               to results: gang members are back in Venezuela, members of MS-13 have been
               prosecuted, and Americans are safer.
               prison-deal.troth:178

Claims about it, never counted
  20 Oct 2025  @others-in-custody  Eric Zuesse: The others are still in U.S. custody.
               prison-deal.troth:159
  20 Oct 2025  @betrayal  Douglas Farah: The exchange gravely betrays the officers who put their
               lives at risk for the arrests.
               prison-deal.troth:165
`);
  });

  test('in a sentence', async () => {
    expect(await out('evidence @presumed-fate --quiet', prison)).toBe(
      `@presumed-fate  The commentary's author presumes that the man handed over came to harm
alleged · prison-deal.troth:187

1 source, 1 root: Commentary on the news report.
Counts for nothing: it is alleged, and nobody has accepted it.
`,
    );
  });

  test('as known before the report', async () => {
    expect(
      await out('evidence @hand-over --known 2025-09-01', prison),
    ).toBe(`@hand-over  Hand over the nine gang leaders
promise · prison-deal.troth:114 · as known by 1 Sep 2025

Not known by then.
`);
    expect(
      await out('evidence @flights --known 2025-09-01', prison),
    ).toBe(`@flights  The deportees are flown to El Salvador
event · prison-deal.troth:147 · as known by 1 Sep 2025

None of its sources was out by then.
`);
  });

  test('what rests on the report, and on the commentary', async () => {
    expect(await out('evidence @report --quiet', prison)).toContain(
      '18 statements rest on it. Were it retracted: 18 would be left without a root.\n',
    );
    expect(await out('evidence @commentary --quiet', prison)).toContain(
      'Were it retracted: 1 would no longer count, 6 would be left without a\nroot.\n',
    );
  });
});

const LEDGER = `party @ministry "Ministry of <Works> & Roads"
source @wire "The Wire"
  published 2026-03-01
source @daily "Daily"
  published 2026-03-02
  relays @wire
source @post "The Post"
  published 2026-03-03
source @weekly "Weekly"
  published 2026-03-05
source @x "X"
source @y "Y"
2026-03-01 event @closed "The bridge is closed"
  did the bridge closed
  source @daily
  source @wire via "a clerk" @ministry
  source @post p2 via "a bus driver" grade C3
  source @x via @y
  source @y via @x
  source @weekly denies via @ministry
2026-03-06 retracted @post by @ministry
  because "The driver was not there."
2026-03-06 response @reply
  to @closed
  from @ministry
  text "It is open."
`;

test('chains as a tree: reprints, speakers, circles, denials, retractions', async () => {
  const folder = folderWith({ 'a.troth': LEDGER });
  expect(await out('evidence @closed', folder)).toBe(`@closed  The bridge is closed
event · a.troth:13

4 sources, 1 root: Ministry of <Works> & Roads; denied by 1 source, 1 root: Ministry of <Works> &
Roads.
Disputed: some support it and some deny it.

Supported by 4 sources, 1 root
  Daily (@daily), 2 Mar 2026
  └─ The Wire (@wire), as below
  The Wire (@wire), 1 Mar 2026
  └─ “a clerk”, unnamed
     └─ Ministry of <Works> & Roads (@ministry) · root
  The Post (@post), p2, 3 Mar 2026, grade C3 · retracted
  └─ “a bus driver”, unnamed
  X (@x), does not count: it goes round in a circle to no root
  └─ Y (@y), as below
  Y (@y), does not count: it goes round in a circle to no root
  └─ X (@x), as above

Denied by 1 source, 1 root
  Weekly (@weekly), 5 Mar 2026
  └─ Ministry of <Works> & Roads (@ministry) · root

Responses
  6 Mar 2026  @reply  Ministry of <Works> & Roads: It is open.
              a.troth:23
`);
  expect(await out('evidence @closed --known 2026-03-03 --quiet', folder)).toBe(`@closed  The bridge is closed
event · a.troth:13 · as known by 3 Mar 2026

5 sources, 2 roots: Ministry of <Works> & Roads; The Post, from “a bus driver”, unnamed.
`);
});

test('a source: what its retraction took away', async () => {
  const folder = folderWith({ 'a.troth': LEDGER.replace(/ {2}source @(?!post).*\n/g, '') });
  expect(await out('evidence @post', folder)).toBe(`@post  The Post
source · a.troth:7

1 statement rests on it. It is retracted: 1 no longer counted.

What rests on it
  @closed  The bridge is closed  no longer counted; had 1 root
  a.troth:13

Accepted, retracted
  6 Mar 2026  retracted @post, because “The driver was not there.”
              a.troth:16
`);
  expect(await out('evidence @weekly', folder)).toBe(`@weekly  Weekly
source · a.troth:9

Nothing rests on it.
`);
});

const SMALL = `source @paper "The <Paper> & Co"
  published 2026-03-02
2026-03-01 event @rain "Rain"
  did it rained
  source @paper via "a \\"farmer\\""
`;

test('as Mermaid text', async () => {
  const folder = folderWith({ 'a.troth': SMALL });
  expect(
    await out('evidence @rain --format mermaid', folder),
  ).toBe(`%% 1 source, 1 root: The #60;Paper#62; #38; Co, from “a #34;farmer#34;”, unnamed.
flowchart LR
  accTitle: Who says so: Rain
  n0["Rain<br>#64;rain"]
  n1(["The #60;Paper#62; #38; Co<br>#64;paper, root"])
  n2>"“a #34;farmer#34;”, unnamed"]
  n0 -->|supports| n1
  n1 --> n2
  classDef root stroke-width:4px
  class n1 root
`);
});

test('as a picture that stands alone, with its text escaped and said in words', async () => {
  const folder = folderWith({ 'a.troth': SMALL });
  const svg = await out('evidence @rain --format svg', folder);
  expect(svg).toContain('<title id="title">Who says so: Rain</title>');
  expect(svg).toContain(
    '<desc id="description">1 source, 1 root: The &lt;Paper&gt; &amp; Co, from “a &quot;farmer&quot;”, unnamed.</desc>',
  );
  expect(svg).toContain('@media(prefers-color-scheme:dark)');
  expect(svg).toContain('role="img" aria-labelledby="title description"');
  expect(svg.replace(/<style>[\s\S]*<\/style>/, '').replace(/<defs>.*<\/defs>/, '')).toBe(
    `<svg xmlns="http://www.w3.org/2000/svg" width="958" height="160" viewBox="0 0 958 160" role="img" aria-labelledby="title description">
<title id="title">Who says so: Rain</title>
<desc id="description">1 source, 1 root: The &lt;Paper&gt; &amp; Co, from “a &quot;farmer&quot;”, unnamed.</desc>


<rect class="ground" width="100%" height="100%"/>
<text class="heading" x="24" y="38">Who says so: Rain</text>
<path class="line" marker-end="url(#head)" d="M254 86C309 86 309 86 364 86"/>
<text class="note label" x="294" y="80">supports</text>
<path class="line" marker-end="url(#head)" d="M594 86C649 86 649 86 704 86"/>
<g class="statement">
<rect x="24" y="58" width="230" height="56" rx="2"/>
<text class="strong" x="34" y="81">Rain</text>
<text class="note" x="34" y="99">@rain</text>
</g>
<g class="named root">
<rect x="364" y="58" width="230" height="56" rx="12"/>
<text x="374" y="81">The &lt;Paper&gt; &amp; Co</text>
<text class="note" x="374" y="99">@paper · root</text>
</g>
<g class="unnamed">
<rect x="704" y="58" width="230" height="56" rx="12"/>
<text x="714" y="81">“a &quot;farmer&quot;”</text>
<text class="note" x="714" y="99">unnamed</text>
</g>
</svg>
`,
  );
});

test('words from right to left stay in their place in a picture', async () => {
  const folder = folderWith({
    'a.troth': SMALL.replace('"The <Paper> & Co"', '"بنت, 10 Jan"').replace('"Rain"', '"שרה: 3"'),
  });
  const svg = await out('evidence @rain --format svg', folder);
  expect(svg).toContain('>\u2067بنت\u2069, 10 Jan</text>');
  expect(svg).toContain('>\u2067שרה\u2069: 3</text>');
});

test('no picture needs anything from elsewhere', async () => {
  for (const id of ['@hand-over', '@report']) {
    const svg = await out(`evidence ${id} --format svg`, prison);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|href|@import|@font-face/,
    );
  }
});

test('the example of docs/evidence.md prints what stands there', async () => {
  const page = readFileSync(path.join(prison, '../../docs/evidence.md'), 'utf8');
  const [, ledger] = /^```troth name=bridge\n([\s\S]*?)^```$/m.exec(page)!;
  const [, printed] = /^```console\n\$ troth evidence @closed\n([\s\S]*?)^```$/m.exec(page)!;
  expect(await out('evidence @closed', folderWith({ 'bridge.troth': ledger! }))).toBe(printed);
});

test('what cannot be asked', async () => {
  const folder = folderWith({ 'a.troth': SMALL });
  expect(await troth('evidence', { folder })).toMatchObject({
    status: 2,
    err: 'troth: the evidence of what? troth evidence @ID\nAn id is what follows @ in the ledger.\n',
  });
  expect(await troth('evidence @rian', { folder })).toMatchObject({
    status: 2,
    err: 'troth: nothing is declared as @rian; did you mean @rain?\n',
  });
  expect((await troth('evidence @rain --format png', { folder })).err).toContain(
    '--format png: there is no such format',
  );
});

describe('captured files', () => {
  const text = 'They will not release\nnine men.\n';
  const digest = createHash('sha256').update(text).digest('hex');
  const source = (id: string, file: string, more = '') =>
    `source @${id} "${id}"\n  published 2026-03-02\n  file ${file}\n${more}`;
  const event = (id: string, quote: string) =>
    `2026-03-01 event @e-${id}\n  did it rained\n  source @${id}\n    quote "${quote}"\n`;
  const codes = async (folder: string) => {
    const { out: printed } = await troth('check --json', { folder });
    const found = JSON.parse(printed).diagnostics as { code: string; file: string; message: string }[];
    return found.map(({ code, message }) => `${code}: ${message}`);
  };

  test('are found from the ledger file that names them, and guarded by their digest', async () => {
    const folder = folderWith({
      'main.troth': 'ledger\n  include more/sub.troth\n',
      'more/sub.troth':
        source('a', 'copies/a.txt', `  sha256 ${digest}\n`) + event('a', 'will not release nine'),
      'more/copies/a.txt': text,
    });
    expect(await codes(folder)).toEqual([]);
    expect(await out('evidence @e-a', folder)).toContain('“will not release nine” exact');
    const parent = path.dirname(folder);
    const { out: printed } = await troth(`check --json ${path.basename(folder)}`, { folder: parent });
    expect(JSON.parse(printed).diagnostics).toEqual([]);
  });

  test('a digest that differs, a word left out, and words that are not there', async () => {
    const folder = folderWith({
      'a.troth':
        source('a', 'a.txt', `  sha256 ${digest}\n`) +
        event('a', 'will release nine') +
        event('b', 'Good day to you') +
        source('b', 'a.txt'),
      'a.txt': text.replace('men', 'women'),
    });
    expect(await codes(folder)).toEqual([
      'altered-file: `a.txt` is not the file that this SHA-256 was taken of.',
      'altered-quote: These words are not in `a.txt`; the nearest there are “will not release nine”.',
      'missing-quote: These words are not in `a.txt`, and nothing near them is.',
    ]);
    expect((await troth('check --quiet', { folder })).status).toBe(1);
    expect(await out('evidence @e-a', folder)).toContain(
      '“will release nine” altered; the file has “will not release nine”',
    );
  });

  test('that are not there, folders, PDFs, images and other bytes', async () => {
    const ids = ['gone', 'folder', 'pdf', 'image', 'latin', 'utf16', 'marked'];
    const folder = folderWith({
      'a.troth': ids.map((id) => source(id, id) + event(id, 'naïve')).join(''),
      'folder/x.txt': text,
      pdf: '%PDF-1.7\nnaïve',
      image: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
      latin: Buffer.from('naïve', 'latin1'),
      utf16: Buffer.from('\ufeffso naïve', 'utf16le'),
      marked: '\ufeffnaïve',
    });
    expect(await codes(folder)).toEqual([
      'missing-file: There is no file `gone`, so quotes from it cannot be checked.',
      'unreadable-file: `folder` cannot be read: it is a folder, so quotes from it cannot be checked.',
      'unreadable-file: `pdf` is no text: it is a PDF, so quotes from it cannot be checked.',
      'unreadable-file: `image` is no text: it holds zero bytes, as images and archives do, so quotes from it cannot be checked.',
      'unreadable-file: `latin` is no text: it is not UTF-8, so quotes from it cannot be checked.',
    ]);
    expect((await troth('check --quiet', { folder })).status).toBe(0);
  });

  test('are shown beside quotes by `show`', async () => {
    const folder = folderWith({
      'a.troth': source('a', 'a.txt') + event('a', 'will release nine'),
      'a.txt': text,
    });
    expect(await out('show @e-a', folder)).toContain(
      '“will release nine” altered; the file has “will not release nine”',
    );
    expect(JSON.parse(await out('show @e-a --json', folder)).quotes).toEqual([
      { source: '@a', text: 'will release nine', status: 'altered', nearest: 'will not release nine' },
    ]);
  });

  test('are not looked at by a command that does not need them', async () => {
    const folder = folderWith({ 'a.troth': source('a', 'gone.txt') + event('a', 'x') });
    expect(await troth('status', { folder })).toMatchObject({ status: 0, err: '' });
  });
});
