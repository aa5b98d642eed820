import { describe, expect, test } from 'vitest';
import type { CapturedFile } from '../../src/evidence/captured-file.ts';
import { type Files, findings, vouched } from './vouched.ts';

/** What the messages say is in packages/core/test/errors; here stands when they come, and when they do not. */

const SOURCES = `party @anna "Anna"
party @ben "Ben"
source @paper "The Paper"
  published 2026-03-02
  file copies/paper.txt
source @talk "A talk"
  published 2026-03-02
`;

function quoting(source: string, quote: string): string {
  return `${SOURCES}2026-03-01 event @rain\n  did it rained\n  source ${source}\n    quote "${quote}"\n`;
}

const never = (): never => {
  throw new Error('nobody asked for this');
};
const paper = (text: string): Files => ({ 'copies/paper.txt': text });

describe('quotes', () => {
  test('that are exact, or whose source names no file, are no findings', () => {
    expect(findings(quoting('@paper', 'It rained all day'), paper('It rained\nall day.'))).toEqual([]);
    expect(findings(quoting('@talk', 'It rained'), paper('nothing'))).toEqual([]);
  });

  test('each is found where it stands, and each once', () => {
    const text = `${quoting('@paper', 'It rained')}  source @paper denies
    quote "It did rain all day"
    quote "Pigs flew over the town hall"
`;
    expect(findings(text, paper('It rained. It did not rain all day.'))).toEqual([
      'altered-quote: These words are not in `copies/paper.txt`; the nearest there are “It did not rain all day”.',
      'missing-quote: These words are not in `copies/paper.txt`, and nothing near them is.',
    ]);
  });

  test('below lines, in claims and of declared things are checked as well', () => {
    const text = `${SOURCES}2026-03-01 event @rain
  did it rained
    source @paper
      quote "rain one"
2026-03-02 claim @c by @anna "It rained."
  source @paper
    quote "rain two"
office @chair "Chair"
  of @anna
  holder @ben
    source @paper
      quote "rain three"
`;
    expect(findings(text, paper('nothing of the kind')).map((one) => one.split(':')[0])).toEqual([
      'missing-quote',
      'missing-quote',
      'missing-quote',
    ]);
  });

  test('what the evidence view shows of them', () => {
    const statuses = (quote: string, files: Files) =>
      vouched(quoting('@paper', quote), 'rain', undefined, files).statements[0].supports.reports[0].quotes;
    expect(statuses('It rained', paper('It rained.'))).toEqual([{ text: 'It rained', status: 'exact' }]);
    expect(statuses('It rained', paper('It never rained.'))).toEqual([
      { text: 'It rained', status: 'altered', nearest: 'It never rained' },
    ]);
    expect(statuses('It rained', paper('Sun.'))).toEqual([{ text: 'It rained', status: 'missing' }]);
    expect(statuses('It rained', {})).toEqual([
      { text: 'It rained', status: 'unchecked', reason: 'the file is not there' },
    ]);
    const folder: CapturedFile = { kind: 'unreadable', reason: 'it is a folder' };
    expect(statuses('It rained', { 'copies/paper.txt': folder })).toEqual([
      { text: 'It rained', status: 'unchecked', reason: 'the file cannot be read: it is a folder' },
    ]);
    const pdf: CapturedFile = { kind: 'found', digest: never, text: () => ({ reason: 'it is a PDF' }) };
    expect(statuses('It rained', { 'copies/paper.txt': pdf })).toEqual([
      { text: 'It rained', status: 'unchecked', reason: 'the file is no text: it is a PDF' },
    ]);
  });
});

