import {
  type ConflictSummary,
  type Entry,
  entrySummary,
  fullTerms,
  isPromise,
  knownEntries,
  linkedPromise,
  notKeptText,
  type PromiseEntry,
  type PromiseStanding,
  pageFolder,
  pagePath,
  promiseText,
  promiseTitle,
  stateCounts,
} from '@troth/core';
import { hasPage, html, type Markup, pageLink } from './markup.ts';
import { methodPage } from './method-page.ts';
import type { SitePage } from './page-text.ts';
import { conflictPicture, partyPicture, promisePicture } from './pictures/page-pictures.ts';
import { promiseBody, promiseDescription } from './promise-body.ts';
import type { Site } from './site.ts';

/** At most so many promises are listed on a page that is read without the program; the table of all is beside it. */
const MOST_LISTED = 500;

/** Every page of a site that there can be. Those of large ledgers are many, so they are made one by one. */
export function* sitePages(site: Site): Generator<SitePage> {
  for (const page of allPages(site)) if (hasPage(page.path)) yield page;
}

function* allPages(site: Site): Generator<SitePage> {
  yield overviewPage(site);
  yield methodPage(site);
  for (const [path, title, body] of LISTS) yield listPage(site, path, title, body(site));
  for (const conflict of site.conflicts) yield conflictPage(site, conflict);
  const standings = new Map(site.input.judgement.promises.map((one) => [one.entry as Entry, one]));
  for (const standing of standings.values()) yield promisePage(site, standing);
  for (const entry of knownEntries(site.input))
    if (entry.name && !standings.has(entry)) yield entryPage(site, entry);
}

/** Views of everything, and what is read of each without the program. */
const LISTS: readonly (readonly [path: string, title: string, body: (site: Site) => Markup])[] = [
  ['promises', 'Promises', (site) => promiseList(site)],
  ['conflicts', 'Conflicts', (site) => conflictList(site)],
  ['parties', 'Parties', (site) => entryList(site, ['party', 'person', 'office', 'group'])],
  ['sources', 'Sources', (site) => entryList(site, ['source'])],
  ['choices', 'Choices', (site) => entryList(site, ['choice'])],
  ['problems', 'Problems', () => html``],
  ['search', 'Search', () => html``],
  ['draft', 'Before you promise', () => html``],
  ['editor', 'Ledger', () => html``],
];

function overviewPage(site: Site): SitePage {
  const counts = countsText(site);
  return {
    path: '',
    title: site.title,
    description: `${counts} On ${site.day}.`,
    kind: 'website',
    isLive: true,
    body: html`<h1>${site.title}</h1>
<p>On ${site.day}: ${counts}</p>
<h2>What cannot all be kept</h2>
${conflictList(site)}
<h2>Promises</h2>
${promiseList(site)}
<h2>More</h2>
<ul>
<li><a href="method/">How this is worked out</a></li>
<li><a href="feed.xml">Changes as a feed</a>, <a href="deadlines.ics">deadlines as a calendar</a></li>
<li>Everything as data: <a href="promises.csv">table of promises</a>, <a href="export.json">JSON</a>, <a href="claims.jsonld">claims (JSON-LD)</a>, <a href="provenance.json">who has it from whom (PROV)</a></li>
</ul>`,
  };
}

/** `7 promises: 2 broken, 5 due.` */
function countsText({ input: { judgement } }: Site): string {
  const { promises } = judgement;
  const counts = stateCounts(promises).map(({ state, count }) => `${count} ${state}`);
  const total = `${promises.length} ${promises.length === 1 ? 'promise' : 'promises'}`;
  return counts.length > 0 ? `${total}: ${counts.join(', ')}.` : `${total}.`;
}

function listPage(site: Site, path: string, title: string, list: Markup): SitePage {
  const needs = list.text === '' ? html`<p>This view needs JavaScript.</p>` : list;
  return {
    path,
    title,
    description: `${title} of ${site.title}, on ${site.day}.`,
    kind: 'website',
    isLive: true,
    body: html`<p><a href="./">${site.title}</a></p>
<h1>${title}</h1>
${needs}`,
  };
}

/** A promise that is many: what it says, and where each of its cases stands. */
function promiseWithCases(site: Site, promise: PromiseEntry): SitePage {
  const { input, paths } = site;
  const text = promiseText(input.ledger, promise, fullTerms(promise));
  const cases = input.judgement.promises.filter(({ entry }) => entry.instance?.generic === promise);
  const list = cases.length > 0 ? html`<h2>Its cases</h2>${promiseList(site, cases)}` : undefined;
  return {
    path: paths.of(pagePath('promise', promise.name)),
    title: promiseTitle(input.ledger, promise),
    description: text,
    kind: 'article',
    isLive: true,
    body: html`<p><a href="./">${site.title}</a></p>
<h1>${promiseTitle(input.ledger, promise)}</h1>
<p>${text}</p>
${list}`,
  };
}

