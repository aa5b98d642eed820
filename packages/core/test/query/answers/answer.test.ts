import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import {
  type Answers,
  answer,
  QUESTIONS,
  type Question,
  type Refused,
} from '../../../src/query/answers/answer.ts';
import { type Desk, openDesk } from '../../../src/query/answers/desk.ts';
import type { Parameters } from '../../../src/query/answers/parameters.ts';
import { sourceText } from '../../../src/text/source-text.ts';

const today = () => dayOf(2026, 3, 5);
const prison = fileURLToPath(
  new URL('../../../../../examples/prison-deal/prison-deal.troth', import.meta.url),
);

function deskOf(text: string): Desk {
  return openDesk([sourceText('a.troth', text)], { today });
}

function prisonDesk(): Desk {
  return openDesk([sourceText('prison-deal.troth', readFileSync(prison, 'utf8'))], { today });
}

function body<Q extends Question>(desk: Desk, question: Q, parameters: Parameters = {}): Answers[Q] {
  const given = answer(desk, question, parameters);
  if (given.kind === 'refusal') throw new Error(given.message);
  return given.body;
}

function refusal(desk: Desk, question: string, parameters: Parameters = {}): Refused {
  const given = answer(desk, question as Question, parameters);
  if (given.kind === 'answer') throw new Error('it was answered');
  return given;
}

const BIKES = `party @anna "Anna"
party @ben "Ben"
person @cleo "Cleo"
source @letter "A letter"
  published 2026-03-01
2026-03-01 promise @bike "Lend the bike" #wheels
  from   @anna
  to     @ben
  will   @anna lends the bike to @ben
  by     2026-03-04
  source @letter
2026-03-02 promise @boat "Lend the boat"
  from   @anna
  to     @cleo
  will   @anna lends the boat to @cleo
  by     2026-03-20
  source @letter
2026-03-03 promise @book "Read the book"
  from   @ben
  to     @anna
  will   @ben reads the book
  source @letter
2026-03-04 event @read
  did    @ben reads the book
  source @letter
`;

/** Those that judge again each time. */
const SLOW: readonly Question[] = ['history', 'changes', 'draft', 'what-if', 'retraction'];

