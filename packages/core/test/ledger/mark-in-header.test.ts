import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** What is said of a ledger with this first line. */
function answer(line: string): string[] {
  const ledger = Ledger.read([sourceText('a.troth', `${line}\n`)], { compartments: 'all' });
  return diagnose(ledger).map(({ code, help }) => `${code}: ${help}`);
}

test.each([
  ['party @ben "Ben" secret board', 'secret board'],
  ['party @ben "Ben" secert board', 'secret board'],
  ['party @ben "Ben" Secrt', 'secret counsel'],
  ['party @ben "Ben" secrets: board', 'secret board'],
  ['party @ben secert board', 'secret board'],
  ['2026-01-01 note "He knows" sercet board', 'secret board'],
])('%s: what hides an entry stands below it', (line, mark) => {
  expect(answer(line)).toEqual([
    `unexpected-text: What hides an entry stands on a line below it, indented: \`${mark}\`.`,
  ]);
});

test.each(['party @ben Secret Service', 'party @ben secret', 'party @ben "Ben" second board'])(
  '%s: is no mark',
  (line) => {
    expect(answer(line).join()).not.toContain('What hides an entry');
  },
);
