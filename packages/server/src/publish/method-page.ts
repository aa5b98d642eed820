import { isoDay, knownEntries, stateCounts, titleOf, weightsOf } from '@troth/core';
import { html, type Markup } from './markup.ts';
import type { SitePage } from './page-text.ts';
import type { Site } from './site.ts';

/** How the site comes to say what it says, with the ledger's own numbers. */
export function methodPage(site: Site): SitePage {
  return {
    path: 'method',
    title: 'Method',
    description: `How ${site.title} comes to say where promises stand: rules, sources and numbers.`,
    kind: 'article',
    isLive: false,
    body: html`<p><a href="./">${site.title}</a></p>
<h1>Method</h1>
<p>This site shows a ledger of promises, worked out by Troth. The keeper of the ledger writes down who promised what to
whom, what has happened since, and who says so. Where a promise stands is worked out from that, by rules that are the
same for everybody; nobody sets it by hand, and nothing is decided to be true.</p>
<h2>The days</h2>
${days(site)}
<h2>What is in the ledger</h2>
${entryCounts(site)}
<h2>Where promises stand</h2>
${stateTable(site)}
<h2>Rules that this ledger sets</h2>
${settings(site)}
<h2>How to read it</h2>
<ul>
<li>A promise that did not fall due, or that was released, is never counted as broken.</li>
<li>A deadline that passed without word is overdue, not broken${silence(site)}.</li>
<li>Where what is known allows more than one state, the state is unclear, and all that are possible are named.</li>
<li>What one source says and another denies is marked as disputed, and so is all that rests on it.</li>
<li>Reports that go back to one origin are one witness, however many there are.</li>
<li>What is only alleged or claimed counts for nothing, and is shown with the name of who says it.</li>
<li>Replies stand beside what they answer.</li>
<li>Nothing is overwritten: a correction is a new entry, and the site can show what was known on any earlier day.</li>
</ul>`,
  };
}

function days({ input: { judgement }, day }: Site): Markup {
  const known =
    judgement.known === undefined
      ? 'Everything in the ledger counts, whenever it became known.'
      : `Only what was known on ${isoDay(judgement.known)} counts.`;
  return html`<p>The site shows how things stood at the end of ${day}, unless a reader asks for another day. ${known} Feed,
calendar, cards, previews, and pages in a browser without JavaScript show that day alone.</p>`;
}

const KINDS: readonly (readonly [kind: string, one: string, many: string])[] = [
  ['promise', 'promise', 'promises'],
  ['threat', 'threat', 'threats'],
  ['request', 'request', 'requests'],
  ['deal', 'deal', 'deals'],
  ['event', 'event', 'events'],
  ['alleged', 'allegation', 'allegations'],
  ['rated', 'rating', 'ratings'],
  ['checked', 'check', 'checks'],
  ['act', 'act on a promise', 'acts on promises'],
  ['claim', 'claim', 'claims'],
  ['response', 'reply', 'replies'],
  ['retracted', 'retraction', 'retractions'],
  ['source', 'source', 'sources'],
];

function entryCounts(site: Site): Markup {
  const entries = knownEntries(site.input);
  const counts = new Map<string, number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const rows = KINDS.flatMap(([kind, one, many]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [html`<tr><td>${count}</td><td>${count === 1 ? one : many}</td></tr>`];
  });
  const dated = entries.filter((entry) => 'date' in entry && entry.kind !== 'response');
  const sourced = dated.filter(({ evidence }) => evidence.length > 0).length;
  return html`<table><tbody>
${rows}
</tbody></table>
<p>${sourced} of ${dated.length} dated entries name a source for the whole entry.</p>`;
}

function stateTable({ input: { judgement } }: Site): Markup {
  const rows = stateCounts(judgement.promises).map(
    ({ state, count, words }) =>
      html`<tr><td>${count}</td><td>${state}</td><td>${words.map(({ word, count: some }) => `${some} ${word}`).join(', ')}</td></tr>`,
  );
  return html`<table><thead><tr><th>promises</th><th>state</th><th>of these</th></tr></thead><tbody>
${rows}
</tbody></table>`;
}

function settings({ input: { ledger } }: Site): Markup {
  const { rater, keeper, zone, silence } = ledger.settings;
  const { halfLife, transfer, icc, lateDiscount } = weightsOf(ledger);
  const rows: (readonly [string, string])[] = [
    ['keeper', keeper ? titleOf(keeper) : 'not named'],
    ['whose ratings decide', rater ? titleOf(rater) : 'nobody’s: differing ratings leave a promise disputed'],
    ['time zone', zone ?? 'not set'],
    ['what silence after a deadline means', silence === 'broken' ? 'broken' : 'nothing'],
    ['in a record, a promise counts half after', yearsText(halfLife)],
    ['… under another holder, on another subject, to another promisee', String(transfer)],
    ['… likeness of promises decided together', String(icc)],
    ['… what a promise kept late loses', String(lateDiscount)],
  ];
  return html`<table><tbody>
${rows.map(([what, value]) => html`<tr><th>${what}</th><td>${value}</td></tr>`)}
</tbody></table>`;
}

function yearsText(days: number): string {
  return Number.isFinite(days)
    ? `${Math.round((days / 365.25) * 10) / 10} years`
    : 'never: age does not matter';
}

function silence({ input: { ledger } }: Site): string {
  return ledger.settings.silence === 'broken' ? ', except that this ledger says that silence breaks' : '';
}
