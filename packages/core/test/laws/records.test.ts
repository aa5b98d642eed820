import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartyRecord } from '../../src/credibility/record.ts';
import { ENDINGS, entriesOf, type Made, made, recordIn, setting } from '../credibility/random-record.ts';

const RUNS = { numRuns: 150, seed: 20_251_020 };
const some = fc.array(made, { maxLength: 12 });

const write = (all: readonly Made[], from = 'anna') =>
  all.flatMap((one, index) => entriesOf(one, `${from}-${index}`, from));
const means = ({ byRules, byReliance }: PartyRecord) => [byRules.posterior.mean, byReliance.posterior.mean];
/** Sums of the same numbers in another order may differ in the last digit. */
const TINY = 1e-12;

function expectSame(after: PartyRecord, before: PartyRecord): void {
  for (const reading of ['byRules', 'byReliance'] as const) {
    const [a, b] = [after[reading].posterior, before[reading].posterior];
    for (const part of ['alpha', 'beta', 'mean', 'low', 'high', 'effective'] as const)
      expect(Math.abs(a[part] - b[part])).toBeLessThan(1e-10);
  }
}

test('the generated records hold every ending', () => {
  const all = ENDINGS.map((ending): Made => ({ ending, to: 'ben', tag: '', deal: 0, year: 2024, grade: '' }));
  const { counts } = recordIn(write(all), { halfLife: 'none', icc: 0, transfer: 1, to: undefined, tags: [] });
  expect(counts).toMatchObject({
    promises: 10,
    kept: 2,
    keptLate: 1,
    partlyKept: 1,
    broken: 1,
    overdue: 1,
    released: 1,
    ended: 1,
    lapsed: 2,
    disputed: 1,
    letDown: 1,
  });
});

test('one more that was kept never lowers the chance, and one more that was broken never raises it', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(some, made, setting, fc.boolean(), (all, one, how, isKept) => {
      const before = means(recordIn(write(all), how));
      const more: Made = { ...one, grade: '', ending: isKept ? 'kept' : 'broken' };
      const after = means(recordIn(write([...all, more]), how));
      for (const reading of [0, 1]) {
        const rise = after[reading]! - before[reading]!;
        expect(isKept ? rise : -rise).toBeGreaterThan(-TINY);
      }
    }),
    RUNS,
  );
});

test('what is released, lapsed or outside changes nothing', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      some,
      made,
      setting,
      fc.constantFrom('released', 'lapsed', 'outside'),
      (all, one, how, ending) => {
        expectSame(recordIn(write([...all, { ...one, ending }]), how), recordIn(write(all), how));
      },
    ),
    RUNS,
  );
});

test('a lawful ending without consent leaves the first reading as it is, and never raises the second', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(some, made, setting, (all, one, how) => {
      const before = recordIn(write(all), how);
      const after = recordIn(write([...all, { ...one, ending: 'ended' }]), how);
      expectSame({ ...after, byReliance: before.byReliance }, before);
      expect(after.byReliance.posterior.mean - before.byReliance.posterior.mean).toBeLessThan(TINY);
    }),
    RUNS,
  );
});

test('the order of entries changes nothing', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(some, setting, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (all, how, keys) => {
      const entries = write(all);
      const shuffled = entries
        .map((entry, index) => [keys[index % keys.length]!, entry] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, entry]) => entry);
      expectSame(recordIn(shuffled, how), recordIn(entries, how));
    }),
    RUNS,
  );
});

test('what another party promises changes nothing', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(some, some, setting, (all, others, how) => {
      expectSame(recordIn([...write(all), ...write(others, 'dora')], how), recordIn(write(all), how));
    }),
    RUNS,
  );
});

test('the worst and the best that those in doubt may come to lie around the chance', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(some, setting, (all, how) => {
      const { byRules } = recordIn(write(all), how);
      if (!byRules.bounds) return;
      expect(byRules.bounds.broken.mean - TINY).toBeLessThan(byRules.bounds.kept.mean);
    }),
    RUNS,
  );
});
