import type { ConflictGraph } from '@troth/core';
import { wrapped } from './chain-layout.ts';

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

const LETTER = 6.9;
const SMALL_LETTER = 6.1;
const LINE = 17;
const SMALL_LINE = 15;
const PAD = 10;
const ROW_GAP = 22;
const NARROWEST = 660;

/** Lays a conflict out for a width; not narrower than it can be read. */
export function conflictLayout(
  { bound, promises, lifters }: ConflictGraph,
  room: number,
): ConflictLayout | undefined {
  if (room <= 0 || promises.length === 0) return undefined;
  const width = Math.max(NARROWEST, Math.min(room, 1100));
  const side = Math.round(width * 0.26);
  const middle = Math.round(width * 0.3);
  const columns = {
    bound: stack(
      bound.map(({ id, title, note, bothWays }) => ({
        id,
        title,
        small: note ? [note] : [],
        heavy: bothWays,
      })),
      1,
      side,
    ),
    promises: stack(
      promises.map(({ id, title, fits }) => ({ id, title, small: fits ? [fits] : [], heavy: true })),
      (width - middle) / 2,
      middle,
      46,
    ),
    lifters: stack(
      lifters.map(({ id, title, acts }) => ({
        id,
        title,
        small: acts.map(({ text }) => text),
        heavy: false,
      })),
      width - side - 1,
      side,
    ),
  };
  const height = Math.max(...Object.values(columns).map(({ height: one }) => one));
  const centred = (column: { readonly boxes: readonly Box[]; readonly height: number }) =>
    column.boxes.map((box) => ({ ...box, y: box.y + (height - column.height) / 2 }));
  const placed = {
    bound: centred(columns.bound),
    promises: centred(columns.promises),
    lifters: centred(columns.lifters),
  };
  return {
    width,
    height,
    ...placed,
    ties: bound.flatMap(({ promises: ties, bothWays }, index) =>
      ties.flatMap((promise) => {
        const to = placed.promises[promise];
        return to ? [{ path: curve(placed.bound[index]!, to), both: bothWays }] : [];
      }),
    ),
    acts: lifters.flatMap(({ acts }, index) =>
      acts.flatMap(({ promise }) => {
        const from = placed.promises[promise];
        return from ? [{ path: curve(from, placed.lifters[index]!) }] : [];
      }),
    ),
  };
}

interface Content {
  readonly id: string;
  readonly title: string;
  readonly small: readonly string[];
  readonly heavy: boolean;
}

function stack(
  contents: readonly Content[],
  x: number,
  width: number,
  gap = ROW_GAP,
): { boxes: Box[]; height: number } {
  const boxes: Box[] = [];
  let y = 2;
  for (const { id, title, small, heavy } of contents) {
    const lines = wrapped(title, Math.floor((width - 2 * PAD) / LETTER), 4);
    const smallLines = small.flatMap((text) =>
      wrapped(text, Math.floor((width - 2 * PAD) / SMALL_LETTER), 3),
    );
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
