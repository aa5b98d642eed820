import { describe, expect, test } from 'vitest';
import { answerOf, type Found } from './oracle/answer.ts';
import { always, deed, happened, never, promise, way, when, will, world } from './oracle/make.ts';
import type { DeedRule, World } from './oracle/world.ts';

// What the oracle says of worlds whose answers were found by hand, the conformance cases among them.

const GIVES: DeedRule = { verb: 'gives', once: true, excludes: ['keeps'], takes: 0, undoable: false };
const MOVES: DeedRule = { ...GIVES, once: false };
const gives = (about: string, to = '@b', actor = '@a') => deed(actor, 'gives', about, to);
const keeps = (about: string) => deed('@a', 'keeps', about);

/** A conflict in one line: `@p @q certain certain; @p 1..3 of 4`. */
function line({ promises, standing, reading, fits }: Found): string {
  const range = ([low, high]: readonly [number, number]) => (low === high ? `${low}` : `${low}..${high}`);
  const fit = Object.entries(fits).map(
    ([id, { done, demand }]) => `${id} ${range(done)} of ${range(demand)}`,
  );
  return [`${promises.join(' ')} ${standing} ${reading}`, ...fit].join('; ');
}

function lines(one: World): string[] {
  return answerOf(one).map(line);
}

function lifts({ waysOut }: Found): string[] {
  return waysOut.map(
    ({ promise, how, by, through, atLeast }) =>
      `${how} ${promise} by ${by.join()}${through ? ` as ${through}` : ''}${atLeast ? ` ${atLeast.join('..')}` : ''}`,
  );
}

describe('the conformance cases', () => {
  test('a herd of 6, of which 2 stay', () => {
    const one = world({
      groups: [
        { id: '@g', size: [6, 6], within: undefined, members: [] },
        { id: '@k', size: [2, 2], within: '@g', members: [] },
      ],
      deeds: [GIVES],
      offices: [
        {
          id: '@o',
          holders: [
            { who: '@h1', from: -900, until: -29 },
            { who: '@h2', from: -28, until: undefined },
          ],
        },
      ],
      promises: [
        promise('@keep', '@c', always(keeps('k')), {
          stakes: ['@c'],
          powers: [{ act: 'end', holder: '@o', notice: undefined, while: undefined, needs: [] }],
        }),
        promise('@move', '@b', will(gives('g'), { by: 305 })),
      ],
    });
    const [found, ...others] = answerOf(one);
    expect(others).toEqual([]);
    expect(line(found)).toBe('@keep @move certain certain; @move 4 of 6');
    expect(lifts(found)).toEqual([
      'release @keep by @c',
      'release @move by @b 2..2',
      'end @keep by @h2 as @o',
      'break @move by @a',
      'break @keep by @a',
    ]);
  });

  test('a painting sold twice, and framed for one', () => {
    const one = world({
      things: ['@t'],
      deeds: [GIVES],
      promises: [
        promise('@sale-one', '@b', will(gives('@t', '@b'))),
        promise('@sale-two', '@c', will(gives('@t', '@c'))),
        promise('@framing', '@b', will(deed('@e', 'signals')), {
          from: '@e',
          conditions: [[when(gives('@t', '@b'))]],
        }),
      ],
    });
    const [found, ...others] = answerOf(one);
    expect(others).toEqual([]);
    expect(line(found)).toBe('@sale-one @sale-two certain certain');
    expect(lifts(found)).toEqual([
      'release @sale-two by @c',
      'release @sale-one by @b',
      'break @sale-two by @a',
      'break @sale-one by @a',
    ]);
  });

  test('a litter of 9..11, of which each of three is to have 4', () => {
    const one = world({
      groups: [{ id: '@g', size: [9, 11], within: undefined, members: [] }],
      deeds: [GIVES],
      promises: [
        promise('@p', '@b', will(gives('4 g', '@b'))),
        promise('@q', '@c', will(gives('4 g', '@c'))),
        promise('@r', '@d', will(gives('4 g', '@d'))),
      ],
    });
    expect(lines(one)).toEqual(['@p @q @r certain certain; @p 1..3 of 4; @q 1..3 of 4; @r 1..3 of 4']);
  });

  test('the prison deal: 2..9 of 9 are protected, and one was handed over', () => {
    const one = world({
      groups: [
        { id: '@g', size: [9, 9], within: undefined, members: [] },
        { id: '@k', size: [2, 9], within: '@g', members: [] },
      ],
      deeds: [GIVES],
      promises: [promise('@keep', '@c', always(keeps('k'))), promise('@move', '@b', will(gives('g')))],
      events: [happened(gives('1 g'))],
    });
    expect(lines(one)).toEqual(['@keep @move certain certain; @move 1..8 of 9']);
    expect(lifts(answerOf(one)[0])[1]).toBe('release @move by @b 1..8');
  });
});

