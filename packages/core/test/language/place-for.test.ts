import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { freeId } from '../../src/language/entry-text.ts';
import { placeFor } from '../../src/language/place-for.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { formatText } from '../../src/syntax/formatter.ts';
import { sourceText } from '../../src/text/source-text.ts';

const prison = readFileSync(
  new URL('../../../../examples/prison-deal/prison-deal.troth', import.meta.url),
  'utf8',
);

function put(before: string, entry: string): string {
  const ledger = Ledger.read([sourceText('a.troth', before)]);
  const { start, end, text, line } = placeFor(ledger, entry);
  const after = before.slice(0, start) + text + before.slice(end);
  const at = after.split('\n').indexOf(entry.split('\n', 1)[0]);
  expect(line).toBe(at + 1);
  return after;
}

describe('an entry is put', () => {
  const parties = 'party @anna "Anna"\nparty @ben "Ben"\n';

  test('after the last of its kind, as closely as they stand', () => {
    expect(put(`${parties}\nsource @s "S"\n`, 'party @cleo "Cleo"\n')).toBe(
      `${parties}party @cleo "Cleo"\n\nsource @s "S"\n`,
    );
    expect(put('party @anna\n\nparty @ben\n', 'party @cleo\n')).toBe(
      'party @anna\n\nparty @ben\n\nparty @cleo\n',
    );
  });

  test('after the declarations, where there is none of its kind', () => {
    expect(put(`${parties}\n2026 event\n  did @anna sings\n`, 'source @s "S"\n')).toBe(
      `${parties}\nsource @s "S"\n\n2026 event\n  did @anna sings\n`,
    );
  });

  test('after the last that is not later, above the comment of the next', () => {
    const ledger = `${parties}\n2026-01-01 event\n  did @anna sings  ; aloud\n\n; Spring\n2026-04-01 event\n  did @anna sings\n`;
    expect(put(ledger, '2026-02-01 event\n  did @ben sings\n')).toBe(
      `${parties}\n2026-01-01 event\n  did @anna sings  ; aloud\n\n2026-02-01 event\n  did @ben sings\n\n; Spring\n2026-04-01 event\n  did @anna sings\n`,
    );
    expect(put(ledger, '2026-05-01 event\n  did @ben sings\n')).toBe(
      `${ledger}\n2026-05-01 event\n  did @ben sings\n`,
    );
    expect(put(ledger, '2025-05-01 event\n  did @ben sings\n')).toBe(
      ledger.replace('\n2026-01-01', '\n2025-05-01 event\n  did @ben sings\n\n2026-01-01'),
    );
  });

  test('below a last line without its end, and into an empty file', () => {
    expect(put('2026-01-01 event\n  did it rained', '2026-01-02 event\n  did it rained\n')).toBe(
      '2026-01-01 event\n  did it rained\n\n2026-01-02 event\n  did it rained\n',
    );
    expect(put('; Mine\n', 'party @anna\n')).toBe('; Mine\nparty @anna\n');
    expect(placeFor(Ledger.read([]), 'party @anna\n')).toEqual({
      path: 'ledger.troth',
      start: 0,
      end: 0,
      text: 'party @anna\n',
      line: 1,
    });
  });

  test('a response right after what it answers', () => {
    const answered = '2026-01-01 event @song\n  did @anna sings\n';
    expect(
      put(
        `${parties}\n${answered}\n2026-02-01 note "x"\n`,
        '2026-03-01 response\n  to @song\n  from @anna\n  text "No."\n',
      ),
    ).toBe(
      `${parties}\n${answered}\n2026-03-01 response\n  to @song\n  from @anna\n  text "No."\n\n2026-02-01 note "x"\n`,
    );
  });

  test('into the file with most of its kind, or the one that is named', () => {
    const ledger = Ledger.read([
      sourceText('a.troth', 'party @anna\n'),
      sourceText('b.troth', '2026 event\n  did @anna sings\n'),
    ]);
    expect(placeFor(ledger, '2027 event\n  did @anna sings\n').path).toBe('b.troth');
    expect(placeFor(ledger, 'party @ben\n').path).toBe('a.troth');
    expect(placeFor(ledger, 'party @ben\n', 'b.troth')).toMatchObject({ path: 'b.troth', start: 0 });
  });
});

describe('in the prison deal', () => {
  test.each([
    [
      '2026-11-29 promise @two-more "Two more"\n  from  @us\n  to    @el-salvador\n  will  @us hand over 2 of @leaders to @el-salvador\n',
      '@prison-access',
    ],
    ['source @new "Another report"\n  published  2026-01-01\n', '@commentary'],
    ['person @x "X"\n', '@farah'],
  ])('%s', (entry, after) => {
    const text = put(prison, entry);
    expect(text.length).toBeGreaterThan(prison.length + entry.length - 1);
    // It stays laid out, and says nothing wrong that it did not say before.
    expect(formatText(text)).toBe(text);
    const codes = (one: string) =>
      diagnose(Ledger.read([sourceText('a.troth', one)])).map(({ code }) => code);
    expect(codes(text).filter((code) => code !== 'unsourced')).toEqual(codes(prison));
    const ids = [...Ledger.read([sourceText('a.troth', text)]).entries()].flatMap(({ name }) =>
      name ? [`@${name.text}`] : [],
    );
    expect(ids[ids.indexOf(/@\S+/.exec(entry)![0]) - 1]).toBe(after);
  });
});

test('an id is free, and made of what the title says', () => {
  const ledger = Ledger.read([sourceText('a.troth', prison)]);
  expect(freeId(ledger, 'Hand over')).toBe('@hand-over-2');
  expect(freeId(ledger, 'The of the')).toBe('@the-of-the');
  expect(freeId(ledger, '…', 'event')).toBe('@event');
});
