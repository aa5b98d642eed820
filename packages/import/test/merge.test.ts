import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Imported } from '../src/imported.ts';
import { type Draft, entryLines } from '../src/ledger-text/draft.ts';
import { readRecord } from '../src/merge/import-record.ts';
import type { SourceKind } from '../src/sources/source-kind.ts';
import { Folder } from './support.ts';

/** A source that gives one party for each line of its file: `anna Anna`. */
const PEOPLE: SourceKind = {
  kind: 'people',
  summary: '',
  files: '',
  where: '',
  cite: '',
  read: ([file]): Imported => ({
    drafts: new TextDecoder()
      .decode(file!.bytes)
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Draft => {
        const [id, name] = line.split(' ');
        const text = entryLines(`party @${id} "${name}"`, [['kind', 'person']]);
        return { key: `party/${id}`, name: `@${id}`, file: 'people.troth', text, shared: true };
      }),
    read: [],
    cases: [],
    disagreements: [],
    agreement: [],
    names: new Map(),
    snapshot: new Map(),
  }),
};

function given(text: string): {
  folder: Folder;
  again: (
    next: string,
    overwrite?: boolean,
  ) => Folder['import'] extends (...args: never[]) => infer R ? R : never;
} {
  const folder = new Folder();
  folder.import(PEOPLE, { people: text });
  return {
    folder,
    again: (next, overwrite = false) => folder.import(PEOPLE, { people: next }, { overwrite }),
  };
}

const ANNA = 'party @anna "Anna"\n  kind  person\n';
const BEN = 'party @ben "Ben"\n  kind  person\n';

test('the same again changes nothing', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  expect(folder.text('people.troth')).toBe(`${ANNA}\n${BEN}`);
  const { merged, record } = again('anna Anna\nben Ben\n');
  expect([merged.added, merged.updated, merged.unchanged, merged.files.size]).toEqual([0, 0, 2, 0]);
  expect(readRecord('people.import.json', record)).toEqual(folder.records.get('people'));
});

test('what is new is added in its place, and what changed is brought up to date', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  const { merged } = again('anna Anne\ncleo Cleo\nben Ben\n');
  expect([merged.added, merged.updated, merged.unchanged]).toEqual([1, 1, 1]);
  expect(folder.text('people.troth').match(/"\w+"/g)).toEqual(['"Anne"', '"Cleo"', '"Ben"']);
});

test('an entry changed by hand is kept, and named', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  folder.edit('people.troth', 'party @ben "Ben"', '; My friend.\nparty @ben "Benjamin"');
  const { merged } = again('anna Anne\nben Ben\n');
  expect(folder.text('people.troth')).toBe(`party @anna "Anne"
  kind  person

; My friend.
party @ben "Benjamin"
  kind  person
`);
  expect(merged.kept).toEqual([{ file: 'people.troth', firstLine: 4, lastLine: 6, entry: 'party @ben' }]);
  expect(merged.clashes).toEqual([]);
});

test('an entry changed by hand and in the source is kept, and what the source says is told each time', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  folder.edit('people.troth', '"Ben"', '"Benjamin"');
  for (let round = 0; round < 2; round++) {
    const { merged } = again('anna Anna\nben Benno\n');
    expect(folder.text('people.troth')).toContain('"Benjamin"');
    expect(merged.clashes).toEqual([
      {
        file: 'people.troth',
        firstLine: 4,
        lastLine: 5,
        entry: 'party @ben',
        instead: 'party @ben "Benno"\n  kind  person',
      },
    ]);
  }
  folder.edit('people.troth', '"Benjamin"', '"Benno"');
  expect(again('anna Anna\nben Benno\n').merged).toMatchObject({ clashes: [], kept: [], unchanged: 2 });
});

test('overwrite takes what the source says', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  folder.edit('people.troth', '"Ben"', '"Benjamin"');
  folder.edit('people.troth', `${ANNA}\n`, '');
  expect(again('anna Anna\nben Ben\n', true).merged).toMatchObject({ kept: [], clashes: [], deleted: [] });
  expect(folder.text('people.troth')).toBe(`${ANNA}\n${BEN}`);
});