describe('files', () => {
  const digest = 'a'.repeat(64);
  const guarded = SOURCES.replace('copies/paper.txt', `copies/paper.txt\n  sha256 ${digest.toUpperCase()}`);
  const file = (found: string): Files => ({
    'copies/paper.txt': { kind: 'found', digest: () => found, text: never },
  });

  test('that nobody quotes and no digest guards are looked for, and not read', () => {
    const unread: CapturedFile = { kind: 'found', digest: never, text: never };
    expect(findings(SOURCES, { 'copies/paper.txt': unread })).toEqual([]);
    expect(findings(SOURCES)).toEqual([
      'missing-file: There is no file `copies/paper.txt`, so nobody can look it up there.',
    ]);
  });

  test('whose digest is the one declared, in small or capital letters', () => {
    expect(findings(guarded, file(digest))).toEqual([]);
    expect(findings(guarded, file('b'.repeat(64)))).toEqual([
      'altered-file: `copies/paper.txt` is not the file that this SHA-256 was taken of.',
    ]);
  });

  test('that cannot be read', () => {
    expect(
      findings(SOURCES, { 'copies/paper.txt': { kind: 'unreadable', reason: 'permission denied' } }),
    ).toEqual([
      'unreadable-file: `copies/paper.txt` cannot be read: permission denied, so nobody can look it up there.',
    ]);
  });
});

describe('grades', () => {
  const graded = (...lines: string[]) =>
    findings(
      `${SOURCES.replace('  file copies/paper.txt\n', '')}2026-03-01 event\n  did it rained\n${lines.map((line) => `  ${line}\n`).join('')}`,
    );

  test('that say confirmed need two roots for the same side', () => {
    expect(graded('source @paper grade A1', 'source @talk')).toEqual([]);
    expect(graded('source @paper grade A2')).toEqual([]);
    expect(graded('source @paper grade A1')).toEqual([
      'unconfirmed-grade: Grade `A1` says confirmed, and this goes back to one root.',
    ]);
    expect(graded('source @paper grade A1', 'source @talk denies grade C1')).toEqual([
      'unconfirmed-grade: Grade `A1` says confirmed, and this goes back to one root.',
      'unconfirmed-grade: Grade `C1` says confirmed, and the denial goes back to one root.',
    ]);
    expect(graded('source @paper via @paper grade F1')[1]).toBe(
      'unconfirmed-grade: Grade `F1` says confirmed, and this goes back to no root.',
    );
  });

  test('are looked at as known on a day', () => {
    const text = `${SOURCES.replace('  file copies/paper.txt\n', '')}source @late "Late"
  published 2026-05-01
2026-03-01 event
  did it rained
  source @paper grade A1
  source @late
`;
    expect(findings(text)).toEqual([]);
    expect(findings(text, {}, '2026-04-30')).toEqual([
      'unconfirmed-grade: Grade `A1` says confirmed, and this goes back to one root.',
    ]);
  });
});

describe('circular citing', () => {
  const cited = (...lines: string[]) =>
    findings(
      `${SOURCES.replace('  file copies/paper.txt\n', '')}2026-03-01 event\n  did it rained\n${lines.map((line) => `  ${line}\n`).join('')}`,
    );

  test('is found once for each circle, and not where a circle has a root besides', () => {
    expect(cited('source @paper via @talk', 'source @talk via @paper')).toHaveLength(1);
    expect(cited('source @paper via @talk', 'source @talk via @paper', 'source @talk via @anna')).toEqual([]);
    expect(cited('source @paper via @talk', 'source @talk')).toEqual([]);
  });

  test('leaves reprints of each other to `circular-relays`', () => {
    const text = `source @a\n  relays @b\nsource @b\n  relays @a\n2026-03-01 event\n  did it rained\n  source @a\n  source @b\n`;
    expect(findings(text)).toEqual([]);
  });
});

