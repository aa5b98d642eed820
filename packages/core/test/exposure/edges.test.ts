import { describe, expect, test } from 'vitest';
import { amountText } from '../../src/exposure/amounts.ts';
import { exposures, partyExposure } from '../../src/exposure/party-exposure.ts';
import { promiseExposure } from '../../src/exposure/promise-exposure.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { dayIn } from '../support/status-of.ts';

/** The sentences on exposure, each at its edges: small ledgers with answers worked out by hand. */

const NAMES = `ledger "Edges"
  silence broken
party @city "City"
party @works "Works"
  part of @city
party @anna "Anna"
party @ben "Ben"
party @carl "Carl"
person @ida "Ida"
person @jan "Jan"
office @city/mayor "Mayor"
  of     @city
  holder @ida until 2026-03-31
  holder @jan from 2026-04-01
group @tenants "Tenants"
  size   5
group @guests "Guests"
  size   2..9
group @children "Children"
  size   2
  within @tenants
group @club "Club"
  member @anna
  member @ben
  member @carl until 2026-04-30
thing @wheat "wheat"
unit tonne "Tonne"
source @paper
  published 2026-01-01
source @other
  published 2026-01-01
source @late
  published 2026-05-20
`;

interface Asked {
  readonly on?: string;
  readonly known?: string;
  readonly withoutDisputed?: boolean;
}

function world(text: string, { on = '2026-06-01', known, withoutDisputed }: Asked = {}) {
  const ledger = Ledger.read([sourceText('a.troth', NAMES + text)]);
  const judgement = judge(ledger, {
    on: dayIn(on),
    known: known === undefined ? undefined : dayIn(known),
    withoutDisputed,
  });
  const states = (id: string) => {
    const { state, after } = judgement.promises.find(({ entry }) => entry.name.text === id)!;
    return after ? `${state}, ${after}` : state;
  };
  return {
    states,
    /** `state: what is at stake in it with its amounts, then what falls with it` */
    promise(id: string): string {
      const found = promiseExposure(judgement, ledger.find(id) as PromiseEntry);
      if (!found) return 'not there';
      const { isOpen, stakes, totals, members, falls, fallenStakes } = found;
      const parts = [
        `${isOpen ? 'open' : 'closed'}, ${states(id)}`,
        stakes.map(({ party, what }) => `${party.text} ${what}`).join(', '),
        totals.map(amountText).join(' + '),
        members
          .map((one) => `${one.group.text} failed ${range(one.failed)} safe ${range(one.safe)}`)
          .join(', '),
        falls.map((fall) => `${fall.promise.name.text} with ${fall.with.name.text}`).join(', '),
        fallenStakes.map(({ stake }) => `then ${stake.what}`).join(', '),
      ];
      return parts.filter((part) => part !== '').join('; ');
    },
    /** `what is at stake; its amounts; what it is owed` */
    party(id: string): string {
      const { stakes, totals, owed, claimed } = partyExposure(judgement, ledger.find(id)!.name!);
      const parts = [
        stakes.map(({ stake, promises }) => `${stake.what} of ${names(promises)}`).join(', '),
        totals.map(amountText).join(' + '),
        owed.length > 0 ? `owed ${names(owed.map(({ standing }) => standing))}` : '',
        claimed.map(({ stake }) => `claimed ${stake.what}`).join(', '),
      ];
      return parts.filter((part) => part !== '').join('; ') || 'nothing';
    },
    all: () =>
      exposures(judgement).map(({ party, stakes, totals, owed, falls, claimed }) =>
        [party.text, stakes, totals.map(amountText).join(' + ') || '-', owed, falls, claimed].join(' '),
      ),
  };
}

function names(promises: readonly { readonly entry: PromiseEntry }[]): string {
  return promises.map(({ entry }) => entry.name.text).join(' and ');
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  if (low === high) return String(low);
  return high === Infinity ? `${low}..` : `${low}..${high}`;
}

/** A promise from one line: `id from to | field | field`, made on the first of January. */
function promise(line: string): string {
  const [head, ...fields] = line.split(' | ');
  const [id, from, to] = head.split(' ');
  const parties = [`from @${from}`, `to @${to}`];
  return `2026-01-01 promise @${id}\n${[...parties, ...fields].map((field) => `  ${field}\n`).join('')}`;
}

