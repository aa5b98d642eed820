import { expect, test } from 'vitest';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { answer } from '../../../src/query/answers/answer.ts';
import { openDesk } from '../../../src/query/answers/desk.ts';
import { sourceText } from '../../../src/text/source-text.ts';
import { PARTIES, promises } from '../../credibility/recorded.ts';

const text =
  PARTIES +
  promises(['kept', 'kept', 'broken'], { tag: 'books' }) +
  promises(['kept', 'broken'], { from: 'cleo' });
const desk = openDesk([sourceText('a.troth', text)], { today: () => dayOf(2026, 1, 20) });

test('of one party, and of every promisor', () => {
  const one = answer(desk, 'record', { id: '@anna', to: 'ben', tag: '#books' });
  expect(one).toMatchObject({
    body: {
      party: { id: '@anna', title: 'Anna' },
      like: { to: '@ben', tags: ['books'], holder: null },
      counts: { promises: 3, kept: 2, broken: 1 },
    },
  });
  const all = answer(desk, 'record', { by: 'promisor' });
  expect(all).toMatchObject({
    body: { party: null, counts: { promises: 5 }, groups: { list: [{ key: '@anna' }, { key: '@cleo' }] } },
    names: { '@anna': { kind: 'party', title: 'Anna' } },
  });
});

test.each([
  [
    { by: 'weather' },
    'by=weather: a record is taken apart by promisor, promisee, tag, holder, house, rater, decade',
  ],
  [{ id: 'anna-0' }, 'id: @anna-0 is no party but a promise'],
  [{ id: 'zoe' }, 'nothing is declared as @zoe'],
])('refuses %o', (parameters, message) => {
  expect(answer(desk, 'record', parameters)).toMatchObject({ kind: 'refusal', message });
});
