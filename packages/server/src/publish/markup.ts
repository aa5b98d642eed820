import { addressOf, xmlText } from '@troth/core';
import { isTooLong } from '../folder/file-name.ts';
import type { SitePaths } from './site-paths.ts';

type MarkupValue = string | number | undefined | Markup | readonly Markup[];

/** HTML that was put together by {@link html}: nothing in it is escaped again. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * HTML with values put in. Text is escaped, for attributes too; markup and lists of it stay as they are.
 *
 * ```ts
 * html`<p title="${'"'}">${'<b>'}${html`<i>x</i>`}</p>`.text // => '<p title="&quot;">&lt;b&gt;<i>x</i></p>'
 * ```
 */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(parts.map((part, at) => part + (at < values.length ? textOf(values[at]) : '')).join(''));
}

function textOf(value: MarkupValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return xmlText(String(value));
  return value.map(({ text }) => text).join('\n');
}

/** Data in a page, for programs that look for it; no text in it can end the element. */
export function dataElement(value: unknown): Markup {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return new Markup(`<script type="application/ld+json">${text}</script>`);
}

/** Whether there can be a page at a path. */
export function hasPage(path: string): boolean {
  return !path.split('/').some(isTooLong) && Buffer.byteLength(path) <= 1000;
}

/** A link to a page of the site; text alone where there can be none. */
export function pageLink(paths: SitePaths, path: string, text: string): Markup {
  const place = paths.of(path);
  return hasPage(place) ? html`<a href="${addressOf(`${place}/`)}">${text}</a>` : html`${text}`;
}
