import { expect, test } from 'vitest';
import { countAsKnown, countAsMade } from '../../src/ledger/count-as-made.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf, isoDay, isoRange } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

const LEDGER = 'party @a "Anna"\nparty @b "Ben"\n';
const TODAY = dayOf(2026, 3, 1);

function read(draft: string, ledger = LEDGER): Ledger {
  return Ledger.read([sourceText('ledger.troth', ledger), sourceText('draft.troth', draft)]);
}

function draft(date: string, more = ''): string {
  return `${date} promise @p\n  from @a\n  to @b\n  will @a sings\n${more}`;
}

function madeAs(text: string): string[] {
  const ledger = read(text);
  countAsMade(ledger, 'draft.troth', TODAY);
  const { date, terms } = ledger.find('p') as PromiseEntry;
  const { starting } = terms.limits;
  return [
    isoRange(date.first, date.last),
    starting?.kind === 'date' ? isoDay(starting.date.first) : 'no start',
  ];
}

test('a promise that is dated later is made now, and binds from its date on', () => {
  expect(madeAs(draft('2026-05-01'))).toEqual(['2026-03-01', '2026-05-01']);
});

test('one that may be made before or after is made now, and binds at once', () => {
  expect(madeAs(draft('2026-03'))).toEqual(['2026-03-01', 'no start']);
  expect(madeAs(draft('2026~'))).toEqual(['2026-03-01', 'no start']);
});

test('a start that it says itself, or that its deal says, stays', () => {
  expect(madeAs(draft('2026-05-01', '  starting 2026-07-01\n'))).toEqual(['2026-03-01', '2026-07-01']);
  const deal = '2026-05-01 deal @d\n  between @a, @b\n  starting 2026-08-01\n';
  expect(madeAs(`${deal}${draft('2026-05-01', '  part of @d\n')}`)).toEqual(['2026-03-01', '2026-08-01']);
});

test('one that has been made keeps its date', () => {
  expect(madeAs(draft('2026-02-01'))).toEqual(['2026-02-01', 'no start']);
  expect(madeAs(draft('2026-02'))).toEqual(['2026-02-01/2026-02-28', 'no start']);
});

test('it is judged as made, though nothing later than a day is known', () => {
  const ledger = read(draft('2026-05-01', '  by 2026-06-01\n'));
  const states = () =>
    judge(ledger, { on: TODAY, known: dayOf(2026, 1, 1) }).promises.map(({ entry, state }) => [
      entry.name.text,
      state,
    ]);
  expect(states()).toEqual([]);
  countAsMade(ledger, 'draft.troth', TODAY);
  expect(states()).toEqual([['p', 'due']]);
  expect(ledger.entriesOf('promise')).toEqual([ledger.find('p')]);
});

test('events and acts of the file count, whatever is known', () => {
  const ledger = read(
    '2026-02-01 event\n  did @a sings\n    source @s\n2026-02-01 released @q by @b\n',
    `${LEDGER}source @s\n  published 2026-04-01\n${draft('2026-01-01')}${draft('2026-01-01').replace('@p', '@q').replace('sings', 'walks')}`,
  );
  const states = () =>
    judge(ledger, { on: TODAY, known: dayOf(2026, 1, 1) }).promises.map(({ state }) => state);
  expect(states()).toEqual(['due', 'due']);
  countAsKnown(ledger, 'draft.troth');
  expect(states()).toEqual(['kept', 'released']);
});

test('other files, and declarations, stay as they are', () => {
  const ledger = read('party @c "Carl"\n', LEDGER + draft('2026-05-01'));
  const before = [...ledger.entries()];
  countAsMade(ledger, 'draft.troth', TODAY);
  countAsMade(ledger, 'none.troth', TODAY);
  expect([...ledger.entries()]).toEqual(before);
});