describe('an answer', () => {
  test('is plain JSON, the same when it is asked for again', () => {
    const desk = prisonDesk();
    const asked: Partial<Record<Question, Parameters>> = {
      promise: { id: '@hand-over' },
      history: { id: '@hand-over' },
      changes: { axis: 'known', from: '2025-10-19', to: '2025-10-20' },
      party: { id: '@us' },
      conflict: { key: 'hand-over+protection' },
      choice: { id: '@third-government-stays' },
      source: { id: '@report' },
      retraction: { id: '@report' },
      entry: { id: '@exchange' },
      files: { path: 'prison-deal.troth' },
      search: { text: 'bondi' },
      draft: { text: '2025-10-21 promise @x\n  from @us\n  to @doj\n  will @us sings\n' },
      'what-if': { text: '2025-10-21 ended @protection by @bondi\n' },
    };
    for (const question of Object.keys(QUESTIONS) as Question[]) {
      const given = answer(desk, question, asked[question]);
      expect(given, question).toMatchObject({ kind: 'answer', question, on: '2025-10-20', known: null });
      expect(JSON.parse(JSON.stringify(given)), question).toEqual(given);
      if (!SLOW.includes(question)) expect(answer(desk, question, asked[question])).toEqual(given);
    }
  }, 60_000);

  test('says what the names in it stand for', () => {
    const given = answer(deskOf(BIKES), 'promises', { text: 'boat' });
    expect(given).toMatchObject({
      names: {
        '@anna': { kind: 'party', title: 'Anna' },
        '@boat': { kind: 'promise', title: 'Lend the boat' },
        '@cleo': { kind: 'person', title: 'Cleo' },
      },
    });
  });

  test('is refused with the reason', () => {
    const desk = deskOf(BIKES);
    expect(refusal(desk, 'weather')).toEqual({
      kind: 'refusal',
      reason: 'no such question',
      message: 'there is no question weather',
    });
    expect(refusal(desk, 'constructor').reason).toBe('no such question');
    expect(refusal(desk, 'promise', { id: '@nobody' }).message).toBe('nothing is declared as @nobody');
    expect(refusal(desk, 'promise', { id: '@anna' }).message).toBe('@anna is no promise but a party');
    expect(refusal(desk, 'promise').message).toBe('id is missing');
    expect(refusal(desk, 'promises', { sort: 'colour' }).reason).toBe('bad parameter');
    expect(refusal(desk, 'promises', { limit: 'ten' }).message).toBe('limit must be a whole number, not ten');
    expect(refusal(desk, 'promises', { on: '2026-02-30' }).reason).toBe('bad parameter');
    expect(refusal(desk, 'promises', { on: '2026-02-28/..' }).message).toBe('on has no last day');
    expect(refusal(desk, 'parties', { colour: 'red' }).message).toBe(
      'there is no parameter colour; there are on, known, without-disputed',
    );
    expect(refusal(desk, 'conflict', { key: 'a+b' }).message).toBe('there is no conflict a+b on this day');
  });

  test('is refused where a filter asks for what does not exist, naming what may be written', () => {
    const desk = deskOf(BIKES);
    const refusals: [Question, Parameters, string | RegExp][] = [
      ['promises', { state: 'foo' }, /^there is no state foo; states are proposed, .*due.*, stalled, /],
      ['promises', { state: 'due,done' }, /^there is no state done; /],
      ['promises', { party: '@bike' }, 'party: @bike is no party but a promise'],
      ['promises', { party: '@nobody' }, 'nothing is declared as @nobody'],
      ['record', { id: '@letter' }, 'id: @letter is no party but a source'],
      ['record', { id: '@anna', tag: 'wheel' }, 'no promise has the tag #wheel; there are #wheels'],
      ['promises', { 'without-disputed': 'maybe' }, 'without-disputed must be 1 or 0, not maybe'],
      ['record', { id: '@anna', threats: 'all' }, 'threats must be 1 or 0, not all'],
      ['diagnostics', { file: 'b.troth' }, 'b.troth is no file of the ledger'],
      ['diagnostics', { code: 'unknown-nam' }, 'there is no code unknown-nam'],
    ];
    for (const [question, parameters, message] of refusals)
      expect(refusal(desk, question, parameters).message).toMatch(
        typeof message === 'string' ? new RegExp(`^${message}$`) : message,
      );
    expect(body(desk, 'promises', { state: 'In-the-works' }).matching).toBe(0);
    expect(body(desk, 'promises', { 'without-disputed': '0', state: 'KEPT' }).matching).toBe(1);
    expect(body(desk, 'diagnostics', { file: 'a.troth', code: 'unknown-name' }).diagnostics).toEqual([]);
  });

  test('knows nothing of what is marked secret', () => {
    const desk = deskOf(
      `${BIKES}2026-03-04 promise @hush "Canary"\n  from @anna\n  to @ben\n  will @anna hums\n  secret board\n`,
    );
    for (const question of ['overview', 'promises', 'files', 'diagnostics', 'parties'] as const)
      expect(
        JSON.stringify(answer(desk, question, question === 'files' ? { path: 'a.troth' } : {})),
      ).not.toMatch(/canary|hush|hums/i);
    expect(refusal(desk, 'promise', { id: '@hush' }).reason).toBe('not found');
  });
});