describe('groups and counts', () => {
  test('sizes of 7..9 and three who are to have 4: two may collide, three do', () => {
    const one = world({
      groups: [{ id: '@g', size: [7, 9], within: undefined, members: [] }],
      deeds: [GIVES],
      promises: ['@b', '@c', '@d'].map((to) => promise(`@p-${to.slice(1)}`, to, will(gives('4 g', to)))),
    });
    expect(lines(one)).toEqual([
      '@p-b @p-c certain possible; @p-b 3..4 of 4; @p-c 3..4 of 4',
      '@p-b @p-c @p-d certain certain',
      '@p-b @p-d certain possible; @p-b 3..4 of 4; @p-d 3..4 of 4',
      '@p-c @p-d certain possible; @p-c 3..4 of 4; @p-d 3..4 of 4',
    ]);
  });

  test('at least 3 of 5 stay', () => {
    const one = world({
      groups: [{ id: '@g', size: [5, 5], within: undefined, members: [] }],
      deeds: [GIVES],
      promises: [
        promise('@keep', '@c', always(keeps('3 g'))),
        promise('@two', '@b', will(gives('2 g', '@b'))),
        promise('@one', '@d', will(gives('1 g', '@d'))),
      ],
    });
    expect(lines(one)).toEqual(['@keep @one @two certain certain; @one 0 of 1; @two 1 of 2']);
  });

  test('a count is used once between two, and serves others too', () => {
    const group = { id: '@g', size: [3, 3] as const, within: undefined, members: [] };
    const two = (to: string) =>
      world({
        groups: [group],
        deeds: [GIVES],
        promises: [
          promise('@p', '@b', will(gives('2 g', '@b'))),
          promise('@q', to, will(gives('2 g', '@b'))),
        ],
      });
    expect(lines(two('@b'))).toEqual(['@p @q certain certain; @p 1 of 2; @q 1 of 2']);
    expect(lines(two('@c'))).toEqual([]);
  });

  test('a named member that another is to have', () => {
    const one = world({
      groups: [{ id: '@g', size: [3, 3], within: undefined, members: ['@m1'] }],
      deeds: [GIVES],
      promises: [promise('@p', '@b', will(gives('@m1'))), promise('@q', '@c', will(gives('g', '@c')))],
    });
    expect(lines(one)).toEqual(['@p @q certain certain; @q 2 of 3']);
  });

  test('never two of them', () => {
    const one = world({
      groups: [{ id: '@g', size: [3, 3], within: undefined, members: [] }],
      deeds: [MOVES],
      promises: [
        promise('@p', '@b', will(gives('2 g'))),
        promise('@q', '@c', will(gives('1 g'))),
        promise('@r', '@d', never(gives('2 g'))),
      ],
    });
    expect(lines(one)).toEqual(['@p @r certain certain; @p 1 of 2']);
  });

  test('what was given away before leaves too few, alone', () => {
    const one = world({
      groups: [{ id: '@g', size: [3, 3], within: undefined, members: [] }],
      deeds: [GIVES],
      promises: [promise('@p', '@b', will(gives('2 g')))],
      events: [happened(gives('2 g', '@c'), -60)],
    });
    expect(lines(one)).toEqual(['@p certain certain; @p 1 of 2']);
    const broken = { ...one, events: [happened(gives('2 g', '@c'), -10)] };
    expect(lines(broken)).toEqual([]);
  });
});

describe('amounts, limits and days', () => {
  const pays = (amount: number, to = '@b') => deed('@a', 'pays', `${amount} EUR`, to);

  test('three loans that fit in pairs and not together', () => {
    const one = world({
      limits: [{ verb: 'pays', actor: undefined, to: undefined, atMost: 50, period: 'any time' }],
      promises: [
        promise('@p', '@b', will(pays(20))),
        promise('@q', '@c', will(pays(20, '@c'))),
        promise('@r', '@d', will(pays(20, '@d'))),
      ],
    });
    expect(lines(one)).toEqual(['@p @q @r certain certain; @p 10 of 20; @q 10 of 20; @r 10 of 20']);
  });

  test('a limit per year leaves the next year', () => {
    const promised = (by: number | undefined) =>
      world({
        limits: [{ verb: 'pays', actor: undefined, to: undefined, atMost: 30, period: 'per year' }],
        promises: [
          promise('@p', '@b', will(pays(20), { by: 100 })),
          promise('@q', '@c', will(pays(20, '@c'), { by })),
        ],
      });
    expect(lines(promised(undefined))).toEqual([]);
    expect(lines(promised(305))).toEqual(['@p @q certain certain; @p 10 of 20; @q 10 of 20']);
    expect(lines(promised(306))).toEqual([]);
  });

  test('a deed that takes longer than there is', () => {
    const promised = (by: number) =>
      world({
        deeds: [{ verb: 'signals', once: false, excludes: [], takes: 30, undoable: false }],
        promises: [promise('@p', '@b', will(deed('@a', 'signals'), { by }))],
      });
    expect(lines(promised(29))).toEqual(['@p certain certain']);
    expect(lines(promised(30))).toEqual([]);
    expect(lines(promised(-1))).toEqual([]);
  });

  test('a window that closes before the deed has to be done', () => {
    const promised = (until: number, starting?: number) =>
      world({
        things: ['@t'],
        deeds: [GIVES],
        promises: [
          promise('@keep', '@c', always(keeps('@t'), { by: until })),
          promise('@p', '@b', will(gives('@t'), { by: 50, starting })),
        ],
      });
    expect(lines(promised(60))).toEqual(['@keep @p certain certain']);
    expect(lines(promised(40))).toEqual([]);
  });

  test('what a deed excludes can be done before it', () => {
    const promised = (by: number | undefined, starting: number | undefined) =>
      world({
        things: ['@t'],
        deeds: [{ verb: 'scraps', once: false, excludes: ['lends'], takes: 0, undoable: false }],
        promises: [
          promise('@lend', '@b', will(deed('@a', 'lends', '@t', '@b'), { starting })),
          promise('@scrap', '@c', will(deed('@a', 'scraps', '@t'), { by })),
        ],
      });
    expect(lines(promised(undefined, 20))).toEqual([]);
    expect(lines(promised(10, undefined))).toEqual([]);
    expect(lines(promised(10, 20))).toEqual(['@lend @scrap certain certain']);
  });
});

