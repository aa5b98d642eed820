import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sourceText } from '@troth/core';
import { expect, onTestFinished, test } from 'vitest';
import { type PublishOptions, publishSite } from '../src/publish/publish-site.ts';
import type { SiteFile } from '../src/publish/site-file.ts';
import { MOST_ADDRESSES, sitemapFiles } from '../src/publish/sitemap-files.ts';
import { writeSite } from '../src/publish/write-site.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <base href="/">
    <meta name="troth-answers" content="server">
    <title>Troth</title>
    <script type="module" crossorigin src="./assets/index.js"></script>
    <link rel="stylesheet" crossorigin href="./assets/index.css">
  </head>
  <body>
    <div id="page"></div>
    <noscript>No.</noscript>
  </body>
</html>
`;
const LEDGER = `ledger "Bikes </title><script>alert(1)</script>"
  on 2026-03-31
party @anna "Anna & \\"Co\\""
party @ben "Ben"
source @paper "The Paper"
  published 2026-03-01
  url "javascript:alert(1)"
2026-03-01 promise @bike "Lend <img src=x onerror=alert(1)>"
  from    @anna
  to      @ben
  text    "</script><script>alert(2)</script>"
  by      2026-05-01
  source  @paper
    quote "<b>so</b>"
2026-03-02 promise @trade/2024/a "Nested"
  from  @anna
  to    @ben
  text  "x"
2026-03-02 promise @a/../../b "Odd name"
  from  @anna
  to    @ben
  text  "x"
2026-03-02 promise @Bike "Another in capitals"
  from  @anna
  to    @ben
  text  "x"
2026-03-05 response "Reply"
  to    @bike
  from  @anna
  text  "It is <i>mine</i>."
`;

function place(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-publish-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'page/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'page/index.html'), PAGE);
  writeFileSync(path.join(folder, 'page/assets/index.js'), 'export {};');
  writeFileSync(path.join(folder, 'page/assets/index.css'), 'p {}');
  return folder;
}

function publish(folder: string, more: Partial<PublishOptions> = {}) {
  return publishSite({
    sources: [sourceText(path.join(folder, 'ledger/a.troth'), LEDGER)],
    folder: path.join(folder, 'site'),
    shown: 'site',
    from: folder,
    base: undefined,
    page: path.join(folder, 'page'),
    now: () => new Date('2026-04-01T12:00:00'),
    ...more,
  });
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

const read = (folder: string, name: string) => readFileSync(path.join(folder, 'site', name), 'utf8');

test('a page for everything that has one, the program, the exports, and nothing else', async () => {
  const folder = place();
  const { files: count, leftOut } = await publish(folder, { base: 'https://example.org/p/' });
  const names = files(path.join(folder, 'site'));
  expect(names).toHaveLength(count + 1);
  expect(names).toEqual([
    '.nojekyll',
    '404.html',
    'assets/index.css',
    'assets/index.js',
    'card/Bike~~1.html',
    'card/a~..~..~b.html',
    'card/bike.html',
    'card/trade/2024/a.html',
    'choices/index.html',
    'claims.jsonld',
    'conflicts/index.html',
    'deadlines.ics',
    'draft/index.html',
    'editor/index.html',
    'entries.csv',
    'evidence.csv',
    'export.json',
    'feed.xml',
    'index.html',
    'ledger.json',
    'method/index.html',
    'parties/index.html',
    'party/anna/index.html',
    'party/anna/preview.png',
    'party/ben/index.html',
    'party/ben/preview.png',
    'preview.png',
    'problems/index.html',
    'promise/Bike~~1/index.html',
    'promise/Bike~~1/preview.png',
    'promise/a~..~..~b/index.html',
    'promise/a~..~..~b/preview.png',
    'promise/bike/index.html',
    'promise/bike/preview.png',
    'promise/trade/2024/a/index.html',
    'promise/trade/2024/a/preview.png',
    'promises.csv',
    'promises/index.html',
    'provenance.json',
    'search/index.html',
    'sitemap.xml',
    'source/paper/index.html',
    'sources/index.html',
    'troth-site.json',
  ]);
  expect(leftOut).toEqual([]);
  expect(read(folder, 'promises/index.html')).toContain('href="promise/Bike~~1/">Another in capitals');
  expect(read(folder, 'card/Bike~~1.html')).toContain('href="promise/Bike~~1/">Another in capitals');
  expect(read(folder, 'sitemap.xml')).toContain('<loc>https://example.org/p/promise/Bike~~1/</loc>');
  expect(readdirSync(folder).sort()).toEqual(['page', 'site']);
});

test('every address in a page is below its base, which leads back to the root', async () => {
  const folder = place();
  await publish(folder);
  for (const [name, base] of [
    ['index.html', './'],
    ['method/index.html', '../'],
    ['promise/bike/index.html', '../../'],
    ['promise/trade/2024/a/index.html', '../../../../'],
    ['card/trade/2024/a.html', '../../../'],
  ] as const) {
    const text = read(folder, name);
    expect(text).toContain(`<base href="${base}"`);
    expect(text).not.toMatch(/(?:src|href)="\/(?!\/)/);
  }
});

test('what is written in the ledger stays text, in every page and in the data beside it', async () => {
  const folder = place();
  await publish(folder, { base: 'https://example.org/p/' });
  for (const name of files(path.join(folder, 'site'))) {
    if (!name.endsWith('.html')) continue;
    const text = read(folder, name);
    expect(text, name).not.toMatch(/<script>|<img|<b>|<i>mine|href="javascript:/);
    expect([...text.matchAll(/<script\b/g)].length, name).toBe([...text.matchAll(/<\/script>/g)].length);
  }
  const page = read(folder, 'promise/bike/index.html');
  expect(page).toContain('<h1>Lend &lt;img src=x onerror=alert(1)&gt;</h1>');
  const [, data] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(page)!;
  expect(JSON.parse(data!)['@graph'][0].name).toBe('Lend <img src=x onerror=alert(1)>');
});

test('the page of a promise tells its amendments, and what else was done about it or its deal', async () => {
  const folder = place();
  const text = `party @anna "Anna"
