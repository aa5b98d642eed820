import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/command-list.ts';
import { folderWith, troth } from './troth.ts';

/** What is known by 1 February, and as much beside it, with a canary in it, that is known later. */
const LEDGER = `party @anna "Anna"
party @ben "Ben"
person @eve "Eve"
office @mayor "Mayor"
  of     @anna
  holder @eve from 2025
    source @late
group @crew "Crew"
  size   7777777
    source @late
  member @eve
    known 2026-03-01
group @guests "Guests"
  size   7777777
  member @eve
  source @late
source @early "Early"
  published 2026-01-02
source @late "Canary"
  published 2026-03-01
2026-01-01 promise @p
  from   @anna
  to     @ben
  will   @anna sings
  by     2026-01-31
  stake  @ben "the song"
  stake  @ben "canary" 5 EUR
    source @late
  may suspend @eve
    notice 3 days to @ben
    source @late
  source @early
  source @late p4 via "a canary"
    quote "canary"
2026-01-20 event @seen "Seen"
  did @anna sings for @p
  source @early
  source @late denies via "a canary"
2026-01-20 event @unseen "Canary event"
  did @anna sings for @p
  source @late
2026-01-21 alleged @alleged "Canary presumption"
  did @anna sings for @p
  source @late
2026-01-22 rated @p broken
  by @ben
  because "canary"
  source @late
2026-01-22 checked @p by @ben
  found "a canary"
  source @late
2026-01-23 claim @claim by @ben "canary"
  about @p
  stake @ben "canary" 5 EUR
  source @late
2026-01-24 response @reply
  to @p, @seen
  from @ben
  text "canary"
  source @late
2026-01-24 note "canary @p"
  source @late
2026-02-10 retracted @seen by @anna
  because "canary"
2026-01-25 amended @p by @anna, @ben
  text "canary"
  source @late
2026-01-11 promise @unheard "Canary promise"
  from @anna
  to @ben
  will @anna dances
  part of @deal
  source @late
2026-01-11 deal @deal "Canary deal"
  between @anna, @ben
  source @late
2026-01-12 request @request "Canary request"
  from @ben
  to @anna
  will @anna dances
  source @late
`;

const OF_IDS = COMMANDS.filter(({ operands }) => operands.includes('@') && !/FILE/.test(operands));
const IDS = ['@p', '@seen', '@anna', '@ben', '@early', '@mayor', '@crew', '@guests'];

/** What nobody knew by 1 February; that there is a person Eve is always known. */
const UNKNOWN = /canary|7,?777,?777|(?:holder|member|suspend) @?Eve/i;

const CALLS = [
  ...['check', 'status', 'conflicts', 'exposure', 'record', 'diff --on 2026-01-01..2026-01-31'],
  ...['export json', 'export csv --table evidence', 'export atom', 'export jsonld', 'export prov'],
  ...OF_IDS.flatMap(({ name }) => IDS.map((id) => `${name} ${id}`)),
];