const ROOF = promise(
  'roof city anna | will @city mends the roof | by 2026-05-01 | stake @anna "the attic" 100 EUR',
);

describe('a stake counts while the promise is open', () => {
  test.each<[string, string, string, string]>([
    ['before its deadline', ROOF, '2026-05-01', 'open, due; anna the attic; 100 EUR'],
    ['once it is broken', ROOF, '2026-05-02', 'open, broken, outstanding; anna the attic; 100 EUR'],
    [
      'while it is suspended',
      `${ROOF}2026-02-01 suspended @roof by @anna\n`,
      '2026-06-01',
      'open, due; anna the attic; 100 EUR',
    ],
    [
      'while nobody says that the deadline was missed',
      ROOF.replace('  by', '  silence unknown\n  by'),
      '2026-06-01',
      'open, due; anna the attic; 100 EUR',
    ],
    [
      'while it waits',
      promise('roof city anna | if @anna asks | will @city mends the roof | stake @anna "the attic"'),
      '2026-06-01',
      'open, conditional; anna the attic',
    ],
    [
      'while it is still to be done on one reading',
      `${ROOF}2026-04-20/2026-06-20 event\n  did @city mends the roof\n`,
      '2026-06-01',
      'open, unclear; anna the attic; 100 EUR',
    ],
    [
      'for as long as it stands for some',
      promise('roof city tenants | never @city evicts @tenants | stake @tenants "a home"') +
        '2026-02-01 event\n  did @city evicts 4 of @tenants\n',
      '2026-06-01',
      'open, broken, outstanding; tenants a home; tenants failed 4 safe 1',
    ],
  ])('%s', (_what, text, on, expected) => {
    expect(world(text, { on }).promise('roof')).toBe(expected);
    expect(world(text, { on }).all()[0]).toMatch(/^(?:anna|tenants) 1 /);
  });

  test.each<[string, string, string]>([
    ['before it is made', '', 'not there'],
    ['once it is kept', '2026-04-01 event\n  did @city mends the roof\n', 'kept'],
    ['once it is kept late', '2026-05-05 event\n  did @city mends the roof\n', 'broken, kept late'],
    [
      'once it is done, in time or late',
      '2026-04-20/2026-05-10 event\n  did @city mends the roof\n',
      'unclear',
    ],
    ['once it is forgiven', '2026-05-05 released @roof by @anna\n', 'broken, forgiven'],
    ['once it is released', '2026-04-01 released @roof by @anna\n', 'released'],
    ['once it is excused', '2026-04-01 excused @roof by @anna\n', 'excused'],
    ['once it is voided', '2026-04-01 voided @roof by @anna, @city\n', 'voided'],
    [
      'once it is repaired',
      `2026-05-05 promise @tent\n  from @city\n  to @anna\n  will @city lends a tent\n  repair of @roof\n2026-05-06 event\n  did @city lends a tent\n`,
      'broken, repaired',
    ],
    [
      'once it is replaced',
      `2026-02-01 promise @tiles\n  from @city\n  to @anna\n  will @city tiles the roof\n  by 2026-12-31\n  instead of @roof\n`,
      'superseded',
    ],
  ])('and no more %s', (_what, text, state) => {
    const { promise: of, party } = world(ROOF + text, state === 'not there' ? { on: '2025-12-31' } : {});
    expect(of('roof')).toMatch(state === 'not there' ? /^not there$/ : new RegExp(`^closed, ${state};`));
    expect(party('anna')).toBe(state === 'superseded' ? 'owed tiles' : 'nothing');
  });

  test('once its condition is too late', () => {
    const text = promise(
      'roof city anna | if @anna asks by 2026-02-01 | will @city mends the roof | stake @anna "the attic"',
    );
    expect(world(text, { on: '2026-02-01' }).party('anna')).toBe('the attic of roof; owed roof');
    expect(world(text, { on: '2026-02-02' }).party('anna')).toBe('nothing');
  });
});