describe('the overview', () => {
  test('counts, and names what needs attention first', () => {
    const { promises, counts, attention, entries, days } = body(deskOf(BIKES), 'overview');
    expect(promises).toBe(3);
    expect(counts.map(({ state, count }) => `${count} ${state}`)).toEqual(['2 due', '1 kept']);
    expect(entries).toEqual({ party: 2, person: 1, source: 1, promise: 3, event: 1 });
    const told = attention.promises.map(({ attention: kind, count, first }) => [kind, count, first[0]?.id]);
    expect(told).toEqual([
      ['overdue', 1, '@bike'],
      ['due soon', 1, '@boat'],
    ]);
    expect(days).toEqual({
      happened: ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-21'],
      known: ['2026-03-01'],
      today: '2026-03-05',
    });
  });

  test('tells of a promise without a title what it says', () => {
    const { items } = body(deskOf(BIKES.replace(' "Lend the boat"', '')), 'overview').timeline;
    expect(items.find(({ id }) => id === '@boat')?.text).toBe('Anna lends the boat to Cleo, by 20 Mar 2026');
  });

  test('tells which promise a notice or a consultation is about', () => {
    const notices = `${BIKES}2026-03-04 notified @anna of @book by @ben
2026-03-04 consulted @cleo on @boat by @anna
`;
    const { items } = body(deskOf(notices), 'overview').timeline;
    expect(items.filter(({ id }) => id === null).map(({ kind, about, text }) => [kind, about, text])).toEqual(
      [
        ['notified', '@book', 'notified Anna'],
        ['consulted', '@boat', 'consulted Cleo'],
      ],
    );
  });

  test('tells the story in time, deadlines ahead included', () => {
    const { timeline } = body(deskOf(BIKES), 'overview');
    expect(timeline.items.map(({ date, kind, id, ahead }) => `${date} ${kind} ${id} ${ahead}`)).toEqual([
      '2026-03-01 source @letter false',
      '2026-03-01 promise @bike false',
      '2026-03-02 promise @boat false',
      '2026-03-03 promise @book false',
      '2026-03-04 event @read false',
      '2026-03-20 deadline @boat true',
    ]);
    expect(timeline.months).toEqual([{ month: '2026-03', count: 5 }]);
    const short = body(deskOf(BIKES), 'overview', { timeline: '2' }).timeline;
    expect([short.left, short.items.length, short.months[0]?.count]).toEqual([3, 3, 5]);
  });

  test('brings up the conflict of the first case on the day it became known', () => {
    const desk = prisonDesk();
    const certain = (known: string) => body(desk, 'overview', { known }).attention.conflicts.certain;
    expect(certain('2025-10-19')).toBe(0);
    expect(certain('2025-10-20')).toBe(1);
  });
});

test('a conflict is found by its promises, whichever is named first', () => {
  const keyOf = (key: string) => body(prisonDesk(), 'conflict', { key }).summary.key;
  expect(keyOf('hand-over+protection')).toBe('hand-over+protection');
  expect(keyOf('@protection,@hand-over')).toBe('hand-over+protection');
});

describe('the table of promises', () => {
  const ids = (parameters: Parameters) =>
    body(deskOf(BIKES), 'promises', parameters).rows.map(({ id }) => id);

  test('is filtered', () => {
    expect(ids({ text: 'LEND b' })).toEqual(['@bike', '@boat']);
    expect(ids({ state: 'overdue,kept' })).toEqual(['@bike', '@book']);
    expect(ids({ state: ['overdue', 'kept'] })).toEqual(['@bike', '@book']);
    expect(ids({ tag: '#wheels' })).toEqual(['@bike']);
    expect(ids({ party: '@cleo' })).toEqual(['@boat']);
    expect(ids({ from: '2026-03-02', to: '2026-03-02' })).toEqual(['@boat']);
  });

  test('is sorted, with what has no such day last', () => {
    expect(ids({})).toEqual(['@bike', '@boat', '@book']);
    expect(ids({ sort: '-date' })).toEqual(['@book', '@boat', '@bike']);
    expect(ids({ sort: 'deadline' })).toEqual(['@bike', '@boat', '@book']);
    expect(ids({ sort: '-deadline' })).toEqual(['@boat', '@bike', '@book']);
    expect(ids({ sort: 'from' })).toEqual(['@bike', '@boat', '@book']);
  });

  test('comes in pages', () => {
    const page = body(deskOf(BIKES), 'promises', { sort: 'id', offset: '1', limit: '1' });
    expect([page.total, page.matching, page.offset, page.rows.map(({ id }) => id)]).toEqual([
      3,
      3,
      1,
      ['@boat'],
    ]);
    expect(page.choices.parties.map(({ value, count }) => `${value} ${count}`)).toEqual([
      '@anna 3',
      '@ben 2',
      '@cleo 1',
    ]);
  });
});

describe('before a promise is made', () => {
  test('what it collides with is told, and who can lift that', () => {
    const { fits, conflicts, diagnostics } = body(prisonDesk(), 'draft', {
      text: '2025-10-21 promise @two\n  from @us\n  to @el-salvador\n  will @us hand over 2 of @leaders to @el-salvador\n',
    });
    expect(diagnostics).toEqual([]);
    expect(fits).toBe(false);
    expect(conflicts[0]?.summary.key).toBe('protection+two');
    expect(conflicts[0]?.waysOut.flatMap(({ steps }) => steps)).toContain(
      'Attorney General (Pam Bondi) ends @protection.',
    );
  });

  test('what is wrong with it is told, and nothing is tested', () => {
    const given = body(prisonDesk(), 'draft', { text: 'promise @two\n' });
    expect(given.fits).toBeNull();
    expect(given.diagnostics[0]).toMatchObject({ code: 'missing-date', file: 'draft.troth', line: 1 });
  });
});

