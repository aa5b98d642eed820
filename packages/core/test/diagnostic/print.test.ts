import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { printDiagnostic, printDiagnostics } from '../../src/diagnostic/print.ts';
import type { Block } from '../../src/text/block.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** A diagnostic about the text between `[` and `]`. */
function about(marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const source = sourceText('a.troth', marked.replace(/[[\]]/g, ''));
  const block: Block = { path: 'a.troth', source, start: 0, end: source.text.length, line: 0 };
  return {
    code: 'unknown-name',
    severity: 'error',
    message: 'Something is wrong.',
    why: 'It is so.',
    help: 'Write something else.',
    place: { block, start, end },
    related: [],
    ...more,
  };
}

/** The line and the marks below it. */
function excerpt(marked: string, width?: number): string[] {
  const printed = printDiagnostic(
    about(marked),
    width === undefined ? { color: false } : { color: false, width },
  );
  return printed.split('\n').slice(3, 5);
}

test('a diagnostic says where, what, why and what to write', () => {
  expect(printDiagnostic(about('party @anna\n  part of [@us]\n'), { color: false })).toBe(
    `error[unknown-name] a.troth:2:11
  Something is wrong.

  2 |   part of @us
    |           ^^^

  Why:  It is so.
  Help: Write something else.
`,
  );
});

describe('marks stand under what they mark', () => {
  test('behind tabs', () => {
    expect(excerpt('\tto\t[@us]')).toEqual(['  1 |     to  @us', '    |         ^^^']);
  });

  test('behind and under wide characters', () => {
    expect(excerpt('  did 売主は[買主]に')).toEqual(['  1 |   did 売主は買主に', '    |             ^^^^']);
  });

  test('behind and under combining marks', () => {
    expect(excerpt('  did cafe\u0301 [e\u0301te\u0301]')).toEqual([
      '  1 |   did cafe\u0301 e\u0301te\u0301',
      '    |            ^^^',
    ]);
  });

  test('behind emoji of several code points', () => {
    expect(excerpt('👩‍👩‍👧 [x]')).toEqual(['  1 | 👩‍👩‍👧 x', '    |    ^']);
  });

  test('at the end of a line where something is missing', () => {
    expect(excerpt('  by[]\n')).toEqual(['  1 |   by', '    |     ^']);
    expect(excerpt('[]')).toEqual(['  1 |', '    | ^']);
  });

  test('with a carriage return at the end of the line', () => {
    expect(excerpt('  by [x]\r\n')).toEqual(['  1 |   by x', '    |      ^']);
  });

  test('on the first line of a place that runs over several', () => {
    expect(excerpt('  text ["a\n    b"]\n')).toEqual(['  1 |   text "a', '    |        ^^']);
  });
});

describe('long lines are cut around the mark', () => {
  const words = 'word '.repeat(40);

  test('at both ends', () => {
    const [line, marks] = excerpt(`${words}[here]${words}`, 60);
    expect(line).toMatch(/^ {2}1 \| ….*here.*…$/);
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('here');
  });

  test('where the mark is longer than the line', () => {
    const [line, marks] = excerpt(`a [${words}] b`, 50);
    expect(line.length).toBeLessThanOrEqual(50);
    expect(marks.length).toBeLessThanOrEqual(50);
    expect(marks).toMatch(/\^{20}/);
  });
});

test('control characters of a ledger never reach the terminal', () => {
  const printed = printDiagnostic(about('[\u001b[2J\u202e]', { message: 'Bad \u001b[31m.' }), {
    color: false,
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(printed).toContain('<U+001B>');
});

test('colours are those of the severity, and only when asked for', () => {
  const place = about('[x]');
  expect(printDiagnostic(place, { color: true })).toContain('\u001b[1;31merror[unknown-name]\u001b[0m');
  expect(printDiagnostic({ ...place, severity: 'warning' }, { color: true })).toContain(
    '\u001b[1;33mwarning',
  );
  expect(printDiagnostic(place, { color: false })).not.toContain('\u001b');
});

test('texts are wrapped, what stands in backquotes is not', () => {
  const printed = printDiagnostic(
    about('[x]', { help: `Write it ${'again '.repeat(4)}as \`unit EUR "Euro"\`.` }),
    {
      color: false,
      width: 44,
    },
  );
  expect(printed).toContain('  Help: Write it again again again again as\n        `unit EUR "Euro"`.\n');
});

test('related places are shown with their lines, many of them counted', () => {
  const { place } = about('party @anna\n  part of [@us]\n');
  const related = Array.from({ length: 9 }, () => ({ place, message: 'mentions it too' }));
  const printed = printDiagnostic(about('[x]', { related }), { color: false });
  expect(printed.match(/a\.troth:2:11: mentions it too\n {2}2 \| {3}part of @us/g)).toHaveLength(6);
  expect(printed).toContain('\n  and 3 more places\n');
});

test('several are counted', () => {
  const one = about('[x]');
  const warning: Diagnostic = { ...one, severity: 'warning' };
  expect(printDiagnostics([], { color: false })).toBe('');
  expect(printDiagnostics([one, warning, warning], { color: false })).toMatch(/\n\n1 error, 2 warnings\n$/);
});