function promiseList({ paths, input }: Site, promises = input.judgement.promises): Markup {
  const shown = promises.slice(0, MOST_LISTED);
  const more = promises.length - shown.length;
  return html`<ul>
${shown.map(
  ({ entry, state, after, standing }) =>
    html`<li>${pageLink(paths, pagePath('promise', entry.name), promiseTitle(input.ledger, entry))}: ${[state, ...(after ? [after] : []), ...standing].join(', ')}</li>`,
)}
</ul>
${more > 0 ? html`<p>${more} more are in the <a href="promises.csv">table of promises</a>.</p>` : undefined}`;
}

function conflictList({ conflicts, paths }: Site): Markup {
  if (conflicts.length === 0) return html`<p>No conflict was found.</p>`;
  return html`<ul>
${conflicts
  .slice(0, MOST_LISTED)
  .map(
    ({ key, promises, why, certain }) =>
      html`<li>${pageLink(paths, `conflict/${key}`, promises.map(({ title }) => title).join(' × '))}: ${why}${certain ? '' : ' (not certain)'}</li>`,
  )}
</ul>`;
}

function entryList({ input, paths }: Site, kinds: readonly Entry['kind'][]): Markup {
  const entries = knownEntries(input).filter((entry) => entry.name && kinds.includes(entry.kind));
  if (entries.length === 0) return html`<p>There are none.</p>`;
  return html`<ul>
${entries
  .slice(0, MOST_LISTED)
  .map(
    (entry) =>
      html`<li>${pageLink(paths, pagePath(pageFolder(entry.kind), entry.name!), entry.title ?? `@${entry.name!.text}`)}</li>`,
  )}
</ul>`;
}

function conflictPage(site: Site, conflict: ConflictSummary): SitePage {
  const { key, promises, why, standing, reading, waysOut } = conflict;
  const { paths } = site;
  const title = promises.map((one) => one.title).join(' × ');
  return {
    path: paths.of(`conflict/${key}`),
    title,
    description: `${why}`,
    kind: 'article',
    picture: conflictPicture(site, conflict),
    isLive: true,
    body: html`<p><a href="./">${site.title}</a></p>
<h1>${title}</h1>
<p>${notKeptText(conflict)}: ${standing} in standing, ${reading} on the readings of what is not known. On ${site.day}.</p>
<p>${why}</p>
<ul>${promises.map(({ id, title: name }) => html`<li>${pageLink(paths, pagePath('promise', id), name)}</li>`)}</ul>
<p>${waysOut} ${waysOut === 1 ? 'way' : 'ways'} out.</p>`,
  };
}

function promisePage(site: Site, standing: PromiseStanding): SitePage {
  const { entry } = standing;
  return {
    path: site.paths.of(pagePath('promise', entry.name)),
    title: promiseTitle(site.input.ledger, entry),
    description: promiseDescription(site, standing),
    kind: 'article',
    picture: promisePicture(site, standing),
    isLive: true,
    linked: linkedPromise(site.input, entry),
    body: promiseBody(site, standing),
  };
}

/** The view of any other entry: what it says, and where it leads. */
function entryPage(site: Site, entry: Entry): SitePage {
  if (isPromise(entry)) return promiseWithCases(site, entry);
  const { text, by, date } = entrySummary(site.input.ledger, entry, site.input.judgement.known);
  const title = entry.title ?? `@${entry.name!.text}`;
  const words = [by, text === title ? undefined : text].filter((part) => part !== undefined && part !== null);
  return {
    path: site.paths.of(pagePath(pageFolder(entry.kind), entry.name!)),
    title,
    description: `${[title, ...words].join(': ')}${date ? ` (${date})` : ''}`,
    kind: 'article',
    picture: partyPicture(site, entry),
    isLive: true,
    body: html`<p><a href="./">${site.title}</a></p>
<h1>${title}</h1>
<p>${[entry.kind, ...words].join(': ')}${date ? `, ${date}` : ''}</p>
${entry.kind === 'source' && entry.url && /^https?:/i.test(entry.url) ? html`<p><a href="${entry.url}" rel="nofollow noopener">${entry.url}</a></p>` : undefined}`,
  };
}
