import type { ConflictGraph } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { layOutGraph } from '../src/output/conflict-layout.ts';
import { conflictMermaid } from '../src/output/conflict-mermaid.ts';
import { conflictSvg } from '../src/output/conflict-svg.ts';

const GRAPH: ConflictGraph = {
  title: '@a × @b',
  summary: 'once only · certain · on every reading',
  why: 'One painting, "two" buyers & <one> wall.',
  certain: true,
  promises: [
    { id: '@a', title: 'Sell to Anna', text: 'Gallery → Anna', fits: '' },
    { id: '@b', title: '', text: 'Gallery → Boris', fits: '0..1 of 1 fit' },
  ],
  bound: [{ id: '@gallery', title: 'Gallery', note: 'part of Arts', bothWays: true, promises: [0, 1] }],
  lifters: [
    { id: '@anna', title: 'Anna', acts: [{ text: 'can release @a', promise: 0 }] },
    {
      id: '@boris',
      title: 'Boris',
      acts: [
        { text: 'can release @b', promise: 1 },
        { text: 'can end @b', promise: 1 },
      ],
    },
  ],
};

const TEXT = { day: 'On 1 Mar 2026', found: '1 conflict', incomplete: undefined, description: 'In words.' };

test('Mermaid text in its smallest part: quoted labels, special characters as codes', () => {
  expect(
    conflictMermaid([GRAPH], ['On 1 Mar 2026: 1 conflict\nand more']),
  ).toBe(`%% On 1 Mar 2026: 1 conflict and more
flowchart LR
  c1rule{{"Cannot all be kept<br>once only · certain · on every reading<br>One painting, #34;two#34; buyers #38; #60;one#62; wall."}}
  c1p1["#64;a Sell to Anna<br>Gallery → Anna"]
  c1p1 --- c1rule
  c1p2["#64;b<br>Gallery → Boris<br>0..1 of 1 fit"]
  c1p2 --- c1rule
  c1b1(["Gallery<br>part of Arts<br>bound both ways"])
  c1b1 -->|is bound by| c1p1
  c1b1 -->|is bound by| c1p2
  c1w1(["Anna<br>can release #64;a"])
  c1w1 -.->|can lift| c1p1
  c1w2(["Boris<br>can release #64;b<br>can end #64;b"])
  c1w2 -.->|can lift| c1p2
`);
  expect(conflictMermaid([], ['On 1 Mar 2026: no conflicts'])).toBe(`%% On 1 Mar 2026: no conflicts
flowchart LR
  none["On 1 Mar 2026: no conflicts"]
`);
});

describe('the SVG', () => {
  const svg = conflictSvg([GRAPH], TEXT);

  test('says in words what it shows, and escapes what a ledger says', () => {
    expect(svg).toContain('<title id="title">What cannot all be kept: 1 conflict</title>');
    expect(svg).toContain('<desc id="description">In words.</desc>');
    expect(svg).toContain('One painting, &quot;two&quot; buyers &amp; &lt;one&gt; wall.');
    expect(conflictSvg([], { ...TEXT, description: 'a\u0001\ufffe<b>\nc' })).toContain(
      'a&lt;U+0001&gt;\ufffd&lt;b&gt;\nc',
    );
  });

  test('only of what is certain it is said that it cannot all be kept', () => {
    const [certain, open] = [true, false].map((one) => ({ ...GRAPH, certain: one }));
    const said = (graphs: (typeof certain)[]) =>
      [...conflictSvg(graphs, TEXT).matchAll(/>([^<]*cannot all be kept[^<]*)<\/text>/gi)].map(
        ([, text]) => text,
      );
    expect(said([certain])).toEqual(['Cannot all be kept', 'cannot all be kept']);
    expect(said([open])).toEqual(['Perhaps cannot all be kept', 'perhaps cannot all be kept']);
    expect(said([certain, open])).toEqual([
      'Cannot all be kept',
      'Perhaps cannot all be kept',
      'cannot all be kept; in dashes: perhaps',
    ]);
  });

  test('every element that opens closes', () => {
    const open: string[] = [];
    for (const [, slash, name, rest] of svg.matchAll(/<(\/?)([a-z]+)([^>]*)>/g)) {
      if (slash) expect(open.pop()).toBe(name);
      else if (!rest.endsWith('/')) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('stands alone: nothing is fetched, run or linked, and it knows light and dark', () => {
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|<script|@import|@font-face|url\((?!#)/,
    );
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
  });

  test('keeps words from right to left in their place', () => {
    const svg = conflictSvg([], { ...TEXT, found: 'آنا بنت → שרה, 10 Jan' });
    expect(svg).toContain('On 1 Mar 2026: \u2067آنا بنت\u2069 → \u2067שרה\u2069, 10 Jan</text>');
  });

  test('says loudly that a search did not finish', () => {
    expect(conflictSvg([GRAPH], { ...TEXT, incomplete: 'stopped early' })).toContain(
      '<text class="alert" x="24" y="64">stopped early</text>',
    );
  });
});

describe('the layout', () => {
  test('puts the rule between the promises, and each party beside what binds it', () => {
    const { boxes, arrows } = layOutGraph(GRAPH, 0);
    expect(boxes.map(({ kind, lines }) => [kind, lines[0].text])).toEqual([
      ['bound', 'Gallery'],
      ['promise', '@a · Sell to Anna'],
      ['rule', 'Cannot all be kept'],
      ['promise', '@b'],
      ['lifter', 'Anna'],
      ['lifter', 'Boris'],
    ]);
    expect(arrows.map(({ kind, from, to }) => [kind, from.x, to.x])).toEqual([
      ['binds', 244, 310],
      ['binds', 244, 310],
      ['lifts', 756, 690],
      ['lifts', 756, 690],
    ]);
  });

  test('a promise that cannot be kept at all stands alone above the rule', () => {
    const alone: ConflictGraph = { ...GRAPH, promises: GRAPH.promises.slice(0, 1), bound: [], lifters: [] };
    expect(layOutGraph(alone, 0).boxes.map(({ lines }) => lines[0].text)).toEqual([
      '@a · Sell to Anna',
      'Cannot be kept',
    ]);
    expect(conflictMermaid([alone], ['x'])).toContain('c1rule{{"Cannot be kept<br>');
  });

  test('no boxes overlap, however many there are and however long their texts', () => {
    const long = 'a long name '.repeat(12);
    const many = Array.from({ length: 9 }, (_, index) => index);
    const graph: ConflictGraph = {
      ...GRAPH,
      promises: many.map((index) => ({
        id: `@${index}`,
        title: '売主'.repeat(index * 5),
        text: long,
        fits: '',
      })),
      bound: many.map((index) => ({ ...GRAPH.bound[0], title: long.slice(index * 9), promises: [index, 8] })),
      lifters: many.map((index) => ({ id: '', title: long, acts: [{ text: long, promise: 8 - index }] })),
    };
    const { boxes, top, height } = layOutGraph(graph, 100);
    for (const [index, one] of boxes.entries()) {
      expect(one.y).toBeGreaterThanOrEqual(top);
      expect(one.y + one.height).toBeLessThanOrEqual(top + height);
      for (const other of boxes.slice(index + 1).filter(({ x }) => x === one.x))
        expect(one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
    }
  });
});