test('a way out can be tried: what its entries would change', { timeout: 60_000 }, () => {
  const desk = prisonDesk();
  const { waysOut } = body(desk, 'conflict', { key: 'hand-over+protection' });
  expect(waysOut.map(({ entries }) => entries)).toEqual([
    '2025-10-20 released @hand-over by @el-salvador\n  only    8 of @leaders\n',
    '2025-10-20 released @protection by @informants\n',
    '2025-10-20 ended @protection by @bondi\n',
    '2025-10-20 withdrawn @hand-over by @us\n',
    '2025-10-20 event\n  not @doj protects @informants\n',
  ]);
  for (const { entries } of waysOut) {
    const { changes, diagnostics } = body(desk, 'what-if', { text: entries });
    expect(diagnostics, entries).toEqual([]);
    expect(
      changes?.conflicts.vanished.map(({ promises }) => promises),
      entries,
    ).toEqual([['@hand-over', '@protection']]);
  }
});

test('what a retraction would change is told', () => {
  const changes = body(deskOf(BIKES), 'retraction', { id: '@letter' });
  expect(changes.states.map(({ id, after }) => [id, after])).toEqual([
    ['@bike', null],
    ['@boat', null],
    ['@book', null],
  ]);
});

test('a source shows its quotes in the text that was captured', () => {
  const text = () => ({ text: 'They  will not\nrelease nine.' });
  const ledger = `source @paper "The Paper"
  file paper.txt
2026-03-01 event @said
  did it rains
  source @paper
    quote "will not release nine"
    quote "will release nine"
`;
  const desk = openDesk([sourceText('a.troth', ledger)], {
    today,
    find: () => ({ kind: 'found', digest: () => '', text }),
  });
  const { quotes, text: captured, source } = body(desk, 'source', { id: '@paper' });
  expect(captured).toBe('They will not release nine.');
  expect(quotes).toMatchObject([
    { entry: '@said', status: 'exact', start: 5, end: 26 },
    { entry: '@said', status: 'altered', note: 'will not release nine', start: 5, end: 26 },
  ]);
  expect(source.quotes).toEqual({ exact: 1, altered: 1, missing: 0, unchecked: 0 });
});

describe('ledger', () => {
  test('tells which ledger it is, and its days', () => {
    expect(body(prisonDesk(), 'ledger')).toEqual({
      title: 'The prison deal',
      keeper: null,
      days: {
        happened: ['2025-03-12', '2025-03-13', '2025-03-31', '2025-10-20'],
        known: ['2025-03-13', '2025-08-31', '2025-10-20'],
        today: '2026-03-05',
      },
      usual: { on: '2025-10-20', known: null },
      promises: 4,
      choices: 3,
    });
  });
});

describe('changes', () => {
  test('name the conflict that a day of knowing brings up, and the entries behind it', () => {
    const { changes, appeared, vanished } = body(prisonDesk(), 'changes', {
      axis: 'known',
      from: '2025-10-19',
      to: '2025-10-20',
    });
    expect(changes.map(({ id, change }) => `${id} ${change}`)).toContain('@protection appeared');
    expect(vanished).toEqual([]);
    expect(appeared.map(({ conflict }) => conflict.key)).toEqual(['hand-over+protection']);
    expect(appeared[0]!.causes.map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(['@hand-over', '@protection', 'prison-deal.troth:80']),
    );
  });

  test('are the same in either order of the days', () => {
    const days = { axis: 'on', from: '2026-03-03', to: '2026-03-05' };
    const there = body(deskOf(BIKES), 'changes', days);
    expect(there.changes.map(({ id }) => id)).toContain('@bike');
    expect(body(deskOf(BIKES), 'changes', { ...days, from: days.to, to: days.from })).toEqual(there);
  });

  test('need an axis and two days', () => {
    const days = { from: '2026-03-03', to: '2026-03-05' };
    expect(refusal(deskOf(BIKES), 'changes', { ...days, axis: 'up' }).message).toBe(
      'axis must be on or known, not up',
    );
    expect(refusal(deskOf(BIKES), 'changes', { ...days, axis: 'on', to: '' }).message).toBe('to is missing');
    expect(refusal(deskOf(BIKES), 'changes', { ...days, axis: 'on', to: '2026-03/..' }).message).toBe(
      'to has no last day',
    );
  });
});

