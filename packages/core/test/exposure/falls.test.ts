import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fallIndexOf, fallsWith } from '../../src/exposure/falls.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import type { Judgement } from '../../src/lifecycle/judge.ts';
import { conditionText } from '../../src/query/words/condition-text.ts';
import { judged } from '../query/judged.ts';

const NAMES = `party @anna
party @ben
party @carl
party @gallery
person @dora
thing @painting
thing @sculpture
group @guests
  size 5
office @ben/treasurer
  of      @ben
  holder  @dora
`;

/** Promises from one line each: `id from to | field | field`. */
function ledgerOf(...promises: readonly string[]): string {
  const entries = promises.map((line) => {
    if (line.startsWith('2026')) return line.replaceAll(' | ', '\n  ');
    const [head, ...fields] = line.split(' | ');
    const [id, from, to] = head.split(' ');
    const undertaking = fields.some((field) => /^(?:will|never|always|text) /.test(field))
      ? []
      : [`will @${from} does what @${id} says`];
    return [`2026-03-01 promise @${id}`, `from @${from}`, `to @${to}`, ...fields, ...undertaking].join(
      '\n  ',
    );
  });
  return `${NAMES}${entries.join('\n')}\n`;
}

function judgedOf(...promises: readonly string[]): Judgement {
  return judged(ledgerOf(...promises), '2026-04-01').judgement;
}

function find(judgement: Judgement, id: string): PromiseEntry {
  return judgement.promises.find(({ entry }) => entry.name.text === id)!.entry;
}

function falling(judgement: Judgement, ...lifted: readonly string[]): string[] {
  const entries = lifted.map((id) => find(judgement, id));
  return fallsWith(judgement, entries).map((promise) => promise.name.text);
}

const SALE = 'sale gallery anna | will @gallery sells @painting to @anna';

