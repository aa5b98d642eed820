import { displayCells } from '@troth/core';
import { xmlText } from './picture-text.ts';
import { round } from './svg-text.ts';

/** A picture of numbers. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Everything in words, for those who cannot see it. */
  readonly description: string;
  readonly body: readonly string[];
}

/** A picture that stands alone: no fonts, scripts or files from elsewhere; light or dark as its reader prefers. */
export function chartSvg({ width, height, title, description, body }: Chart): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${round(height)}" viewBox="0 0 ${width} ${round(height)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<desc id="description">${description.split('\n').map(xmlText).join('\n')}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="100%" height="100%"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** A straight line. */
export function lineAt(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

/** A text cut to what fits in a width; letters are taken for 7.4 wide, and those that take two columns for twice that. */
export function cut(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / 7.4));
  let columns = 0;
  let start = '';
  for (const { shown, width } of displayCells(text)) {
    columns += width;
    if (columns < most) start += shown;
    else if (columns > most) return `${start}…`;
  }
  return text;
}

const LIGHT =
  '--ground:#fff;--ink:#1b1f24;--faint:#57606a;--grid:#d0d7de;--one:#0b62a4;--two:#b54708;--three:#1a7f37;--four:#8250df;--five:#9a6700;--six:#bf3989;--seven:#57606a';
const DARK =
  '--ground:#0d1117;--ink:#e6edf3;--faint:#9aa4b0;--grid:#3d444d;--one:#6cb6ff;--two:#f69d50;--three:#56d364;--four:#d2a8ff;--five:#e3b341;--six:#f778ba;--seven:#9aa4b0';

/** The colours of a picture's lines, in their order. */
export const COLOURS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'] as const;

const STYLE = `
svg{${LIGHT};color-scheme:light dark}
@media(prefers-color-scheme:dark){svg{${DARK}}}
text{font:14px system-ui,sans-serif;fill:var(--ink);white-space:pre}
.ground{fill:var(--ground)}
.heading{font-size:18px;font-weight:600}
.strong{font-weight:600}
.note{fill:var(--faint);font-size:13px}
.grid{stroke:var(--grid)}
.axis{stroke:var(--faint)}
.even{stroke:var(--faint);stroke-dasharray:5 4}
${COLOURS.map((name) => `.${name}{stroke:var(--${name})}.dot.${name}{fill:var(--${name})}.hollow.${name}{fill:var(--ground)}.band.${name}{fill:var(--${name});stroke:none;opacity:.16}`).join('\n')}
.band.faint{opacity:.08}
.range{stroke-width:3;stroke-linecap:round}
.dot,.hollow{stroke-width:2.5}
.curve{fill:none;stroke-width:2.5}
.dash-1{stroke-dasharray:7 4}
.dash-2{stroke-dasharray:2 4}
.dash-3{stroke-dasharray:9 3 2 3}
`;
