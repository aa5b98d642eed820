import { describe, expect, test } from 'vitest';
import {
  suggestMentions,
  suggestNames,
  unknownMentions,
  unknownNames,
  withIds,
} from '../../src/editor/form-names.ts';

const NAMES = [
  { id: '@us', title: 'United States', kind: 'party' },
  { id: '@el-salvador', title: 'El Salvador', kind: 'party' },
  { id: '@el-salvador/judges', title: "El Salvador's judges", kind: 'office' },
  { id: '@rubio', title: 'Marco Rubio', kind: 'person' },
  { id: '@ben', title: 'Ben', kind: 'person' },
  { id: '@ben-two', title: 'Ben', kind: 'person' },
  { id: '@leaders', title: 'nine leaders, in custody', kind: 'group' },
  { id: '@report', title: 'Report', kind: 'source' },
  { id: '@nameless', title: null, kind: 'party' },
];

const texts = (written: string, kinds?: readonly string[]) =>
  suggestNames(written, NAMES, kinds).options.map(({ text }) => text);

describe('a field of names', () => {
  test('offers by the words of titles and by ids, and writes the title where it is one', () => {
    expect(texts('uni')).toEqual(['United States']);
    expect(texts('rub')).toEqual(['Marco Rubio']);
    expect(texts('@el')).toEqual(['El Salvador', "El Salvador's judges"]);
    expect(texts('sal')).toEqual(['El Salvador', "El Salvador's judges"]);
    expect(texts('nam')).toEqual(['@nameless']);
    // Two are called so, and a comma would part a title in two.
    expect(texts('Ben')).toEqual(['@ben', '@ben-two']);
    expect(texts('nine')).toEqual(['@leaders']);
    expect(texts('rep')).toEqual(['Report']);
    expect(texts('rep', ['party'])).toEqual([]);
    expect(texts('', ['source'])).toEqual(['Report']);
  });

  test('goes on with the last of several', () => {
    expect(suggestNames('United States, mar', NAMES)).toEqual({
      start: 15,
      end: 18,
      options: [{ label: 'Marco Rubio', detail: '@rubio, person', text: 'Marco Rubio' }],
    });
  });

  test('says what is no name, and what may be meant', () => {
    expect(unknownNames('', NAMES)).toEqual([]);
    expect(unknownNames('united states, @rubio', NAMES)).toEqual([]);
    expect(unknownNames('Untied States, @rubo, nobody', NAMES)).toEqual([
      { written: 'Untied States', near: [{ label: 'United States', text: 'United States' }] },
      { written: '@rubo', near: [{ label: 'Marco Rubio', text: 'Marco Rubio' }] },
      { written: 'nobody', near: [] },
    ]);
    expect(unknownNames('Repor', NAMES, ['party'])[0]!.near).toEqual([]);
  });
});

describe('a sentence', () => {
  test('offers the name that its last words begin, most words first', () => {
    expect(suggestMentions('United St', NAMES)).toMatchObject({
      start: 0,
      end: 9,
      options: [{ text: '@us ' }],
    });
    expect(suggestMentions('@us calls el sal', NAMES)!.options.map(({ text }) => text)).toEqual([
      '@el-salvador ',
      '@el-salvador/judges ',
    ]);
    expect(suggestMentions('@us calls rub', NAMES)).toMatchObject({
      start: 10,
      options: [{ text: '@rubio ' }],
    });
    expect(suggestMentions('@us', NAMES)).toBeUndefined();
    expect(suggestMentions('@us x', NAMES)).toBeUndefined();
    // A publication is nobody who does something.
    expect(suggestMentions('Repo', NAMES)).toBeUndefined();
  });

  test('has ids for titles, the longest first; one word as it is declared, and nothing in quotation marks', () => {
    expect(withIds("united states tells El Salvador's judges and El Salvador", NAMES)).toBe(
      '@us tells @el-salvador/judges and @el-salvador',
    );
    expect(withIds('ben sings to Ben', NAMES)).toBe('ben sings to @ben');
    expect(withIds('@us says "El Salvador pays" to El Salvadorians', NAMES)).toBe(
      '@us says "El Salvador pays" to El Salvadorians',
    );
  });

  test('says which of its ids nothing has', () => {
    expect(unknownMentions('@us pays @rubo, @rubo and @nobody', NAMES)).toEqual([
      { written: '@rubo', near: [{ label: 'Marco Rubio', text: '@rubio' }] },
      { written: '@nobody', near: [] },
    ]);
  });
});