party @ben "Ben"
2026-02-01 deal @swap "Swap"
  between @anna, @ben
2026-03-01 promise @bike "Lend the bike"
  from    @anna
  to      @ben
  will    @anna lends the bike to @ben
  by      2026-03-10
  part of @swap
2026-03-05 amended @bike by @anna, @ben
  id      @more-time
  by      2026-05-01
  because "The tyre is flat"
2026-03-06 released @bike by @anna
2026-03-07 suspended @swap by @anna, @ben
2026-04-20 ended @bike by @anna, @ben
2026-03-08 response
  to      @more-time
  from    @ben
  text    "May it be soon"
`;
  await publish(folder, {
    sources: [sourceText(path.join(folder, 'ledger/a.troth'), text)],
  });
  const page = read(folder, 'promise/bike/index.html');
  expect(page).toContain('by 10 Mar 2026. Now, since 5 Mar 2026: Anna lends the bike to Ben, by 1 May 2026.');
  const [, list = ''] = /<h2>What was done about it<\/h2>\s*<ul>([\s\S]*?)<\/ul>/.exec(page) ?? [];
  expect([...list.matchAll(/<li>([^<]*)/g)].map(([, line]) => line)).toEqual([
    '5 Mar 2026, Anna and Ben: amended: by 1 May 2026, because “The tyre is flat”',
    '6 Mar 2026, Anna: released (without effect: Anna cannot release Lend the bike)',
    '7 Mar 2026, Anna and Ben: suspended Swap',
  ]);
  expect(list).toContain('<blockquote><p>May it be soon</p>');
});

test('a promise with many cases says what it says and lists them; each case says which one it is', async () => {
  const folder = place();
  const text = `ledger "Rent"
  on 2026-02-15
party @anna "Anna"
party @ben "Ben"
2025-12-15 promise @rent "Rent of the flat"
  from      @anna
  to        @ben
  will      @anna pays 500 EUR to @ben
  every     1 month
  starting  2026-01-01
  until     2026-03-31