describe('what is not known by a day', () => {
  const ask = (call: string) =>
    troth(`${call} --known 2026-02-01`, { folder: folderWith({ 'a.troth': LEDGER }), columns: 140 });

  test.each(CALLS)('is not there for %s', async (call) => {
    for (const format of call.startsWith('export') ? [''] : ['', ' --json']) {
      const { out, err } = await ask(call + format);
      expect(`${out}${err}`).not.toMatch(UNKNOWN);
    }
  });

  test.each(['show @p', 'export csv --table evidence'])('is there for %s without that day', async (call) => {
    const { out } = await troth(call, { folder: folderWith({ 'a.troth': LEDGER }) });
    expect(out).toMatch(/canary/i);
  });

  test('a holder, a size, a member and a power are there without that day', async () => {
    const folder = folderWith({ 'a.troth': LEDGER });
    const out = async (id: string) => (await troth(`show ${id}`, { folder })).out;
    expect(await out('@mayor')).toContain('holder Eve from 2025');
    expect(await out('@crew')).toMatch(/size 7777777\n {2}member Eve/);
    expect(await out('@guests')).toMatch(/size 7777777\n {2}member Eve/);
    expect(await out('@p')).toContain('may suspend Eve');
  });

  test('names exist always, and what is said of them is left out', async () => {
    expect((await ask('show @mayor')).out).toBe(`@mayor  Mayor
office · a.troth:4

Details
  of Anna
`);
    expect((await ask('show @guests')).out).toBe('@guests  Guests\ngroup · a.troth:13\n');
    expect((await ask('show @p')).out).toContain('Details\n  stake Ben "the song"\n\n');
  });

  test('is said of what is asked for by name', async () => {
    const because = 'it was not known by 1 Feb 2026';
    expect((await ask('show @unseen')).out).toContain(`It does not count: ${because}.\n`);
    expect(JSON.parse((await ask('show @unheard --json')).out)).toMatchObject({ promise: null, because });
    expect((await ask('exposure @unheard')).err).toBe(
      `troth: @unheard does not count on 5 Mar 2026: ${because}\n`,
    );
    expect((await ask('log @unheard')).out).toContain(`It does not count: ${because}.\n`);
    for (const command of ['show', 'log', 'evidence'])
      expect((await ask(`${command} @late`)).out, command).toContain(`It does not count: ${because}.\n`);
    expect((await ask('evidence @early')).out).not.toContain('It does not count');
  });
});

/** What is known later than its source was published, or than its own day: a line, and what was said of an entry since. */
const KNOWN_LATER = `party @anna
party @ben
party @kim
source @early
  published 2026-01-02
2026-01-01 promise @p
  from  @anna
  to    @ben
  will  @anna sings
  stake @kim "canary"
    source @early
    known  2026-03-01
  source @early
2026-01-20 event @seen
  did @anna sings
  did @kim hears the canary
    source @early "canary"
    known  2026-03-01
  source @early
2026-01-21 alleged @said
  did @ben sings
  source @early
2026-01-22 accepted @said by @kim
  known 2026-03-01
2026-01-23 response @canary-reply
  to   @seen
  from @kim
  text "Not so."
  known 2026-03-01
2026-01-24 retracted @early by @kim
  known 2026-03-01
`;

describe('what is known later than its day', () => {
  const CALLS = [
    'show @seen',
    ...['show @kim', 'show @early', 'log @p', 'log @seen', 'log @said', 'log @early'],
    ...['export csv --table evidence', 'export json', 'export atom', 'export prov'],
  ];
  const LATER = /canary|accepted by|retracted by|replied to|@seen.*hears/i;
  const ask = (call: string) => troth(call, { folder: folderWith({ 'a.troth': KNOWN_LATER }) });

  test.each(CALLS)('is not there for %s', async (call) => {
    for (const format of call.startsWith('export') ? [''] : ['', ' --json'])
      expect((await ask(`${call} --known 2026-02-01${format}`)).out).not.toMatch(LATER);
  });

  test('is there from that day on', async () => {
    for (const call of CALLS.filter((one) => one !== 'log @p'))
      expect((await ask(`${call} --known 2026-03-01`)).out, call).toMatch(LATER);
  });

  test('does not lead to what mentions a name in such a line alone', async () => {
    const ids = async (day: string) => {
      const { out } = await ask(`show @kim --known ${day} --json`);
      return JSON.parse(out).related.map(({ id }: { id: string | null }) => id);
    };
    expect(await ids('2026-02-01')).toEqual([]);
    expect(await ids('2026-03-01')).toEqual(expect.arrayContaining(['@p', '@seen', '@canary-reply']));
  });
});