describe('a condition that needs a deed', () => {
  const both = [
    SALE,
    'other-sale gallery ben | will @gallery sells @painting to @ben',
    'framing carl anna | if @gallery sells @painting to @anna',
  ];

  test('falls with the only promise of it', () => {
    expect(falling(judgedOf(...both), 'sale')).toEqual(['framing']);
    expect(falling(judgedOf(...both), 'other-sale')).toEqual([]);
    expect(falling(judgedOf(...both), 'framing')).toEqual([]);
  });

  test('stands while somebody else promises it', () => {
    const judgement = judgedOf(...both, 'second carl anna | will @gallery sells @painting to @anna');
    expect(falling(judgement, 'sale')).toEqual([]);
    expect(falling(judgement, 'sale', 'second')).toEqual(['framing']);
  });

  test('stands when nobody had promised it', () => {
    const judgement = judgedOf(SALE, 'framing carl anna | if @ben sells @painting to @anna');
    expect(falling(judgement, 'sale')).toEqual([]);
  });

  test('stands once it is met', () => {
    const judgement = judgedOf(
      'sale gallery anna | will @gallery sells @painting to @anna | will @gallery sells @sculpture to @anna',
      'framing carl anna | if @gallery sells @painting to @anna | if @ben agrees',
      '2026-03-05 event | did @gallery sells @painting to @anna',
    );
    expect(judgement.promises.find(({ entry }) => entry.name.text === 'framing')!.state).toBe('conditional');
    expect(falling(judgement, 'sale')).toEqual([]);
  });

  test('falls when one of several is lost', () => {
    const judgement = judgedOf(
      SALE,
      'framing carl anna | if @ben agrees | if @gallery sells @painting to @anna',
      '2026-03-05 event | did @ben agrees',
    );
    expect(falling(judgement, 'sale')).toEqual(['framing']);
  });

  test('stands while an alternative is left', () => {
    const left = judgedOf(
      SALE,
      'framing carl anna | if @gallery sells @painting to @anna | or if @ben agrees',
    );
    expect(falling(left, 'sale')).toEqual([]);
    const both = judgedOf(
      SALE,
      'agreement ben anna | will @ben agrees',
      'framing carl anna | if @gallery sells @painting to @anna | or if @ben agrees',
    );
    expect(falling(both, 'sale')).toEqual([]);
    expect(falling(both, 'sale', 'agreement')).toEqual(['framing']);
  });

  test('names the conditions that are lost with what goes, not what was lost before', () => {
    const judgement = judgedOf(
      'x ben anna | will @ben agrees',
      'y gallery anna | will @gallery sells @painting to @anna',
      'z carl anna | if @x is kept | or if @y is kept | will @carl sings',
      'w dora anna | if @ben agrees by 2026-03-20 | or if @gallery sells @painting to @anna | will @dora sings',
      'v anna dora | if @ben agrees | or if @ben dances | or if @gallery sells @painting to @anna',
      'u anna ben | will @ben dances',
    );
    const named = (...lifted: readonly string[]) =>
      Object.fromEntries(
        fallIndexOf(judgement)
          .chain(lifted.map((id) => find(judgement, id)))
          .map(({ promise, conditions }) => [
            promise.name.text,
            conditions.map((line) => conditionText(judgement, promise, line)),
          ]),
      );
    expect(named('y')).toEqual({ w: ['@gallery sells @painting to @anna'] });
    expect(named('x', 'y')).toEqual({
      w: ['@gallery sells @painting to @anna'],
      z: ['@x is kept', '@y is kept'],
    });
    expect(named('y', 'x', 'u').v).toEqual([
      '@ben agrees',
      '@ben dances',
      '@gallery sells @painting to @anna',
    ]);
  });

  test('falls when its alternative asks that a promise is kept which was released', () => {
    const judgement = judgedOf(
      SALE,
      'x ben anna | will @ben agrees',
      'z carl anna | if @x is kept | or if @sale is kept | will @carl sings',
      '2026-03-05 released @x by @anna',
    );
    expect(falling(judgement, 'sale')).toEqual(['z']);
  });

  test('falls when the time of its alternative is over', () => {
    const judgement = judgedOf(
      SALE,
      'framing carl anna | if @gallery sells @painting to @anna | or if @ben agrees by 2026-03-20',
    );
    expect(falling(judgement, 'sale')).toEqual(['framing']);
  });

  test('may be met by a part, a holder or some of a group', () => {
    const judgement = judgedOf(
      'dinner anna guests | will @anna feeds @guests',
      'song carl anna | if @anna feeds 2 of @guests',
      'payment ben anna | will @dora pays @anna',
      'thanks carl ben | if @ben/treasurer pays @anna',
    );
    expect(falling(judgement, 'dinner')).toEqual(['song']);
    expect(falling(judgement, 'payment')).toEqual(['thanks']);
  });

  test('may be an act, in any of its forms', () => {
    const judgement = judgedOf(
      'rule carl anna | never @carl sings | may end @ben',
      'freedom ben anna | will @ben end @rule',
      'song carl anna | if @ben ends @rule',
    );
    expect(falling(judgement, 'freedom')).toEqual(['song']);
  });

  test('does not fall for what is promised not to happen, or for a deed that a `will` needs', () => {
    const judgement = judgedOf(
      'silence carl anna | never @carl sings',
      'dance ben anna | if @carl sings',
      SALE,
      'delivery ben anna | will @gallery sells @painting to @anna quickly',
    );
    expect(falling(judgement, 'silence', 'sale')).toEqual([]);
  });

  test('is not promised by the one that waits for it', () => {
    const judgement = judgedOf(
      SALE,
      'framing carl anna | if @gallery sells @painting to @anna | will @gallery sells @painting to @anna',
      'hanging ben anna | if @gallery sells @painting to @anna',
    );
    expect(falling(judgement, 'sale')).toEqual(['framing', 'hanging']);
    expect(falling(judgement, 'framing')).toEqual([]);
  });

  test('is not rescued by a promise that has lapsed, nor lost with one that is kept', () => {
    const judgement = judgedOf(
      SALE,
      'lapsed carl anna | if @ben agrees by 2026-03-10 | will @gallery sells @painting to @anna',
      'framing carl anna | if @gallery sells @painting to @anna',
      'song anna ben | will @anna sings | by 2026-03-20',
      'dance carl ben | if @anna sings',
      '2026-03-04 event | did @anna sings',
    );
    expect(falling(judgement, 'sale')).toEqual(['framing']);
    expect(falling(judgement, 'song')).toEqual([]);
  });
});

