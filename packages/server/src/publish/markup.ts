import { xmlText } from '@troth/core';

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