describe('acts', () => {
  test('released in part, the whole stake is still there', () => {
    const text = promise('homes city tenants | will @city houses @tenants | stake @tenants "a home" 500 EUR');
    const part = `${text}2026-02-01 released @homes by @tenants\n  only 2 of @tenants\n`;
    expect(world(part).party('tenants')).toBe('a home of homes; 500 EUR; owed homes');
  });

  test('released for some, the members who are still safe are the others', () => {
    const text = `${promise('peace city tenants | never @city evicts @tenants')}2026-02-01 released @peace by @tenants\n  only 2 of @tenants\n`;
    expect(world(text).promise('peace')).toBe('open, due; tenants failed 0 safe 3');
  });

  test('assigned, it is owed to the new promisee, and the stake stays with who is named', () => {
    const text = `${ROOF.replace('05-01', '12-31')}2026-02-01 assigned @roof by @anna to @ben\n`;
    expect(world(text).party('anna')).toBe('the attic of roof; 100 EUR');
    expect(world(text).party('ben')).toBe('owed roof');
    expect(world(text, { on: '2026-01-31' }).party('ben')).toBe('nothing');
  });

  test('delegated, it is owed and staked as before', () => {
    const text = `${ROOF.replace('05-01', '12-31')}2026-02-01 delegated @roof by @city to @works\n`;
    expect(world(text).all()).toEqual(['anna 1 100 EUR 1 0 0']);
  });

  test('amended, the new stakes replace the old ones from that day', () => {
    const text = `${ROOF.replace('05-01', '12-31')}2026-02-01 amended @roof by @anna, @city\n  stake @anna "the attic" 40 EUR\n  stake @ben "his view"\n`;
    expect(world(text, { on: '2026-01-31' }).all()).toEqual(['anna 1 100 EUR 1 0 0']);
    expect(world(text).all()).toEqual(['anna 1 40 EUR 1 0 0', 'ben 1 - 0 0 0']);
  });
});

describe('amounts', () => {
  test.each<[string, string[], string]>([
    [
      'of two units and a thing',
      ['1.10 EUR', '2 USD', '0.90 EUR', '3 tonne of @wheat', '2 tonne'],
      '2 EUR + 2 USD + 2 tonne + 3 tonne of @wheat',
    ],
    ['at most and exactly', ['at most 3 EUR', '2 EUR'], '2..5 EUR'],
    ['more than and exactly', ['more than 3 EUR', '2 EUR'], 'more than 5 EUR'],
    ['a range and a range', ['1..2 EUR', '3..4 EUR'], '4..6 EUR'],
    ['at least and at most', ['at least 3 EUR', 'at most 4 EUR'], 'at least 3 EUR'],
    ['with letters', ['1.5M USD', '500k USD'], '2000000 USD'],
    ['very small beside very large', ['0.01 EUR', '90071992547409930 EUR'], '90071992547409930.01 EUR'],
  ])('%s', (_what, amounts, expected) => {
    const stakes = amounts.map((amount, index) => ` | stake @anna "part ${index}" ${amount}`).join('');
    expect(world(promise(`roof city anna | will @city mends the roof${stakes}`)).promise('roof')).toContain(
      `; ${expected}`,
    );
  });

  test('of every case of a promise are added up', () => {
    const each = `2026-01-01 promise @fee\n  from @city\n  to each ?m of @club\n  will @city pays 10 EUR to ?m\n  stake ?m "the fee" 10 EUR\n`;
    expect(world(each).all()).toEqual(['anna 1 10 EUR 1 0 0', 'ben 1 10 EUR 1 0 0']);
    const whenever = `2026-01-01 promise @refund\n  from @city\n  to @anna\n  whenever @anna returns a bottle\n  will @city pays 1 EUR to @anna\n  stake @anna "the deposit" 1 EUR\n2026-02-01 event\n  did @anna returns a bottle\n2026-03-01 event\n  did @anna returns a bottle\n`;
    expect(world(whenever).all()).toEqual(['anna 2 2 EUR 2 0 0']);
    const every = `2026-01-01 promise @rent\n  from @anna\n  to @city\n  every 1 month\n  starting 2026-01-01\n  until 2026-03-31\n  will @anna pays 10 EUR to @city\n  stake @city "the rent" 10 EUR\n`;
    expect(world(every).all()).toEqual(['city 3 30 EUR 3 0 0']);
  });
});