describe('a condition on a promise', () => {
  const after = (condition: string) => judgedOf(SALE, `next carl anna | if ${condition}`);

  test.each(['kept', 'done', 'kept late', 'partly kept'])('falls when it has to be %s', (state) => {
    expect(falling(after(`@sale is ${state}`), 'sale')).toEqual(['next']);
  });

  test.each(['broken', 'released', 'over', 'ended', 'overdue', 'lapsed'])(
    'stands when it has to be %s',
    (state) => {
      expect(falling(after(`@sale is ${state}`), 'sale')).toEqual([]);
    },
  );

  test('stands when something must not happen', () => {
    expect(falling(after('no @gallery sells @painting to @anna by 2026-05-01'), 'sale')).toEqual([]);
  });

  test('on a deal asks for all its promises, or any', () => {
    const deal = [
      '2026-03-01 deal @exchange | between @anna, @ben',
      'one anna ben | part of @exchange',
      'two ben anna | part of @exchange',
      'all carl anna | if @exchange is kept',
      'any carl anna | if any of @exchange is kept',
    ];
    const judgement = judgedOf(...deal);
    expect(falling(judgement, 'one')).toEqual(['all']);
    expect(falling(judgement, 'one', 'two')).toEqual(['all', 'any']);
    const released = judgedOf(...deal, '2026-03-09 released @two by @anna');
    expect(falling(released, 'one')).toEqual(['all', 'any']);
  });

  test('that it falls due falls with what it waits for, not with itself', () => {
    const judgement = judgedOf(
      SALE,
      'framing carl anna | if @sale is kept',
      'hanging ben anna | if @framing is due',
    );
    expect(falling(judgement, 'framing')).toEqual([]);
    expect(falling(judgement, 'sale')).toEqual(['framing', 'hanging']);
    expect(falling(judgement, 'sale', 'framing')).toEqual(['hanging']);
  });
});

describe('a chain', () => {
  const chain = [
    SALE,
    'framing carl anna | if @gallery sells @painting to @anna | will @carl frames @painting',
    'hanging ben anna | if @carl frames @painting | will @ben hangs @painting',
    'party anna ben | if @hanging is done',
    'refund gallery anna | if @sale is broken',
  ];

  test('falls to its end', () => {
    expect(falling(judgedOf(...chain), 'sale')).toEqual(['framing', 'hanging', 'party']);
    expect(falling(judgedOf(...chain), 'hanging')).toEqual(['party']);
  });

  test('says what fell with what, each after what made it fall', () => {
    const judgement = judgedOf(...chain);
    const falls = fallIndexOf(judgement).chain([find(judgement, 'sale')]);
    expect(
      falls.map(
        (fall) =>
          `${fall.promise.name.text} with ${fall.with.name.text}: ${fall.conditions[0].condition.kind}`,
      ),
    ).toEqual(['framing with sale: deed', 'hanging with framing: deed', 'party with hanging: state']);
  });

  test('is looked up in an index that a judgement has once', () => {
    const judgement = judgedOf(...chain);
    expect(fallIndexOf(judgement)).toBe(fallIndexOf(judgement));
    expect(fallIndexOf(judgedOf(...chain))).not.toBe(fallIndexOf(judgement));
  });
});

describe('laws', () => {
  const DEEDS = ['@anna sings', '@ben dances', '@carl cooks', '@gallery opens'];
  const random = fc.array(
    fc.record({
      deed: fc.nat(3),
      conditions: fc.array(fc.record({ deed: fc.nat(3), of: fc.nat(7), kind: fc.nat(2), or: fc.boolean() }), {
        maxLength: 3,
      }),
    }),
    { minLength: 2, maxLength: 8 },
  );
  type Random = typeof random extends fc.Arbitrary<infer T> ? T : never;

  function lines(promises: Random): string[] {
    return promises.map(({ deed, conditions }, index) =>
      [
        `p${index} anna ben`,
        `will ${DEEDS[deed]}`,
        ...conditions.map((one, place) => {
          const of = one.of % promises.length;
          const text = [DEEDS[one.deed], `@p${of} is kept`, `@p${of} is due`][one.kind];
          return `${place > 0 && one.or ? 'or if' : 'if'} ${text}`;
        }),
      ].join(' | '),
    );
  }

  test('what falls with some falls with more', () => {
    let fallen = 0;
    fc.assert(
      fc.property(random, fc.nat(255), fc.nat(255), (promises, some, more) => {
        const judgement = judgedOf(...lines(promises));
        const pick = (bits: number) =>
          promises.flatMap((_, index) => ((bits >> index) & 1 ? [`p${index}`] : []));
        const fewer = falling(judgement, ...pick(some));
        const lifted = pick(some | more);
        const all = [...falling(judgement, ...lifted), ...lifted];
        fallen += fewer.length;
        expect(fewer.filter((id) => !all.includes(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(fallen).toBeGreaterThan(20);
  });

  test('a promise that has nothing to do with the others changes nothing', () => {
    fc.assert(
      fc.property(random, fc.nat(255), (promises, bits) => {
        const lifted = promises.flatMap((_, index) => ((bits >> index) & 1 ? [`p${index}`] : []));
        const before = falling(judgedOf(...lines(promises)), ...lifted);
        const after = falling(judgedOf('alone carl anna', ...lines(promises)), ...lifted);
        expect(after).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
