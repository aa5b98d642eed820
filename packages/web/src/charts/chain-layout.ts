import type { EvidenceEdge, EvidenceGraph, EvidenceNode } from '@troth/core';

/** A drawing of chains: boxes in columns, and lines between them. */
export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly {
    readonly path: string;
    readonly label: EvidenceEdge['label'];
    readonly x: number;
    readonly y: number;
  }[];
}

interface PlacedNode {
  readonly node: EvidenceNode;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

const GAP = 56;
const LETTER = 6.3;
const LINE = 15;
const ROW_GAP = 22;
const NARROWEST = 150;
const WIDEST = 240;

/** A graph with at most so many statements, and how many were taken out. */
export function withFewStatements(graph: EvidenceGraph, most: number): EvidenceGraph {
  const statements = graph.nodes.filter(({ kind }) => kind === 'statement');
  if (statements.length <= most) return graph;
  const out = new Set(statements.slice(most).map(({ index }) => index));
  return {
    nodes: graph.nodes.filter(({ index }) => !out.has(index)),
    edges: graph.edges.filter(({ from, to }) => !out.has(from) && !out.has(to)),
    left: graph.left + out.size,
  };
}

/** Lays a graph out for a width; wider than that where the boxes would become too narrow. */
export function chainLayout({ nodes, edges }: EvidenceGraph, room: number): ChainLayout | undefined {
  if (nodes.length === 0 || room <= 0) return undefined;
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const boxWidth = Math.max(NARROWEST, Math.min(WIDEST, (room - GAP * (columns - 1) - 4) / columns));
  const heights = new Array<number>(columns).fill(2);
  const placed = inOrder(nodes, edges).map((node): PlacedNode => {
    const lines = wrapped(node.text, Math.floor((boxWidth - 20) / LETTER), 3);
    const height = lines.length * LINE + 12;
    const y = heights[node.column]!;
    heights[node.column] = y + height + ROW_GAP;
    return { node, x: node.column * (boxWidth + GAP) + 2, y, height, lines };
  });
  const height = Math.max(...heights);
  const centred = placed.map((one) => {
    const own = heights[one.node.column]!;
    return { ...one, y: one.y + (height - own) / 2 };
  });
  const byIndex = new Map(centred.map((one) => [one.node.index, one]));
  return {
    width: columns * boxWidth + (columns - 1) * GAP + 4,
    height,
    boxWidth,
    nodes: centred,
    edges: edges.flatMap(({ from, to, label }) => {
      const a = byIndex.get(from);
      const b = byIndex.get(to);
      return a && b ? [{ ...curve(a, b, boxWidth), label }] : [];
    }),
  };
}

/** Within a column, by the height of those that lead to a node, so that lines cross little. */
function inOrder(nodes: readonly EvidenceNode[], edges: readonly EvidenceEdge[]): EvidenceNode[] {
  const position = new Map<number, number>();
  const sorted = [...nodes].sort((a, b) => a.column - b.column || a.index - b.index);
  const rank = (node: EvidenceNode) => {
    const before = edges
      .filter(({ to }) => to === node.index)
      .flatMap(({ from }) => position.get(from) ?? []);
    return before.length === 0 ? node.index : before.reduce((sum, one) => sum + one, 0) / before.length;
  };
  const result: EvidenceNode[] = [];
  for (let column = 0; column <= (sorted.at(-1)?.column ?? 0); column++) {
    const here = sorted.filter((node) => node.column === column).map((node) => ({ node, at: rank(node) }));
    here.sort((a, b) => a.at - b.at || a.node.index - b.node.index);
    for (const [index, { node }] of here.entries()) {
      position.set(node.index, index);
      result.push(node);
    }
  }
  return result;
}

function curve(a: PlacedNode, b: PlacedNode, boxWidth: number): { path: string; x: number; y: number } {
  const [x1, y1] = [a.x + boxWidth, a.y + a.height / 2];
  const [x2, y2] = [b.x - 2, b.y + b.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  return {
    path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    x: (x1 + x2) / 2,
    y: (y1 + y2) / 2 - 5,
  };
}

/** A text in lines of at most so many letters; what is left over is cut. */
export function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  const cut = (one: string) => (one.length > letters ? `${one.slice(0, letters - 1)}…` : one);
  if (lines.length <= most) return lines.map(cut);
  const kept = lines.slice(0, most).map(cut);
  kept[most - 1] = `${kept[most - 1]!.slice(0, letters - 1)}…`;
  return kept;
}