`;
  await publish(folder, { sources: [sourceText(path.join(folder, 'ledger/a.troth'), text)] });
  const page = read(folder, 'promise/rent/index.html');
  expect(page).toContain('<p>On 15 Dec 2025 Anna promised Ben: every 1 month, Anna pays 500 EUR to Ben,');
  const items = (markup: string) => [...markup.matchAll(/<li>(?:<a [^>]*>)?([^<]*)(?:<\/a>)?([^<]*)/g)];
  const cases = items(page.slice(page.indexOf('<h2>Its cases</h2>'))).map(
    ([, title, state]) => title + state,
  );
  expect(cases).toEqual([
    'Rent of the flat (1 Jan 2026): due, overdue',
    'Rent of the flat (1 Feb 2026): due',
    'Rent of the flat (1 Mar 2026): due',
  ]);
  expect(read(folder, 'index.html')).toContain('>Rent of the flat (1 Feb 2026)</a>: due</li>');
  expect(read(folder, 'promise/rent[on 2026-02-01]/index.html')).toContain(
    '<h1>Rent of the flat (1 Feb 2026)</h1>',
  );
});

test('the head of a page tells others what it is', async () => {
  const folder = place();
  await publish(folder, { base: 'https://example.org/p/' });
  const text = read(folder, 'promise/trade/2024/a/index.html');
  expect(
    [
      ...text.matchAll(
        /<meta (?:property|name)="(?:og:|twitter:|description)[^>]*>|<link rel="canonical"[^>]*>/g,
      ),
    ].map(([tag]) => tag),
  ).toEqual([
    '<meta name="description" content="On 2 Mar 2026 Anna &amp; &quot;Co&quot; promised Ben: “x” On 31 Mar 2026: due.">',
    '<meta property="og:title" content="Nested · Bikes &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;">',
    '<meta property="og:description" content="On 2 Mar 2026 Anna &amp; &quot;Co&quot; promised Ben: “x” On 31 Mar 2026: due.">',
    '<meta property="og:type" content="article">',
    '<meta property="og:site_name" content="Bikes &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;">',
    '<meta property="og:url" content="https://example.org/p/promise/trade/2024/a/">',
    '<link rel="canonical" href="https://example.org/p/promise/trade/2024/a/">',
    '<meta property="og:image" content="https://example.org/p/promise/trade/2024/a/preview.png">',
    '<meta property="og:image:type" content="image/png">',
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    '<meta property="og:image:alt" content="Promise: Nested. Anna &amp; &quot;Co&quot; → Ben. 2 Mar 2026. Where it stands: Due. Bikes &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;, on 31 Mar 2026.">',
    '<meta name="twitter:card" content="summary_large_image">',
  ]);
  expect(read(folder, 'sitemap.xml')).toContain('<loc>https://example.org/p/promise/trade/2024/a/</loc>');
  expect(read(folder, 'feed.xml')).toContain('href="https://example.org/p/promise/bike/"');
});

test('no path of the machine is in any file', async () => {
  const folder = place();
  await publish(folder);
  for (const name of files(path.join(folder, 'site'))) expect(read(folder, name), name).not.toContain(folder);
  expect(JSON.parse(read(folder, 'ledger.json')).files.map((file: { path: string }) => file.path)).toEqual([
    'a.troth',
  ]);
});

test('published again, what is gone goes, and the same ledger gives the same files', async () => {
  const folder = place();
  await publish(folder);
  const before = files(path.join(folder, 'site')).map((name) => [name, read(folder, name)]);
  expect(await publish(folder)).toMatchObject({ removed: 0, others: 0 });
  expect(files(path.join(folder, 'site')).map((name) => [name, read(folder, name)])).toEqual(before);
  const shorter = LEDGER.replace(/2026-03-02 promise @trade[\s\S]*?(?=2026-03-02)/, '');
  expect(await publish(folder, { sources: [sourceText('a.troth', shorter)] })).toMatchObject({ removed: 2 });
  expect(existsSync(path.join(folder, 'site/promise/trade'))).toBe(false);
});

test('a folder that holds something else is left alone, and with force nothing of it is lost', async () => {
  const folder = place();
  mkdirSync(path.join(folder, 'site/.git'), { recursive: true });
  writeFileSync(path.join(folder, 'site/.git/HEAD'), 'mine');
  await expect(publish(folder)).rejects.toThrow('site holds .git/HEAD, which “publish” did not write');
  expect(files(path.join(folder, 'site'))).toEqual(['.git/HEAD']);
  await publish(folder, { force: true });
  expect(await publish(folder, { force: true })).toMatchObject({ others: 1, removed: 0 });
  const shorter = LEDGER.replace(/2026-03-02 promise @trade[\s\S]*?(?=2026-03-02)/, '');
  const again = await publish(folder, { force: true, sources: [sourceText('a.troth', shorter)] });
  expect(again).toMatchObject({ others: 1, removed: 2 });
  expect(existsSync(path.join(folder, 'site/promise/trade'))).toBe(false);
  expect(read(folder, '.git/HEAD')).toBe('mine');
  await expect(publish(folder)).rejects.toThrow('site holds .git/HEAD');
});

test('when writing fails half way, the last site is still there, whole', async () => {
  const folder = place();
  await publish(folder);
  const before = files(path.join(folder, 'site'));
  function* failing(): Generator<SiteFile> {
    yield { path: 'index.html', content: 'new' };
    throw new Error('the disk is full');
  }
  expect(() => writeSite(path.join(folder, 'site'), 'site', failing(), { marks: new Map() })).toThrow(
    'cannot write site: the disk is full',
  );
  expect(files(path.join(folder, 'site'))).toEqual(before);
  expect(read(folder, 'index.html')).not.toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['page', 'site']);
});

test('a link to the folder of the site keeps leading to it', async () => {
  const folder = place();
  mkdirSync(path.join(folder, 'public'));
  symlinkSync('public', path.join(folder, 'site'));
  await publish(folder);
  await publish(folder);
  expect(lstatSync(path.join(folder, 'site')).isSymbolicLink()).toBe(true);
  expect(files(path.join(folder, 'public'))).toContain('index.html');
});

test('a link to the folder of the ledger is refused as that folder is', async () => {
  const folder = place();
  mkdirSync(path.join(folder, 'ledger'));
  writeFileSync(path.join(folder, 'ledger/a.troth'), LEDGER);
  symlinkSync('ledger', path.join(folder, 'site'));
  await expect(publish(folder, { force: true })).rejects.toThrow('site holds the ledger itself');
  expect(readdirSync(path.join(folder, 'ledger'))).toEqual(['a.troth']);
});

test('what an interrupted publishing left beside the site goes with the next', async () => {
  const folder = place();
  // No process has such a number.
  for (const name of ['site.troth-999999999', 'site.troth-999999998.old', `site.troth-${process.ppid}`])
    mkdirSync(path.join(folder, name, 'party'), { recursive: true });
  mkdirSync(path.join(folder, 'site.troth-notes'));
  await publish(folder);
  expect(readdirSync(folder).sort()).toEqual([
    'page',
    'site',
    `site.troth-${process.ppid}`,
    'site.troth-notes',
  ]);
});

test('of a name that is declared twice one page is written, and no capitals are blamed', async () => {
  const folder = place();
  const twice = `${LEDGER}${LEDGER.slice(LEDGER.indexOf('2026-03-02 promise @trade'), LEDGER.indexOf('2026-03-02 promise @a/'))}`;
  const written = await publish(folder, { sources: [sourceText('a.troth', twice)] });
  expect(written.leftOut).toEqual([]);
  expect(files(path.join(folder, 'site'))).toContain('promise/trade/2024/a/index.html');
});

test('what cannot be published is said', async () => {
  const folder = place();
  await expect(publish(folder, { page: path.join(folder, 'none') })).rejects.toThrow('the page is not built');
  await expect(publish(folder, { folder: path.join(folder, 'ledger'), shown: 'ledger' })).rejects.toThrow(
    'ledger holds the ledger itself',
  );
  writeFileSync(path.join(folder, 'file'), '');
  await expect(publish(folder, { folder: path.join(folder, 'file'), shown: 'file' })).rejects.toThrow(
    'file is a file; a folder is asked for',
  );
  await publish(folder);
  writeFileSync(path.join(folder, 'site/troth-site.json'), '{');
  await expect(publish(folder)).rejects.toThrow(
    'site/troth-site.json is damaged: it does not say which files are the site’s'.replace('’', "'"),
  );
});

test('what has too long a name for a file has no page, and is named without a link', async () => {
  const folder = place();
  const long = `long-${'x'.repeat(250)}`;
  const text = `${LEDGER}2026-03-02 promise @${long} "Long name"\n  from @anna\n  to @ben\n  text "x"\n`;
  await publish(folder, { sources: [sourceText('a.troth', text)] });
  expect(existsSync(path.join(folder, 'site/promise', long))).toBe(false);
  expect(read(folder, 'promises/index.html')).toContain('<li>Long name: due</li>');
});

test('of paths, only what lies below the folder that all files share is told', async () => {
  const folder = place();
  await publish(folder, {
    sources: [
      sourceText('ledger/a.troth', LEDGER),
      sourceText(path.join(folder, 'ledger/more/b.troth'), 'party @cleo\n'),
    ],
  });
  const { files: written } = JSON.parse(read(folder, 'ledger.json'));
  expect(written.map((one: { path: string }) => one.path)).toEqual(['a.troth', 'more/b.troth']);
  for (const name of files(path.join(folder, 'site'))) expect(read(folder, name)).not.toContain(folder);
});

test('no name leads out of the folder, or takes the place of a file', async () => {
  const folder = place();
  const promise = (id: string, title: string) =>
    `2026-03-02 promise @${id} "${title}"\n  from  @anna\n  to    @ben\n`;
  const ledger = `ledger "Ways"\n  on 2026-03-31\nparty @anna "Anna"\nparty @ben "Ben"\n${[
    `${promise('a/../../../../evil', 'Out')}  will  @anna lends the boat to @ben\n`,
    `${promise('never', 'Never')}  never @anna lends the boat to @ben\n`,
    `${promise('never/index.html', 'File')}  text  "x"\n`,
    `${promise('never/preview.png', 'Picture')}  text  "x"\n`,
    `${promise('never.html', 'Page')}  text  "x"\n`,
    `${promise('never.html/b', 'Below a card')}  text  "x"\n`,
    `${promise('Never.HTML/b', 'Below a card in capitals')}  text  "x"\n`,
    `${promise('Never', 'Capital')}  text  "x"\n`,
    `${promise('NEVER', 'Capitals')}  text  "x"\n`,
  ].join('')}`;
  const { leftOut } = await publish(folder, {
    sources: [sourceText('a.troth', ledger)],
    base: 'https://example.org/',
  });
  expect(leftOut).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['page', 'site']);
  const pages = files(path.join(folder, 'site')).filter((name) =>
    /^(?:promise|conflict)\/.*index\.html$/.test(name),
  );
  expect(pages).toEqual([
    'conflict/a~..~..~..~..~evil+never/index.html',
    'promise/NEVER~~1f/index.html',
    'promise/Never.HTML~b~~3c1/index.html',
    'promise/Never~~1/index.html',
    'promise/a~..~..~..~..~evil/index.html',
    'promise/never.html/index.html',
    'promise/never.html~b/index.html',
    'promise/never/index.html',
    'promise/never~index.html/index.html',
    'promise/never~preview.png/index.html',
  ]);
  expect(read(folder, 'promise/NEVER~~1f/index.html')).toContain('<h1>Capitals</h1>');
  expect(read(folder, 'card/never.html~b.html')).toContain('Below a card');
});

test('more addresses than one sitemap holds are in several, and one names them', () => {
  const paths = Array.from({ length: MOST_ADDRESSES + 1 }, (_, at) => (at === 0 ? '' : `promise/p&${at}`));
  const [first, second, index, ...more] = [...sitemapFiles('https://example.org/', '2026-04-01', paths)];
  expect([first?.path, second?.path, index?.path, more]).toEqual([
    'sitemap-1.xml',
    'sitemap-2.xml',
    'sitemap.xml',
    [],
  ]);
  expect(String(first?.content).match(/<loc>/g)).toHaveLength(MOST_ADDRESSES);
  expect(second?.content).toBe(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>https://example.org/promise/p%26${MOST_ADDRESSES}/</loc><lastmod>2026-04-01</lastmod></url>
</urlset>
`);
  expect(index?.content).toBe(`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>https://example.org/sitemap-1.xml</loc><lastmod>2026-04-01</lastmod></sitemap>
  <sitemap><loc>https://example.org/sitemap-2.xml</loc><lastmod>2026-04-01</lastmod></sitemap>
</sitemapindex>
`);
});

test('of a file that is secret as a whole, nothing is told, nor of the folder it lies in', async () => {
  const folder = place();
  const secret = '; The canary\n\nparty @canary "Canary"\n  secret board\n';
  await publish(folder, {
    sources: [
      sourceText(
        path.join(folder, 'ledger/open/a.troth'),
        LEDGER.replace('  on ', '  include ../canary/canary.troth\n  on '),
      ),
      sourceText(path.join(folder, 'ledger/canary/canary.troth'), secret),
    ],
  });
  const { files: written } = JSON.parse(read(folder, 'ledger.json'));
  expect(written.map((one: { path: string }) => one.path)).toEqual(['a.troth']);
  for (const name of files(path.join(folder, 'site')))
    expect(`${name} ${read(folder, name)}`).not.toMatch(/canary/i);
});
