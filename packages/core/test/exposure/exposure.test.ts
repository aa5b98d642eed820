import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountText } from '../../src/exposure/amounts.ts';
import { namesOf } from '../../src/exposure/parties.ts';
import { exposures, partyExposure } from '../../src/exposure/party-exposure.ts';
import { promiseExposure } from '../../src/exposure/promise-exposure.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import { judged } from '../query/judged.ts';

const NAMES = `unit credit "Credit"
party @state "State"
party @agency "Agency"
  part of @state
person @ida "Ida"
person @jan "Jan"
office @state/minister "Minister"
  of      @state
  holder  @ida
group @clients "Clients"
  size    4
  member  @jan from 2026-02-01
group @regulars "Regulars"
  size    2
  within  @clients
party @supplier "Supplier"
`;

const AGENCY = `2026-01-01 promise @service
  from   @agency
  to     @clients
  always @agency serves @clients
  stake  @clients "the service" 10.10 EUR
  stake  @state "its name"
`;

function world(text: string, on = '2026-03-01') {
  const { ledger, judgement } = judged(NAMES + text, on);
  const name = (id: string) => ledger.find(id)!.name!;
  return {
    judgement,
    promise: (id: string) => promiseExposure(judgement, ledger.find(id) as PromiseEntry),
    party: (id: string) => partyExposure(judgement, name(id)),
    names: (id: string) => [...namesOf(judgement, name(id))].map(({ text }) => text).sort(),
    list: () =>
      exposures(judgement).map(({ party, stakes, totals, owed, falls, claimed }) =>
        [party.text, stakes, totals.map(amountText).join('+'), owed, falls, claimed].join(' '),
      ),
  };
}

describe('whose losses are told', () => {
  test('of a whole: its parts and offices, not who holds these', () => {
    expect(world('').names('state')).toEqual(['agency', 'state', 'state/minister']);
    expect(world('').names('ida')).toEqual(['ida']);
  });

  test('of a group: its subgroups and members on the day', () => {
    expect(world('').names('clients')).toEqual(['clients', 'jan', 'regulars']);
    expect(world('', '2026-01-15').names('clients')).toEqual(['clients', 'regulars']);
  });

  test('of a member: the groups around it on the day', () => {
    expect(world('').names('jan')).toEqual(['clients', 'jan']);
    expect(world('', '2026-01-15').names('jan')).toEqual(['jan']);
    expect(world('').names('regulars')).toEqual(['clients', 'regulars']);
  });
});

describe('of a promise', () => {
  test('how many members are still safe', () => {
    const { promise } = world(`${AGENCY}2026-02-01 event
  not @agency serves 1 of @regulars
`);
    expect(promise('service')!.members).toEqual([
      {
        group: expect.objectContaining({ text: 'clients' }),
        failed: { low: 1, high: 1 },
        safe: { low: 3, high: 3 },
      },
    ]);
    expect(promise('service')!.isOpen).toBe(true);
  });

  test('members of each line to keep, also beside others', () => {
    const { promise } = world(`2026-01-01 promise @both
  from   @agency
  to     @clients
  will   @agency opens
  always @agency serves @clients
  never  @agency names @regulars
  never  @agency closes 3 of @clients
2026-02-01 event
  did @agency names 1 of @regulars
`);
    expect(
      promise('both')!.members.map(({ group, failed, safe }) => [group.text, failed.high, safe.high]),
    ).toEqual([
      ['clients', 0, 4],
      ['regulars', 1, 1],
    ]);
  });

  test('a stake counts once it is known', () => {
    const text = `source @late
  published 2026-02-20
2026-01-01 promise @pay
  from  @agency
  to    @supplier
  will  @agency pays 5 EUR to @supplier
  stake @supplier "the month" 5 EUR
  stake @supplier "the year" 60 EUR
    source @late
`;
    const all = world(text).promise('pay')!;
    expect(all.totals.map(amountText)).toEqual(['65 EUR']);
    expect(all.stakes).toHaveLength(2);
  });

  test('one that is not made yet has none', () => {
    expect(world(AGENCY, '2025-12-31').promise('service')).toBe(undefined);
  });
});