describe('members', () => {
  test.each<[string, string, string, string]>([
    ['of a group of uncertain size', '@guests', '', 'guests failed 0 safe 2..9'],
    ['and one of them', '@guests', 'did @city evicts 1 of @guests', 'guests failed 1 safe 1..8'],
    [
      'of a subgroup, by an event that may have been about it',
      '@children',
      'did @city evicts 1 of @tenants',
      'children failed 0..1 safe 1..2',
    ],
    [
      'of a subgroup, by an event that must have been about it',
      '@children',
      'did @city evicts 4 of @tenants',
      'children failed 1..2 safe 0..1',
    ],
    [
      'of a group, by an event about its subgroup',
      '@tenants',
      'did @city evicts @children',
      'tenants failed 2 safe 3',
    ],
    ['who left are not among those it is about', '@club', '', 'club failed 0 safe 2'],
  ])('%s', (_what, group, event, expected) => {
    const text = `${promise(`peace city anna | never @city evicts ${group}`)}${event && `2026-05-01 event\n  ${event}\n`}`;
    expect(world(text).promise('peace').split('; ').at(-1)).toBe(expected);
  });
});

describe('who loses', () => {
  test('the promisor nothing of what it promises', () => {
    expect(world(ROOF).party('city')).toBe('nothing');
  });

  test('the promisor what it has at stake itself', () => {
    expect(world(`${ROOF}  stake @city "its name"\n`).party('city')).toBe('its name of roof');
  });

  test('an office, and its party; neither who holds it nor who held it', () => {
    const text = promise('plan works city/mayor | will @works draws a plan | stake @city/mayor "a year"');
    for (const on of ['2026-03-31', '2026-04-01']) {
      const { party } = world(text, { on });
      expect(['city/mayor', 'city', 'ida', 'jan'].map(party)).toEqual([
        'a year of plan; owed plan',
        'a year of plan; owed plan',
        'nothing',
        'nothing',
      ]);
    }
  });

  test('a member while it is one', () => {
    const text = promise('hall city club | will @city lends the hall | stake @club "the feast" 9 EUR');
    expect(world(text).party('anna')).toBe('the feast of hall; 9 EUR; owed hall');
    expect(world(text, { on: '2026-04-30' }).party('carl')).toBe('the feast of hall; 9 EUR; owed hall');
    expect(world(text, { on: '2026-05-01' }).party('carl')).toBe('nothing');
    expect(world(text).all()).toEqual(['club 1 9 EUR 1 0 0']);
  });

  test('each of two promisees, who are owed the same promise', () => {
    const text = promise('wall city anna | to @ben | will @city builds a wall | stake @anna "peace" 1 EUR');
    expect(world(text).all()).toEqual(['anna 1 1 EUR 1 0 0', 'ben 0 - 1 0 0']);
  });

  test('the addressee of a threat what is staked on it', () => {
    const text = ROOF.replace('promise @roof', 'threat @roof').replace('05-01', '12-31');
    expect(world(text).all()).toEqual(['anna 1 100 EUR 0 0 0']);
  });
});

describe('as known', () => {
  const staked = (...lines: string[]) =>
    promise('roof city anna | will @city mends the roof | stake @anna "the attic" 5 EUR') +
    lines.map((line) => `    ${line}\n`).join('');

  test.each<[string, string[], Asked, string]>([
    [
      'from the day its source is out',
      ['source @late'],
      { known: '2026-05-20' },
      'the attic of roof; 5 EUR; owed roof',
    ],
    ['not before', ['source @late'], { known: '2026-05-19' }, 'owed roof'],
    ['from the day it says', ['source @paper', 'known 2026-05-01'], { known: '2026-04-30' }, 'owed roof'],
    ['not if it is only denied', ['source @paper denies'], {}, 'owed roof'],
    [
      'also if it is disputed',
      ['source @paper', 'source @other denies'],
      {},
      'the attic of roof; 5 EUR; owed roof',
    ],
    [
      'without what is disputed',
      ['source @paper', 'source @other denies'],
      { withoutDisputed: true },
      'owed roof',
    ],
    [
      'with a denial that goes round in a circle',
      ['source @paper', 'source @other denies via @other'],
      { withoutDisputed: true },
      'the attic of roof; 5 EUR; owed roof',
    ],
  ])('a stake %s', (_what, lines, asked, expected) => {
    expect(world(staked(...lines), asked).party('anna')).toBe(expected);
  });

  test('a stake until its source is retracted', () => {
    const text = `${staked('source @paper')}2026-03-01 retracted @paper by @city\n`;
    expect(world(text, { known: '2026-02-28' }).party('anna')).toBe('the attic of roof; 5 EUR; owed roof');
    expect(world(text).party('anna')).toBe('owed roof');
  });

  test('a claim from the day it is made until it is retracted', () => {
    const text = `${ROOF.replace('05-01', '12-31')}2026-02-01 claim @cold by @ben "It will be cold."\n  about @roof\n  stake @ben "sleep" 3 EUR\n2026-03-01 retracted @cold by @ben\n`;
    expect(world(text, { on: '2026-01-31', known: '2026-02-15' }).party('ben')).toBe('nothing');
    expect(world(text, { on: '2026-02-15', known: '2026-02-15' }).party('ben')).toBe('claimed sleep');
    expect(world(text).party('ben')).toBe('nothing');
  });
});

