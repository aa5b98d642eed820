import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/syntax/formatter.ts';
import { readCases } from '../lifecycle/read-cases.ts';
import { meaning } from '../support/meaning.ts';

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** Checks what a text is formatted to, and the three things that hold for every text. */
function expectForm(text: string, wanted: string): void {
  expect(formatText(text)).toBe(wanted);
  expectFixed(text);
}

function expectFixed(text: string): void {
  const formatted = formatText(text);
  expect(formatText(formatted)).toBe(formatted);
  expect(formatted.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  expect(meaning(formatted)).toEqual(meaning(text));
}

describe('the form', () => {
  test('puts one space between the words of a header', () => {
    expectForm(
      '2025-03-13   promise  @p\t"Lend  the bike"   #bikes  #lending',
      '2025-03-13 promise @p "Lend  the bike" #bikes #lending\n',
    );
  });

  test('indents fields by two spaces for each depth, and lines up the values of those that stand together', () => {
    expectForm(
      lines(
        '2025-03-13 promise @p',
        '     from @a',
        '     to @b',
        '     will @a sings',
        '     may  end @c',
        '          while @a is here',
        '          needs 1 of @d',
        '             source @s',
        '                quote "so"',
        '     part   of @deal',
        '     source @s',
      ),
      lines(
        '2025-03-13 promise @p',
        '  from     @a',
        '  to       @b',
        '  will     @a sings',
        '  may end  @c',
        '    while  @a is here',
        '    needs  1 of @d',
        '      source  @s',
        '        quote  "so"',
        '  part of  @deal',
        '  source   @s',
      ),
    );
  });

  test('leaves names without a value out of the column', () => {
    expectForm(
      lines('2026-04-25 checked @p by @x', ' found   nothing', ' source @s'),
      lines('2026-04-25 checked @p by @x', '  found nothing', '  source  @s'),
    );
    expectForm(
      lines('limit "a"', '  on ?a pays ?b', '  at most 5 EUR', '  at  any time ; ever'),
      lines('limit "a"', '  on       ?a pays ?b', '  at most  5 EUR', '  at any time  ; ever'),
    );
  });

  test('folds white space within a line, and keeps together what touches', () => {
    expectForm(
      lines(
        '2025-03-13 event',
        '  did\t@{売主}は@{買主}に  {400,000 JPY}を\u3000支払う',
        '  did @a  gives\u00a0 @{3   b} to @c',
        '  did @a,@b sing',
      ),
      lines(
        '2025-03-13 event',
        '  did  @{売主}は@{買主}に {400,000 JPY}を 支払う',
        '  did  @a gives @{3   b} to @c',
        '  did  @a,@b sing',
      ),
    );
    expectForm('party @a"A"\n  kind"x"\n  part of @b', 'party @a"A"\n  kind"x"\n  part of  @b\n');
    expectForm('2025 event\n  did @p[of  @a] ends', '2025 event\n  did  @p[of  @a] ends\n');
  });

  test('never takes a semicolon that touches a word for a comment', () => {
    expectForm('2025 note "a";b ;c', '2025 note "a";b  ;c\n');
  });

  test('keeps the inside of texts, and indents the lines they run over', () => {
    expectForm(
      lines(
        '2025-03-13 promise @p "A  title',
        ' over lines"',
        '  text    "two  spaces  ',
        '',
        '',
        '      and ; no comment  ',
        '   " ; a comment',
        '  source @s',
        '      quote "more \\"',
        '       words\\\\"',
      ),
      lines(
        '2025-03-13 promise @p "A  title',
        '    over lines"',
        '  text    "two  spaces',
        '',
        '',
        '      and ; no comment',
        '      "  ; a comment',
        '  source  @s',
        '    quote  "more \\"',
        '        words\\\\"',
      ),
    );
  });

  test('indents comments like the line they stand above', () => {
    expectForm(
      lines(
        '   ; at the start  ',
        'party @a   ;   kept  as it is',
        ' ; above kind',
        '      kind x;y ;z',
        '; above part of',
        '      part of @b',
        '         ; above source',
        '        source @s',
        '        ; beside source',
        '       ; between the two',
        '      ; beside kind',
        '  ; also',
        '; between entries',
        'party @b',
        '    ; below',
        ';end',
      ),
      lines(
        '; at the start',
        'party @a  ;   kept  as it is',
        '  ; above kind',
        '  kind     x;y  ;z',
        '  ; above part of',
        '  part of  @b',
        '    ; above source',
        '    source  @s',
        '    ; beside source',
        '  ; between the two',
        '  ; beside kind',
        '  ; also',
        '; between entries',
        'party @b',
        '  ; below',
        ';end',
      ),
    );
  });

  test('leaves one blank line where there were several, and adds none', () => {
    expectForm(
      '\n \n\nparty @a\nparty @b\n\n\n  kind x\n   \n\t\n\n; c\n\n\n  url y\n\n\nparty @c\n\n\n',
      'party @a\nparty @b\n\n  kind  x\n\n  ; c\n\n  url   y\n\nparty @c\n',
    );
  });

  test('ends lines with a line feed, and drops a byte order mark', () => {
    expectForm('\ufeffparty @a\t \r\n\tkind x  \r\n\r\n; c\r', 'party @a\n  kind  x\n\n; c\n');
    expectForm('party @a', 'party @a\n');
    expectForm('', '');
    expectForm(' \r\n\t\n', '');
    expectForm('\ufeff', '');
    expectForm('  ; only a comment', '; only a comment\n');
  });
});

describe('an entry that cannot be read', () => {
  test.each([
    ['an unknown word', 'partei  @a\n kind  x'],
    ['an unknown word after a date', '2025-03-13  promised  @a'],
    ['a missing date', 'promise   @a\n from  @b'],
    ['an unknown field', 'party  @a\n kind   x\n\n\n   ; c  \n colour  red'],
    ['an unknown field below another', 'party  @a\n source   @s\n   page  3'],
    ['an open quotation mark', 'party  @a\n kind  "x  ; c\n url   y\n ; "d'],
    ['open braces', '2025  event\n did  @{a sings'],
    ['mixed indentation', 'party  @a\n    kind   x\n\tpart of  @b'],
    ['a name that is none', 'party  @-a'],
    ['a character that turns the direction of writing', 'party  @a  ; \u202e'],
  ])('stays as it is: %s', (_what, text) => {
    expectForm(`party  @x\n\n\n${text}\n; c \n\n\nparty  @y`, `party @x\n\n${text}\n; c\n\nparty @y\n`);
  });

  test('stays as it is when it stands below none', () => {
    expectForm('\n   kind  x\n  url y', '   kind  x\n  url y\n');
  });

  test('keeps a byte order mark that indents it', () => {
    expectForm('\n\ufeffparty @a', '\ufeff\ufeffparty @a\n');
    expectForm('\ufeff\ufeffparty @a', '\ufeff\ufeffparty @a\n');
  });

  test('loses the carriage returns at the ends of its lines', () => {
    expectForm('party  @a "\r\n colour\r red \r\r\n', 'party  @a "\n colour\r red \n');
  });
});

describe('every ledger of the repository', () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const cases = path.join(root, 'packages/core/test/lifecycle/cases');
  const examples = path.join(root, 'examples');
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' });

  test.each(files.filter((name) => name.endsWith('.troth')).sort())('%s is written in the form', (name) => {
    const text = readFileSync(path.join(examples, name), 'utf8');
    expect(formatText(text)).toBe(text);
  });

  test.each(readdirSync(cases).sort())('%s means the same when formatted', (name) => {
    for (const { ledger } of readCases(readFileSync(path.join(cases, name), 'utf8'))) expectFixed(ledger);
  });
});
