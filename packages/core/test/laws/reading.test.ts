import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { formatText } from '../../src/syntax/formatter.ts';
import { Lexer } from '../../src/syntax/lexer.ts';
import { parseText } from '../../src/syntax/parse.ts';
import { type SourceText, sourceText } from '../../src/text/source-text.ts';
import { anyText } from '../support/random-text.ts';

describe('reading any text', () => {
  test('gives a ledger whose entries cover the file, one after the other', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = sourceText('a.troth', text);
        const [document] = Ledger.read([source]).documents;
        const { preamble, blocks } = document!;
        const ends = [preamble.length, ...blocks.map((block) => block.end)];
        expect(blocks.map((block) => block.start)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBe(text.length);
        for (const { start, line } of blocks)
          expect(source.text.slice(0, start).split('\n').length - 1).toBe(line);
      }),
      { numRuns: 3000 },
    );
  });

  test('gives a tree whose tokens stand in order, with nothing but comments and white space between them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parseText(text);
        const spans = [...tree.comments];
        const fields = tree.entries.flatMap((entry) => {
          spans.push(...entry.header);
          return entry.fields;
        });
        for (const field of fields) {
          spans.push({ start: field.start, end: field.nameEnd }, ...field.tokens);
          fields.push(...field.fields);
        }
        spans.sort((a, b) => a.start - b.start);
        let end = 0;
        for (const span of spans) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  test('of bytes is the same as of their text', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        const read = sourceText('a.troth', text, bytes);
        expect(read.text).toBe(text.includes('\n') ? text : text.replaceAll('\r', '\n'));
        expect([...read.codes]).toEqual(read.text.split('').map((unit) => unit.charCodeAt(0)));
      }),
    );
  });
});

/** Texts of one thing over and over, in which a careless reader would look at everything again and again. */
const HOSTILE: readonly (readonly [string, (size: number) => string])[] = [
  ...['"', '@', '{', '@{', '?{', ' ', '\n', '\r', '9', '\\', ';', '@a[', '"\\"', '\u0301\u0316'].map(
    (piece) => [`only ${JSON.stringify(piece)}`, (size: number) => repeated(piece, size)] as const,
  ),
  ['braces within a sentence', (size) => `2025 event\n did ${repeated('x @{', size)}`],
  ['a text over blank lines', (size) => `party @a "${repeated('\n', size)} x"`],
  ['a text without end', (size) => `party @a "${repeated('\n x', size)}`],
  ['a text with much white space', (size) => `party @a "\\\\${repeated(' ', size)}x"`],
  ['texts without end, each deeper', (size) => `party @a "${stairs('\\"', size)}`],
  ['lines, each deeper', (size) => `party @a${stairs('kind x', size)}`],
  ['indentation that changes', (size) => `party @a${repeated('\n  kind x\n\t\tkind x', size)}`],
  ['marks on one letter', (size) => `party @a${repeated('\u0301\u0316', size)}`],
  ['names', (size) => `source @s\n relays ${repeated('@a, ', size)}`],
  ['lines of one field', (size) => `2025 promise @p\n${repeated(' from @a\n', size)}`],
  ['lines too deep', (size) => `2025 promise @p\n will @a x\n${repeated('  by 1\n', size)}`],
  [
    'lines too deep that are no fields',
    (size) => `2025 promise @p\n will @a x\n${repeated('  x y\n', size)}`,
  ],
  [
    'evidence misspelt below a line',
    (size) => `2025 promise @p\n will @a x\n${repeated('  soruce @a\n', size)}`,
  ],
  ['files to include', (size) => `ledger\n${repeated(' include a\n', size)}`],
  ['clauses', (size) => `2025 promise @p\n will x ${repeated('by until within ', size)}`],
  [
    'conditions inside conditions',
    (size) => `2025 promise @p\n if ${repeated('no a by 1 day after ', size)}`,
  ],
  ['comments', (size) => `party @a\n kind x\n${repeated('   ; c\n', size)}`],
];

function repeated(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

function stairs(piece: string, size: number): string {
  const steps = Math.ceil(Math.sqrt(2 * size));
  return Array.from({ length: steps }, (_, step) => `\n${' '.repeat(step + 1)}${piece}`).join('');
}

describe('hostile text', () => {
  test.each(HOSTILE)('is looked at a bounded number of times: %s', (_what, make) => {
    const text = make(20_000);
    const source = countedSource(text, 60 * text.length);
    const lexer = new Lexer();
    for (let at = 0; at < text.length; ) at = lexer.read(source, at);
  });

  test.each(HOSTILE)('is read and formatted at length: %s', { timeout: 20_000 }, (_what, make) => {
    const text = make(250_000);
    expect(Ledger.read([sourceText('a.troth', text)]).documents).toHaveLength(1);
    expect(formatText(text).length).toBeLessThan(3 * text.length + 100);
  });
});

/** A source that throws when its code units have been looked at more often than allowed. */
function countedSource(text: string, most: number): SourceText {
  const source = sourceText('a.troth', text);
  let looks = 0;
  const codes = new Proxy(source.codes, {
    get(target, key) {
      if (++looks > most) throw new Error(`looked at more than ${most} times`);
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...source, codes };
}