describe('what falls', () => {
  const SALE = promise('sale city anna | will @city sells the house');
  const chain = (...lines: string[]) => SALE + lines.map(promise).join('');
  const MOVE =
    'move ben anna | if @city sells the house | will @ben moves the piano | stake @anna "the piano" 7 EUR';
  const TUNE = 'tune carl anna | if @ben moves the piano | will @carl tunes it | stake @anna "the concert"';

  test.each<[string, string[], string, string]>([
    [
      'a chain to its end',
      [MOVE, TUNE],
      '',
      'open, due; move with sale, tune with move; then the piano, then the concert',
    ],
    [
      'not beyond what has happened',
      [MOVE, TUNE],
      '2026-02-01 event\n  did @ben moves the piano\n',
      'open, due',
    ],
    [
      'nothing once it is kept',
      [MOVE, TUNE],
      '2026-02-01 event\n  did @city sells the house\n',
      'closed, kept',
    ],
    [
      'nothing that another promises as well',
      [MOVE, 'too city ben | will @city sells the house'],
      '',
      'open, due',
    ],
    [
      'nothing whose deadline for it is over',
      [MOVE.replace('house', 'house by 2026-03-01')],
      '',
      'open, due',
    ],
    [
      'what has one way left, not',
      [`${MOVE.replace(' | will', ' | or if @anna asks | will')}`],
      '',
      'open, due',
    ],
    [
      'what has a way left whose time is over',
      [`${MOVE.replace(' | will', ' | or if @anna asks by 2026-02-01 | will')}`],
      '',
      'open, due; move with sale; then the piano',
    ],
    [
      'what needs two things, of which it is one',
      [`${MOVE.replace(' | will', ' | if @anna asks | will')}`],
      '',
      'open, due; move with sale; then the piano',
    ],
    [
      'not what is excused by it',
      ['move ben anna | unless @city sells the house | will @ben moves the piano'],
      '',
      'open, due',
    ],
    [
      'not what may end with it',
      ['move ben anna | always @ben keeps the piano until @city sells the house'],
      '',
      'open, due',
    ],
    [
      'what asks that it is done, and what asks that that is due',
      ['a ben anna | if @sale is done | will @ben sings', 'b carl anna | if @a is due | will @carl hums'],
      '',
      'open, due; a with sale, b with a',
    ],
    ['not what asks that it is over', ['a ben anna | if @sale is over | will @ben sings'], '', 'open, due'],
    [
      'nothing in a circle that it is no part of',
      ['a ben anna | if @carl hums | will @ben sings', 'b carl anna | if @ben sings | will @carl hums'],
      '',
      'open, due',
    ],
  ])('%s', (_what, promises, more, expected) => {
    expect(world(chain(...promises) + more).promise('sale')).toBe(expected);
  });

  test('also with a promise that is broken and not made good', () => {
    const text = SALE.replace('house', 'house by 2026-02-01') + promise(MOVE);
    expect(world(text).promise('sale')).toBe('open, broken, outstanding; move with sale; then the piano');
  });

  test('every case of a promise', () => {
    const each = `2026-01-01 promise @party\n  from @works\n  to each ?m of @club\n  if @city sells the house\n  will @works invites ?m\n`;
    expect(world(SALE + each).promise('sale')).toBe(
      'open, due; party[to @anna] with sale, party[to @ben] with sale',
    );
  });

  test('is counted once for each party, whatever it has in it', () => {
    expect(world(chain(MOVE, TUNE)).all()).toEqual(['anna 2 7 EUR 3 2 0']);
  });
});