describe('a search that goes on letter by letter', () => {
  test('finds what it finds at once, whatever was searched before', () => {
    const desk = deskOf(BIKES);
    const found = (parameters: Parameters, on: Desk) =>
      body(on, 'promises', parameters).rows.map(({ id }) => id);
    const steps: Parameters[] = [
      { text: 'l' },
      { text: 'le' },
      { text: 'lend the b' },
      { text: 'lend the bo' },
      { text: 'bo' },
      { text: 'bo', state: 'due' },
      { text: 'boa', state: 'due' },
      { text: 'boat', sort: 'title' },
      {},
      { text: 'BIKE' },
      { text: 'bike anna' },
    ];
    for (const step of steps) expect([step, found(step, desk)]).toEqual([step, found(step, deskOf(BIKES))]);
  });
});

/** A tracker: promises as words, and what its rater says of them. */
const TRACKER = `ledger "Tracker"
  rater @paper
party @city "The city"
party @paper "The Paper"
${['road', 'park', 'pool', 'tram', 'lamp', 'bank']
  .map(
    (name, index) => `2026-01-0${index + 1} promise @${name} "The ${name}" #${index < 4 ? 'works' : 'rest'}
  from @city
  to   @paper
  text "We will build the ${name}."
2026-02-01 rated @${name} ${['kept', 'stalled', 'stalled', 'in-progress', 'not-started', 'broken'][index]!}
  by @paper
`,
  )
  .join('')}2026-03-01 rated @pool in-progress
  by @paper
2026-03-02 rated @tram broken
  by @city
`;

