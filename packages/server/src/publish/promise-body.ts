import {
  actsOn,
  addressOf,
  boundText,
  deadlineWord,
  type EvidenceReport,
  entrySummary,
  evidenceReport,
  humanRange,
  idOf,
  type Name,
  type PromiseEntry,
  type PromiseStanding,
  pagePath,
  promiseText,
  promiseTitle,
  type ResponseEntry,
  ratingsOf,
  reasonOf,
  repliesByTarget,
  stateText,
  titleOf,
  withoutEffect,
  withTitles,
} from '@troth/core';
import { html, type Markup, pageLink } from './markup.ts';
import type { Site } from './site.ts';

/** A promise in two sentences: what it says, and where it stands. */
export function promiseDescription(site: Site, standing: PromiseStanding): string {
  const { entry, terms, changed } = standing;
  return `${promiseText(site.input.ledger, entry, terms, changed)} On ${site.day}: ${stateText(standing)}.`;
}

/** A promise as it is read without the program: what it says, where it stands and why, who says so, and replies. */
export function promiseBody(site: Site, standing: PromiseStanding): Markup {
  const { input, conflicts } = site;
  const { entry, terms, changed, deadline } = standing;
  const id = idOf(entry.name);
  const among = conflicts.filter(({ promises }) => promises.some((one) => one.id === id));
  const reason = reasonOf(input.judgement, standing).replace(/; [^;]*$/, '');
  return html`<p><a href="./">${site.title}</a></p>
<h1>${promiseTitle(input.ledger, entry)}</h1>
<p>${promiseText(input.ledger, entry, terms, changed)}</p>
<p>On ${site.day}: <strong>${stateText(standing)}</strong>, ${reason}.</p>
${deadline ? html`<p>${deadlineWord(terms) === 'until' ? 'Until' : 'Deadline'}: ${humanRange(deadline.first, deadline.last)}</p>` : undefined}
${replies(site, entry.name)}
${acts(site, entry)}
${ratings(site, entry.name)}
${
  among.length > 0
    ? html`<h2>What it collides with</h2>
<ul>${among.map(({ key, promises, why }) => html`<li>${pageLink(site.paths, `conflict/${key}`, promises.map((one) => one.title).join(' × '))}: ${why}</li>`)}</ul>`
    : undefined
}
<h2>Who says so</h2>
${evidenceList(site, evidenceReport(entry, input.judgement.judging.world.acceptance))}
<h2>Show this elsewhere</h2>
<pre><code>${embedText(site, entry.name)}</code></pre>`;
}

/** Where the card of a promise lies. */
export function cardPath({ paths }: Site, name: Name): string {
  const page = paths.of(pagePath('promise', name));
  return `${page.replace(/^promise/, 'card')}.html`;
}

/** What to put into another page to show the card of a promise. */
function embedText(site: Site, name: Name): string {
  const address = `${site.base ?? ''}${addressOf(cardPath(site, name))}`;
  return `<iframe src="${address}" width="360" height="220" title="${name.entry?.title?.replaceAll('"', '&quot;') ?? idOf(name)}" style="border:0"></iframe>`;
}

function evidenceList({ paths }: Site, evidence: readonly EvidenceReport[]): Markup {
  if (evidence.length === 0) return html`<p>No source is named.</p>`;
  return html`<ul>
${evidence.map(({ source, title, stance, passage, via, quotes, retracted }) => {
  const how = [passage, ...via.map((speaker) => `through ${speaker}`), retracted ? 'retracted' : null].filter(
    (part) => part !== null,
  );
  return html`<li>${pageLink(paths, pagePath('source', source), title ?? source)} ${stance} it${how.length > 0 ? ` (${how.join(', ')})` : ''}${quotes.map((quote) => html`<blockquote>${quote}</blockquote>`)}</li>`;
})}
</ul>`;
}

/** What was changed, released, ended or suspended of it, and by whom. */
function acts(site: Site, promise: PromiseEntry): Markup | undefined {
  const { ledger, judgement } = site.input;
  const done = actsOn(site.input, promise);
  if (done.length === 0) return undefined;
  const titled = (text: string) => withTitles(text, (name) => ledger.find(name));
  return html`<h2>What was done about it</h2>
<ul>
${done.map((act) => {
  const { text, by } = entrySummary(ledger, act, judgement.known);
  const said = titled(text.replace(` ${idOf(promise.name)}`, ''));
  const idle = withoutEffect(judgement, act);
  const reply = act.name ? replies(site, act.name) : undefined;
  return html`<li>${humanRange(act.date.first, act.date.last)}, ${by ?? 'somebody'}: ${said}${idle === undefined ? '' : ` (without effect: ${titled(idle)})`}${reply}</li>`;
})}
</ul>`;
}

function ratings(site: Site, name: Name): Markup | undefined {
  const rated = ratingsOf(site.input, name).filter(({ date }) => date.first <= site.input.judgement.on);
  if (rated.length === 0) return undefined;
  return html`<h2>How it was rated</h2>
<ul>
${rated.map((entry) => {
  const by = entry.by ? titleOf(entry.by) : 'somebody';
  const because = entry.because === undefined ? '' : `: “${entry.because}”`;
  return html`<li>${humanRange(entry.date.first, entry.date.last)}, ${by}: ${entry.status.replaceAll('-', ' ')}${because}${entry.name ? replies(site, entry.name) : undefined}</li>`;
})}
</ul>`;
}

function replies(site: Site, name: Name): Markup | undefined {
  const found = repliesOf(site).get(name);
  if (!found) return undefined;
  return html`${found.map(
    (reply) => html`<blockquote><p>${reply.text ?? reply.title ?? ''}</p>
<p>${reply.from.map(boundText).join(', ')}, in reply, ${humanRange(reply.date.first, reply.date.last)}</p></blockquote>`,
  )}`;
}

const kept = new WeakMap<Site, ReadonlyMap<Name, readonly ResponseEntry[]>>();

function repliesOf(site: Site): ReadonlyMap<Name, readonly ResponseEntry[]> {
  const found = kept.get(site) ?? repliesByTarget(site.input);
  kept.set(site, found);
  return found;
}
