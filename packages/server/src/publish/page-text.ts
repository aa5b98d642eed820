import { addressOf, type LinkedData } from '@troth/core';
import { withAnswers } from '../http/page.ts';
import { dataElement, html, Markup } from './markup.ts';
import { type Picture, pictureAlt, picturePath } from './pictures/picture.ts';
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './pictures/picture-svg.ts';
import type { Site } from './site.ts';

/** A page of the site: what a reader without its program sees, and what others are told of it. */
export interface SitePage {
  /** Its folder below the site; empty for the first page. */
  readonly path: string;
  readonly title: string;
  /** In a sentence or two, for previews and search engines. */
  readonly description: string;
  readonly kind: 'website' | 'article';
  readonly body: Markup;
  readonly linked?: LinkedData;
  /** What stands for the page where its address is shared; without one, what stands for the whole site. */
  readonly picture?: Picture | undefined;
  /** Whether the program of the page takes over; else the page is read as it is. */
  readonly isLive: boolean;
}

/** What a published page may do: run its own program and fetch its own ledger, and nothing else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'";

const STYLE = new Markup(
  '.published{max-width:44rem;margin:2rem auto;padding:0 1rem}.published>*+*{margin-top:1rem}' +
    '.published :is(ul,ol){padding-left:1.2rem;list-style:disc}.published table{border-collapse:collapse}' +
    '.published :is(td,th){padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}' +
    '.published blockquote{border-left:3px solid;padding-left:1rem}.published pre{white-space:pre-wrap;overflow-wrap:anywhere}',
);

/**
 * The text of a page: the built page with a head of its own, and with what is read without the program. Every address
 * in it is below its `base` element, which leads back to the root of the site, so that the site works under any path.
 *
 * @param built the `index.html` of the built page
 * @param root where the site begins, where that cannot be told from the path of the page
 */
export function pageText(built: string, site: Site, page: SitePage, root = rootFrom(page.path)): string {
  const whole = withAnswers(page.isLive ? built : withoutProgram(built), 'published');
  // The long part comes last, so that nothing is looked for in it.
  return put(whole, [
    [/\s*<noscript>[\s\S]*?<\/noscript>/, html``],
    [
      /<base href="[^"]*"\s*\/?>/,
      html`<meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <base href="${root}">`,
    ],
    [/<title>[^<]*<\/title>/, html`<title>${titleOf(site, page)}</title>`],
    [/\s*<\/head>/, html`\n${headOf(site, page)}\n  </head>`],
    [/<div id="page">\s*<\/div>/, html`<div id="page"><main class="published">${page.body}</main></div>`],
  ]);
}

function rootFrom(path: string): string {
  return path === '' ? './' : '../'.repeat(path.split('/').length);
}

function withoutProgram(text: string): string {
  return text.replace(/\s*<script\b[^>]*>\s*<\/script>|\s*<link[^>]*rel="modulepreload"[^>]*>/g, '');
}

/** Puts markup in the places of a text. Each place must be there, or the built page is another than was expected. */
function put(text: string, places: readonly (readonly [RegExp, Markup])[]): string {
  let changed = text;
  for (const [place, markup] of places) {
    if (!place.test(changed)) throw new Error(`the built page has no ${place.source}`);
    changed = changed.replace(place, () => markup.text);
  }
  return changed;
}

function titleOf(site: Site, { path, title }: SitePage): string {
  return path === '' || title === site.title ? site.title : `${title} · ${site.title}`;
}

function headOf(site: Site, page: SitePage): Markup {
  const property = (name: string, content: string) =>
    html`    <meta property="${name}" content="${content}">`;
  const link = (type: string, what: string, file: string) =>
    html`    <link rel="alternate" type="${type}" title="${`${site.title}: ${what}`}" href="${file}">`;
  const address = site.base === undefined ? undefined : site.base + addressOf(page.path && `${page.path}/`);
  return html`${[
    html`    <meta name="description" content="${page.description}">`,
    property('og:title', titleOf(site, page)),
    property('og:description', page.description),
    property('og:type', page.kind),
    property('og:site_name', site.title),
    ...(address === undefined
      ? []
      : [property('og:url', address), html`    <link rel="canonical" href="${address}">`]),
    ...pictureTags(site, page),
    link('application/atom+xml', 'changes', 'feed.xml'),
    link('text/calendar', 'deadlines', 'deadlines.ics'),
    html`    <style>${STYLE}</style>`,
    ...(page.linked ? [html`    ${dataElement(page.linked)}`] : []),
  ]}`;
}

/** The picture beside a page, with what it shows. Networks want its whole address, so without one there is none. */
function pictureTags(site: Site, { path, picture }: SitePage): Markup[] {
  if (site.base === undefined) return [html`    <meta name="twitter:card" content="summary">`];
  const property = (name: string, content: string | number) =>
    html`    <meta property="${name}" content="${content}">`;
  return [
    property('og:image', site.base + addressOf(picturePath(picture ? path : ''))),
    property('og:image:type', 'image/png'),
    property('og:image:width', PICTURE_WIDTH),
    property('og:image:height', PICTURE_HEIGHT),
    property('og:image:alt', pictureAlt(picture ?? site.picture, `${site.title}, on ${site.day}`)),
    html`    <meta name="twitter:card" content="summary_large_image">`,
  ];
}
