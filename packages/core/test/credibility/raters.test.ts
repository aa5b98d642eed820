import { expect, test } from 'vitest';
import { endingsOf } from '../../src/credibility/endings.ts';
import { disagreementsOf, ratersOf } from '../../src/credibility/raters.ts';
import { judged } from '../query/judged.ts';
import { PARTIES } from './recorded.ts';

const RATERS = 'party @ada "Ada"\nparty @bo "Bo"\n';
const pledge = (id: string, ...ratings: readonly string[]) =>
  `2026-01-01 promise @${id}\n  from @anna\n  to @ben\n  text "I will."\n${ratings
    .map((rating) => {
      const [day, by, status] = rating.split(' ', 3);
      return `${day} rated @${id} ${rating.slice(`${day} ${by} `.length) || status}\n  by @${by}\n`;
    })
    .join('')}`;

function rated(text: string, on = '2026-12-31') {
  const { judgement } = judged(PARTIES + RATERS + text, on);
  return { judgement, endings: endingsOf(judgement, undefined, false) };
}

test('the last rating of each rater counts, as far as the day has come', () => {
  const text = pledge('p', '2026-02-01 ada broken', '2026-05-01 ada kept', '2026-03-01 bo partly-kept 40%');
  const kept = (on: string) => {
    const { judgement, endings } = rated(text, on);
    return ratersOf(judgement, endings).map(({ rater, endings: own }) => [rater!.text, own[0]!.kept]);
  };
  expect(kept('2026-02-10')).toEqual([['ada', 0]]);
  expect(kept('2026-12-31')).toEqual([
    ['ada', 1],
    ['bo', 0.4],
  ]);
});

test('raters differ by what they say, and by how much', () => {
  const text = [
    pledge('same', '2026-02-01 ada partly-kept 40%', '2026-03-01 bo partly-kept 40%'),
    pledge('percent', '2026-02-01 ada partly-kept 40%', '2026-03-01 bo partly-kept 60%'),
    pledge('word', '2026-02-01 ada kept', '2026-03-01 bo broken'),
    pledge('mended', '2026-02-01 ada broken', '2026-03-01 bo kept', '2026-04-01 ada kept'),
    pledge('alone', '2026-02-01 ada kept'),
  ].join('');
  const { judgement, endings } = rated(text);
  expect(disagreementsOf(judgement, endings).map(({ standing }) => standing.entry.name.text)).toEqual([
    'percent',
    'word',
  ]);
});
