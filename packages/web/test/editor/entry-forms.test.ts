import { entryText } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { entryOf, FORM_KINDS, FORMS, type FormKind, resolveNames } from '../../src/editor/entry-forms.ts';

const NAMES = [
  { id: '@us', title: 'United States', kind: 'party' },
  { id: '@us/agent', title: 'Agent', kind: 'office' },
  { id: '@s', title: 'Salt, pepper and oil', kind: 'thing' },
  { id: '@rubio', title: 'Marco Rubio', kind: 'person' },
  { id: '@report', title: 'Report', kind: 'source' },
];

const write = (kind: FormKind, values: Record<string, string>) => entryText(entryOf(kind, values, NAMES));

describe('a form', () => {
  test('writes a promise with all that it asks for', () => {
    expect(
      write('promise', {
        title: 'Hand "them" over',
        date: '2026-03-01',
        from: 'united states',
        through: 'Marco Rubio',
        as: '@us/agent',
        to: '@s, @rubio',
        sentence: 'United States hands over salt, pepper and oil',
        by: '2026-04',
        if: '@rubio sings',
        stake: '@s',
        loss: 'a year',
        source: 'Report, @us',
        via: 'an official',
        quote: 'We "will".',
        id: 'two',
      }),
    ).toBe(
      [
        '2026-03-01 promise @two "Hand \\"them\\" over"',
        '  from    @us through @rubio as @us/agent',
        '  to      @s',
        '  to      @rubio',
        '  if      @rubio sings',
        '  will    @us hands over @s',
        '  by      2026-04',
        '  stake   @s "a year"',
        '  source  @report via "an official"',
        '    quote  "We \\"will\\"."',
        '  source  @us via "an official"',
        '',
      ].join('\n'),
    );
  });

  test('writes what is kept true with the end of its time', () => {
    expect(
      write('promise', {
        date: '2026',
        from: '@us',
        duty: 'never',
        sentence: '@us sings',
        by: '2027',
        id: 'x',
      }),
    ).toBe('2026 promise @x\n  from   @us\n  never  @us sings\n  until  2027\n');
  });

  test('writes an event for a promise, a rating, a source and a reply', () => {
    expect(write('event', { date: '2026', sentence: '@us sings', for: '@s', not: '@us dances' })).toBe(
      '2026 event\n  did  @us sings for @s\n  not  @us dances\n',
    );
    expect(
      write('rating', { date: '2026', promise: '@s', status: 'broken', by: '@us', because: 'late' }),
    ).toBe('2026 rated @s broken\n  by       @us\n  because  "late"\n');
    expect(
      write('source', { id: '@x', title: 'T', published: '2026', author: 'A', url: 'https://x.example' }),
    ).toBe('source @x "T"\n  published  2026\n  author     "A"\n  url        "https://x.example"\n');
    expect(write('reply', { date: '2026', to: '@s', from: '@us', text: 'No.' })).toBe(
      '2026 response\n  to    @s\n  from  @us\n  text  "No."\n',
    );
  });

  test('has no two fields of one name, and says of each what it is', () => {
    for (const kind of FORM_KINDS) {
      const keys = FORMS[kind].fields.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(FORMS[kind].fields.every(({ label }) => label !== '')).toBe(true);
    }
  });
});

test('names are found by their titles, commas among them', () => {
  expect(resolveNames('salt, pepper and oil', NAMES)).toBe('@s');
  expect(resolveNames('Agent, Marco Rubio', NAMES)).toBe('@us/agent, @rubio');
  expect(resolveNames('Nobody', NAMES)).toBe('Nobody');
  expect(resolveNames('', NAMES)).toBe('');
});
