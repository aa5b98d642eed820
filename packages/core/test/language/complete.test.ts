import { describe, expect, test } from 'vitest';
import { complete } from '../../src/language/complete.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { marked, SCENE } from './support/marked.ts';

const today = dayOf(2026, 11, 29);

/** What is offered below the scene at the mark: what would be replaced, and the labels. */
function at(tail: string): string[] | undefined {
  const { ledger, offset, text } = marked(`${SCENE}${tail.includes('|') ? tail : `${tail}|`}`);
  const found = complete(ledger, 'a.troth', offset, { today });
  return found && [text.slice(found.start, found.end), ...found.options.map(({ label }) => label)];
}

const P = '2026-05-02 promise @two\n  ';

describe('in the first column', () => {
  test('there are entries, those with a date with today before them', () => {
    expect(at('pro')).toEqual(['pro', 'promise']);
    const { ledger, offset } = marked(`${SCENE}promi|`);
    expect(complete(ledger, 'a.troth', offset, { today })?.options).toEqual([
      {
        label: 'promise',
        kind: 'entry',
        detail: '2026-11-29',
        info: 'Somebody undertakes something to somebody.',
        text: '2026-11-29 promise ',
        slots: [{ start: 0, end: 10, name: 'date' }],
      },
    ]);
  });

  test('after a date there are the entries that take one', () => {
    expect(at('2026-05-02 re')).toEqual([
      're',
      'request',
      'response',
      'retracted',
      'refused',
      'released',
      'resumed',
    ]);
    expect(at('2026')).toEqual(['2026', '2026-11-29', '2026-05-01']);
  });

  test('an act takes what can be released, then who does it', () => {
    expect(at('2026-05-02 released ')).toEqual(['', '@one', '@sale']);
    expect(at('2026-05-02 released @one ')).toEqual(['', 'by']);
    expect(at('2026-05-02 released @one by @b')).toEqual(['@b', '@ben', '@boats']);
    expect(at('2026-05-02 rated @one part')).toEqual(['part', 'partly-kept']);
  });

  test('after a title there are tags', () => {
    expect(at('2026-05-02 promise @two "Two" #')).toEqual(['#', '#boats']);
  });
});

describe('below an entry', () => {
  test('there are its fields', () => {
    expect(at(`${P}un`)).toEqual(['un', 'unless', 'until']);
    expect(at(`${P}may en`)).toEqual(['may en', 'may end']);
    expect(at('party @dan\n  ')).toEqual([
      '',
      'kind',
      'part of',
      'formerly',
      'url',
      'source',
      'known',
      'secret',
    ]);
    expect(at('nonsense\n  ')).toEqual(['']);
  });

  test('fields that are there already come last, but those that may repeat', () => {
    expect(at(`${P}from @anna\n  from @ben\n  will @ben sings\n  f|\n`)).toEqual(['f', 'from']);
    expect(at('office @x\n  of @anna\n  ')?.slice(1, 3)).toEqual(['holder', 'source']);
  });

  test('and below a field what qualifies it', () => {
    expect(at(`${P}may end @anna\n    `)).toEqual([
      '',
      'while',
      'needs',
      'notice',
      'consult',
      'source',
      'known',
      'secret',
    ]);
    expect(at(`${P}source @letter\n    `)).toEqual(['', 'quote']);
  });
});

describe('where a name stands', () => {
  test('there are those of the kind that fits, most used first', () => {
    expect(at(`${P}from `)).toEqual(['', '@anna', '@ben', '@boats', '@cleo', '@anna/agent']);
    expect(at(`${P}from @anna through `)).toEqual(['', '@cleo']);
    expect(at(`${P}from @anna as `)).toEqual(['', '@anna/agent']);
    expect(at(`${P}part of `)).toEqual(['', '@sale']);
    expect(at(`${P}source `)).toEqual(['', '@letter']);
    expect(at(`${P}instead of `)).toEqual(['', '@one']);
  });

  test('they are found by their titles too', () => {
    expect(at(`${P}from @Age`)).toEqual(['@Age', '@anna/agent']);
    expect(at(`${P}will @anna walks to @the`)).toEqual(['@the', '@boats', '@pier', '@sale']);
  });

  test('what is written already is not asked for again', () => {
    expect(at(`${P}from @anna `)).toEqual(['', 'through', 'as']);
    expect(at(`${P}source @letter `)).toEqual(['', 'supports', 'denies', 'mentions', 'via', 'grade']);
    expect(at('2026-05-02 deal @x\n  between @anna, ')?.slice(0, 3)).toEqual(['', '@ben', '@boats']);
  });
});