test('what ending a promise does to a record is told from when the power to end it is known', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
party @ben
source @late
  published 2026-03-01
2026-01-01 promise @p
  from    @anna
  to      @ben
  will    @anna sings
  may end @anna
    source @late
`,
  });
  const ways = async (day: string) => {
    const { out } = await troth(`exposure @p --json --known ${day}`, { folder });
    return JSON.parse(out).record.map(({ how }: { how: string }) => how);
  };
  expect(await ways('2026-02-01')).toEqual(['break']);
  expect(await ways('2026-03-01')).toEqual(['break', 'end']);
});

test('a promise whose lines alone have a source counts from its own day, whenever that is out', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
party @ben
source @late
  published 2026-03-01
2026-01-01 promise @p
  from  @anna
  to    @ben
  will  @anna sings
  stake @ben "the song"
    source @late
2026-01-01 deal @deal
  between @anna, @ben
  may end @anna
    source @late
`,
  });
  const ask = async (call: string) => (await troth(`${call} --known 2026-02-01`, { folder })).out;
  for (const call of ['show @p', 'log @p', 'show @deal', 'log @deal', 'show @anna'])
    expect(await ask(call), call).not.toContain('does not count');
  for (const call of ['evidence @p', 'evidence @deal'])
    expect(await ask(call), call).toContain('No source vouches for it.');
});

test('show tells why an entry does not count, and which of those it lists do not', async () => {
  const ledger = `party @anna
party @ben
source @one
  published 2026-01-02
2026-01-01 promise @p
  from @anna
  to   @ben
  will @anna sings
2026-01-03 event @e
  did @anna sings for @p
2026-01-04 event @f
  did @anna sings for @p
  source @one denies
2026-01-05 retracted @e by @anna
2026-01-06 promise @q
  from @anna
  to   @ben
  will @anna dances
2026-01-07 retracted @q by @anna
`;
  const ask = async (call: string) =>
    JSON.parse((await troth(`${call} --json`, { folder: folderWith({ 'a.troth': ledger }) })).out);
  expect((await ask('show @p')).because).toBe(null);
  expect((await ask('show @q')).because).toBe('it is retracted');
  const { related } = await ask('show @p');
  expect(related.map(({ id, because }: { id: string; because?: string }) => [id, because])).toEqual([
    ['@e', 'it is retracted'],
    ['@f', 'no source supports it'],
  ]);
  const { err } = await troth('exposure @q', { folder: folderWith({ 'a.troth': ledger }) });
  expect(err).toBe('troth: @q does not count on 5 Mar 2026: it is retracted\n');
});

test('evidence tells a disputed acceptance from a disputed event', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
source @one
  published 2026-02-01
source @two
  published 2026-03-01
2026-01-05 alleged @e
  did @anna sings
  source @one
2026-02-01 accepted @e by @anna
  source @one
  source @two denies
`,
  });
  const words = async (day: string) => (await troth(`evidence @e --quiet --known ${day}`, { folder })).out;
  expect(await words('2026-02-15')).not.toContain('Disputed');
  expect(await words('2026-03-01')).toContain('Disputed: its acceptance is denied.');
});

test('a source that is retracted is told as such wherever it is named, from then on', async () => {
  const folder = folderWith({
    'a.troth': `party @anna
party @ben
source @one
  published 2026-01-01
source @two
  published 2026-01-01
2026-01-01 promise @p
  from  @anna
  to    @ben
  will  @anna sings
  stake @ben "the song"
  source @one
  source @two p4
2026-03-01 retracted @two by @anna
`,
  });
  const ask = async (call: string) => (await troth(call, { folder })).out;
  expect(await ask('show @p')).toContain('  supports  @one\n  supports  @two, p4, retracted\n');
  expect(await ask('show @ben')).toContain('@one · @two, retracted');
  expect(await ask('exposure @p')).toContain('@one · @two, retracted');
  expect(await ask('show @p --known 2026-02-01')).toContain('  supports  @two, p4\n');
  const { entries } = JSON.parse(await ask('export json'));
  const { evidence } = entries.find(({ id }: { id: string | null }) => id === '@p');
  expect(evidence.map(({ retracted }: { retracted?: true }) => retracted)).toEqual([undefined, true]);
});
