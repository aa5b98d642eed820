import { expect, test } from 'vitest';
import { diagnose, diagnoseEntry, diagnoseWhole } from '../../src/check/diagnose.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

function read(...texts: string[]): Ledger {
  return Ledger.read(texts.map((text, index) => sourceText(`${index}.troth`, text)));
}

function codes(...texts: string[]): string[] {
  return diagnose(read(...texts)).map(({ code }) => code);
}

const PARTIES = 'party @anna "Anna"\nparty @ben "Ben"\n';
const BIKE =
  '2026-03-01 promise @bike "Lend the bike"\n  from @anna\n  to @ben\n  will @anna lends the bike to @ben\n';

test('the smallest ledger has nothing wrong with it', () => {
  const lent = '2026-03-09 event\n  did @anna lends the bike to @ben\n';
  expect(codes(PARTIES + BIKE + lent)).toEqual([]);
  expect(codes('')).toEqual([]);
});

test('diagnostics come by file and place', () => {
  const places = diagnose(
    read('party @anna "Anna"\n  holder @x\n', '2026-03-01 event\n  did @y calls @z\n'),
  ).map(({ place, code }) => `${place.block.path} ${code}`);
  expect(places).toEqual([
    '0.troth unknown-field',
    '0.troth unknown-name',
    '1.troth unknown-name',
    '1.troth unknown-name',
  ]);
});

test('a replacement is given with its place', () => {
  const [diagnostic] = diagnose(read(`${PARTIES}2026-03-01 event\n  did @anna calls @bem\n`));
  const { block, start, end } = diagnostic.replacement!.place;
  expect(block.source.text.slice(block.start + start, block.start + end)).toBe('@bem');
  expect(diagnostic.replacement!.text).toBe('@ben');
});

const KINDS = `${PARTIES}office @ban "Ban"
  of @anna
source @bun "Bun"
2026-03-01 promise @bin "Lend the bin"
  from @anna
  to   @ben
  will @anna lends the bin to @ben
2026-03-01 deal @bon "Bon"
  between @anna, @ben
`;

test.each([
  ['2026-03-02 promise @p\n  from @bxn\n  to @anna\n  will @anna sings\n', '`@ban` or `@ben`'],
  ['2026-03-02 promise @p\n  from @anna as @bxn\n  to @ben\n  will @anna sings\n', '`@ban`'],
  ['2026-03-02 event\n  did @anna calls @bxn\n', '`@ban` or `@ben`'],
  ['2026-03-02 event\n  did @anna lends the bin to @ben for @bxn\n', '`@bin`'],
  ['2026-03-02 event\n  did @anna calls @ben\n  source @bxn\n', '`@bun`'],
  ['2026-03-02 released @bxn by @ben\n', '`@bin` or `@bon`'],
  ['2026-03-02 released @bin by @bxn\n', '`@ban` or `@ben`'],
  [
    '2026-03-02 promise @p\n  from @anna\n  to @ben\n  if @ben releases @bxn\n  will @anna sings\n',
    '`@bin` or `@bon`',
  ],
])('only what can stand in its place is suggested for an unknown name: %j', (text, meant) => {
  const [{ help }] = diagnose(read(KINDS + text)).filter(({ code }) => code === 'unknown-name');
  expect(help).toContain(`Did you mean ${meant}?`);
});

test.each([
  [
    '2026-03-02 released @gift by @ben\n',
    'Write the id of a promise, threat, request or deal here: `@bin` or `@bon`.',
  ],
  [
    '2026-03-02 suspended @gift by @ben\n',
    'Write the id of a promise, threat, request or deal here: `@bin` or `@bon`.',
  ],
  ['2026-03-02 rated @gift broken\n  by @ben\n', 'Write the id of a promise or threat here: `@bin`.'],
  [
    '2026-03-02 checked @gift by @ben\n  found nothing\n',
    'Write the id of a promise or threat here: `@bin`.',
  ],
  [
    '2026-03-02 notified @ben of @gift by @anna\n',
    'Write the id of a promise, threat or deal here: `@bin` or `@bon`.',
  ],
  ['2026-03-02 accepted @gift by @anna\n', 'Only an alleged event can stand here, and there is none.'],
  ['2026-03-02 refused @gift by @anna\n', 'Only a request can stand here, and there is none.'],
  [
    '2026-03-02 event\n  did @anna lends the bin to @ben for @gift\n',
    'Write the id of a promise or threat here: `@bin`.',
  ],
  [
    '2026-03-02 notified @gift of @bin by @anna\n',
    'Declare it by what it is: `party @gift "Its name"`, or `person`, `office`, `group`, `thing` or `source`.',
  ],
])('where only what is promised can stand, nobody is told to declare a party: %j', (text, expected) => {
  const [{ help }] = diagnose(read(KINDS + text)).filter(({ code }) => code === 'unknown-name');
  expect(help).toBe(expected);
});