describe('reviews', () => {
  const people = 'party @anna "Anna"\nparty @ben "Ben"\n';
  const promise = (date = '2026-01-01', review = '3 months') =>
    `${people}${date} promise @bike\n  from @anna\n  to @ben\n  will @anna lends the bike to @ben\n  review ${review}\n`;
  const overdue = (text: string, known?: string) =>
    findings(text, {}, known).map((one) => one.split(', ')[0]);

  test('are overdue on the day after the last on which to look', () => {
    expect(overdue(promise())).toEqual(['overdue-review: `@bike` was to be looked at again by 1 Apr 2026']);
    expect(overdue(promise('2026-09-30', '3 months'))).toEqual([
      'overdue-review: `@bike` was to be looked at again by 30 Dec 2026',
    ]);
    expect(overdue(promise('2026-10-01', '3 months'))).toEqual([]);
    expect(overdue(promise('2026-12-01', '30 days'))).toEqual([]);
    expect(overdue(promise('2026-11-30', '30 days'))).toEqual([
      'overdue-review: `@bike` was to be looked at again by 30 Dec 2026',
    ]);
  });

  test('are asked for while a promise may be broken and not made good', () => {
    const lent = (count: string) => `${people}group @bikes "Bikes"
  size 2
2026-01-01 promise @bike
  from @anna
  to @ben
  will @anna lends 2 of @bikes to @ben
  by 2026-02-01
  silence broken
  review 3 months
2026-01-20 event
  did @anna lends ${count} of @bikes to @ben
`;
    expect(overdue(lent('2'))).toEqual([]);
    expect(overdue(lent('1..2'))).toHaveLength(1);
  });

  test.each([
    ['broken', 'kept'],
    ['kept', 'broken'],
  ])('are asked for where one rater says %s and a later one %s', (first, second) => {
    const words = `${people}2026-01-01 promise @bike\n  from @anna\n  to @ben\n  text "I will do my best"\n  review 3 months\n`;
    const rated = `2026-02-01 rated @bike ${first}\n  by @anna\n2026-02-02 rated @bike ${second}\n  by @ben\n`;
    expect(overdue(words + rated)).toEqual([
      'overdue-review: `@bike` was to be looked at again by 2 May 2026',
    ]);
  });

  test.each([
    ['a check', '2026-11-01 checked @bike by @ben\n  found nothing\n'],
    ['a rating', '2026-11-01 rated @bike in-progress\n  by @ben\n'],
    ['an act', '2026-11-01 suspended @bike by @ben\n'],
    ['an event that is meant for it', '2026-11-01 event\n  did @anna pumps up a tyre for @bike\n'],
  ])('begin anew with %s', (_what, entry) => {
    expect(overdue(promise() + entry)).toEqual([]);
    expect(overdue(promise() + entry.replace('2026-11', '2026-02'))).toEqual([
      'overdue-review: `@bike` was to be looked at again by 1 May 2026',
    ]);
    expect(overdue(`${promise() + entry}`.replace('2026-11', '2027-01'))).toHaveLength(1);
  });

  test('begin anew with an event that moved it, though it does not name it', () => {
    const two = `${people}group @bikes "bikes"\n  size 2\n2026-01-01 promise @bike\n  from @anna\n  to @ben\n  will @anna lends @bikes to @ben\n  review 3 months\n`;
    const event = (date: string) => `${date} event\n  did @anna lends 1 of @bikes to @ben\n`;
    expect(overdue(two + event('2026-11-01'))).toEqual([]);
    expect(overdue(two + event('2026-02-01'))).toHaveLength(1);
  });

  test('do not begin anew with what is only said', () => {
    const said = `2026-11-01 claim @c by @ben "She will."\n  about @bike\n2026-11-02 response\n  to @bike\n  from @anna\n  text "I shall."\n2026-11-03 note "Wait."\n`;
    expect(overdue(promise() + said)).toHaveLength(1);
  });

  test('are over with the promise; a breach that is outstanding is not over', () => {
    expect(overdue(`${promise()}2026-02-01 event\n  did @anna lends the bike to @ben\n`)).toEqual([]);
    expect(overdue(`${promise()}2026-02-01 released @bike by @ben\n`)).toEqual([]);
    expect(overdue(`${promise()}2026-02-01 withdrawn @bike by @anna\n`)).toHaveLength(1);
  });

  test('hold for the promises of a deal that says so', () => {
    const deal = `${people}2026-01-01 deal @d\n  between @anna, @ben\n  review 1 month\n2026-01-01 promise @bike\n  from @anna\n  will @anna lends the bike to @ben\n  part of @d\n`;
    expect(overdue(deal)).toEqual(['overdue-review: `@bike` was to be looked at again by 1 Feb 2026']);
  });

  test('are judged by what was known', () => {
    const checked = `${promise()}2026-11-01 checked @bike by @ben\n  found nothing\n  known 2026-12-15\n`;
    expect(overdue(checked)).toEqual([]);
    expect(overdue(checked, '2026-12-14')).toHaveLength(1);
  });
});
