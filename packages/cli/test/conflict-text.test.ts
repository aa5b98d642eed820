import { type Conflict, type Conflicts, conflictsOf, dayOf, judge, Ledger, sourceText } from '@troth/core';
import { describe, expect, test } from 'vitest';
import type { Page } from '../src/output/conflict-block.ts';
import { conflictBlocks, conflictCount, conflictLines } from '../src/output/conflict-text.ts';
import { plain, styleFor } from '../src/output/style.ts';
import { PAINTING, sale } from './conflict-sample.ts';

const NOTHING: Conflicts = { conflicts: [], families: [], entanglements: [], incomplete: undefined };

/** What is found among the sale to Anna and other sales, and the page it is printed on. */
function found(...more: readonly string[]): { readonly page: Page; readonly conflicts: Conflicts } {
  const ledger = Ledger.read([sourceText('p.troth', PAINTING + more.join(''))]);
  const judgement = judge(ledger, { on: dayOf(2026, 3, 1) });
  return { page: { ledger, judgement, width: 80, style: plain }, conflicts: conflictsOf(judgement) };
}

/** A conflict of which something else is said: what is worked out when it is read cannot be copied. */
function changed(of: Conflict, said: Partial<Conflict>): Conflict {
  return new Proxy(of, { get: (target, key) => Reflect.get(key in said ? said : target, key) });
}

const two = found(sale('@sale-two', 'boris'));
const [conflict] = two.conflicts.conflicts;
const possible = changed(conflict, { reading: 'possible', disputed: true });

describe('the count', () => {
  test.each<[Partial<Conflicts>, string]>([
    [{}, 'no conflicts'],
    [{ conflicts: [conflict] }, '1 certain conflict'],
    [{ conflicts: [conflict, conflict] }, '2 certain conflicts'],
    [{ conflicts: [conflict, possible] }, '2 conflicts, 1 certain'],
    [{ conflicts: [possible] }, '1 conflict, none certain'],
    [{ incomplete: 'stopped' }, 'no conflicts found, search incomplete'],
    [{ conflicts: [conflict], incomplete: 'stopped' }, '1 certain conflict, search incomplete'],
  ])('%#', (part, text) => {
    expect(conflictCount({ ...NOTHING, ...part }, plain)).toBe(text);
  });

  test('of families too', () => {
    const family = familyOf(1769n);
    expect(conflictCount({ ...NOTHING, families: [family] }, plain)).toBe('1 family');
    expect(conflictCount({ ...NOTHING, families: [family], conflicts: [possible] }, plain)).toBe(
      '1 conflict and 1 family, none certain',
    );
  });

  test('is red where something is certain', () => {
    expect(conflictCount({ ...NOTHING, conflicts: [possible] }, styleFor(true))).toBe(
      '\u001b[33m1 conflict\u001b[39m, none certain',
    );
    expect(conflictCount({ ...NOTHING, conflicts: [conflict] }, styleFor(true))).toBe(
      '\u001b[31m1 certain conflict\u001b[39m',
    );
  });
});

function familyOf(count: bigint | undefined): Conflicts['families'][number] {
  return {
    kind: 'capacity',
    promises: conflict.promises,
    demand: '189 beds',
    bound: '100 beds',
    shortage: '89 beds',
    count,
    first: [conflict],
    why: 'The limit allows 100 beds.',
    citations: [
      { entry: conflict.promises[0], role: 'promise' },
      { entry: two.page.ledger.entriesOf('deed')[0], role: 'limit' },
    ],
  };
}

test('a family is told as one', () => {
  expect(conflictBlocks(two.page, { ...NOTHING, families: [familyOf(1769n)] }).join('\n')).toBe(
    `family  1769 sets among 2 promises
  capacity · told as one, because each of these sets cannot all be kept
  Why        The limit allows 100 beds.
             p.troth:12 (limit)
  Promises   @sale-one and @sale-two
  Asked for  189 beds
  There is   100 beds
  Missing    89 beds
  The first sets
    @sale-one × @sale-two
    and 1768 more
`,
  );
  const uncounted = conflictBlocks(two.page, { ...NOTHING, families: [familyOf(undefined)] });
  expect([uncounted[0], uncounted.at(-2)]).toEqual([
    'family  many sets among 2 promises',
    '    and more, which were not counted',
  ]);
});

