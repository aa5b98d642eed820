import { readFileSync } from 'node:fs';
import { Text } from '@codemirror/state';
import { type Input, type Tree, TreeFragment } from '@lezer/common';
import { highlight } from '@troth/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerParser } from '../../src/editor/ledger-language.ts';

const prison = readFileSync(
  new URL('../../../../examples/prison-deal/prison-deal.troth', import.meta.url),
  'utf8',
);

/** The nodes of a tree, entries and what they are made of. */
function nodesOf(tree: Tree): string[] {
  const found: string[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      found.push(`${name} ${from}..${to}`);
    },
  });
  return found;
}

/** Counts how much of a text is read. */
class CountingInput implements Input {
  readonly length: number;
  readonly lineChunks = false;
  readonly #text: string;
  seen = 0;
  constructor(text: string) {
    this.#text = text;
    this.length = text.length;
  }
  chunk(from: number): string {
    return this.#text.slice(from);
  }
  read(from: number, to: number): string {
    this.seen += to - from;
    return this.#text.slice(from, to);
  }
}

test('the tree has a node for every piece that is coloured', () => {
  const nodes = nodesOf(ledgerParser.parse(prison)).filter((node) => !/^(?:Document|Entry) /.test(node));
  const pieces = highlight(prison).filter(({ kind }) => kind !== 'word');
  expect(nodes.map((node) => node.replace(/^\w+ /, ''))).toEqual(
    pieces.map(({ start, end }) => `${start}..${end}`),
  );
});

test('an entry is one node, from its header to the next', () => {
  expect(nodesOf(ledgerParser.parse('party @a "A"\n\n; c\n2026 event\n  did @a sings\n'))).toEqual([
    'Document 0..44',
    'Entry 0..18',
    'Keyword 0..5',
    'DeclaredName 6..8',
    'Text 9..12',
    'Comment 14..17',
    'Entry 18..44',
    'Date 18..22',
    'Keyword 23..28',
    'Field 31..34',
    'Name 35..37',
  ]);
});

test('after any edit the tree is the one that a fresh reading gives, and only what was edited is read', () => {
  const tree = ledgerParser.parse(prison);
  fc.assert(
    fc.property(
      fc.nat(prison.length),
      fc.nat(30),
      fc.constantFrom('', 'x', '\n', '"', '\n2026-01-01 event\n', '  by 2026\n', '; c', '@'),
      (start, length, inserted) => {
        const end = Math.min(prison.length, start + length);
        const after = Text.of(prison.split('\n'))
          .replace(start, end, Text.of(inserted.split('\n')))
          .toString();
        const fragments = TreeFragment.applyChanges(TreeFragment.addTree(tree), [
          { fromA: start, toA: end, fromB: start, toB: start + inserted.length },
        ]);
        const input = new CountingInput(after);
        expect(nodesOf(ledgerParser.parse(input, fragments))).toEqual(nodesOf(ledgerParser.parse(after)));
        expect(input.seen).toBeLessThan(after.length / 2 + 6000);
      },
    ),
    { numRuns: 60 },
  );
});
