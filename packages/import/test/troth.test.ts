import { expect, test } from 'vitest';
import { ImportProblem } from '../src/import-problem.ts';
import { Folder } from './support.ts';

const BIKE = `2026-01-01 promise @bike "Lend the bike"
  from  @anna
  to    @ben
  will  @anna lends the bike to @ben
`;
const exported = (text: string) => JSON.stringify({ export: 1, files: [{ path: 'theirs.troth', text }] });

function folderWith(text: string): Folder {
  const folder = new Folder();
  folder.files.set('mine.troth', text);
  return folder;
}

test('parties called the same and entries that say the same are left to the file that has them', () => {
  const folder = folderWith(`party @anna "Anna"\n  kind  neighbour\n\nparty @ben "Ben"\n\n${BIKE}`);
  const text = `party @anna "Anna"\nparty @ben "Ben"\n${BIKE.replace(/ {2}from +/, '  from ')}2026-01-02 rated @bike kept\n  by  @ben\n`;
  const { merged } = folder.import('troth', { 'x.json': exported(text) });
  expect(merged.elsewhere.map(({ name }) => name)).toEqual(['@anna', '@ben', '@bike']);
  expect(folder.text('theirs.troth')).toBe('2026-01-02 rated @bike kept\n  by  @ben\n');
});

test.each([
  ['a promise', `party @anna "Anna"\nparty @ben "Ben"\n${BIKE.replace('Lend', 'Sell')}`, '@bike'],
  ['a party with another name', 'party @anna "Anna Doe"\n', '@anna'],
  ['what is something else there', 'thing @anna "Anna"\n', '@anna'],
])(
  '%s that another file has otherwise is refused: what is said of one would be said of the other',
  (_, text, name) => {
    const folder = folderWith(`party @anna "Anna"\nparty @ben "Ben"\n${BIKE}`);
    const before = new Map(folder.files);
    expect(() => folder.import('troth', { 'x.json': exported(text) })).toThrow(
      new ImportProblem(`x.json and mine.troth both declare ${name}, and not alike; nothing was written`, [
        'Import it into a folder of its own, or give one of the two another name.',
      ]),
    );
    expect(folder.files).toEqual(before);
  },
);

test('what was moved to another file and edited there is left to it when the ledger is imported again', () => {
  const folder = new Folder();
  const text = `party @anna "Anna"\n\nparty @ben "Ben"\n\n${BIKE}`;
  folder.import('troth', { 'x.json': exported(text) });
  folder.edit('theirs.troth', BIKE, '');
  folder.files.set('mine.troth', BIKE.replace('Lend', 'Kindly lend'));
  const { merged } = folder.import('troth', { 'x.json': exported(text) });
  expect(merged.elsewhere).toEqual([{ name: '@bike', file: 'mine.troth' }]);
  expect(folder.errors()).toEqual([]);
});
