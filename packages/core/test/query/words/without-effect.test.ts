import { expect, test } from 'vitest';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { answer } from '../../../src/query/answers/answer.ts';
import { openDesk } from '../../../src/query/answers/desk.ts';
import { sourceText } from '../../../src/text/source-text.ts';

const SONG = `party @ann "Ann"
party @ben "Ben"
party @cleo "Cleo"
2026-01-01 promise @song "A song"
  from @ann
  to   @ben
  will @ann sings
2026-01-02 released @song by @cleo
2026-01-02 ended @song by @cleo
2026-01-03 released @song by @ben
2026-01-04 excused @song by @ben
`;

test('on a timeline an act without effect counts for nothing, and says why', () => {
  const desk = openDesk([sourceText('a.troth', SONG)], { today: () => dayOf(2026, 3, 5) });
  const given = answer(desk, 'promise', { id: '@song' });
  if (given.kind === 'refusal') throw new Error(given.message);
  const acts = given.body.life.filter(({ kind }) => kind === 'act');
  expect(acts.map(({ text, counts }) => [text, counts])).toEqual([
    ['released @song (without effect: @cleo cannot release @song)', false],
    ['ended @song (without effect: @cleo has no power to end @song)', false],
    ['released @song', true],
    ['excused @song (without effect: @song is released since 3 Jan 2026)', false],
  ]);
});