test('a search that did not finish is said first, and in a line of its own', () => {
  const cut: Conflicts = { ...NOTHING, conflicts: [possible], incomplete: 'stopped after 3 of 5 groups' };
  expect(conflictBlocks(two.page, cut).slice(0, 5)).toEqual([
    'INCOMPLETE: the search did not finish (stopped after 3 of 5 groups). There may',
    'be conflicts that are not listed.',
    '',
    'conflict  @sale-one × @sale-two',
    '  once only · certain · on some readings · disputed',
  ]);
  expect(conflictLines({ ...cut, families: [familyOf(7n)] }, two.page)).toEqual([
    'incomplete               stopped after 3 of 5 groups',
    '@sale-one × @sale-two    once only · certain · on some readings · disputed',
    '7 sets among 2 promises  capacity',
  ]);
});

test('what lifts all conflicts that share promises; beyond twelve ways they are counted', () => {
  const { page, conflicts } = found(sale('@sale-two', 'boris'), sale('@sale-three', 'carl'));
  const { entanglements } = conflicts;
  const [entanglement] = entanglements;
  const ways = [...entanglement.waysOut, ...entanglement.waysOut.slice(0, 2)];
  const lines = conflictBlocks(page, { ...NOTHING, entanglements: [{ ...entanglement, waysOut: ways }] });
  expect(lines.slice(0, 6)).toEqual([
    'together  @sale-one × @sale-three × @sale-two',
    '  conflicts that share promises',
    '  What lifts all of them',
    '    1.   Anna releases Gallery from @sale-one.',
    '         Carl releases Gallery from @sale-three.',
    '    2.   Anna releases Gallery from @sale-one.',
  ]);
  expect(ways).toHaveLength(14);
  expect(lines.slice(-2)).toEqual(['         and 2 more; --json lists all', '']);
});

test('of ways out with very many steps, what they have in common is told once', () => {
  const works = Array.from({ length: 14 }, (_, one) => `w${String(one).padStart(2, '0')}`);
  const text = [
    'party @house',
    'party @bank',
    'deed ?seller sells ?work to ?buyer',
    '  excludes ?seller keeps ?work',
    ...works.map((work) => `party @to-${work}\nthing @${work}`),
    '2026-01-02 promise @keep-all',
    '  from @house',
    '  to   @bank',
    ...works.map((work) => `  always @house keeps @${work}`),
    ...works.map(
      (work) =>
        `2026-01-03 promise @sell-${work}\n  from @house\n  to   @to-${work}\n  will @house sells @${work} to @to-${work}`,
    ),
  ].join('\n');
  const ledger = Ledger.read([sourceText('auction.troth', text)]);
  const judgement = judge(ledger, { on: dayOf(2026, 2, 1) });
  const page = { ledger, judgement, width: 100, style: plain };
  const { entanglements } = conflictsOf(judgement);
  const lines = conflictBlocks(page, { ...NOTHING, entanglements });
  expect(lines.slice(0, 3)).toEqual([
    'together  @keep-all × @sell-w00 × @sell-w01 × @sell-w02 × @sell-w03 × @sell-w04 × @sell-w05 ×',
    '@sell-w06 × @sell-w07 × @sell-w08 × @sell-w09 × @sell-w10 and 3 more',
    '  conflicts that share promises',
  ]);
  expect(lines[4]).toBe('    1.   @bank releases @house from @keep-all.');
  expect(lines[5]).toBe('    2.   @to-w00 releases @house from @sell-w00.');
  expect(lines[16]).toBe('         @to-w11 releases @house from @sell-w11.');
  expect(lines.slice(17, 22)).toEqual([
    '         and 2 more like these; --json lists all',
    '    3.   @house breaks @keep-all.',
    '         a breach on the record of @house',
    '    4.   As 2, but without what lifts @sell-w00:',
    '         @house breaks @sell-w00.',
  ]);
  expect(lines.slice(-2)).toEqual(['         and more; --json lists 50', '']);
});
