import type { ConflictGraph } from '@troth/core';
import type { TextWidth } from './text-width.ts';
import { wrapped } from './wrapped.ts';

/** A conflict drawn: those who are bound on the left, the promises in the middle, those who can lift on the right. */
export interface ConflictLayout {
  readonly width: number;
  readonly height: number;
  readonly bound: readonly Box[];
  readonly promises: readonly Box[];
  readonly lifters: readonly Box[];
  readonly ties: readonly { readonly path: string; readonly both: boolean }[];
  readonly acts: readonly { readonly path: string }[];
}

/** A box with its text in lines. */
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly small: readonly string[];
  readonly heavy: boolean;
}

const LINE = 17;
const SMALL_LINE = 15;
const PAD = 10;
const ROW_GAP = 22;
/** Below this width those who are bound are named within the promises. */
const THREE_COLUMNS = 620;

/** How wide the texts of a drawing are. */
export interface TextWidths {
  readonly text: TextWidth;
  readonly small: TextWidth;
}

/** Lays a conflict out for a width. */
export function conflictLayout(
  graph: ConflictGraph,
  room: number,
  widths: TextWidths,
): ConflictLayout | undefined {
  if (room <= 0 || graph.promises.length === 0) return undefined;
  const isWide = room >= THREE_COLUMNS;
  const width = Math.min(room, 1100);
  const middle = Math.round(width * (isWide ? 0.3 : 0.45));
  const side = Math.round(width * (isWide ? 0.26 : 0.45));
  const bound = stack(isWide ? graph.bound.map(boundContent) : [], { x: 1, width: side, widths });
  const promises = stack(
    graph.promises.map((_, index) => promiseContent(graph, index, isWide)),
    { x: isWide ? (width - middle) / 2 : 1, width: middle, widths, gap: 46 },
  );
  const lifters = stack(graph.lifters.map(lifterContent), { x: width - side - 1, width: side, widths });
  const height = Math.max(bound.height, promises.height, lifters.height);
  return tied(graph, {
    width,
    height,
    bound: centred(bound, height),
    promises: centred(promises, height),
    lifters: centred(lifters, height),
  });
}

type Boxes = Pick<ConflictLayout, 'width' | 'height' | 'bound' | 'promises' | 'lifters'>;

/** The boxes with the lines between them. */
function tied({ bound, lifters }: ConflictGraph, boxes: Boxes): ConflictLayout {
  return {
    ...boxes,
    ties: boxes.bound.flatMap((from, index) =>
      bound[index]!.promises.flatMap((promise) => {
        const to = boxes.promises[promise];
        return to ? [{ path: curve(from, to), both: bound[index]!.bothWays }] : [];
      }),
    ),
    acts: lifters.flatMap(({ acts }, index) =>
      acts.flatMap(({ promise }) => {
        const from = boxes.promises[promise];
        return from ? [{ path: curve(from, boxes.lifters[index]!) }] : [];
      }),
    ),
  };
}

function boundContent({ id, title, note, bothWays }: ConflictGraph['bound'][number]): Content {
  return { id, title, small: note ? [note] : [], heavy: bothWays };
}

function promiseContent({ promises, bound }: ConflictGraph, index: number, isWide: boolean): Content {
  const { id, title, fits } = promises[index]!;
  const binds = bound.filter((one) => one.promises.includes(index)).map((one) => `binds ${one.title}`);
  return { id, title, small: [...(isWide ? [] : binds), ...(fits ? [fits] : [])], heavy: true };
}

function lifterContent({ id, title, acts }: ConflictGraph['lifters'][number]): Content {
  return { id, title, small: acts.map(({ text }) => text), heavy: false };
}

function centred(column: { readonly boxes: readonly Box[]; readonly height: number }, height: number): Box[] {
  return column.boxes.map((box) => ({ ...box, y: box.y + (height - column.height) / 2 }));
}

interface Content {
  readonly id: string;
  readonly title: string;
  readonly small: readonly string[];
  readonly heavy: boolean;
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly widths: TextWidths;
  readonly gap?: number;
}

function stack(
  contents: readonly Content[],
  { x, width, widths, gap = ROW_GAP }: Column,
): { boxes: Box[]; height: number } {
  const boxes: Box[] = [];
  let y = 2;
  for (const { id, title, small, heavy } of contents) {
    const lines = wrapped(title, width - 2 * PAD, widths.text, 4);
    const smallLines = small.flatMap((text) => wrapped(text, width - 2 * PAD, widths.small, 3));
    const height = lines.length * LINE + smallLines.length * SMALL_LINE + 2 * PAD;
    boxes.push({ id, x, y, width, height, lines, small: smallLines, heavy });
    y += height + gap;
  }
  return { boxes, height: Math.max(2, y - gap + 2) };
}

function curve(a: Box, b: Box): string {
  const [x1, y1] = [a.x + a.width, a.y + a.height / 2];
  const [x2, y2] = [b.x, b.y + b.height / 2];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