test('of many promises none is named to stand for an unknown one', () => {
  const many = ['pan', 'pot', 'cup', 'mug'].map((name) => BIKE.replace('@bike', `@${name}`)).join('');
  const [{ help }] = diagnose(read(`${PARTIES}${many}2026-03-02 released @bicycle by @ben\n`));
  expect(help).toBe('Write the id of a promise, threat, request or deal here.');
});

test('what no declared name can stand for is declared', () => {
  const text = `${PARTIES}2026-03-01 promise @a "Sing"\n  from @anna\n  to @ben\n  will @anna sings\n2026-03-02 event\n  did @b calls @ben\n`;
  const [{ help, replacement }] = diagnose(read(text)).filter(({ code }) => code === 'unknown-name');
  expect(help).toContain('Declare it by what it is');
  expect(replacement).toBeUndefined();
});

test('a replacement keeps the braces and the number', () => {
  const [diagnostic] = diagnose(
    read('group @leaders "L"\n2026-03-01 event\n  did @leaders calls @{3 of leaderz}\n'),
  );
  expect(diagnostic.replacement!.text).toBe('@{3 of leaders}');
});

test('a name that an unreadable entry would declare is not unknown', () => {
  expect(codes(`${PARTIES}2026-03-01 promisse @bike\n\n2026-03-05 released @bike by @ben\n`)).toEqual([
    'unknown-entry',
  ]);
});

test('names in other notations of Unicode are found too', () => {
  const [diagnostic] = diagnose(read('party @a "A"\n2026-03-01 event\n  did @a calls @cafe\u0301\n'));
  expect(diagnostic.code).toBe('unknown-name');
  expect(diagnostic.message).toBe('`@caf\u00e9` is not declared.');
});

test('many unknown names are found as few are', () => {
  const mentions = Array.from(
    { length: 200 },
    (_, i) => `2026-03-01 event\n  did @anna calls @unknown${i}x\n`,
  );
  expect(codes(PARTIES + mentions.join(''))).toHaveLength(200);
});

test('one entry can be checked again alone, and the ledger as a whole', () => {
  const ledger = read(PARTIES + BIKE.replace('to @ben', 'to @nobody').replace('  from @anna\n', ''));
  const promise = ledger.find('bike')!;
  expect(diagnoseEntry(promise, ledger).map(({ code }) => code)).toEqual(['no-promisor']);
  expect(diagnoseWhole(ledger).map(({ code }) => code)).toEqual(['unknown-name']);
});

test('a ledger that cites no source at all is not asked for any', () => {
  expect(codes(PARTIES + BIKE)).toEqual([]);
  expect(codes(PARTIES + BIKE, 'source @paper "Paper"\n  published 2026-03-01\n')).toEqual(['unsourced']);
});

test('a wording of an act is not taken for a misspelling of another', () => {
  const second = '2026-03-02 promise @let "Release"\n  from @ben\n  to @anna\n  will @ben release @bike\n';
  const third = second.replace('@let', '@let2').replace('release', 'releases');
  expect(codes(PARTIES + BIKE + second + third)).toEqual([]);
});

test.each([
  ['the sentence has an amount', 'on ?x lends ?sum to ?y', '', '60 EUR', ['counted-deeds']],
  ['it names who does it', 'on @anna lends ?sum to ?y', '', '60 EUR', ['counted-deeds']],
  ['it names who does not', 'on @ben lends ?sum to ?y', '', '60 EUR', []],
  ['it is about other deeds', 'on ?x sends ?sum to ?y', '', '60 EUR', []],
  ['the sentence has none', 'on ?x lends ?sum to ?y', '', 'the bike', []],
  [
    'another limit adds up',
    'on ?x lends ?sum to ?y',
    'limit "Sum"\n  on ?x lends ?sum to ?y\n  at most 9k EUR\n  per year\n',
    '60 EUR',
    [],
  ],
])('a limit of a number: %s', (_when, on, other, lent, expected) => {
  const limit = `limit "Most"\n  ${on}\n  at most 100\n  per year\n${other}`;
  const promise = BIKE.replace('the bike to', `${lent} to`);
  expect(codes(`${PARTIES}${limit}${promise}`).filter((code) => code !== 'near-shape')).toEqual(expected);
});
