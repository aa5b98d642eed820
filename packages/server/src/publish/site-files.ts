import { CSV_TABLES, exportLedger, isoDay, type PromiseStanding } from '@troth/core';
import type { PageFiles } from '../http/page-files.ts';
import { cardText } from './card-text.ts';
import { hasPage, html } from './markup.ts';
import { pageText, type SitePage } from './page-text.ts';
import { picturePath } from './pictures/picture.ts';
import type { PictureStore } from './pictures/picture-store.ts';
import { cardPath } from './promise-body.ts';
import type { Site } from './site.ts';
import type { SiteFile } from './site-file.ts';
import { sitePages } from './site-pages.ts';
import { sitemapFiles } from './sitemap-files.ts';

/**
 * Every file of a site: the program of the page, the ledger that it works on, a page for everything that has one, and
 * the exports. They are made one by one, since there may be very many.
 *
 * @param pictures draws what stands for a page where its address is shared; undefined where the site has no address
 */
export function* siteFiles(site: Site, page: PageFiles, pictures?: PictureStore): Generator<SiteFile> {
  const built = page.get('index.html')!.bytes.toString('utf8');
  for (const name of page.names)
    if (name !== 'index.html') yield { path: name, content: page.get(name)!.bytes };
  yield { path: 'ledger.json', content: ledgerText(site) };
  yield* exportFiles(site);
  const paths: string[] = [];
  for (const one of sitePages(site)) {
    paths.push(one.path);
    yield {
      path: one.path === '' ? 'index.html' : `${one.path}/index.html`,
      content: pageText(built, site, one),
    };
    const picture = one.path === '' ? site.picture : one.picture;
    const file = picturePath(one.path);
    if (pictures && picture) yield { path: file, content: pictures.png(file, picture) };
  }
  const styles = [...built.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].flatMap(
    ([link]) => /href="(?:\.\/)?([^"]+)"/.exec(link)?.[1] ?? [],
  );
  for (const standing of site.input.judgement.promises)
    if (hasPage(cardPath(site, standing.entry.name))) yield cardFile(site, standing, styles);
  yield { path: '404.html', content: pageText(built, site, missingPage(site), rootOf(site)) };
  if (site.base !== undefined) yield* sitemapFiles(site.base, isoDay(site.input.judgement.on), paths);
  // Some hosts leave out what begins with `_` or a dot unless this file is there.
  yield { path: '.nojekyll', content: '' };
}

/** What the program of the page loads: the files of the ledger. */
function ledgerText({ title, desk }: Site): string {
  const files = desk.sources.map(({ path, text }) => ({ path, text }));
  return `${JSON.stringify({ ledger: 1, title, files })}\n`;
}

function* exportFiles({ input }: Site): Generator<SiteFile> {
  yield { path: 'feed.xml', content: exportLedger(input, 'atom') };
  yield { path: 'deadlines.ics', content: exportLedger(input, 'ical') };
  yield { path: 'export.json', content: exportLedger(input, 'json') };
  yield { path: 'claims.jsonld', content: exportLedger(input, 'jsonld') };
  yield { path: 'provenance.json', content: exportLedger(input, 'prov') };
  for (const table of CSV_TABLES)
    yield { path: `${table}.csv`, content: exportLedger(input, 'csv', { table }) };
}

function cardFile(site: Site, standing: PromiseStanding, styles: readonly string[]): SiteFile {
  return { path: cardPath(site, standing.entry.name), content: cardText(site, standing, styles) };
}

/** Shown by many hosts for an address that leads nowhere, at whatever depth; the program finds its way from there. */
function missingPage(site: Site): SitePage {
  return {
    path: '',
    title: 'Not found',
    description: `There is no such page in ${site.title}.`,
    kind: 'website',
    isLive: true,
    body: html`<h1>There is no such page</h1>
<p><a href="./">${site.title}</a></p>`,
  };
}

function rootOf({ base }: Site): string {
  return base === undefined ? './' : new URL(base).pathname;
}
