import { addressOf, xmlText } from '@troth/core';
import type { SiteFile } from './site-file.ts';

/** As many addresses as sitemaps.org lets one file hold. */
export const MOST_ADDRESSES = 50_000;

/**
 * The pages of a site for search engines: one file of addresses or, where they are more than fit, several, and one that
 * names them.
 *
 * @param base where the site is to be found, ending with `/`
 * @param day the day it shows, as ISO has it
 * @param paths the folders of its pages; empty for the first
 */
export function* sitemapFiles(base: string, day: string, paths: readonly string[]): Generator<SiteFile> {
  const pages = paths.map((path) => base + addressOf(path && `${path}/`));
  if (pages.length <= MOST_ADDRESSES) {
    yield { path: 'sitemap.xml', content: listText('urlset', 'url', pages, day) };
    return;
  }
  const parts: string[] = [];
  for (let first = 0; first < pages.length; first += MOST_ADDRESSES) {
    const path = `sitemap-${parts.length + 1}.xml`;
    parts.push(base + path);
    yield { path, content: listText('urlset', 'url', pages.slice(first, first + MOST_ADDRESSES), day) };
  }
  yield { path: 'sitemap.xml', content: listText('sitemapindex', 'sitemap', parts, day) };
}

function listText(list: string, item: string, addresses: readonly string[], day: string): string {
  const lines = addresses.map(
    (address) => `  <${item}><loc>${xmlText(address)}</loc><lastmod>${day}</lastmod></${item}>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</${list}>
`;
}
