import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definition, references } from '../../src/language/references.ts';
import { rename } from '../../src/language/rename.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { readCases } from '../lifecycle/read-cases.ts';
import { marked, SCENE } from './support/marked.ts';

const folder = fileURLToPath(new URL('../lifecycle/cases/', import.meta.url));
const texts = readdirSync(folder).flatMap((file) =>
  readCases(readFileSync(`${folder}${file}`, 'utf8')).map((item) => item.ledger),
);

/** The texts of files with edits made. */
function edited(
  files: Readonly<Record<string, string>>,
  renaming: ReturnType<typeof rename>,
): Record<string, string> {
  if (renaming.kind === 'refused') throw new Error(renaming.why);
  const texts = { ...files };
  for (const { path, start, end, text } of [...renaming.edits].reverse())
    texts[path] = texts[path].slice(0, start) + text + texts[path].slice(end);
  return texts;
}

const read = (files: Readonly<Record<string, string>>) =>
  Ledger.read(Object.entries(files).map(([path, text]) => sourceText(path, text)));

describe('references', () => {
  test('are every place of a name in all files, with the one that declares it', () => {
    const ledger = read({
      'b.troth': '2026-03-01 event\n  did @{anna}sings @anna and @{2 of anna} and {2 kg of anna}\n',
      'a.troth': '; @anna\nparty @anna "Anna @anna"\nparty @annabel "Annabel"\n  part of @anna\n',
    });
    expect(
      references(ledger, 'a.troth', 15).map(({ path, line, text, declares, start, end }) => [
        path,
        line,
        start,
        end,
        declares,
        text,
      ]),
    ).toEqual([
      ['a.troth', 2, 15, 19, true, 'party @anna "Anna @anna"'],
      ['a.troth', 4, 69, 73, false, 'part of @anna'],
      ['b.troth', 2, 25, 29, false, 'did @{anna}sings @anna and @{2 of anna} and {2 kg of anna}'],
      ['b.troth', 2, 37, 41, false, 'did @{anna}sings @anna and @{2 of anna} and {2 kg of anna}'],
      ['b.troth', 2, 53, 57, false, 'did @{anna}sings @anna and @{2 of anna} and {2 kg of anna}'],
      ['b.troth', 2, 72, 76, false, 'did @{anna}sings @anna and @{2 of anna} and {2 kg of anna}'],
    ]);
    expect(definition(ledger, 'b.troth', 26)).toMatchObject({ path: 'a.troth', line: 2, start: 15, end: 19 });
  });

  test('are none where there is no name', () => {
    const { ledger, offset } = marked(`${SCENE}2026-05-02 ev|ent\n`);
    expect(references(ledger, 'a.troth', offset)).toEqual([]);
    expect(definition(ledger, 'a.troth', offset)).toBeUndefined();
  });
});

describe('a rename', () => {
  test('writes the new name in every file', () => {
    const files = {
      'a.troth': 'party @anna "Anna"\n',
      'b.troth': '2026-03-01 event\n  did @{anna}sings to @{2 anna}\n',
    };
    expect(edited(files, rename(read(files), 'a.troth', 8, '@ann/x'))).toEqual({
      'a.troth': 'party @ann/x "Anna"\n',
      'b.troth': '2026-03-01 event\n  did @{ann/x}sings to @{2 ann/x}\n',
    });
  });

  test('reaches into what selects cases', () => {
    const files = {
      'a.troth': 'party @anna "Anna"\n2026-03-01 note "x"\n  about @pact[of @anna to @{anna}]\n',
    };
    expect(edited(files, rename(read(files), 'a.troth', 8, '@ann'))['a.troth']).toContain(
      '@pact[of @ann to @{ann}]',
    );
  });

  test.each([
    ['@ben', '`@ben` is a party already, “Ben”.'],
    [
      'two words',
      '`two words` is no name: write letters, digits, `-`, `_`, `.` or `/`, from a letter or digit to a letter or digit.',
    ],
    [
      '-x',
      '`-x` is no name: write letters, digits, `-`, `_`, `.` or `/`, from a letter or digit to a letter or digit.',
    ],
    [
      '',
      '`` is no name: write letters, digits, `-`, `_`, `.` or `/`, from a letter or digit to a letter or digit.',
    ],
    ['@nobody', '`@nobody` is mentioned already, and not declared: those mentions would come to mean this.'],
  ])('to %s is refused', (to, why) => {
    const { ledger } = marked(`${SCENE}2026-05-02 event\n  did @nobody sings\n|`);
    expect(rename(ledger, 'a.troth', SCENE.indexOf('@anna') + 2, to)).toEqual({ kind: 'refused', why });
  });

  test('of what is not declared, and where there is no name, is refused', () => {
    const { ledger, offset } = marked(`${SCENE}2026-05-02 event\n  did @nob|ody sings\n`);
    expect(rename(ledger, 'a.troth', offset, 'x')).toEqual({
      kind: 'refused',
      why: '`@nobody` is not declared: declare it first, or write another name here.',
    });
    expect(rename(ledger, 'a.troth', offset + 5, 'x')).toEqual({
      kind: 'refused',
      why: 'There is no name here.',
    });
  });

  test('to the name it has changes nothing', () => {
    const { ledger } = marked(`${SCENE}|`);
    expect(rename(ledger, 'a.troth', SCENE.indexOf('@anna') + 2, 'anna')).toMatchObject({ edits: [] });
  });

  test('and back again leaves any ledger as it was, and loses no mention', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), (text, pick) => {
        const files = { 'a.troth': text };
        const ledger = read(files);
        const names = ledger.reading.names.filter(({ entry }) => entry);
        if (names.length === 0) return;
        const name = names[pick % names.length];
        const at = text.search(new RegExp(`@${name.text}\\b`));
        if (at < 0) return;
        const there = rename(ledger, 'a.troth', at + 1, 'quite-another');
        if (there.kind === 'refused') return;
        const after = edited(files, there);
        const back = read(after);
        expect(back.mentions[back.reading.nameByText(name.text).index] ?? 0).toBe(0);
        expect(edited(after, rename(back, 'a.troth', there.edits[0].start, name.text))).toEqual(files);
      }),
      { numRuns: 60 },
    );
  });
});
