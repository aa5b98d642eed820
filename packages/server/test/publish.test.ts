import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceText } from '@troth/core';
import { expect, onTestFinished, test } from 'vitest';
import { type PublishOptions, publishSite } from '../src/publish/publish-site.ts';
import type { SiteFile } from '../src/publish/site-files.ts';
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

test('a page for everything that has one, the program, the exports, and nothing else', () => {
  const folder = place();
  const { files: count, leftOut } = publish(folder, { base: 'https://example.org/p/' });
  const names = files(path.join(folder, 'site'));
  expect(names).toHaveLength(count + 1);
  expect(names).toEqual([
    '.nojekyll',
    '404.html',
    'assets/index.css',
    'assets/index.js',
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
    'party/ben/index.html',
    'problems/index.html',
    'promise/a~..~..~b/index.html',
    'promise/bike/index.html',
    'promise/trade/2024/a/index.html',
    'promises.csv',
    'promises/index.html',
    'provenance.json',
    'search/index.html',
    'sitemap.xml',
    'source/paper/index.html',
    'sources/index.html',
    'troth-site.json',
  ]);
  expect([...leftOut].sort()).toEqual(['card/Bike.html', 'promise/Bike/index.html']);
  expect(readdirSync(folder).sort()).toEqual(['page', 'site']);
});

test('every address in a page is below its base, which leads back to the root', () => {
  const folder = place();
  publish(folder);
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

test('what is written in the ledger stays text, in every page and in the data beside it', () => {
  const folder = place();
  publish(folder, { base: 'https://example.org/p/' });
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

test('the head of a page tells others what it is', () => {
  const folder = place();
  publish(folder, { base: 'https://example.org/p/' });
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
    '<meta name="twitter:card" content="summary">',
  ]);
  expect(read(folder, 'sitemap.xml')).toContain('<loc>https://example.org/p/promise/trade/2024/a/</loc>');
  expect(read(folder, 'feed.xml')).toContain('href="https://example.org/p/promise/bike/"');
});

test('no path of the machine is in any file', () => {
  const folder = place();
  publish(folder);
  for (const name of files(path.join(folder, 'site'))) expect(read(folder, name), name).not.toContain(folder);
  expect(JSON.parse(read(folder, 'ledger.json')).files.map((file: { path: string }) => file.path)).toEqual([
    'a.troth',
  ]);
});

test('published again, what is gone goes, and the same ledger gives the same files', () => {
  const folder = place();
  publish(folder);
  const before = files(path.join(folder, 'site')).map((name) => [name, read(folder, name)]);
  expect(publish(folder)).toMatchObject({ removed: 0, others: 0 });
  expect(files(path.join(folder, 'site')).map((name) => [name, read(folder, name)])).toEqual(before);
  const shorter = LEDGER.replace(/2026-03-02 promise @trade[\s\S]*?(?=2026-03-02)/, '');
  expect(publish(folder, { sources: [sourceText('a.troth', shorter)] })).toMatchObject({ removed: 2 });
  expect(existsSync(path.join(folder, 'site/promise/trade'))).toBe(false);
});

test('a folder that holds something else is left alone, and with force nothing of it is lost', () => {
  const folder = place();
  mkdirSync(path.join(folder, 'site/.git'), { recursive: true });
  writeFileSync(path.join(folder, 'site/.git/HEAD'), 'mine');
  expect(() => publish(folder)).toThrow('site holds .git/HEAD, which “publish” did not write');
  expect(files(path.join(folder, 'site'))).toEqual(['.git/HEAD']);
  publish(folder, { force: true });
  expect(publish(folder, { force: true })).toMatchObject({ others: 1, removed: 0 });
  const shorter = LEDGER.replace(/2026-03-02 promise @trade[\s\S]*?(?=2026-03-02)/, '');
  const again = publish(folder, { force: true, sources: [sourceText('a.troth', shorter)] });
  expect(again).toMatchObject({ others: 1, removed: 2 });
  expect(existsSync(path.join(folder, 'site/promise/trade'))).toBe(false);
  expect(read(folder, '.git/HEAD')).toBe('mine');
  expect(() => publish(folder)).toThrow('site holds .git/HEAD');
});

test('when writing fails half way, the last site is still there, whole', () => {
  const folder = place();
  publish(folder);
  const before = files(path.join(folder, 'site'));
  function* failing(): Generator<SiteFile> {
    yield { path: 'index.html', content: 'new' };
    throw new Error('the disk is full');
  }
  expect(() => writeSite(path.join(folder, 'site'), 'site', failing(), {})).toThrow(
    'cannot write site: the disk is full',
  );
  expect(files(path.join(folder, 'site'))).toEqual(before);
  expect(read(folder, 'index.html')).not.toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['page', 'site']);
});

test('what cannot be published is said', () => {
  const folder = place();
  expect(() => publish(folder, { page: path.join(folder, 'none') })).toThrow('the page is not built');
  expect(() => publish(folder, { folder: path.join(folder, 'ledger'), shown: 'ledger' })).toThrow(
    'ledger holds the ledger itself',
  );
  writeFileSync(path.join(folder, 'file'), '');
  expect(() => publish(folder, { folder: path.join(folder, 'file'), shown: 'file' })).toThrow(
    'file is a file; a folder is asked for',
  );
  publish(folder);
  writeFileSync(path.join(folder, 'site/troth-site.json'), '{');
  expect(() => publish(folder)).toThrow(
    'site/troth-site.json is damaged: it does not say which files are the site’s'.replace('’', "'"),
  );
});

test('what has too long a name for a file has no page, and is named without a link', () => {
  const folder = place();
  const long = `long-${'x'.repeat(250)}`;
  const text = `${LEDGER}2026-03-02 promise @${long} "Long name"\n  from @anna\n  to @ben\n  text "x"\n`;
  publish(folder, { sources: [sourceText('a.troth', text)] });
  expect(existsSync(path.join(folder, 'site/promise', long))).toBe(false);
  expect(read(folder, 'promises/index.html')).toContain('<li>Long name: due</li>');
});

test('of paths, only what lies below the folder that all files share is told', () => {
  const folder = place();
  publish(folder, {
    sources: [
      sourceText('ledger/a.troth', LEDGER),
      sourceText(path.join(folder, 'ledger/more/b.troth'), 'party @cleo\n'),
    ],
  });
  const { files: written } = JSON.parse(read(folder, 'ledger.json'));
  expect(written.map((one: { path: string }) => one.path)).toEqual(['a.troth', 'more/b.troth']);
  for (const name of files(path.join(folder, 'site'))) expect(read(folder, name)).not.toContain(folder);
});
