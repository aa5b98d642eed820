import type { ConflictGraph } from '@troth/core';
import { type Arrow, type Box, layOutGraph, MARGIN, type Panel, WIDTH } from './conflict-layout.ts';
import { xmlText } from './picture-text.ts';
import { round, textAt } from './svg-text.ts';
import { wrap } from './wrap.ts';

/** What a picture says besides its graphs. */
export interface PictureText {
  /** `On 20 Oct 2025` */
  readonly day: string;
  /** What was found, in a few words; the whole picture where there are no graphs. */
  readonly found: string;
  /** Why the search did not finish; undefined where it did. */
  readonly incomplete: string | undefined;
  /** Everything in words, for those who cannot see it. */
  readonly description: string;
}

const LINE = 20;
const BETWEEN = 48;

/** A picture that stands alone: no fonts, scripts or files from elsewhere; light or dark as its reader prefers. */
export function conflictSvg(graphs: readonly ConflictGraph[], text: PictureText): string {
  const notes = text.incomplete === undefined ? [] : wrap(text.incomplete, 110);
  let top = MARGIN + 30 + notes.length * LINE + 20;
  const panels: Panel[] = [];
  for (const graph of graphs) {
    const panel = layOutGraph(graph, top);
    panels.push(panel);
    top += panel.height + BETWEEN;
  }
  const height = panels.length > 0 ? top + 8 : top + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${round(height)}" viewBox="0 0 ${WIDTH} ${round(height)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${xmlText(`What cannot all be kept: ${text.found}`)}</title>`,
    `<desc id="description">${text.description.split('\n').map(xmlText).join('\n')}</desc>`,
    `<style>${STYLE}</style>`,
    MARKERS,
    `<rect class="ground" width="100%" height="100%"/>`,
    textAt(MARGIN, MARGIN + 16, 'heading', `${text.day}: ${text.found}`),
    ...notes.map((note, index) => textAt(MARGIN, MARGIN + 40 + index * LINE, 'alert', note)),
    ...panels.flatMap(drawPanel),
    ...(panels.length > 0 ? legend(top - 16, graphs) : []),
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel({ graph, top, title, boxes, arrows, spine }: Panel, index: number): string[] {
  const columns = top + title.length * LINE + 52;
  const heads = [
    { kind: 'bound', text: 'Who is bound' },
    { kind: 'promise', text: 'What was promised' },
    { kind: 'lifter', text: 'Who can lift it' },
  ];
  return [
    `<g${graph.certain ? '' : ' class="uncertain"'}>`,
    ...(index > 0
      ? [`<line class="rule-off" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${top - 24}" y2="${top - 24}"/>`]
      : []),
    ...title.map((line, row) => textAt(MARGIN, top + 16 + row * LINE, 'title', line)),
    textAt(MARGIN, top + 16 + title.length * LINE, 'note', graph.summary),
    ...heads.flatMap(({ kind, text }) => {
      const box = boxes.find((one) => one.kind === kind);
      return box ? [textAt(box.x, columns, 'column', text)] : [];
    }),
    `<line class="spine" x1="${spine.x}" x2="${spine.x}" y1="${round(spine.from)}" y2="${round(spine.to)}"/>`,
    ...arrows.map(drawArrow),
    ...boxes.map(drawBox),
    '</g>',
  ];
}

function drawArrow({ kind, from, to }: Arrow): string {
  const middle = (from.x + to.x) / 2;
  const path = `M${from.x} ${round(from.y)}C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${to.x} ${round(to.y)}`;
  return `<path class="${kind}" d="${path}" marker-end="url(#${kind})"/>`;
}

function drawBox({ kind, x, y, width, height, lines }: Box): string {
  return [
    `<rect class="${kind}" x="${x}" y="${round(y)}" width="${width}" height="${height}" rx="6"/>`,
    ...lines.map((line, row) => textAt(x + 12, y + 23 + row * LINE, line.kind, line.text)),
  ].join('\n');
}

function legend(y: number, graphs: readonly ConflictGraph[]): string[] {
  const items = [
    { kind: 'binds', text: 'is bound by', x: MARGIN },
    { kind: 'lifts', text: 'can lift', x: MARGIN + 180 },
    { kind: 'spine', text: verdictOf(graphs), x: MARGIN + 330 },
  ];
  const dashed = graphs.every(({ certain }) => !certain);
  return items.flatMap(({ kind, text, x }) => [
    `<line class="${kind}"${kind === 'spine' && dashed ? ' stroke-dasharray="6 4"' : ''} x1="${x}" x2="${x + 36}" y1="${round(y - 5)}" y2="${round(y - 5)}"${kind === 'spine' ? '' : ` marker-end="url(#${kind})"`}/>`,
    textAt(x + 48, y, 'note', text),
  ]);
}

/** What a line through promises says of them: one of a conflict that is not certain is drawn in dashes. */
function verdictOf(graphs: readonly ConflictGraph[]): string {
  const certain = graphs.filter((graph) => graph.certain).length;
  if (certain === graphs.length) return 'cannot all be kept';
  return certain === 0 ? 'perhaps cannot all be kept' : 'cannot all be kept; in dashes: perhaps';
}

const MARKERS =
  '<defs>' +
  ['binds', 'lifts']
    .map(
      (kind) =>
        `<marker id="${kind}" class="${kind}-head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`,
    )
    .join('') +
  '</defs>';

const LIGHT =
  '--ground:#fff;--ink:#1b1f24;--faint:#57606a;--card:#f6f8fa;--edge:#d0d7de;--line:#57606a;--alert:#b42318;--alert-card:#fef3f2;--way:#1a7f37';
const DARK =
  '--ground:#0d1117;--ink:#e6edf3;--faint:#9aa4b0;--card:#161b22;--edge:#3d444d;--line:#9aa4b0;--alert:#ff7b72;--alert-card:#2b1517;--way:#56d364';

const STYLE = `
svg{${LIGHT};color-scheme:light dark}
@media(prefers-color-scheme:dark){svg{${DARK}}}
text{font:14px system-ui,sans-serif;fill:var(--ink);white-space:pre}
.ground{fill:var(--ground)}
.heading{font-size:18px;font-weight:600}
.title{font-size:16px;font-weight:600}
.strong{font-weight:600}
.note,.column{fill:var(--faint)}
.column{font-size:12px;letter-spacing:.04em;text-transform:uppercase}
.alert{fill:var(--alert);font-weight:600}
rect{fill:var(--card);stroke:var(--edge)}
rect.ground{stroke:none}
rect.rule{fill:var(--alert-card);stroke:var(--alert)}
rect.lifter{stroke:var(--way)}
.uncertain rect.rule,.uncertain .spine{stroke-dasharray:6 4}
.spine{stroke:var(--alert);stroke-width:3}
.binds,.lifts{fill:none;stroke-width:1.5}
.binds{stroke:var(--line)}
.lifts{stroke:var(--way);stroke-dasharray:5 4}
.binds-head{fill:var(--line)}
.lifts-head{fill:var(--way)}
.rule-off{stroke:var(--edge)}
`;
