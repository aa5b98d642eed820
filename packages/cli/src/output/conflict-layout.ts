import { type ConflictGraph, printable, upperFirst } from '@troth/core';
import { wrap } from './wrap.ts';

/** The width of a picture, in pixels. */
export const WIDTH = 1000;
export const MARGIN = 24;

const LINE = 20;
const PADDING = 12;
const GAP = 40;
/** Space above the boxes of a graph, for its title and the headings of its columns. */
const HEAD = 92;
/** How wide a character is at most on average, by the kind of text. */
const CHARACTER = { strong: 9, body: 8, note: 8, alert: 9 } as const;

const COLUMNS = {
  bound: { x: MARGIN, width: 220 },
  middle: { x: 310, width: 380 },
  lifter: { x: 756, width: 220 },
} as const;

export interface TextLine {
  readonly text: string;
  readonly kind: keyof typeof CHARACTER;
}

export interface Box {
  readonly kind: 'promise' | 'bound' | 'rule' | 'lifter';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** An arrow between two boxes, from left to right or from right to left. */
export interface Arrow {
  readonly kind: 'binds' | 'lifts';
  readonly from: Point;
  readonly to: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One graph with everything in its place; `top` is where it begins. */
export interface Panel {
  readonly graph: ConflictGraph;
  readonly top: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The line through what cannot all be kept. */
  readonly spine: { readonly x: number; readonly from: number; readonly to: number };
}

/** Places a graph: who is bound on the left, promises with the rule between them, who can lift them on the right. */
export function layOutGraph(graph: ConflictGraph, top: number): Panel {
  const title = wrap(printable(graph.title), Math.floor((WIDTH - 2 * MARGIN) / 10.5));
  const start = top + HEAD + (title.length - 1) * LINE;
  const middle = stack(middleBoxes(graph), COLUMNS.middle, start);
  const promises = middle.filter(({ kind }) => kind === 'promise');
  const bound = beside(
    graph.bound.map(({ promises: to }) => to),
    graph.bound.map((node) => boundLines(node)),
    'bound',
    promises,
    start,
  );
  const lifters = beside(
    graph.lifters.map(({ acts }) => acts.map(({ promise }) => promise)),
    graph.lifters.map((node) => lifterLines(node)),
    'lifter',
    promises,
    start,
  );
  const boxes = [...bound.boxes, ...middle, ...lifters.boxes];
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return {
    graph,
    top,
    height: bottom - top,
    title,
    boxes,
    arrows: [...arrows('binds', bound, promises), ...arrows('lifts', lifters, promises)],
    spine: {
      x: COLUMNS.middle.x + COLUMNS.middle.width / 2,
      from: middle[0]!.y,
      to: middle.at(-1)!.y,
    },
  };
}

type Draft = Pick<Box, 'kind' | 'lines'>;

/** Promises, and between them the rule that sets them against each other. */
function middleBoxes(graph: ConflictGraph): Draft[] {
  const { width } = COLUMNS.middle;
  const cards: Draft[] = graph.promises.map(({ id, title, text, fits }) => ({
    kind: 'promise',
    lines: [
      ...lines(title ? `${id} · ${title}` : id, 'strong', width),
      ...lines(text, 'body', width),
      ...lines(fits, 'alert', width),
    ],
  }));
  const rule: Draft = {
    kind: 'rule',
    lines: [...lines(verdictOn(graph), 'alert', width), ...lines(graph.why, 'body', width)],
  };
  cards.splice(Math.ceil(cards.length / 2), 0, rule);
  return cards;
}

/** What the rule comes to, for a promise alone and for several. */
export function verdictOn({ promises, certain }: ConflictGraph): string {
  const verdict = promises.length === 1 ? 'cannot be kept' : 'cannot all be kept';
  return upperFirst(certain ? verdict : `perhaps ${verdict}`);
}

function boundLines({ title, id, note, bothWays }: ConflictGraph['bound'][number]): TextLine[] {
  const { width } = COLUMNS.bound;
  return [
    ...lines(title, 'strong', width),
    ...(title === id ? [] : lines(id, 'note', width)),
    ...lines(note, 'note', width),
    ...(bothWays ? lines('bound both ways', 'alert', width) : []),
  ];
}

function lifterLines({ title, acts }: ConflictGraph['lifters'][number]): TextLine[] {
  const { width } = COLUMNS.lifter;
  return [...lines(title, 'strong', width), ...acts.flatMap(({ text }) => lines(text, 'body', width))];
}

function lines(text: string, kind: TextLine['kind'], width: number): TextLine[] {
  if (text === '') return [];
  const room = Math.floor((width - 2 * PADDING) / CHARACTER[kind]);
  return wrap(printable(text), room).map((line) => ({ text: line, kind }));
}

function heightOf({ lines: own }: Pick<Box, 'lines'>): number {
  return own.length * LINE + 2 * PADDING - 4;
}

function stack(drafts: readonly Draft[], column: { x: number; width: number }, start: number): Box[] {
  let y = start;
  return drafts.map((draft) => {
    const box: Box = { ...draft, ...column, y, height: heightOf(draft) };
    y += box.height + GAP;
    return box;
  });
}

interface Column {
  readonly boxes: readonly Box[];
  /** The promises that each box leads to. */
  readonly to: readonly (readonly number[])[];
}

/** Places boxes at the height of the promises they lead to, in that order, without overlaps. */
function beside(
  to: readonly (readonly number[])[],
  texts: readonly (readonly TextLine[])[],
  kind: 'bound' | 'lifter',
  promises: readonly Box[],
  start: number,
): Column {
  const wanted = texts.map((own, index) => {
    const centres = to[index]!.map((place) => centreOf(promises[place]!));
    const centre = centres.reduce((sum, one) => sum + one, 0) / centres.length;
    return { own, to: to[index]!, height: heightOf({ lines: own }), centre };
  });
  wanted.sort((a, b) => a.centre - b.centre);
  const total = wanted.reduce((sum, { height }) => sum + height + LINE, -LINE);
  const room = promises.at(-1)!.y + promises.at(-1)!.height - start;
  let free = start;
  let left = total;
  const boxes = wanted.map(({ own, height, centre }): Box => {
    // Not so low that the rest would not fit beside the promises.
    const lowest = Math.max(free, start + room - left);
    const y = Math.max(free, Math.min(centre - height / 2, lowest));
    free = y + height + LINE;
    left -= height + LINE;
    return { kind, lines: own, ...COLUMNS[kind], y, height };
  });
  return { boxes, to: wanted.map((one) => one.to) };
}

function centreOf({ y, height }: Box): number {
  return y + height / 2;
}

/** Arrows from the boxes of a column to promises; those that end at one promise are spread over its side. */
function arrows(kind: Arrow['kind'], { boxes, to }: Column, promises: readonly Box[]): Arrow[] {
  const ends = promises.map((_, place) => to.filter((list) => list.includes(place)).length);
  const used = promises.map(() => 0);
  return boxes.flatMap((box, index) =>
    [...new Set(to[index]!)].map((place): Arrow => {
      const promise = promises[place]!;
      used[place]!++;
      const y = promise.y + (promise.height * used[place]!) / (ends[place]! + 1);
      const [from, end] =
        kind === 'binds' ? [box.x + box.width, promise.x] : [box.x, promise.x + promise.width];
      return { kind, from: { x: from, y: centreOf(box) }, to: { x: end, y } };
    }),
  );
}
