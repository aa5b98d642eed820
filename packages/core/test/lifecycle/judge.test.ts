import { expect, test } from 'vitest';
import { judge, Ledger, sourceText } from '../../src/index.ts';

const ledger = Ledger.read([
  sourceText('a.troth', 'party @a\nparty @b\n2026-01-01 promise @p\n  from @a\n  to @b\n  will @a pays\n'),
]);

test.each([
  ['nothing', undefined],
  ['no number', Number.NaN],
  ['a text', '2026-03-01'],
])('%s is no day to judge on', (_, on) => {
  expect(() => judge(ledger, { on: on as number })).toThrow(
    new RangeError(`\`on\` is ${on}, not a day as dayOf gives it.`),
  );
});
