import { type ConflictGraph, displayWidth, type EvidenceGraph, type TimelineItem } from '@troth/core';
import { expect, test } from 'vitest';
import { chainLayout, withFewStatements } from '../../src/charts/chain-layout.ts';
import { type Box, conflictLayout } from '../../src/charts/conflict-layout.ts';
import { timelineLayout } from '../../src/charts/timeline-layout.ts';
import { cutTo, wrapped } from '../../src/charts/wrapped.ts';

/** Ten pixels a column, as a terminal writes: wide letters take two. */
const widthOf = (text: string) => displayWidth(text) * 10;
const widths = { text: widthOf, small: widthOf };

const conflict: ConflictGraph = {
  title: '@a × @b',
  summary: '',
  why: '',
  certain: true,
  promises: [
    { id: '@a', title: 'Hand over the nine gang leaders', text: '', fits: '1..8 of 9 fit' },
    { id: '@b', title: 'Protect the informants', text: '', fits: '' },
  ],
  bound: [
    { id: '@us', title: 'United States', note: '', bothWays: true, promises: [0] },
    {
      id: '@doj',
      title: 'Department of Justice',
      note: 'part of United States',
      bothWays: true,
      promises: [1],
    },
  ],
  lifters: [
    { id: '@x', title: 'El Salvador', acts: [{ text: 'can release it', promise: 0 }] },
    { id: '@y', title: 'Attorney General', acts: [{ text: 'can end it', promise: 1 }] },
    { id: '@z', title: 'Informants', acts: [{ text: 'can release it', promise: 1 }] },
  ],
};

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.each([1200, 900, 620, 390, 320])('a conflict fits a width of %i, and no boxes overlap', (width) => {
  const { bound, promises, lifters, ties, acts, ...size } = conflictLayout(conflict, width, widths)!;
  const boxes = [...bound, ...promises, ...lifters];
  for (const [index, box] of boxes.entries()) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height + 1);
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
  }
  expect(acts).toHaveLength(3);
  expect(ties).toHaveLength(width < 620 ? 0 : 2);
  // Where there is no room for those who are bound, their promises name them.
  expect(promises[1]!.small.join(' ')).toBe(width < 620 ? 'binds Department of Justice' : '');
});

test('nothing to draw is no drawing', () => {
  expect(conflictLayout(conflict, 0, widths)).toBeUndefined();
  expect(chainLayout({ nodes: [], edges: [], left: 0 }, 500, widthOf)).toBeUndefined();
  expect(timelineLayout([], 500, widthOf)).toBeUndefined();
});

const chain: EvidenceGraph = {
  nodes: [0, 1, 2, 3].map((index) => ({
    index,
    kind: index < 3 ? 'statement' : 'named',
    id: null,
    text: `Node ${index}`,
    root: index === 3,
    retracted: false,
    column: index < 3 ? 0 : 1,
  })),
  edges: [0, 1, 2].map((from) => ({ from, to: 3, label: 'supports' })),
  left: 2,
};

test('of many statements a few are drawn, and the rest is counted', () => {
  const few = withFewStatements(chain, 2);
  expect(few.nodes.map(({ index }) => index)).toEqual([0, 1, 3]);
  expect(few.edges.map(({ from }) => from)).toEqual([0, 1]);
  expect(few.left).toBe(3);
  expect(withFewStatements(chain, 3)).toBe(chain);
  expect(chainLayout(few, 600, widthOf)!.edges).toHaveLength(2);
});

test.each([390, 320, 240])(
  'chains without room for columns go down in steps, within a width of %i',
  (width) => {
    const nodes = ['Said', 'Commentary', 'Report', 'officials'].map((text, index) => ({
      ...chain.nodes[0]!,
      index,
      text: `${text} with a long name that takes more than a line`,
      column: index,
    }));
    const edges = [
      { from: 0, to: 2, label: 'supports' },
      { from: 0, to: 1, label: 'supports' },
      { from: 1, to: 2, label: 'supports' },
      { from: 2, to: 3, label: null },
    ] as EvidenceGraph['edges'];
    const { nodes: placed, edges: drawn, ...size } = chainLayout({ nodes, edges, left: 0 }, width, widthOf)!;
    expect(size.width).toBeLessThanOrEqual(width);
    expect(placed.map(({ node }) => node.index)).toEqual([0, 1, 2, 3]);
    for (const [index, { x, y, height }] of placed.entries()) {
      expect(x + size.boxWidth).toBeLessThanOrEqual(width);
      expect(y + height).toBeLessThanOrEqual(size.height);
      if (index > 0) expect(y).toBeGreaterThan(placed[index - 1]!.y + placed[index - 1]!.height);
    }
    expect(drawn).toHaveLength(4);
  },
);

