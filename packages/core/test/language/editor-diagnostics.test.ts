import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { editorDiagnostics } from '../../src/language/editor-diagnostics.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { SCENE } from './support/marked.ts';

function found(tail: string) {
  const ledger = Ledger.read([sourceText('a.troth', SCENE), sourceText('b.troth', tail)]);
  return editorDiagnostics(ledger, diagnose(ledger)).filter(({ code }) => code !== 'unsourced');
}

/** What is said, and the text after each way to mend it. */
function mended(tail: string) {
  return found(tail).map(({ code, line, fixes }) => [
    code,
    line,
    ...fixes.map(({ title, edits }) => {
      const [{ start, end, text }] = edits;
      return [title, tail.slice(0, start) + text + tail.slice(end)];
    }),
  ]);
}

test('are placed by offsets of their file, with their lines', () => {
  expect(found('; above\n\n2026-05-02 event\n  did @ana sings\n')).toEqual([
    {
      path: 'b.troth',
      start: 32,
      end: 36,
      line: 4,
      code: 'unknown-name',
      severity: 'error',
      message: '`@ana` is not declared.',
      why: expect.stringMatching(/./),
      help: 'Did you mean `@anna`? If not, declare it: `party @ana "Its name"`.',
      related: [{ path: 'a.troth', start: 38, end: 43, line: 3, message: 'declares `@anna`' }],
      fixes: expect.any(Array),
    },
  ]);
});

test('a misspelt name is mended, or declared', () => {
  expect(mended('2026-05-02 event\n  did @ana sings\n')).toEqual([
    [
      'unknown-name',
      2,
      ['Write @anna', '2026-05-02 event\n  did @anna sings\n'],
      ...['party', 'person', 'group', 'thing', 'source'].map((kind) => [
        `Declare @ana as a ${kind}`,
        `${kind} @ana "Ana"\n\n2026-05-02 event\n  did @ana sings\n`,
      ]),
    ],
  ]);
});

test('a wording that is nearly another is written as that', () => {
  expect(mended('2026-05-02 event\n  did @anna sell @boats to @ben\n')).toEqual([
    [
      'near-shape',
      2,
      ['Write @anna sells @boats to @ben', '2026-05-02 event\n  did @anna sells @boats to @ben\n'],
    ],
  ]);
});

test('what a diagnostic says to write is a way to mend it, and then it is gone', () => {
  const tail = '2026-05-02 evnt @x\n  did @x sings\n';
  const [[, , [title, text]]] = mended(tail) as [[string, number, [string, string]]];
  expect([title, text]).toEqual(['Write event', '2026-05-02 event @x\n  did @x sings\n']);
  expect(found(text).map(({ code }) => code)).not.toContain('unknown-entry');
});

test('of one file only, where that is asked for', () => {
  const ledger = Ledger.read([
    sourceText('a.troth', '2026 event\n  did @x sings\n'),
    sourceText('b.troth', '2026 event\n  did @y sings\n'),
  ]);
  expect(editorDiagnostics(ledger, diagnose(ledger), 'b.troth').map(({ message }) => message)).toEqual([
    '`@y` is not declared.',
  ]);
});
