import {
  displayWidth,
  type EvidenceEdge,
  type EvidenceGraph,
  type EvidenceNode,
  evidenceGraph,
  type VoucherReport,
} from '@troth/core';
import { evidenceWords } from './evidence-words.ts';
import { xmlText } from './picture-text.ts';
import { textAt } from './svg-text.ts';
import { wrap } from './wrap.ts';

const MARGIN = 24;
const BOX = 230;
/** How many columns of text a box holds in its width. */
const COLUMNS = 28;
const ACROSS = 110;
const DOWN = 22;
const LANE = 14;
const LINE = 18;
const PADDING = 10;
const HEADING = 34;

interface Box {
  readonly node: EvidenceNode;
  readonly lines: readonly string[];
  readonly note: string;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

interface Layout {
  readonly boxes: readonly Box[];
  /** Where each arrow passes by the boxes of a column, by arrow. */
  readonly lanes: readonly (readonly { readonly left: number; readonly at: number }[])[];
  readonly bottom: number;
}

/**
 * Who says so as a picture that stands alone, from what is said on the left to the roots on the right. No fonts, scripts
 * or files from elsewhere; light or dark as its reader prefers.
 */
export function evidenceSvg(report: VoucherReport): string {
  const graph = evidenceGraph(report);
  const words = evidenceWords(report);
  const heading = `Who says so: ${report.title ?? report.id}`;
  const layout = layOut(graph, MARGIN + HEADING);
  const { boxes, bottom } = layout;
  const right = Math.max(...boxes.map(({ left }) => left + BOX), MARGIN + displayWidth(heading) * 9);
  const width = right + MARGIN;
  const height = bottom + DOWN + MARGIN + (graph.left > 0 ? LINE : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${xmlText(heading)}</title>`,
    `<desc id="description">${xmlText(words.join(' '))}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>',
    '<rect class="ground" width="100%" height="100%"/>',
    textAt(MARGIN, MARGIN + 14, 'heading', heading),
    ...graph.edges.map((edge, index) => arrow(edge, index, layout)),
    ...boxes.map(drawBox),
    ...(graph.left > 0 ? [textAt(MARGIN, bottom + DOWN + MARGIN, 'note', `and ${graph.left} more`)] : []),
    '</svg>',
    '',
  ].join('\n');
}

/**
 * Columns from left to right, in each the nodes from top to bottom in the order they are found, and below them a lane for
 * each arrow that passes by on its way to a later column.
 */
function layOut({ nodes, edges }: EvidenceGraph, start: number): Layout {
  const bottoms = new Map<number, number>();
  const boxes = nodes.map((node): Box => {
    const lines = wrap(node.kind === 'unnamed' ? `“${node.text}”` : node.text, COLUMNS);
    const note = noteOf(node);
    const top = bottoms.get(node.column) ?? start;
    const height = PADDING * 2 + (lines.length + (note === '' ? 0 : 1)) * LINE;
    bottoms.set(node.column, top + height + DOWN);
    return { node, lines, note, left: leftOf(node.column), top, height };
  });
  const lanes = edges.map(({ from, to }) => {
    const passed: { left: number; at: number }[] = [];
    for (let column = nodes[from]!.column + 1; column < nodes[to]!.column; column++) {
      const at = bottoms.get(column) ?? start;
      passed.push({ left: leftOf(column), at });
      bottoms.set(column, at + LANE);
    }
    return passed;
  });
  return { boxes, lanes, bottom: Math.max(start, ...bottoms.values()) - DOWN };
}

function leftOf(column: number): number {
  return MARGIN + column * (BOX + ACROSS);
}

function noteOf({ kind, id, text, root, retracted }: EvidenceNode): string {
  const notes = [kind === 'unnamed' ? 'unnamed' : '', id !== null && id !== text ? id : ''];
  return [...notes, root ? 'root' : '', retracted ? 'retracted' : ''].filter(Boolean).join(' · ');
}

function drawBox({ node, lines, note, left, top, height }: Box): string {
  const kind = [node.kind, node.root ? 'root' : '', node.retracted ? 'retracted' : '']
    .filter(Boolean)
    .join(' ');
  const texts = lines.map((line, index) =>
    textAt(
      left + PADDING,
      top + PADDING + 13 + index * LINE,
      node.kind === 'statement' ? 'strong' : '',
      line,
    ),
  );
  if (note !== '') texts.push(textAt(left + PADDING, top + PADDING + 13 + lines.length * LINE, 'note', note));
  const round = node.kind === 'statement' ? 2 : 12;
  return [
    `<g class="${kind}">`,
    `<rect x="${left}" y="${top}" width="${BOX}" height="${height}" rx="${round}"/>`,
    ...texts,
    '</g>',
  ].join('\n');
}

/** An arrow from box to box: onwards from side to side, along its lanes; back in a bow below both. */
function arrow({ from, to, label }: EvidenceEdge, index: number, { boxes, lanes }: Layout): string {
  const one = boxes[from]!;
  const other = boxes[to]!;
  const kind = label === 'denies' ? 'line denies' : 'line';
  const path = (way: string) => `<path class="${kind}" marker-end="url(#head)" d="${way}"/>`;
  if (other.left <= one.left) {
    const low = Math.max(one.top + one.height, other.top + other.height) + DOWN - 4;
    const [x1, x2] = [one.left + BOX / 2, other.left + BOX / 2];
    return path(`M${x1} ${one.top + one.height}C${x1} ${low} ${x2} ${low} ${x2} ${other.top + other.height}`);
  }
  let way = `M${one.left + BOX} ${middle(one)}`;
  let height = middle(one);
  const bend = (left: number, end: number) => {
    way += `C${left - ACROSS / 2} ${height} ${left - ACROSS / 2} ${end} ${left} ${end}`;
    height = end;
  };
  for (const { left, at } of lanes[index]!) {
    bend(left, at);
    way += `H${left + BOX}`;
  }
  bend(other.left, middle(other));
  if (label === null) return path(way);
  return `${path(way)}\n${textAt(other.left - 70, middle(other) - 6, 'note label', label)}`;
}

function middle({ top, height }: Box): number {
  return top + height / 2;
}

const LIGHT =
  '--ground:#fff;--ink:#1b1f24;--faint:#57606a;--card:#f6f8fa;--edge:#8c959f;--root:#0550ae;--alert:#b42318';
const DARK =
  '--ground:#0d1117;--ink:#e6edf3;--faint:#9aa4b0;--card:#161b22;--edge:#6e7681;--root:#79c0ff;--alert:#ff7b72';

const STYLE = `
svg{${LIGHT};color-scheme:light dark}
@media(prefers-color-scheme:dark){svg{${DARK}}}
text{font:13px system-ui,sans-serif;fill:var(--ink);unicode-bidi:plaintext;white-space:pre}
.ground{fill:var(--ground);stroke:none}
.heading{font-size:18px;font-weight:600}
.strong{font-weight:600}
.note{fill:var(--faint);font-size:12px}
.label{paint-order:stroke;stroke:var(--ground);stroke-width:5px}
rect{fill:var(--card);stroke:var(--edge)}
.root rect{stroke:var(--root);stroke-width:3}
.unnamed rect,.retracted rect{stroke-dasharray:5 4}
.retracted rect{stroke:var(--alert)}
.line{fill:none;stroke:var(--faint);stroke-width:1.5}
.denies{stroke:var(--alert)}
.head{fill:var(--faint)}
`;