test('a text is wrapped at words, and cut where it is too long', () => {
  const inLines = (text: string, columns: number, most: number) => wrapped(text, columns * 10, widthOf, most);
  expect(inLines('one two three', 8, 3)).toEqual(['one two', 'three']);
  expect(inLines('one two three four', 8, 2)).toEqual(['one two', 'three…']);
  expect(inLines('extraordinary', 8, 2)).toEqual(['extraord', 'inary']);
  expect(inLines('paper.example/2024/a-story', 16, 3)).toEqual(['paper.example/', '2024/a-story']);
  expect(inLines('see paper.example/2024/a-story of today', 16, 2)).toEqual(['see', 'paper.example/…']);
  expect(inLines('', 8, 2)).toEqual(['']);
});

test('letters that take the room of two end a line where it is full, but not before a stop', () => {
  const inLines = (text: string, columns: number, most: number) => wrapped(text, columns * 10, widthOf, most);
  expect(inLines('旋盤を四月末に渡す。', 8, 4)).toEqual(['旋盤を四', '月末に渡', 'す。']);
  expect(inLines('旋盤を四月末に渡す。', 8, 2)).toEqual(['旋盤を四', '月末に…']);
  expect(inLines('一二三四。', 8, 4)).toEqual(['一二三', '四。']);
  expect(inLines('中古 lathe 一台', 8, 3)).toEqual(['中古', 'lathe 一', '台']);
});

test('a text that is cut leaves room for its ellipsis, and splits no letter', () => {
  expect(cutTo('Protect the informants', 90, widthOf)).toBe('Protect…');
  expect(cutTo('Protect', 70, widthOf)).toBe('Protect');
  expect(cutTo('👩‍👩‍👧👩‍👩‍👧', 30, widthOf)).toBe('👩‍👩‍👧…');
});

test('no line of a drawing is wider than its box, in any script', () => {
  const title = '同じ旋盤を別の買い手にも五月末までに引き渡すという二重の約束';
  const wide = { ...conflict, promises: conflict.promises.map((one) => ({ ...one, title })) };
  for (const width of [900, 390]) {
    const { bound, promises, lifters } = conflictLayout(wide, width, widths)!;
    for (const box of [...bound, ...promises, ...lifters])
      for (const line of [...box.lines, ...box.small])
        expect(widthOf(line)).toBeLessThanOrEqual(box.width - 20);
  }
});

const item = (
  first: string,
  last: string,
  title: string,
  kind: TimelineItem['kind'] = 'event',
): TimelineItem => ({
  date: first === last ? first : `${first}/${last}`,
  first,
  last,
  kind,
  id: null,
  count: 1,
  title,
  by: null,
  text: title,
  about: null,
  known: null,
  counts: true,
  ahead: false,
  place: { file: 'a.troth', line: 1 },
});

test('on a timeline neither dots nor labels of a row overlap, and nothing leaves it', () => {
  const items = [
    item('2025-03-13', '2025-03-13', 'A promise with a title', 'promise'),
    item('2025-03-13', '2025-03-13', 'Another on the same day', 'promise'),
    item('2025-03-14', '2025-09-30', 'Something that went on for a long while'),
    item('2025-03-20', '2025-03-20', 'Something in between'),
    item('2025-10-20', '2025-10-20', 'A claim at the end', 'claim'),
  ];
  for (const width of [1200, 600, 340]) {
    const { placed, rows } = timelineLayout(items, width, widthOf)!;
    for (const { left, right } of placed) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
    }
    expect(placed.map(({ lane, row }) => `${lane} ${row}`).slice(0, 2)).toEqual(['promised 0', 'promised 1']);
    expect(rows).toMatchObject({ promised: 2, said: 1, deadlines: 0 });
    expect(placed.at(-1)!.side).toBe('left');
  }
});

test('of much on one day one mark stands for all, and says how many there are', () => {
  const claims = [1, 2, 3, 4, 5].map((number) =>
    item('2025-10-20', '2025-10-20', `Claim ${number}`, 'claim'),
  );
  const promise = item('2025-03-13', '2025-03-13', 'A promise', 'promise');
  const { placed } = timelineLayout([promise, ...claims], 800, widthOf)!;
  expect(placed.map(({ label, more }) => [label, more])).toEqual([
    ['A promise', 0],
    ['Claim 1 and 4 more', 4],
  ]);
  expect(timelineLayout([promise, ...claims.slice(1)], 800, widthOf)!.placed).toHaveLength(5);
});