describe('conditions', () => {
  test('that come true before the others collide are contingent', () => {
    const one = world({
      things: ['@t'],
      deeds: [GIVES],
      promises: [
        promise('@keep', '@c', always(keeps('@t')), { conditions: [[when(deed('@b', 'signals'))]] }),
        promise('@p', '@b', will(gives('@t'))),
      ],
    });
    expect(lines(one)).toEqual(['@keep @p contingent certain']);
    expect(lines({ ...one, events: [happened(deed('@b', 'signals'))] })).toEqual([
      '@keep @p certain certain',
    ]);
  });

  test('an alternative that does not collide is enough', () => {
    const one = world({
      things: ['@t'],
      deeds: [GIVES],
      promises: [
        promise('@p', '@b', will(gives('@t'))),
        promise('@q', '@c', will(deed('@a', 'opens')), {
          conditions: [[when(gives('@t', '@c')), when(deed('@b', 'signals'))]],
        }),
        promise('@r', '@d', will(gives('@t', '@d')), {
          conditions: [[{ kind: 'no', sentence: gives('@t', '@b'), by: 20 }]],
        }),
      ],
    });
    expect(lines(one)).toEqual(['@p @r contingent certain']);
    const early = one.promises.map((each) =>
      each.id === '@p' ? { ...each, parts: [will(gives('@t'), { by: 10 })] } : each,
    );
    expect(lines({ ...one, promises: early })).toEqual([]);
  });

  test('on a promise that is done ask for its deeds', () => {
    const one = world({
      things: ['@t', '@u'],
      deeds: [GIVES],
      promises: [
        promise('@p', '@b', will(gives('@u'))),
        promise('@q', '@c', will(gives('@t', '@c')), {
          conditions: [[{ kind: 'done', promise: '@p', word: 'kept' }]],
        }),
        promise('@keep', '@d', always(keeps('@t'))),
        promise('@keep-u', '@d', always(keeps('@u'))),
      ],
    });
    expect(lines(one)).toEqual(['@keep @q contingent certain', '@keep-u @p certain certain']);
  });

  test('of two ways, one is left', () => {
    const one = world({
      things: ['@t', '@u'],
      deeds: [GIVES],
      promises: [
        promise('@p', '@b', { kind: 'will', ways: [way(gives('@t')), way(gives('@u'))] }),
        promise('@q', '@c', will(gives('@t', '@c'))),
        promise('@r', '@d', will(gives('@u', '@d'))),
      ],
    });
    expect(lines(one)).toEqual(['@p @q @r certain certain']);
  });
});

test('what was made impossible stays broken, whatever is released after it', () => {
  const one = world({
    groups: [{ id: '@g', size: [3, 3], within: undefined, members: [] }],
    deeds: [GIVES],
    promises: [
      promise('@keep', '@e', always(keeps('g'))),
      promise('@p', '@b', will(gives('2 g')), { waived: 1 }),
    ],
    events: [happened(gives('2 g', '@c'), -5)],
  });
  expect(lines(one)).toEqual([]);
});

describe('powers', () => {
  test('with a notice that ends too late, a `while` that does not hold, and an office that is vacant', () => {
    const power = { act: 'end' as const, holder: '@h', notice: undefined, while: undefined, needs: [] };
    const one = world({
      things: ['@t'],
      deeds: [GIVES],
      offices: [{ id: '@o', holders: [{ who: '@h1', from: -90, until: -1 }] }],
      promises: [
        promise('@keep', '@c', always(keeps('@t')), {
          powers: [
            { ...power, notice: 9 },
            { ...power, holder: '@e', notice: 11 },
            { ...power, holder: '@h2', while: deed('@b', 'opens') },
            { ...power, holder: '@o' },
          ],
        }),
        promise('@p', '@b', will(gives('@t'), { by: 10 }), { kind: 'threat' }),
      ],
    });
    const [found] = answerOf(one);
    expect(found.tooLate).toEqual([{ promise: '@keep', by: '@e' }]);
    expect(lifts(found)).toEqual([
      'release @keep by @c',
      'end @keep by @h',
      'break @keep by @a',
      'break @p by @a',
    ]);
  });
});