describe('of a party', () => {
  test('what its parts, groups and offices lose is told with whose it is', () => {
    const { stakes, owed } = world(AGENCY).party('jan');
    expect(stakes.map(({ stake }) => [stake.party.text, stake.what])).toEqual([['clients', 'the service']]);
    expect(owed.map(({ standing }) => standing.entry.name.text)).toEqual(['service']);
    expect(world(AGENCY).party('agency').stakes).toEqual([]);
    expect(
      world(AGENCY)
        .party('state')
        .stakes.map(({ stake }) => stake.what),
    ).toEqual(['its name']);
  });

  test('a threat owes nothing, and what is over is over', () => {
    const { party } = world(`2026-01-01 threat @closing
  from  @agency
  to    @supplier
  will  @agency closes
2026-01-01 promise @old
  from  @agency
  to    @supplier
  will  @agency opens
  stake @supplier "much"
2026-01-05 event
  did @agency opens
`);
    expect(party('supplier').owed).toEqual([]);
    expect(party('supplier').stakes).toEqual([]);
  });

  test('units are never mixed', () => {
    const stakes = ['0.1 EUR', '0.2 EUR', '1 USD', '3..4 credit', 'more than 2 credit', '2 credit of @state'];
    const { party } = world(`2026-01-01 promise @all
  from  @agency
  to    @supplier
  will  @agency opens
${stakes.map((amount, index) => `  stake @supplier "part ${index}" ${amount}\n`).join('')}`);
    expect(party('supplier').totals.map(amountText)).toEqual([
      '0.3 EUR',
      '1 USD',
      'more than 5 credit',
      '2 credit of @state',
    ]);
  });

  test('a stake that a deal gives to its promises is one stake', () => {
    const { party, promise, list } = world(`2026-01-01 deal @pact
  between @agency, @supplier
  stake   @supplier "trust" 7 EUR
2026-01-01 promise @one
  from    @agency
  will    @agency opens
  part of @pact
2026-01-01 promise @two
  from    @agency
  if      @agency opens
  will    @agency stays
  part of @pact
`);
    const { stakes, totals } = party('supplier');
    expect(stakes.map((held) => held.promises.map(({ entry }) => entry.name.text))).toEqual([['one', 'two']]);
    expect(totals.map(amountText)).toEqual(['7 EUR']);
    expect(promise('one')!.falls).toHaveLength(1);
    expect(promise('one')!.fallenStakes).toEqual([]);
    expect(list()).toEqual(['supplier 1 7 EUR 2 1 0']);
  });

  test('what falls with what is told once, from its beginning', () => {
    const { party } = world(`2026-01-01 promise @c
  from @agency
  to @supplier
  will @agency opens
2026-01-01 promise @b
  from @supplier
  to @agency
  if   @c is done
  will @supplier delivers
2026-01-01 promise @a
  from @agency
  to @supplier
  if   @supplier delivers
  will @agency pays
`);
    const chains = party('supplier').chains.map(({ root, falls }) => [
      root.name.text,
      falls.map((fall) => `${fall.promise.name.text} with ${fall.with.name.text}`),
    ]);
    expect(chains).toEqual([['c', ['b with c', 'a with b']]]);
  });
});

describe('over the whole ledger', () => {
  const CLAIM = `2026-02-01 claim by @ida "It is bad."
  about @service
  stake @supplier "trade"
`;

  test('parties by what they have at stake', () => {
    expect(world(AGENCY + CLAIM).list()).toEqual([
      'clients 1 10.1 EUR 1 0 0',
      'state 1  0 0 0',
      'supplier 0  0 0 1',
    ]);
  });

  test('a promise to others changes nothing for the rest', () => {
    const before = world(AGENCY).list();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.boolean(), (count, isWaiting) => {
        const more = Array.from(
          { length: count },
          (_, index) => `2026-01-01 promise @more${index}
  from @supplier
  to   @ida
${isWaiting ? '  if   @ida sings\n' : ''}  will @supplier does task ${index}
`,
        );
        const after = world(AGENCY + more.join('')).list();
        expect(after.filter((line) => !line.startsWith('ida '))).toEqual(before);
        expect(after).toContain(`ida 0  ${count} 0 0`);
      }),
      { numRuns: 10 },
    );
  });
});
