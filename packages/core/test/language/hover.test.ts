import { expect, test } from 'vitest';
import { hover } from '../../src/language/hover.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { marked, SCENE } from './support/marked.ts';

/** What is said at the mark: the text it is about, its kind, its title and lines. */
function at(tail: string) {
  const { ledger, text, offset } = marked(SCENE + tail);
  const found = hover(ledger, 'a.troth', offset, judge(ledger, { on: dayOf(2026, 5, 1) }));
  return found && [text.slice(found.start, found.end), found.kind, found.title, ...found.lines];
}

const P = '2026-05-02 promise @two\n  ';

test('a promise is told with where it stands', () => {
  expect(at(`${P}instead of @o|ne\n`)).toEqual([
    '@one',
    'promise',
    'Sell three',
    'On 1 Mar 2026 Anna promised Ben: Anna sells 3 of the boats to Ben, by 30 Apr 2026.',
    'On 2026-05-01: due, overdue, since 1 May 2026: its deadline, 30 Apr 2026, passed without word; a.troth:20.',
    'In force: it is owed now, and neither done nor broken.',
    'Declared in a.troth:20.',
  ]);
});

test.each([
  ['from @an|na\n', ['@anna', 'party', 'Anna', 'Declared in a.troth:3.']],
  [
    'from @anna as @anna/ag|ent\n',
    ['@anna/agent', 'office', 'Agent', 'An office of Anna.', 'Held by Cleo.', 'Declared in a.troth:6.'],
  ],
  ['to @bo|ats\n', ['@boats', 'group', 'the boats', '9 of them.', 'Declared in a.troth:9.']],
  ['source @le|tter\n', ['@letter', 'source', 'Letter', 'Published 2 Mar 2026.', 'Declared in a.troth:12.']],
  [
    'part of @sa|le\n',
    ['@sale', 'deal', 'The sale', 'On 1 Mar 2026 Anna and Ben made a deal.', 'Declared in a.troth:18.'],
  ],
  ['from @no|body\n', ['@nobody', 'name', '@nobody', 'It is not declared.']],
  [
    'will @{2 of bo|ats} sink\n',
    ['@{2 of boats}', 'group', 'the boats', '9 of them.', 'Declared in a.troth:9.'],
  ],
])('a name says what it stands for: %s', (line, wanted) => {
  expect(at(P + line)).toEqual(wanted);
});

test.each([
  ['may e|nd @ben\n', ['may end', 'field', 'may end', 'Gives somebody the power to end the promise.']],
  [
    'sourc|e @letter\n',
    [
      'source',
      'field',
      'source',
      'Who says so: a declared source, where in it, through whom, and whether it supports or denies.',
    ],
  ],
  ['source @letter de|nies\n', ['denies', 'word', 'denies', 'The source says that it is not so.']],
  ['if @one is kept la|te\n', ['kept late', 'state', 'kept late', 'Broken, and done after the deadline.']],
  ['by 2026-0|6\n', ['2026-06', 'date', '1..30 Jun 2026', 'Some day of these, and it is not said which.']],
  ['will @anna sings b|y 2026-06-01\n', ['by', 'clause', 'by', 'The deadline; that day is still in time.']],
])('a word says what it means: %s', (line, wanted) => {
  expect(at(P + line)).toEqual(wanted);
});

test('a keyword and a date in the first line', () => {
  expect(at('2026-05-02 pro|mise @two\n')).toEqual([
    'promise',
    'entry',
    'promise',
    'Somebody undertakes something to somebody.',
  ]);
  expect(at('2026-0|5-02 promise @two\n')).toEqual(['2026-05-02', 'date', '2 May 2026', 'A Saturday.']);
});

test('the words of a sentence tell of its deed', () => {
  expect(at(`${P}will @anna sel|ls 2 of @boats to @ben by 2026-06-01\n`)).toEqual([
    '@anna sells 2 of @boats to @ben',
    'deed',
    '?seller sells ?boat to ?buyer',
    'Also said as “?boat was sold to ?buyer by ?seller”.',
    'Excludes “?owner keeps ?boat”.',
    'Can be done only once to each ?boat.',
    'Declared in a.troth:14.',
    'Said in 2 places.',
  ]);
  expect(at(`${P}will @anna sin|gs\n`)?.slice(1, 5)).toEqual([
    'deed',
    '?party sings',
    'No `deed` declares it: any other wording is another deed.',
    'Said here only.',
  ]);
});

test('a variable, and nothing where there is nothing to say', () => {
  expect(at('deed ?a|x sings\n')?.[1]).toBe('variable');
  expect(at('\n|\n')).toBeUndefined();
  expect(at('2026-05-02 promise @two "So|ld"\n')).toBeUndefined();
});