describe('of a tracker', () => {
  const desk = deskOf(TRACKER);

  test('the words of its rater are told beside the state, counted, and found', () => {
    const { rows, counts } = body(desk, 'promises', { sort: 'date' });
    expect(rows.map(({ id, state, rated }) => [id, state, rated])).toEqual([
      ['@road', 'kept', null],
      ['@park', 'due', 'stalled'],
      // The latest of the rater counts, and what others say does not.
      ['@pool', 'due', 'in progress'],
      ['@tram', 'due', 'in progress'],
      ['@lamp', 'due', 'not started'],
      ['@bank', 'broken', null],
    ]);
    expect(counts.find(({ state }) => state === 'due')).toEqual({
      state: 'due',
      count: 4,
      words: [
        { word: 'in progress', count: 2 },
        { word: 'not started', count: 1 },
        { word: 'stalled', count: 1 },
      ],
    });
    expect(body(desk, 'promises', { state: 'in-progress' }).rows.map(({ id }) => id)).toEqual([
      '@pool',
      '@tram',
    ]);
    expect(body(desk, 'promises', { state: 'stalled', on: '2026-02-15' }).matching).toBe(2);
  });

  describe('without a rater of the ledger', () => {
    const promise = TRACKER.slice(TRACKER.indexOf('party'), TRACKER.indexOf('2026-02-01'));
    const one = (status: string, by: string, time = '') =>
      `2026-03-01${time} rated @road ${status}\n  by @${by}\n`;
    const wordOf = (text: string) => {
      const { state, rated } = body(deskOf(text), 'promises').rows[0]!;
      return [state, rated];
    };

    test.each([
      [
        'who rated last',
        [one('stalled', 'paper', 'T10:00Z'), one('in-progress', 'city', 'T11:00Z')],
        'in progress',
      ],
      ['both of one day, alike', [one('stalled', 'paper'), one('stalled', 'city')], 'stalled'],
      ['neither of one day, unlike', [one('stalled', 'paper'), one('in-progress', 'city')], null],
      ['no rating and a rating', [one('not-rated', 'paper'), one('in-progress', 'city')], null],
      ['one rater, twice on a day', [one('stalled', 'paper'), one('compromise', 'paper')], 'stalled'],
    ])('the word is that of %s, in either order', (_, ratings, word) => {
      expect(wordOf(promise + ratings.join(''))).toEqual(['due', word]);
      expect(wordOf(promise + ratings.toReversed().join(''))).toEqual(['due', word]);
    });

    test('the order of entries never changes the word, and it goes with the state', () => {
      const rating = fc.record({
        status: fc.constantFrom(
          'kept',
          'broken',
          'compromise',
          'partly-kept',
          'stalled',
          'in-progress',
          'not-rated',
        ),
        by: fc.constantFrom('paper', 'city', 'club'),
        time: fc.constantFrom('', '', 'T09:00Z', 'T10:00Z'),
        day: fc.constantFrom('01', '01', '02'),
      });
      fc.assert(
        fc.property(fc.array(rating, { minLength: 1, maxLength: 5 }), (given) => {
          const ratings = given.map(({ status, by, time, day }) =>
            one(status, by, time).replace('-01', `-${day}`),
          );
          const told = wordOf(`party @club\n${promise}${ratings.join('')}`);
          expect(wordOf(`${ratings.toReversed().join('')}${promise}party @club\n`)).toEqual(told);
          const [state, word] = told;
          if (word !== null) expect(word === 'compromise' ? 'partly kept' : 'due').toBe(state);
        }),
        { numRuns: 300 },
      );
    });
  });

  test('the overview counts by subject, and tells few promises in the order of their days', () => {
    const { subjects, rows } = body(desk, 'overview', { rows: '6' });
    expect(subjects.map(({ tag, count }) => [tag, count])).toEqual([
      ['works', 4],
      ['rest', 2],
    ]);
    expect(subjects[1]!.counts.map(({ state, count }) => [state, count])).toEqual([
      ['broken', 1],
      ['due', 1],
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['@road', '@park', '@pool', '@tram', '@lamp', '@bank']);
    expect(body(desk, 'overview', { rows: '5' }).rows).toEqual([]);
  });

  test('a story that is too long tells of much on one day at once', () => {
    const { timeline } = body(desk, 'overview', { timeline: '9' });
    expect(timeline.left).toBe(0);
    expect(timeline.items.map(({ kind, count, by, text }) => [kind, count, by, text]).slice(6)).toEqual([
      ['rated', 6, 'The Paper', '2 stalled, 1 kept, 1 in progress, 1 not started, 1 broken'],
      ['rated', 1, 'The Paper', 'in progress'],
      ['rated', 1, 'The city', 'broken'],
    ]);
    // A short one is told in full, and of one that is longer still the end.
    expect(body(desk, 'overview', { timeline: '14' }).timeline.items).toHaveLength(14);
    const end = body(desk, 'overview', { timeline: '3' }).timeline;
    expect([end.items.length, end.left]).toEqual([3, 6]);
  });

  test('what counts for nothing is not told together with what counts', () => {
    const blog = ['road', 'park', 'pool', 'tram', 'lamp']
      .map((name) => `2026-02-01 rated @${name} kept\n  by @paper\n  source @blog\n`)
      .join('');
    const text = `source @blog "A blog"\n${blog}${TRACKER}2026-02-05 retracted @blog by @city\n`;
    for (const one of [text, TRACKER + text.replace(TRACKER, '')]) {
      const { items } = body(deskOf(one), 'overview', { timeline: '9' }).timeline;
      const told = items.filter(({ date, kind }) => date === '2026-02-01' && kind === 'rated');
      expect(
        told.map(({ count, text: said, counts }) => [count, said, counts]).sort(([a], [b]) => +a! - +b!),
      ).toEqual([
        [5, '5 kept', false],
        [6, '2 stalled, 1 kept, 1 in progress, 1 not started, 1 broken', true],
      ]);
    }
  });
});

test('a conflict says who can lift it without a breach, and the rating of a source what it is about', () => {
  const { attention } = body(prisonDesk(), 'overview');
  expect(attention.conflicts.first[0]!.liftedBy).toEqual([
    '@el-salvador',
    '@informants',
    '@us/attorney-general',
  ]);
  const text = TRACKER.replace('party @city', 'source @site "The site"\nparty @city').replace(
    'stalled\n  by @paper',
    'stalled\n  by @paper\n  source @site',
  );
  const { vouchers } = body(deskOf(text), 'source', { id: '@site' });
  expect(vouchers.carries!.statements.map(({ about, text: said }) => [about, said])).toEqual([
    ['@park', 'stalled'],
  ]);
});