test('an entry written by hand stays where it stands', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  folder.edit('people.troth', BEN, `party @dora "Dora"\n\n${BEN}\n; The end.\n`);
  const { merged } = again('anna Anne\nben Ben\ncleo Cleo\n');
  expect(folder.text('people.troth')).toBe(
    `party @anna "Anne"\n  kind  person\n\nparty @dora "Dora"\n\n${BEN}\n; The end.\n\nparty @cleo "Cleo"\n  kind  person\n`,
  );
  expect(merged.own.map(({ firstLine, entry }) => [firstLine, entry])).toEqual([
    [4, 'party @dora'],
    [9, ''],
  ]);
});

test('an entry deleted by hand stays deleted', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  folder.edit('people.troth', `${ANNA}\n`, '');
  for (let round = 0; round < 2; round++) {
    expect(again('anna Anna\nben Ben\n').merged.deleted).toEqual(['party @anna']);
    expect(folder.text('people.troth')).toBe(BEN);
  }
});

test('what the source no longer has stays, and is named', () => {
  const { folder, again } = given('anna Anna\nben Ben\n');
  for (let round = 0; round < 2; round++) {
    const { merged } = again('ben Ben\n');
    expect(merged.gone).toEqual([{ file: 'people.troth', firstLine: 1, lastLine: 2, entry: 'party @anna' }]);
    expect(folder.text('people.troth')).toBe(`${ANNA}\n${BEN}`);
  }
});

test('what another file of the folder declares is left to that file', () => {
  const folder = new Folder();
  folder.files.set('mine.troth', 'ledger "Mine"\nparty @ben "Ben, my friend"\n');
  const { merged } = folder.import(PEOPLE, { people: 'anna Anna\nben Ben\n' });
  expect(folder.text('people.troth')).toBe(ANNA);
  expect(merged.elsewhere).toEqual([{ name: '@ben', file: 'mine.troth' }]);
  expect(folder.errors()).toEqual([]);
});

test('a file that nothing is known of is left alone', () => {
  const folder = new Folder();
  folder.files.set('people.troth', ANNA);
  expect(() => folder.import(PEOPLE, { people: 'anna Anna\n' })).toThrow(
    'people.troth is there already, and no record tells who wrote what in it; nothing was written',
  );
});

test('a damaged record is no record', () => {
  for (const text of ['', '{}', '[]', 'null', '{"record": 2}'])
    expect(() => readRecord('d/people.import.json', text)).toThrow(
      'd/people.import.json is not the record of an import, or is damaged; nothing was written',
    );
});

test('whatever is edited and imported, edits stay, nothing comes twice, and a third time changes nothing', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  const version = fc.record({ who: people, tag: fc.constantFrom('X', 'Y') });
  const edits = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c', 'd', 'e'), remove: fc.boolean() }));
  const text = ({ who, tag }: { who: string[]; tag: string }) =>
    who.map((one) => `${one} ${tag}${one}`).join('\n');
  fc.assert(
    fc.property(version, edits, version, (first, changes, second) => {
      const { folder, again } = given(text(first));
      const state = new Map<string, string>(first.who.map((who) => [who, 'source']));
      for (const { who, remove } of changes) {
        if (state.get(who) !== 'source') continue;
        const block = `party @${who} "${first.tag}${who}"\n  kind  person\n`;
        folder.edit('people.troth', block, remove ? '' : block.replace('person', 'robot'));
        state.set(who, remove ? 'removed' : 'edited');
      }
      again(text(second));
      const result = folder.text('people.troth');
      const said = new Set<string>(second.who);
      for (const who of ['a', 'b', 'c', 'd', 'e']) {
        const times = result.split(`party @${who} `).length - 1;
        const before = state.get(who);
        expect(times).toBe(before === 'removed' || (!before && !said.has(who)) ? 0 : 1);
        if (before === 'edited')
          expect(result).toContain(`party @${who} "${first.tag}${who}"\n  kind  robot`);
        if (before === 'source' && said.has(who))
          expect(result).toContain(`party @${who} "${second.tag}${who}"`);
      }
      expect(again(text(second)).merged.files.size).toBe(0);
    }),
  );
});
