import { expect, test } from 'vitest';
import type { Conflicts } from '../../../src/conflict/conflict.ts';
import { countAsMade } from '../../../src/ledger/count-as-made.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { judge } from '../../../src/lifecycle/judge.ts';
import { fittingOf, fittingReport } from '../../../src/query/reports/fitting.ts';
import { sourceText } from '../../../src/text/source-text.ts';

const LEDGER = `party @g "Gallery"
party @a "Anna"
party @b "Boris"
party @c "Carl"
thing @p "Painting"
source @s
deed ?seller sells ?work to ?buyer
  once per ?work
${sale('@one', '@a')}${sale('@other', '@b')}`;
const NOTHING: Conflicts = { conflicts: [], families: [], entanglements: [], incomplete: undefined };

function sale(id: string, to: string, more = ''): string {
  return `2026-01-10 promise ${id}\n  from @g\n  to ${to}\n  will @g sells @p to ${to}\n${more}`;
}

function fitting(draft: string, search?: () => Conflicts) {
  const ledger = Ledger.read([sourceText('ledger.troth', LEDGER), sourceText('draft.troth', draft)]);
  const on = dayOf(2026, 3, 1);
  countAsMade(ledger, 'draft.troth', on);
  return fittingOf(judge(ledger, { on }), 'draft.troth', search);
}

function sets(found: Conflicts): string[] {
  return found.conflicts.map(({ promises }) => promises.map(({ name }) => name.text).join(' '));
}

test('only conflicts with a promise of the draft are kept', () => {
  const result = fitting(sale('@third', '@c'));
  expect(sets(result.conflicts)).toEqual(['one third', 'other third']);
  expect(fittingReport(result)).toEqual({ promises: ['@third'], leftOut: [], fits: false });
  const { entanglements } = result.conflicts;
  expect(entanglements.map(({ promises }) => promises.length)).toEqual([3]);
});

test('what the draft replaces is left out, though it would still be open', () => {
  const result = fitting(sale('@third', '@c', '  to @a\n  if @c pays\n  instead of @one\n'));
  expect(sets(result.conflicts)).toEqual(['other third']);
  expect(fittingReport(result)).toEqual({ promises: ['@third'], leftOut: ['@one'], fits: false });
  const all = fitting(
    sale('@third', '@c', '  to @a\n  to @b\n  if @c pays\n  instead of @one\n  instead of @other\n'),
  );
  expect(fittingReport(all)).toEqual({ promises: ['@third'], leftOut: ['@one', '@other'], fits: true });
});

test('what is owed to somebody else too is not replaced, and stays in sight', () => {
  const result = fitting(sale('@third', '@c', '  instead of @one\n'));
  expect(sets(result.conflicts)).toEqual(['one third', 'other third']);
  expect(fittingReport(result)).toEqual({ promises: ['@third'], leftOut: [], fits: false });
  const handedOn = '2026-02-01 assigned @one by @a to @c\n2026-02-01 released @other by @b\n';
  expect(fittingReport(fitting(sale('@third', '@c', `  instead of @one\n${handedOn}`)))).toEqual({
    promises: ['@third'],
    leftOut: ['@one'],
    fits: true,
  });
});

test('a draft that replaces its own promise keeps both in sight', () => {
  const result = fitting(sale('@third', '@c') + sale('@fourth', '@c', '  instead of @third\n'));
  expect(result.leftOut).toEqual([]);
});

test('a search that found nothing and did not finish says nothing', () => {
  const cut = () => ({ ...NOTHING, incomplete: 'stopped' });
  expect(fitting(sale('@third', '@c'), cut).fits).toBe(null);
  expect(fitting(sale('@third', '@c'), () => NOTHING).fits).toBe(true);
});

test('promises that do not count are named', () => {
  const result = fitting(`${sale('@third', '@c', '  source @s denies\n')}${sale('@fourth', '@c')}`);
  expect(result.uncounted.map(({ name }) => name.text)).toEqual(['third']);
});