describe('in a sentence', () => {
  test('there are deeds, from where it has come to', () => {
    expect(at(`${P}will `)?.slice(0, 4)).toEqual([
      '',
      '?seller sells ?boat to ?buyer',
      '?owner keeps ?boat',
      '?boat was sold to ?buyer by ?seller',
    ]);
    expect(at(`${P}will @anna se`)).toEqual(['se', '?seller sells ?boat to ?buyer']);
    const { ledger, offset } = marked(`${SCENE}${P}will @anna sells |`);
    expect(complete(ledger, 'a.troth', offset, { today })?.options[0]).toEqual({
      label: '?seller sells ?boat to ?buyer',
      kind: 'deed',
      detail: 'deed, said 1×',
      info: '',
      text: '@boat to @buyer',
      slots: [
        { start: 0, end: 5, name: 'boat' },
        { start: 9, end: 15, name: 'buyer' },
      ],
    });
  });

  test('quantities and amounts count as what they stand for', () => {
    expect(at(`${P}will @anna sells at least 2 of @boats t`)).toEqual(['t', '?seller sells ?boat to ?buyer']);
    expect(at(`${P}will @anna sells 2 of `)).toEqual(['', '@boats', '@pier']);
  });

  test('there are clauses at its end, and dates after them', () => {
    expect(at(`${P}will @anna sells @boats to @ben `)?.slice(1, 5)).toEqual([
      'by',
      'within',
      'starting',
      'until',
    ]);
    expect(at(`${P}will @anna sells @boats to @ben by `)).toEqual([
      '',
      '2026-11-29',
      '2026-05-01',
      '2026-11-30',
      '2026-12-31',
    ]);
    expect(at('2026-05-02 event\n  did @anna sells @boats to @ben fo')).toEqual(['fo', 'for']);
    expect(at('2026-05-02 event\n  did @anna sells @boats to @ben for ')).toEqual(['', '@one']);
  });

  test('a condition may ask for a state', () => {
    expect(at(`${P}if @one `)).toEqual(['', 'is']);
    expect(at(`${P}if @one is l`)).toEqual(['l', 'lapsed']);
    expect(at(`${P}if @one is kept `)).toEqual(['', 'kept late']);
  });

  test('a rule has variables', () => {
    expect(at('deed ?a gives ?b to ?c\n  also ?')).toEqual(['?', '?a', '?b', '?c']);
    expect(at('deed ?a gives ?b to ?c\n  once per ?')).toEqual(['?', '?a', '?b', '?c']);
  });
});

describe('words and dates', () => {
  test.each([
    [`${P}silence `, ['', 'unknown', 'broken']],
    [`${P}by 2026-1`, ['2026-1', '2026-11-29', '2026-11-30', '2026-12-31']],
    ['2026-05-02 rated @one kept\n  cause de', ['de', 'deprioritised']],
    ['source @x\n  published ', ['', '2026-11-29', '2026-05-01', '2026-11-30', '2026-12-31']],
    ['office @x\n  holder @cleo ', ['', 'from', 'until']],
  ])('%s', (tail, wanted) => {
    expect(at(tail)).toEqual(wanted);
  });
});

test('within a text, a comment or an unknown file there is nothing', () => {
  expect(at('2026-05-02 promise @two "Se|ll"\n')).toBeUndefined();
  expect(at(`${P}; fr|om\n`)).toBeUndefined();
  expect(complete(marked('|').ledger, 'b.troth', 0, { today })).toBeUndefined();
});

test('in an empty file there are entries', () => {
  const { ledger } = marked('|');
  expect(complete(ledger, 'a.troth', 0, { today })?.options.length).toBeGreaterThan(30);
});
