import {
  addressOf,
  humanRange,
  type PromiseStanding,
  pagePath,
  promiseTitle,
  sidesText,
  stateText,
} from '@troth/core';
import { html } from './markup.ts';
import { toneOf } from './pictures/picture.ts';
import { cardPath } from './promise-body.ts';
import type { Site } from './site.ts';

const POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'self'";

/**
 * A promise on a card that stands in other people's pages: what it is, where it stands and on what day, and a link to
 * more. No program runs in it.
 *
 * @param styles the style sheets of the built page, from the root of the site
 */
export function cardText(site: Site, standing: PromiseStanding, styles: readonly string[]): string {
  const { entry, terms, deadline, state } = standing;
  const path = cardPath(site, entry.name);
  const page = site.paths.of(pagePath('promise', entry.name));
  const root = '../'.repeat(path.split('/').length - 1);
  const title = promiseTitle(site.input.ledger, entry);
  const colour = toneOf(state);
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <base href="${root}" target="_top">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${title} · ${site.title}</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml">
${styles.map((file) => html`    <link rel="stylesheet" href="${file}">`)}
    <style>
      html { scrollbar-gutter: auto; }
      main { margin: 0; padding: 1rem; border: 1px solid var(--line, #ccc); border-left: 6px solid var(--${colour}, #555); border-radius: 3px; min-height: 100vh; }
      h1 { font-size: 1.15rem; } p { margin-top: .5rem; } .state { color: var(--${colour}, inherit); font-weight: 600; } small { color: var(--ink-soft, inherit); }
    </style>
  </head>
  <body>
    <main>
      <h1><a href="${addressOf(`${page}/`)}">${title}</a></h1>
      <p>${sidesText(terms)}</p>
      <p class="state">${stateText(standing)}</p>
      ${deadline ? html`<p>Deadline: ${humanRange(deadline.first, deadline.last)}</p>` : undefined}
      <p><small>On ${site.day}. From <a href="./">${site.title}</a>.</small></p>
    </main>
  </body>
</html>
`.text;
}
