import { expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { judged } from '../query/judged.ts';

/** What is said of an event with this source, and where the promise then stands. */
function answer(source: string): [string[], string] {
  const { ledger, judgement } = judged(
    `party @a "Anna"
party @b "Ben"
source @s "A letter"
  published 2026-02-02
2026-01-01 promise @p "P"
  from @a
  to @b
  will @a sings
  source @s
2026-02-01 event
  did @a sings
  source @s ${source}
`,
    '2026-03-01',
  );
  return [
    diagnose(ledger).map(({ code, message, help }) => `${code}: ${message} ${help}`),
    judgement.promises[0]!.state,
  ];
}

test.each(['denie', 'Denies', 'deny', 'denied'])(
  '`source @s %s` is no passage, and supports nothing',
  (word) => {
    const [said, state] = answer(word);
    expect(said).toEqual([
      `unexpected-text: \`${word}\` does not say whether the source supports this. Write \`denies\`; a passage of that name stands in quotation marks: \`"${word}"\`.`,
    ]);
    expect(state).toBe(answer('mentions')[1]);
  },
);

test('passages stay passages', () => {
  expect(answer('p3')).toEqual([[], 'kept']);
  expect(answer('"denied"')).toEqual([[], 'kept']);
  expect(answer('annex')).toEqual([[], 'kept']);
});
