import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflictsOf, dayOf, judge, Ledger, sourceText } from '../../src/index.ts';

// What takes up room under a limit of each year or month may be done in some of them: what is found equals what handing
// it out finds, bit by bit.

/** A delivery: how much, and within which of the periods. */
interface Delivery {
  readonly tonnes: number;
  readonly from: number;
  readonly to: number | undefined;
}

interface Plan {
  readonly period: 'year' | 'month';
  readonly room: number;
  readonly done: number;
  readonly deliveries: readonly Delivery[];
}

const PERIODS = 4;

const delivery: fc.Arbitrary<Delivery> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.nat(PERIODS - 1), fc.nat(PERIODS - 1), fc.nat(9))
  .map(([tonnes, one, other, chance]) => ({
    tonnes,
    // Most may be done at once, as most promises may.
    from: chance < 6 ? 0 : Math.min(one, other),
    to: chance === 5 ? undefined : Math.max(one, other),
  }));

const plans: fc.Arbitrary<Plan> = fc.record({
  period: fc.constantFrom('year', 'month'),
  room: fc.integer({ min: 0, max: 6 }),
  done: fc.nat(3),
  deliveries: fc.array(delivery, { minLength: 2, maxLength: 8 }),
});

function ledgerOf({ period, room, done, deliveries }: Plan): Ledger {
  const day = (index: number, which: 'first' | 'last') => {
    const [year, month] = period === 'year' ? [2026 + index, which === 'first' ? 1 : 12] : [2026, 1 + index];
    return `${year}-${String(month).padStart(2, '0')}-${which === 'first' ? '01' : '28'}`;
  };
  const lines = [
    'party @mill "Mill"',
    'party @elsewhere "Elsewhere"',
    ...deliveries.map((_, index) => `party @b${index} "Buyer ${index}"`),
    'thing @wheat "Wheat"',
    'unit t "Tonnes"',
    'deed ?seller delivers ?amount of ?goods to ?buyer',
    'limit "Of each"',
    '  on ?seller delivers ?amount of @wheat to ?buyer',
    `  at most ${room} t`,
    `  per ${period}`,
    ...(done === 0 ? [] : ['2026-01-01 event', `  did @mill delivers ${done} t of @wheat to @elsewhere`]),
  ];
  for (const [index, { tonnes, from, to }] of deliveries.entries()) {
    lines.push(`2026-01-02 promise @p${index}`, '  from @mill', `  to @b${index}`);
    const starting = from === 0 ? '' : ` starting ${day(from, 'first')}`;
    const by = to === undefined ? '' : ` by ${day(to, 'last')}`;
    lines.push(`  will @mill delivers ${tonnes} t of @wheat to @b${index}${by}${starting}`);
  }
  return Ledger.read([sourceText('years.troth', lines.join('\n'))]);
}

/** Whether all find room: each bit goes where there is some, and what is there moves on where it can. */
function doFit({ room, done }: Plan, set: readonly Delivery[]): boolean {
  const bits = set
    .filter(({ to }) => to !== undefined)
    .flatMap((one) => Array.from({ length: one.tonnes }, () => one));
  const held: Delivery[][] = Array.from({ length: PERIODS }, () => []);
  const size = (index: number) => Math.max(0, index === 0 ? room - done : room);
  const place = (bit: Delivery, tried: Set<number>): boolean => {
    for (let index = bit.from; index <= bit.to!; index++) {
      if (tried.has(index)) continue;
      tried.add(index);
      if (held[index].length < size(index)) {
        held[index].push(bit);
        return true;
      }
      for (const [at, other] of held[index].entries())
        if (place(other, tried)) {
          held[index][at] = bit;
          return true;
        }
    }
    return false;
  };
  return bits.every((bit) => place(bit, new Set()));
}

function tried(plan: Plan): string[] {
  const { deliveries } = plan;
  const fit = (mask: number) =>
    doFit(
      plan,
      deliveries.filter((_, index) => mask & (1 << index)),
    );
  const found: string[] = [];
  for (let mask = 1; mask < 1 << deliveries.length; mask++) {
    const bits = deliveries.map((_, index) => 1 << index).filter((bit) => mask & bit);
    if (!fit(mask) && bits.every((bit) => fit(mask & ~bit)))
      found.push(bits.map((bit) => `p${Math.log2(bit)}`).join(' '));
  }
  return found.sort();
}

const RUNS = 300 * Number(process.env.TROTH_RUNS ?? 1);

test('what finds no room in the years or months in which it has to be done', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { conflicts, families, incomplete } = conflictsOf(
        judge(ledgerOf(plan), { on: dayOf(2026, 1, 2) }),
      );
      expect(incomplete).toBeUndefined();
      const idsOf = (promises: readonly { readonly name: { readonly text: string } }[]) =>
        promises.map(({ name }) => name.text).join(' ');
      const expected = new Set(tried(plan));
      const told = conflicts.map(({ promises }) => idsOf(promises));
      let familiar = 0n;
      for (const { count, first } of families) {
        familiar += count ?? 0n;
        for (const { promises } of first) expect(expected).toContain(idsOf(promises));
      }
      for (const set of told) expect(expected).toContain(set);
      expect(BigInt(new Set(told).size) + familiar).toBe(BigInt(expected.size));
    }),
    { numRuns: RUNS },
  );
});
