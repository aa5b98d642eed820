import type { EvidenceEdge, EvidenceGraph, EvidenceNode } from '@troth/core';
import type { TextWidth } from './text-width.ts';
import { wrapped } from './wrapped.ts';

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
const LINE = 15;
const ROW_GAP = 22;
const NARROWEST = 150;
const WIDEST = 320;
/** How far a box stands in from the one that leads to it, where there is no room for columns. */
const STEP = 22;

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

/** Lays a graph out for a width: in columns, or as steps down where the columns would become too narrow. */
export function chainLayout(graph: EvidenceGraph, room: number, widthOf: TextWidth): ChainLayout | undefined {
  const { nodes } = graph;
  if (nodes.length === 0 || room <= 0) return undefined;
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const narrowest = columns * NARROWEST + (columns - 1) * GAP + 4;
  return room < narrowest ? inSteps(graph, room, columns, widthOf) : inColumns(graph, room, columns, widthOf);
}

function inColumns(
  { nodes, edges }: EvidenceGraph,
  room: number,
  columns: number,
  widthOf: TextWidth,
): ChainLayout {
  const boxWidth = Math.max(NARROWEST, Math.min(WIDEST, (room - GAP * (columns - 1) - 4) / columns));
  const heights = new Array<number>(columns).fill(2);
  const placed = inOrder(nodes, edges).map((node): PlacedNode => {
    const lines = wrapped(node.text, boxWidth - 20, widthOf, 3);
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

/** One below the other, each set in under what leads to it, as a list of lists is. */
function inSteps(
  { nodes, edges }: EvidenceGraph,
  room: number,
  columns: number,
  widthOf: TextWidth,
): ChainLayout {
  const step = Math.min(STEP, (room - NARROWEST) / columns);
  const boxWidth = Math.min(WIDEST, room - step * (columns - 1) - 4);
  let y = 2;
  const placed = downwards(nodes, edges).map((node): PlacedNode => {
    const lines = wrapped(node.text, boxWidth - 20, widthOf, 3);
    const one = { node, x: node.column * step + 2, y, height: lines.length * LINE + 12, lines };
    y += one.height + ROW_GAP;
    return one;
  });
  const byIndex = new Map(placed.map((one) => [one.node.index, one]));
  return {
    width: step * (columns - 1) + boxWidth + 4,
    height: y,
    boxWidth,
    nodes: placed,
    edges: edges.flatMap(({ from, to, label }) => {
      const [a, b] = [byIndex.get(from), byIndex.get(to)];
      return a && b ? [{ ...elbow(a, b), label }] : [];
    }),
  };
}

/** Each node before what it leads to; what only one leads to directly below that one. */
function downwards(nodes: readonly EvidenceNode[], edges: readonly EvidenceEdge[]): EvidenceNode[] {
  const waitsFor = new Map(nodes.map(({ index }) => [index, edges.filter(({ to }) => to === index).length]));
  const ready = nodes.filter(({ index }) => waitsFor.get(index) === 0).reverse();
  const result: EvidenceNode[] = [];
  for (let node = ready.pop(); node; node = ready.pop()) {
    result.push(node);
    for (const { to } of edges.filter(({ from }) => from === node!.index).reverse()) {
      const left = (waitsFor.get(to) ?? 0) - 1;
      waitsFor.set(to, left);
      const next = nodes.find(({ index }) => index === to);
      if (left === 0 && next) ready.push(next);
    }
  }
  // A circle of sources that name each other leads nowhere; it is drawn all the same.
  return [...result, ...nodes.filter((node) => !result.includes(node))];
}

/** Down from the left of one box, and into the left of another. */
function elbow(a: PlacedNode, b: PlacedNode): { path: string; x: number; y: number } {
  const x = a.x + STEP / 2 - 1;
  const y = b.y + b.height / 2;
  return { path: `M${x} ${a.y + a.height}V${y}H${b.x - 2}`, x: b.x + 34, y: b.y - 5 };
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
