import { expect, test } from 'vitest';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { answer } from '../../../src/query/answers/answer.ts';
import { openDesk } from '../../../src/query/answers/desk.ts';
import { sourceText } from '../../../src/text/source-text.ts';

const BIKE = `party @anna "Anna"
party @ben "Ben"
2026-03-01 promise @bike "Lend the bike"
  from      @anna
  to        @ben
  whenever  @ben asks for the bike
  will      @anna lends the bike to @ben
2026-03-04 event @asked
  did  @ben asks for the bike
2026-03-05 event @lent
  did  @anna lends the bike to @ben
`;

const desk = openDesk([sourceText('bike.troth', BIKE)], { today: () => dayOf(2026, 3, 6) });

function bodyOf(question: 'promise' | 'history' | 'promises', id?: string) {
  const answered = answer(desk, question, id === undefined ? {} : { id });
  if (answered.kind === 'refusal') throw new Error(answered.message);
  return answered.body;
}

test('a case is a row, and says of which promise it is one', () => {
  expect(bodyOf('promises')).toMatchObject({
    rows: [
      {
        id: '@bike[on @asked]',
        caseOf: '@bike',
        state: 'kept',
        text: 'On 4 Mar 2026 Anna promised Ben: Anna lends the bike to Ben.',
      },
    ],
  });
});

test('a case is asked for by its name, its promise by its own', () => {
  expect(bodyOf('promise', '@bike[on @asked]')).toMatchObject({
    entry: { id: '@bike[on @asked]' },
    standing: { state: 'kept' },
  });
  expect(bodyOf('promise', '@bike')).toMatchObject({
    entry: { id: '@bike', cases: { total: 1, counts: { kept: 1 }, list: [{ id: '@bike[on @asked]' }] } },
    standing: null,
  });
  expect(bodyOf('history', '@bike[on @asked]')).toMatchObject({
    history: [
      { day: '2026-03-04', result: { state: 'due' } },
      { day: '2026-03-05', result: { state: 'kept' } },
    ],
  });
});

test('the lines of a case are those of its promise', () => {
  const written = BIKE.split('\n').slice(2, 7).join('\n');
  for (const id of ['@bike', '@bike[on @asked]'])
    expect(bodyOf('promise', id)).toMatchObject({ lines: { file: 'bike.troth', line: 3, text: written } });
});

test('a story tells whose word a promise with many cases is, and the end of each case', () => {
  const club = openDesk(
    [
      sourceText(
        'club.troth',
        `party @anna "Anna"
party @ben "Ben"
group @club "The club"
  member @anna
  member @ben
2026-03-01 promise @key "Lock up"
  from   each ?m of @club
  to     each other ?v of @club
  always ?m locks up for ?v
  until  2026-12-31
`,
      ),
    ],
    { today: () => dayOf(2026, 3, 6) },
  );
  const answered = answer(club, 'promise', { id: '@key[of @anna to @ben]' });
  expect(answered).toMatchObject({
    body: { life: [{ by: 'Anna' }, { kind: 'deadline', title: 'Lock up (Anna → Ben)', text: 'End' }] },
  });
  expect(answer(club, 'overview', {})).toMatchObject({
    body: {
      timeline: {
        items: [{ kind: 'promise', by: 'each of The club' }, { kind: 'deadline' }, { kind: 'deadline' }],
      },
    },
  });
});

test('a case that there is not', () => {
  expect(answer(desk, 'promise', { id: '@bike[on @lent]' })).toEqual({
    kind: 'refusal',
    reason: 'not found',
    message: 'no case is known as @bike[on @lent]',
  });
});
